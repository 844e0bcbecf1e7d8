"""Adds a task to a CTA."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.intents.ability import Doing, slot
from bot.language.declare import Sort


@dataclass(frozen=True, kw_only=True)
class AddTask(Doing):
    """Adds a task to a CTA."""

    ability = "add-task"
    heading = "CTAs"
    says = ("add a task to CTA 42: send deck by Thursday",)

    cta: Any = slot(Sort.CTA, ask="Which CTA? Say its number.", required=True, label="CTA")
    text: Any = slot(Sort.TEXT, ask="What is to be done?", required=True, label="Task")
    due: Any = slot(Sort.DAY, label="Due")
    owner: Any = slot(Sort.PERSON, label="Owner")
