"""Logs a call, meeting, e-mail, update or milestone on an account's timeline."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.intents.ability import Doing, slot
from bot.intents.choices import KINDS, SENTIMENTS
from bot.language.declare import Sort


@dataclass(frozen=True, kw_only=True)
class LogCall(Doing):
    """Logs a call, meeting, e-mail, update or milestone on an account's timeline."""

    ability = "log-call"
    heading = "Timeline"
    says = (
        "log a call with Acme",
        "had a call with Acme yesterday with Dana and Li, renewal at risk over pricing, follow up Friday",
        "log a 30 min meeting with Acme: they want a tour of the reports",
        "add a note to Acme: budget is signed",
        "just spoke to Acme, all good",
    )
    allowed_to_viewers = True

    account: Any = slot(Sort.ACCOUNT, ask="Which account?", required=True, label="Account")
    kind: Any = slot(Sort.CHOICE, label="Kind", choices=KINDS)
    on: Any = slot(Sort.DAY, label="When", past=True)
    attendees: Any = slot(Sort.PEOPLE, label="Attendees")
    duration: Any = slot(Sort.DURATION, label="Duration")
    sentiment: Any = slot(Sort.CHOICE, label="CSM sentiment", choices=SENTIMENTS)
    subject: Any = slot(Sort.NAME, label="Subject")
    notes: Any = slot(Sort.TEXT, label="Notes")
    follow_up: Any = slot(Sort.FOLLOW_UP, label="Follow-up")
