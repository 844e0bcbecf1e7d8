"""The audit trail: every deed with who, when, where in Slack, in which words, and each field's old and new value."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from sqlalchemy import select

from bot.domain.accounts import Account
from bot.domain.changes import Change, Deed, Miss
from bot.domain.people import User
from bot.domain.store import Session

AT_ONCE = 500
"""Rows fetched at a time, so that a long trail does not fill the memory."""


@dataclass(frozen=True, slots=True)
class Trace:
    """One changed field (or one row made or removed) of one deed, in words and values that a spreadsheet takes."""

    done_at: str
    who: str
    ability: str
    account: str
    channel: str
    thread: str
    words: str
    entity: str
    row: int
    field: str
    old: str
    new: str
    undone_at: str


COLUMNS = tuple(one.name for one in fields(Trace))


@dataclass(frozen=True, slots=True)
class Riddle:
    """Something that was not understood, and what the person chose after all."""

    said_at: str
    who: str
    text: str
    nearest: str
    chosen: str


def read_trail(
    session: Session, *, account_ids: list[int] | None = None, since: datetime | None = None
) -> Iterator[Trace]:
    """The trail, oldest first; of some accounts, or of all."""
    query = (
        select(Deed, Change, User.name, Account.name)
        .join(Change, Change.deed_id == Deed.id)
        .outerjoin(User, User.id == Deed.person_id)
        .outerjoin(Account, Account.id == Deed.account_id)
        .order_by(Deed.done_at, Deed.id, Change.id)
        .execution_options(yield_per=AT_ONCE)
    )
    if account_ids is not None:
        query = query.where(Deed.account_id.in_(account_ids))
    if since is not None:
        query = query.where(Deed.done_at >= since)
    for deed, change, person, account in session.execute(query):
        yield Trace(
            done_at=deed.done_at.isoformat(),
            who=person or deed.actor,
            ability=deed.ability,
            account=account or "",
            channel=deed.channel_id or "",
            thread=deed.thread_ts or "",
            words=deed.words or "",
            entity=change.entity,
            row=change.row_id,
            field=change.field or ("(made)" if change.new is not None else "(removed)"),
            old=_shown(change.old),
            new=_shown(change.new),
            undone_at=deed.undone_at.isoformat() if deed.undone_at else "",
        )


def read_riddles(session: Session, *, since: datetime | None = None) -> Iterator[Riddle]:
    """What was not understood, oldest first."""
    query = select(Miss, User.name).outerjoin(User, User.id == Miss.person_id).order_by(Miss.id)
    if since is not None:
        query = query.where(Miss.said_at >= since)
    for miss, person in session.execute(query):
        yield Riddle(miss.said_at.isoformat(), person or "", miss.text, ", ".join(miss.nearest), miss.chosen or "")


def _shown(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)
