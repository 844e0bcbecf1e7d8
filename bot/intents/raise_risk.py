"""Flags an account as at risk, with reason and impact."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.intents.ability import Doing, slot
from bot.language.declare import Sort


@dataclass(frozen=True, kw_only=True)
class RaiseRisk(Doing):
    """Flags an account as at risk, with reason and impact."""

    ability = "raise-risk"
    heading = "Risk"
    says = (
        "Acme is at risk, lost budget",
        "flag Acme as churn risk",
    )

    account: Any = slot(Sort.ACCOUNT, ask="Which account?", required=True, label="Account")
    reason: Any = slot(Sort.NAME, label="Reason")
    impact: Any = slot(Sort.NAME, label="Impact")
    notes: Any = slot(Sort.TEXT, label="What happened")
