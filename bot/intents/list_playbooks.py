"""Lists playbooks and their steps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.intents.ability import Asking, slot
from bot.intents.choices import TYPES
from bot.language.declare import Sort


@dataclass(frozen=True, kw_only=True)
class ListPlaybooks(Asking):
    """Lists playbooks and their steps."""

    ability = "list-playbooks"
    heading = "CTAs"
    says = (
        "playbooks",
        "which playbooks are there for risk",
    )

    type: Any = slot(Sort.CHOICE, label="Type", choices=TYPES)
