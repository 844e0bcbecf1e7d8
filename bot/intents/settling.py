"""Settling: from the words of a slot to the record or value they mean, or to the question that must be asked.

Each sort of slot has one settler. It returns a `Settled`, or raises `Pending` with the question, so that the
conversation knows nothing of accounts or CTAs and no ability ever sees unsettled words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import Field, dataclass
from datetime import date, datetime
from typing import Any

from bot.domain import contacts, people
from bot.domain.accounts import Account, names_of
from bot.domain.contacts import Contact
from bot.domain.cta_names import find_ctas
from bot.domain.ctas import Cta, CtaTask
from bot.domain.people import User
from bot.domain.tasks import find_tasks
from bot.intents import naming
from bot.intents.ability import Ability
from bot.language.declare import Sort
from bot.turn import Option, Pending, Question, Turn


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `start` to `end`, both included; None leaves that end open."""

    start: date | None
    end: date | None

    def __contains__(self, day: date | None) -> bool:
        return day is not None and (self.start or day) <= day <= (self.end or day)


@dataclass(frozen=True, slots=True)
class Settled:
    """A slot's value, the form in which it is kept in a draft, and what was assumed on the way."""

    value: Any
    kept: Any
    assumed: str = ""


Settler = Callable[[Turn, "type[Ability]", "Field[Any]", Any, Mapping[str, Any]], Settled]


def settle(turn: Turn, ability: type[Ability], slot: Field[Any], raw: Any, known: Mapping[str, Any]) -> Settled:
    """The value that `raw` (words, an ISO date, {"id": n}) means for this slot; `known` are the slots settled before.

    Raises `Pending` when several records fit, or none.
    """
    sort: Sort = slot.metadata["sort"]
    if sort in RECORDS and isinstance(raw, Mapping) and "id" in raw:
        record = turn.session.get(RECORDS[sort], raw["id"])
        if record is None:
            raise Pending(_question(slot, "That record is gone. " + (slot.metadata["ask"] or "Which one?")))
        return Settled(record, {"id": raw["id"]})
    settler = SETTLERS.get(sort)
    return settler(turn, ability, slot, raw, known) if settler else Settled(raw, raw)


def record(row: Any, assumed: str = "") -> Settled:
    """A settled record, kept by its id."""
    return Settled(row, {"id": row.id}, assumed)


def _question(slot: Field[Any], text: str, options: tuple[Option, ...] = ()) -> Question:
    return Question(slot=slot.name, text=text, options=options)


def _settle_account(
    turn: Turn, ability: type[Ability], slot: Field[Any], raw: Any, known: Mapping[str, Any]
) -> Settled:
    found = naming.find_account(turn, str(raw), writes=ability.writes)
    if isinstance(found, Question):
        raise Pending(Question(slot.name, found.text, found.options, found.preview))
    account, assumed = found
    return record(account, assumed)


def _settle_person(turn: Turn, ability: type[Ability], slot: Field[Any], raw: Any, known: Mapping[str, Any]) -> Settled:
    if str(raw).lower() in ("me", "myself", "i", "mine"):
        return record(turn.speaker)
    found = people.find_people(turn.session, str(raw))
    if len(found) == 1:
        return record(found[0])
    if not found:
        raise Pending(_question(slot, f"I know nobody here called “{raw}”. Who do you mean?"))
    options = tuple(Option(one.name, {"id": one.id}, f"{one.role}, {one.email}") for one in found[:5])
    raise Pending(_question(slot, f"Which {raw}?", options))


def _settle_scope(turn: Turn, ability: type[Ability], slot: Field[Any], raw: Any, known: Mapping[str, Any]) -> Settled:
    if raw in ("me", "team", "all"):
        return Settled(raw, raw)
    return _settle_person(turn, ability, slot, raw, known)


def _settle_contact(
    turn: Turn, ability: type[Ability], slot: Field[Any], raw: Any, known: Mapping[str, Any]
) -> Settled:
    account = known.get("account")
    account_id = account.id if isinstance(account, Account) else None
    found = contacts.find_contacts(turn.session, str(raw), account_id=account_id)
    if len(found) == 1:
        return record(found[0])
    where = f" at {account.name}" if isinstance(account, Account) else ""
    if not found:
        raise Pending(_question(slot, f"I know no contact “{raw}”{where}. Who is it?"))
    names = names_of(turn.session, {contact.account_id for contact in found[:5]})
    options = tuple(
        Option(one.name, {"id": one.id}, ", ".join(filter(None, (one.title, one.email, names.get(one.account_id)))))
        for one in found[:5]
    )
    raise Pending(_question(slot, f"Which {raw}{where}?", options))


def _settle_day(turn: Turn, ability: type[Ability], slot: Field[Any], raw: Any, known: Mapping[str, Any]) -> Settled:
    if isinstance(raw, date):
        return Settled(raw, raw.isoformat())
    try:
        day: date = datetime.fromisoformat(raw) if "T" in raw else date.fromisoformat(raw)
    except ValueError:
        raise Pending(_question(slot, f"I could not read “{raw}” as a day. Which day?")) from None
    return Settled(day, raw)


def _settle_period(turn: Turn, ability: type[Ability], slot: Field[Any], raw: Any, known: Mapping[str, Any]) -> Settled:
    if isinstance(raw, Period):
        return Settled(raw, {"start": raw.start, "end": raw.end})
    start, end = (date.fromisoformat(raw[bound]) if raw.get(bound) else None for bound in ("start", "end"))
    return Settled(Period(start, end), raw)


def _settle_choice(turn: Turn, ability: type[Ability], slot: Field[Any], raw: Any, known: Mapping[str, Any]) -> Settled:
    choices = slot.metadata["choices"]
    said = str(raw).strip().lower()
    for choice in choices:
        if said == choice.value or said in choice.words or said == choice.value.replace("-", " "):
            return Settled(choice.value, choice.value)
    options = tuple(Option(choice.value.replace("-", " ").capitalize(), choice.value) for choice in choices)
    raise Pending(_question(slot, f"“{raw}” is not one of the choices.", options))


def _settle_number(turn: Turn, ability: type[Ability], slot: Field[Any], raw: Any, known: Mapping[str, Any]) -> Settled:
    try:
        number = int(raw)
    except (TypeError, ValueError):
        raise Pending(_question(slot, f"“{raw}” is not a number.")) from None
    return Settled(number, number)


def _settle_people(turn: Turn, ability: type[Ability], slot: Field[Any], raw: Any, known: Mapping[str, Any]) -> Settled:
    names = [name.strip() for name in raw.split(",")] if isinstance(raw, str) else [str(name) for name in raw]
    names = [name for name in names if name]
    return Settled(tuple(names), names)


def _settle_cta(turn: Turn, ability: type[Ability], slot: Field[Any], raw: Any, known: Mapping[str, Any]) -> Settled:
    words = str(raw).strip().lstrip("#")
    account = known.get("account")
    account_ids = (account.id,) if isinstance(account, Account) else ()
    found = (
        find_ctas(turn.session, words, speaker=turn.speaker, account_ids=account_ids)
        if account_ids
        else naming.find_ctas(turn, words)
    )
    if len(found) == 1:
        return record(found[0])
    if not found:
        what = f"There is no CTA {words}." if words.isdigit() else f"I found no CTA “{raw}”."
        raise Pending(_question(slot, f"{what} Which one? Say its number."))
    options = tuple(
        Option(f"{one.number} · {one.name}", {"id": one.id}, f"{one.type}, {one.status}" + _due(one.due))
        for one in found[:5]
    )
    raise Pending(_question(slot, "Which CTA?", options))


def _settle_task(turn: Turn, ability: type[Ability], slot: Field[Any], raw: Any, known: Mapping[str, Any]) -> Settled:
    cta = known.get("cta")
    found = find_tasks(turn.session, str(raw), speaker=turn.speaker, cta=cta if isinstance(cta, Cta) else None)
    if len(found) == 1:
        return record(found[0].task)
    if not found:
        raise Pending(_question(slot, f"I found no open task “{raw}”. Which one? Say its number or its words."))
    options = tuple(
        Option(f"{row.task.number} · {row.task.text}", {"id": row.task.id}, f"{row.account}{_due(row.task.due)}")
        for row in found[:5]
    )
    raise Pending(_question(slot, "Which task?", options))


def _due(day: date | None) -> str:
    return f", due {day:%a %d %b}" if day else ""


RECORDS: Mapping[Sort, Any] = {
    Sort.ACCOUNT: Account,
    Sort.PERSON: User,
    Sort.SCOPE: User,
    Sort.CONTACT: Contact,
    Sort.CTA: Cta,
    Sort.TASK: CtaTask,
}

SETTLERS: Mapping[Sort, Settler] = {
    Sort.ACCOUNT: _settle_account,
    Sort.PERSON: _settle_person,
    Sort.SCOPE: _settle_scope,
    Sort.CONTACT: _settle_contact,
    Sort.PEOPLE: _settle_people,
    Sort.CTA: _settle_cta,
    Sort.TASK: _settle_task,
    Sort.DAY: _settle_day,
    Sort.PERIOD: _settle_period,
    Sort.CHOICE: _settle_choice,
    Sort.DURATION: _settle_number,
    Sort.COUNT: _settle_number,
}

__all__ = ["Period", "Settled", "settle"]
