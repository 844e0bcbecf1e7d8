"""Health: what the scorecard's measures said, week by week, and the score and band they add up to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Any

from sqlalchemy import ForeignKey, Index, Row, String, select
from sqlalchemy.orm import Mapped, mapped_column

from bot.domain.accounts import Account
from bot.domain.scorecard import Measure, Scorecard, standard_scorecard
from bot.domain.store import Base, Session


class MeasurePoint(Base):
    """One measure of one account at one moment, 0–100."""

    __tablename__ = "measure_points"
    __table_args__ = (
        Index("uq_measure_points_account_id_measure_scored_at", "account_id", "measure", "scored_at", unique=True),
    )

    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    measure: Mapped[str] = mapped_column(String(80))
    score: Mapped[int]
    scored_at: Mapped[datetime]


class HealthPoint(Base):
    """The overall score and band of an account in one week, as last computed in it; the history behind the picture."""

    __tablename__ = "health_points"
    __table_args__ = (Index("uq_health_points_account_id_scored_at", "account_id", "scored_at", unique=True),)

    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    score: Mapped[int]
    band: Mapped[str] = mapped_column(String(10))
    scored_at: Mapped[datetime]
    """Monday 00:00 UTC of the week."""


# ── one moment ──────────────────────────────────────────────────────────────────────────────────


class Standing(StrEnum):
    """Whether a measure counts, and if not, why."""

    COUNTED = "counted"
    STALE = "stale"  # counts, but is old
    DROPPED = "dropped"  # too old to count
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Reading:
    """The latest a measure said."""

    score: int
    at: datetime


Readings = Mapping[str, Reading]


@dataclass(frozen=True, slots=True)
class Part:
    """What one measure contributed to the whole."""

    measure: str
    group: str
    standing: Standing
    reading: Reading | None
    share: float
    """Percent of the overall score it decided, after the weights of what does not count were shared out."""
    usual_share: float
    """Percent it decides when everything is known."""

    @property
    def points(self) -> float:
        """How many of the overall score's points it brought."""
        return self.share * self.reading.score / 100 if self.reading and self.share else 0.0


@dataclass(frozen=True, slots=True)
class Assessment:
    """An account's health at one moment. Score and bands are None while no measure counts."""

    score: int | None
    band: str | None
    """After overrides."""
    band_by_score: str | None
    """What the score alone says."""
    override: str | None
    """Why the band is not the score's."""
    parts: tuple[Part, ...]

    @property
    def newest(self) -> datetime | None:
        """The age of the data."""
        return max((part.reading.at for part in self.parts if part.reading and part.share), default=None)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the measures that count add up to."""

    score: int
    band: str
    """After overrides."""
    band_by_score: str
    override: str | None


def assess(readings: Readings, *, now: datetime, scorecard: Scorecard) -> Assessment:
    """Adds the measures up: weights of what is missing or too old are shared out among the rest (product.md §5)."""
    standings = {measure.name: _standing(measure, readings.get(measure.name), now) for measure in scorecard.measures}
    counted = frozenset(name for name, one in standings.items() if one in (Standing.COUNTED, Standing.STALE))
    shares, usual = _shares(scorecard, counted), _shares(scorecard, frozenset(standings))
    parts = tuple(
        Part(
            measure=measure.name,
            group=group.name,
            standing=standings[measure.name],
            reading=readings.get(measure.name),
            share=shares.get(measure.name, 0.0),
            usual_share=usual[measure.name],
        )
        for group in scorecard.groups
        for measure in group.measures
    )
    verdict = find_verdict(readings, now=now, scorecard=scorecard)
    if verdict is None:
        return Assessment(None, None, None, None, parts)
    return Assessment(verdict.score, verdict.band, verdict.band_by_score, verdict.override, parts)


def find_verdict(readings: Readings, *, now: datetime, scorecard: Scorecard) -> Verdict | None:
    """What an assessment comes to, without its parts; None while no measure counts."""
    counted = tuple(
        [
            (measure.name, reading.score)
            for measure in scorecard.measures
            if (reading := readings.get(measure.name))
            and _standing(measure, reading, now) in (Standing.COUNTED, Standing.STALE)
        ]
    )
    return _judge(scorecard, counted) if counted else None


@lru_cache(maxsize=10_000)
def _judge(scorecard: Scorecard, counted: tuple[tuple[str, int], ...]) -> Verdict:
    scores = dict(counted)
    shares = _shares(scorecard, frozenset(scores))
    score = scorecard.rounded(round(sum(shares[name] * one / 100 for name, one in counted), 6))
    by_score = scorecard.band_of(score)
    biting = [
        one
        for one in scorecard.overrides
        if one.measure in scores
        and scores[one.measure] <= one.upto
        and scorecard.rank(one.band) < scorecard.rank(by_score)
    ]
    worst = min(biting, key=lambda one: scorecard.rank(one.band), default=None)
    return Verdict(
        score=score,
        band=worst.band if worst else by_score,
        band_by_score=by_score,
        override=worst.reason if worst else None,
    )


def _standing(measure: Measure, reading: Reading | None, now: datetime) -> Standing:
    if reading is None:
        return Standing.MISSING
    age = now - reading.at
    if age > timedelta(days=measure.drop_after_days):
        return Standing.DROPPED
    return Standing.STALE if age > timedelta(days=measure.stale_after_days) else Standing.COUNTED


@lru_cache(maxsize=1024)
def _shares(scorecard: Scorecard, counted: frozenset[str]) -> Mapping[str, float]:
    """Percent of the whole for every measure that counts: within its group first, then between groups."""
    alive = [
        (group.weight, measures)
        for group in scorecard.groups
        if (measures := [measure for measure in group.measures if measure.name in counted])
    ]
    whole = sum(weight for weight, _ in alive)
    return {
        measure.name: 100 * weight / whole * measure.weight / sum(one.weight for one in measures)
        for weight, measures in alive
        for measure in measures
    }


# ── an account ──────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Week:
    """One week of the history; nothing is known of a week without a score."""

    monday: date
    score: int | None
    band: str | None


@dataclass(frozen=True, slots=True)
class Driver:
    """A measure that moved the score: by how many points of the whole, from what to what."""

    measure: str
    before: int | None
    after: int | None
    effect: float


@dataclass(frozen=True, slots=True)
class Health:
    """Everything there is to say about an account's health."""

    now: Assessment
    weeks: tuple[Week, ...]
    """Oldest first; the last one is this week."""
    drivers: tuple[Driver, ...]
    """What moved the score since `trend_weeks` ago, the strongest first."""
    trend_weeks: int

    def change_since(self, weeks: int) -> int | None:
        """Points gained (or lost) since so many weeks ago; None when either end is unknown."""
        if self.now.score is None or len(self.weeks) <= weeks:
            return None
        before = self.weeks[-1 - weeks].score
        return None if before is None else self.now.score - before


def read_health(session: Session, account: Account, *, now: datetime, scorecard: Scorecard | None = None) -> Health:
    """The account's health as of `now`, with its history, in two queries."""
    card, now = scorecard or standard_scorecard(), now.astimezone(UTC)  # weeks are whole even when the clocks change
    points = measure_points(session, [account.id], now=now, weeks=card.trend_weeks, scorecard=card).get(account.id, ())
    then = now - timedelta(weeks=card.trend_weeks)
    current = assess(readings_of(account, points, at=now, scorecard=card), now=now, scorecard=card)
    earlier = assess(readings_of(account, points, at=then, scorecard=card), now=then, scorecard=card)
    return Health(
        now=current,
        weeks=_weeks(session, account, current, now=now, scorecard=card),
        drivers=_drivers(earlier, current),
        trend_weeks=card.trend_weeks,
    )


def measure_points(
    session: Session, account_ids: Iterable[int], *, now: datetime, weeks: int, scorecard: Scorecard
) -> dict[int, list[tuple[str, Reading]]]:
    """Every point that still counted at some time in the last `weeks`, by account, oldest first."""
    since = now - timedelta(weeks=weeks, days=scorecard.longest_memory_days)
    rows = session.execute(
        select(MeasurePoint.account_id, MeasurePoint.measure, MeasurePoint.score, MeasurePoint.scored_at)
        .where(MeasurePoint.account_id.in_(account_ids), MeasurePoint.scored_at > since, MeasurePoint.scored_at <= now)
        .order_by(MeasurePoint.scored_at)
    )
    found: dict[int, list[tuple[str, Reading]]] = {}
    for account_id, measure, score, at in rows:
        found.setdefault(account_id, []).append((measure, Reading(score, at)))
    return found


def readings_of(
    account: Account | Row[Any], points: Iterable[tuple[str, Reading]], *, at: datetime, scorecard: Scorecard
) -> dict[str, Reading]:
    """What every measure said last at a moment; of the account only the fields that feed measures are looked at. A measure with a field of the account says what the field says, so
    one that was emptied (or taken back) is unknown; its points tell only what was said before."""
    latest = {measure: reading for measure, reading in points if reading.at <= at}
    for measure, field, moment in scorecard.given_measures:
        value, given_at = getattr(account, field), getattr(account, moment)
        known = latest.get(measure.name)
        said_at = given_at or (known.at if known else account.synced_at)
        if value not in measure.scores:
            latest.pop(measure.name, None)
        elif said_at is not None and said_at <= at:
            latest[measure.name] = Reading(measure.scores[value], said_at)
    return latest


def monday_of(moment: datetime) -> datetime:
    """Monday 00:00 UTC of the moment's week."""
    day = moment.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    return day - timedelta(days=day.weekday())


def _weeks(
    session: Session, account: Account, current: Assessment, *, now: datetime, scorecard: Scorecard
) -> tuple[Week, ...]:
    this = monday_of(now)
    first = this - timedelta(weeks=scorecard.history_weeks - 1)
    kept = {
        at: (score, band)
        for at, score, band in session.execute(
            select(HealthPoint.scored_at, HealthPoint.score, HealthPoint.band).where(
                HealthPoint.account_id == account.id, HealthPoint.scored_at.between(first, this)
            )
        )
    }
    mondays = [first + timedelta(weeks=index) for index in range(scorecard.history_weeks - 1)]
    past = [Week(monday.date(), *kept.get(monday, (None, None))) for monday in mondays]
    return (*past, Week(this.date(), current.score, current.band))


def _drivers(earlier: Assessment, current: Assessment) -> tuple[Driver, ...]:
    """How each measure's contribution differs, in points of the whole; below half a point is noise."""
    before = {part.measure: part for part in earlier.parts}
    found = []
    for part in current.parts:
        old = before[part.measure]
        if part.reading is None or old.reading is None or not part.share or not old.share:
            continue
        effect = part.share * (part.reading.score - old.reading.score) / 100
        if abs(effect) >= 0.5:
            found.append(Driver(part.measure, old.reading.score, part.reading.score, effect))
    return tuple(sorted(found, key=lambda one: -abs(one.effect)))
