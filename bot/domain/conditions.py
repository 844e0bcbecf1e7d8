"""Conditions on accounts: "red", "over 100k", "no call in 60 days", as data and as SQL."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from operator import ge, gt, le, lt
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, and_, func, literal, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from bot.domain.attributes import BY_NAME, Attribute, Kind
from bot.domain.errors import Refusal
from bot.domain.people import User

COMPARISONS: Mapping[str, Callable[[Any, Any], Any]] = {
    "gt": gt,
    "gte": ge,
    "lt": lt,
    "lte": le,
    "before": lt,
    "after": gt,
}
OPS = frozenset([*COMPARISONS, "eq", "ne", "within", "missing"])
YES = frozenset({"true", "yes", "y", "1", "referenceable"})
COUNTRIES = {
    "us": "united states",
    "usa": "united states",
    "america": "united states",
    "uk": "united kingdom",
    "britain": "united kingdom",
    "great britain": "united kingdom",
    "england": "united kingdom",
    "uae": "united arab emirates",
    "holland": "netherlands",
    "korea": "south korea",
}
"""What people call a country, and how Salesforce spells it."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing an account must be: an attribute, a comparison, and what it is compared with."""

    attribute: Attribute
    op: str
    value: Any = None

    def as_slot(self) -> dict[str, Any]:
        return {"field": self.attribute.name, "op": self.op, "value": self.value}


def read_condition(slot: Mapping[str, Any]) -> Condition:
    """The condition a slot carries; `Refusal` when it names no attribute or comparison of ours."""
    attribute, op = BY_NAME.get(str(slot.get("field"))), str(slot.get("op"))
    if attribute is None or op not in OPS:
        raise Refusal("condition-not-understood", field=slot.get("field"), op=slot.get("op"))
    return Condition(attribute, op, slot.get("value"))


def clause(condition: Condition, *, zone: ZoneInfo, speaker: User) -> ColumnElement[bool]:
    """The condition as SQL on `Account`. Days of moments are days in `zone`."""
    attribute, op, value = condition.attribute, condition.op, condition.value
    try:
        if op == "missing":
            return attribute.expression.is_(None)
        if attribute.kind in (Kind.DAY, Kind.MOMENT):
            return _in_time(attribute, op, value, zone)
        if attribute.kind is Kind.FLAG:
            return _flag(attribute, op, str(value).casefold() in YES)
        if attribute.kind is Kind.PERSON:
            return _person(attribute, op, str(value), speaker)
        if attribute.kind in (Kind.NUMBER, Kind.MONEY, Kind.PERCENT) or _is_number(value):
            return _compare(attribute.amount, op, float(value))
        return _words(attribute, op, str(value))
    except (TypeError, ValueError, KeyError) as error:
        raise Refusal("condition-not-understood", field=attribute.name, op=op, value=value) from error


def _compare(column: ColumnElement[Any], op: str, value: Any) -> ColumnElement[bool]:
    if op == "ne":
        return column.is_distinct_from(value)
    compared: ColumnElement[bool] = column == value if op == "eq" else COMPARISONS[op](column, value)
    return compared


def _in_time(attribute: Attribute, op: str, value: Any, zone: ZoneInfo) -> ColumnElement[bool]:
    column = attribute.expression
    is_moment = attribute.kind is Kind.MOMENT

    def from_day(day: date) -> ColumnElement[bool]:
        starts: ColumnElement[bool] = column >= (datetime.combine(day, time.min, zone) if is_moment else day)
        return starts

    if op == "ne":
        return ~_in_time(attribute, "eq", value, zone)
    if op in ("within", "eq"):
        period = value if op == "within" else {"start": value, "end": value}
        first, last = (date.fromisoformat(period[key]) if period.get(key) else None for key in ("start", "end"))
        bounds = [from_day(first)] if first else []
        if last:
            bounds.append(~from_day(last + timedelta(days=1)))
        return and_(column.is_not(None), *bounds)
    day = date.fromisoformat(str(value))
    next_day = day + timedelta(days=1)
    if op in ("after", "gt", "gte"):
        return from_day(day if op == "gte" else next_day)
    early = ~from_day(next_day if op == "lte" else day)
    # Nobody ever called is longer ago than any day.
    return or_(early, column.is_(None)) if is_moment else early


def _flag(attribute: Attribute, op: str, value: bool) -> ColumnElement[bool]:
    wanted = value if op == "eq" else not value
    column = attribute.expression
    return column.is_(True) if wanted else or_(column.is_(False), column.is_(None))


def _person(attribute: Attribute, op: str, words: str, speaker: User) -> ColumnElement[bool]:
    named = User.id == speaker.id if words.casefold() == "me" else _has_words(User.name, words)
    found = attribute.expression.in_(select(User.id).where(named))
    return found if op == "eq" else or_(~found, attribute.expression.is_(None))


def _words(attribute: Attribute, op: str, words: str) -> ColumnElement[bool]:
    column = attribute.expression
    choice = attribute.find_choice(words)
    if attribute.name == "country":
        words = COUNTRIES.get(words.casefold().strip("."), words)
    found = column == choice if choice else _has_words(column, words)
    if op == "eq":
        return found
    if op == "ne":
        return or_(~found, column.is_(None))
    raise ValueError(op)


def _has_words(column: ColumnElement[Any] | InstrumentedAttribute[Any], words: str) -> ColumnElement[bool]:
    """The words stand in it, whole, whatever their case; "&" and "and" are the same."""
    kept = literal(" ").concat(func.replace(func.lower(column), "&", "and")).concat(" ")
    wanted = " ".join(words.split()).replace("&", "and")
    # SQLite lowers only the letters A to Z, PostgreSQL all of them; one of the two forms meets what is kept.
    ascii_lowered = "".join(letter.lower() if letter.isascii() else letter for letter in wanted)
    return or_(*(kept.contains(f" {form} ", autoescape=True) for form in sorted({wanted.lower(), ascii_lowered})))


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
