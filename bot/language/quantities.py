"""How much and how many: lengths of time, money and other numbers, percentages, counts."""

from __future__ import annotations

import re
from itertools import zip_longest

from bot.language.found import Found
from bot.language.hours import RANGE, read_hours
from bot.language.spelt_numbers import PLAIN, SCALED, SCALES, read_spelt
from bot.language.time_words import NUMBERS
from bot.language.wording import Wording, word

PART = r"an? half|an? quarter|3 quarter|S1/2|S[13]/4"
LENGTH = re.compile(
    r"(?<!\S)(?:"
    r"L(?P<exact>\d+)|(?P<whole>hour)(?: -)? long"
    r"|(?:an? )?(?P<part>half|(?:3(?: -)? )?quarter|S1/2|S[13]/4)(?: of)?(?: an?)?(?: -)? hour"
    rf"|(?:(?P<number>\d{{1,3}}(?:\.\d{{1,2}})?|an?|(?:an? )?couple(?: of)?)(?: (?:and )?(?P<within>{PART}))?(?: -)? )?(?P<unit>hour|minute)"
    rf"(?:(?P<joined> and| ,| \.)? (?:(?P<behind>{PART})|(?P<more>\d{{1,2}})(?: minute|(?! (?:~|unit|\d))))(?= |$))?"
    r")(?! (?:ago|back|from now|later))(?!\S)"
)
NO_LENGTH = re.compile(r"(?<!\S)(?:in|within|next|last|past|every)(?: the)? $")
"""Words after which a length says when, or how often."""
OPEN_RANGE = re.compile(r"(?<!\S)(?:from|between) $")
DAY_FOLLOWS = re.compile(r" (?:this|today|yesterday|tomorrow|on|[WMD]\d)(?!\S)")
LONGEST = 24 * 60
"""Minutes; nothing that lasts longer is a call or a meeting."""

SCALE = rf"(?P<scale>{'|'.join(sorted(SCALES, key=len, reverse=True))}|t(?=\s?(?:€|eur)))"
CURRENCY = r"(?:us|a|au|ca|s|hk)?\$|[€£¥₹]|usd|eur|gbp|chf|inr|aud|cad|rs\.?"
GROUPED = re.compile(r"\d{1,3}(?:[,.'’ \u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?|\d{1,2}(?:,\d\d)+,\d{3}(?:\.\d{1,2})?")
AMOUNT = re.compile(
    r"(?<![\w.,/:#])(?<![a-z]{2}-)(?<!\d\d-\d\d-)(?<!\d{4}-)"
    rf"(?:(?P<minus>(?<!\S)-)?(?:(?P<thousands>[kt](?=€|eur))?(?P<sign>{CURRENCY})\s?)?"
    rf"(?P<number>{GROUPED.pattern}|\d+(?:[.,]\d+)?|\.\d+)(?:\s?{SCALE})?\b"
    rf"|(?P<words>{SCALED})\b(?!\s?per\s?cent))"
    rf"(?P<after>\s?(?:(?:{CURRENCY})(?!\w)|(?:euro|dollar|pound|rupee)s?\b))?(?!\s?%|[/:]\d|-\d+-|[.,]\d|\w)",
    re.IGNORECASE,
)
SHARED_SCALE = re.compile(r"\s?(?:-|–|to|and)\s?", re.IGNORECASE)
OF_HUNDRED = re.compile(r"%|per|pct|p\.c", re.IGNORECASE)
"""Without which no percentage is looked for."""
PERCENTAGE = re.compile(
    rf"(?<![\w.,/])(?:(?P<number>-?\d{{1,4}}(?:[.,]\d+)?)|(?P<minus>minus\s)?(?P<words>{PLAIN}|a\shundred))"
    r"\s?(?:%|(?:percent|per\s?cent|pct)\b|p\.c\.)",
    re.IGNORECASE,
)
COUNT = re.compile(
    rf"\b(?P<which>top|bottom|first|last|latest|past|previous|recent|biggest|largest|smallest|next)[\s-]"
    rf"(?P<number>\d{{1,4}}|{'|'.join(NUMBERS)})\b(?!-\w|\s?(?:%|percent|[/:.,]\d|k\b|m\b|st\b|nd\b|rd\b|th\b|"
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
        and not NO_LENGTH.search(wording.line[max(0, said.start() - 20) : said.start()])
    ]
    for said in RANGE.finditer(wording.line):
        opened = OPEN_RANGE.search(wording.line[max(0, said.start() - 20) : said.start()])
        clear = re.search("[TH]|noon", said[0]) or (opened and DAY_FOLLOWS.match(wording.line, said.end()))
        if clear and (hours := read_hours(said)) and hours.minutes:
            found.append(_length(wording, said, hours.minutes, "from hour to hour"))
    return sorted(found, key=lambda each: each.start)


def _length(wording: Wording, said: re.Match[str], minutes: int, rule: str) -> Found[int]:
    start, end = wording.span(*said.span())
    lead = re.search(r"(?<!\S)(?:(?:for|about|around|from) )+$", wording.line[max(0, said.start() - 30) : said.start()])
    lead_start = wording.span(said.start() - len(lead[0]), said.end())[0] if lead else start
    return Found(start, end, minutes, rule, lead_start)


def _minutes(said: re.Match[str]) -> int:
    """Minutes; none for an "hour" that no number stands beside."""
    if said["exact"]:
        return int(said["exact"])
    if said["part"] or said["whole"]:
        return _part_of_hour(said["part"]) or 60
    if not said["number"] and not (said["unit"] == "hour" and (said["joined"] or "").endswith("and")):
        return 0
    number = (
        2.0
        if "couple" in (said["number"] or "")
        else float((said["number"] or "1").replace("an", "1").replace("a", "1"))
    )
    size = 60 if said["unit"] == "hour" else 1
    parts = _part_of_hour(said["within"]) * size // 60 + _part_of_hour(said["behind"])
    return round(number * size) + parts + int(said["more"] or 0)


def _part_of_hour(words: str | None) -> int:
    """Minutes of half an hour, a quarter, three quarters."""
    if not words:
        return 0
    return 30 if "half" in words or "1/2" in words else 45 if "3" in words else 15


def find_amounts(text: str) -> list[Found[float]]:
    """Money and other plain numbers: "100k", "€1.2m", "250,000", "half a million", "80"; no percentages, no dates.

    In "50-100k" and "between 50 and 100k" both are thousands.
    """
    if re.fullmatch(rf"\s*{PLAIN}\s*", text, re.IGNORECASE) and (alone := read_spelt(text.strip())) is not None:
        return [Found(0, len(text), alone, "number", 0)]
    said = [(one, value) for one in AMOUNT.finditer(text) if (value := _amount(one)) is not None]
    found = []
    for (one, value), following in zip_longest(said, said[1:]):
        if following and not _scale(one) and (scale := _scale(following[0])):
            is_shared = SHARED_SCALE.fullmatch(text[one.end() : following[0].start()])
            value *= scale if is_shared and value < following[1] / scale else 1
        rule = "money" if one["sign"] or one["after"] else "scaled" if _scale(one) else "number"
        found.append(Found(one.start(), one.end(), value, rule, one.start()))
    return found


def _scale(said: re.Match[str]) -> int | None:
    """What the word or letter behind the number multiplies it by."""
    if said["words"]:
        return SCALES.get(said["words"].lower().split()[-1])
    if said["thousands"] or (said["scale"] or "").lower() == "t":
        return 10**3
    return SCALES.get((said["scale"] or "").lower())


def _amount(said: re.Match[str]) -> float | None:
    """250,000 and 250.000 have thousands marked; 1.2m and 1,2m have a fraction."""
    if said["words"]:
        return read_spelt(said["words"])
    number, cents, factor = said["number"], "0", _scale(said) or 1
    if GROUPED.fullmatch(number) and (factor == 1 or "." not in number):
        if re.search(r"[.,]\d{1,2}$", number):
            number, cents = re.split(r"[.,](?=\d{1,2}$)", number)
        number = f"{re.sub('[^0-9]', '', number)}.{cents}"
    size = round(float(re.sub("[^0-9]", ".", number)) * factor, 2)
    return -size if said["minus"] else size


def find_percentages(text: str) -> list[Found[float]]:
    """Percentages as said: 50 for "50%", 25 for "twenty-five percent"."""
    return [
        Found(said.start(), said.end(), _percentage(said), "percentage", said.start())
        for said in (PERCENTAGE.finditer(text) if OF_HUNDRED.search(text) else ())
    ]


def _percentage(said: re.Match[str]) -> float:
    if said["number"]:
        return float(said["number"].replace(",", "."))
    size = read_spelt(said["words"]) or 0.0
    return -size if said["minus"] else size


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
