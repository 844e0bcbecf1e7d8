"""Lists sponsors, champions and what changed with them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.intents.ability import Asking, slot
from bot.language.declare import Sort


@dataclass(frozen=True, kw_only=True)
class ListSponsors(Asking):
    """Lists sponsors, champions and what changed with them."""

    ability = "list-sponsors"
    heading = "People"
    says = (
        "sponsors at Acme",
        "who is the champion at Acme",
        "sponsor changes",
    )

    account: Any = slot(Sort.ACCOUNT, ask="Which account?", label="Account")
