"""Changes: the audit of every write, and what undo reads."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import Date, ForeignKey, Index, Numeric, String, Text, event, insert, inspect, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, mapped_column, sessionmaker

from bot.domain.errors import Refusal
from bot.domain.store import Base, Json, Moment, Session


class Deed(Base):
    """One thing a person (or a rule, or a sync) did: who, when, where, which ability, in which words."""

    __tablename__ = "deeds"
    __table_args__ = (
        Index("ix_deeds_person_id_done_at", "person_id", "done_at"),
        Index("ix_deeds_account_id_done_at", "account_id", "done_at"),
    )

    person_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    """None for a rule or a sync."""
    actor: Mapped[str] = mapped_column(String(80), default="person")
    """person, or rule:<name>, or sync:<source>."""
    ability: Mapped[str] = mapped_column(String(40))
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    """The account it was about, where there is one."""
    channel_id: Mapped[str | None] = mapped_column(String(32))
    thread_ts: Mapped[str | None] = mapped_column(String(32))
    words: Mapped[str | None] = mapped_column(Text)
    """What was said, verbatim."""
    summary: Mapped[str | None] = mapped_column(Text)
    done_at: Mapped[datetime] = mapped_column(index=True)
    undone_at: Mapped[datetime | None]
    undoes_id: Mapped[int | None] = mapped_column(ForeignKey("deeds.id"))


class Change(Base):
    """One field of one row, before and after; or a row made or removed (field is None)."""

    __tablename__ = "changes"
    __table_args__ = (Index("ix_changes_entity_row_id", "entity", "row_id"),)

    deed_id: Mapped[int] = mapped_column(ForeignKey("deeds.id"), index=True)
    entity: Mapped[str] = mapped_column(String(40))
    """The table's name."""
    row_id: Mapped[int]
    field: Mapped[str | None] = mapped_column(String(60))
    old: Mapped[Any | None] = mapped_column(Json)
    new: Mapped[Any | None] = mapped_column(Json)


class Miss(Base):
    """Something Ally did not understand, kept for the admin, with what the person then chose."""

    __tablename__ = "misses"

    person_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    text: Mapped[str] = mapped_column(Text)
    nearest: Mapped[list[str]] = mapped_column(Json)
    chosen: Mapped[str | None] = mapped_column(String(40))
    said_at: Mapped[datetime]


# ── recording ───────────────────────────────────────────────────────────────────────────────────

UNDO_WITHIN = timedelta(days=1)
"""How long a deed can be taken back."""

BOOKKEEPING = frozenset(
    [
        "claims",
        "drafts",
        "topics",
        "deeds",
        "changes",
        "misses",
        "parcels",
        "posts",
        "summaries",
        "sync_runs",
        "remembered_choices",
        "health_points",
    ]
)
"""Tables whose rows are ours alone: nobody audits or undoes them."""

UNRECORDED = frozenset({"version", "updated_at"})
"""Fields that follow from others."""

DERIVED = {"accounts": frozenset({"last_activity_at", "last_entry_at"})}
"""Fields that are worked out anew after every deed, an undoing too, and so neither audited nor in anybody's way."""


def watch(sessions: sessionmaker[Session]) -> None:
    """Records every row that sessions of this maker write while a deed is being done."""
    event.listen(sessions, "after_flush", _record)


def begin_deed(session: Session, **facts: Any) -> Deed:
    """Opens the record of one deed: what is written from now on in this session belongs to it."""
    deed = Deed(**facts)
    session.add(deed)
    session.flush()
    session.info["deed_id"] = deed.id
    return deed


def end_deed(session: Session, deed: Deed) -> list[Change]:
    """Closes the record and returns what was changed; a deed that changed nothing leaves no trace."""
    session.flush()
    session.info.pop("deed_id", None)
    recorded = list(session.scalars(select(Change).where(Change.deed_id == deed.id).order_by(Change.id)))
    if not recorded:
        session.delete(deed)
    elif deed.account_id is None:
        deed.account_id = _account_of(session, recorded)
    return recorded


def _record(session: Session, _context: Any) -> None:
    deed_id = session.info.get("deed_id")
    if deed_id is None:
        return
    rows: list[dict[str, Any]] = []
    for row in session.new:
        rows.append(_change(deed_id, row, None, None, _whole(row)))
    for row in session.dirty:
        for name, old, new in _differences(row):
            rows.append(_change(deed_id, row, name, old, new))
    for row in session.deleted:
        rows.append(_change(deed_id, row, None, _whole(row), None))
    kept = [one for one in rows if one["entity"] not in BOOKKEEPING]
    if kept:
        session.connection().execute(insert(Change), kept)


def _change(deed_id: int, row: Any, name: str | None, old: Any, new: Any) -> dict[str, Any]:
    return {"deed_id": deed_id, "entity": row.__tablename__, "row_id": row.id, "field": name, "old": old, "new": new}


def _differences(row: Any) -> Iterator[tuple[str, Any, Any]]:
    state = inspect(row)
    derived = DERIVED.get(row.__tablename__, frozenset())
    for column in state.mapper.column_attrs:
        if column.key in UNRECORDED or column.key in derived:
            continue
        history = state.attrs[column.key].history
        if history.has_changes():
            old = history.deleted[0] if history.deleted else None
            new = history.added[0] if history.added else None
            if old != new:
                yield column.key, _plain(old), _plain(new)


def _whole(row: Any) -> dict[str, Any]:
    return {column.key: _plain(getattr(row, column.key)) for column in inspect(row).mapper.column_attrs}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def _account_of(session: Session, recorded: list[Change]) -> int | None:
    """The account the recorded rows belong to, when they belong to one."""
    found: set[int] = set()
    for change in recorded:
        if change.entity == "accounts":
            found.add(change.row_id)
            continue
        row = session.get(_model(change.entity), change.row_id)
        account_id = getattr(row, "account_id", None)
        if account_id is not None:
            found.add(account_id)
    return found.pop() if len(found) == 1 else None


# ── taking back ─────────────────────────────────────────────────────────────────────────────────


def find_last_deed(session: Session, *, person_id: int, before: int) -> Deed | None:
    """The person's latest deed before this one that was not taken back and is not itself a taking back."""
    return session.scalar(
        select(Deed)
        .where(Deed.person_id == person_id, Deed.id < before, Deed.undone_at.is_(None), Deed.undoes_id.is_(None))
        .order_by(Deed.id.desc())
        .limit(1)
    )


def undo(session: Session, deed: Deed, *, now: datetime) -> None:
    """Puts everything a deed changed back as it was; `Refusal` when later changes stand on it or it is too old."""
    if deed.undone_at is not None:
        raise Refusal("already-undone", at=deed.undone_at)
    if now - deed.done_at > UNDO_WITHIN:
        raise Refusal("too-late-to-undo", done_at=deed.done_at)
    recorded = list(session.scalars(select(Change).where(Change.deed_id == deed.id).order_by(Change.id.desc())))
    for change in recorded:
        _refuse_if_built_upon(session, change)
    try:
        for change in recorded:
            _revert(session, change)
            session.flush()
    except IntegrityError as error:
        raise Refusal("later-changes-depend", who=None, at=None) from error
    deed.undone_at = now


def _refuse_if_built_upon(session: Session, change: Change) -> None:
    later = (
        select(Deed)
        .join(Change, Change.deed_id == Deed.id)
        .where(
            Change.entity == change.entity,
            Change.row_id == change.row_id,
            Change.id > change.id,
            Change.deed_id != change.deed_id,
            Deed.undone_at.is_(None),
            Deed.undoes_id.is_(None),
        )
        .order_by(Change.id.desc())
    )
    if change.field is not None:
        later = later.where((Change.field == change.field) | (Change.field.is_(None)))
    blocking = session.scalars(later.limit(1)).first()
    if blocking is not None:
        raise Refusal("later-changes-depend", who=blocking.person_id, at=blocking.done_at, ability=blocking.ability)


def _revert(session: Session, change: Change) -> None:
    model = _model(change.entity)
    row = session.get(model, change.row_id)
    if change.field is not None:
        if row is not None:
            setattr(row, change.field, _typed(model, change.field, change.old))
    elif change.old is None:
        if row is not None:
            session.delete(row)
    elif row is None:
        session.add(model(**{name: _typed(model, name, value) for name, value in change.old.items()}))


def _model(entity: str) -> Any:
    return next(mapper.class_ for mapper in Base.registry.mappers if mapper.class_.__tablename__ == entity)


def _typed(model: Any, name: str, value: Any) -> Any:
    if value is None:
        return None
    kind = model.__table__.columns[name].type
    if isinstance(kind, Moment):
        return datetime.fromisoformat(value)
    if isinstance(kind, Date):
        return date.fromisoformat(value)
    return Decimal(value) if isinstance(kind, Numeric) else value


# ── what was not understood ─────────────────────────────────────────────────────────────────────


def note_miss(session: Session, *, person_id: int | None, text: str, nearest: list[str], now: datetime) -> Miss:
    """Keeps what was not understood, for the admin."""
    miss = Miss(person_id=person_id, text=text, nearest=nearest, said_at=now)
    session.add(miss)
    session.flush()
    return miss


def note_choice(session: Session, miss_id: int, ability: str) -> str | None:
    """Keeps what the person meant after all; returns the words that were not understood."""
    miss = session.get(Miss, miss_id)
    if miss is None:
        return None
    miss.chosen = ability
    return miss.text
