"""Tells what Ally can do, and how to say it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.intents.ability import Asking, slot
from bot.language.declare import Sort


@dataclass(frozen=True, kw_only=True)
class Help(Asking):
    """Tells what Ally can do, and how to say it."""

    ability = "help"
    heading = "Start here"
    says = (
        "help",
        "what can you do",
        "help ctas",
        "how do I log a call?",
    )

    topic: Any = slot(Sort.NAME, label="Topic")
