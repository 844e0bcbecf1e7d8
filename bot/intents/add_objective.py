"""Adds an objective to a success plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.intents.ability import Doing, slot
from bot.language.declare import Sort


@dataclass(frozen=True, kw_only=True)
class AddObjective(Doing):
    """Adds an objective to a success plan."""

    ability = "add-objective"
    heading = "Success plans"
    says = ("add objective to Acme's plan: migrate CI by June",)

    account: Any = slot(Sort.ACCOUNT, ask="Which account?", required=True, label="Account")
    plan: Any = slot(Sort.PLAN, label="Plan")
    text: Any = slot(Sort.TEXT, ask="What is the objective?", required=True, label="Objective")
    due: Any = slot(Sort.DAY, label="Due")
