"""Words of time, however they are spelt, brought into one small language that the grammars are written in.

"Wendesday, 2 febuary at 3 pm" becomes `W2 , 2 M02 at T15:00`: a capital W or M is a weekday or month, a small one a
weekday or month whose word often means something else (sat, sun, mon, wed; may, march, mar); D is a full date, S a
date with a slash, X what looks like a date and is none, T an hour of the clock, H an hour that may be morning or
afternoon, L a length in minutes, 15th an ordinal, 15o one in letters, `;` the end of a clause and `~` any word that
has nothing to do with time.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache
from itertools import chain
from string import ascii_lowercase

MONTHS = "january february march april may june july august september october november december".split()
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
DOUBTFUL = {"may", "march", "mar", "mon", "wed", "sat", "sun"}
UNITS = "day week month quarter year fortnight hour minute".split()
OTHER_TIMES = (
    "today tomorrow yesterday tonight morning afternoon evening night noon eod eow eom eoq eoy ytd qtd mtd "
    "q1 q2 q3 q4 h1 h2 christmas weekend leap".split()
)
SPELT = {
    **{month[:3]: month for month in MONTHS},
    **{day[:3]: day for day in WEEKDAYS},
    "sept": "september", "tues": "tuesday", "weds": "wednesday", "thur": "thursday", "thurs": "thursday",
    "aprl": "april", "aprill": "april", "tmrw": "tomorrow", "tmr": "tomorrow", "tmw": "tomorrow", "tmrow": "tomorrow",
    "tomoz": "tomorrow", "2moro": "tomorrow", "2morrow": "tomorrow", "2mrw": "tomorrow", "tommorow": "tomorrow",
    "tommorrow": "tomorrow", "yday": "yesterday", "yest": "yesterday", "ystd": "yesterday", "yesterdays": "yesterday",
    "tody": "today", "tdy": "today", "2day": "today", "todays": "today", "tomorrows": "tomorrow", "tonite": "tonight", "2nite": "tonight",
    "midday": "noon", "cob": "eod", "eob": "eod", "xmas": "christmas", "wknd": "weekend",
    "nxt": "next", "prev": "previous", "lst": "last", "nite": "night",
    **{unit + "s": unit for unit in UNITS},
    "wk": "week", "wks": "week", "mth": "month", "mths": "month", "mnth": "month", "qtr": "quarter", "qtrs": "quarter",
    "quater": "quarter", "yr": "year", "yrs": "year", "h": "hour", "hr": "hour", "hrs": "hour", "m": "minute",
    "min": "minute", "mins": "minute", "minuts": "minute", "minute": "minute",
    "til": "until", "till": "until", "thru": "through", "current": "this", "upcoming": "coming", "following": "coming",
    "beginning": "begin", "start": "begin", "remainder": "rest", "prior": "previous", "working": "business",
    "w": "with", "bc": "because", "pls": "please", "prio": "priority", "@": "at", "&": "and", "–": "-", "—": "-", "years'": "year",
    "people": "unit", "users": "unit", "seats": "unit", "licenses": "unit", "licences": "unit", "times": "unit",
    "pm": "unit", "am": "unit", "k": "unit", "%": "unit", "percent": "unit", "pct": "unit", "points": "unit",
    "customers": "unit", "accounts": "unit", "tickets": "unit", "calls": "unit", "meetings": "unit", "items": "unit",
}  # fmt: skip
LINKS = set(
    "the of on by due until for to before from since at in dated date after and or between through next last past "
    "previous this coming within over during end begin first rest so far now ago back out later couple few half late "
    "early a an new eve boxing business close with please because re about as but if instead assign owner i we they "
    "he she it is was not me my priority high low medium via when while thanks thx then also trailing around "
    "up no inclusive under less / long another onward onwards starting more least than earlier every other rather inc unit -> - , . 's".split()
)
TENS = {"twenty": "20", "thirty": "30", "forty": "40", "fourty": "40", "fifty": "50", "sixty": "60", "ninety": "90"}
NUMBERS = TENS | {
    word: str(number)
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
ORDINALS = {"twentieth": 20, "thirtieth": 30} | {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth".split(),
        start=1,
    )
}
ONES = [word for word, number in NUMBERS.items() if 0 < int(number) < 10]
ONES += [word for word, number in ORDINALS.items() if number < 10]
REAL_WORDS = {
    "funday", "sundry", "sundae", "toddy", "toady", "frida", "fridge", "augusta", "augusto", "auguste", "mourning", "moaning",
    "morningg", "mondal", "mondale", "sundar", "mondays", "evenings", "mornings", "nights", "months",
}  # fmt: skip
"""Words and names one letter away from a word of time."""

GLUED = "hours?|hrs?|h|mins?|m|days?|d|weeks?|wks?|w|months?|mos?|years?|yrs?"
"""Units that may follow a number without a space."""

SHORT_MONTHS = "|".join(month[:3] for month in MONTHS)
HOUR_WORD = rf"(?:1[0-2]|[1-9]|{'|'.join(list(NUMBERS)[-20:])})"
COMPOUND = rf"(?:{'|'.join(TENS)})[-\s](?:{'|'.join(sorted(ONES, key=len, reverse=True))})\b"
TOKEN = re.compile(
    rf"""
    (?P<foreign>https?://\S+|[a-z0-9-]{{1,40}}\.(?:com|io|net|org|ai|co)\b|[\w.+-]{{1,64}}@\S+|[#$€£]\S+|\d[\d.,]{{0,12}}k\b|\d{{1,6}}[.,]\d{{1,3}}m\b
        |(?:cta|task|ticket|case|no|number|phase|step|version|level|tier|room)\.?\s\#?\d+\b)
    |(?P<date>\d{{4}}(?P<dash>[-/.])\d{{1,2}}(?P=dash)\d{{1,2}}(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?
        |\d{{1,2}}(?P<sep>[-/.])\d{{1,2}}(?P=sep)\d{{4}}|\d{{1,2}}/\d{{1,2}}/\d\d)(?![\w/]|[-.]\d)
    |(?P<slash>\d{{1,2}}/\d{{1,2}})(?![\w/]|[-.]\d)
    |(?P<meridiem>\d{{1,2}}(?:[:.]\d\d)?\s?[ap](?:\.m\.|m\b))
    |(?P<spoken>(?:half|quarter)\s(?:past|to)\s{HOUR_WORD})\b
    |(?P<brief>(?<=at\s)half\s{HOUR_WORD})\b
    |(?P<minutes>(?:(?:five|ten|twenty|5|10|20)\spast|(?<=at\s)(?:five|ten|twenty|5|20)\sto)\s{HOUR_WORD})\b
    |(?P<oclock>{HOUR_WORD}\so'?\s?clock)\b
    |(?P<continental>(?:0?[7-9]|1\d|2[0-3])h[0-5]\d|(?:1[3-9]|2[0-3])h)\b
    |(?P<dotted>0\d\.(?:1[3-9]|[2-5]\d))(?![\w.])
    |(?P<span>\d{{1,2}}:\d\d)(?=\s?(?:h|hrs?|hours?)\b)
    |(?P<colon>\d{{1,2}}:\d\d)(?::\d\d)?(?![\w:])
    |(?P<ordinal>\d{{1,2}})(?:st|nd|rd|th)\b
    |(?P<compound>{COMPOUND})
    |(?P<year>'\d\d)\b
    |(?P<number>\d{{1,2}},\d(?=\s?(?:h|hrs?|hours?)\b)|\d+(?:\.\d+)?)\+?(?=(?:{GLUED})(?:\d|\b)|(?:{SHORT_MONTHS})[a-z]*\b|(?!\w))
    |(?P<glued>(?<=\d)(?:{GLUED})(?=\d|\b))
    |(?P<possessive>['’]s)\b
    |(?P<word>'?[^\W_]+)
    |(?P<line>\n)
    |(?P<mark>->|[^\w\s])
    """,
    re.VERBOSE | re.IGNORECASE,
)


WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Wording:
    """The stretches of a text that speak of time, in the one language, and where each word of it stands in the text."""

    line: str
    offsets: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The characters of the text that a stretch of the line came from."""
        first, last = bisect_right(self.offsets, start) - 1, bisect_left(self.offsets, end) - 1
        return self.spans[first][0], self.spans[last][1]


@lru_cache(maxsize=32)
def word(text: str) -> Wording:
    """The text's words of time; an empty line when it has none."""
    if not re.search(r"\d", text) and _timely_words().isdisjoint(WORD.findall(text.lower())):
        return Wording("", (), ())
    stretches = _stretches(text)
    offsets, position = [], 0
    for token, _, _ in stretches:
        offsets.append(position)
        position += len(token) + 1
    return Wording(
        " ".join(token for token, _, _ in stretches), tuple(offsets), tuple((start, end) for _, start, end in stretches)
    )


def _stretches(text: str) -> list[tuple[str, int, int]]:
    """Runs of words that can belong to a time and hold at least one that must, with one `~` between two runs."""
    kept: list[tuple[str, int, int]] = []
    run: list[tuple[str, int, int]] = []
    timely = False
    for found in TOKEN.finditer(text):
        token = _canonical(found)
        run.append((token, found.start(), found.end()))
        if token != UNKNOWN:
            timely = timely or bool(TIMELY.match(token))
        elif timely:
            kept += run
            run, timely = run[-1:], False
        else:
            run = run[-1:]
    return kept + run if timely else kept


UNKNOWN = "~"
TIMELY = re.compile(
    r"[MmWw]\d|[DSTHXL]\d|[0-3]\d\.[01]\d$|\d+(?:th|o)$|20\d\d$|(?:{})$".format("|".join([*UNITS, *OTHER_TIMES]))
)
SILENT = "X0"
"""Looks like a date and is none."""


def _canonical(found: re.Match[str]) -> str:
    said = found[0].lower()
    match found.lastgroup:
        case "word" | "glued":
            return _lexicon().get(GLUED_UNITS.get(said, said) if found.lastgroup == "glued" else said, UNKNOWN)
        case "number":
            return said.rstrip("+").replace(",", ".")
        case "mark":
            said = SPELT.get(said, said)
            return said if said in LINKS or said == "unit" else ";"
        case "line":
            return ";"
        case "date":
            return _full_date(said)
        case "slash":
            return "S" + said
        case "meridiem" | "colon":
            return _hour(said)
        case "brief":
            return _spoken_hour("half", "past", said.split()[1])
        case "spoken" | "minutes":
            return _spoken_hour(*said.split())
        case "oclock":
            return _hour(NUMBERS.get(said.split()[0], said.split()[0]))
        case "continental":
            return _hour(said.replace("h", ":") + ("00" if said.endswith("h") else ""))
        case "dotted":
            return _hour(said.replace(".", ":"))
        case "span":
            hours, minutes = said.split(":")
            return f"L{int(hours) * 60 + int(minutes)}"
        case "ordinal":
            return f"{int(found['ordinal'])}th" if 1 <= int(found["ordinal"]) <= 31 else UNKNOWN
        case "compound":
            tens, ones = re.split(r"[-\s]", said)
            number = int(TENS[tens])
            return f"{number + ORDINALS[ones]}o" if ones in ORDINALS else str(number + int(NUMBERS[ones]))
        case "year":
            return f"20{said[1:]}"
        case "possessive":
            return "'s"
    return UNKNOWN


def _full_date(said: str) -> str:
    """2026-12-24, 12/24/2026 (American unless only the other reading is possible), 24.12.2026, 24-12-2026."""
    day, _, clock = said.partition("t")
    first, second, third = (int(part) for part in re.split(r"[-/.]", day))
    if first > 31 or len(day.split("/")[0].split("-")[0].split(".")[0]) == 4:
        year, month, number = first, second, third
    elif "." in day or first > 12:
        year, month, number = third, second, first
    elif "-" in day and second <= 12 and first != second:
        return SILENT
    else:
        year, month, number = third, first, second
    year += 2000 if year < 100 else 0
    if not 1900 <= year < 2200:
        return SILENT
    try:
        moment = datetime.fromisoformat(f"{year:04}-{month:02}-{number:02}" + (f"T{clock.upper()}" if clock else ""))
    except ValueError:
        return SILENT
    return f"D{moment.isoformat()}" if clock else f"D{moment.date().isoformat()}"


def _hour(said: str) -> str:
    """T15:00 for 3pm and 15:00, H3:15 for 3:15, which may be either."""
    digits = [int(number) for number in re.findall(r"\d+", said)]
    hour, minute = digits[0], digits[1] if len(digits) > 1 else 0
    half = re.search("[ap]", said)
    if minute > 59 or hour > (12 if half else 23) or (half and hour == 0):
        return SILENT
    if half:
        return f"T{hour % 12 + (12 if half[0] == 'p' else 0):02}:{minute:02}"
    return f"{'T' if said.startswith('0') or hour > 12 or hour == 0 else 'H'}{hour:02}:{minute:02}"


def _spoken_hour(part: str, way: str, hour: str) -> str:
    """Half past three, quarter to four, ten past two."""
    past = {"half": 30, "quarter": 15}.get(part) or int(NUMBERS.get(part, part))
    minutes = int(NUMBERS.get(hour, hour)) * 60 + (past if way == "past" else -past)
    if not 60 <= minutes < 13 * 60 or (part, way) == ("half", "to"):
        return SILENT
    return f"H{minutes // 60:02}:{minutes % 60:02}"


GLUED_UNITS = {"d": "day", "w": "week", "mo": "month", "mos": "month", "y": "year"}


@cache
def _timely_words() -> frozenset[str]:
    """Every spelling without which, or a digit, a text speaks of no time."""
    return frozenset(spelling for spelling, token in _lexicon().items() if TIMELY.match(token))


@cache
def _lexicon() -> dict[str, str]:
    """Every spelling that means a word of the line, slips of one letter in the longer ones included."""
    plain = {name: name for name in chain(UNITS, OTHER_TIMES, LINKS)}
    plain |= {name: f"M{number:02}" for number, name in enumerate(MONTHS, start=1)}
    plain |= {name: f"W{number}" for number, name in enumerate(WEEKDAYS)}
    plain |= {f"{name}s": f"W{number}s" for number, name in enumerate(WEEKDAYS)}
    plain |= NUMBERS | {name: f"{number}o" for name, number in ORDINALS.items()}
    plain |= {spelling: plain.get(name, name) for spelling, name in SPELT.items()}
    plain |= {name: plain[name].lower() for name in DOUBTFUL}
    slips: dict[str, str] = {}
    for name in [
        *MONTHS,
        *WEEKDAYS,
        "today",
        "tomorrow",
        "yesterday",
        "tonight",
        "morning",
        "afternoon",
        "quarter",
        "minute",
        "minutes",
    ]:
        for slip in _slips(name):
            slips[slip] = UNKNOWN if slips.get(slip, plain[name]) != plain[name] else plain[name]
    return {slip: token for slip, token in slips.items() if slip not in REAL_WORDS} | plain


def _slips(name: str) -> set[str]:
    """Misspellings by one letter: swapped in any name of five, lost, doubled or wrong in the longer ones."""
    cuts = [(name[:at], name[at:]) for at in range(len(name) + 1)]
    swapped = {head + tail[1] + tail[0] + tail[2:] for head, tail in cuts if len(tail) > 1}
    if len(name) < 6:
        return swapped if len(name) == 5 else set()
    lost = {head + tail[1:] for head, tail in cuts if tail}
    wrong = {head + letter + tail[1:] for head, tail in cuts if tail for letter in ascii_lowercase}
    more = {head + letter + tail for head, tail in cuts for letter in ascii_lowercase}
    return (swapped | lost | wrong | more) - {name, name + "s"}
