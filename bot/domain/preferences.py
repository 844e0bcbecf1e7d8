"""What people chose about being told: their preferences, the accounts they muted, what a channel follows."""

from __future__ import annotations

from datetime import date

from sqlalchemy import delete, or_, select

from bot.domain.accounts import Account, Follow
from bot.domain.store import Session
from bot.domain.talk import Mute, get_preference

__all__ = ["get_preference", "mute", "muted", "unfollow_in_channel", "unmute"]


def mute(session: Session, *, user_id: int, account_id: int, until: date | None) -> None:
    """Nothing about the account until that day, or for good; the latest wish counts."""
    kept = _find_mute(session, user_id, account_id)
    if kept is None:
        session.add(Mute(user_id=user_id, account_id=account_id, until=until))
    else:
        kept.until = until
    session.flush()


def unmute(session: Session, *, user_id: int, account_id: int) -> None:
    kept = _find_mute(session, user_id, account_id)
    if kept is not None:
        session.delete(kept)
        session.flush()


def muted(session: Session, *, user_id: int, today: date) -> list[tuple[Account, date | None]]:
    """The accounts this person hears nothing about today."""
    rows = session.execute(
        select(Account, Mute.until)
        .join(Mute, Mute.account_id == Account.id)
        .where(Mute.user_id == user_id, or_(Mute.until.is_(None), Mute.until > today))
        .order_by(Account.name)
    )
    return [(account, until) for account, until in rows]


def unfollow_in_channel(session: Session, *, channel_id: str, account_id: int) -> None:
    session.execute(delete(Follow).where(Follow.channel_id == channel_id, Follow.account_id == account_id))


def _find_mute(session: Session, user_id: int, account_id: int) -> Mute | None:
    return session.scalar(select(Mute).where(Mute.user_id == user_id, Mute.account_id == account_id))
