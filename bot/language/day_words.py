"""What the forms of days are made of, written in the words of `bot.language.wording`."""

from __future__ import annotations

import re
from datetime import date

from bot.language.almanac import NoSuchDay

NUMBER = r"(?P<number>\d{1,4}|an?|(?:a )?couple(?: of)?)"
UNIT = r"(?P<unit>day|week|fortnight|month|quarter|year)"
PART = r"(?: (?:in the )?(?P<part>morning|afternoon|evening|night))?"
WEEKDAY = r"(?P<doubt>[Ww])(?P<weekday>\d)"
ON_WEEKDAY = r"(?:(?:(?:this|next|last|coming|this coming) )?[Ww](?P<weekday>\d)(?: \.)?(?: ,)?(?: the)? )?"
MONTH = r"(?P<doubt>[Mm])(?P<month>\d\d)"
DAY = r"(?P<day>\d{1,2})(?P<ordinal>th|o)?"
WHOSE_YEAR = r"(?: of)?(?: ,)? (?P<whose>this|next|last|the) year"
YEAR = (
    rf"(?:(?: [,-])? (?P<year>20\d\d)|(?: (?:-|,))? (?P<short>2[4-9])(?= [;.,]|$)|{WHOSE_YEAR})?"
    r"(?! (?:unit|minute|hour|day|week|month|year|quarter)(?!\S))"
)

LED = re.compile(r"(?:^| )(?:on|by|due|until|for|to|before|from|since|dated|date|this|->)(?: the)? $")


def read_number(said: str | None) -> int:
    """How many "two", "a", "a couple of" are, once a `Wording` has turned numbers into digits."""
    if said is None or said in {"a", "an"}:
        return 1
    return 2 if "couple" in said else int(said)


def find_year(said: re.Match[str], today: date) -> int | None:
    """The year that is said in full, in two digits, or as "next year"."""
    groups = said.groupdict()
    if year := groups.get("year") or groups.get("short"):
        return int(year) % 2000 + 2000
    return today.year + away(groups["whose"]) if groups.get("whose") else None


def is_led(said: re.Match[str]) -> bool:
    """A word such as "on" or "due" stands before it."""
    return bool(LED.search(said.string[max(0, said.start() - 20) : said.start()]))


def is_followed_by_other_words(said: re.Match[str]) -> bool:
    return said.string.startswith(" ~", said.end())


def away(which: str | None) -> int:
    """How many weeks or months from the present one "next", "this", "last" are."""
    return {"next": 1, "coming": 1, "last": -1, "previous": -1}.get((which or "").strip(), 0)


def agreed(said: re.Match[str], day: date) -> date:
    """The day, if the weekday said with it is its own."""
    if said["weekday"] and int(said["weekday"]) != day.weekday():
        raise NoSuchDay("weekday and day disagree")
    return day
