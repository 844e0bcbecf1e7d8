"""Families of accounts: a parent with its subsidiaries to any depth, and what they add up to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import select

from bot.domain.account_lists import Total
from bot.domain.accounts import Account
from bot.domain.store import Session


@dataclass(frozen=True, slots=True)
class Relative:
    """One account of the family; the topmost one is at depth 0."""

    account: Account
    depth: int


@dataclass(frozen=True, slots=True)
class Family:
    """A family in reading order: every account right after its parent, siblings by name."""

    members: tuple[Relative, ...]

    @property
    def living(self) -> list[Account]:
        return [one.account for one in self.members if not one.account.is_leftover]

    @property
    def totals(self) -> tuple[Total, ...]:
        """ARR by currency, leftovers left out."""
        by_currency: defaultdict[str | None, list[Decimal]] = defaultdict(list)
        for account in self.living:
            by_currency[account.currency].append(account.arr or Decimal(0))
        found = [Total(currency, len(each), sum(each, Decimal(0))) for currency, each in by_currency.items()]
        return tuple(sorted(found, key=lambda one: (-one.arr, one.currency or "")))

    @property
    def bands(self) -> Counter[str]:
        """How many are in each health band."""
        return Counter(account.health_band for account in self.living if account.health_band)


def read_family(session: Session, account: Account) -> Family:
    """The whole family of an account, in two queries; a circle of parents ends where it began."""
    root_id = _find_root(session, account)
    down = select(Account.id).where(Account.id == root_id).cte("down", recursive=True)
    down = down.union(select(Account.id).join(down, Account.parent_id == down.c.id))
    members = session.scalars(select(Account).where(Account.id.in_(select(down.c.id)))).all()
    return Family(_in_order(members, root_id))


def _find_root(session: Session, account: Account) -> int:
    up = select(Account.id, Account.parent_id).where(Account.id == account.id).cte("up", recursive=True)
    up = up.union(select(Account.id, Account.parent_id).join(up, Account.id == up.c.parent_id))
    ancestors = {row[0]: row[1] for row in session.execute(select(up.c.id, up.c.parent_id))}
    top = [one for one, parent in ancestors.items() if parent not in ancestors]
    return top[0] if top else account.id


def _in_order(members: Sequence[Account], root_id: int) -> tuple[Relative, ...]:
    children: dict[int | None, list[Account]] = {}
    for account in sorted(members, key=lambda one: (one.is_leftover, one.name.casefold(), one.id), reverse=True):
        if account.id != root_id:
            children.setdefault(account.parent_id, []).append(account)
    waiting = [Relative(account, 0) for account in members if account.id == root_id]
    ordered: list[Relative] = []
    while waiting:
        here = waiting.pop()
        ordered.append(here)
        waiting += [Relative(child, here.depth + 1) for child in children.pop(here.account.id, ())]
    return tuple(ordered)
