"""How well and how fast accounts are resolved: `python -m bench.resolution [--million]`.

Prints three kinds of figures: outcomes on the labelled mentions of the demo and of real companies; outcomes on mentions derived from
the real companies' names by rule (legal form dropped, misspelt, shortened); and speed, size and precision among 10,000 to 1,000,000 made-up
accounts, in seconds of one core. Each is set against the best single scorer of rapidfuzz over all names, in the same run.
"""

from __future__ import annotations

import argparse
import gc
import random
import resource
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process, utils

from bench.mentions import CORPUS, Mention, Verdict, judge, read_accounts, read_mentions
from bench.worlds import make_entries, misspell
from bot.domain.account_entry import AccountEntry
from bot.domain.account_index import AccountIndex
from bot.domain.names import CONNECTORS, read_name
from bot.domain.resolution import resolve

SCORERS = (fuzz.ratio, fuzz.token_sort_ratio, fuzz.token_set_ratio, fuzz.partial_ratio, fuzz.WRatio)
CUTOFF = 85
"""From this score on the plain scorer takes its best hit for the answer."""


@dataclass(frozen=True, slots=True)
class Figures:
    right: float
    found: float
    silently_wrong: float

    @classmethod
    def of(cls, verdicts: Sequence[Verdict]) -> Figures:
        meant = [verdict for verdict in verdicts if verdict.mention.ids]
        return cls(
            right=sum(verdict.is_right for verdict in verdicts) / len(verdicts),
            found=sum(verdict.is_found for verdict in meant) / len(meant),
            silently_wrong=sum(verdict.is_silently_wrong for verdict in verdicts) / len(verdicts),
        )

    def __str__(self) -> str:
        return f"right {self.right:7.2%}  found {self.found:7.2%}  silently wrong {self.silently_wrong:6.2%}"


def derive_mentions(entries: Iterable[AccountEntry], *, seed: int = 5) -> list[Mention]:
    """What people might type for each name, the account that is meant, and every other that bears the very same words.

    A shortened name that is the whole name of another account means that one.
    """
    draw = random.Random(seed)
    by_core: dict[str, set[str]] = {}
    by_whole: dict[str, set[str]] = {}
    for entry in entries:
        name = read_name(entry.name)
        if not (entry.leftover or name.leftover):
            by_core.setdefault(name.core, set()).add(entry.sf_id)
            by_whole.setdefault(name.whole, set()).add(entry.sf_id)
    mentions = []
    for entry in entries:
        name = read_name(entry.name)
        core = name.core
        if entry.leftover or name.leftover or not core:
            continue
        ids = frozenset(by_core[core])
        expect = "resolved" if len(ids) == 1 else "ambiguous"
        same = frozenset(by_whole[name.whole] if name.form else ids)
        mentions.append(Mention(entry.name.upper(), "resolved" if len(same) == 1 else "ambiguous", same, "capitals"))
        mentions.append(Mention(core, expect, ids, "no legal form"))
        if len(core) >= 6:
            mentions.append(Mention(misspell(core, draw), expect, ids, "misspelt"))
        short = " ".join(name.words[:2])
        if len(name.words) > 2 and short not in by_core and name.words[1] not in CONNECTORS:
            mentions.append(Mention(short, expect, ids, "shortened"))
    return mentions


def judge_plainly(entries: Sequence[AccountEntry], mentions: Sequence[Mention]) -> dict[str, Figures]:
    """Each single scorer of rapidfuzz over all names: the best hit is taken from `CUTOFF` on, the first five are offered."""
    names = [utils.default_process(entry.name) for entry in entries]
    figures = {}
    for scorer in SCORERS:
        verdicts = []
        for mention in mentions:
            hits = process.extract(utils.default_process(mention.query), names, scorer=scorer, limit=5)
            offered = tuple(entries[at].sf_id for _, _, at in hits)
            is_taken = bool(hits) and hits[0][1] >= CUTOFF
            verdicts.append(
                Verdict(mention, "resolved" if is_taken else "unknown", offered[:1] if is_taken else offered)
            )
        figures[scorer.__name__] = Figures.of(verdicts)
    return figures


def show_quality(title: str, entries: Sequence[AccountEntry], mentions: Sequence[Mention]) -> None:
    print(f"{title}: {len(mentions)} mentions of {len(entries)} accounts")
    verdicts = judge(AccountIndex.build(entries), mentions)
    print(f"  Ally                     {Figures.of(verdicts)}")
    for kind in dict.fromkeys(mention.kind for mention in mentions):
        of_kind = [verdict for verdict in verdicts if verdict.mention.kind == kind]
        if any(verdict.mention.ids for verdict in of_kind):
            print(f"    {kind:22s} {Figures.of(of_kind)}  ({len(of_kind)})")
    plain = judge_plainly(entries, mentions)
    best = max(plain, key=lambda scorer: plain[scorer].found - plain[scorer].silently_wrong)
    print(f"  rapidfuzz {best:14s} {plain[best]}")


def show_speed(count: int) -> None:
    gc.collect()
    started = time.process_time()
    for _ in make_entries(count):
        pass
    making = time.process_time() - started
    index = AccountIndex.build(make_entries(count))
    built = time.process_time() - started - 2 * making
    gc.collect()
    draw = random.Random(3)
    chosen = [index.entry(draw.randrange(1, count + 1)) for _ in range(600)]
    queries = [mention.query for mention in derive_mentions(chosen)] + [
        "all of them",
        "the weather in Oslo",
        "first national bank",
    ]
    resolve(index, queries[0])
    times = sorted(_timed(index, query) for query in queries)
    sentences = [
        f"log a call with {entry.name} yesterday, {misspell('they want pricing for february', draw)}"
        for entry in chosen[:200]
    ]
    spots = sorted(_timed_spot(index, sentence) for sentence in sentences)
    started = time.process_time()
    for entry in chosen[:100]:
        index.upsert(entry)
    changed = (time.process_time() - started) / 100
    memory = _resident()  # before the names are listed for rapidfuzz, which is no part of the index
    names = [entry.name for entry in index]
    started = time.process_time()
    for query in queries[:3]:
        process.extract(query, names, scorer=fuzz.WRatio, limit=5)
    plain = (time.process_time() - started) / 3
    print(
        f"{count:9,} accounts: built {built:5.1f} s, {memory:4.0f} MB in all; resolve p50 {_at(times, 0.5)} p99 {_at(times, 0.99)} max {_at(times, 1)}; "
        f"spot p50 {_at(spots, 0.5)} p99 {_at(spots, 0.99)}; change {changed * 1e3:.2f} ms; rapidfuzz WRatio {plain * 1e3:.0f} ms"
    )


def _timed(index: AccountIndex, query: str) -> float:
    started = time.process_time()
    resolve(index, query)
    return time.process_time() - started


def _timed_spot(index: AccountIndex, text: str) -> float:
    started = time.process_time()
    index.spot(text)
    return time.process_time() - started


def _at(times: Sequence[float], share: float) -> str:
    return f"{times[min(len(times) - 1, int(share * len(times)))] * 1e3:.2f} ms"


def _resident() -> float:
    """The process's memory at its highest, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--million", action="store_true", help="measure at 1,000,000 accounts, too (half a minute)")
    chosen = options.parse_args()
    demo = read_accounts(CORPUS / "resolution_accounts.csv")
    companies = read_accounts(CORPUS / "companies.csv")
    show_quality("demo, by hand", demo, list(read_mentions(CORPUS / "resolution_dev.jsonl")))
    show_quality("real companies, by hand", companies, list(read_mentions(CORPUS / "companies.jsonl")))
    show_quality("real companies, derived", companies, derive_mentions(companies))
    for count in (10_000, 100_000, *([1_000_000] if chosen.million else [])):
        show_speed(count)


if __name__ == "__main__":
    main()
