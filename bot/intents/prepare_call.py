"""Briefs you before a call on one page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.intents.ability import Asking, slot
from bot.language.declare import Sort


@dataclass(frozen=True, kw_only=True)
class PrepareCall(Asking):
    """Briefs you before a call on one page."""

    ability = "prepare-call"
    heading = "Accounts"
    says = (
        "prep me for Acme",
        "brief for my call with Acme tomorrow",
    )

    account: Any = slot(Sort.ACCOUNT, ask="Which account?", required=True, label="Account")
