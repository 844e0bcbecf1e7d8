"""Lists what is at risk, why, and since when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.intents.ability import Asking, slot
from bot.language.declare import Sort


@dataclass(frozen=True, kw_only=True)
class ListRisks(Asking):
    """Lists what is at risk, why, and since when."""

    ability = "list-risks"
    heading = "Risk"
    says = (
        "risks",
        "what's at risk",
        "current risks for Acme",
        "which of my customers are at risk",
    )

    account: Any = slot(Sort.ACCOUNT, ask="Which account?", label="Account")
    scope: Any = slot(Sort.SCOPE, label="Whose", lend=False)
    period: Any = slot(Sort.PERIOD, label="Period")
