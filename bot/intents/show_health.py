"""Tells an account's health score and what moved it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.intents.ability import Asking, slot
from bot.language.declare import Sort


@dataclass(frozen=True, kw_only=True)
class ShowHealth(Asking):
    """Tells an account's health score and what moved it."""

    ability = "show-health"
    heading = "Accounts"
    says = (
        "health of Acme",
        "is Acme red?",
        "health score for Acme",
        "why is Acme yellow",
    )

    account: Any = slot(Sort.ACCOUNT, ask="Which account?", required=True, label="Account")
