"""Conditions in words, the way a person would say them."""

from __future__ import annotations

from datetime import date

from bot.domain.attributes import Kind
from bot.domain.conditions import YES, Condition

OPS = {
    "eq": "is",
    "ne": "is not",
    "gt": "over",
    "gte": "at least",
    "lt": "under",
    "lte": "at most",
    "before": "before",
    "after": "after",
}


def words_of(condition: Condition) -> str:
    """ "Health is Red", "ARR over 100,000", "Last activity before Mon 28 Sep 2026, or never"."""
    attribute, op, value = condition.attribute, condition.op, condition.value
    if op == "missing":
        return f"no {attribute.label}"
    if attribute.kind is Kind.FLAG:
        wanted = (str(value).casefold() in YES) is (op == "eq")
        return attribute.label if wanted else f"not {attribute.label.lower()}"
    if op == "within":
        start, end = (value or {}).get("start"), (value or {}).get("end")
        bounds = [f"from {_day(start)}" if start else "", f"until {_day(end)}" if end else ""]
        return " ".join([attribute.label, *(one for one in bounds if one)])
    never = ", or never" if attribute.kind is Kind.MOMENT and op in ("before", "lt", "lte") else ""
    return f"{attribute.label} {OPS[op]} {_value(condition)}{never}"


def _value(condition: Condition) -> str:
    attribute, value = condition.attribute, condition.value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value:,.10g}" + (" %" if attribute.kind is Kind.PERCENT else "")
    if attribute.kind in (Kind.DAY, Kind.MOMENT):
        return _day(str(value))
    return attribute.find_choice(str(value)) or (str(value).upper() if len(str(value)) <= 3 else str(value).title())


def _day(iso: str) -> str:
    day = date.fromisoformat(iso)
    return f"{day:%a} {day.day} {day:%b %Y}"
