"""Wishes about being told, read from words: "8am", "Berlin", "Acme for a week", "no digest on Fridays"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from zoneinfo import available_timezones

from bot.domain.hearers import Because
from bot.domain.hearing import EVENTS, Where
from bot.domain.names import fold
from bot.language.almanac import Bias
from bot.language.dates import find_days, find_waits

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
CITIES = {
    "nyc": "America/New_York",
    "boston": "America/New_York",
    "washington": "America/New_York",
    "miami": "America/New_York",
    "atlanta": "America/New_York",
    "austin": "America/Chicago",
    "dallas": "America/Chicago",
    "houston": "America/Chicago",
    "seattle": "America/Los_Angeles",
    "portland": "America/Los_Angeles",
    "san francisco": "America/Los_Angeles",
    "sf": "America/Los_Angeles",
    "la": "America/Los_Angeles",
    "munich": "Europe/Berlin",
    "hamburg": "Europe/Berlin",
    "frankfurt": "Europe/Berlin",
    "cologne": "Europe/Berlin",
    "germany": "Europe/Berlin",
    "france": "Europe/Paris",
    "uk": "Europe/London",
    "england": "Europe/London",
    "manchester": "Europe/London",
    "geneva": "Europe/Zurich",
    "barcelona": "Europe/Madrid",
    "milan": "Europe/Rome",
    "japan": "Asia/Tokyo",
    "india": "Asia/Kolkata",
    "bangalore": "Asia/Kolkata",
    "bengaluru": "Asia/Kolkata",
    "mumbai": "Asia/Kolkata",
    "delhi": "Asia/Kolkata",
    "beijing": "Asia/Shanghai",
    "eastern": "America/New_York",
    "central": "America/Chicago",
    "mountain": "America/Denver",
    "pacific": "America/Los_Angeles",
    "est": "America/New_York",
    "edt": "America/New_York",
    "et": "America/New_York",
    "ct": "America/Chicago",
    "cdt": "America/Chicago",
    "mt": "America/Denver",
    "mdt": "America/Denver",
    "pst": "America/Los_Angeles",
    "pdt": "America/Los_Angeles",
    "pt": "America/Los_Angeles",
    "gmt": "Europe/London",
    "bst": "Europe/London",
    "cet": "Europe/Berlin",
    "cest": "Europe/Berlin",
    "jst": "Asia/Tokyo",
    "utc": "UTC",
}
"""What people call their zone where no city of the zone table bears the name."""
_EVENT_WORDS = {
    "digest": ("digest", "digests", "daily"),
    "weekly-rollup": ("rollup", "roll up", "weekly"),
    "account-assigned": ("account assigned", "new account"),
    "account-handed-over": ("account handed over", "account taken"),
    "cta-assigned": ("cta assigned", "cta assignment", "assignments", "assigned ctas", "assignment"),
    "task-assigned": ("task assigned", "task assignment", "assigned tasks", "task"),
    "mention": ("mention", "mentions"),
    "cta-opened": ("cta opened", "new cta", "new ctas", "followed"),
    "sponsor-change": ("sponsor", "sponsors"),
    "health-fell": ("health",),
    "renewal-countdown": ("renewal", "renewals", "countdown"),
    "ticket-escalated": ("ticket", "tickets", "escalation", "escalations"),
    "write-back-failed": ("write back", "salesforce failures"),
    "undeliverable": ("undeliverable", "delivery failures"),
    "rule-told": ("rule", "rules"),
}
_TIME = re.compile(
    r"(?<![\d:.])(?:(?P<hour>[01]?\d|2[0-4])(?:[:.h](?P<minute>[0-5]\d))?\s*(?P<half>[ap])?\.?(?:m\b)?\.?"
    r"|(?P<word>noon|midday|midnight))(?![\d])",
    re.IGNORECASE,
)
_LASTING = re.compile(r"^(?P<who>.*?)(?:\s*,)?\s+(?P<span>(?:for|until|till|til|through|to)\s+.+)$", re.IGNORECASE)
_IN_DIGEST = re.compile(r"(?:\s+only)?\s+(?:in|into|to|with)(?: the| my)?(?: daily)? digest\b.*$", re.IGNORECASE)
_NO = re.compile(r"\b(?:no|not|never|skip|without|don'?t|stop|off|except)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Muted:
    """Whom to hear nothing about, and until when; None is for good."""

    words: str
    until: date | None


def find_times(words: str) -> list[str]:
    """The clock times in the words, as HH:MM; "8 to 6pm" leaves the first as it is written."""
    return [time for match in _TIME.finditer(words) if (time := _as_time(match)) is not None]


def find_time_zone(words: str) -> str | None:
    """The IANA name of the zone these words name: a zone, a city, an abbreviation."""
    said = _plain(words)
    for lead in ("my time zone is ", "my timezone is ", "timezone ", "time zone ", "i am in ", "im in ", "to ", "is "):
        said = said.removeprefix(lead)
    said = said.removesuffix(" time").removesuffix(" zone").strip()
    return CITIES.get(said) or _zones().get(said)


def find_weekdays(words: str) -> list[int]:
    """The weekdays named; "weekdays" are Monday to Friday, "every day" is all of them."""
    said = fold(words)
    if re.search(r"\b(?:every ?day|daily|7 days|all days)\b", said):
        return list(range(7))
    if re.search(r"\b(?:weekdays|working days|workdays|business days)\b", said):
        return list(range(5))
    if re.search(r"\bweekends?\b", said):
        return [5, 6]
    named = [number for number, day in enumerate(DAYS) if re.search(rf"\b{day[:3]}(?:{day[3:]})?s?\b", said)]
    between = re.search(r"\b(\w{3})\w* ?(?:-|–|to|through|until) ?(\w{3})\w*\b", said)
    if between and len(named) == 2:
        first, last = named
        return list(range(first, last + 1))
    return named


def is_refusal(words: str) -> bool:
    """True for "no …", "off", "stop", "never"."""
    return _NO.search(words) is not None


def is_more(words: str) -> bool:
    """True for "… too", "also …"."""
    return re.search(r"\b(?:too|also|as well)\b", fold(words)) is not None


def find_where(words: str) -> Where | None:
    """Where they want it: as a message, in the digest, or not at all."""
    said = fold(words)
    if re.search(r"\b(?:in|into|with|to)(?: (?:the|my|a))?(?: daily)? digest\b", said):
        return Where.DIGEST
    if is_refusal(said) or re.search(r"\bmute\b", said):
        return Where.OFF
    return Where.MESSAGE if re.search(r"\b(?:on|message|messages|dm|at once|yes|always)\b", said) else None


def find_event(words: str) -> str | None:
    """The kind of notice these words name."""
    said = _plain(words)
    if said.replace(" ", "-") in EVENTS:
        return said.replace(" ", "-")
    found = [(len(one), name) for name, ones in _EVENT_WORDS.items() for one in ones if re.search(rf"\b{one}\b", said)]
    return max(found)[1] if found else None


def find_whose(words: str) -> Because | None:
    """About whose accounts: "for my team too", "only my own accounts", "followed accounts too"."""
    said = fold(words)
    if re.search(r"\b(?:for|of|at) my teams?\b", said):
        return Because.TEAM
    if re.search(r"\bonly my (?:own )?(?:accounts|customers)\b", said):
        return Because.MINE
    return Because.FOLLOWED if re.search(r"\bfollow(?:ed)?\b.*\btoo\b", said) else None


def find_event_wish(words: str) -> str | None:
    """The kind of notice that is wanted somewhere ("mentions in the digest only", "… at once") or about somebody's."""
    event = find_event(_IN_DIGEST.sub("", words))
    is_placed = find_where(words) in (Where.DIGEST, Where.MESSAGE) or find_whose(words) is not None
    return event if is_placed and event != "digest" else None


def read_muting(words: str, *, now: datetime) -> Muted:
    """ "Acme for a week" → Acme, and the day on which it is heard again."""
    match = _LASTING.match(words.strip())
    until = find_until(match["span"], now=now) if match else None
    if match is None or until is None:
        return Muted(words.strip(), None)
    return Muted(match["who"].strip(), until)


def find_until(words: str, *, now: datetime) -> date | None:
    """The day that "for two weeks" or "until Friday" ends on."""
    waits = find_waits(words, now=now)
    if waits:
        return waits[0].value
    days = find_days(words, now=now, bias=Bias.FORWARD)
    if not days:
        return None
    day = days[0].value
    return day.date() if isinstance(day, datetime) else day


def _as_time(match: re.Match[str]) -> str | None:
    if match["word"]:
        return "00:00" if match["word"].lower() == "midnight" else "12:00"
    hour, minute, half = int(match["hour"]), int(match["minute"] or 0), (match["half"] or "").lower()
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour % 24:02}:{minute:02}"


@cache
def _zones() -> dict[str, str]:
    """Every zone by its name and by its city."""
    found: dict[str, str] = {}
    for name in sorted(available_timezones()):
        if name.startswith(("Etc/", "SystemV/", "posix", "right")):
            continue
        found.setdefault(_plain(name), name)
        if "/" in name:
            found.setdefault(_plain(name.rsplit("/", 1)[1]), name)
    return found


def _plain(words: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", fold(words)))
