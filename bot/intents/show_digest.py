"""Shows today's digest now."""

from __future__ import annotations

from dataclasses import dataclass

from bot.intents.ability import Asking


@dataclass(frozen=True, kw_only=True)
class ShowDigest(Asking):
    """Shows today's digest now."""

    ability = "show-digest"
    heading = "Telling"
    says = (
        "send me my digest",
        "digest now",
    )
