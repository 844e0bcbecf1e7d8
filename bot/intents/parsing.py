"""What the reader makes of messages, one plain record each, for programs to read (`ally parse`)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.intents.reading import build_reader
from bot.language.names import Names
from bot.language.reading import Reading


def parse_lines(lines: Iterable[str], *, names: Names, now: datetime) -> Iterator[dict[str, Any]]:
    """For each message, in order: `text`, `intent`, `slots`, `confidence`, `tier` and `alternatives`."""
    reader = build_reader()
    for line in lines:
        yield as_record(reader.read(line, now=now, names=names))


def parse_objects(lines: Iterable[str], *, names: Names, now: datetime, zone: ZoneInfo) -> Iterator[dict[str, Any]]:
    """The same for messages that are JSON objects with `text` and, where it has one, its own `now`.

    Raises ValueError, with the line's number, for a line that is no such object.
    """
    reader = build_reader()
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            said = json.loads(line)
            text, moment = str(said["text"]), read_moment(said["now"], zone) if said.get("now") else now
        except (ValueError, TypeError, KeyError) as error:
            raise ValueError(f'line {number} is no object with "text" and perhaps "now": {error}') from error
        yield as_record(reader.read(text, now=moment, names=names))


def read_moment(words: str, zone: ZoneInfo) -> datetime:
    """An ISO 8601 moment; one without an offset is in the zone. Raises ValueError for anything else."""
    moment = datetime.fromisoformat(words)
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def as_record(reading: Reading) -> dict[str, Any]:
    """A reading as the contract prints it."""
    return {
        "text": reading.text,
        "intent": reading.intent,
        "slots": reading.slots,
        "confidence": reading.confidence,
        "tier": reading.tier,
        "alternatives": [{"intent": intent, "confidence": confidence} for intent, confidence in reading.alternatives],
    }


__all__ = ["as_record", "parse_lines", "parse_objects", "read_moment"]
