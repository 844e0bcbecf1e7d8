"""Frames: how the head of a request sounds, in a small language, and where the slots lie in it.

A frame is read from the beginning of a clause, unit by unit:

    close|finish [the] {cta} as        words, with alternatives; [what may be missing]
    <verb of speaking> with {account}  <a named group of alternatives>; {a slot}
    my * plan                          * up to four units of anything
    renewals .                         . the end of the clause, padding aside
    renewals !                         ! the end of what was said, however it goes on with times and padding

Between two elements a comma, colon, dash or line break may always stand.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

JOINT = r"(?:[,:\n–—-] )?"
GAP = r"(?:[^\s.!?;]+ ){0,4}?"

_ELEMENT = re.compile(r"\[|\]|<\w+>|\{\w+\}|[^\s\[\]{}]+")


@dataclass(frozen=True, slots=True)
class Frame:
    """One way an ability is asked for."""

    ability: str
    source: str
    pattern: re.Pattern[str]
    needs: tuple[frozenset[str], ...]
    """Of each of these sets of words one must stand in the line; spares trying the pattern."""
    weight: float
    gives: Mapping[str, str]
    """Slots that the wording itself carries: "when does X renew" is about the renewal date."""
    words: frozenset[str]
    """The words it is made of, for the lexicon."""


@dataclass(frozen=True)
class Grammar:
    """What the frames' small language refers to."""

    groups: Mapping[str, tuple[str, ...]]
    """Named alternatives, each a word or several."""
    places: Mapping[str, str]
    """The regular expression of each slot, over the line of a sentence."""
    padding: tuple[str, ...]
    """Words that add nothing at the end: please, thanks …"""
    leads: Mapping[str, str]
    """What a sign at the beginning of a frame stands for, such as "?" for the ways to begin a question."""

    @cached_property
    def end(self) -> str:
        padding = "|".join(re.escape(one) for one in sorted(self.padding, key=len, reverse=True))
        return rf"(?:(?:{padding}|[,!\n]|:[a-z_0-9]+:) )*(?=[.!?;\n]|…|\.\.|$)"

    @cached_property
    def loose_end(self) -> str:
        padding = "|".join(re.escape(one) for one in sorted(self.padding, key=len, reverse=True))
        times = r"(?:(?:for|in|on|over|of|from|during|by|before|after|until|since|due|within|right|at) )?@time"
        return rf"(?:(?:{times}|{padding}|[,!\n]|:[a-z_0-9]+:) )*(?=[.!?;\n]|…|\.\.|$)"

    def compile(self, ability: str, source: str) -> Frame:
        """A frame from its source; a leading `+` makes it weigh more, a `-` less; behind `=>` stand slots it carries."""
        bare = source.lstrip("+-")
        marks = source[: len(source) - len(bare)]
        bare, _, given = bare.partition(" => ")
        if bare[0] in self.leads:
            bare = f"{self.leads[bare[0]]} {bare[1:]}"
        parts: list[str] = []
        needs: list[frozenset[str]] = []
        words: set[str] = set()
        depth = 0
        is_first = True
        for element in _ELEMENT.findall(bare):
            if element == "[":
                parts.append("(?:")
                depth += 1
                continue
            if element == "]":
                parts.append(")?")
                depth -= 1
                continue
            if element in (".", "!"):
                parts.append(self.end if element == "." else self.loose_end)
                continue
            if not is_first:
                parts.append(JOINT)
            is_first = False
            if element == "*":
                parts.append(GAP)
            elif element.startswith("{"):
                place = self.places[element[1:-1]]
                for name in re.findall(r"\(\?P<(\w+)>", place):
                    if f"(?P<{name}>" in "".join(parts):
                        place = place.replace(f"(?P<{name}>", f"(?P<{name}_again>")
                parts.append(place)
            else:
                choices = self.groups[element[1:-1]] if element.startswith("<") else tuple(element.replace("_", " ").split("|"))
                said = {word for choice in choices for word in choice.split()}
                words |= said
                parts.append("(?:" + "|".join(re.escape(one) for one in sorted(choices, key=len, reverse=True)) + ") ")
                if depth == 0:
                    needs.append(frozenset(choice.split()[0] for choice in choices))
        return Frame(
            ability=ability,
            source=source,
            pattern=_compiled(source, "".join(parts)),
            needs=tuple(needs),
            weight=marks.count("+") - marks.count("-"),
            gives=dict(one.split("=") for one in given.split()),
            words=frozenset(words),
        )


def _compiled(source: str, pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern)
    except re.error as error:
        raise ValueError(f"no frame: {source!r}: {error}") from error


__all__ = ["Frame", "Grammar"]
