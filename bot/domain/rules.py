"""The rules at work: when they run, which accounts each fires for, and why it does not elsewhere.

A rule's conditions are one query; the explanation of a miss asks the database the same questions one by one, so that
it can never say something else than what happens.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, and_, exists, or_, select

from bot.domain import books, conditions, outbox
from bot.domain.accounts import Account
from bot.domain.attributes import BY_NAME, Kind
from bot.domain.changes import Change, Deed
from bot.domain.conditions import Condition
from bot.domain.ctas import Cta
from bot.domain.outbox import Parcel
from bot.domain.people import Role, User
from bot.domain.rule_book import SCHEDULE, AnyOf, Rule, Test, Tests, rule_book
from bot.domain.rule_deeds import Firing, fire
from bot.domain.rule_fields import FIELDS
from bot.domain.store import Session

MORNING = 6
"""The local hour from which the daily rules run."""
FRESH = timedelta(days=1)
"""How far back changes are looked for that should have triggered a rule."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One test of a rule at one account."""

    test: Test
    holds: bool
    found: Any
    """The account's value."""
    wanted: Any
    """What it was compared with: days instead of spans."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a rule fires for an account, or not."""

    rule: Rule
    account: Account
    fires: bool
    answers: tuple[Answer, ...]
    resting: Cta | None = None
    """The CTA this rule opened there not long ago."""


# ── running ─────────────────────────────────────────────────────────────────────────────────────


def run_due(session: Session, *, now: datetime, zone: ZoneInfo) -> list[Firing]:
    """The daily rules once a day, in the morning of `zone`, and all others for what has changed since."""
    local = now.astimezone(zone)
    fired: list[Firing] = []
    if local.hour >= MORNING and outbox.claim_new(session, [f"rules:{local.date()}"], now=now):
        for rule in rule_book():
            if SCHEDULE in rule.on:
                fired += run(session, rule, now=now, zone=zone)
    changed = _changed(session, now=now)
    for rule in rule_book():
        ids = {account_id for account_id, field in changed if field in rule.on}
        if ids:
            fired += run(session, rule, now=now, zone=zone, account_ids=ids)
    return fired


def run(
    session: Session, rule: Rule, *, now: datetime, zone: ZoneInfo, account_ids: Collection[int] | None = None
) -> list[Firing]:
    """Does what the rule says wherever its conditions hold, each account under a deed of its own."""
    return [fire(session, rule, account, now=now) for account in _candidates(session, rule, account_ids, now, zone)]


def preview(session: Session, rule: Rule, *, now: datetime, zone: ZoneInfo) -> list[Account]:
    """Where the rule would fire."""
    return _candidates(session, rule, None, now, zone)


def explain(session: Session, rule: Rule, account: Account, *, now: datetime, zone: ZoneInfo) -> Explanation:
    """Why it fires for this account, or does not, test by test."""
    tests = list(rule.tests)
    columns: list[ColumnElement[Any]] = []
    for number, test in enumerate(tests):
        columns += [
            _clause(test, now, zone).label(f"holds_{number}"),
            _value(test, now).label(f"found_{number}"),
        ]
    row = session.execute(select(*columns).where(Account.id == account.id)).one()
    answers = tuple(
        Answer(test, bool(row[2 * number]), _shown(session, test, row[2 * number + 1]), _wanted(test, now, zone))
        for number, test in enumerate(tests)
    )
    by_test = {id(test): answer.holds for test, answer in zip(tests, answers, strict=True)}
    resting = session.scalars(_recent(rule, account.id, now)).first()
    fires = resting is None and _holds(rule.when, by_test) and _is_customer(session, account)
    return Explanation(rule, account, fires, answers, resting)


def _candidates(
    session: Session, rule: Rule, account_ids: Collection[int] | None, now: datetime, zone: ZoneInfo
) -> list[Account]:
    wanted = [books.is_customer(), ~Account.is_deleted, _tree(rule.when, now, zone), ~_is_resting(rule, now)]
    if account_ids is not None:
        wanted.append(Account.id.in_(account_ids))
    return list(session.scalars(select(Account).where(*wanted).order_by(Account.id)))


def _changed(session: Session, *, now: datetime) -> set[tuple[int, str]]:
    """Accounts with the fields that changed, each change once; what rules changed triggers no rule."""
    columns = {
        BY_NAME[one].column: one for rule in rule_book() for one in rule.on if one != SCHEDULE and one in BY_NAME
    }
    rows = session.execute(
        select(Change.id, Change.row_id, Change.field)
        .join(Deed, Deed.id == Change.deed_id)
        .where(
            Change.entity == "accounts",
            Change.field.in_(columns),
            Deed.done_at > now - FRESH,
            or_(~Deed.actor.startswith("rule:"), Deed.actor == "rule:health"),
        )
        .order_by(Change.id)  # several processes take them in one order, and so never wait for each other in a ring
    ).all()
    fresh = outbox.claim_new(session, [f"rules-seen:{row.id}" for row in rows], now=now)
    return {(row.row_id, columns[row.field]) for row in rows if f"rules-seen:{row.id}" in fresh}


# ── conditions as SQL ───────────────────────────────────────────────────────────────────────────


def _tree(tests: Tests, now: datetime, zone: ZoneInfo) -> ColumnElement[bool]:
    return and_(
        *(
            or_(*(_tree(choice, now, zone) for choice in one.lists))
            if isinstance(one, AnyOf)
            else _clause(one, now, zone)
            for one in tests
        )
    )


def _clause(test: Test, now: datetime, zone: ZoneInfo) -> ColumnElement[bool]:
    wanted = _wanted(test, now, zone)
    if test.field in FIELDS:
        return _own_clause(test, wanted, now, zone)
    attribute = BY_NAME[test.field]
    nobody = User(name="", email="", role=Role.VIEWER)
    match test.op:
        case "present":
            return attribute.expression.is_not(None)
        case "in_days" | "last_days":
            start, end = wanted
            period = {"start": start.isoformat(), "end": end.isoformat()}
            condition = Condition(attribute, "within", period)
        case "after_days":
            condition = Condition(attribute, "after", wanted.isoformat())
        case "days_ago":
            condition = Condition(attribute, "lte", wanted.isoformat())
        case op:
            condition = Condition(attribute, op, wanted)
    return conditions.clause(condition, zone=zone, speaker=nobody)


def _own_clause(test: Test, wanted: Any, now: datetime, zone: ZoneInfo) -> ColumnElement[bool]:
    """The same for a field only rules know."""
    value = FIELDS[test.field].expression(now)
    if test.op == "missing":
        return value.is_(None)
    if test.op == "present":
        return value.is_not(None)
    if test.op == "days_ago":
        ends = datetime.combine(wanted + timedelta(days=1), datetime.min.time(), tzinfo=zone)
        return or_(value.is_(None), value < ends)
    if test.op in ("eq", "ne"):
        return value == wanted if test.op == "eq" else value.is_distinct_from(wanted)
    compared: ColumnElement[bool] = conditions.COMPARISONS[test.op](value, wanted)
    return compared


def _wanted(test: Test, now: datetime, zone: ZoneInfo) -> Any:
    """What a test compares with today: a span of days as the days it means."""
    today = now.astimezone(zone).date()
    match test.op:
        case "in_days":
            return (today, today + timedelta(days=test.value))
        case "last_days":
            return (today - timedelta(days=test.value), today)
        case "after_days":
            return today + timedelta(days=test.value)
        case "days_ago":
            return today - timedelta(days=test.value)
        case _:
            return test.value


def _value(test: Test, now: datetime) -> ColumnElement[Any]:
    return FIELDS[test.field].expression(now) if test.field in FIELDS else BY_NAME[test.field].expression


def _shown(session: Session, test: Test, found: Any) -> Any:
    """A value as people know it: a person by name."""
    attribute = BY_NAME.get(test.field)
    if attribute is not None and attribute.kind is Kind.PERSON and found is not None:
        return session.get_one(User, found).name
    return found


def _holds(tests: Tests, by_test: dict[int, bool]) -> bool:
    return all(
        any(_holds(choice, by_test) for choice in one.lists) if isinstance(one, AnyOf) else by_test[id(one)]
        for one in tests
    )


def _is_resting(rule: Rule, now: datetime) -> ColumnElement[bool]:
    """The rule has acted there not long ago."""
    since = now - timedelta(days=rule.rests)
    if rule.action == "tell":
        return exists().where(
            Parcel.account_id == Account.id,
            Parcel.kind == "rule-told",
            Parcel.key.startswith(f"rule-told:{rule.name}:"),
            Parcel.created_at > since,
        )
    return exists().where(Cta.account_id == Account.id, Cta.source == rule.name, Cta.created_at > since)


def _recent(rule: Rule, account_id: int, now: datetime) -> Any:
    return (
        select(Cta)
        .where(
            Cta.account_id == account_id,
            Cta.source == rule.name,
            Cta.created_at > now - timedelta(days=rule.rests),
        )
        .order_by(Cta.created_at.desc())
    )


def _is_customer(session: Session, account: Account) -> bool:
    found = session.scalar(select(Account.id).where(Account.id == account.id, books.is_customer(), ~Account.is_deleted))
    return found is not None
