"""Puts a playbook's tasks into a CTA."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.intents.ability import Doing, slot
from bot.language.declare import Sort


@dataclass(frozen=True, kw_only=True)
class ApplyPlaybook(Doing):
    """Puts a playbook's tasks into a CTA."""

    ability = "apply-playbook"
    heading = "CTAs"
    says = ("apply account triage to CTA 42",)

    cta: Any = slot(Sort.CTA, ask="Which CTA? Say its number.", required=True, label="CTA")
    playbook: Any = slot(Sort.NAME, ask="Which playbook?", required=True, label="Playbook")
