"""Ticks off a task."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.intents.ability import Doing, slot
from bot.language.declare import Sort


@dataclass(frozen=True, kw_only=True)
class CompleteTask(Doing):
    """Ticks off a task."""

    ability = "complete-task"
    heading = "CTAs"
    says = (
        'done with "send deck" on CTA 42',
        "complete task 7",
    )

    task: Any = slot(Sort.TASK, ask="Which task?", required=True, label="Task")
    cta: Any = slot(Sort.CTA, label="CTA", lend=False)
