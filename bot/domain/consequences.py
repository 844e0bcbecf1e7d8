"""Consequences: what a finished deed sets in motion, read off what it changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select

from bot.domain.changes import Change, Deed
from bot.domain.ctas import CtaComment, CtaTask
from bot.domain.outbox import Parcel, Post
from bot.domain.store import Session


def follow(session: Session, deed: Deed, recorded: Sequence[Change], *, now: datetime) -> None:
    """Queues everything that must happen elsewhere because of these changes; said only after the commit."""
    _redraw_cards(session, deed, recorded, now=now)


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
