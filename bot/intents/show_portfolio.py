"""Shows my day and my book: what needs attention, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.intents.ability import Asking, slot
from bot.language.declare import Sort


@dataclass(frozen=True, kw_only=True)
class ShowPortfolio(Asking):
    """Shows my day and my book: what needs attention, and why."""

    ability = "show-portfolio"
    heading = "Accounts"
    says = (
        "my day",
        "my dashboard",
        "my book",
        "what needs my attention",
    )

    scope: Any = slot(Sort.SCOPE, label="Whose", lend=False)
