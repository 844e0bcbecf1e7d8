"""Tells one field of an account: ARR, CSM, renewal date, stage …"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.intents.ability import Asking, slot
from bot.language.declare import Sort


@dataclass(frozen=True, kw_only=True)
class ShowAttribute(Asking):
    """Tells one field of an account: ARR, CSM, renewal date, stage …"""

    ability = "show-attribute"
    heading = "Accounts"
    says = (
        "ARR of Acme",
        "who's the CSM for Acme",
        "when does Acme renew",
        "what stage is Acme in",
        "Acme's industry",
    )

    account: Any = slot(Sort.ACCOUNT, ask="Which account?", required=True, label="Account")
    attribute: Any = slot(Sort.ATTRIBUTE, ask="Which field?", required=True, label="Field")
