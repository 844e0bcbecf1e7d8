"""A request from which one value after the other is taken, until only its own words are left.

Every ability takes its values in this way, whichever frame was heard: what a value is tells where it stands. A taken
stretch leaves a cut, `|`, so that the words around it never run together; names of accounts and CTAs leave a `~`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime

from bot.language.almanac import Bias
from bot.language.dates import find_days, find_impossible_day
from bot.language.found import Found
from bot.language.periods import find_periods
from bot.language.trade import Heard

CUT = " | "
NAMED = " ~ "
QUOTED = re.compile(r"\"([^\"]{2,300})\"|(?<!\w)'([^']{3,300})'(?!\w)")
DUE_LEAD = re.compile(
    r"[\s,;(–—-]*\b(?:(?:and |it'?s |it is |is |let's |lets |we )*(?:(?:due|deadline|target|end)(?: ?date| day)?|aim(?:ing)?(?: for)?|decide|kick ?-?off|starts?|starting|finish(?:ed)?|done|ready|latest|sometime|some time)"
    r"|by|until|till|before|for|on|in|at|is|to|the|eod|eob|cob|end of day|(?:close|end) of (?:play|business)|somewhere|roughly|around|about)(?:\s*[:=]|\b)[\s:]*$",
    re.IGNORECASE,
)
"""Words that lead up to a day on which something is due."""
DUE_TAIL = re.compile(r"^\s*(?:eod|eob|cob|end of day|at the latest|latest)\b", re.IGNORECASE)
SAYS_DUE = re.compile(r"\b(?:due|by|until|till|deadline|before|aim(?:ing)? for)\b[^|,.;]{0,12}$", re.IGNORECASE)
VAGUE = re.compile(
    r"[\s,;]*\b(?:no|without(?: an?)?) (?:due date|deadline)(?: yet| so far)?|[\s,;]*\b(?:sometime|some time|somewhere|roughly|around|maybe|probably)\s+(?:around |in |during |next |this |the |early |mid |late |end of )*\w+\s*(?=$|[|,.;])",
    re.IGNORECASE,
)
LEVEL = r"(?:p1|high(?:est)?|urgent|critical|top|medium|med|normal|low(?:est)?)"
PRIO = r"(?:priority|prio|pri|priorty|prioity|prioirty)"
PRIORITY = re.compile(
    r"[,;(]?\s*\b(?:(?:with|at|of|as|in|make it|mark it|set to|so|give it|and|a|set|its|the)\s+)*(?:"
    rf"{PRIO}\s*(?:(?:is|to|of|should be|as|level)\s+|[=:]\s*|->\s*)*(?P<after>{LEVEL}|1)"
    rf"|(?P<before>{LEVEL}|hi|lo|hgh)[\s-]*{PRIO}|(?P<first>p1))(?!\w)\)?",
    re.IGNORECASE,
)
LEVEL_ALONE = re.compile(
    r"(?:(?<=[,;.|\n])|(?<=^))\s*(?:and |make it |mark it )?(?P<level>high|medium|low|urgent)(?=\s*(?:[,;.|!]|$|and\b|due\b))"
    r"|\s+(?P<last>high|medium|low|urgent)(?=[\s.!|]*$)",
    re.IGNORECASE,
)
LEVELS = {"p1": "high", "hi": "high", "hgh": "high", "lo": "low", "1": "high", "highest": "high", "urgent": "high", "critical": "high", "top": "high", "med": "medium", "normal": "medium", "lowest": "low"}  # fmt: skip
THANKS = re.compile(
    r"[\s,;]*\b(?:please|pls|plz|plse|thanks(?: a lot)?|thx|ty|thank you|ta|cheers|for me please)[\s.!,]*(?=$|\|)"
    r"|^\s*(?:please|pls|plz)\b[\s,]*",
    re.IGNORECASE,
)


CORRECTED = re.compile(r"\b(?:sorry|i mean|i meant|no wait|correction)\W*$", re.IGNORECASE)
"""Between a name and the one that was meant."""
OF_TRADE = frozenset("prio priority high low medium overdue open closed snoozed due cta ctas task tasks renewals me team stage segment csm arr activity risk".split())  # fmt: skip
"""Words in small letters that stand where an account may, and are none."""


class Remains:
    """What of a request no slot accounts for yet."""

    def __init__(self, text: str) -> None:
        self.text = text

    def cut(self, start: int, end: int, mark: str = CUT) -> None:
        """Takes a stretch away."""
        self.text = self.text[:start].rstrip(" ") + mark + self.text[end:].lstrip(" ")

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The first stretch of a form, taken away."""
        said = pattern.search(self.text)
        if said:
            self.cut(said.start(), said.end())
        return said

    def take_quoted(self) -> str | None:
        """Words in quotation marks."""
        said = self.take(QUOTED)
        return (said[1] or said[2]).strip() if said else None

    def take_thanks(self) -> None:
        """Politeness at the edges."""
        self.text = THANKS.sub(" ", self.text)

    def take_priority(self, *, forms: Iterable[re.Pattern[str]] = (PRIORITY, LEVEL_ALONE)) -> str | None:
        """How urgent it is: said with the word, or standing for itself."""
        for form in forms:
            if said := self.take(form):
                level = next(value for value in said.groupdict().values() if value).lower()
                return LEVELS.get(level, level)
        return None

    def take_due(self, *, now: datetime) -> str | None:
        """The day on which it is due: the one said with "due" or "by", or one at the end of what is said.

        A day that no calendar has is given as it was said, to be asked about; "due next week" is no day.
        """
        days = find_days(self.text, now=now, bias=Bias.FORWARD)
        said_due = [day for day in days if SAYS_DUE.search(self.text[: day.start])]
        closing = [day for day in days if re.match(r"\s*(?:[|,.;:!?)]|eod\b|eob\b|cob\b|and\b|to\b|high\b|low\b|medium\b|owner\b|assign|prio|-|–|—|$)", self.text[day.end :], re.IGNORECASE)]  # fmt: skip
        leading = [day for day in days if not re.sub(r"[|~\s]|\bon\b", "", self.text[: day.lead_start])]
        for day in (*said_due, *closing, *leading):
            self.cut_day(day)
            return day.value.isoformat()
        if not days and (impossible := find_impossible_day(self.text, now=now)):
            self.cut_day(impossible)
            return impossible.value
        for period in find_periods(self.text, now=now):
            if said := SAYS_DUE.search(self.text[: period.start]):
                self.cut(said.start(), period.end)
                return None
        self.text = VAGUE.sub(CUT, self.text)
        return None

    def cut_day(self, day: Found[date | datetime] | Found[date] | Found[str]) -> None:
        """Takes a day away, with the words that lead up to it."""
        tail = DUE_TAIL.match(self.text[day.end :])
        start = day.lead_start
        while lead := DUE_LEAD.search(self.text[:start]):
            start = lead.start()
        self.cut(start, day.end + (tail.end() if tail else 0))

    def pieces(self) -> list[str]:
        """What is left, piece by piece."""
        pieces = re.split(r"\||~|\n|(?<=[^\d]):\s|\s[-–—]+\s|(?<=\w)[.!?]\s|;\s", self.text)
        return [piece.strip() for piece in pieces if piece.strip()]


def request_of(heard: Heard, *slots: str) -> Remains:
    """The request from the clause it begins in, or from the first where a slot stands before; their values masked as a name is.

    People who are known have capitals.
    """
    units = heard.sentence.units
    places = sorted({place for slot in slots if (place := find_place(heard, slot))}, reverse=True)
    start = units[heard.clause if all(first >= heard.clause for first, _last in places) else 0].start
    remains = Remains(heard.sentence.text[start:])
    for first, last in places:
        remains.cut(units[first].start - start, units[last - 1].end - start, NAMED)
    remains.text = heard.sentence.with_capitals(remains.text)
    return remains


def find_place(heard: Heard, slot: str) -> tuple[int, int] | None:
    """Where a slot stands, as units of the sentence, within the request; a known account beats one found by its place."""
    place = heard.find_units(slot)
    if slot != "account":
        return place
    known = find_accounts(heard)
    if place is None or not any(place[0] <= at < place[1] for at in known):
        taken = heard.find_units("contact") or (0, 0)
        if heard.ability != "update-attribute" or "parent" in heard.sentence.words:
            taken = heard.find_units("value") or taken
        at = next((at for at in known if not taken[0] <= at < taken[1]), None)
        return (at, at + 1) if at is not None else place if place and not _is_of_trade(heard, *place) else None
    if (at := known[-1]) >= place[1] and CORRECTED.search(heard.sentence.said(place[1], at)):
        return at, at + 1
    return place


def find_accounts(heard: Heard) -> list[int]:
    """The units that are known accounts; "high prio" is none, though somebody is called High Priority Couriers."""
    return [
        at for at, word in enumerate(heard.sentence.words) if word == "@account" and not _is_of_trade(heard, at, at + 1)
    ]


def _is_of_trade(heard: Heard, first: int, last: int) -> bool:
    return all(word in OF_TRADE for word in heard.sentence.said(first, last).split())


__all__ = ["CUT", "LEVEL", "NAMED", "PRIO", "Remains", "find_accounts", "find_place", "request_of"]
