"""Reading the value somebody gives a field: by the kind of the field, and asked rather than guessed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from bot.domain import people
from bot.domain.accounts import Account
from bot.domain.attributes import TABLE, Attribute, Kind, find_attribute
from bot.domain.conditions import YES
from bot.domain.people import User
from bot.intents import naming
from bot.language.answers import find_day, is_no, is_yes
from bot.language.quantities import find_amounts
from bot.reply import Day, Money, Spans
from bot.turn import Option, Pending, Question, Turn

EDITABLE = tuple(one for one in TABLE if one.is_editable)
CLEAR = frozenset({"nothing", "none", "nobody", "empty", "clear", "unset", "-", "–", "n/a"})
NO = frozenset({"false", "no", "n", "0", "not referenceable"})
MYSELF = frozenset({"me", "myself", "i", "mine"})
OFFERED = 5
LONGEST = {
    "status": 40,
    "support_level": 40,
    "industry": 80,
    "country": 80,
    "slack_channel": 80,
    "deployment_type": 120,
}
LONGEST_TEXT = 200


def get_attribute(said: Any) -> Attribute:
    """The field that was named; asks when it is none of ours."""
    found = find_attribute(str(said))
    if found is None:
        options = tuple(Option(one.label, one.name) for one in EDITABLE[:OFFERED])
        raise Pending(Question("attribute", f"I know no field “{said}”. Which one?", options))
    return found


def read_value(turn: Turn, attribute: Attribute, said: Any) -> Any:
    """The value as its column keeps it; None clears the field. Raises `Pending` when it is not clear."""
    words = "" if isinstance(said, Mapping) else str(said).strip()
    if words.casefold() in CLEAR:
        return None
    match attribute.kind:
        case Kind.CHOICE:
            return attribute.find_choice(words) or _ask(attribute, words, attribute.choices)
        case Kind.FLAG:
            return _read_flag(attribute, words)
        case Kind.PERSON:
            return _read_person(turn, attribute, said)
        case Kind.NUMBER | Kind.MONEY:
            return _read_number(attribute, words)
        case Kind.DAY:
            day = find_day(words, now=turn.now, is_past=False)
            if day is None:
                raise Pending(Question("value", f"I could not read “{words}” as a day. Which day?"))
            return day
        case Kind.ACCOUNT:
            found = naming.find_account(turn, words, writes=True)
            if isinstance(found, Question):
                raise Pending(Question("value", found.text, found.options))
            return found[0].id
        case _:
            return _read_text(attribute, words)


def choices_for(turn: Turn, attribute: Attribute) -> tuple[Option, ...]:
    """The closed list a form offers for the field; empty when it is typed."""
    match attribute.kind:
        case Kind.CHOICE:
            return tuple(Option(one, one) for one in attribute.choices)
        case Kind.FLAG:
            return (Option("Yes", "yes"), Option("No", "no"))
        case Kind.PERSON:
            able = [one for one in people.everyone(turn.session) if one.may_change]
            return tuple(Option(one.name, {"id": one.id}, one.role) for one in able) if len(able) <= 100 else ()
        case _:
            return ()


def shown_value(turn: Turn, account: Account | None, attribute: Attribute, value: Any) -> Spans:
    """A field's value, old or new, in words."""
    if value is None or value == "":
        return ("nothing",)
    match attribute.kind:
        case Kind.PERSON:
            person = turn.session.get(User, value)
            return (person.name if person else "somebody",)
        case Kind.ACCOUNT:
            parent = turn.session.get(Account, value)
            return (parent.name if parent else "another account",)
        case Kind.FLAG:
            return ("Yes" if value else "No",)
        case Kind.MONEY:
            return (Money(Decimal(value), account.currency if account else None),)
        case Kind.DAY:
            return (Day(value),)
        case Kind.NUMBER:
            return (f"{int(value):,}",)
        case _:
            return (str(value),)


def _ask(attribute: Attribute, words: str, choices: tuple[str, ...]) -> Any:
    options = tuple(Option(one, one) for one in choices)
    said = f"“{words}” is not one of the choices for {attribute.label}." if words else f"{attribute.label}?"
    raise Pending(Question("value", said, options))


def _read_flag(attribute: Attribute, words: str) -> bool:
    said = words.casefold()
    if said in YES or is_yes(words):
        return True
    if said in NO or is_no(words):
        return False
    raise Pending(Question("value", f"{attribute.label}: yes or no?", (Option("Yes", "yes"), Option("No", "no"))))


def _read_person(turn: Turn, attribute: Attribute, said: Any) -> int:
    if isinstance(said, Mapping):
        return int(said["id"])
    if str(said).casefold() in MYSELF:
        return turn.speaker.id
    found = people.find_people(turn.session, str(said))
    if len(found) == 1:
        return found[0].id
    options = tuple(Option(one.name, {"id": one.id}, f"{one.role}, {one.email}") for one in found[:OFFERED])
    text = f"Which {said}?" if found else f"I know nobody here called “{said}”. Who should be the {attribute.label}?"
    raise Pending(Question("value", text, options))


def _read_number(attribute: Attribute, words: str) -> int | Decimal:
    found = find_amounts(words)
    if len(found) != 1 or re.match(r"\s*[-−]", words):
        raise Pending(Question("value", f"I could not read “{words}” as a number. {attribute.label}?"))
    amount = Decimal(str(found[0].value))
    return amount if attribute.kind is Kind.MONEY else int(amount)


def _read_text(attribute: Attribute, words: str) -> str:
    longest = LONGEST.get(attribute.column, LONGEST_TEXT)
    if not words or len(words) > longest:
        why = f"{attribute.label} takes at most {longest} characters." if words else ""
        raise Pending(Question("value", f"{why} What should it be?".strip()))
    return words
