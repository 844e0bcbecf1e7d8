"""What `ally parse` prints: each message with its ability, its slots and what else it might have meant."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from bot.language.names import Names
from bot.language.reader import Reader, Reading


class BadLine(ValueError):
    """A line of the input is not what was announced."""


def read_messages(lines: Iterable[str], *, now: datetime) -> Iterator[tuple[str, datetime]]:
    """One JSON object ``{"text", "now"?}`` a line, so that a text may have line breaks and a moment of its own."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            text, moment = row["text"], row.get("now")
            at = datetime.fromisoformat(moment) if moment else now
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise BadLine(
                f'line {number}: expected an object like {{"text": "…", "now": "2026-11-24T10:30:00-05:00"}}'
            ) from error
        if not isinstance(text, str) or at.tzinfo is None:
            raise BadLine(f"line {number}: text must be a string, and now must have an offset")
        yield text, at


def parse(reader: Reader, names: Names, text: str, *, now: datetime) -> dict[str, Any]:
    """One message as the contract has it."""
    return written(reader.read(text, now=now, names=names), text)


def written(reading: Reading, text: str) -> dict[str, Any]:
    return {
        "text": text,
        "intent": reading.intent,
        "slots": reading.slots,
        "confidence": round(reading.confidence, 3),
        "tier": reading.tier,
        "alternatives": [
            {"intent": intent, "confidence": round(confidence, 3)} for intent, confidence in reading.alternatives
        ],
    }
