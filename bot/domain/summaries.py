"""Living summaries: an account's card that stands in its channel for everybody, pinned, and is kept up to date there.

The wish for one is part of the channel's binding, so it is audited and can be undone. What stands at Slack is kept
here, apart from the wish; a parcel per channel brings the one in line with the other.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import String, exists, func, select
from sqlalchemy.orm import Mapped, mapped_column

from bot.domain import outbox
from bot.domain.accounts import Account, ChannelBinding
from bot.domain.changes import Change, Deed
from bot.domain.outbox import Parcel
from bot.domain.store import Base, Session

KIND = "summary"
"""The parcel's kind."""
LOOK_EVERY = timedelta(hours=1)
"""How often a summary is looked at although nothing is known to have changed: days pass, and people come and go."""
SHOWN = frozenset({"accounts", "activities", "contacts", "ctas", "success_plans"})
"""Tables whose rows the summary counts or quotes."""


class Summary(Base):
    """A living summary that stands in a channel."""

    __tablename__ = "summaries"

    channel_id: Mapped[str] = mapped_column(String(32), unique=True)
    ts: Mapped[str] = mapped_column(String(32))
    shows: Mapped[str] = mapped_column(String(64))
    """A digest of what stands there; the same again is not sent."""
    is_pinned: Mapped[bool]
    """False while pinning has still to be tried; a no of Slack's is not asked for again."""
    looked_at: Mapped[datetime]


def find_summary(session: Session, channel_id: str) -> Summary | None:
    """What stands in the channel now."""
    return session.scalar(select(Summary).where(Summary.channel_id == channel_id))


def find_wish(session: Session, channel_id: str) -> tuple[ChannelBinding, Account] | None:
    """The account whose summary is to stand in the channel, with the binding that says so."""
    row = session.execute(
        select(ChannelBinding, Account)
        .join(Account, Account.id == ChannelBinding.account_id)
        .where(ChannelBinding.channel_id == channel_id, ChannelBinding.summary_by_id.is_not(None))
    ).first()
    return (row[0], row[1]) if row else None


def note_standing(session: Session, *, channel_id: str, ts: str, shows: str, is_pinned: bool, now: datetime) -> None:
    """Keeps where the summary stands and what it shows."""
    standing = find_summary(session, channel_id)
    if standing is None:
        standing = Summary(channel_id=channel_id)
        session.add(standing)
    standing.ts, standing.shows, standing.is_pinned, standing.looked_at = ts, shows, is_pinned, now


def forget(session: Session, channel_id: str) -> None:
    """Nothing stands in the channel any more."""
    standing = find_summary(session, channel_id)
    if standing is not None:
        session.delete(standing)


def stop(session: Session, channel_id: str, *, why: str, now: datetime) -> None:
    """The summary cannot be kept: the wish ends, and whoever wanted it is told why."""
    forget(session, channel_id)
    wish = find_wish(session, channel_id)
    if wish is not None:
        tell_keeper(session, channel_id, why=why, wish=wish, now=now)
        wish[0].summary_by_id = None


def tell_keeper(
    session: Session,
    channel_id: str,
    *,
    why: str,
    wish: tuple[ChannelBinding, Account],
    now: datetime,
    detail: str | None = None,
) -> None:
    """Tells whoever wants the summary what is wrong with it; `why` is Slack's word or ours."""
    binding, account = wish
    parcel = {
        "key": f"summary-trouble:{channel_id}:{why}:{now.isoformat()}",
        "kind": "summary-trouble",
        "user_id": binding.summary_by_id,
        "account_id": account.id,
        "facts": {"account": account.id, "channel": channel_id, "why": why, "detail": detail},
    }
    outbox.queue(session, [parcel], now=now)


# ── when it is looked at ────────────────────────────────────────────────────────────────────────


def look(session: Session, channel_ids: Iterable[str], *, because: str, now: datetime) -> list[str]:
    """Queues a look at the summaries of these channels; several that wait are one look."""
    parcels = [
        {"key": f"{KIND}:{channel}:{because}", "kind": KIND, "channel_id": channel, "facts": {}}
        for channel in sorted(set(channel_ids))
    ]
    return outbox.queue(session, parcels, now=now)


def follow(session: Session, deed: Deed, recorded: Sequence[Change], *, now: datetime) -> None:
    """A deed that changed what a summary shows, or whether there is to be one, has it looked at."""
    channels: set[str] = set()
    accounts: set[int] = set()
    for change in recorded:
        row = {**(change.old or {}), **(change.new or {})} if change.field is None else {}
        if change.entity == "channel_bindings":
            binding = session.get(ChannelBinding, change.row_id)
            channels.add(binding.channel_id if binding is not None else row["channel_id"])
        elif change.entity == "accounts":
            accounts.add(change.row_id)
        elif change.entity in SHOWN and row.get("account_id"):
            accounts.add(row["account_id"])
    if deed.account_id is not None:
        accounts.add(deed.account_id)
    look(session, channels | _shown_in(session, accounts), because=f"d{deed.id}", now=now)


def sweep(session: Session, *, now: datetime) -> list[str]:
    """Looks at every summary once in a while, and at once where a sync or a rule changed the account."""
    due = select(Summary.channel_id, Summary.looked_at).where(Summary.looked_at < now - LOOK_EVERY)
    keys = [
        key
        for channel, looked_at in session.execute(due)
        for key in look(session, [channel], because=f"t{looked_at.isoformat()}", now=now)
    ]
    changed = (
        select(Summary.channel_id, func.max(Change.id))
        .join(ChannelBinding, ChannelBinding.channel_id == Summary.channel_id)
        .join(Change, (Change.entity == "accounts") & (Change.row_id == ChannelBinding.account_id))
        .where(exists().where(Deed.id == Change.deed_id, Deed.actor != "person", Deed.done_at > Summary.looked_at))
        .group_by(Summary.channel_id)
    )
    for channel, change in session.execute(changed).all():
        keys += look(session, [channel], because=f"c{change}", now=now)
    return keys


def is_looked_at_elsewhere(session: Session, channel_id: str, *, but: Collection[int]) -> bool:
    """Whether another look at this channel's summary is under way, or ended nobody knows how: two at once would post
    it twice."""
    other = select(Parcel.id).where(
        Parcel.channel_id == channel_id,
        Parcel.kind == KIND,
        Parcel.state.in_(("leased", "doubt")),
        Parcel.id.not_in(but),
    )
    return session.scalar(other.limit(1)) is not None


def _shown_in(session: Session, accounts: Collection[int]) -> set[str]:
    """The channels in which a summary of these accounts is to stand."""
    if not accounts:
        return set()
    wished = select(ChannelBinding.channel_id).where(
        ChannelBinding.account_id.in_(accounts), ChannelBinding.summary_by_id.is_not(None)
    )
    return set(session.scalars(wished))
