"""The hours of being told: when the digest comes and when it is quiet; read from words, kept, and told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.domain import hearing
from bot.domain.hearing import Where
from bot.domain.names import fold
from bot.domain.talk import Preference
from bot.intents.wishes import find_where, is_refusal, set_wish
from bot.reply import Spans, Strong
from bot.turn import Pending, Question

DAYS_CHOICES = {"weekdays": (0, 1, 2, 3, 4), "monday-to-thursday": (0, 1, 2, 3), "every-day": tuple(range(7))}
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_TIME = re.compile(
    r"(?<![\d:.])(?:(?P<hour>[01]?\d|2[0-4])(?:[:.h](?P<minute>[0-5]\d))?\s*(?P<half>[ap])?\.?(?:m\b)?\.?"
    r"|(?P<word>noon|midday|midnight))(?![\d])",
    re.IGNORECASE,
)


def set_digest(kept: Preference, words: str, *, slot: str) -> Iterator[Spans]:
    """A time, days to add or to leave out, on or off."""
    times, days = find_times(words), find_weekdays(words)
    if times and times[0] != kept.digest_at:
        kept.digest_at = times[0]
        yield ("Your daily digest comes at ", Strong(times[0]), f", {tell_days(kept)}.")
    if days:
        had = set(kept.digest_days)
        chosen = sorted(had - set(days) if is_refusal(words) else had | set(days) if _is_more(words) else days)
        if list(kept.digest_days) != chosen:
            kept.digest_days = chosen
            yield (f"Digest days: {tell_days(kept)}.",)
    where = find_where(words) if not times and not days else None
    is_off = hearing.is_off(kept, "digest")
    if where is Where.OFF and not is_off:
        yield set_wish(kept, "digest", where=Where.OFF)
    elif is_off and (times or where in (Where.MESSAGE, Where.DIGEST)):
        yield set_wish(kept, "digest", where=Where.MESSAGE)
    elif not times and not days and where is None:
        raise Pending(Question(slot, "At what time, or on which days? For example “8am”, “no Fridays”, or “off”."))


def set_quiet(kept: Preference, words: str, *, slot: str) -> Iterator[Spans]:
    times = find_times(words)
    if len(times) >= 2:
        kept.quiet_from, kept.quiet_until = times[0], times[1]
        yield ("Quiet hours: ", Strong(tell_quiet(kept)), ". What happens then is told when they end.")
    elif is_refusal(words):
        kept.quiet_from = kept.quiet_until = "00:00"
        yield ("You have no quiet hours now.",)
    else:
        raise Pending(Question(slot, "From when to when? For example “8pm to 7am”, or “off”."))


def tell_days(kept: Preference) -> str:
    days = list(kept.digest_days)
    if days == [0, 1, 2, 3, 4]:
        return "Monday to Friday"
    return "every day" if len(days) == len(DAYS) else ", ".join(DAYS[day][:3].title() for day in days) or "on no day"


def tell_quiet(kept: Preference) -> str:
    begins, ends = kept.quiet_from or hearing.QUIET[0], kept.quiet_until or hearing.QUIET[1]
    return "off" if begins == ends else f"{begins} to {ends}"


def find_times(words: str) -> list[str]:
    """The clock times in the words, as HH:MM; "8 to 6pm" leaves the first as it is written."""
    return [time for match in _TIME.finditer(words) if (time := _as_time(match)) is not None]


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


def _is_more(words: str) -> bool:
    """True for "… too", "also …"."""
    return re.search(r"\b(?:too|also|as well)\b", fold(words)) is not None


def _as_time(match: re.Match[str]) -> str | None:
    if match["word"]:
        return "00:00" if match["word"].lower() == "midnight" else "12:00"
    hour, minute, half = int(match["hour"]), int(match["minute"] or 0), (match["half"] or "").lower()
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour % 24:02}:{minute:02}"
