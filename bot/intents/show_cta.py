"""Shows one CTA with its tasks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.intents.ability import Asking, slot
from bot.language.declare import Sort


@dataclass(frozen=True, kw_only=True)
class ShowCta(Asking):
    """Shows one CTA with its tasks."""

    ability = "show-cta"
    heading = "CTAs"
    says = (
        "show CTA 42",
        "the onboarding CTA for Acme",
    )

    cta: Any = slot(Sort.CTA, ask="Which CTA? Say its number.", required=True, label="CTA")
