"""What is said after an entry was logged or corrected: everything that was understood, and what followed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.domain import entries
from bot.domain.accounts import Account
from bot.domain.contacts import Contact
from bot.domain.ctas import Cta
from bot.domain.guests import attendees_of, match_guests
from bot.domain.people import User
from bot.domain.timeline import Activity, Attendee
from bot.intents.follow_ups import FollowUp
from bot.reply import Action, Buttons, Day, Facts, Instant, Part, Quote, Reply, Span, Spans, Strong, line, small
from bot.turn import How, Press, Turn

LABELS = {
    "kind": "Kind",
    "happened_at": "When",
    "duration": "Duration",
    "sentiment": "CSM sentiment",
    "product_sentiment": "Product sentiment",
    "subject": "Subject",
    "notes": "Notes",
    "meeting_type": "Meeting type",
    "sponsor_attended": "Executive sponsor attended",
    "risk_reason": "Risk reason",
    "risk_impact": "Risk impact",
}
MOST_OFFERS = 5


def logged(
    turn: Turn, activity: Activity, *, account: Account, to_do: Cta | None = None, tasks: Sequence[FollowUp] = ()
) -> Reply:
    """The entry as it stands now, with the names that need a word and the button that corrects it."""
    attendees = attendees_of(turn.session, activity)
    parts: list[Part] = [
        line(f"Logged: {activity.kind} with ", Strong(account.name)),
        Facts(tuple(_facts(turn, activity, account, attendees, to_do, tasks))),
    ]
    if activity.notes:
        parts.append(Quote(activity.notes))
    parts += _questions(turn, activity, account, attendees)
    return Reply(
        parts=tuple(parts),
        text=f"Logged: {activity.kind} with {account.name}",
        actions=(_edit(activity, account),),
    )


def corrected(
    turn: Turn,
    activity: Activity,
    *,
    account: Account,
    changed: dict[str, tuple[Any, Any]],
    people: tuple[str, str] | tuple[()],
) -> Reply:
    """What was changed in an entry, old and new."""
    pairs: list[tuple[str, Spans]] = []
    for name, (old, new) in changed.items():
        if name in LABELS:
            pairs.append(
                (LABELS[name], (*_shown(turn, activity, name, old), " → ", *_shown(turn, activity, name, new)))
            )
    if people:
        pairs.append(("Attendees", (f"{people[0] or 'nobody'} → {people[1] or 'nobody'}",)))
    if "cta_id" in changed:
        pairs.append(("Linked CTA", (f"{_cta(turn, changed['cta_id'][0])} → {_cta(turn, changed['cta_id'][1])}",)))
    if not pairs:
        return Reply(parts=(line("Nothing was changed in the entry."),))
    attendees = attendees_of(turn.session, activity)
    return Reply(
        parts=(
            line(f"Corrected: {activity.kind} with ", Strong(account.name), "."),
            Facts(tuple(pairs)),
            *_questions(turn, activity, account, attendees),
        ),
        actions=(_edit(activity, account),),
    )


def _facts(
    turn: Turn,
    activity: Activity,
    account: Account,
    attendees: Sequence[Attendee],
    to_do: Cta | None,
    tasks: Sequence[FollowUp],
) -> list[tuple[str, Spans]]:
    when: Span = (
        Instant(activity.happened_at) if activity.has_time else Day(activity.happened_at.astimezone(turn.zone).date())
    )
    pairs: list[tuple[str, Spans]] = [("When", (when,))]
    if activity.subject != f"{activity.kind} with {account.name}":
        pairs.append(("Subject", (activity.subject,)))
    if attendees:
        pairs.append(("Attendees", (", ".join(one.name for one in attendees),)))
    if activity.duration:
        pairs.append(("Duration", (f"{activity.duration} min",)))
    for name in ("meeting_type", "sponsor_attended", "risk_reason", "risk_impact"):
        value = getattr(activity, name)
        if value is not None:
            pairs.append((LABELS[name], _shown(turn, activity, name, value)))
    for name in entries.SENTIMENTS:
        if getattr(activity, name):
            now = (
                "now the account's" if entries.is_applied(account, activity, name) else _unapplied(turn, account, name)
            )
            pairs.append((LABELS[name], (f"{getattr(activity, name)} ({now})",)))
    if to_do is not None:
        for task in tasks:
            pairs.append(("Follow-up", (f"{task.text}, due ", Day(task.due), f" (CTA {to_do.number})")))
    elif activity.cta_id:
        pairs.append(("Linked CTA", (_cta(turn, activity.cta_id),)))
    return pairs


def _unapplied(turn: Turn, account: Account, name: str) -> str:
    if not turn.speaker.may_change:
        return "kept on the entry; the account's own is its CSM's to set"
    return f"the account stays {getattr(account, name)}, which was said later"


def _shown(turn: Turn, activity: Activity, name: str, value: Any) -> Spans:
    if value is None or value == "":
        return ("nothing",)
    if name == "happened_at":
        return (Instant(value),) if activity.has_time else (Day(value.astimezone(turn.zone).date()),)
    if name == "duration":
        return (f"{value} min",)
    if isinstance(value, bool):
        return ("Yes" if value else "No",)
    return (str(value),)


def _cta(turn: Turn, cta_id: int | None) -> str:
    cta = turn.session.get(Cta, cta_id) if cta_id else None
    return f"CTA {cta.number} · {cta.name}" if cta else "none"


def _edit(activity: Activity, account: Account) -> Action:
    slots = {"account": {"id": account.id}, "entry": activity.id}
    return Action("Edit", Press("log-call", slots, How.FORM), stays=True)


def _questions(turn: Turn, activity: Activity, account: Account, attendees: Sequence[Attendee]) -> list[Part]:
    """Names nobody knows are offered as new contacts, names that several bear as a choice; all are kept by name."""
    waiting = [one for one in attendees if one.contact_id is None and one.user_id is None]
    parts: list[Part] = []
    unknown: list[Attendee] = []
    for one in waiting[:MOST_OFFERS]:
        guest = match_guests(turn.session, [one.name], account=account, speaker=turn.speaker)[0]
        if guest.namesakes:
            parts += _which(activity, account, one, guest.namesakes)
        else:
            unknown.append(one)
    if unknown:
        names = ", ".join(one.name for one in unknown)
        parts.append(small(f"{names}: not among the contacts of {account.name}, kept by name."))
    if unknown and turn.speaker.may_change:
        parts.append(Buttons(tuple(_add(account, one.name) for one in unknown)))
    return parts


def _which(
    activity: Activity, account: Account, attendee: Attendee, namesakes: Sequence[Contact | User]
) -> tuple[Part, Part]:
    base = {"account": {"id": account.id}, "entry": activity.id, "guest": attendee.id}
    buttons = tuple(
        Action(
            ", ".join(filter(None, (one.name, one.title if isinstance(one, Contact) else one.role))),
            Press("log-call", base | {"contact" if isinstance(one, Contact) else "person": {"id": one.id}}),
        )
        for one in namesakes[:MOST_OFFERS]
    )
    return small(f"Which {attendee.name} was there? Kept by name until you say."), Buttons(buttons)


def _add(account: Account, name: str) -> Action:
    press = Press("add-contact", {"account": {"id": account.id}, "contact": name}, How.FORM)
    return Action(f"Add {name} as a contact", press, stays=True)
