"""Shows who changed what on an account."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.domain.account_history import DeedLine, read_history
from bot.domain.account_lists import user_names
from bot.domain.accounts import Account
from bot.domain.attributes import TABLE, Kind
from bot.domain.changes import Change
from bot.intents import leftovers, next_steps, pages, phrases
from bot.intents.ability import Asking, slot
from bot.language import markup
from bot.language.declare import Sort
from bot.reply import Instant, Item, Line, Part, Reply, Small, Spans, Strong
from bot.turn import Turn

LABELS = {one.column: one.label for one in TABLE}
PEOPLE = {one.column for one in TABLE if one.kind is Kind.PERSON} | {"owner_id", "bound_by_id", "summary_by_id"}
MOST_FIELDS = 4
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+(?:[+-][\d:]+|Z)")
"""A moment as changes keep it."""
THINGS = {"ctas": "CTA", "cta_tasks": "task", "activities": "timeline entry", "contacts": "contact",
          "success_plans": "success plan", "accounts": "account", "channel_bindings": "channel"}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class ShowHistory(Asking):
    """Shows who changed what on an account."""

    ability = "show-history"
    heading = "Trust"
    says = (
        "who changed Acme",
        "audit for Acme",
    )
    frames = (
        "+who|what [has] changed|updated|edited|modified|touched|moved|set|altered|edits|renamed|assigned|reassigned [on|at|in|the|about|for|with] [{attribute}] [<of>] {account} *",
        "+who|what [has] changed|updated|edited|modified|set|moved [the|in] * <of> {account} *",
        "+someone|somebody|who|anyone [has|have] [just] moved|changed|set|updated|touched|edited|put|marked {account} * who|when|why|what *",
        "+did|has|have someone|somebody|anyone|anybody [just|recently] change|changed|update|updated|edit|edited|touch|touched|modify|modified|set [the] * {account} *",
        "? changes [made] [to|on|at|in|of|for] {account} *",
        "what was changed [on|at|in|for] {account} *",
        "? history|log of [all] changes|edits [<of>] {account} *",
        "+who put|moved|changed|marked|set {account} *",
        "? audit [trail|log] [<of>] {account} *",
    )
    topics = (
        "+what has|was been changed|edited|updated|modified on|at|in|for|about {account} *",
        "+what has|was changed|edited|updated|modified on|at|in|for|about {account} *",
        "~ {account} who|what changed|edited|updated|modified|changes",
        "audit|changes",
        "audit trail|log|history|report|entries",
        "change history|log|trail|record",
        "field|edit|modification|revision history|changes",
        "recent|latest|last changes|edits|change",
        "history of changes",
        "edits",
    )

    account: Any = slot(Sort.ACCOUNT, ask="Which account?", required=True, label="Account")
    page: Any = slot(Sort.COUNT, spoken=False)

    def perform(self, turn: Turn) -> Reply:
        account: Account = self.account
        found, total = read_history(turn.session, account, limit=pages.PAGE, offset=pages.first_row(self.page))
        names = user_names(turn.session, _people_in(found))
        parts: list[Part] = [*leftovers.warning(turn, account)]
        if not total:
            parts.append(Line((Strong(account.name), " · nobody changed anything here since Ally keeps the record.")))
        else:
            parts.append(Line((Strong(account.name), f" · {phrases.count(total, 'change')}, the latest first")))
        parts += [_row(line, names) for line in found]
        if extent := pages.extent(self.page, total):
            parts.append(Small((extent,)))
        return Reply(
            parts=tuple(parts),
            actions=pages.turning(self, self.page, total),
            next_steps=next_steps.after(turn, account, answered=self.ability),
        )


def _row(line: DeedLine, names: dict[int | None, str]) -> Item:
    deed = line.deed
    undone = " · taken back" if deed.undone_at else ""
    details: list[Spans] = [(one,) for one in _fields(line.changes, names)]
    if deed.words:
        details.append((f"said: “{markup.reveal(deed.words)}”",))
    return Item((Strong(_who(line)), " · ", Instant(deed.done_at), f" · {deed.ability}{undone}"), tuple(details))


def _who(line: DeedLine) -> str:
    if line.person:
        return line.person
    kind, _, name = line.deed.actor.partition(":")
    return {"rule": f"Rule “{name}”", "sync": f"Sync from {name}"}.get(kind, "Somebody no longer known")


def _fields(changes: tuple[Change, ...], names: dict[int | None, str]) -> list[str]:
    told = []
    for change in changes[:MOST_FIELDS]:
        thing = THINGS.get(change.entity, change.entity.replace("_", " "))
        if change.field is None:
            row = change.new or change.old or {}
            name = row.get("name") or row.get("subject") or row.get("text") or ""
            told.append(f"{thing} {'made' if change.old is None else 'removed'}{f': {name}' if name else ''}")
            continue
        label = LABELS.get(change.field) if change.entity == "accounts" else None
        label = label or f"{thing} {change.field.removesuffix('_id').replace('_', ' ')}"
        told.append(f"{label}: {_value(change, change.old, names)} → {_value(change, change.new, names)}")
    if len(changes) > MOST_FIELDS:
        told.append(f"and {len(changes) - MOST_FIELDS} more fields")
    return told


def _value(change: Change, value: Any, names: dict[int | None, str]) -> str:
    if value in (None, ""):
        return phrases.UNKNOWN
    if change.field in PEOPLE:
        return names.get(value, f"user {value}")
    if isinstance(value, str) and _MOMENT.fullmatch(value):
        return f"{datetime.fromisoformat(value):%a %d %b %Y %H:%M}"
    return "yes" if value is True else "no" if value is False else str(value)


def _people_in(lines: list[DeedLine]) -> list[int]:
    return [
        value
        for line in lines
        for change in line.changes
        if change.field in PEOPLE
        for value in (change.old, change.new)
        if isinstance(value, int)
    ]
