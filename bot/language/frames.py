"""Frames: how the head of a request sounds, in a small language, and where the slots lie in it.

A frame is read from the beginning of a clause, unit by unit:

    close|finish [the] {cta} as        words, with alternatives; [what may be missing]
    sign_off|wrap_up {cta}             several words are held together by _
    <talked> with {account}            <a named group of alternatives>; {a slot}
    my * plan                          * up to four units of anything
    renewals .                         . the end of the clause, padding aside
    renewals !                         ! the end, whatever times and padding follow
    +close {cta} => status=won         + weighs more, - less; behind => stand slots the wording carries
    ? risks for {account}              a sign at the beginning stands for a lead, such as "show me the"
    ~ {cta} assign|give                all of it somewhere in the sentence, in any order

Between two elements a comma, colon, dash or line break may always stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.language.places import Places, Stretch

JOINTS = frozenset({",", ":", "\n", "–", "—", "-"})
STOPS = frozenset({".", "!", "?", ";", "…", "..", "..."})
TIME_LEADS = frozenset("for in on over of from during by before after until since due within right at".split())
LONGEST_GAP = 4

_ELEMENT = re.compile(r"\[|\]|<\w+>|\{\w+\}|[^\s\[\]{}]+")

Phrases = Mapping[str, Sequence[tuple[str, ...]]]
"""Alternatives by their first word, the longest first."""
Step = tuple[str, object]
"""What comes next in a frame: ("words", Phrases), ("slot", name), ("gap", None), ("maybe", the step to go on with when
what follows is missing), ("end", None) or ("loose end", None)."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One way an ability is asked for."""

    ability: str
    source: str
    steps: Sequence[Step]
    needs: tuple[frozenset[str], ...]
    """Of each of these sets of words one must stand in the sentence; spares trying the frame."""
    is_loose: bool
    """True when its parts may stand in any order."""
    lead: str
    """The sign of the lead it may follow; empty for none."""
    weight: float
    gives: Mapping[str, str]
    """Slots that the wording itself carries: "when does X renew" is about the renewal date."""
    words: frozenset[str]
    """The words it is made of."""

    @property
    def first_words(self) -> frozenset[str] | None:
        """The words it can begin with; None when it can begin with others."""
        kind, what = self.steps[0]
        if self.is_loose:
            return None
        return frozenset(what) if kind == "words" and isinstance(what, dict) else None


@dataclass(frozen=True, slots=True)
class Match:
    """Where a frame stands in a sentence."""

    first: int
    """The first unit."""
    last: int
    """The unit after the last."""
    slots: Mapping[str, Stretch]
    """The first unit of each slot and the one after its last."""


def parse(ability: str, source: str, groups: Mapping[str, Phrases], leads: Iterable[str]) -> Frame:
    """A frame from its source."""
    bare = source.lstrip("+-")
    marks = source[: len(source) - len(bare)]
    bare, _, given = bare.partition(" => ")
    is_loose = bare.startswith("~")
    bare = bare.removeprefix("~")
    lead = bare[0] if bare[0] in leads else ""
    steps: list[Step] = []
    opened: list[int] = []
    needs: list[frozenset[str]] = []
    words: set[str] = set()
    for element in _ELEMENT.findall(bare[len(lead) :]):
        if element == "[":
            opened.append(len(steps))
            steps.append(("maybe", 0))
        elif element == "]":
            steps[opened.pop()] = ("maybe", len(steps))
        elif element in (".", "!"):
            steps.append(("end" if element == "." else "loose end", None))
        elif element == "*":
            steps.append(("gap", None))
        elif element.startswith("{"):
            steps.append(("slot", element[1:-1]))
        else:
            phrases = groups[element[1:-1]] if element.startswith("<") else gather(element.split("|"))
            steps.append(("words", phrases))
            words.update(word for some in phrases.values() for phrase in some for word in phrase)
            if not opened:
                needs.append(frozenset(phrases))
    while steps and steps[-1][0] == "gap":
        steps.pop()
    return Frame(
        ability, source, steps, tuple(needs), is_loose, lead, marks.count("+") - marks.count("-"), dict(one.split("=") for one in given.split()), frozenset(words)
    )  # fmt: skip


def gather(alternatives: Iterable[str]) -> dict[str, Sequence[tuple[str, ...]]]:
    """Alternatives by their first word, the longest first."""
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for one in alternatives:
        phrase = tuple(one.replace("_", " ").split())
        by_first.setdefault(phrase[0], []).append(phrase)
    return {first: sorted(phrases, key=len, reverse=True) for first, phrases in by_first.items()}


def find_phrase(phrases: Phrases, words: Sequence[str], place: int) -> int:
    """The place after the longest alternative that stands at a place; that place itself when none does."""
    if place < len(words):
        for phrase in phrases.get(words[place], ()):
            if tuple(words[place : place + len(phrase)]) == phrase:
                return place + len(phrase)
    return place


class Matcher:
    """Tries frames on one sentence. What failed at a step and place is not tried again, so the effort is bounded."""

    def __init__(self, words: Sequence[str], places: Places, padding: Phrases) -> None:
        self.words = words
        self.places = places
        self.padding = padding

    def match(self, frame: Frame, first: int) -> Match | None:
        """The frame from a unit on; None when it does not stand there."""
        if frame.is_loose:
            return self._match_loosely(frame, first)
        slots: dict[str, Stretch] = {}
        last = self._go(frame.steps, 0, first, slots, set(), is_first=True)
        return Match(first, last, slots) if last >= 0 else None

    def _match_loosely(self, frame: Frame, first: int) -> Match | None:
        """All parts of the frame somewhere in the sentence that begins at a unit."""
        end = next((place for place in range(first, len(self.words)) if self.words[place] in STOPS), len(self.words))
        slots: dict[str, Stretch] = {}
        taken: set[int] = set()
        for kind, what in sorted(
            frame.steps, key=lambda step: step[0]
        ):  # slots before words: a name's words are no cue
            if kind == "slot":
                stretch = self._find_slot(str(what), first, end)
            else:
                stretch = self._find_words(what, first, end, taken)  # type: ignore[arg-type]  # phrases
            if stretch is None:
                return None
            if kind == "slot":
                slots[str(what)] = stretch
            taken.update(range(*stretch))
        return Match(min(taken), max(taken) + 1, slots)

    def _find_slot(self, name: str, first: int, end: int) -> Stretch | None:
        for place in range(first, end):
            for stretch, _ in self.places.find(name, place):
                if (
                    stretch[1] <= end
                    and (name != "account" or self.words[stretch[0]] == "@account")
                    and self.words[stretch[0]] != "@num"
                ):
                    return stretch
        return None

    def _find_words(self, phrases: Phrases, first: int, end: int, taken: set[int]) -> Stretch | None:
        for place in range(first, end):
            after = find_phrase(phrases, self.words, place)
            if after > place and place not in taken:
                return place, after
        return None

    def _go(
        self,
        steps: Sequence[Step],
        at: int,
        place: int,
        slots: dict[str, Stretch],
        failed: set[tuple[int, int]],
        *,
        is_first: bool = False,
    ) -> int:
        """The unit after the rest of the frame; -1 when it does not stand here."""
        if at == len(steps):
            return place
        if (at, place) in failed:
            return -1
        kind, what = steps[at]
        if kind == "maybe":
            end = self._go(steps, at + 1, place, slots, failed, is_first=is_first)
            if end < 0:
                end = self._go(steps, what, place, slots, failed, is_first=is_first)  # type: ignore[arg-type]  # a step's number
        else:
            end = -1
            begins = (
                (place,)
                if is_first or place >= len(self.words) or self.words[place] not in JOINTS
                else (place + 1, place)
            )
            for begin in begins:
                end = self._step(kind, what, steps, at, begin, slots, failed)
                if end >= 0:
                    break
        if end < 0:
            failed.add((at, place))
        return end

    def _step(
        self,
        kind: str,
        what: object,
        steps: Sequence[Step],
        at: int,
        place: int,
        slots: dict[str, Stretch],
        failed: set[tuple[int, int]],
    ) -> int:
        words = self.words
        if kind == "words":
            if place < len(words):
                for phrase in what.get(words[place], ()):  # type: ignore[attr-defined]  # phrases
                    length = len(phrase)
                    if length == 1 or tuple(words[place : place + length]) == phrase:
                        end = self._go(steps, at + 1, place + length, slots, failed)
                        if end >= 0:
                            return end
            return -1
        if kind == "slot":
            name = str(what)
            for stretch, following in self.places.find(name, place):
                end = self._go(steps, at + 1, following, slots, failed)
                if end >= 0:
                    slots[name] = stretch
                    return end
            return -1
        if kind == "gap":
            for skipped in range(LONGEST_GAP + 1):
                end = self._go(steps, at + 1, place + skipped, slots, failed)
                if end >= 0:
                    return end
                if place + skipped >= len(words) or words[place + skipped] in STOPS:
                    return -1
            return -1
        return self._end(place, are_times_padding=kind == "loose end")

    def _end(self, place: int, *, are_times_padding: bool) -> int:
        """The unit at which the clause ends, behind padding; -1 when something else follows."""
        words = self.words
        while place < len(words):
            word = words[place]
            if (word in STOPS and word != "!") or word == "\n":
                return place
            if (
                word in (",", "!")
                or (word.startswith(":") and len(word) > 2)
                or (are_times_padding and word == "@time")
            ):
                place += 1
            elif are_times_padding and word in TIME_LEADS and words[place + 1 : place + 2] == ["@time"]:
                place += 2
            elif (after := find_phrase(self.padding, words, place)) > place:
                place = after
            else:
                return -1
        return place


__all__ = ["Frame", "Match", "Matcher", "Phrases", "find_phrase", "gather", "parse"]
