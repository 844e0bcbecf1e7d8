"""Days on which no call can have been: still to come, or in no calendar. They are asked about, never taken for notes."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from bot.language.almanac import Bias
from bot.language.dates import find_days, find_impossible_day
from bot.language.found import Found

Slots = dict[str, Any]
_ENDS = re.compile(r"\s*(?:$|[,.:;–—-]+\s*)")
"""Behind a day that stands for itself: "tomorrow they decide" is a note."""
_PARTED = re.compile(r"[,.:;\n–—-]\s*$")
"""Before notes that were set apart."""


def mind_day(slots: Slots, *, text: str, now: datetime) -> Slots:
    """The slots of a logged call that opens with such a day: "log a call with Acme in 2 weeks", "… on 31 June: pricing"."""
    notes = slots.get("notes", "")
    if "on" in slots or not notes or _PARTED.search(text.partition(notes)[0]):
        return slots
    day = _find_untimely(notes, now=now)
    if day is None or not (ends := _ENDS.match(notes, day.end)):
        return slots
    return {**slots, "on": day.value, "notes": notes[ends.end() :]}


def _find_untimely(notes: str, *, now: datetime) -> Found[str] | None:
    days = [one for one in find_days(notes, now=now, bias=Bias.FORWARD) if one.lead_start == 0]
    for day in days:
        return Found(day.start, day.end, day.value.isoformat(), day.rule, day.lead_start)
    impossible = find_impossible_day(notes, now=now)
    return impossible if impossible and impossible.lead_start == 0 else None


__all__ = ["mind_day"]
