"""Lists the people we know at an account."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.intents.ability import Asking, slot
from bot.language.declare import Sort


@dataclass(frozen=True, kw_only=True)
class ListContacts(Asking):
    """Lists the people we know at an account."""

    ability = "list-contacts"
    heading = "People"
    says = (
        "contacts at Acme",
        "who do we know at Acme",
    )

    account: Any = slot(Sort.ACCOUNT, ask="Which account?", required=True, label="Account")
