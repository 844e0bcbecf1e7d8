"""Closes a CTA, with its outcome."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.intents.ability import Doing, slot
from bot.intents.choices import CLOSING_STATUSES
from bot.language.declare import Sort


@dataclass(frozen=True, kw_only=True)
class CloseCta(Doing):
    """Closes a CTA, with its outcome."""

    ability = "close-cta"
    heading = "CTAs"
    says = (
        "close CTA 42",
        "close the EBR CTA for Acme as won",
        "CTA 42 closed, not a priority",
    )

    cta: Any = slot(Sort.CTA, ask="Which CTA? Say its number.", required=True, label="CTA")
    status: Any = slot(Sort.CHOICE, ask="How did it end?", label="Outcome", choices=CLOSING_STATUSES)
    comment: Any = slot(Sort.TEXT, label="Comment")
