"""Two people at one CTA: what somebody else changed since the button was drawn is shown before anything is done."""

from __future__ import annotations

from datetime import date
from typing import Any

from bot.domain.cta_history import Event, events_since
from bot.domain.ctas import Cta
from bot.domain.people import User
from bot.domain.store import Session
from bot.reply import Day, Instant, Span, line
from bot.turn import Option, Pending, Question, Turn

LABELS = {
    "due": "due date",
    "owner_id": "owner",
    "is_important": "important flag",
    "snoozed_until": "snooze",
    "closing_comment": "closing comment",
}
UNSAID = frozenset({"is_open", "closed_at", "snooze_reason", "next_update_due"})


def check_unchanged(turn: Turn, cta: Cta, seen: int | None) -> None:
    """Raises `Pending` when others changed the CTA after the version that was seen; yes means: do it all the same."""
    if seen is None:
        return
    others = [
        event
        for event in events_since(turn.session, cta, seen)
        if event.deed.person_id != turn.speaker.id and event.fields
    ]
    if not others:
        return
    raise Pending(
        Question(
            slot="seen",
            text=f"CTA {cta.number} changed since you looked. Do it all the same?",
            options=(Option("Yes, do it", cta.version),),
            preview=tuple(_told(turn.session, event) for event in others[:3]),
            is_free=False,
        )
    )


def _told(session: Session, event: Event) -> Any:
    spans: list[Span] = [f"{event.who} changed it, ", Instant(event.deed.done_at), ": "]
    told = [(field, old, new) for field, (old, new) in event.fields.items() if field not in UNSAID]
    for place, (field, old, new) in enumerate(told):
        spans += ["; " if place else "", f"{LABELS.get(field, field)} "]
        spans += [*_value(session, field, old), " → ", *_value(session, field, new)]
    return line(*spans)


def _value(session: Session, field: str, value: Any) -> tuple[Span, ...]:
    if value is None or value == "":
        return ("nothing",)
    if field == "owner_id":
        person = session.get(User, value)
        return (person.name if person else "somebody",)
    if field == "due":
        return (Day(date.fromisoformat(value)),)
    if isinstance(value, bool):
        return ("set" if value else "not set",)
    return (str(value),)
