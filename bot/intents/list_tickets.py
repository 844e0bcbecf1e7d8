"""Lists open support tickets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.intents.ability import Asking, slot
from bot.intents.choices import PRIORITIES
from bot.language.declare import Sort


@dataclass(frozen=True, kw_only=True)
class ListTickets(Asking):
    """Lists open support tickets."""

    ability = "list-tickets"
    heading = "Accounts"
    says = (
        "open tickets for Acme",
        "support issues at Acme",
    )

    account: Any = slot(Sort.ACCOUNT, ask="Which account?", required=True, label="Account")
    priority: Any = slot(Sort.CHOICE, label="Priority", choices=PRIORITIES)
