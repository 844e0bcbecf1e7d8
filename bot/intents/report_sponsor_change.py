"""Records that a sponsor left, or changed title, company or location."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.intents.ability import Doing, slot
from bot.intents.choices import CHANGES
from bot.language.declare import Sort


@dataclass(frozen=True, kw_only=True)
class ReportSponsorChange(Doing):
    """Records that a sponsor left, or changed title, company or location."""

    ability = "report-sponsor-change"
    heading = "People"
    says = (
        "Dana left Acme",
        "Dana at Acme is now CTO",
    )

    contact: Any = slot(Sort.CONTACT, ask="Who?", required=True, label="Contact")
    account: Any = slot(Sort.ACCOUNT, ask="Which account?", label="Account")
    change: Any = slot(Sort.CHOICE, ask="What changed?", required=True, label="What changed", choices=CHANGES)
    value: Any = slot(Sort.NAME, label="New value")
