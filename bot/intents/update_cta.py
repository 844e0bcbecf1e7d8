"""Changes a CTA: due date, owner, priority, status; or comments on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.intents.ability import Doing, slot
from bot.intents.choices import OPEN_STATUSES, PRIORITIES
from bot.language.declare import Sort


@dataclass(frozen=True, kw_only=True)
class UpdateCta(Doing):
    """Changes a CTA: due date, owner, priority, status; or comments on it."""

    ability = "update-cta"
    heading = "CTAs"
    says = (
        "move CTA 42 to next Friday",
        "assign the onboarding CTA at Acme to Priya",
        "CTA 42 high priority",
        "start CTA 42",
        "comment on CTA 42: waiting for legal",
    )

    cta: Any = slot(Sort.CTA, ask="Which CTA? Say its number.", required=True, label="CTA")
    due: Any = slot(Sort.DAY, label="Due")
    owner: Any = slot(Sort.PERSON, label="Owner")
    priority: Any = slot(Sort.CHOICE, label="Priority", choices=PRIORITIES)
    status: Any = slot(Sort.CHOICE, label="Status", choices=OPEN_STATUSES)
    comment: Any = slot(Sort.TEXT, label="Comment")
