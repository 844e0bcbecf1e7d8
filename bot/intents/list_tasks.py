"""Lists tasks: mine, an account's, by due date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.intents.ability import Asking, slot
from bot.language.declare import Sort


@dataclass(frozen=True, kw_only=True)
class ListTasks(Asking):
    """Lists tasks: mine, an account's, by due date."""

    ability = "list-tasks"
    heading = "CTAs"
    says = (
        "my tasks",
        "tasks due this week",
        "tasks for Acme",
    )

    account: Any = slot(Sort.ACCOUNT, ask="Which account?", label="Account")
    owner: Any = slot(Sort.SCOPE, label="Whose")
    period: Any = slot(Sort.PERIOD, label="Period")
