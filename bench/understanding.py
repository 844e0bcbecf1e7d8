"""How well Ally reads: abilities, whole readings and false writes on the corpora and on other worlds.

    python -m bench.understanding                        every corpus
    python -m bench.understanding dev --show             and the misses
    python -m bench.understanding heldout --show --open  the misses of what nobody tunes for: for the examiner only
    python -m bench.understanding --text FILE            false writes in any text

It reads as anyone would from outside: `ally migrate`, `ally import DIR` with the corpus's names, `ally parse --jsonl`.
Exits 1 when anything would be written falsely.
"""

from __future__ import annotations

import argparse
import json
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.comparing import right_intent, right_whole, writes_another, writes_falsely, wrong_slots
from bench.otherworlds import generated_sentences, sentences_of

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "tests" / "corpus"
OTHERWORLDS_NOW = "2026-11-24T10:30:00-05:00"

Row = dict[str, Any]
Reading = dict[str, Any]


@dataclass(frozen=True)
class Corpus:
    name: str
    rows: Callable[[], list[Row]]
    names: dict[str, Path]
    """The files `ally import` reads, by the names it knows them by."""
    closed: bool = False
    """True when its misses are not shown to those who build the reader."""


def corpora(text: Path | None) -> list[Corpus]:
    demo = {"Account.csv": CORPUS / "resolution_accounts.csv"}
    unseen = {"Account.csv": CORPUS / "unseen_accounts.csv"}
    voices = {"Account.csv": CORPUS / "voices_accounts.csv"}
    strangers = {"Account.csv": CORPUS / "strangers_accounts.csv"}
    heldout = {"Account.csv": CORPUS / "heldout_accounts.csv", "User.csv": CORPUS / "heldout_users.csv"}
    guests = {"Account.csv": CORPUS / "guests_shut_accounts.csv"}
    if text:
        return [Corpus(text.name, lambda: foreign_rows(sentences_of(text)), heldout)]
    return [
        Corpus("dev", lambda: rows_of("dev"), demo),
        Corpus("mustnot_dev", lambda: rows_of("mustnot_dev"), demo),
        Corpus("tuned", lambda: rows_of("tuned"), heldout),
        Corpus("tuned_mustnot", lambda: rows_of("tuned_mustnot"), heldout),
        Corpus("two_requests", lambda: rows_of("two_requests"), demo),
        Corpus("heldout", lambda: rows_of("heldout"), heldout, closed=True),
        Corpus("heldout_mustnot", lambda: rows_of("heldout_mustnot"), heldout, closed=True),
        Corpus("slots_shut", lambda: rows_of("slots_shut"), unseen, closed=True),
        Corpus("slots_shut_mustnot", lambda: rows_of("slots_shut_mustnot"), unseen, closed=True),
        Corpus("voices_shut", lambda: rows_of("voices_shut"), voices, closed=True),
        Corpus("voices_shut_mustnot", lambda: rows_of("voices_shut_mustnot"), voices, closed=True),
        Corpus("strangers_shut", lambda: rows_of("strangers_shut"), strangers, closed=True),
        Corpus("strangers_shut_mustnot", lambda: rows_of("strangers_shut_mustnot"), strangers, closed=True),
        Corpus("guests_shut", lambda: rows_of("guests_shut"), guests, closed=True),
        Corpus("guests_shut_mustnot", lambda: rows_of("guests_shut_mustnot"), guests, closed=True),
        Corpus("otherworlds", lambda: foreign_rows(generated_sentences()), heldout),
    ]


def rows_of(name: str) -> list[Row]:
    lines = (CORPUS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def foreign_rows(sentences: Iterable[tuple[str, str]]) -> list[Row]:
    return [
        {"id": f"o-{number}", "text": text, "now": OTHERWORLDS_NOW, "kind": domain, "intent": None}
        for number, (domain, text) in enumerate(sentences, start=1)
    ]


@contextmanager
def names_known(corpus: Corpus, ally: list[str]) -> Iterator[dict[str, str]]:
    """An environment whose database knows the accounts and people of the corpus."""
    with tempfile.TemporaryDirectory() as folder:
        exports = Path(folder) / "exports"
        exports.mkdir()
        for name, path in corpus.names.items():
            shutil.copy(path, exports / name)
        environment = os.environ | {"DATABASE_URL": f"sqlite:///{folder}/names.db", "ALLY_LOG_FORMAT": "text"}
        for command in (["migrate"], ["import", str(exports)]):
            subprocess.run([*ally, *command], env=environment, check=True, stdout=subprocess.DEVNULL)
        yield environment


def readings(rows: list[Row], ally: list[str], environment: dict[str, str]) -> list[Reading]:
    said = "".join(json.dumps({"text": row["text"], "now": row["now"]}) + "\n" for row in rows)
    run = subprocess.run(
        [*ally, "parse", "--jsonl"], input=said, env=environment, check=True, stdout=subprocess.PIPE, encoding="utf-8"
    )
    read = [json.loads(line) for line in run.stdout.splitlines()]
    if len(read) != len(rows):
        raise SystemExit(f"{len(rows)} messages, {len(read)} readings")
    return read


@dataclass
class Tally:
    messages: int = 0
    intents: int = 0
    whole: int = 0
    false_writes: int = 0
    other_writes: int = 0

    def count(self, row: Row, reading: Reading) -> None:
        self.messages += 1
        self.intents += right_intent(row, reading)
        self.whole += right_whole(row, reading)
        self.false_writes += writes_falsely(row, reading)
        self.other_writes += writes_another(row, reading)

    def __str__(self) -> str:
        intent, whole = self.intents / self.messages, self.whole / self.messages
        return (
            f"{self.messages:6}  intent {intent:.3f}  whole {whole:.3f}  "
            f"false writes {self.false_writes:3}  other writes {self.other_writes:3}"
        )


def report(corpus: Corpus, rows: list[Row], read: list[Reading], seconds: float) -> Tally:
    total = Tally()
    parts: defaultdict[str, Tally] = defaultdict(Tally)
    for row, reading in zip(rows, read, strict=True):
        labels = [row["kind"]] if "kind" in row else [row["intent"] or "nothing"]
        for tally in [total, *(parts[label] for label in labels + [f"#{tag}" for tag in row.get("tags", [])])]:
            tally.count(row, reading)
    print(f"\n{corpus.name:26}{total}  {1000 * seconds / len(rows):.2f} ms each, start-up included")
    for label, tally in sorted(parts.items()):
        print(f"  {label:24}{tally}")
    return total


def show_misses(rows: list[Row], read: list[Reading]) -> None:
    """Every message not read as labelled; of must-not lines, only what would be written."""
    for row, reading in zip(rows, read, strict=True):
        if writes_falsely(row, reading) or ("kind" not in row and not right_whole(row, reading)):
            print(f"\n{row['id']}  {row['text']!r}\n  meant {row['intent']} {row.get('slots', {})}")
            print(f"  read  {reading['intent']} {reading.get('slots')}  ({reading.get('tier')})")
            if row["intent"] and row["intent"] == reading["intent"]:
                print(f"  wrong {', '.join(wrong_slots(row['slots'], reading.get('slots') or {}))}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="*", help="names of corpora; all of them without")
    parser.add_argument("--text", type=Path, help="count false writes in this text instead")
    parser.add_argument("--show", action="store_true", help="print the misses")
    parser.add_argument("--open", action="store_true", help="also those of the held-out corpora")
    parser.add_argument("--command", default=f"{sys.executable} -m bot", help="the ally command")
    options = parser.parse_args()
    known = corpora(options.text)
    if unknown := set(options.corpus) - {corpus.name for corpus in known}:
        parser.error(f"no such corpus: {', '.join(sorted(unknown))}")
    chosen = [corpus for corpus in known if not options.corpus or corpus.name in options.corpus]
    if options.show and not options.open and options.corpus and any(corpus.closed for corpus in chosen):
        parser.error("the held-out corpora are not for tuning: their misses need --open")
    ally, false_writes = shlex.split(options.command), 0
    for corpus in chosen:
        rows = corpus.rows()
        with names_known(corpus, ally) as environment:
            began = time.perf_counter()
            read = readings(rows, ally, environment)
            seconds = time.perf_counter() - began
        false_writes += report(corpus, rows, read, seconds).false_writes
        if options.show and (options.open or not corpus.closed):
            show_misses(rows, read)
    return 1 if false_writes else 0


if __name__ == "__main__":
    sys.exit(main())
