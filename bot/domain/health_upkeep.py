"""Keeping health up to date: scores are computed for many accounts at once and kept where lists and rules find them.

Called after an import or sync, nightly, and when a sentiment changes. A band that changed is kept in the audit
(`rule:health` changed `accounts.health_band`), which is where notices find it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Table, bindparam, func, insert, select, update
from sqlalchemy.orm.attributes import set_committed_value

from bot.domain.accounts import Account
from bot.domain.changes import Change, Deed
from bot.domain.health import (
    Assessment,
    HealthPoint,
    MeasurePoint,
    Reading,
    assess,
    measure_points,
    monday_of,
    readings_of,
)
from bot.domain.scorecard import Scorecard, standard_scorecard
from bot.domain.store import Session

ACTOR = "rule:health"
CHUNK = 500
"""Accounts per query, well within both databases' limits on bound values."""


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
    wanted = list(session.scalars(select(Account.id).order_by(Account.id))) if account_ids is None else account_ids
    changed: list[BandChange] = []
    for ids in _chunks(sorted(set(wanted))):
        changed += _refresh_chunk(session, ids, now=now, scorecard=card)
    _record(session, [one for one in changed if one.old is not None], now=now)
    return changed


def _refresh_chunk(session: Session, ids: Sequence[int], *, now: datetime, scorecard: Scorecard) -> list[BandChange]:
    accounts = session.scalars(select(Account).where(Account.id.in_(ids))).all()
    latest = _latest_points(session, ids, now=now, scorecard=scorecard)
    assessments: dict[int, Assessment] = {}
    for account in accounts:
        readings = readings_of(account, latest.get(account.id, ()), at=now, scorecard=scorecard)
        assessments[account.id] = assess(readings, now=now, scorecard=scorecard)
    _keep_given_values(session, accounts, latest, scorecard=scorecard)
    changed = [
        BandChange(account.id, account.health_band, assessments[account.id].band)
        for account in accounts
        if account.health_band != assessments[account.id].band
    ]
    _keep_scores(session, accounts, assessments, now=now)
    _keep_history(session, accounts, assessments, now=now, scorecard=scorecard)
    return changed


def _latest_points(
    session: Session, ids: Sequence[int], *, now: datetime, scorecard: Scorecard
) -> dict[int, list[tuple[str, Reading]]]:
    since = now - timedelta(days=scorecard.longest_memory_days)
    newest = (
        select(MeasurePoint.account_id, MeasurePoint.measure, func.max(MeasurePoint.scored_at).label("at"))
        .where(MeasurePoint.account_id.in_(ids), MeasurePoint.scored_at > since, MeasurePoint.scored_at <= now)
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


def _keep_given_values(
    session: Session,
    accounts: Iterable[Account],
    latest: dict[int, list[tuple[str, Reading]]],
    *,
    scorecard: Scorecard,
) -> None:
    """A value given here becomes a point of its measure, so that the next one does not make it forgotten."""
    rows = []
    for account in accounts:
        known = dict(latest.get(account.id, ()))
        for measure in scorecard.measures:
            if measure.account_field is None:
                continue
            score = measure.scores.get(getattr(account, measure.account_field))
            at = getattr(account, f"{measure.account_field}_at")
            last = known.get(measure.name)
            if score is not None and at is not None and (last is None or last.at < at):
                rows.append({"account_id": account.id, "measure": measure.name, "score": score, "scored_at": at})
    if rows:
        session.connection().execute(insert(_table(MeasurePoint)), rows)


def _keep_scores(
    session: Session, accounts: Iterable[Account], assessments: dict[int, Assessment], *, now: datetime
) -> None:
    """Written past the unit of work: it is nobody's edit, so it bumps no version and is no part of a deed."""
    table = _table(Account)
    rows = [
        {"row": key, "health_score": one.score, "health_band": one.band, "health_at": now}
        for key, one in assessments.items()
    ]
    if rows:
        session.connection().execute(update(table).where(table.c.id == bindparam("row")), rows)
    for account in accounts:
        set_committed_value(account, "health_score", assessments[account.id].score)
        set_committed_value(account, "health_band", assessments[account.id].band)
        set_committed_value(account, "health_at", now)


def _keep_history(
    session: Session,
    accounts: Iterable[Account],
    assessments: dict[int, Assessment],
    *,
    now: datetime,
    scorecard: Scorecard,
) -> None:
    """This week's point of everyone; of those without any history, the weeks before as well."""
    this = monday_of(now)
    ids = list(assessments)
    kept: dict[int, set[datetime]] = {}
    for account_id, at in session.execute(
        select(HealthPoint.account_id, HealthPoint.scored_at).where(HealthPoint.account_id.in_(ids))
    ):
        kept.setdefault(account_id, set()).add(at)
    table = _table(HealthPoint)
    fresh: list[dict[str, object]] = []
    again: list[dict[str, object]] = []
    for account_id, one in assessments.items():
        if one.score is None:
            continue
        if this in kept.get(account_id, ()):
            again.append({"row": account_id, "week": this, "score": one.score, "band": one.band})
        else:
            fresh.append({"account_id": account_id, "score": one.score, "band": one.band, "scored_at": this})
    without_history = [account for account in accounts if not kept.get(account.id)]
    fresh += _past_weeks(session, without_history, now=now, scorecard=scorecard)
    if again:
        session.connection().execute(
            update(table).where(table.c.account_id == bindparam("row"), table.c.scored_at == bindparam("week")), again
        )
    if fresh:
        session.connection().execute(insert(table), fresh)


def _past_weeks(
    session: Session, accounts: Sequence[Account], *, now: datetime, scorecard: Scorecard
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
        if not own or own[0][1].at > this:
            continue  # nothing was measured before this week, so the weeks before tell nothing
        latest: dict[str, Reading] = {}
        reached = 0
        for end in (this - timedelta(weeks=back) for back in range(weeks - 2, -1, -1)):
            while reached < len(own) and own[reached][1].at <= end:
                latest[own[reached][0]] = own[reached][1]
                reached += 1
            readings = readings_of(account, latest.items(), at=end, scorecard=scorecard)
            then = assess(readings, now=end, scorecard=scorecard)
            if then.score is not None:
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


def _chunks(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(ids), CHUNK):
        yield ids[start : start + CHUNK]


def _table(model: type[Account | HealthPoint | MeasurePoint]) -> Table:
    table = model.__table__
    assert isinstance(table, Table)  # noqa: S101  (for the type checker; a mapped class has a table)
    return table
