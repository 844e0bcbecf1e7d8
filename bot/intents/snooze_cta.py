"""Puts a CTA away until a day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.intents.ability import Doing, slot
from bot.language.declare import Sort


@dataclass(frozen=True, kw_only=True)
class SnoozeCta(Doing):
    """Puts a CTA away until a day."""

    ability = "snooze-cta"
    heading = "CTAs"
    says = (
        "snooze CTA 42 until Monday",
        "snooze 42 for two weeks",
    )

    cta: Any = slot(Sort.CTA, ask="Which CTA? Say its number.", required=True, label="CTA")
    until: Any = slot(Sort.DAY, ask="Until when?", required=True, label="Until")
    reason_text: Any = slot(Sort.TEXT, label="Reason")
