"""Keeping health up to date: scores are computed for many accounts at once and kept where lists and rules find them.

Called after an import or sync, nightly, and when a sentiment changes. A band that changed is kept in the audit
(`rule:health` changed `accounts.health_band`), which is where notices find it. Only the verdicts are worked out row by
row; whatever follows from them the database does for a whole chunk at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Row,
    Table,
    case,
    exists,
    func,
    insert,
    literal,
    or_,
    select,
    update,
)
from sqlalchemy.orm.attributes import set_committed_value
from sqlalchemy.orm.util import identity_key

from bot.domain.accounts import Account
from bot.domain.changes import Change, Deed
from bot.domain.health import (
    HealthPoint,
    MeasurePoint,
    Reading,
    Verdict,
    find_verdict,
    measure_points,
    monday_of,
    readings_of,
)
from bot.domain.scorecard import FIELDS, Scorecard, standard_scorecard
from bot.domain.store import Session

ACTOR = "rule:health"
CHUNK = 2_000
"""Accounts per query, well within both databases' limits on bound values."""

Chosen = Callable[[Any], ColumnElement[bool]]
"""Column of an account's id → it is one of the chunk."""


@dataclass(frozen=True, slots=True)
class BandChange:
    """An account that moved from one band to another; `old` is None when nothing was known before."""

    account_id: int
    old: str | None
    new: str | None


def refresh(
    session: Session,
    *,
    account_ids: Collection[int] | None = None,
    now: datetime,
    scorecard: Scorecard | None = None,
) -> list[BandChange]:
    """Computes health for these accounts (all when None), keeps it, and returns whose band changed."""
    card = scorecard or standard_scorecard()
    session.flush()
    chunks = _all_chunks(session) if account_ids is None else _chunks_of(account_ids)
    changed: list[BandChange] = []
    for chosen in chunks:
        changed += _refresh_chunk(session, chosen, now=now, scorecard=card)
    _record(session, [one for one in changed if one.old is not None], now=now)
    return changed


def _all_chunks(session: Session) -> Iterator[Chosen]:
    """Every account, as ranges: a list of ids costs more than what is done with it."""
    ids = session.scalars(select(Account.id).order_by(Account.id)).all()
    for start in range(0, len(ids), CHUNK):
        yield _between(ids[start], ids[start : start + CHUNK][-1])


def _chunks_of(account_ids: Collection[int]) -> Iterator[Chosen]:
    ids = sorted(set(account_ids))
    for start in range(0, len(ids), CHUNK):
        yield _among(ids[start : start + CHUNK])


def _refresh_chunk(session: Session, chosen: Chosen, *, now: datetime, scorecard: Scorecard) -> list[BandChange]:
    latest = _latest_points(session, chosen, now=now, scorecard=scorecard)
    accounts = _find_measured(session, chosen)
    verdicts: dict[int, Verdict | None] = {}
    for account in accounts:
        readings = readings_of(account, latest.get(account.id, ()), at=now, scorecard=scorecard)
        verdicts[account.id] = find_verdict(readings, now=now, scorecard=scorecard)
    _keep_given_values(session, chosen, scorecard=scorecard)
    _keep_scores(session, verdicts, now=now)
    _keep_history(session, chosen, accounts, now=now, scorecard=scorecard)
    bands = {key: one.band if one else None for key, one in verdicts.items()}
    return [
        BandChange(account.id, account.health_band, bands[account.id])
        for account in accounts
        if account.health_band != bands[account.id]
    ]


def _find_measured(session: Session, chosen: Chosen) -> Sequence[Row[Any]]:
    """The accounts of which something is known, or was."""
    fields = [getattr(Account, name) for name in FIELDS]
    moments = [getattr(Account, f"{name}_at") for name in FIELDS]
    return session.execute(
        select(Account.id, Account.health_band, Account.synced_at, *fields, *moments).where(
            chosen(Account.id),
            or_(
                Account.health_band.is_not(None),
                *(field.is_not(None) for field in fields),
                exists().where(MeasurePoint.account_id == Account.id),
            ),
        )
    ).all()


def _latest_points(
    session: Session, chosen: Chosen, *, now: datetime, scorecard: Scorecard
) -> dict[int, list[tuple[str, Reading]]]:
    since = now - timedelta(days=scorecard.longest_memory_days)
    newest = (
        select(MeasurePoint.account_id, MeasurePoint.measure, func.max(MeasurePoint.scored_at).label("at"))
        .where(chosen(MeasurePoint.account_id), MeasurePoint.scored_at > since, MeasurePoint.scored_at <= now)
        .group_by(MeasurePoint.account_id, MeasurePoint.measure)
        .subquery()
    )
    rows = session.execute(
        select(MeasurePoint.account_id, MeasurePoint.measure, MeasurePoint.score, MeasurePoint.scored_at).join(
            newest,
            (MeasurePoint.account_id == newest.c.account_id)
            & (MeasurePoint.measure == newest.c.measure)
            & (MeasurePoint.scored_at == newest.c.at),
        )
    )
    found: dict[int, list[tuple[str, Reading]]] = {}
    for account_id, measure, score, at in rows:
        found.setdefault(account_id, []).append((measure, Reading(score, at)))
    return found


def _keep_given_values(session: Session, chosen: Chosen, *, scorecard: Scorecard) -> None:
    """A value given here becomes a point of its measure, so that the next one does not make it forgotten."""
    accounts, points = _table(Account), _table(MeasurePoint)
    for measure, field, moment in scorecard.given_measures:
        value, at = accounts.c[field], accounts.c[moment]
        is_kept = exists().where(
            points.c.account_id == accounts.c.id, points.c.measure == measure.name, points.c.scored_at >= at
        )
        given = select(accounts.c.id, literal(measure.name), case(measure.scores, value=value), at).where(
            chosen(accounts.c.id), value.in_(measure.scores), at.is_not(None), ~is_kept
        )
        session.connection().execute(insert(points).from_select(["account_id", "measure", "score", "scored_at"], given))


def _keep_scores(session: Session, verdicts: Mapping[int, Verdict | None], *, now: datetime) -> None:
    """Written past the unit of work: it is nobody's edit, so it bumps no version and is no part of a deed."""
    table = _table(Account)
    alike: dict[tuple[int | None, str | None], list[int]] = defaultdict(list)
    for account_id, one in verdicts.items():
        alike[(one.score, one.band) if one else (None, None)].append(account_id)
    for (score, band), ids in alike.items():
        kept = {"health_score": score, "health_band": band, "health_at": now}
        session.connection().execute(update(table).where(table.c.id.in_(ids)).values(kept))
        if not len(session.identity_map):
            continue
        for account_id in ids:
            account = session.identity_map.get(identity_key(Account, account_id))
            for name, value in kept.items() if account else ():
                set_committed_value(account, name, value)


def _keep_history(
    session: Session, chosen: Chosen, accounts: Sequence[Row[Any]], *, now: datetime, scorecard: Scorecard
) -> None:
    """This week's point of everyone; of those without any history, the weeks before as well."""
    this = monday_of(now)
    of, points = _table(Account), _table(HealthPoint)
    with_history = set(session.scalars(select(HealthPoint.account_id).where(chosen(HealthPoint.account_id)).distinct()))
    kept = select(of.c.id, of.c.health_score, of.c.health_band).where(chosen(of.c.id), of.c.health_score.is_not(None))
    stands = exists().where(points.c.account_id == of.c.id, points.c.scored_at == this)
    same = of.c.id == points.c.account_id
    if with_history:
        session.connection().execute(
            update(points)
            .where(points.c.scored_at == this, exists(kept.where(same)))
            .values(
                score=select(of.c.health_score).where(same).scalar_subquery(),
                band=select(of.c.health_band).where(same).scalar_subquery(),
            )
        )
    session.connection().execute(
        insert(points).from_select(
            ["account_id", "score", "band", "scored_at"],
            kept.add_columns(literal(this, points.c.scored_at.type)).where(~stands),
        )
    )
    earlier = set(
        session.scalars(
            select(MeasurePoint.account_id)
            .where(chosen(MeasurePoint.account_id), MeasurePoint.scored_at <= this)
            .distinct()
        )
    )
    without_history = [account for account in accounts if account.id in earlier - with_history]
    fresh = _past_weeks(session, without_history, now=now, scorecard=scorecard)
    if fresh:
        session.connection().execute(insert(points), fresh)


def _past_weeks(
    session: Session, accounts: Sequence[Row[Any]], *, now: datetime, scorecard: Scorecard
) -> list[dict[str, object]]:
    """The history that the measures' own points tell; each week as it stood at its end."""
    if not accounts:
        return []
    weeks = scorecard.history_weeks
    points = measure_points(session, [account.id for account in accounts], now=now, weeks=weeks, scorecard=scorecard)
    this = monday_of(now)
    rows: list[dict[str, object]] = []
    for account in accounts:
        own = points.get(account.id, [])
        latest: dict[str, Reading] = {}
        reached = 0
        for end in (this - timedelta(weeks=back) for back in range(weeks - 2, -1, -1)):
            while reached < len(own) and own[reached][1].at <= end:
                latest[own[reached][0]] = own[reached][1]
                reached += 1
            readings = readings_of(account, latest.items(), at=end, scorecard=scorecard)
            then = find_verdict(readings, now=end, scorecard=scorecard)
            if then:
                monday = end - timedelta(weeks=1)
                rows.append({"account_id": account.id, "score": then.score, "band": then.band, "scored_at": monday})
    return rows


def _record(session: Session, changed: Sequence[BandChange], *, now: datetime) -> None:
    deeds = [Deed(actor=ACTOR, ability="health", account_id=one.account_id, done_at=now) for one in changed]
    session.add_all(deeds)
    session.flush()
    session.add_all(
        Change(deed_id=deed.id, entity="accounts", row_id=one.account_id, field="health_band", old=one.old, new=one.new)
        for deed, one in zip(deeds, changed, strict=True)
    )
    session.flush()


def _among(ids: Sequence[int]) -> Chosen:
    return lambda column: column.in_(ids)


def _between(first: int, last: int) -> Chosen:
    return lambda column: column.between(first, last)


def _table(model: type[Account | HealthPoint | MeasurePoint]) -> Table:
    table = model.__table__
    assert isinstance(table, Table)  # noqa: S101  (for the type checker; a mapped class has a table)
    return table
