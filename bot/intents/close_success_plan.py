"""Closes a success plan with its objectives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.intents.ability import Doing, slot
from bot.language.declare import Sort


@dataclass(frozen=True, kw_only=True)
class CloseSuccessPlan(Doing):
    """Closes a success plan with its objectives."""

    ability = "close-success-plan"
    heading = "Success plans"
    says = ("close Acme's success plan",)

    account: Any = slot(Sort.ACCOUNT, ask="Which account?", required=True, label="Account")
    plan: Any = slot(Sort.PLAN, label="Plan")
