"""Deliveries: taking parcels out of the outbox, one message at a time, so that none is lost and none goes twice.

A message's mark is written down before anything is sent and travels with the message. A lease that ran out, or a
call whose answer never came, leaves its parcels in doubt: they are looked up by their mark before another try.
"""

from __future__ import annotations

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, func, or_, select, true, update

from bot.domain.outbox import Parcel
from bot.domain.store import Session

LEASE = timedelta(seconds=60)
"""Longer than any call may take; who holds a lease this long is gone."""
SETTLING = timedelta(seconds=15)
"""How long a doubtful parcel rests before it is looked up: a slow call, or one seen early because a clock jumped,
has ended by then."""
CHANNEL_PACE = timedelta(seconds=1)
"""Slack takes about one message a second per channel."""
BURST = timedelta(seconds=45)
"""After a notice of a kind, further ones of that kind to the same reader wait, and then go as one message."""
MOST_TOGETHER = 200
"""Parcels of one message."""
MOST_ATTEMPTS = 10
FIRST_WAIT = timedelta(seconds=5)
LONGEST_WAIT = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Lease:
    """Parcels that one worker sends as one message, until the lease runs out."""

    parcels: tuple[Parcel, ...]
    posting: str
    """The message's mark."""
    tried_at: datetime | None
    """When it was tried before with an unknown outcome; None on a first try."""

    @property
    def first(self) -> Parcel:
        return self.parcels[0]

    def of(self, parcels: Sequence[Parcel]) -> Lease:
        """The same lease for some of its parcels."""
        return replace(self, parcels=tuple(parcels))

    @property
    def ids(self) -> list[int]:
        return [parcel.id for parcel in self.parcels]


def lease(
    session: Session,
    *,
    worker: str,
    now: datetime,
    together: Collection[str] = (),
    user_id: int | None = None,
) -> Lease | None:
    """The next message to send (of one person, or of all), or None when nothing is due. Kinds in `together` are
    gathered per reader.

    PostgreSQL passes over rows another worker is taking; SQLite's writers wait for each other.
    """
    first = session.scalars(
        select(Parcel)
        .where(
            Parcel.state.in_(("waiting", "doubt")),
            Parcel.not_before <= now,
            true() if user_id is None else Parcel.user_id == user_id,
        )
        .order_by(Parcel.not_before, Parcel.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    ).first()
    if first is None:
        return None
    if first.state == "doubt" and first.attempts >= MOST_ATTEMPTS:
        first.state, first.last_error = "failed", first.last_error or "it never came to an end"
        session.flush()
        return lease(session, worker=worker, now=now, together=together, user_id=user_id)
    parcels = [first, *_companions(session, first, now=now, together=together)]
    tried_at = first.leased_at if first.state == "doubt" else None
    posting = first.posting if first.state == "doubt" and first.posting else uuid.uuid4().hex
    for parcel in parcels:
        parcel.state, parcel.posting, parcel.leased_by = "leased", posting, worker
        parcel.leased_at, parcel.leased_until = tried_at or now, now + LEASE
        parcel.attempts += tried_at is not None
    session.flush()
    return Lease(tuple(parcels), posting, tried_at)


def doubt_expired(session: Session, *, now: datetime) -> int:
    """Parcels whose worker is gone are in doubt: it may have died on either side of Slack's answer."""
    statement = (
        update(Parcel)
        .where(Parcel.state == "leased", Parcel.leased_until < now)
        .values(state="doubt", not_before=now + SETTLING)
    )
    return _count(session, statement)


def keep_in_doubt(session: Session, taken: Lease, *, error: str, now: datetime, wait: timedelta = SETTLING) -> None:
    """Sent, but the answer did not come: looked up before another try."""
    _settle(session, taken, state="doubt", not_before=now + wait, last_error=error)


def mark_sent(session: Session, taken: Lease, *, ts: str | None, now: datetime) -> bool:
    """Slack has it. The reader's next messages keep Slack's pace, those of the same kind come as one a little later.

    False when somebody else settled it meanwhile.
    """
    first = taken.first
    held = _settle(session, taken, state="sent", sent_at=now, message_ts=ts, last_error=None)
    inside = update(Parcel).where(Parcel.posting == taken.posting, Parcel.state == "digest")
    session.execute(inside.values(state="sent", sent_at=now, message_ts=ts))
    reader = _same_reader(first)
    waiting = [Parcel.state == "waiting", reader]
    for rest, moment in (([Parcel.kind == first.kind], now + BURST), ([], now + CHANNEL_PACE)):
        session.execute(update(Parcel).where(*waiting, *rest, Parcel.not_before < moment).values(not_before=moment))
    return held


def put_back(session: Session, taken: Lease, *, until: datetime, error: str | None = None) -> None:
    """Not now: quiet hours, or Slack asked to wait. It counts as no attempt."""
    _settle(session, taken, state="waiting", not_before=until, posting=None, last_error=error)


def back_off(session: Session, taken: Lease, *, error: str, now: datetime) -> str:
    """It failed and surely was not accepted: tried again later and later, given up in the end. Returns the state."""
    attempts = taken.first.attempts + 1
    if attempts >= MOST_ATTEMPTS:
        give_up(session, taken, error=error)
        return "failed"
    wait = min(FIRST_WAIT * 2**attempts, LONGEST_WAIT)
    _settle(session, taken, state="waiting", not_before=now + wait, attempts=attempts, posting=None, last_error=error)
    return "waiting"


def give_up(session: Session, taken: Lease, *, error: str) -> None:
    """It will never arrive; an admin is told."""
    _settle(session, taken, state="failed", attempts=taken.first.attempts + 1, last_error=error)


def drop(session: Session, parcels: Sequence[Parcel], *, why: str) -> None:
    """No longer worth saying."""
    _set(session, parcels, state="dropped", last_error=why)


def keep_for_digest(session: Session, parcels: Sequence[Parcel]) -> None:
    """The reader wants this kind in the digest only."""
    _set(session, parcels, state="digest")


def pass_on(session: Session, parcels: Sequence[Parcel], *, to: int, now: datetime) -> None:
    """The reader is away: the stand-in is told instead, once."""
    for parcel in parcels:
        twin = session.scalar(select(Parcel.id).where(Parcel.key == f"{parcel.key}>u{to}"))
        if twin is None:
            session.add(
                Parcel(
                    key=f"{parcel.key}>u{to}",
                    kind=parcel.kind,
                    user_id=to,
                    account_id=parcel.account_id,
                    facts={**parcel.facts, "for": parcel.user_id},
                    not_before=now,
                    expires_at=parcel.expires_at,
                    created_at=now,
                )
            )
    _set(session, parcels, state="dropped", last_error="passed on to the stand-in")


def kept_for_digest(session: Session, *, user_id: int, posting: str | None = None) -> list[Parcel]:
    """What waits for this person's digest; with a mark, only what was put into the digest that bears it."""
    return list(
        session.scalars(
            select(Parcel)
            .where(
                Parcel.user_id == user_id,
                Parcel.state == "digest",
                true() if posting is None else Parcel.posting == posting,
            )
            .order_by(Parcel.id)
        )
    )


def put_into_digest(session: Session, *, user_id: int, posting: str) -> None:
    """What waits for this person's digest bears the digest's mark from now on, and is sent with it."""
    session.execute(update(Parcel).where(Parcel.user_id == user_id, Parcel.state == "digest").values(posting=posting))


def keeping_since(session: Session) -> dict[int, datetime]:
    """The people for whose digest something waits, and when the first of it came."""
    rows = session.execute(
        select(Parcel.user_id, func.min(Parcel.created_at)).where(Parcel.state == "digest").group_by(Parcel.user_id)
    )
    return {user_id: since for user_id, since in rows if user_id is not None}


def find_waiting(session: Session, *, limit: int = 1_000) -> list[Parcel]:
    """What would be delivered next, for a dry run."""
    return list(
        session.scalars(
            select(Parcel)
            .where(Parcel.state.in_(("waiting", "doubt")))
            .order_by(Parcel.not_before, Parcel.id)
            .limit(limit)
        )
    )


def _companions(session: Session, first: Parcel, *, now: datetime, together: Collection[str]) -> list[Parcel]:
    """The parcels that go in the same message: the same mark after a doubtful try, else the same kind and reader."""
    if first.state == "doubt":
        wanted = [Parcel.posting == first.posting, Parcel.state == "doubt"]
    elif first.kind in together:
        wanted = [
            Parcel.state == "waiting",
            Parcel.kind == first.kind,
            Parcel.not_before <= now,
            _same_reader(first),
        ]
    else:
        return []
    return list(
        session.scalars(
            select(Parcel)
            .where(Parcel.id != first.id, *wanted)
            .order_by(Parcel.id)
            .limit(MOST_TOGETHER - 1)
            .with_for_update(skip_locked=True)
        )
    )


def _same_reader(parcel: Parcel) -> ColumnElement[bool]:
    if parcel.channel_id is not None:
        return Parcel.channel_id == parcel.channel_id
    return (Parcel.user_id == parcel.user_id) & Parcel.channel_id.is_(None)


def _settle(session: Session, taken: Lease, **columns: object) -> bool:
    """Ends a lease, unless another worker has taken the parcels over and settled them."""
    statement = (
        update(Parcel)
        .where(
            Parcel.id.in_(taken.ids),
            or_(Parcel.posting == taken.posting, Parcel.posting.is_(None)),
            Parcel.state.in_(("leased", "doubt")),
        )
        .values(**columns)
        .execution_options(synchronize_session=False)
    )
    return _count(session, statement) == len(taken.parcels)


def _set(session: Session, parcels: Sequence[Parcel], **columns: object) -> None:
    ids = [parcel.id for parcel in parcels]
    session.execute(
        update(Parcel).where(Parcel.id.in_(ids)).values(**columns).execution_options(synchronize_session=False)
    )


def _count(session: Session, statement: object) -> int:
    return int(session.execute(statement).rowcount)  # type: ignore[call-overload]  # an UPDATE counts its rows
