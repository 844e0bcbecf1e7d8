"""Following accounts, and tying channels to them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from bot.domain import editing
from bot.domain.accounts import Account, ChannelBinding, Follow
from bot.domain.errors import Refusal
from bot.domain.people import User
from bot.domain.store import Session


def follow(session: Session, account: Account, *, user: User | None, channel_id: str | None, now: datetime) -> bool:
    """Lets a person or a channel hear about the account; False when that was so already."""
    if account.is_leftover or account.is_deleted:
        raise Refusal("leftover-account", name=account.name, survivor=None)
    if find_follow(session, account, user=user, channel_id=channel_id) is not None:
        return False
    session.add(Follow(account_id=account.id, user_id=user.id if user else None, channel_id=channel_id, since=now))
    session.flush()
    return True


def unfollow(session: Session, account: Account, *, user: User | None, channel_id: str | None) -> bool:
    """Ends it; False when nobody followed."""
    found = find_follow(session, account, user=user, channel_id=channel_id)
    if found is None:
        return False
    session.delete(found)
    return True


def find_follow(session: Session, account: Account, *, user: User | None, channel_id: str | None) -> Follow | None:
    """The person's following, or the channel's when no person is given."""
    who = Follow.user_id == user.id if user else Follow.channel_id == channel_id
    return session.scalar(select(Follow).where(Follow.account_id == account.id, who))


def find_binding(session: Session, channel_id: str) -> ChannelBinding | None:
    return session.scalar(select(ChannelBinding).where(ChannelBinding.channel_id == channel_id))


def bind(session: Session, account: Account, *, channel_id: str, by: User, now: datetime) -> ChannelBinding:
    """Makes the channel one about this account, instead of any other; a summary that is kept there goes along."""
    editing.permit(by, account)
    binding = find_binding(session, channel_id)
    if binding is None:
        binding = ChannelBinding(channel_id=channel_id)
        session.add(binding)
    binding.account_id, binding.bound_by_id, binding.bound_at = account.id, by.id, now
    if binding.summary_by_id is not None:
        binding.summary_by_id = by.id
    session.flush()
    return binding


def wish_summary(binding: ChannelBinding, account: Account, *, by: User) -> bool:
    """A living summary of the account is to stand in the channel; False when that was so already."""
    editing.permit(by, account)
    if binding.summary_by_id is not None:
        return False
    binding.summary_by_id = by.id
    return True


def drop_summary(binding: ChannelBinding, *, by: User) -> bool:
    """The summary is to go; False when there was none."""
    if not by.may_change:
        raise Refusal("viewer-may-not-change", person=by.name)
    if binding.summary_by_id is None:
        return False
    binding.summary_by_id = None
    return True


def unbind(session: Session, binding: ChannelBinding, *, by: User) -> None:
    """Frees the channel; a channel that follows the account goes on hearing of it."""
    if not by.may_change:
        raise Refusal("viewer-may-not-change", person=by.name)
    session.delete(binding)
