"""An account as a row of a list."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.account_lists import AccountLine
from bot.domain.attributes import Attribute
from bot.intents import phrases
from bot.reply import Action, Item, Span, Spans
from bot.turn import Press, Turn

ALWAYS = frozenset({"name", "arr", "health", "renewal_date", "csm"})
"""Attributes every row shows."""


def account_row(turn: Turn, line: AccountLine, shown: Sequence[Attribute] = (), *more: Spans) -> Item:
    """What it is, pays and how it is; below that its renewal and CSM, what was asked about, and `more`."""
    details: list[Spans] = [
        phrases.joined(
            [
                ("renews ", *phrases.when(line.renewal_date, turn.now.date())) if line.renewal_date else (),
                (line.csm,) if line.csm else ("no CSM",),
            ]
        )
    ]
    asked_about = [(f"{one.label}: ", *_told(turn, line, one)) for one in shown if one.name not in ALWAYS]
    if asked_about:
        details.append(phrases.joined(dict.fromkeys(asked_about)))
    return Item(headline(turn, line), (*details, *more), (open_account(line.id),))


def headline(turn: Turn, line: AccountLine) -> Spans:
    spans: list[Span] = [phrases.account_link(turn, line)]
    if line.is_leftover:
        spans.append(" (leftover)")
    spans += [" · ", phrases.money(line.arr, line.currency), " · ", phrases.health(line.health_score, line.health_band)]
    return tuple(spans)


def open_account(account_id: int) -> Action:
    return Action("Open", Press("show-account", {"account": {"id": account_id}}), stays=True)


def _told(turn: Turn, line: AccountLine, attribute: Attribute) -> Spans:
    match attribute.name:
        case "last_activity":
            return phrases.moment(line.last_activity_at, turn) if line.last_activity_at else ("never",)
        case "license_utilization":
            if line.billable_users is None or not line.licensed_users:
                return (phrases.UNKNOWN,)
            return (f"{100 * line.billable_users / line.licensed_users:.0f} %",)
        case "referenceable":
            return ("yes" if line.referenceable else "no",)
    value = getattr(line, attribute.column)
    return (phrases.UNKNOWN if value is None else str(value),)
