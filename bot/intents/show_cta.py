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
    frames = (
        "open|view|display|show|read @cta [for|to] *",
        "+/cta {cta} .",
        "<show> {cta} .",
        "<show> [the] details|status|content|tasks|comments|info|progress|due_date|owner|history|notes <of> {cta} *",
        "{cta} .",
        "what was|is|are|were {cta} [all] about *",
        "status|details|progress|info|state [<of>] {cta} .",
        "who owns|has|opened|is_on|is_working_on|created|made {cta} .",
        "when is|was {cta} due|closed|opened|created *",
        "where are we on|with {cta} *",
        "how is|are {cta} going|doing|looking|coming|progressing *",
        "is|are|was {cta} [still|already|now] open|closed|done|overdue|due|finished|snoozed|new|in_progress|assigned|complete|active *",
        "what is [in|on|with] {cta} .",
        "which tasks are|has|does [on|in] {cta} *",
        "{cta} details|status|info|progress|tasks .",
        "what does {cta} say|need|contain *",
        "look at {cta} .",
        "did we|i|anyone close {cta} *",
    )

    cta: Any = slot(Sort.CTA, ask="Which CTA? Say its number.", required=True, label="CTA")
    tasks: Any = slot(Sort.COUNT, spoken=False)
    """How many open tasks are shown; the next few when nothing is said."""

    def perform(self, turn: Turn) -> Reply:
        return draw_cta(turn, self.cta, tasks_shown=min(self.tasks or TASKS_SHOWN, MOST_TASKS))
