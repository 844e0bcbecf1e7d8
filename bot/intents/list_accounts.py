"""Lists accounts by any mixture of conditions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.domain.account_lists import (
    AccountList,
    Total,
    every_account,
    list_accounts,
    ordering,
    total_accounts,
)
from bot.domain.attributes import BY_NAME, Attribute, find_attribute
from bot.domain.books import in_book, usual_scope
from bot.domain.conditions import Condition, clause, read_condition
from bot.domain.saved_views import save_view
from bot.intents import pages, phrases
from bot.intents.ability import Asking, slot
from bot.intents.account_rows import account_row
from bot.intents.condition_words import words_of
from bot.intents.csv_export import write_csv
from bot.language.declare import Sort
from bot.reply import Action, Buttons, Document, Item, Line, Part, Reply, Small, Span, Strong, say
from bot.turn import How, Pending, Press, Question, Turn

GROUPS = ("region", "segment", "industry", "country", "stage", "csm", "priority", "health", "sentiment")
"""What totals may be asked by."""

_GROUPING = re.compile(r"\b(?:grouped by|per|by)\s+([a-z]+)", re.IGNORECASE)
_SORTING = re.compile(r"\b(?:sort(?:ed)?|order(?:ed)?|top \d+|biggest|largest|smallest)\s*$", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class ListAccounts(Asking):
    """Lists accounts by any mixture of conditions."""

    ability = "list-accounts"
    heading = "Accounts"
    says = (
        "my accounts",
        "red accounts over 100k ARR",
        "customers with no call in 60 days",
        "top 10 by ARR in EMEA renewing this year",
    )
    frames = (
        "? [<possessive>] * accounts|customers|clients in|on|with|without|from|over|above|under|below|renewing|who|which|that|sorted|by *",
        "? accounts|customers|clients in|on|with|without|from|over|above|under|below|renewing|who|which|that|sorted|by *",
        "? [all|the] red|yellow|green|amber|p1|p2|p3 accounts|customers|clients *",
        "? red|yellow|green|amber|enterprise|mid-market|smb accounts|customers *",
        "-? * accounts|customers|clients|logos *",
        "? accounts|customers|clients *",
        "? [my|our|the] top|biggest|largest|smallest|bottom @num|by|accounts|customers|clients *",
        "? @num biggest|largest|smallest|top|oldest|newest|best|worst *",
        "which|what accounts|customers|clients|ones * has|have|had no|not|never *",
        "who have we not|havent <talk> [to|with] *",
        "accounts *",
        "customers *",
        "who is in|on onboarding|implementation|adoption *",
        "sort|rank|order [my|the|all] * by *",
        "? [my|our|the] red|yellow|green ones|list|book *",
        "who havent|did|haven't we|i <talk> *",
        "{person} 's accounts|customers *",
        "? p1s|p2s|p3s|p1|p2 *",
        "how many accounts|customers|clients *",
    )

    scope: Any = slot(Sort.SCOPE, label="Whose", lend=False)
    conditions: Any = slot(Sort.CONDITIONS, label="Conditions")
    sort: Any = slot(Sort.ORDER, label="Sorted by")
    count: Any = slot(Sort.COUNT, label="How many")
    group: Any = slot(Sort.ATTRIBUTE, spoken=False)
    """Totals by this attribute instead of rows."""
    page: Any = slot(Sort.COUNT, spoken=False)
    export: Any = slot(Sort.FLAG, spoken=False)
    save_as: Any = slot(Sort.NAME, spoken=False)
    """The name under which the list is saved; "?" asks for one."""

    def perform(self, turn: Turn) -> Reply:
        if self.save_as:
            return self._save(turn)
        asked = replace(self, group=self.group or group_said(turn.words), export=self.export or _is_export(turn.words))
        conditions = [read_condition(one) for one in self.conditions or ()]
        where = [in_book(turn.session, asked._scope(turn), speaker=turn.speaker)]
        where += [clause(one, zone=turn.zone, speaker=turn.speaker) for one in conditions]
        if asked.export:
            return asked._export(turn, where, conditions)
        if asked.group:
            return asked._totals(turn, where, conditions, BY_NAME[asked.group])
        return asked._list(turn, where, conditions)

    # ── rows ────────────────────────────────────────────────────────────────────────────────────

    def _list(self, turn: Turn, where: list[Any], conditions: list[Condition]) -> Reply:
        size = min(pages.PAGE, self.count or pages.PAGE)
        found = list_accounts(turn.session, *where, order=self._order(), limit=size, offset=pages.first_row(self.page))
        if not found.count:
            return self._nothing(turn, conditions)
        wanted = min(found.count, self.count or found.count)
        lines = found.lines[: max(0, wanted - pages.first_row(self.page))]
        shown = [*_shown(self.sort), *(one.attribute for one in conditions)]
        return Reply(
            parts=(
                self._headline(turn, found, conditions),
                *self._understood(turn, conditions),
                *(account_row(turn, line, shown) for line in lines),
                *self._extent(wanted),
            ),
            actions=(*pages.turning(self, self.page, wanted), *self._doings(turn)),
            next_steps=self._next(turn),
        )

    def _headline(self, turn: Turn, found: AccountList, conditions: list[Condition]) -> Line:
        spans: list[Span] = [Strong(phrases.capitalised(f"{self._whose(turn)}accounts".strip()))]
        if conditions:
            spans.append(f" where {'; '.join(words_of(one) for one in conditions)}")
        spans += [f": {found.count:,} · ", *phrases.totals(found.totals), " ARR"]
        return Line(tuple(spans))

    def _extent(self, wanted: int) -> tuple[Part, ...]:
        sorted_by = f"sorted by {self._sorted_by().label}" + ("" if self._descending() else ", lowest first")
        shown = pages.extent(self.page, wanted)
        return (Small((f"{shown}, {sorted_by}" if shown else phrases.capitalised(sorted_by),)),)

    def _understood(self, turn: Turn, conditions: list[Condition]) -> tuple[Part, ...]:
        """What was understood, each condition with a button that takes it away."""
        buttons = [
            Action(
                f"✕ {words_of(one)}",
                self._again(conditions=[other.as_slot() for other in conditions if other is not one]),
            )
            for one in conditions
        ]
        if self._scope(turn) != "all":
            buttons.append(Action(f"✕ only {self._whose(turn)}accounts", self._again(scope="all")))
        return (Buttons(tuple(buttons[:5])),) if buttons else ()

    def _nothing(self, turn: Turn, conditions: list[Condition]) -> Reply:
        told = f"None of {self._whose(turn) or 'all '}accounts" if self._scope(turn) != "all" else "No account"
        asked = "; ".join(words_of(one) for one in conditions)
        text = f"{told} fits: {asked}." if asked else f"There are no {self._whose(turn)}accounts."
        return Reply(parts=(Line((text,)), *self._understood(turn, conditions)), next_steps=self._next(turn))

    # ── totals ──────────────────────────────────────────────────────────────────────────────────

    def _totals(self, turn: Turn, where: list[Any], conditions: list[Condition], group: Attribute) -> Reply:
        totals = total_accounts(turn.session, *where, group=group)
        if not totals:
            return self._nothing(turn, conditions)
        title: list[Span] = [Strong(f"ARR by {group.label} of {self._whose(turn) or 'all '}accounts")]
        if conditions:
            title.append(f" where {'; '.join(words_of(one) for one in conditions)}")
        return Reply(
            parts=(
                Line(tuple(title)),
                *self._understood(turn, conditions),
                *(self._group(turn, group, value, [one for one in totals if one.group == value])
                  for value in dict.fromkeys(one.group for one in totals)),
                Small(("Amounts of different currencies are not added up.",)),
            ),
            actions=(Action("List the accounts", self._again(group=None)),),
            next_steps=self._next(turn),
        )  # fmt: skip

    def _group(self, turn: Turn, group: Attribute, value: str | None, totals: Sequence[Total]) -> Item:
        number = sum(one.count for one in totals)
        condition = {"field": group.name, "op": "missing", "value": None} if value is None else {
            "field": group.name, "op": "eq", "value": value}  # fmt: skip
        press = self._again(group=None, conditions=[*(self.conditions or ()), condition])
        name = value or f"no {group.label}"
        return Item(
            (Strong(name), f" · {phrases.count(number, 'account')} · ", *phrases.totals(totals)),
            actions=(Action("Show", press),),
        )

    # ── files and views ─────────────────────────────────────────────────────────────────────────

    def _export(self, turn: Turn, where: list[Any], conditions: list[Condition]) -> Reply:
        lines = list(every_account(turn.session, *where, order=self._order()))[: self.count]
        file = Document(write_csv(lines), f"accounts-{turn.now.date()}.csv", "Accounts")
        told = f" where {'; '.join(words_of(one) for one in conditions)}" if conditions else ""
        return Reply(
            parts=(
                Line((f"{phrases.count(len(lines), 'account')} as CSV: {self._whose(turn)}accounts{told}.",)),
                file,
            )
        )

    def _save(self, turn: Turn) -> Reply:
        if self.save_as == "?":
            raise Pending(Question("save_as", "What shall this view be called?"))
        kept = self._again(save_as=None, page=None, export=None)
        view = save_view(
            turn.session, turn.speaker, ability=self.ability, name=str(self.save_as), slots=dict(kept.slots)
        )
        return say(
            "Saved as ", Strong(view.name), f". Say “{view.name}” to see it again, or find it on my Home tab.",
            next_steps=(Action(view.name, Press(view.ability, view.slots)),),
        )  # fmt: skip

    def _doings(self, turn: Turn) -> tuple[Action, ...]:
        return (
            Action("Export CSV", self._again(export=True), stays=True),
            Action("Save view…", self._again(save_as="?"), stays=True),
            *self._change_all(turn),
        )

    def _change_all(self, turn: Turn) -> tuple[Action, ...]:
        """The same field of every account in this list, after a preview."""
        if not turn.speaker.may_change or self.count:
            return ()
        kept = self._again(page=None, export=None).slots
        scope = kept.get("scope") or usual_scope(turn.speaker)
        slots = {"scope": scope, "conditions": list(self.conditions or ())}
        return (Action("Change all…", Press("update-attribute", slots, How.FORM), stays=True),)

    def _next(self, turn: Turn) -> tuple[Action, ...]:
        scope = self._kept_scope()
        group = "region" if self.group != "region" else "segment"
        return (
            Action("Risks", Press("list-risks", scope)),
            Action("Renewals", Press("list-renewals", scope)),
            Action(f"ARR by {BY_NAME[group].label.lower()}", self._again(group=group, page=None)),
        )

    # ── what was asked ──────────────────────────────────────────────────────────────────────────

    def _again(self, **changed: Any) -> Press:
        return pages.again(self, **({"page": None} | changed))

    def _kept_scope(self) -> dict[str, Any]:
        slots = pages.again(self).slots
        return {"scope": slots["scope"]} if "scope" in slots else {}

    def _scope(self, turn: Turn) -> Any:
        return self.scope or usual_scope(turn.speaker)

    def _whose(self, turn: Turn) -> str:
        return phrases.whose(self._scope(turn), turn.speaker)

    def _sorted_by(self) -> Attribute:
        return find_attribute((self.sort or {}).get("field", "arr")) or BY_NAME["arr"]

    def _descending(self) -> bool:
        return bool((self.sort or {}).get("order", "desc") == "desc")

    def _order(self) -> list[Any]:
        return [ordering(self._sorted_by(), descending=self._descending())]


def _shown(sort: Any) -> list[Attribute]:
    attribute = find_attribute((sort or {}).get("field", ""))
    return [attribute] if attribute else []


def group_said(words: str | None) -> str | None:
    """The attribute after "by" or "per", unless it is what the list is sorted by."""
    for match in _GROUPING.finditer(words or ""):
        attribute = find_attribute(match[1])
        if attribute and attribute.name in GROUPS and not _SORTING.search((words or "")[: match.start()]):
            return attribute.name
    return None


def _is_export(words: str | None) -> bool:
    return bool({"export", "csv", "spreadsheet", "excel"} & set((words or "").lower().split()))
