"""Success plans, read: with their objectives and how far they are, in two queries whatever the number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, case, func, select

from bot.domain.accounts import Account
from bot.domain.ctas import Cta
from bot.domain.people import User
from bot.domain.store import Session
from bot.domain.success_plans import SuccessPlan


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One plan with its account, owner and objectives (by due date)."""

    plan: SuccessPlan
    account_id: int
    account: str
    owner: str | None
    objectives: tuple[Cta, ...]

    @property
    def open(self) -> int:
        return sum(one.is_open for one in self.objectives)

    @property
    def percent_complete(self) -> int:
        """Mean progress of its objectives; a closed one is complete."""
        if not self.objectives:
            return 0
        return round(sum(100 if not one.is_open else one.percent_complete or 0 for one in self.objectives)
                     / len(self.objectives))  # fmt: skip

    def overdue(self, today: date) -> int:
        return sum(one.is_open and one.due is not None and one.due < today for one in self.objectives)


def list_plans(
    session: Session, *where: ColumnElement[bool], limit: int, offset: int = 0
) -> tuple[list[PlanLine], int]:
    """Plans that fit (conditions on `SuccessPlan` and `Account`), active ones first; and how many there are."""
    rows = session.execute(
        select(SuccessPlan, Account.id, Account.name, User.name, func.count().over())
        .join(Account, Account.id == SuccessPlan.account_id)
        .outerjoin(User, User.id == SuccessPlan.owner_id)
        .where(*where)
        .order_by(
            case({"Active": 0, "Draft": 1}, value=SuccessPlan.status, else_=2),
            SuccessPlan.due.asc().nulls_last(),
            SuccessPlan.id,
        )
        .limit(limit)
        .offset(offset)
    ).all()
    objectives: dict[int | None, list[Cta]] = {}
    for cta in session.scalars(
        select(Cta).where(Cta.plan_id.in_([row[0].id for row in rows])).order_by(Cta.due.asc().nulls_last(), Cta.number)
    ):
        objectives.setdefault(cta.plan_id, []).append(cta)
    lines = [PlanLine(row[0], row[1], row[2], row[3], tuple(objectives.get(row[0].id, ()))) for row in rows]
    return lines, rows[0][4] if rows else 0


def of_account(account: Account) -> ColumnElement[bool]:
    return SuccessPlan.account_id == account.id


def owned_by(ids: list[int]) -> ColumnElement[bool]:
    """Plans of these people that are not closed."""
    return SuccessPlan.owner_id.in_(ids) & (SuccessPlan.status != "Closed")


def not_closed() -> ColumnElement[bool]:
    return SuccessPlan.status != "Closed"
