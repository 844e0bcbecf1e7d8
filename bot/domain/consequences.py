"""Consequences: what a finished deed sets in motion, read off what it changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select

from bot.domain import health_upkeep, outbox, summaries, tidings, timeline
from bot.domain.accounts import CsmChange
from bot.domain.changes import Change, Deed
from bot.domain.ctas import CtaComment, CtaTask
from bot.domain.outbox import Parcel, Post
from bot.domain.scorecard import FIELDS
from bot.domain.store import Session
from bot.domain.timeline import Activity

WRITTEN_BACK = {"accounts": frozenset({"csm_id"}), "contacts": None}
"""What Salesforce is told of, by table: these columns, or everything (product.md §1)."""


def follow(session: Session, deed: Deed, recorded: Sequence[Change], *, now: datetime) -> None:
    """Queues everything that must happen elsewhere because of these changes; said only after the commit."""
    _redraw_cards(session, deed, recorded, now=now)
    _recount_timelines(session, recorded)
    _keep_csm_changes(session, deed, recorded, now=now)
    _write_back(session, deed, recorded, now=now)
    tidings.tell(session, deed, recorded, now=now)
    _rate_again(session, recorded, now=now)
    summaries.follow(session, deed, recorded, now=now)


def _recount_timelines(session: Session, recorded: Sequence[Change]) -> None:
    """Last activity and last entry follow from the entries, whether one was added, corrected or taken back."""
    touched: set[int] = set()
    for change in recorded:
        if change.entity != "activities":
            continue
        row = session.get(Activity, change.row_id)
        whole = change.new or change.old if change.field is None else None
        if isinstance(whole, dict):
            touched.add(whole["account_id"])
        elif row is not None:
            touched.add(row.account_id)
    timeline.recount(session, touched)


def _keep_csm_changes(session: Session, deed: Deed, recorded: Sequence[Change], *, now: datetime) -> None:
    """Every change of CSM is kept, one that takes back another too."""
    session.add_all(
        CsmChange(
            account_id=change.row_id,
            old_csm_id=change.old,
            new_csm_id=change.new,
            changed_by_id=deed.person_id,
            changed_at=now,
        )
        for change in recorded
        if change.entity == "accounts" and change.field == "csm_id"
    )


def _write_back(session: Session, deed: Deed, recorded: Sequence[Change], *, now: datetime) -> None:
    """Queues what Salesforce must learn at once; the parcel names the row, its values are read at delivery."""
    wanted: dict[tuple[str, int], set[str]] = {}
    for change in recorded:
        columns = WRITTEN_BACK.get(change.entity, frozenset())
        if columns is None and not (change.field is None and change.new is None):
            wanted.setdefault((change.entity, change.row_id), set()).update([change.field] if change.field else [])
        elif columns and change.field in columns:
            wanted.setdefault((change.entity, change.row_id), set()).add(change.field)
    parcels: list[dict[str, Any]] = [
        {
            "key": f"write-back:{entity}:{row_id}:{deed.id}",
            "kind": "write-back",
            "user_id": deed.person_id,
            "account_id": deed.account_id,
            "facts": {"entity": entity, "row": row_id, "fields": sorted(fields)},
        }
        for (entity, row_id), fields in wanted.items()
    ]
    outbox.queue(session, parcels, now=now)


def _rate_again(session: Session, recorded: Sequence[Change], *, now: datetime) -> None:
    """A sentiment that changed moves the account's health at once."""
    rated = {one.row_id for one in recorded if one.entity == "accounts" and one.field in (None, *FIELDS)}
    if rated:
        health_upkeep.refresh(session, account_ids=rated, now=now)


def _redraw_cards(session: Session, deed: Deed, recorded: Sequence[Change], *, now: datetime) -> None:
    """Every posted card of a changed CTA is drawn again, wherever it stands."""
    touched = {change.row_id for change in recorded if change.entity == "ctas"}
    for change in recorded:
        if change.entity in ("cta_tasks", "cta_comments"):
            row = session.get(CtaTask if change.entity == "cta_tasks" else CtaComment, change.row_id)
            if isinstance(row, CtaTask | CtaComment):
                touched.add(row.cta_id)
    if not touched:
        return
    posts = session.scalars(select(Post).where(Post.entity == "ctas", Post.row_id.in_(touched)))
    session.add_all(
        Parcel(
            key=f"card:{post.id}:{deed.id}",
            kind="card",
            user_id=post.user_id,
            channel_id=post.channel_id,
            facts={"post": post.id},
            not_before=now,
            created_at=now,
        )
        for post in posts
    )
