"""Makes a draft success plan active, after checking its dates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.intents.ability import Doing, slot
from bot.language.declare import Sort


@dataclass(frozen=True, kw_only=True)
class ActivateSuccessPlan(Doing):
    """Makes a draft success plan active, after checking its dates."""

    ability = "activate-success-plan"
    heading = "Success plans"
    says = ("activate Acme's success plan",)

    account: Any = slot(Sort.ACCOUNT, ask="Which account?", required=True, label="Account")
    plan: Any = slot(Sort.PLAN, label="Plan")
