"""Lists CTAs: mine, an account's, overdue, by type, priority or due date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.intents.ability import Asking, slot
from bot.intents.choices import PRIORITIES, STATES, TYPES
from bot.language.declare import Sort


@dataclass(frozen=True, kw_only=True)
class ListCtas(Asking):
    """Lists CTAs: mine, an account's, overdue, by type, priority or due date."""

    ability = "list-ctas"
    heading = "CTAs"
    says = (
        "my CTAs",
        "open CTAs for Acme",
        "overdue CTAs",
        "high priority risk CTAs due this week",
    )

    account: Any = slot(Sort.ACCOUNT, ask="Which account?", label="Account")
    owner: Any = slot(Sort.SCOPE, label="Whose")
    state: Any = slot(Sort.CHOICE, label="State", choices=STATES)
    type: Any = slot(Sort.CHOICE, label="Type", choices=TYPES)
    priority: Any = slot(Sort.CHOICE, label="Priority", choices=PRIORITIES)
    period: Any = slot(Sort.PERIOD, label="Period")
