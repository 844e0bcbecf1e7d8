"""The time zone somebody lives in: read from what people call it, kept, and told."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from bot.domain.talk import Preference
from bot.intents.wishes import plain
from bot.reply import Spans, Strong
from bot.turn import Pending, Question, Turn

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


def find_time_zone(words: str) -> str | None:
    """The IANA name of the zone these words name: a zone, a city, an abbreviation."""
    said = plain(words)
    for lead in ("my time zone is ", "my timezone is ", "timezone ", "time zone ", "i am in ", "im in ", "to ", "is "):
        said = said.removeprefix(lead)
    said = said.removesuffix(" time").removesuffix(" zone").strip()
    return CITIES.get(said) or _zones().get(said)


def set_zone(turn: Turn, kept: Preference, words: str, *, slot: str) -> Iterator[Spans]:
    name = find_time_zone(words)
    if name is None:
        raise Pending(Question(slot, f"I know no time zone “{words}”. Which city’s time is it?"))
    kept.time_zone = name
    local = turn.now.astimezone(ZoneInfo(name))
    yield ("Your time zone is ", Strong(name), f": it is {local:%H:%M} on {local:%A} there.")


@cache
def _zones() -> dict[str, str]:
    """Every zone by its name and by its city."""
    found: dict[str, str] = {}
    for name in sorted(available_timezones()):
        if name.startswith(("Etc/", "SystemV/", "posix", "right")):
            continue
        found.setdefault(plain(name), name)
        if "/" in name:
            found.setdefault(plain(name.rsplit("/", 1)[1]), name)
    return found
