"""Entries of the timeline: logging and correcting them, with what follows from them for the account."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from bot.domain.accounts import Account
from bot.domain.ctas import Cta
from bot.domain.errors import Refusal
from bot.domain.guests import Guest, seat
from bot.domain.people import Role, User
from bot.domain.store import Session
from bot.domain.timeline import Activity, Kind

CLOCK_SKEW = timedelta(minutes=5)
MEETING_TYPES = (
    "Cadence",
    "Kick-off",
    "Executive Business Review",
    "Onboarding",
    "Training",
    "Technical Review",
    "Renewal",
    "Escalation",
    "Other",
)
SENTIMENTS = ("sentiment", "product_sentiment")


def log_activity(
    session: Session,
    *,
    account: Account,
    author: User,
    kind: Kind,
    happened_at: datetime,
    subject: str,
    guests: Sequence[Guest] = (),
    now: datetime,
    **fields: Any,
) -> Activity:
    """Puts an entry on the timeline; `fields` are further columns of `Activity`.

    A sentiment given with it becomes the account's at once (`apply_sentiments`). Viewers log too.
    Raises `Refusal` for a leftover record, a moment that has not come yet and a CTA of another account.
    """
    if account.is_leftover or account.is_deleted:
        raise Refusal("leftover-account", name=account.name, survivor=None)
    activity = Activity(
        account_id=account.id,
        author_id=author.id,
        kind=kind,
        happened_at=happened_at,
        subject=subject[:255],
        logged_at=now,
        **fields,
    )
    _check(session, activity, now=now)
    session.add(activity)
    session.flush()
    seat(session, activity, guests)
    _apply_sentiments(account, activity, by=author, given=SENTIMENTS)
    return activity


def edit_activity(
    session: Session, activity: Activity, *, by: User, guests: Sequence[Guest] | None, now: datetime, **fields: Any
) -> dict[str, tuple[Any, Any]]:
    """Corrects an entry and returns what changed, field → (old, new); `guests` None leaves the attendees be.

    Only who wrote it, or an admin, may (product.md §2).
    """
    permit_editing(activity, by)
    before = {name: getattr(activity, name) for name in fields}
    for name, value in fields.items():
        if value != before[name]:
            setattr(activity, name, value)
    _check(session, activity, now=now)
    if guests is not None:
        seat(session, activity, guests)
    changed = {name: (old, fields[name]) for name, old in before.items() if old != fields[name]}
    account = session.get_one(Account, activity.account_id)
    _apply_sentiments(account, activity, by=by, given=[name for name in SENTIMENTS if name in changed])
    return changed


def permit_editing(activity: Activity, by: User) -> None:
    if activity.author_id != by.id and by.role != Role.ADMIN:
        raise Refusal("not-your-entry")


def _check(session: Session, activity: Activity, *, now: datetime) -> None:
    if activity.happened_at > now + CLOCK_SKEW:
        raise Refusal("not-happened-yet", at=activity.happened_at)
    cta = session.get(Cta, activity.cta_id) if activity.cta_id else None
    if cta is not None and cta.account_id != activity.account_id:
        raise Refusal("cta-of-another-account", number=cta.number)


def _apply_sentiments(account: Account, activity: Activity, *, by: User, given: Sequence[str]) -> None:
    """The account feels as it felt in its latest word on it; an older entry does not overrule a newer one.

    A viewer's word stays on the entry: the account's sentiment is its CSM's.
    """
    if not by.may_change:
        return
    for name in given:
        felt, at = getattr(activity, name), getattr(account, f"{name}_at")
        if felt and (at is None or at <= activity.happened_at):
            setattr(account, name, felt)
            setattr(account, f"{name}_at", activity.happened_at)


def is_applied(account: Account, activity: Activity, name: str) -> bool:
    """Whether the account's sentiment is the one this entry gave."""
    felt, at = getattr(account, name), getattr(account, f"{name}_at")
    return bool(at == activity.happened_at and felt == getattr(activity, name))
