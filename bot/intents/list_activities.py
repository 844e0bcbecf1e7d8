"""Shows an account's timeline: calls, meetings, e-mails, updates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.intents.ability import Asking, slot
from bot.intents.choices import KINDS
from bot.language.declare import Sort


@dataclass(frozen=True, kw_only=True)
class ListActivities(Asking):
    """Shows an account's timeline: calls, meetings, e-mails, updates."""

    ability = "list-activities"
    heading = "Timeline"
    says = (
        "recent activity at Acme",
        "last call with Acme",
        "when did we last speak to Acme",
        "Acme timeline this month",
    )

    account: Any = slot(Sort.ACCOUNT, ask="Which account?", required=True, label="Account")
    kind: Any = slot(Sort.CHOICE, label="Kind", choices=KINDS)
    period: Any = slot(Sort.PERIOD, label="Period")
    count: Any = slot(Sort.COUNT, label="How many")
