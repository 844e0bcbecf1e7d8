"""Lists renewals in a period."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.intents.ability import Asking, slot
from bot.language.declare import Sort


@dataclass(frozen=True, kw_only=True)
class ListRenewals(Asking):
    """Lists renewals in a period."""

    ability = "list-renewals"
    heading = "Commercial"
    says = (
        "renewals next quarter",
        "what renews in the next 90 days",
        "my upcoming renewals",
    )

    scope: Any = slot(Sort.SCOPE, label="Whose", lend=False)
    period: Any = slot(Sort.PERIOD, label="Period")
