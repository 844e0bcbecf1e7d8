"""How a list of CTAs is looked at: whose, which, in what order; small enough to stand in a menu option."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Self
from urllib.parse import parse_qsl, urlencode

from bot.domain.cta_lists import Order, State, Wanted

PERIODS = {
    "today": "Due today",
    "week": "Due this week",
    "next-week": "Due next week",
    "month": "Due this month",
    "quarter": "Due this quarter",
}
"""Periods that a view keeps by name, so that a saved one moves with the calendar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CtaView:
    """What the list shows; every menu and button of the list carries one of these."""

    owner: str = "me"
    """me, team, all, or a person's id."""
    account: str = ""
    """An account's id."""
    state: str = State.OPEN
    type: str = ""
    reason: str = ""
    """Its place among the type's reasons."""
    priority: str = ""
    due: str = ""
    """A name of PERIODS, or "2026-11-23~2026-11-29" with either end open."""
    flagged: str = ""
    group: str = ""
    order: str = Order.DUE
    page: str = "1"
    menus: str = ""
    """"y" while the filters are open."""

    def write(self) -> str:
        """As short as it goes: what is as usual is left out."""
        usual = CtaView()
        kept = {KEYS[name]: value for name, value in self.fields().items() if value != getattr(usual, name)}
        return urlencode(kept, safe="~")

    @classmethod
    def read(cls, text: str) -> Self:
        """A view as it was written; what is not understood is left as usual."""
        names = {key: name for name, key in KEYS.items()}
        said = {names[key]: value for key, value in parse_qsl(text) if key in names}
        closed: dict[str, set[str]] = {"state": set(State), "order": set(Order), "group": {"", *Order}}
        return cls(**{name: value for name, value in said.items() if value in closed.get(name, {value})})

    def fields(self) -> dict[str, str]:
        return {name: getattr(self, name) for name in KEYS}

    def but(self, **changed: Any) -> Self:
        """The same view with something else, from its first page."""
        return replace(self, **{"page": "1", **changed})

    def days(self, today: date) -> tuple[date | None, date | None]:
        """The first and the last day of the period, either may be open."""
        monday = today - timedelta(days=today.weekday())
        match self.due:
            case "":
                return None, None
            case "today":
                return today, today
            case "week":
                return monday, monday + timedelta(days=6)
            case "next-week":
                return monday + timedelta(days=7), monday + timedelta(days=13)
            case "month":
                return today.replace(day=1), _month_after(today, 1) - timedelta(days=1)
            case "quarter":
                first = today.replace(month=(today.month - 1) // 3 * 3 + 1, day=1)
                return first, _month_after(first, 3) - timedelta(days=1)
        start, _, end = self.due.partition("~")
        return _day(start), _day(end)

    def wanted(self, *, owner_ids: list[int] | None, reason: str | None, today: date) -> Wanted:
        """The question for the database."""
        start, end = self.days(today)
        return Wanted(
            owner_ids=owner_ids,
            account_id=number(self.account),
            state=State(self.state),
            type=self.type.title() or None,
            reason=reason,
            priority=self.priority.title() or None,
            start=start,
            end=end,
            is_flagged=bool(self.flagged),
        )


KEYS = {
    "owner": "o",
    "account": "a",
    "state": "s",
    "type": "t",
    "reason": "r",
    "priority": "p",
    "due": "d",
    "flagged": "f",
    "group": "g",
    "order": "b",
    "page": "n",
    "menus": "m",
}


def number(text: str) -> int | None:
    return int(text) if text.isdigit() else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _month_after(day: date, count: int) -> date:
    years, month = divmod(day.month - 1 + count, 12)
    return date(day.year + years, month + 1, 1)
