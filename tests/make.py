"""Builders: one row each, with everything a test does not care about filled in sensibly.

`make.account(session, name="Acme")` adds the row, flushes it and returns it; any column can be given by keyword.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import count
from typing import Any, TypeVar

from bot.domain.accounts import Account, Opportunity, Survey, Ticket
from bot.domain.contacts import Contact, SponsorTrack
from bot.domain.ctas import Cta, CtaTask, Status
from bot.domain.health import HealthPoint, MeasurePoint
from bot.domain.people import Role, User
from bot.domain.store import Base, Session
from bot.domain.success_plans import SuccessPlan
from bot.domain.timeline import Activity, Kind

NOW = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)
"""A Monday: noon in New York, nine in Los Angeles, six in the evening in Berlin."""
TODAY = NOW.date()

_numbers = count(1)
_Row = TypeVar("_Row", bound=Base)


def salesforce_id(prefix: str = "001", number: int | None = None) -> str:
    """A well-formed 18-character id; the checksum of an id without capitals is AAA."""
    return f"{prefix}{number if number is not None else next(_numbers):012d}AAA"


def days(after: int) -> date:
    """The day so many days after TODAY (before it, when negative)."""
    return TODAY + timedelta(days=after)


def user(session: Session, *, name: str = "Maya Okafor", role: str = Role.CSM, **columns: Any) -> User:
    number = next(_numbers)
    defaults = {
        "sf_id": salesforce_id("005", number),
        "email": f"{'.'.join(name.lower().split())}@example.com",
        "slack_id": f"U{number:06d}",
        "time_zone": "America/New_York",
    }
    return _add(session, User(name=name, role=role, **(defaults | columns)))


def account(session: Session, *, name: str = "Acme Corporation", csm: User | None = None, **columns: Any) -> Account:
    defaults = {
        "sf_id": salesforce_id("001"),
        "kind": "Customer",
        "segment": "Enterprise",
        "region": "AMER",
        "country": "United States",
        "arr": Decimal("120000.00"),
        "currency": "USD",
        "renewal_date": days(90),
        "stage": "Adoption",
        "priority": "P2",
        "csm_id": csm.id if csm else None,
    }
    return _add(session, Account(name=name, **(defaults | columns)))


def contact(session: Session, *, account: Account, name: str = "Dana Reyes", **columns: Any) -> Contact:
    first, _, last = name.rpartition(" ")
    defaults = {
        "sf_id": salesforce_id("003"),
        "first_name": first or None,
        "last_name": last,
        "email": f"{'.'.join(name.lower().split())}@customer.example",
        "title": "VP Engineering",
    }
    return _add(session, Contact(account_id=account.id, name=name, **(defaults | columns)))


def sponsor(session: Session, *, contact: Contact, by: User | None = None, **columns: Any) -> SponsorTrack:
    defaults = {"since": NOW - timedelta(days=30), "tracked_by_id": by.id if by else None}
    return _add(session, SponsorTrack(contact_id=contact.id, **(defaults | columns)))


def activity(
    session: Session, *, account: Account, author: User | None = None, kind: str = Kind.CALL, **columns: Any
) -> Activity:
    """An entry of the timeline; the account's last activity and last entry are the test's to set."""
    defaults = {
        "subject": "Cadence call",
        "happened_at": NOW - timedelta(days=3),
        "notes": "They are content.",
        "author_id": author.id if author else None,
        "logged_at": NOW,
    }
    return _add(session, Activity(account_id=account.id, kind=kind, **(defaults | columns)))


def cta(
    session: Session,
    *,
    account: Account,
    name: str = "Chase the security review",
    owner: User | None = None,
    **columns: Any,
) -> Cta:
    defaults = {
        "number": next(_numbers),
        "type": "Risk",
        "reason": "Lack of Adoption",
        "due": days(7),
        "owner_id": owner.id if owner else None,
        "created_at": NOW - timedelta(days=10),
    }
    row = Cta(account_id=account.id, name=name, **(defaults | columns))
    row.is_open = Status(row.status or Status.NEW).is_open
    return _add(session, row)


def task(
    session: Session, *, cta: Cta, text: str = "Send the deck", owner: User | None = None, **columns: Any
) -> CtaTask:
    defaults = {"number": next(_numbers), "due": cta.due, "owner_id": owner.id if owner else cta.owner_id}
    return _add(session, CtaTask(cta_id=cta.id, text=text, **(defaults | columns)))


def plan(
    session: Session, *, account: Account, name: str = "ROI plan", owner: User | None = None, **columns: Any
) -> SuccessPlan:
    defaults = {
        "type": "ROI plan",
        "due": days(120),
        "owner_id": owner.id if owner else None,
        "created_at": NOW - timedelta(days=20),
    }
    return _add(session, SuccessPlan(account_id=account.id, name=name, **(defaults | columns)))


def objective(
    session: Session, *, account: Account, plan: SuccessPlan, name: str = "Migrate CI", **columns: Any
) -> Cta:
    defaults = {"type": "Objective", "reason": "Success Plan", "plan_id": plan.id, "owner_id": plan.owner_id}
    return cta(session, account=account, name=name, **(defaults | columns))


def opportunity(session: Session, *, account: Account, name: str = "Renewal", **columns: Any) -> Opportunity:
    defaults = {
        "sf_id": salesforce_id("006"),
        "stage": "Negotiation/Review",
        "amount": Decimal("120000.00"),
        "close_date": days(60),
        "kind": "Renewal",
        "probability": 80,
    }
    return _add(session, Opportunity(account_id=account.id, name=name, **(defaults | columns)))


def ticket(session: Session, *, account: Account, subject: str = "Export times out", **columns: Any) -> Ticket:
    number = next(_numbers)
    defaults = {
        "source_id": salesforce_id("500", number),
        "number": f"{number:08d}",
        "priority": "High",
        "status": "Working",
        "opened_at": NOW - timedelta(days=5),
    }
    return _add(session, Ticket(account_id=account.id, subject=subject, **(defaults | columns)))


def survey(
    session: Session, *, account: Account, score: int = 9, contact: Contact | None = None, **columns: Any
) -> Survey:
    defaults = {"answered_at": NOW - timedelta(days=14), "contact_id": contact.id if contact else None}
    return _add(session, Survey(account_id=account.id, score=score, **(defaults | columns)))


def measure(session: Session, *, account: Account, name: str, score: int, **columns: Any) -> MeasurePoint:
    defaults = {"scored_at": NOW - timedelta(days=1)}
    return _add(session, MeasurePoint(account_id=account.id, measure=name, score=score, **(defaults | columns)))


def health(session: Session, *, account: Account, score: int = 80, band: str = "Green", **columns: Any) -> HealthPoint:
    defaults = {"scored_at": NOW - timedelta(days=1)}
    return _add(session, HealthPoint(account_id=account.id, score=score, band=band, **(defaults | columns)))


def _add(session: Session, row: _Row) -> _Row:
    session.add(row)
    session.flush()
    return row
