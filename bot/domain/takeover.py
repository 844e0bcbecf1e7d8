"""Takeover: what else follows when a source changed a row of ours: former names, changes of CSM, the audit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain import mirror
from bot.domain.accounts import Account, AccountAlias, CsmChange
from bot.domain.changes import Change, Deed
from bot.domain.contacts import Contact, SponsorTrack
from bot.domain.mirror import Row
from bot.domain.store import Base, Session

ABILITY = "sync"
"""What the audit calls it: no ability of a person."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A row the source added (`before` is empty) or changed, column by column."""

    row_id: int
    before: Row
    after: Row

    @property
    def is_new(self) -> bool:
        return not self.before

    def has_changed(self, column: str) -> bool:
        return not self.is_new and column in self.after


def follow_up(session: Session, of: type[Base], moved: Sequence[Moved], *, source: str, now: datetime) -> None:
    """Does what every change of such rows entails, in the same transaction as the change."""
    if of is Account:
        _keep_former_names(session, moved)
        _keep_csm_changes(session, moved, now)
    if of is SponsorTrack:
        left = [
            one.after["contact_id"] if one.is_new else one.before["contact_id"]
            for one in moved
            if one.after.get("status") == "Left"
        ]
        mirror.touch_rows(session, Contact, ids=left, column="is_active", value=False)
    _audit(session, of, [one for one in moved if not one.is_new], source, now)


def _keep_former_names(session: Session, moved: Sequence[Moved]) -> None:
    """A renamed customer is still asked for by its old name."""
    former = {(one.row_id, one.before["name"]): one for one in moved if one.has_changed("name")}
    known = mirror.find_rows(session, AccountAlias, key=("account_id", "alias"), among=former.keys())
    rows = [
        {"account_id": account_id, "alias": name, "source": "former-name"}
        for account_id, name in former
        if (account_id, name) not in known
    ]
    mirror.insert_rows(session, AccountAlias, rows)


def _keep_csm_changes(session: Session, moved: Sequence[Moved], now: datetime) -> None:
    rows = [
        {
            "account_id": one.row_id,
            "old_csm_id": one.before["csm_id"],
            "new_csm_id": one.after["csm_id"],
            "changed_by_id": None,
            "changed_at": now,
        }
        for one in moved
        if one.has_changed("csm_id")
    ]
    mirror.insert_rows(session, CsmChange, rows)


def _audit(session: Session, of: type[Base], moved: Sequence[Moved], source: str, now: datetime) -> None:
    """One deed per changed row, so that the history of an account finds its own."""
    deeds = [
        {
            "actor": f"sync:{source}",
            "ability": ABILITY,
            "account_id": one.row_id if of is Account else one.before.get("account_id"),
            "done_at": now,
        }
        for one in moved
    ]
    changes = [
        {
            "deed_id": deed_id,
            "entity": of.__tablename__,
            "row_id": one.row_id,
            "field": column,
            "old": one.before[column],
            "new": value,
        }
        for deed_id, one in zip(mirror.insert_rows(session, Deed, deeds), moved, strict=True)
        for column, value in one.after.items()
    ]
    mirror.insert_rows(session, Change, changes)
