"""Watches a contact for job changes, or stops watching."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.intents.ability import Doing, slot
from bot.language.declare import Sort


@dataclass(frozen=True, kw_only=True)
class TrackSponsor(Doing):
    """Watches a contact for job changes, or stops watching."""

    ability = "track-sponsor"
    heading = "People"
    says = (
        "track Dana at Acme as a sponsor",
        "stop tracking Dana",
    )

    contact: Any = slot(Sort.CONTACT, ask="Whom?", required=True, label="Contact")
    account: Any = slot(Sort.ACCOUNT, ask="Which account?", label="Account")
    stop: Any = slot(Sort.FLAG, label="Stop")
