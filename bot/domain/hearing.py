"""Hearing: whether, where and when somebody who is told of something wants it. Who is told is `domain.hearers`."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import ColumnElement, Date, bindparam, or_, select
from sqlalchemy.orm import aliased

from bot.domain.hearers import Because
from bot.domain.outbox import Parcel
from bot.domain.people import Role, User
from bot.domain.store import Session
from bot.domain.talk import Mute, Preference

QUIET = ("20:00", "07:00")
"""Quiet hours of people who never chose any."""
EVENTS = {
    "digest": "Daily digest",
    "weekly-rollup": "Weekly team roll-up",
    "account-assigned": "I become an account’s CSM",
    "account-handed-over": "I am no longer an account’s CSM",
    "cta-assigned": "A CTA is assigned to me",
    "task-assigned": "A task is assigned to me",
    "mention": "I am mentioned in a comment",
    "cta-opened": "An account I follow gets a CTA",
    "sponsor-change": "A sponsor changes",
    "health-fell": "Health falls a band",
    "renewal-countdown": "A renewal comes near",
    "ticket-escalated": "A ticket is escalated",
    "rule-told": "A rule has something to say",
    "write-back-failed": "A change does not reach Salesforce",
    "letter-refused": "A letter of mine does not arrive",
    "summary-trouble": "A pinned summary of mine cannot be kept",
    "undeliverable": "Something could not be delivered (admins)",
}
"""Every kind of notice, as the settings call it."""
DIGEST_AT = "08:30"
WORKING_DAYS = (0, 1, 2, 3, 4)


class Where(StrEnum):
    """Where a person wants a kind of notice."""

    MESSAGE = "message"
    DIGEST = "digest"
    OFF = "off"


REACH = {
    Because.MINE: {Because.MINE},
    Because.FOLLOWED: {Because.MINE, Because.FOLLOWED},
    Because.TEAM: set(Because),
}
"""Whose accounts a person chose → the reasons that reach them; without a choice, their own and the followed ones."""


class Outcome(StrEnum):
    TELL = "tell"
    WAIT = "wait"
    DROP = "drop"
    DIGEST = "digest"
    PASS_ON = "pass-on"  # noqa: S105 - no password


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of a notice for one person now."""

    outcome: Outcome
    until: datetime | None = None
    """When to ask again; of a wait."""
    why: str = ""
    to: int | None = None
    """The stand-in it is passed on to."""


def judge(
    session: Session,
    person: User,
    *,
    kind: str,
    account_id: int | None,
    because: Because,
    now: datetime,
    zone: ZoneInfo,
    usually: Where = Where.MESSAGE,
) -> Verdict:
    """Whether, where and when this person hears of it; `zone` is theirs."""
    if not person.is_active:
        return Verdict(Outcome.DROP, why="no longer here")
    local = now.astimezone(zone)
    wishes = find_preference(session, person.id)
    if account_id is not None and is_muted(session, user_id=person.id, account_id=account_id, today=local.date()):
        return Verdict(Outcome.DROP, why="account muted")
    event = wishes.events.get(kind, {})
    where = Where(event.get("where", usually))
    reach = REACH[Because(event["whose"])] if event.get("whose") else REACH[Because.FOLLOWED]
    if where is Where.OFF or because not in reach:
        return Verdict(Outcome.DROP, why="switched off")
    if is_away(wishes, today=local.date()):
        if wishes.stand_in_id not in (None, person.id) and _active(session, [wishes.stand_in_id]):
            return Verdict(Outcome.PASS_ON, to=wishes.stand_in_id)
        return Verdict(Outcome.DIGEST)
    if where is Where.DIGEST:
        return Verdict(Outcome.DIGEST)
    until = quiet_until(wishes, local=local)
    return Verdict(Outcome.WAIT, until=until) if until else Verdict(Outcome.TELL)


def find_preference(session: Session, user_id: int) -> Preference:
    """The person's wishes; the defaults, unsaved, when they never chose."""
    kept = session.scalar(select(Preference).where(Preference.user_id == user_id))
    return kept or _usual()


def zone_of(person: User, wishes: Preference | None, *, default: ZoneInfo) -> ZoneInfo:
    """The zone they chose, or else Slack's, or else the house's; a name nobody knows counts as none."""
    for name in (wishes.time_zone if wishes else None, person.time_zone):
        zone = find_zone(name)
        if zone is not None:
            return zone
    return default


def find_zone(name: str | None) -> ZoneInfo | None:
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def quiet_until(wishes: Preference, *, local: datetime) -> datetime | None:
    """The end of the quiet hours the local moment lies in, or None outside of them. Equal ends mean none at all."""
    begins, ends = (
        _clock(chosen or usual) for chosen, usual in zip((wishes.quiet_from, wishes.quiet_until), QUIET, strict=True)
    )
    at = local.time()
    is_quiet = begins <= at < ends if begins <= ends else at >= begins or at < ends
    if not is_quiet:
        return None
    day = local.date() + timedelta(days=1) if at >= ends else local.date()
    return datetime.combine(day, ends, tzinfo=local.tzinfo).astimezone(UTC)


def digest_moment(wishes: Preference, *, day: date, zone: ZoneInfo) -> datetime:
    """When that day's digest is due, in UTC. A time the clocks skip is an hour later, one they repeat is the first."""
    return datetime.combine(day, _clock(wishes.digest_at), tzinfo=zone).astimezone(UTC)


def is_off(wishes: Preference, kind: str) -> bool:
    return bool(wishes.events.get(kind, {}).get("where") == Where.OFF)


def has_digest(wishes: Preference) -> bool:
    """They get one on some day. Without it, what they want in the digest only comes gathered, at the digest's time."""
    return bool(wishes.digest_days) and not is_off(wishes, "digest")


def digest_days(wishes: Preference) -> Sequence[int]:
    """The weekdays, Monday is 0, of the digest; of what is gathered for those without one, the working days."""
    return wishes.digest_days or WORKING_DAYS


def is_away(wishes: Preference, *, today: date) -> bool:
    if wishes.away_until is None:
        return False
    return (wishes.away_from or today) <= today <= wishes.away_until


def will_be_away(wishes: Preference, *, today: date) -> bool:
    """They are, or it is still to come."""
    return wishes.away_until is not None and wishes.away_until >= today


def is_muted(session: Session, *, user_id: int, account_id: int, today: date) -> bool:
    """Muted until a day includes that day's eve only: on the day itself it is heard again."""
    return (
        session.scalar(
            select(Mute.id).where(
                Mute.user_id == user_id, Mute.account_id == account_id, or_(Mute.until.is_(None), Mute.until > today)
            )
        )
        is not None
    )


def stood_in_for(session: Session, *, user_id: int, today: date) -> dict[int, str]:
    """The people who are away and named this one as their stand-in: id → name."""
    session.flush()
    rows = session.connection().execute(_away_with_stand_in(), {"stand_in": user_id, "today": today})
    return {row.id: row.name for row in rows}


@cache
def _away_with_stand_in() -> Any:
    """Made once: every digest asks."""
    today = bindparam("today", type_=Date)
    return (
        select(User.id, User.name)
        .join(Preference, Preference.user_id == User.id)
        .where(
            Preference.stand_in_id == bindparam("stand_in"),
            Preference.away_until >= today,
            or_(Preference.away_from.is_(None), Preference.away_from <= today),
            User.is_active,
            User.id != bindparam("stand_in"),
        )
    )


def _active(session: Session, ids: Collection[int]) -> set[int]:
    return set(session.scalars(select(User.id).where(User.id.in_(ids), User.is_active)))


def _usual() -> Preference:
    return Preference(digest_at=DIGEST_AT, digest_days=list(WORKING_DAYS), events={})


def _clock(words: str) -> time:
    return time.fromisoformat(words)


def everyone(session: Session, *where: ColumnElement[bool]) -> list[tuple[User, Preference]]:
    """The people here with their wishes."""
    rows: Any = session.execute(
        select(User, Preference)
        .outerjoin(Preference, Preference.user_id == User.id)
        .where(User.is_active, *where)
        .order_by(User.id)
    )
    usual = _usual()
    return [(person, wishes or usual) for person, wishes in rows]


def everyone_leading(session: Session) -> list[tuple[User, Preference]]:
    """The people somebody reports to."""
    report = aliased(User)
    return everyone(session, select(report.id).where(report.manager_id == User.id, report.is_active).exists())


def admins(session: Session) -> list[User]:
    return [person for person, _wishes in everyone(session, User.role == Role.ADMIN)]


def given_up_since(session: Session, *, since: datetime, but: str) -> list[Parcel]:
    """Deliveries that were given up, for the admin."""
    return list(
        session.scalars(
            select(Parcel)
            .where(Parcel.state == "failed", Parcel.kind != but, Parcel.leased_at > since)
            .order_by(Parcel.id)
            .limit(100)
        )
    )
