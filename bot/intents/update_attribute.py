"""Changes a field of an account, or of many at once."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.domain import editing
from bot.domain.account_lists import every_account
from bot.domain.accounts import Account
from bot.domain.attributes import Attribute, find_attribute
from bot.domain.books import in_book, usual_scope
from bot.domain.conditions import clause, read_condition
from bot.domain.errors import Refusal
from bot.domain.people import User
from bot.intents.ability import Doing, slot
from bot.intents.attribute_input import EDITABLE, choices_for, get_attribute, read_value, shown_value
from bot.intents.condition_words import words_of
from bot.language.declare import Sort
from bot.reply import Form, Instant, Part, Reply, Span, Strong, line, say, small
from bot.turn import Option, Pending, Press, Question, Turn

MOST_AT_ONCE = 200
"""Accounts one sentence may change; every one of them is shown before."""
ROWS_IN_A_LINE = 20


@dataclass(frozen=True, kw_only=True)
class UpdateAttribute(Doing):
    """Changes a field of an account."""

    ability = "update-attribute"
    heading = "Accounts"
    says = (
        "set Acme's stage to Adoption",
        "change CSM of Acme to Priya",
        "mark Acme as referenceable",
        "Acme sentiment red",
    )
    frames = (
        "++{account} isnt|arent [a] referenceable|reference *  => attribute=referenceable value=no",
        "++{account} should [now] be|sit|go|move [in|into|to|at|on] [the] {known_value} [stage|segment|region|priority] *",
        "++{account} * happy|willing|glad|ready to be|serve [as] [a] reference * mark|flag|set|make|list *  => attribute=referenceable value=yes",
        "++i|we want|wish|need that {account} has|gets [the|a] {attribute} {value}",
        "++my {attribute} <of> {account} is [now] {known_value} *",
        "++{account} should|must|needs_to|has_to|can be|sit|go|move|stay [in|into|to|at] [the] {known_value} *",
        "++{account} : {attribute} {value}",
        "++{account} [has] [got] [a] new {attribute} [is|:|=|called|named] {value}",
        "++{account} 's new {attribute} is|: {value}",
        "++<set> in|for|on|at {account} [the] {attribute} <to> {value}",
        "++i am the [new] csm <of> {account} *  => attribute=csm value=me",
        "++{account} = {known_value} .",
        "++{account} is|are in|on [the] {known_value} now|stage [now] *",
        "++{person_value} is|will taking|take over {account} *  => attribute=csm",
        "++{person_value} takes over {account} *  => attribute=csm",
        "++csm {account} {person_value} .  => attribute=csm",
        "++{attribute} <of> {account} is {known_value} now *",
        "++{attribute} [<of>] [@num] {account} is {value} now .",
        "++{attribute} [<of>] {account} @num .",
        "++{account} went|turned|has_turned|has_gone {known_value} , set|update|mark|change *",
        "++{attribute} <of> {account} <become> {value}",
        "++{account} {attribute} to {value}",
        "++<set> {account} {attribute} {known_value}",
        "++<set> [<det>] {attribute} [field] <of> {account} [back] <to> {value}",
        "++<set> [<det>] {account} ['s] {attribute} [field] [back] <to> {value}",
        "++<set> [<det>] {attribute} [field] <of> {account} *",
        "++<set> [<det>] {account} ['s] {attribute} *",
        "++<set> [<det>] {attribute} [field] <of> {account} [, :] {value}",
        "++{account} ['s] {attribute} <become> {value}",
        "++{attribute} <of> {account} is|are {value} please|set|update|change *",
        "{account} ['s] {attribute} {value}",
        "++new {attribute} <of> {account} <to> {value}",
        "++{account} : [number of] {attribute} [is now|is|to|:|=] {value}",
        "++{attribute} <of> {account} : {value}",
        "++{attribute} {account} <become> {value}",
        "++make|assign|appoint|set|name|put {value} [as] [the] [new] {attribute} <of> {account}",
        "++hand|give|assign|transfer|pass|reassign {account} [over] to {person_value} [as [the] [new] csm]  => attribute=csm",
        "++i am taking over {account} *  => attribute=csm value=me",
        "++make|set me [the|as] [the] csm <of> {account}  => attribute=csm value=me",
        "++mark|flag|set|tag|make|list {account} [as] [a] referenceable|reference|referencable [customer]  => attribute=referenceable value=yes",
        "++mark|flag|set|tag|make|list {account} [as] [a] not|non|no referenceable|reference|referencable|longer *  => attribute=referenceable value=no",
        "++take|remove|strike|drop {account} off|from|as [the|our|a] [list of] reference|references|referenceable [list|customers|customer] *  => attribute=referenceable value=no",
        "++{account} is|are no_longer|not [a] [longer] referenceable|reference *  => attribute=referenceable value=no",
        "++{account} referenceable [:|=|->|to] {value}  => attribute=referenceable",
        "++{account} agreed to be [a] reference *  => attribute=referenceable value=yes",
        "++<set> {account} [in|into|to|as|back|back_to|over_to|up_to|down_to|->|=|on] [the] {known_value} [stage|segment|region|priority|account|customer|phase|sentiment|status|lifecycle|tier] *",
        "++{account} [has] [just] moved|went|graduated|goes|moves to|into|in [the] {known_value} *",
        "++{account} [is|are|->|=] now {known_value} *",
        "++{account} has|have {value} {attribute} now *",
        "++{account} now has|have {value} {attribute} *",
        "++{account} to|-> {known_value} .",
        "++<set> {account} ['s] {attribute} {value}",
        "++<set> {attribute} {value} <of> {account}",
    )
    form_title = "Change a field"

    account: Any = slot(Sort.ACCOUNT, ask="Which account?", required=True, label="Account")
    attribute: Any = slot(Sort.ATTRIBUTE, ask="Which field?", required=True, label="Field")
    value: Any = slot(Sort.TEXT, ask="What should it be?", required=True, label="New value")
    scope: Any = slot(Sort.SCOPE, spoken=False, lend=False)
    """Whose accounts, when many are changed at once."""
    conditions: Any = slot(Sort.CONDITIONS, spoken=False)
    """Which of them; an empty list means all of the scope."""
    seen: Any = slot(Sort.TEXT, spoken=False)
    """The value the person saw before deciding, as JSON."""
    sure: Any = slot(Sort.TEXT, spoken=False)
    """The fingerprint of the rows that were shown and agreed to."""

    @classmethod
    def needs(cls, name: str, slots: Mapping[str, Any]) -> bool:
        is_many = slots.get("conditions") is not None or slots.get("scope") is not None
        return super().needs(name, slots) and not (name == "account" and is_many)

    @classmethod
    def form(cls, turn: Turn, slots: Mapping[str, Any]) -> Form:
        """The form: the field is chosen from those that can be changed here, its value from its list where it has one."""
        attribute = find_attribute(str(slots.get("attribute") or ""))
        without = set() if cls.needs("account", slots) else {"account"}
        known = slots.get("account")
        account = turn.session.get(Account, known["id"]) if isinstance(known, Mapping) else None
        if attribute is None:
            fields = tuple(Option(one.label, one.name) for one in EDITABLE)
            return Form(
                Press(cls.ability, slots), cls.form_title, choices={"attribute": fields}, without=frozenset(without)
            )
        editing.permit_attribute(attribute, by=turn.speaker, account=account)
        slots = {**slots, "attribute": attribute.name}
        above: tuple[Part, ...] = ()
        if account is not None:
            now = getattr(account, attribute.column)
            slots["seen"] = _seen(account, attribute)
            above = (
                line(Strong(account.name), f" · {attribute.label} now: ", *shown_value(turn, account, attribute, now)),
            )
        return Form(
            press=Press(cls.ability, slots),
            title=f"Change {attribute.label}"[:24],
            above=above,
            choices={"value": choices_for(turn, attribute)},
            without=frozenset(without | {"attribute"}),
        )

    def notice(self, turn: Turn) -> Mapping[str, Any]:
        attribute = get_attribute(self.attribute)
        return {"seen": _seen(self.account, attribute)} if self.account else {}

    def foresee(self, turn: Turn) -> tuple[Part, ...]:
        attribute = get_attribute(self.attribute)
        editing.permit_attribute(attribute, by=turn.speaker, account=self.account)
        if self.account is None:
            return ()
        value = read_value(turn, attribute, self.value)
        return (line(Strong(self.account.name), *_change(turn, self.account, attribute, value)),)

    def perform(self, turn: Turn) -> Reply:
        attribute = get_attribute(self.attribute)
        editing.permit_attribute(attribute, by=turn.speaker, account=self.account)
        value = read_value(turn, attribute, self.value)
        if self.account is None:
            return self._change_many(turn, attribute, value)
        account: Account = self.account
        if getattr(account, attribute.column) == value:
            return say(
                Strong(account.name),
                f" · {attribute.label} is ",
                *shown_value(turn, account, attribute, value),
                " already.",
            )
        self._check_unchanged(turn, attribute, value)
        spans = _change(turn, account, attribute, value)
        old, new = editing.change_attribute(turn.session, account, attribute, value, by=turn.speaker, now=turn.now)
        return Reply(parts=(line(Strong(account.name), *spans), *_remarks(turn, account, attribute, old, new)))

    def _check_unchanged(self, turn: Turn, attribute: Attribute, value: Any) -> None:
        """What somebody else set after this person looked is shown, and asked about again."""
        account: Account = self.account
        if self.seen is None or self.seen == _seen(account, attribute):
            return
        now = getattr(account, attribute.column)
        spans: list[Span] = [
            Strong(account.name),
            f" · {attribute.label} is ",
            *shown_value(turn, account, attribute, now),
            " now",
        ]
        last = editing.find_last_change(turn.session, account, attribute)
        if last is not None:
            spans += [f": {last.who} changed it at ", Instant(last.at)]
        raise Pending(
            Question(
                slot="seen",
                text=f"{attribute.label} changed since you looked. Change it all the same?",
                options=(Option("Yes, change it", _seen(account, attribute)),),
                preview=(line(*spans, "."), line("You wanted", *_change(turn, account, attribute, value)[1:])),
                is_free=False,
            )
        )

    # ── many at once ────────────────────────────────────────────────────────────────────────────

    def _change_many(self, turn: Turn, attribute: Attribute, value: Any) -> Reply:
        """One deed for all, so that one undo takes all of it back; nothing before every row was seen."""
        conditions = [read_condition(one) for one in self.conditions or ()]
        scope = self.scope or usual_scope(turn.speaker)
        where = [in_book(turn.session, scope, speaker=turn.speaker), ~Account.is_leftover, ~Account.is_deleted]
        where += [clause(one, zone=turn.zone, speaker=turn.speaker) for one in conditions]
        accounts = [turn.session.get_one(Account, row.id) for row in every_account(turn.session, *where)]
        told = f" where {'; '.join(words_of(one) for one in conditions)}" if conditions else ""
        rows = [one for one in accounts if getattr(one, attribute.column) != value]
        if not rows:
            return say(
                f"There is nothing to change: {len(accounts)} accounts{told}, none with another {attribute.label}."
            )
        if len(rows) > MOST_AT_ONCE:
            raise Refusal("too-many-at-once", count=len(rows), most=MOST_AT_ONCE)
        fingerprint = _fingerprint(rows, attribute, value)
        if self.sure != fingerprint:
            raise Pending(
                Question(
                    slot="sure",
                    text=f"Change {attribute.label} of {len(rows)} accounts{told}?",
                    options=(Option(f"Change all {len(rows)}", fingerprint),),
                    preview=tuple(_preview(turn, rows, attribute, value)),
                    is_free=False,
                )
            )
        for account in rows:
            editing.change_attribute(turn.session, account, attribute, value, by=turn.speaker, now=turn.now)
        spans = shown_value(turn, None, attribute, value)
        return say(Strong(f"{len(rows)} accounts"), f"{told} · {attribute.label} → ", *spans)


def _change(turn: Turn, account: Account, attribute: Attribute, value: Any) -> tuple[Span, ...]:
    old = getattr(account, attribute.column)
    return (
        f" · {attribute.label}: ",
        *shown_value(turn, account, attribute, old),
        " → ",
        *shown_value(turn, account, attribute, value),
    )


def _remarks(turn: Turn, account: Account, attribute: Attribute, old: Any, new: Any) -> list[Part]:
    remarks: list[Part] = []
    if attribute.name == "csm":
        told = [turn.session.get_one(User, one).name for one in (old, new) if one not in (None, turn.speaker.id)]
        if told:
            remarks.append(small(f"{' and '.join(told)} will be told."))
        remarks.append(small("Salesforce hears of it within a minute."))
    elif account.csm_id not in (None, turn.speaker.id):
        remarks.append(small(f"{account.name} is {turn.session.get_one(User, account.csm_id).name}’s account."))
    return remarks


def _preview(turn: Turn, rows: Sequence[Account], attribute: Attribute, value: Any) -> list[Part]:
    """Every row, old and new, twenty to a paragraph."""
    parts: list[Part] = []
    for at in range(0, len(rows), ROWS_IN_A_LINE):
        spans: list[Span] = []
        for account in rows[at : at + ROWS_IN_A_LINE]:
            spans += ["\n" if spans else "", account.name, *_change(turn, account, attribute, value)]
        parts.append(line(*spans))
    return parts


def _seen(account: Account, attribute: Attribute) -> str:
    return json.dumps(editing.kept_form(getattr(account, attribute.column)))


def _fingerprint(rows: Sequence[Account], attribute: Attribute, value: Any) -> str:
    kept = [[one.id, _seen(one, attribute)] for one in rows]
    return hashlib.sha256(json.dumps([kept, str(value)]).encode()).hexdigest()[:16]
