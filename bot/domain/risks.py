"""Risks: which accounts are at risk, why, since when, and when the next word about it is due.

At risk is an account that is red or yellow by CSM sentiment, has an open Risk CTA, or is marked Will Churn; a red
one is written about weekly (product.md §6).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, case, func, or_, select

from bot.domain.account_lists import AccountLine, AccountList, list_accounts
from bot.domain.accounts import Account
from bot.domain.ctas import Cta
from bot.domain.sorting import By
from bot.domain.store import Session
from bot.domain.timeline import Activity, Kind

UPDATE_EVERY_DAYS = 7
"""How often a red account is written about."""

WILL_CHURN = "Will Churn"
IMPACTS = ("Customer Churn", "Tier Downgrade", "Seat Churn", "Customer Sentiment", "Competitor")
"""What a risk may cost (product.md §6)."""


@dataclass(frozen=True, slots=True)
class RiskCta:
    """An open Risk CTA, as far as a list of risks needs it."""

    id: int
    number: int
    name: str
    reason: str | None
    impact: str | None
    due: date | None
    owner_id: int | None
    created_at: datetime
    updated_at: datetime | None
    next_update_due: date | None


@dataclass(frozen=True, slots=True)
class Risk:
    """An account at risk."""

    account: AccountLine
    ctas: tuple[RiskCta, ...]
    """Its open Risk CTAs, the oldest first."""
    since: date | None
    """None when nobody wrote down when it began."""
    last_update: datetime | None
    """The latest word on it: on a Risk CTA, as a sentiment, or as an update on the timeline."""
    next_update: date | None
    """When the next word is due; None when no rhythm applies."""

    @property
    def is_leaving(self) -> bool:
        return self.account.stage == WILL_CHURN

    @property
    def sentiment(self) -> str | None:
        """Red or Yellow when the sentiment is a reason; else None."""
        return self.account.sentiment if self.account.sentiment in ("Red", "Yellow") else None


@dataclass(frozen=True, slots=True)
class Risks:
    """One page of the accounts at risk, and the ARR at stake on all of them."""

    page: tuple[Risk, ...]
    accounts: AccountList


def is_at_risk() -> ColumnElement[bool]:
    """The rule, as a condition on `Account`."""
    return _gravity().is_not(None)


def gravest_first() -> list[By]:
    """Leaving, then red, then with an open Risk CTA, then yellow; in each the larger ARR first. Nobody else."""
    return [By(_gravity(), is_needed=True), By(Account.arr.expression, is_descending=True)]


def list_risks(session: Session, *where: ColumnElement[bool], zone: ZoneInfo, limit: int, offset: int = 0) -> Risks:
    """The accounts at risk among those that fit, in three queries whatever their number."""
    accounts = list_accounts(session, *where, order=gravest_first(), limit=limit, offset=offset)
    return Risks(_risks_of(session, accounts.lines, zone=zone), accounts)


def _risks_of(session: Session, lines: Sequence[AccountLine], *, zone: ZoneInfo) -> tuple[Risk, ...]:
    ids = [line.id for line in lines]
    ctas: dict[int, list[RiskCta]] = {}
    for row in session.execute(
        select(
            Cta.account_id,
            Cta.id,
            Cta.number,
            Cta.name,
            Cta.reason,
            Cta.risk_impact,
            Cta.due,
            Cta.owner_id,
            Cta.created_at,
            Cta.updated_at,
            Cta.next_update_due,
        )
        .where(Cta.account_id.in_(ids), Cta.type == "Risk", Cta.is_open)
        .order_by(Cta.created_at, Cta.id)
    ):
        ctas.setdefault(row.account_id, []).append(RiskCta(*row[1:]))
    written = _last_written(session, ids)
    return tuple(_risk(line, ctas.get(line.id, []), written.get(line.id), zone) for line in lines)


def _last_written(session: Session, ids: Iterable[int]) -> dict[int, datetime]:
    """The latest entry of each timeline that says how the customer stands."""
    rows = session.execute(
        select(Activity.account_id, func.max(Activity.happened_at))
        .where(
            Activity.account_id.in_(ids),
            or_(Activity.kind.in_((Kind.UPDATE, Kind.HEALTH_UPDATE)), Activity.risk_reason.is_not(None)),
        )
        .group_by(Activity.account_id)
    )
    return {row[0]: row[1] for row in rows}


def _risk(line: AccountLine, ctas: Sequence[RiskCta], written: datetime | None, zone: ZoneInfo) -> Risk:
    coloured = line.sentiment in ("Red", "Yellow")
    began = [cta.created_at.astimezone(zone).date() for cta in ctas]
    if coloured and line.sentiment_at:
        began.append(line.sentiment_at.astimezone(zone).date())
    if line.stage == WILL_CHURN and line.stage_since:
        began.append(line.stage_since)
    said = [moment for cta in ctas for moment in (cta.created_at, cta.updated_at) if moment]
    said += [moment for moment in (line.sentiment_at if coloured else None, written) if moment]
    last = max(said, default=None)
    planned = [cta.next_update_due for cta in ctas if cta.next_update_due]
    next_update = min(planned, default=None)
    if next_update is None and "Red" in (line.sentiment, line.health_band) and last is not None:
        next_update = last.astimezone(zone).date() + timedelta(days=UPDATE_EVERY_DAYS)
    return Risk(line, tuple(ctas), min(began, default=None), last, next_update)


def _gravity() -> ColumnElement[int | None]:
    """Which reason weighs most, 0 the most; none for an account that is not at risk."""
    open_risk = select(Cta.id).where(Cta.account_id == Account.id, Cta.type == "Risk", Cta.is_open).correlate(Account)
    return case(
        (Account.stage == WILL_CHURN, 0),
        (Account.sentiment == "Red", 1),
        (open_risk.exists(), 2),
        (Account.sentiment == "Yellow", 3),
    )
