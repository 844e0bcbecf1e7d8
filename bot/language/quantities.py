"""How much and how many: lengths of time, money and other numbers, percentages, counts."""

from __future__ import annotations

import re

from bot.language.found import Found
from bot.language.hours import RANGE, read_hours
from bot.language.wording import NUMBERS, Wording, word

LENGTH = re.compile(
    r"(?<!\S)(?:"
    r"(?P<half>(?:an? )?half(?: an?)?(?: -)? hour)"
    r"|(?P<quarters>(?:(?:(?P<three>3)|an?) )?quarter of an hour)"
    r"|(?P<number>\d{1,3}(?:\.\d{1,2})?|an?|(?:an? )?couple(?: of)?)(?: (?P<and_half>and an? half))?(?: -)? (?P<unit>hour|minute)"
    r"(?:(?: and| ,)? (?:(?P<half_more>an? half)|(?P<more>\d{1,2})(?: minute)?)(?! \d)(?= |$))?"
    r")(?! (?:ago|from now|later))(?!\S)"
)
WITHIN = re.compile(r"(?<!\S)(?:in|within)(?: the)?(?: next| last| past)? $")
LONGEST = 24 * 60
"""Minutes; nothing that lasts longer is a call or a meeting."""

MONEY = re.compile(
    r"(?<![\w.,/:#-])(?P<minus>-)?(?P<sign>[$€£¥]|(?:usd|eur|gbp)\s)?\s?"
    r"(?P<number>\d{1,3}(?:[,.' ]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d+)?)"
    r"\s?(?P<scale>k|thousand|grand|mio|mn|mm|m|million|bn|b|billion)?\b"
    r"(?P<after>\s?(?:€|£|\$|usd\b|eur\b|euros?\b|gbp\b|dollars?\b|pounds?\b))?(?!\s?%|[/:-]\d|[.,]\d|\w)",
    re.IGNORECASE,
)
GROUPED = re.compile(r"\d{1,3}(?:[,.' ]\d{3})+(?:[.,]\d{1,2})?")
SCALES = {"k": 10**3, "thousand": 10**3, "grand": 10**3, "b": 10**9, "bn": 10**9, "billion": 10**9}
PERCENTAGE = re.compile(
    r"(?<![\w.,/])(?P<number>-?\d{1,4}(?:[.,]\d+)?)\s?(?:%|(?:percent|per\s?cent|pct)\b)", re.IGNORECASE
)
COUNT = re.compile(
    rf"\b(?P<which>top|bottom|first|last|latest|past|previous|recent|biggest|largest|smallest|next)\s"
    rf"(?P<number>\d{{1,4}}|{'|'.join(NUMBERS)})\b(?!\s?(?:%|percent|[/:.,-]\d|k\b|m\b|st\b|nd\b|rd\b|th\b|"
    rf"(?:business |working )?(?:minutes?|mins?|hours?|hrs?|days?|d\b|weeks?|wks?|months?|mths?|quarters?|years?|yrs?)\b))"
    rf"|\b(?P<before>\d{{1,4}}|{'|'.join(NUMBERS)})\s(?P<after>biggest|largest|smallest|latest|most|top|highest|lowest|last|newest|oldest|best|worst)\b",
    re.IGNORECASE,
)


def find_durations(text: str) -> list[Found[int]]:
    """Lengths in minutes: "45 min", "1.5 hours", "half an hour", "1h30", "2pm to 2:30"; none longer than a day."""
    wording = word(text)
    found = [
        _length(wording, said, minutes, "length")
        for said in LENGTH.finditer(wording.line)
        if 0 < (minutes := _minutes(said)) <= LONGEST
        and not WITHIN.search(wording.line[max(0, said.start() - 20) : said.start()])
    ]
    for said in RANGE.finditer(wording.line):
        hours = read_hours(said) if re.search("[TH]|noon", said[0]) else None
        if hours and hours.minutes:
            found.append(_length(wording, said, hours.minutes, "from hour to hour"))
    return sorted(found, key=lambda each: each.start)


def _length(wording: Wording, said: re.Match[str], minutes: int, rule: str) -> Found[int]:
    start, end = wording.span(*said.span())
    lead = re.search(r"(?<!\S)(?:(?:for|about|around|from) )+$", wording.line[max(0, said.start() - 30) : said.start()])
    lead_start = wording.span(said.start() - len(lead[0]), said.end())[0] if lead else start
    return Found(start, end, minutes, rule, lead_start)


def _minutes(said: re.Match[str]) -> int:
    if said["half"]:
        return 30
    if said["quarters"]:
        return 45 if said["three"] else 15
    number = 1.0 if said["number"] in {"a", "an"} else 2.0 if "couple" in said["number"] else float(said["number"])
    number += 0.5 if said["and_half"] else 0
    minutes = round(number * (60 if said["unit"] == "hour" else 1))
    return minutes + (30 if said["half_more"] else int(said["more"] or 0))


def find_amounts(text: str) -> list[Found[float]]:
    """Money and other plain numbers: "100k", "€1.2m", "250,000", "50 thousand dollars", "80"; no percentages, no dates."""
    return [
        Found(
            said.start(),
            said.end(),
            _amount(said),
            "money" if said["sign"] or said["after"] else "scaled" if said["scale"] else "number",
            said.start(),
        )
        for said in MONEY.finditer(text)
    ]


def _amount(said: re.Match[str]) -> float:
    return -_size(said) if said["minus"] else _size(said)


def _size(said: re.Match[str]) -> float:
    """250,000 and 250.000 have thousands marked; 1.2m and 1,2m have a fraction."""
    scale = (said["scale"] or "").lower()
    number, cents = said["number"], "0"
    if GROUPED.fullmatch(number) and not scale:
        if re.search(r"[.,]\d{1,2}$", number):
            number, cents = re.split(r"[.,](?=\d{1,2}$)", number)
        return float(f"{re.sub(r'[^0-9]', '', number)}.{cents}")
    if GROUPED.fullmatch(number) and "," in number and "." not in number:
        number = number.replace(",", "")
    return round(float(re.sub(r"[,' ]", ".", number)) * SCALES.get(scale, 10**6 if scale else 1), 2)


def find_percentages(text: str) -> list[Found[float]]:
    """Percentages as said: 50 for "50%"."""
    return [
        Found(said.start(), said.end(), float(said["number"].replace(",", ".")), "percentage", said.start())
        for said in PERCENTAGE.finditer(text)
    ]


def find_counts(text: str) -> list[Found[int]]:
    """How many are asked for: "top 10", "last five", "5 biggest"; "last 30 days" is a period and none."""
    return [
        Found(
            said.start(),
            said.end(),
            int(NUMBERS.get(number.lower(), number)),
            (said["which"] or said["after"]).lower(),
            said.start(),
        )
        for said in COUNT.finditer(text)
        if (number := said["number"] or said["before"]).lower() != "one"
    ]
