"""Says that an account is no longer at risk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.intents.ability import Doing, slot
from bot.language.declare import Sort


@dataclass(frozen=True, kw_only=True)
class CloseRisk(Doing):
    """Says that an account is no longer at risk."""

    ability = "close-risk"
    heading = "Risk"
    says = (
        "Acme's risk is resolved",
        "Acme is no longer at risk",
    )

    account: Any = slot(Sort.ACCOUNT, ask="Which account?", required=True, label="Account")
    notes: Any = slot(Sort.TEXT, label="What happened")
