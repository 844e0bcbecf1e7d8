"""Lists accounts by any mixture of conditions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.intents.ability import Asking, slot
from bot.language.declare import Sort


@dataclass(frozen=True, kw_only=True)
class ListAccounts(Asking):
    """Lists accounts by any mixture of conditions."""

    ability = "list-accounts"
    heading = "Accounts"
    says = (
        "my accounts",
        "red accounts over 100k ARR",
        "customers with no call in 60 days",
        "top 10 by ARR in EMEA renewing this year",
    )

    scope: Any = slot(Sort.SCOPE, label="Whose", lend=False)
    conditions: Any = slot(Sort.CONDITIONS, label="Conditions")
    sort: Any = slot(Sort.ORDER, label="Sorted by")
    count: Any = slot(Sort.COUNT, label="How many")
