"""Follow-ups of an entry: tasks, in the CTA it is linked to or in a CTA of their own."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from bot.domain import cockpit, tasks
from bot.domain.accounts import Account
from bot.domain.cockpit import Shifting
from bot.domain.ctas import Cta
from bot.domain.people import User
from bot.domain.timeline import Activity
from bot.intents.cards import day_words
from bot.language.almanac import Bias
from bot.language.dates import find_days
from bot.language.declare import Choice
from bot.turn import Option, Pending, Question, Turn

DUE_IN = timedelta(days=7)
"""When a follow-up without a day of its own is due: in a week."""
FITS = (Choice("move-cta"), Choice("with-cta"))
_BULLET = re.compile(r"^\s*(?:[-*•–]|\d+[.)])\s+")


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Something to do after an entry, and by when."""

    text: str
    due: date


def plan(turn: Turn, said: Mapping[str, Any] | None, *, cta: Cta | None, fit: str | None) -> list[FollowUp]:
    """What is to be done, one per line; asks what gives way when it is due after the linked CTA."""
    if not said or not str(said.get("text") or "").strip():
        return []
    usual = date.fromisoformat(str(said["due"])[:10]) if said.get("due") else None
    planned = [_read(turn, line, usual) for line in str(said["text"]).splitlines() if line.strip()]
    last = max(one.due for one in planned)
    if cta is None or not cta.is_open or cta.due is None or last <= cta.due:
        return planned
    if fit == "with-cta":
        return [FollowUp(one.text, min(one.due, cta.due)) for one in planned]
    if fit is None:
        text = f"CTA {cta.number} is due {day_words(cta.due)}, the follow-up {day_words(last)}."
        options = (
            Option(f"Move the CTA to {day_words(last)}", "move-cta"),
            Option(f"Follow up by {day_words(cta.due)}", "with-cta"),
        )
        raise Pending(Question("fit", text, options, is_free=False))
    return planned


def open_tasks(turn: Turn, activity: Activity, planned: Sequence[FollowUp]) -> Cta | None:
    """Puts the follow-ups into the linked CTA, or into a new one of type Activity named ``To-Do: <subject>``."""
    if not planned:
        return None
    last = max(one.due for one in planned)
    linked = turn.session.get(Cta, activity.cta_id) if activity.cta_id else None
    by = turn.speaker if turn.speaker.may_change else None  # a viewer's follow-up is part of logging
    if linked is not None and linked.is_open:
        cta = linked
        if cta.due is not None and last > cta.due:
            cockpit.move_due(turn.session, cta, due=last, tasks=Shifting.FITTED, now=turn.now, by=by)
    else:
        account = turn.session.get_one(Account, activity.account_id)
        csm = turn.session.get(User, account.csm_id) if account.csm_id else None
        cta = cockpit.open_cta(
            turn.session,
            account=account,
            type="Activity",
            reason="Follow-up",
            name=f"To-Do: {activity.subject}",
            due=last,
            owner=turn.speaker if turn.speaker.may_change else csm,
            by=by,
            now=turn.now,
        )
        activity.cta_id = cta.id
    for one in planned:
        owner = turn.speaker if turn.speaker.may_change else None
        tasks.add_task(turn.session, cta, text=one.text, due=one.due, owner=owner, by=by)
    return cta


def _read(turn: Turn, line: str, usual: date | None) -> FollowUp:
    """A line, and the day at its end ("send the deck by Friday")."""
    text = _BULLET.sub("", line).strip()
    if usual is None:
        days = find_days(text, now=turn.now, bias=Bias.FORWARD)
        if days and not text[days[-1].end :].strip(" .!"):
            said = days[-1].value
            head = text[: days[-1].lead_start].rstrip(" ,")
            return FollowUp(head or text, said.date() if isinstance(said, datetime) else said)
    return FollowUp(text, usual or turn.now.date() + DUE_IN)
