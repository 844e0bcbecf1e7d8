"""Tidings: what of the recorded changes is news, and for whom. Nobody hears of what they did themselves.

What people do becomes parcels in the same transaction; what syncs, rules and the health upkeep did is swept up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import String, and_, cast, exists, func, literal, or_, select

from bot.domain import books, cockpit, outbox, risks
from bot.domain.accounts import Account, Ticket
from bot.domain.changes import Change, Deed
from bot.domain.contacts import SponsorChange
from bot.domain.ctas import Cta, CtaComment, CtaTask
from bot.domain.hearers import Because, Hearer, hearers, hearers_of_all
from bot.domain.store import Session
from bot.domain.talk import Claim

Parcels = Iterator[dict[str, Any]]

BANDS = {"Red": 0, "Yellow": 1, "Green": 2}
FRESH = timedelta(days=1)
"""News older than this is history."""
JUST_NOW = timedelta(minutes=1)
URGENT = ("urgent", "critical", "p1")
ESCALATED = ("escalated",)
NEWSWORTHY = (
    ("ctas", None),
    ("ctas", "owner_id"),
    ("cta_tasks", None),
    ("cta_tasks", "owner_id"),
    ("cta_comments", None),
    ("sponsor_changes", None),
    ("accounts", "health_band"),
    ("accounts", "csm_id"),
)


def tell(session: Session, deed: Deed, recorded: Iterable[Change], *, now: datetime) -> list[str]:
    """Queues the notices that these changes are worth; returns the new keys."""
    told: set[tuple[str, int, int]] = set()
    parcels: list[dict[str, Any]] = []
    for change in sorted(recorded, key=_order):
        parcels += _news(session, deed, change, told)
    return outbox.queue(session, [one | {"expires_at": now + timedelta(days=3)} for one in parcels], now=now)


def sweep(session: Session, *, now: datetime) -> list[str]:
    """The same for what no person did: syncs, rules, the health upkeep. Each change is looked at once."""
    rows = session.execute(
        select(Change, Deed)
        .join(Deed, Deed.id == Change.deed_id)
        .where(
            Deed.done_at > now - FRESH,
            Deed.actor != "person",
            or_(
                *(
                    and_(Change.entity == entity, Change.field.is_(None) if field is None else Change.field == field)
                    for entity, field in NEWSWORTHY
                )
            ),
            ~exists().where(Claim.key == literal("tidings:").concat(cast(Change.id, String))),
        )
        .order_by(Change.id)
    ).all()
    fresh = outbox.claim_new(session, [f"tidings:{change.id}" for change, _deed in rows], now=now)
    by_deed: dict[int, tuple[Deed, list[Change]]] = {}
    for change, deed in rows:
        if f"tidings:{change.id}" in fresh:
            by_deed.setdefault(deed.id, (deed, []))[1].append(change)
    return [key for deed, changes in by_deed.values() for key in tell(session, deed, changes, now=now)]


def _order(change: Change) -> int:
    """CTAs before their tasks, so that one notice covers both."""
    return {"ctas": 0, "sponsor_changes": 1}.get(change.entity, 2)


def _news(session: Session, deed: Deed, change: Change, told: set[tuple[str, int, int]]) -> Parcels:
    match change.entity, change.field:
        case "ctas", None if change.new:
            yield from _opened(session, deed, change, told)
        case "ctas", "owner_id":
            yield from _assigned(session, deed, change, told)
        case "cta_tasks", (None | "owner_id") if change.new:
            yield from _task_assigned(session, deed, change, told)
        case "cta_comments", None if change.new:
            yield from _mentioned(session, deed, change)
        case "sponsor_changes", None if change.new:
            yield from _sponsor_changed(session, deed, change)
        case "accounts", "health_band":
            yield from _health_fell(session, deed, change)
        case "accounts", "csm_id":
            if change.new not in (None, deed.person_id):
                yield _parcel("account-assigned", change, Hearer(Because.MINE, user_id=change.new), change.row_id)
            if change.old not in (None, deed.person_id):
                hearer = Hearer(Because.MINE, user_id=change.old)
                yield _parcel("account-handed-over", change, hearer, change.row_id, by=deed.person_id)


def _opened(session: Session, deed: Deed, change: Change, told: set[tuple[str, int, int]]) -> Parcels:
    """The owner hears that it is theirs; the CSM and followers, that there is one."""
    cta = session.get(Cta, change.row_id)
    if cta is None:
        return
    yield from _assigned(session, deed, change, told)
    if deed.ability == "report-sponsor-change" or cta.source == "sponsor-change":
        return  # the sponsor notice tells it, with the CTA
    account = session.get_one(Account, cta.account_id)
    for hearer in hearers(session, account, kind="cta-opened", but=(deed.person_id, cta.owner_id)):
        yield _parcel("cta-opened", change, hearer, account.id, cta=cta.id)


def _assigned(session: Session, deed: Deed, change: Change, told: set[tuple[str, int, int]]) -> Parcels:
    cta = session.get(Cta, change.row_id)
    if cta is None or cta.owner_id in (None, deed.person_id) or not cta.is_open:
        return
    assert cta.owner_id is not None  # noqa: S101  (ruled out above; for the type checker)
    told.add(("ctas", cta.id, cta.owner_id))
    yield _parcel(
        "cta-assigned",
        change,
        Hearer(Because.MINE, user_id=cta.owner_id),
        cta.account_id,
        cta=cta.id,
        by=deed.person_id,
    )


def _task_assigned(session: Session, deed: Deed, change: Change, told: set[tuple[str, int, int]]) -> Parcels:
    """Not when the whole CTA went to the same person just now."""
    task = session.get(CtaTask, change.row_id)
    if task is None or task.is_done or task.owner_id in (None, deed.person_id):
        return
    assert task.owner_id is not None  # noqa: S101  (ruled out above; for the type checker)
    if ("ctas", task.cta_id, task.owner_id) in told:
        return
    cta = session.get_one(Cta, task.cta_id)
    hearer = Hearer(Because.MINE, user_id=task.owner_id)
    yield _parcel("task-assigned", change, hearer, cta.account_id, task=task.id, by=deed.person_id)


def _mentioned(session: Session, deed: Deed, change: Change) -> Parcels:
    said = session.get(CtaComment, change.row_id)
    if said is None:
        return
    cta = session.get_one(Cta, said.cta_id)
    for person in cockpit.mentioned(session, said.text):
        if person.id != deed.person_id:
            hearer = Hearer(Because.MINE, user_id=person.id)
            yield _parcel("mention", change, hearer, cta.account_id, comment=said.id)


def _sponsor_changed(session: Session, deed: Deed, change: Change) -> Parcels:
    moved = session.get(SponsorChange, change.row_id)
    if moved is None:
        return
    account = session.get_one(Account, moved.account_id)
    but = (deed.person_id, moved.reported_by_id)
    for hearer in hearers(session, account, kind="sponsor-change", but=but):
        yield _parcel("sponsor-change", change, hearer, account.id, moved=moved.id)


def _health_fell(session: Session, deed: Deed, change: Change) -> Parcels:
    if BANDS.get(str(change.new), 9) >= BANDS.get(str(change.old), 0):
        return
    account = session.get_one(Account, change.row_id)
    for hearer in hearers(session, account, kind="health-fell", but=_raters(session, deed, account.id)):
        yield _parcel("health-fell", change, hearer, account.id, old=change.old, new=change.new)


def _raters(session: Session, deed: Deed, account_id: int) -> set[int | None]:
    """Who moved the health by hand just now, with a sentiment: they need not be told."""
    return set(
        session.scalars(
            select(Deed.person_id)
            .join(Change, Change.deed_id == Deed.id)
            .where(
                Change.entity == "accounts",
                Change.row_id == account_id,
                Change.field.in_(("sentiment", "product_sentiment")),
                Deed.done_at.between(deed.done_at - JUST_NOW, deed.done_at),
            )
        )
    )


def _parcel(kind: str, change: Change, hearer: Hearer, account_id: int, **facts: Any) -> dict[str, Any]:
    return {
        "key": f"{kind}:{change.id}:{hearer.key}",
        "kind": kind,
        "user_id": hearer.user_id,
        "channel_id": hearer.channel_id,
        "account_id": account_id,
        "facts": {"account": account_id, "because": hearer.because, **facts},
    }


@dataclass(frozen=True, slots=True)
class Standing:
    """An account in a state worth telling."""

    account_id: int
    csm_id: int | None
    unique: str
    """What makes it news: told once, it is not looked at again."""
    facts: dict[str, Any]


def standing_parcels(
    session: Session, found: Sequence[Standing], *, kind: str, expires_at: datetime, now: datetime
) -> list[dict[str, Any]]:
    """Parcels about what is news among these."""
    claimed = outbox.claim_new(session, [f"{kind}:{one.unique}" for one in found], now=now)
    fresh = [one for one in found if f"{kind}:{one.unique}" in claimed]
    told = hearers_of_all(session, [(one.account_id, one.csm_id) for one in fresh], kind=kind)
    return [
        {
            "key": f"{kind}:{one.unique}:{hearer.key}",
            "kind": kind,
            "user_id": hearer.user_id,
            "channel_id": hearer.channel_id,
            "account_id": one.account_id,
            "facts": {"account": one.account_id, "because": hearer.because, **one.facts},
            "expires_at": expires_at,
        }
        for one in fresh
        for hearer in told[one.account_id]
    ]


def renewing_between(session: Session, *, first: date, last: date) -> Sequence[tuple[int, int | None, date]]:
    """Customers whose renewal date is one of these days: the account's id, its CSM's, and the date."""
    rows = session.execute(
        select(Account.id, Account.csm_id, Account.renewal_date)
        .where(Account.renewal_date.between(first, last), Account.stage.is_distinct_from(risks.WILL_CHURN))
        .where(books.is_customer())
        .order_by(Account.id)
    )
    return [(account_id, csm_id, on) for account_id, csm_id, on in rows if on is not None]


def escalated_tickets(session: Session) -> Sequence[tuple[int, int, int | None]]:
    """Open tickets that are urgent or escalated: the ticket's id, its account's, and that account's CSM's."""
    rows = session.execute(
        select(Ticket.id, Account.id, Account.csm_id)
        .join(Account, Account.id == Ticket.account_id)
        .where(
            Ticket.is_open,
            func.lower(Ticket.priority).in_(URGENT) | func.lower(Ticket.status).in_(ESCALATED),
            ~Account.is_leftover,
        )
        .order_by(Ticket.id)
    )
    return [(ticket_id, account_id, csm_id) for ticket_id, account_id, csm_id in rows]
