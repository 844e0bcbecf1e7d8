"""Phrases: how the figures of the trade are put into words, the same in every answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from bot.domain.account_lists import AccountLine, Total
from bot.domain.accounts import Account
from bot.domain.books import Scope
from bot.domain.people import User
from bot.reply import Day, Link, Money, Span, Spans
from bot.turn import Turn

UNKNOWN = "–"
LIGHTS = {"Red": "🔴", "Yellow": "🟡", "Green": "🟢"}
SPARKS = "▁▂▃▄▅▆▇█"


def account_link(turn: Turn, account: Account | AccountLine) -> Span:
    """The account's name, leading to its Salesforce record."""
    return Link(account.name, turn.house.record_link(account.sf_id))


def light(band: str | None) -> str:
    """A band with its light beside the word, never instead of it."""
    return f"{LIGHTS.get(band, '⚪')} {band}" if band else "⚪ unknown"


def health(score: int | None, band: str | None) -> str:
    return light(band) if score is None else f"{light(band)} {score}"


def money(amount: Decimal | None, currency: str | None) -> Span:
    return UNKNOWN if amount is None else Money(amount, currency)


def totals(sums: Iterable[Total]) -> Spans:
    """Amounts by currency, side by side; they are never added up."""
    spans: list[Span] = []
    for one in sums:
        if one.arr:
            spans += [" + ", Money(one.arr, one.currency)] if spans else [Money(one.arr, one.currency)]
    return tuple(spans) or (UNKNOWN,)


def number(amount: float | int | None, unit: str = "") -> str:
    if amount is None:
        return UNKNOWN
    return f"{amount:,.0f} {unit}".strip()


def count(amount: int, noun: str, plural: str = "") -> str:
    """ "1 account", "3 accounts"."""
    return f"{amount:,} {noun if amount == 1 else plural or noun + 's'}"


def distance(day: date, today: date) -> str:
    """How far a day is from today, in words."""
    gap = (day - today).days
    if gap in (-1, 0, 1):
        return ("yesterday", "today", "tomorrow")[gap + 1]
    return f"in {gap} days" if gap > 0 else f"{-gap} days ago"


def when(day: date | None, today: date) -> Spans:
    """A day and how far away it is."""
    return (Day(day), f" ({distance(day, today)})") if day else (UNKNOWN,)


def moment(at: datetime | None, turn: Turn) -> Spans:
    """The day of a moment where the speaker is, and how long ago it was."""
    return when(local_day(at, turn) if at else None, turn.now.date())


def local_day(at: date | datetime, turn: Turn) -> date:
    """The day of a date or of a moment, where the speaker is."""
    return at.astimezone(turn.zone).date() if isinstance(at, datetime) else at


def change(points: int | None) -> str:
    """ "▲ 4", "▼ 12", "unchanged"."""
    if points is None:
        return "unknown"
    return "unchanged" if points == 0 else f"{'▲' if points > 0 else '▼'} {abs(points)}"


def sparkline(scores: Sequence[int | None]) -> str:
    """A history of 0–100 as one line of text; gaps stay gaps."""
    return "".join("·" if one is None else SPARKS[min(7, max(0, one) * 8 // 101)] for one in scores)


def whose(scope: Scope, speaker: User) -> str:
    """A scope before a noun: "your", "your team's", "Priya Raman's"; everybody's is nothing."""
    if isinstance(scope, User):
        return "your " if scope.id == speaker.id else f"{scope.name}'s "
    return {"me": "your ", "team": "your team's ", "all": ""}.get(scope, "")


def capitalised(words: str) -> str:
    return words[:1].upper() + words[1:]


def joined(parts: Iterable[Spans], between: str = " · ") -> Spans:
    """Several phrases in one line; empty ones leave no trace."""
    spans: list[Span] = []
    for part in parts:
        if part:
            spans += [between, *part] if spans else list(part)
    return tuple(spans)


def period_words(period: Any) -> Spans:
    """A period after its verb: " from Fri 1 Jan to …", " until …"; nothing when there is none."""
    if period is None or (period.start is None and period.end is None):
        return ()
    if period.start is None:
        return (" until ", Day(period.end))
    if period.end is None:
        return (" since ", Day(period.start))
    if period.start == period.end:
        return (" on ", Day(period.start))
    return (" from ", Day(period.start), " to ", Day(period.end))
