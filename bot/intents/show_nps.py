"""Shows NPS and the latest survey answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.intents.ability import Asking, slot
from bot.language.declare import Sort


@dataclass(frozen=True, kw_only=True)
class ShowNps(Asking):
    """Shows NPS and the latest survey answers."""

    ability = "show-nps"
    heading = "Accounts"
    says = (
        "NPS of Acme",
        "latest survey for Acme",
    )

    account: Any = slot(Sort.ACCOUNT, ask="Which account?", required=True, label="Account")
