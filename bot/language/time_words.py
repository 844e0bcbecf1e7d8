"""The words of time, their spellings and their slips, and what each is in the language of a `Wording`."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain
from string import ascii_lowercase

MONTHS = "january february march april may june july august september october november december".split()
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
DOUBTFUL = {"may", "march", "mar", "mon", "wed", "sat", "sun"}
UNITS = "day week month quarter year fortnight hour minute".split()
OTHER_TIMES = (
    "today tomorrow yesterday tonight morning afternoon evening night noon eod eow eom eoq eoy ytd qtd mtd "
    "q1 q2 q3 q4 h1 h2 halfyear christmas thanksgiving easter halloween weekend leap midnight ttm wtd".split()
)
SPELT = {
    **{month[:3]: month for month in MONTHS},
    **{day[:3]: day for day in WEEKDAYS},
    "sept": "september", "tues": "tuesday", "weds": "wednesday", "thur": "thursday", "thurs": "thursday",
    "aprl": "april", "aprill": "april", "tmrw": "tomorrow", "tmr": "tomorrow", "tmw": "tomorrow", "tmrow": "tomorrow",
    "tomoz": "tomorrow", "2moro": "tomorrow", "2morrow": "tomorrow", "2mrw": "tomorrow", "tommorow": "tomorrow",
    "tommorrow": "tomorrow", "yday": "yesterday", "yest": "yesterday", "ystd": "yesterday", "yesterdays": "yesterday",
    "tody": "today", "tdy": "today", "2day": "today", "todays": "today", "tomorrows": "tomorrow", "tonite": "tonight", "2nite": "tonight",
    "midday": "noon", "cob": "eod", "eob": "eod", "arvo": "afternoon", "xmas": "christmas", "wknd": "weekend",
    "nxt": "next", "prev": "previous", "lst": "last", "nite": "night",
    **{unit + "s": unit for unit in UNITS},
    "wk": "week", "wks": "week", "mth": "month", "mths": "month", "mnth": "month", "qtr": "quarter", "qtrs": "quarter",
    "quater": "quarter", "yr": "year", "yrs": "year", "fy": "year",  "h": "hour", "hr": "hour", "hrs": "hour", "m": "minute",
    "min": "minute", "mins": "minute", "minuts": "minute", "minute": "minute",
    "til": "until", "till": "until", "thru": "through", "current": "this", "upcoming": "coming", "following": "coming",
    "beginning": "begin", "start": "begin", "remainder": "rest", "balance": "rest", "rolling": "trailing", "middle": "mid", "ltm": "ttm", "prior": "previous", "working": "business",
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
    "up no mid gone pre post as effective whole inclusive under less / long another onward onwards starting more least than earlier every other rather inc unit -> - , . 's".split()
)
TENS = {
    "twenty": "20",
    "thirty": "30",
    "forty": "40",
    "fourty": "40",
    "fifty": "50",
    "sixty": "60",
    "seventy": "70",
    "eighty": "80",
    "ninety": "90",
}
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
ZONES = {
    **dict.fromkeys(("pt", "pst", "pdt", "pacific"), "America/Los_Angeles"),
    **dict.fromkeys(("mt", "mst", "mdt"), "America/Denver"),
    **dict.fromkeys(("ct", "cst", "cdt"), "America/Chicago"),
    **dict.fromkeys(("et", "est", "edt", "eastern"), "America/New_York"),
    **dict.fromkeys(("utc", "gmt"), "UTC"),
    **dict.fromkeys(("cet", "cest"), "Europe/Berlin"),
    **dict.fromkeys(("aest", "aedt"), "Australia/Sydney"),
    "bst": "Europe/London", "ist": "Asia/Kolkata", "jst": "Asia/Tokyo", "sgt": "Asia/Singapore",
}  # fmt: skip
"""Zones as they are said behind an hour; people say EST in summer too."""
SPOKEN_ALONE = frozenset({"half", "past", "clock", "oclock", "am", "pm", "aft", "play", "business", "nye"})
"""Words that speak of a time only together with others: "half past two", "close of play"."""
REAL_WORDS = {
    "funday", "sundry", "sundae", "toddy", "toady", "frida", "fridge", "augusta", "augusto", "auguste", "mourning", "moaning",
    "morningg", "mondal", "mondale", "sundar", "mondays", "evenings", "mornings", "nights", "months",
}  # fmt: skip
"""Words and names one letter away from a word of time."""


UNKNOWN = "~"
TIMELY = re.compile(
    r"[MmWw]\d|[CDKSTHXLY]\d|Feast|[0-3]?\d\.[01]?\d$|\d+(?:th|o)$|\d+ (?:month$|[Mm]\d)|20\d\d$|[qh]\d 20|eo[mqy] |new year|(?:{})$".format(
        "|".join([*UNITS, *OTHER_TIMES])
    )
)
"""What a stretch of words must hold one of to speak of a time."""


@cache
def timely_words() -> frozenset[str]:
    """Every spelling without which, or a digit, a text speaks of no time."""
    return frozenset(spelling for spelling, token in lexicon().items() if TIMELY.match(token)) | SPOKEN_ALONE


@cache
def lexicon() -> dict[str, str]:
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
