"""How a message is read with the names the database knows."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.domain.house import House
from bot.domain.store import Session
from bot.language import markup


@dataclass(frozen=True, slots=True)
class Reading:
    text: str
    intent: str | None
    slots: dict[str, Any] = field(default_factory=dict)
    confidence: float = 1.0
    tier: str = "exact"
    alternatives: tuple[tuple[str, float], ...] = ()
    rest: str | None = None
    is_bare_name: bool = False


FIRST = (
    (r"help$|what can you do", "help"),
    (r"help (?P<topic>.+)$", "help"),
    (r"my (?P<topic>drafts)$", "help"),
    (r"undo( that)?$", "undo"),
    (r"cancel$|never ?mind$", "cancel"),
    (r"(?:health of|is) (?P<account>.+?)(?: red)?\??$", "show-health"),
    (r"(?P<attribute>arr|csm|stage|industry|sentiment) of (?P<account>.+)$", "show-attribute"),
    (r"log a (?P<kind>call|meeting) with (?P<account>[^:]+?)(?:: *(?P<notes>.+))?$", "log-call"),
    (r"(?:summary of|tell me about) (?P<account>.+)$", "show-account"),
    (r"(?:set|change) (?P<account>.+?)'s (?P<attribute>[\w ]+?) to (?P<value>.+)$", "update-attribute"),
    (r"my accounts$", "list-accounts"),
    (r"(?P<account>.+?) is at risk(?:, (?P<reason>[^:]+?))?(?:: (?P<notes>.+))?$", "raise-risk"),
    (r"(?P<account>.+?) is no longer at risk(?:: (?P<notes>.+))?$", "close-risk"),
    (r"(?P<template>\w+) plan for (?P<account>.+)$", "open-success-plan"),
    (r"add objective to (?P<account>.+?)'s plan: (?P<text>.+)$", "add-objective"),
    (r"activate (?P<account>.+?)'s success plan$", "activate-success-plan"),
    (r"close (?P<account>.+?)'s success plan$", "close-success-plan"),
    (r"share (?P<account>.+?)'s plan with (?P<contact>.+)$", "share-success-plan"),
    (r"add contact (?P<contact>[^,]+), (?P<title>[^,]+), (?P<email>\S+) to (?P<account>.+)$", "add-contact"),
    (r"track (?P<contact>.+?) at (?P<account>.+?) as a sponsor$", "track-sponsor"),
    (r"(?P<contact>\w+) (?P<change>left) (?P<account>.+)$", "report-sponsor-change"),
    (r"unfollow (?P<account>.+)$", "unfollow-account"),
    (r"follow (?P<account>.+)$", "follow-account"),
    (r"this channel is for (?P<account>.+)$", "bind-channel"),
    (r"unlink this channel$", "unbind-channel"),
    (r"send the (?P<template>[\w ]+?) email to (?P<contact>\w+) at (?P<account>.+)$", "send-email"),
    (r"(?P<account>.+)\?$", "show-account"),
)


def build_reads(house: House) -> Callable[..., Reading]:
    def read(session: Session, text: str, *, now: datetime) -> Reading:
        said = re.sub(r"^/ally\s*", "", markup.undo(text).text)
        for pattern, intent in FIRST:
            found = re.match(pattern, said, re.I | re.S)
            if found:
                return Reading(text, intent, {k: v for k, v in found.groupdict().items() if v})
        return Reading(text, None, alternatives=(("help", 0.2),))

    return read
