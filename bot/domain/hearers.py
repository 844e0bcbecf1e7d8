"""Hearers: who is told about an account. Whether, where and when each of them wants it is `domain.hearing`."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import select

from bot.domain.accounts import Account, Follow
from bot.domain.people import User
from bot.domain.store import Session
from bot.domain.talk import Preference

ACCOUNTS_AT_ONCE = 2_000
"""SQLite takes at most 32,766 values in one statement."""


class Because(StrEnum):
    """Why somebody hears of it; "whose accounts" is decided by it."""

    MINE = "mine"  # the account, the CTA or the task is theirs, or they were named
    FOLLOWED = "followed"
    TEAM = "team"  # somebody who reports to them has it


@dataclass(frozen=True, slots=True)
class Hearer:
    """Somebody, or a channel, that is told."""

    because: Because
    user_id: int | None = None
    channel_id: str | None = None

    @property
    def key(self) -> str:
        return f"u{self.user_id}" if self.user_id is not None else f"c{self.channel_id}"


def hearers(session: Session, account: Account, *, kind: str, but: Collection[int | None] = ()) -> list[Hearer]:
    """Who is told about an account: its CSM, who follows it, channels that follow it, and a manager who asked to be.

    Each once, for the nearest reason; nobody of `but`, and nobody who left.
    """
    found = hearers_of_all(session, [(account.id, account.csm_id)], kind=kind)[account.id]
    return [one for one in found if one.user_id is None or one.user_id not in but]


def hearers_of_all(
    session: Session, accounts: Sequence[tuple[int, int | None]], *, kind: str
) -> dict[int, list[Hearer]]:
    """The same for many accounts, each given with its CSM, in a few queries whatever their number."""
    found: dict[int, list[Hearer]] = {}
    for start in range(0, len(accounts), ACCOUNTS_AT_ONCE):
        found |= _hearers_of(session, dict(accounts[start : start + ACCOUNTS_AT_ONCE]), kind=kind)
    return found


def _hearers_of(session: Session, csms: dict[int, int | None], *, kind: str) -> dict[int, list[Hearer]]:
    follows: dict[int, list[Hearer]] = {}
    for account_id, user_id, channel_id in session.execute(
        select(Follow.account_id, Follow.user_id, Follow.channel_id)
        .where(Follow.account_id.in_(csms))
        .order_by(Follow.id)
    ):
        follows.setdefault(account_id, []).append(Hearer(Because.FOLLOWED, user_id, channel_id))
    people = _with_leaders(session, {csm for csm in csms.values() if csm is not None})
    _add(session, people, {one.user_id for ones in follows.values() for one in ones if one.user_id is not None})
    asked = _asked_for_team(session, people, kind=kind)
    found: dict[int, list[Hearer]] = {}
    for account_id, csm in csms.items():
        candidates = [Hearer(Because.MINE, csm)] if csm is not None else []
        candidates += follows.get(account_id, ())
        candidates += [Hearer(Because.TEAM, leader) for leader in _leaders(people, csm) if leader in asked]
        once: dict[str, Hearer] = {}
        for one in candidates:
            if one.user_id is None or people[one.user_id][1]:
                once.setdefault(one.key, one)
        found[account_id] = list(once.values())
    return found


People = dict[int, tuple[int | None, bool]]
"""A person's id → their manager's, and whether they are still here."""


def _with_leaders(session: Session, ids: Collection[int]) -> People:
    """These people, their managers, and theirs, upward: a query for each level of the company."""
    people: People = {}
    level = set(ids)
    while level:
        _add(session, people, level)
        level = {manager for one in level if (manager := people[one][0]) is not None} - people.keys()
    return people


def _add(session: Session, people: People, ids: Collection[int]) -> None:
    missing = set(ids) - people.keys()
    if missing:
        columns = select(User.id, User.manager_id, User.is_active).where(User.id.in_(missing))
        people.update({user_id: (manager, is_active) for user_id, manager, is_active in session.execute(columns)})


def _leaders(people: People, person: int | None) -> Iterator[int]:
    """The manager, and theirs, upward; whoever reports to themselves ends it."""
    passed: set[int] = set()
    while person is not None and (person := people[person][0]) is not None and person not in passed:
        passed.add(person)
        yield person


def _asked_for_team(session: Session, ids: Iterable[int], *, kind: str) -> set[int]:
    """Those who want this kind of notice about their team's accounts too."""
    wishes = select(Preference.user_id, Preference.events).where(Preference.user_id.in_(list(ids)))
    return {user_id for user_id, events in session.execute(wishes) if events.get(kind, {}).get("whose") == Because.TEAM}
