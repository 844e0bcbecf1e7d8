"""Words of time, however they are spelt, brought into one small language that the grammars are written in.

"Wendesday, 2 febuary at 3 pm" becomes `W2 , 2 M02 at T15:00`: a capital W or M is a weekday or month, a small one a
weekday or month whose word often means something else (sat, sun, mon, wed; may, march, mar); D is a full date (with
a question mark where day and month may stand the other way round), S a date with a slash, C one with dots, Y a year, K
a week by its number, X what looks like a date and is none, T an hour of the clock, H an hour that may be morning or
afternoon, Z its zone, L a length in minutes, 15th an ordinal, 15o one in letters, `;` the end of a clause and `~` any
word that has nothing to do with time.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from bot.language.markup import small
from bot.language.time_tokens import BEGINNINGS, PLAIN, TOKEN
from bot.language.time_words import LINKS, NUMBERS, ORDINALS, SPELT, TENS, TIMELY, UNKNOWN, lexicon, timely_words

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
    if not re.search(r"\d", text) and timely_words().isdisjoint(WORD.findall(text.lower())):
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
    for one in _tokens(small(text)):
        run.append(one)
        if one[0] != UNKNOWN:
            timely = timely or bool(TIMELY.match(one[0]))
        elif timely:
            kept += run
            run, timely = run[-1:], False
        else:
            run = run[-1:]
    return kept + run if timely else kept


def _tokens(text: str) -> Iterator[tuple[str, int, int]]:
    """Every word of the line with its place in the text, which is in small letters."""
    spelt, place = lexicon(), 0
    while found := PLAIN.search(text, place):
        word = found[0]
        if found.lastgroup and word not in BEGINNINGS:
            yield spelt.get(word, UNKNOWN), found.start(), found.end()
        elif longer := TOKEN.match(text, found.start()):
            found = longer
            if token := _canonical(found):
                yield token, found.start(), found.end()
        place = found.end()


SILENT = "X0"
"""Looks like a date and is none."""


def _canonical(found: re.Match[str]) -> str:
    """The word of the line that a token is; of two words where one token says two, none where it says nothing."""
    said = found[0]
    match found.lastgroup:
        case "word" | "glued" | "brief_day":
            return lexicon().get(GLUED_UNITS.get(said, said) if found.lastgroup == "glued" else said, UNKNOWN)
        case "number":
            return re.sub(r"\+|-?ish$", "", said).replace(",", ".")
        case "mark":
            said = SPELT.get(said, said)
            return said if said in LINKS or said == "unit" else ";"
        case "line":
            return ";"
        case "idle":
            return ""
        case "date":
            return _full_date(said)
        case "glued_date":
            day, month, year = re.findall(r"\d+|[a-z]+", said)
            return f"{day} {lexicon()[month].upper()} {int(year) % 2000 + 2000}"
        case "dotted_date":
            return "C" + said.strip(".")
        case "month_of_year":
            year, month = sorted(re.split("[-/]", said), key=len, reverse=True)
            return f"M{int(month):02} {year}"
        case "slash":
            return "S" + said
        case "fraction":
            return _fraction(said)
        case "part":
            return "morning" if said.startswith("a") and said != "aft" else "afternoon"
        case "zone":
            return "Z" + said.split()[0]
        case "ordinal":
            return f"{int(found['ordinal'])}th" if 1 <= int(found["ordinal"]) <= 31 else UNKNOWN
        case "compound":
            return _compound(said)
        case "spoken_year":
            return f"20{_compound(said.split(None, 1)[1]) if said[-6:] != 'thirty' else 30}"
        case "quarter" | "quarter_of_year":
            return _part_of_year(said)
        case "fiscal":
            return f"Y20{said[-2:]}"
        case "week_number":
            return f"K{int(re.findall(r'[0-9]+', said)[0]):02}"
        case "week_of":
            return "weekof"
        case "eod":
            return "eod"
        case "eoq":
            return f"eoq q{said[-1]}" if said[2] == "q" else f"eoy 20{said[-2:]}"
        case "feast":
            return "new year eve" if said == "nye" else "Feast" + re.sub(r"['’]|s(?= day)|\s", "", said)
        case "half":
            return "6 month" if said.startswith("half a") else "halfyear"
        case "year":
            return f"20{said[1:]}"
        case "yesterday":
            return "yesterday"
        case "possessive":
            return "'s"
        case None | "foreign" | "amount":
            return UNKNOWN
        case kind:
            return _clock(kind, said)


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
    if clock:
        return f"D{moment.isoformat()}"
    either = "/" in day and year == third and max(number, month) <= 12
    return f"D{moment.date().isoformat()}" + ("?" if either else "")


def _fraction(said: str) -> str:
    """1½ is 1.5, .5 is 0.5."""
    if said.startswith("."):
        return f"0{said}"
    return str(float(said[:-1] or 0) + {"½": 0.5, "¼": 0.25, "¾": 0.75}[said[-1]])


def _compound(said: str) -> str:
    """Twenty-one is 21, twenty-first 21o."""
    tens, _, ones = re.sub(r"[-\s]", " ", said).partition(" ")
    if not ones:
        return NUMBERS[tens]
    number = int(TENS[tens])
    return f"{number + ORDINALS[ones]}o" if ones in ORDINALS else str(number + int(NUMBERS[ones]))


def _part_of_year(said: str) -> str:
    """Q3'27, 3Q27 and Q3 FY27 are `q3 2027`."""
    year = re.search(r"^20\d\d|\d\d$", said)
    kind, which = re.search("[qh]", said), re.search(r"(?<=[qh])[1-4]|[1-4](?=[qh])", said)
    name = f"{kind[0]}{which[0]}" if kind and which else UNKNOWN
    return f"{name} 20{year[0][-2:]}" if year else name


def _clock(kind: str, said: str) -> str:
    """The hour that one of the ways of saying it says."""
    words = re.split(r"[-\s]+", said)
    match kind:
        case "brief":
            return _spoken_hour("half", "past", words[1])
        case "spoken_hour" | "minutes" | "spoken_minutes":
            return _spoken_hour(*words)
        case "continental":
            return _hour(said.replace("h", ":") + ("00" if said.endswith("h") else ""))
        case "military":
            return _hour(f"{said[:2]}:{said[2:4]}").replace("H", "T")
        case "dotted":
            return _hour(said.replace(".", ":"))
        case "span":
            hours, minutes = (int(part) for part in re.findall(r"\d+", said))
            return f"L{hours * 60 + minutes}" if hours <= LONGEST_SPAN else _hour(f"{hours}:{minutes:02}")
    if words[0] in NUMBERS:
        half = re.search(r"\s?[ap]\.?m\.?$", said)
        past = sum(int(NUMBERS[one]) for one in words[1:] if one in NUMBERS)
        return _hour(f"{NUMBERS[words[0]]}:{past:02}{half[0].strip() if half else ''}")
    return _hour(said)


LONGEST_SPAN = 6
"""Hours; "1:15 h" is a length, "15:30 h" an hour of the day."""


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
