"""Lists the accounts I follow."""

from __future__ import annotations

from dataclasses import dataclass

from bot.intents.ability import Asking


@dataclass(frozen=True, kw_only=True)
class ListFollowed(Asking):
    """Lists the accounts I follow."""

    ability = "list-followed"
    heading = "Telling"
    says = (
        "who do I follow",
        "my followed accounts",
    )
