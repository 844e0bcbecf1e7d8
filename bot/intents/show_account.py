"""Sums up an account: stage, ARR, renewal, health, what is open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.intents.ability import Asking, slot
from bot.language.declare import Sort


@dataclass(frozen=True, kw_only=True)
class ShowAccount(Asking):
    """Sums up an account: stage, ARR, renewal, health, what is open."""

    ability = "show-account"
    heading = "Accounts"
    says = (
        "summary of Acme",
        "tell me about Acme",
        "Acme?",
        "how is Acme doing overall",
    )

    account: Any = slot(Sort.ACCOUNT, ask="Which account?", required=True, label="Account")
