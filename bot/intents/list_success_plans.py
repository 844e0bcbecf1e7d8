"""Shows success plans with their objectives and progress."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.intents.ability import Asking, slot
from bot.language.declare import Sort


@dataclass(frozen=True, kw_only=True)
class ListSuccessPlans(Asking):
    """Shows success plans with their objectives and progress."""

    ability = "list-success-plans"
    heading = "Success plans"
    says = (
        "success plans for Acme",
        "how is Acme's success plan going",
        "objectives for Acme",
    )

    account: Any = slot(Sort.ACCOUNT, ask="Which account?", label="Account")
    owner: Any = slot(Sort.SCOPE, label="Whose")
