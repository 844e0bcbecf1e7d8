"""Leftovers: records Salesforce no longer has are answered about, marked, with the record that took their place."""

from __future__ import annotations

from bot.domain.accounts import Account
from bot.reply import Action, Line, Span, Strong
from bot.turn import Press, Turn


def warning(turn: Turn, account: Account) -> tuple[Line, ...]:
    """What stands above any answer about a leftover; nothing for a living record."""
    if not account.is_leftover:
        return ()
    survivor = find_survivor(turn, account)
    spans: list[Span] = ["⚠️ ", Strong("Leftover record."), " Salesforce no longer has it, so nothing is changed on it."]
    if survivor is not None:
        spans += [" It was merged into ", Strong(survivor.name), "."]
    return (Line(tuple(spans)),)


def way_out(turn: Turn, account: Account, ability: str) -> tuple[Action, ...]:
    """The same question about the record that took its place."""
    survivor = find_survivor(turn, account)
    if survivor is None:
        return ()
    return (Action(f"Show {survivor.name}", Press(ability, {"account": {"id": survivor.id}})),)


def find_survivor(turn: Turn, account: Account) -> Account | None:
    return turn.session.get(Account, account.survivor_id) if account.is_leftover and account.survivor_id else None
