"""Shows licence use and adoption by product stage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.intents.ability import Asking, slot
from bot.language.declare import Sort


@dataclass(frozen=True, kw_only=True)
class ShowAdoption(Asking):
    """Shows licence use and adoption by product stage."""

    ability = "show-adoption"
    heading = "Accounts"
    says = (
        "license utilization for Acme",
        "adoption at Acme",
        "how many seats is Acme using",
    )

    account: Any = slot(Sort.ACCOUNT, ask="Which account?", required=True, label="Account")
