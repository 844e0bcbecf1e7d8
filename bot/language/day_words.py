"""What the forms of days are made of, written in the words of `bot.language.wording`."""

from __future__ import annotations

import re
from datetime import date

NUMBER = r"(?P<number>\d{1,4}|an?|(?:a )?couple(?: of)?)"
UNIT = r"(?P<unit>day|week|fortnight|month|quarter|year)"
PART = r"(?: (?:in the )?(?P<part>morning|afternoon|evening|night))?"
WEEKDAY = r"(?P<doubt>[Ww])(?P<weekday>\d)"
ON_WEEKDAY = r"(?:(?:(?:this|next|last|coming|this coming) )?[Ww](?P<weekday>\d)(?: \.)?(?: ,)?(?: the)? )?"
MONTH = r"(?P<doubt>[Mm])(?P<month>\d\d)"
DAY = r"(?P<day>\d{1,2})(?P<ordinal>th|o)?"
YEAR = r"(?:(?: [,-])? (?P<year>20\d\d))?(?! (?:unit|minute|hour|day|week|month|year|quarter)(?!\S))"

LED = re.compile(r"(?:^| )(?:on|by|due|until|for|to|before|from|since|dated|date|this|->)(?: the)? $")


def read_number(said: str | None) -> int:
    """How many "two", "a", "a couple of" are, once a `Wording` has turned numbers into digits."""
    if said is None or said in {"a", "an"}:
        return 1
    return 2 if "couple" in said else int(said)


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
        raise ValueError("weekday and day disagree")
    return day
