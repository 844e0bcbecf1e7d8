"""Shows who changed what on an account."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.intents.ability import Asking, slot
from bot.language.declare import Sort


@dataclass(frozen=True, kw_only=True)
class ShowHistory(Asking):
    """Shows who changed what on an account."""

    ability = "show-history"
    heading = "Trust"
    says = (
        "who changed Acme",
        "audit for Acme",
    )

    account: Any = slot(Sort.ACCOUNT, ask="Which account?", required=True, label="Account")
