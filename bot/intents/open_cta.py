"""Opens a CTA on an account."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.intents.ability import Doing, slot
from bot.intents.choices import PRIORITIES, TYPES
from bot.language.declare import Sort


@dataclass(frozen=True, kw_only=True)
class OpenCta(Doing):
    """Opens a CTA on an account."""

    ability = "open-cta"
    heading = "CTAs"
    says = (
        "open a risk CTA for Acme due Friday",
        "create an EBR CTA for Acme",
    )

    account: Any = slot(Sort.ACCOUNT, ask="Which account?", required=True, label="Account")
    name: Any = slot(Sort.NAME, label="Name")
    type: Any = slot(Sort.CHOICE, label="Type", choices=TYPES)
    reason: Any = slot(Sort.NAME, label="Reason")
    priority: Any = slot(Sort.CHOICE, label="Priority", choices=PRIORITIES)
    due: Any = slot(Sort.DAY, label="Due")
    owner: Any = slot(Sort.PERSON, label="Owner")
    playbook: Any = slot(Sort.NAME, label="Playbook")
