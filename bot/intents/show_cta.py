"""Shows one CTA with its tasks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.intents.ability import Asking, slot
from bot.intents.cards import TASKS_SHOWN, draw_cta
from bot.language.declare import Sort
from bot.reply import Reply
from bot.turn import Turn

MOST_TASKS = 35
"""More would not fit into one message."""


@dataclass(frozen=True, kw_only=True)
class ShowCta(Asking):
    """Shows one CTA with its tasks."""

    ability = "show-cta"
    heading = "CTAs"
    says = (
        "show CTA 42",
        "the onboarding CTA for Acme",
    )

    cta: Any = slot(Sort.CTA, ask="Which CTA? Say its number.", required=True, label="CTA")
    tasks: Any = slot(Sort.COUNT, spoken=False)
    """How many open tasks are shown; the next few when nothing is said."""

    def perform(self, turn: Turn) -> Reply:
        return draw_cta(turn, self.cta, tasks_shown=min(self.tasks or TASKS_SHOWN, MOST_TASKS))
