"""The reader: what a message asks for, how sure that is, and why.

Every clause is read with the frames of every ability; the reading that accounts for most of it wins, if it wins by
enough. What would change something is looked at again: a negation, a supposition, a report, a question, a quote or
somebody else's orders forbid it. What is left is filled into slots by the trade's own rules.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from bot.language import markup, places
from bot.language.declare import Declaration
from bot.language.everyday import EVERYDAY
from bot.language.frames import Frame, Grammar
from bot.language.lexicon import Lexicon
from bot.language.masks import find_masks, spot_accounts
from bot.language.names import Names
from bot.language.sentence import BREAKS, Sentence, cut

Tier = Literal["exact", "tagged", "none"]
MOST_CLAUSES = 7
MARGIN = 0.75
"""By how much a reading that changes something must be ahead of the next."""


BARE = ("{account} .",)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a message asks for."""

    text: str
    intent: str | None
    slots: dict[str, Any] = field(default_factory=dict)
    confidence: float = 0.0
    """0–1."""
    tier: Tier = "none"
    alternatives: tuple[tuple[str, float], ...] = ()
    """Other abilities it might be, the likeliest first."""
    rest: str | None = None
    """A second request in the same message."""
    is_bare_name: bool = False
    """True when the message is nothing but an account's name."""
    why: tuple[str, ...] = ()
    """For the log: which frame, which veto."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A frame that fits, and where."""

    frame: Frame
    sentence: Sentence
    said: re.Match[str]
    clause: int
    """The unit at which the clause begins; openers come before the frame."""
    first: int
    """The frame's first unit."""
    last: int
    """The unit after its last."""
    score: float
    is_placed: bool
    """True when an account was found by its place, not by its name."""

    @property
    def ability(self) -> str:
        return self.frame.ability

    def find(self, slot: str) -> str | None:
        """The words that stand in a slot of the frame, as typed."""
        found = self.find_units(slot)
        return self.sentence.words(*found) if found else None

    def find_units(self, slot: str) -> tuple[int, int] | None:
        """The first unit of a slot and the one after its last."""
        said = self.said.groupdict()
        slot = slot if said.get(slot) is not None else f"{slot}_again"
        if said.get(slot) is None:
            return None
        return self.sentence.unit_at(self.said.start(slot)), self.sentence.unit_at(self.said.end(slot) - 1) + 1


@dataclass(frozen=True, slots=True)
class Trade:
    """What the reader is told of the abilities and the trade."""

    declarations: Sequence[Declaration]
    frames: Mapping[str, Sequence[str]]
    """The frames of every ability, in their source."""
    groups: Mapping[str, tuple[str, ...]]
    padding: tuple[str, ...]
    openers: tuple[str, ...]
    spellings: Mapping[str, str]
    phrases: Mapping[tuple[str, ...], str]
    leads: Mapping[str, str]
    places: Mapping[str, str]
    """Further places of slots, beside those every trade has."""
    words: frozenset[str]
    """Words of the vocabulary beside those of the frames, for the lexicon."""
    fill: Callable[[Heard, datetime], dict[str, Any]]
    """The slots of a heard frame."""
    find_veto: Callable[[str, Heard], str | None]
    """Why what was heard must not be done; None when nothing speaks against it."""


class Reader:
    """Reads messages; safe to share between threads."""

    def __init__(self, trade: Trade) -> None:
        self.trade = trade
        self._writes = {one.name for one in trade.declarations if one.writes}
        self._known = _compile(trade, places.ACCOUNT_KNOWN)
        self._placed = [
            frame for frame in _compile(trade, places.ACCOUNT_PLACED) if "account" in frame.pattern.groupindex or "{cta}" in frame.source
        ]
        self._openers = re.compile(
            "(?:(?:" + "|".join(re.escape(one) for one in sorted(trade.openers, key=len, reverse=True)) + r"|:[a-z_0-9]+:|[,!:-]|\.\.\.|…) )+"
        )
        words = {word for frame in self._known for word in frame.words} | trade.words
        self.lexicon = Lexicon((word for word in words if word.isalpha()), trade.spellings)

    def read(self, text: str, *, now: datetime, names: Names) -> Reading:
        """What the text asks for. Any text is read, and none takes longer than its first lines do."""
        plain = markup.undo(text)
        if not plain.text:
            return Reading(text, None, why=("empty",))
        accounts = spot_accounts(plain.text, names)
        sentence = cut(
            plain.text, find_masks(plain.text, accounts=accounts, now=now), lexicon=self.lexicon, phrases=self.trade.phrases
        )
        heard = self._hear(sentence)
        if not heard:
            return Reading(text, None, why=("nothing fits",))
        best = heard[0]
        others = tuple((one.ability, _confidence(one)) for one in heard[1:4])
        why = [f"{best.ability} by {best.frame.source!r} ({best.score:.1f})"]
        if best.ability in self._writes:
            veto = "a quote" if plain.is_quoting else self.trade.find_veto(plain.text, best)
            if veto is None and len(heard) > 1 and heard[1].ability in self._writes and best.score - heard[1].score < MARGIN:
                veto = f"too near to {heard[1].ability}"
            if veto is not None:
                asking = [one for one in heard[1:] if one.ability not in self._writes]
                return Reading(
                    text, None, alternatives=((best.ability, 0.3), *others), why=(*why, veto, *(one.ability for one in asking[:1]))
                )
        slots = self.trade.fill(best, now)
        is_whole = best.first == best.clause == 0 and best.last >= len(sentence.units)
        confidence = _confidence(best)
        return Reading(
            text=text,
            intent=best.ability,
            slots=slots,
            confidence=confidence,
            tier="exact" if is_whole and not best.is_placed else "tagged",
            alternatives=others,
            is_bare_name=best.frame.source == "{account} .",
            why=tuple(why),
        )

    def _hear(self, sentence: Sentence) -> list[Heard]:
        """The best of each ability, the best first."""
        best: dict[str, Heard] = {}
        for number, clause in enumerate(sentence.clauses()[:MOST_CLAUSES]):
            starts = {sentence.starts[clause]}
            if opened := self._openers.match(sentence.line, sentence.starts[clause]):
                starts |= {opened.end()}
            words = {unit.word for unit in sentence.units[clause:]}
            is_named = any(unit.word == "@account" for unit in sentence.units[clause:])
            for is_placed, frames in ((False, self._known), (True, [] if is_named else self._placed)):
                for frame in frames:
                    if any(need.isdisjoint(words) for need in frame.needs):
                        continue
                    for start in starts:
                        said = frame.pattern.match(sentence.line, start)
                        if said is None:
                            continue
                        one = _weigh(frame, sentence, said, clause, number, is_placed)
                        if is_placed and not _is_plausible(one):
                            continue
                        if one.ability not in best or one.score > best[one.ability].score:
                            best[one.ability] = one
        return sorted(best.values(), key=lambda one: -one.score)


def _weigh(frame: Frame, sentence: Sentence, said: re.Match[str], clause: int, number: int, is_placed: bool) -> Heard:
    first = sentence.unit_at(said.start())
    last = sentence.unit_at(max(said.start(), said.end() - 1)) + 1
    inside = [unit.word for unit in sentence.units[first:last] if unit.word not in BREAKS]
    literal = sum(word in frame.words for word in inside)
    known = sum(word in ("@account", "@cta") for word in inside)
    other = len(inside) - literal - known
    score = literal + 1.5 * known + 0.2 * other + frame.weight - 0.8 * number - (1.0 if is_placed else 0.0)
    return Heard(frame, sentence, said, clause, first, last, score, is_placed)


def _is_plausible(heard: Heard) -> bool:
    """False when what stands in an account's place cannot be a company's name."""
    place = heard.find_units("account")
    if place is None:
        return True
    units = heard.sentence.units[slice(*place)]
    typed = [heard.sentence.text[unit.start : unit.end] for unit in units]
    is_proper = typed[0][:1].isupper() and (units[0].start > 0 or len(typed) > 1)
    is_telling = any(unit.word not in EVERYDAY and not unit.word.startswith("@") and len(unit.word) > 2 for unit in units)
    if heard.frame.source in BARE:
        return is_telling and typed[0][:1].isupper() and all(word[:1].isupper() or word in ("&", "of", "and") for word in typed)
    return is_telling or is_proper


def _confidence(heard: Heard) -> float:
    return round(max(0.05, min(0.99, 0.5 + 0.09 * heard.score)), 2)


def _compile(trade: Trade, account: str) -> list[Frame]:
    slots = {
        "account": account,
        "cta": places.cta_place(account),
        **{name: places.PERSON.format(name) for name in ("contact", "person", "person_value")},
        **{name: places.FEW.format(name) for name in ("task", "playbook", "template", "plan", "title", "name")},
        **{name: places.REST.format(name) for name in ("text", "value", "topic")},
        **trade.places,
    }
    grammar = Grammar(trade.groups, slots, trade.padding, trade.leads)
    return [grammar.compile(ability, source) for ability, sources in trade.frames.items() for source in sources]


__all__ = ["Heard", "Reader", "Reading", "Trade"]
