"""Changes when and how Ally tells you things."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.intents.ability import Doing, slot
from bot.language.declare import Sort


@dataclass(frozen=True, kw_only=True)
class ChangeSettings(Doing):
    """Changes when and how Ally tells you things."""

    ability = "change-settings"
    heading = "Telling"
    says = (
        "settings",
        "set my digest to 8am",
        "my timezone is Berlin",
        "mute Acme for a week",
        "no digest on Fridays",
    )
    allowed_to_viewers = True

    setting: Any = slot(Sort.NAME, label="Setting")
    value: Any = slot(Sort.TEXT, label="Value")
