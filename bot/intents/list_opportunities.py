"""Lists opportunities from Salesforce."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.intents.ability import Asking, slot
from bot.language.declare import Sort


@dataclass(frozen=True, kw_only=True)
class ListOpportunities(Asking):
    """Lists opportunities from Salesforce."""

    ability = "list-opportunities"
    heading = "Commercial"
    says = (
        "opportunities for Acme",
        "my open opps closing this quarter",
        "upsell at Acme",
    )

    account: Any = slot(Sort.ACCOUNT, ask="Which account?", label="Account")
    scope: Any = slot(Sort.SCOPE, label="Whose", lend=False)
    period: Any = slot(Sort.PERIOD, label="Period")
