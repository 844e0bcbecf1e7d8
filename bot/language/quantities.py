"""How much and how many: lengths of time, money and other numbers, percentages, counts."""

from __future__ import annotations

import re
from itertools import zip_longest

from bot.language.found import Found
from bot.language.hours import RANGE, read_hours
from bot.language.wording import NUMBERS, Wording, word

LENGTH = re.compile(
    r"(?<!\S)(?:"
    r"(?P<half>(?:(?:an? )?half(?: an?)?(?: -)?|S1/2(?: an?)?) hour)"
    r"|(?:(?:(?P<three>3)(?: -)?|an?) )?(?P<quarter>quarter)(?: of an)? hour"
    r"|(?P<number>\d{1,3}(?:\.\d{1,2})?|an?|(?:an? )?couple(?: of)?)(?: (?P<and_half>and an? half|S1/2))?(?: -)? (?P<unit>hour|minute)"
    r"(?:(?: and| ,)? (?:(?P<half_more>an? half)|(?P<quarter_more>a quarter)|(?P<more>\d{1,2})(?: minute|(?! (?:~|unit|\d))))(?= |$))?"
    r"|L(?P<exact>\d+) hour|(?P<whole>hour)(?: -)? long"
    r")(?! (?:ago|from now|later))(?!\S)"
)
NO_LENGTH = re.compile(r"(?<!\S)(?:in|within|next|last|past|every)(?: the)? $")
"""Words after which a length says when, or how often."""
OPEN_RANGE = re.compile(r"(?<!\S)(?:from|between) $")
DAY_FOLLOWS = re.compile(r" (?:this|today|yesterday|tomorrow|on|[WMD]\d)(?!\S)")
LONGEST = 24 * 60
"""Minutes; nothing that lasts longer is a call or a meeting."""

SCALES = {"k": 10**3, "thousand": 10**3, "grand": 10**3, "b": 10**9, "bn": 10**9, "billion": 10**9}
SCALES |= dict.fromkeys(("m", "mm", "mn", "mio", "mil", "mln", "million"), 10**6)
SCALE = rf"(?P<scale>{'|'.join(sorted(SCALES, key=len, reverse=True))})"
GROUPED = re.compile(r"\d{1,3}(?:[,.' ]\d{3})+(?:[.,]\d{1,2})?")
AMOUNT = re.compile(
    r"(?<![\w.,/:#])(?<![a-z]{2}-)(?<!\d\d-\d\d-)(?<!\d{4}-)"
    r"(?:(?P<minus>(?<!\S)-)?(?:(?P<sign>[$€£¥]|usd|eur|gbp)\s?)?"
    rf"(?P<number>{GROUPED.pattern}|\d+(?:[.,]\d+)?)(?:\s?{SCALE})?\b"
    rf"|(?P<words>half an?|an?|{'|'.join(NUMBERS)})\s{SCALE.replace('scale', 'after_words')}\b)"
    r"(?P<after>\s?(?:€|£|\$|usd\b|eur\b|euros?\b|gbp\b|dollars?\b|pounds?\b))?(?!\s?%|[/:]\d|-\d+-|[.,]\d|\w)",
    re.IGNORECASE,
)
SHARED_SCALE = re.compile(r"\s?(?:-|–|to|and)\s?", re.IGNORECASE)
PERCENTAGE = re.compile(
    r"(?<![\w.,/])(?P<number>-?\d{1,4}(?:[.,]\d+)?)\s?(?:%|(?:percent|per\s?cent|pct)\b)", re.IGNORECASE
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
    if said["exact"]:
        return int(said["exact"])
    if said["half"] or said["quarter"] or said["whole"]:
        return 30 if said["half"] else 60 if said["whole"] else 45 if said["three"] else 15
    number = 1.0 if said["number"] in {"a", "an"} else 2.0 if "couple" in said["number"] else float(said["number"])
    number += 0.5 if said["and_half"] else 0
    minutes = round(number * (60 if said["unit"] == "hour" else 1))
    return minutes + (30 if said["half_more"] else 15 if said["quarter_more"] else int(said["more"] or 0))


def find_amounts(text: str) -> list[Found[float]]:
    """Money and other plain numbers: "100k", "€1.2m", "250,000", "half a million", "80"; no percentages, no dates.

    In "50-100k" and "between 50 and 100k" both are thousands.
    """
    said = list(AMOUNT.finditer(text))
    found = []
    for one, following in zip_longest(said, said[1:]):
        value = _amount(one)
        if (
            following
            and not _scale(one)
            and _scale(following)
            and SHARED_SCALE.fullmatch(text[one.end() : following.start()])
        ):
            value *= SCALES[_scale(following)] if value < _amount(following) / SCALES[_scale(following)] else 1
        rule = "money" if one["sign"] or one["after"] else "scaled" if _scale(one) else "number"
        found.append(Found(one.start(), one.end(), value, rule, one.start()))
    return found


def _scale(said: re.Match[str]) -> str:
    return (said["scale"] or said["after_words"] or "").lower()


def _amount(said: re.Match[str]) -> float:
    """250,000 and 250.000 have thousands marked; 1.2m and 1,2m have a fraction."""
    factor = SCALES.get(_scale(said), 1)
    if words := said["words"]:
        return factor * (0.5 if words.lower().startswith("half") else float(NUMBERS.get(words.lower(), 1)))
    number, cents = said["number"], "0"
    if GROUPED.fullmatch(number) and (factor == 1 or "." not in number):
        if re.search(r"[.,]\d{1,2}$", number):
            number, cents = re.split(r"[.,](?=\d{1,2}$)", number)
        number = f"{re.sub('[^0-9]', '', number)}.{cents}"
    size = round(float(re.sub("[,' ]", ".", number)) * factor, 2)
    return -size if said["minus"] else size


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
