"""How fast Ally reads: with ten thousand and with a hundred thousand accounts and their people known, at the start, and texts of any length.

    python -m bench.reading

Every sentence of the open corpora is read with a known account's name in the place of its own, as often as there are rounds.
"""

from __future__ import annotations

import json
import random
import time
from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path

from bench.worlds import make_entries, make_people
from bot.app import settle
from bot.domain.account_index import AccountIndex
from bot.intents.reading import build_reader

CORPUS = Path(__file__).resolve().parents[1] / "tests" / "corpus"
KNOWN = (10_000, 100_000)
WARM, MEASURED = 300, 4_000
LONGEST = 40_000
NOW = datetime.fromisoformat("2026-11-24T10:30:00-05:00")


def sentences(names: list[str]) -> Iterator[str]:
    """Wordings in a random order, with names put into their places."""
    chance = random.Random(3)
    wordings = [json.loads(line)["text"] for line in (CORPUS / "wordings.jsonl").read_text("utf-8").splitlines()]
    while True:
        said = chance.choice(wordings)
        for place in ("{account}", "{account2}"):
            said = said.replace(place, chance.choice(names))
        yield said.replace("{person2}", "Priya").replace("{person}", "Dana Whitfield")


def main() -> None:
    begun = time.perf_counter()
    reader = build_reader()
    print(f"the reader is built in {1000 * (time.perf_counter() - begun):.0f} ms")
    for count in KNOWN:
        entries = list(make_entries(count))
        begun = time.perf_counter()
        index = AccountIndex.build(entries)
        built = time.perf_counter() - begun
        people, begun = make_people(count), time.perf_counter()
        index.people.fill(people)
        met = time.perf_counter() - begun
        said = list(islice(sentences([one.name for one in entries]), WARM + MEASURED))
        settle()  # as every served process does once it knows the names
        times = []
        for number, text in enumerate(said):
            begun = time.perf_counter()
            reader.read(text, now=NOW, names=index)
            if number >= WARM:
                times.append(1000 * (time.perf_counter() - begun))
        times.sort()
        print(
            f"{count:9,} accounts: index {built:.1f} s, {len(index.people):,} people {met:.2f} s; a message p50 {times[len(times) // 2]:.2f} ms, "
            f"p99 {times[int(len(times) * 0.99)]:.2f} ms, max {times[-1]:.2f} ms"
        )
    for unit in ("log a call with Acme, they said ", "a", "1 ", "\n- ", "cta ", "'s ", "@", "({[<"):
        text = (unit * LONGEST)[:LONGEST]
        begun = time.perf_counter()
        reader.read(text, now=NOW, names=index)
        print(f"  {LONGEST:,} characters of {unit!r}: {1000 * (time.perf_counter() - begun):.1f} ms")


if __name__ == "__main__":
    main()
