"""Creates a success plan, from a template if you like."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.intents.ability import Doing, slot
from bot.language.declare import Sort


@dataclass(frozen=True, kw_only=True)
class OpenSuccessPlan(Doing):
    """Creates a success plan, from a template if you like."""

    ability = "open-success-plan"
    heading = "Success plans"
    says = (
        "create a success plan for Acme",
        "ROI plan for Acme",
    )

    account: Any = slot(Sort.ACCOUNT, ask="Which account?", required=True, label="Account")
    template: Any = slot(Sort.NAME, label="Template")
    due: Any = slot(Sort.DAY, label="Due")
