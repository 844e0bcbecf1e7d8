"""The opening of a log: who with, when, how long and so on, read from left to right until the notes begin.

Before the account stand the kind of activity and perhaps people and times; after it come parts in any order: a day,
a length, people, a subject, a colour, a place, remarks in parentheses. What is no such part is the notes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime

from bot.language.opening_line import mark_times
from bot.language.opening_parts import (
    Part,
    find_colon,
    read_aside,
    read_colour,
    read_heading,
    read_held,
    read_noun,
    read_order,
    read_place,
    read_subject,
    read_time,
)
from bot.language.opening_people import find_people_before, read_bare, read_left, read_listed, read_met, read_of_account
from bot.language.opening_words import (
    CLOSED,
    FILLERS,
    LONGEST_ASIDE,
    NAME_BREAKS,
    NOUNS,
    POLITE,
    STROKES,
    SUBJECTS,
    VERBS,
)
from bot.language.people import read_people
from bot.language.places import Stretch
from bot.language.sentence import BREAKS, Sentence, Unit

EMOJI = re.compile(r":[a-z0-9_+-]*[a-z][a-z0-9_+-]*:|[\u2600-\u27bf\U0001f000-\U0001faff]")
FARTHEST_LABEL = 2
"""Units between the account and the name of the occasion."""
LONGEST_REMARK = 16
"""Units in parentheses."""
READERS = (
    read_listed,
    read_heading,
    read_time,
    read_colour,
    read_order,
    read_subject,
    read_place,
    read_held,
    read_met,
    read_left,
    read_bare,
    read_of_account,
    read_aside,
    read_noun,
)


class Opening:
    """What a log says before its notes."""

    def __init__(self, sentence: Sentence, *, begin: int, account: Stretch | None, now: datetime) -> None:
        """begin: the unit after the request where no account is named."""
        self._now = now
        self._line = mark_times(sentence, account=account, now=now)
        self._units = self._line.sentence.units
        asked = sentence.units[begin].start if begin < len(sentence.units) else len(sentence.text)
        first = self._line.account if self._line.account is not None else self._line.sentence.unit_from(asked)
        self.people: list[str] = find_people_before(self._line, first)
        self.colour: str | None = None
        self.subject: str | None = None
        self.occasion: str | None = None
        """What is named like one beside the account; notes where there are no others."""
        self.corrected_account: str | None = None
        """The account by a second naming that corrects the first."""
        self._heading = len(self._units)
        """Where a heading such as "Notes:" stands."""
        self._end = first if self._line.account is None else first + 1
        """The unit with which the notes begin."""
        while (after := self._read_on(self._end)) > self._end:
            self._end = after

    @property
    def text_end(self) -> int:
        """The character with which the notes begin."""
        if self._end < len(self._units):
            return self._units[self._end].start
        return self._units[-1].end if self._units else 0

    @property
    def told(self) -> Sequence[Unit]:
        """The units of the opening, without the heading of the notes; with the activity that the notes begin with."""
        begins_notes = self._line.account == self._end - 1 and self._line.at(self._end) in NOUNS
        return self._units[: min(self._end + begins_notes, self._heading)]

    @property
    def clause(self) -> int:
        """The character at which the clause that names the account begins."""
        breaks = [at for at in range((self._line.account or 0) - 1) if self._line.at(at) in NAME_BREAKS]
        return self._units[breaks[-1] + 1].start if breaks else 0

    @property
    def day(self) -> date | datetime | None:
        """The day that is said beside the account rather than before it, at the hour that is said apart from it."""
        said = [start for start in self._line.days if start < self.text_end]
        near = [start for start in said if start >= self.clause]
        hour = next((hour for start, hour in self._line.hours.items() if start < self.text_end), None)
        if not said:
            return hour if hour and hour <= self._now else None
        day = self._line.days[(near or said)[0]]
        return day if isinstance(day, datetime) or hour is None else datetime.combine(day, hour.timetz())

    @property
    def minutes(self) -> int | None:
        """How long it took."""
        return next((minutes for start, minutes in self._line.lengths.items() if start < self.text_end), None)

    def _read_on(self, place: int) -> int:
        """The unit after the next part; the unit itself, or the marks behind it, when the notes begin."""
        reached = self._skip_marks(place)
        if part := self._read_part(reached):
            return self._keep(reached, part)
        after = self._line.skip(FILLERS, reached, len(self._units))
        if after > reached and (part := self._read_part(after)):
            return self._keep(after, part)
        if (listed := self._find_list_behind(reached)) is not None:
            return listed
        if self._line.at(reached) in POLITE and self._line.at(reached + 1) in BREAKS:
            return reached + 1
        return reached

    def _find_list_behind(self, place: int) -> int | None:
        """The unit with which a list of people begins behind a few words that say nothing else: "weekly catch, present: Ann"."""
        mark = self._line.find_any(BREAKS | STROKES, place, place + LONGEST_ASIDE + 1)
        after = self._skip_marks(mark) if mark is not None else place
        if mark is None or after <= mark:
            return None
        if find_colon(self._line, after) is not None and read_listed(self._line, after):
            return after
        if mark == place or not self._is_label(place, mark) or not self._goes_on(after):
            return None
        self.occasion = self._line.sentence.said(place, mark)
        return after

    def _is_label(self, first: int, last: int) -> bool:
        """Words right behind the account that only name the occasion, not behind a colon, and without anything that tells what was said."""
        words = self._line.sentence.words[first:last]
        account = self._line.account
        is_behind = account is not None and self._line.at(first - 1) != ":" and first <= account + FARTHEST_LABEL
        is_telling = any(
            word in SUBJECTS | VERBS | {"about", "re", "regarding", "on"} or word.endswith(("ed", "ing", "n't"))
            for word in words
        )
        return is_behind and not is_telling

    def _goes_on(self, place: int) -> bool:
        """A day, a length or several people stand there, closed by a mark."""
        part = read_time(self._line, place) or read_bare(self._line, place)
        if part is None or self._line.at(part.end) not in CLOSED:
            return False
        return not part.people or len(part.people) > 1

    def _keep(self, place: int, part: Part) -> int:
        self.people += part.people
        self.colour = part.colour or self.colour
        self.subject = part.subject or self.subject
        self.corrected_account = part.account or self.corrected_account
        if part.is_heading:
            self._heading = min(self._heading, place)
        return part.end

    def _skip_marks(self, place: int) -> int:
        """The next unit that is no mark; where a list begins, the sign of its first line."""
        while (
            self._line.at(place) in BREAKS - {"("} or self._line.at(place) in {'"', *STROKES} or self._is_emoji(place)
        ):
            if self._line.at(place) in ("-", "•", "–", "*") and self._line.at(place - 1) in ("\n", ""):
                return place
            place += 1
        return place

    def _is_emoji(self, place: int) -> bool:
        return EMOJI.fullmatch(self._line.at(place)) is not None

    def _read_part(self, place: int) -> Part | None:
        if place >= len(self._units):
            return None
        if self._line.at(place) == "(":
            return self._read_remark(place)
        return next((part for read in READERS if (part := read(self._line, place)) and part.end > place), None)

    def _read_remark(self, place: int) -> Part | None:
        """Parentheses: "(45 min)", "(Rhona, Sandy)", "(the UK one)", "(help yourself kitchens sorry)"."""
        close = self._line.find_any(frozenset(")"), place, place + LONGEST_REMARK)
        if close is None:
            return None
        inside = self._line.sentence.words[place + 1 : close]
        if "sorry" in inside or inside[:1] in (["not"], ["the"], ["formerly"], ["ex"]):
            at = self._line.find_any(frozenset(["@account"]), place, close) if "sorry" in inside else None
            return Part(close + 1, account=self._line.sentence.said(at, at + 1) if at else None)
        who = read_people(self._line.sentence, place + 1)
        is_remark = who.are_said_surely and self._line.at(who.end) in BREAKS and not any("@" in one for one in inside)
        if who.names and (who.end == close or is_remark):
            return Part(close + 1, people=who.names)
        at, people = place + 1, list[str]()
        while at < close:
            is_idle = self._line.at(at) in BREAKS | FILLERS
            part = Part(at + 1) if is_idle else self._read_part(at)
            if part is None or part.end > close:
                return None
            people += part.people
            at = part.end
        return Part(close + 1, people=tuple(people))


__all__ = ["Opening"]
