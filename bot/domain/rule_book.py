"""The rule book: the rules as they are written in `rules.toml`, read and checked."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from bot.domain.attributes import BY_NAME
from bot.domain.configuration import BadConfiguration
from bot.domain.playbooks import practice
from bot.domain.rule_fields import FIELDS

SHIPPED = Path(__file__).with_name("rules.toml")
SCHEDULE = "schedule"
COMPARISONS = ("eq", "ne", "gt", "gte", "lt", "lte", "before", "after")
SPANS = ("in_days", "after_days", "days_ago", "last_days")
"""Comparisons with a number of days from today."""
OWNERS = ("csm", "csm-manager", "account-owner")
ACTIONS = {
    "open": ({"type", "name", "owner"}, {"reason", "priority", "due_days", "due_on", "playbook"}),
    "set": ({"field", "value"}, set()),
    "tell": ({"to", "text"}, set()),
}
"""Each action with the keys it must have and those it may have."""


@dataclass(frozen=True, slots=True)
class Test:
    """One condition: a field, a comparison, a value."""

    field: str
    op: str
    value: Any = None


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Holds when all tests of one of its lists hold."""

    lists: tuple[tuple[Test, ...], ...]


Tests = tuple[Test | AnyOf, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule."""

    name: str
    says: str
    on: tuple[str, ...]
    when: Tests
    action: str
    """open, set or tell."""
    how: dict[str, Any]
    """What the action needs."""
    rests: int
    """Days."""

    @property
    def tests(self) -> Iterator[Test]:
        """Every test, those of alternatives included."""
        for one in self.when:
            if isinstance(one, AnyOf):
                for tests in one.lists:
                    yield from tests
            else:
                yield one


@cache
def rule_book() -> tuple[Rule, ...]:
    """The company's rules, read once."""
    return read_rules(SHIPPED)


def read_rules(path: Path) -> tuple[Rule, ...]:
    """Reads and checks the file; raises `BadConfiguration` with every fault and its line."""
    text = path.read_text(encoding="utf-8")
    try:
        tables = tomllib.loads(text).get("rule", [])
    except tomllib.TOMLDecodeError as error:
        raise BadConfiguration(f"{path.name}: {error}") from None
    lines = text.splitlines()
    starts = [number for number, line in enumerate(lines, 1) if line.strip() == "[[rule]]"]
    faults: list[str] = []
    seen: set[str] = set()
    for start, end, table in zip(starts, [*starts[1:], len(lines) + 1], tables, strict=True):
        for key, what in _faults(table, seen):
            faults.append(f"{path.name}:{_line(lines, key, start, end)}: {what}")
        seen.add(str(table.get("name")))
    if faults:
        raise BadConfiguration("\n".join(faults))
    return tuple(_rule(table) for table in tables)


def _rule(table: dict[str, Any]) -> Rule:
    action = next(one for one in ACTIONS if one in table)
    return Rule(
        name=table["name"],
        says=table["says"],
        on=tuple(table["on"]),
        when=tuple(_test(one) for one in table["when"]),
        action=action,
        how=table[action],
        rests=table.get("rests", 30),
    )


def _test(table: dict[str, Any]) -> Test | AnyOf:
    if "any" in table:
        return AnyOf(tuple(tuple(_leaf(one) for one in tests) for tests in table["any"]))
    return _leaf(table)


def _leaf(table: dict[str, Any]) -> Test:
    op, value = next((key, value) for key, value in table.items() if key != "field")
    return Test(table["field"], str(value), None) if op == "is" else Test(table["field"], op, value)


# ── checking ────────────────────────────────────────────────────────────────────────────────────


def _faults(table: dict[str, Any], seen: set[str]) -> Iterator[tuple[str, str]]:
    """What is wrong with a rule: the words that stand on its line, and what to say."""
    name = table.get("name")
    if not isinstance(name, str) or not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name):
        yield "name", "a rule needs a name in kebab-case"
        return
    if name in seen:
        yield "name", f'there is another rule "{name}"'
    if not table.get("says"):
        yield "name", f"{name}: says is missing"
    on = table.get("on")
    if not isinstance(on, list) or not on:
        yield "on", f'{name}: on must list "schedule" or fields'
    else:
        for one in on:
            if one != SCHEDULE and one not in BY_NAME:
                yield f'"{one}"', f'{name}: on names "{one}", which is no field'
    rests = table.get("rests", 30)
    if not isinstance(rests, int) or rests < 0:
        yield "rests", f"{name}: rests must be a number of days"
    actions = [one for one in ACTIONS if one in table]
    if len(actions) != 1:
        yield "name", f"{name}: exactly one of {', '.join(ACTIONS)} is needed"
    else:
        yield from _action_faults(name, actions[0], table[actions[0]])
    for key in sorted(set(table) - {"name", "says", "on", "when", "rests", *ACTIONS}):
        yield key, f"{name}: {key} means nothing here"
    tests = table.get("when")
    if not isinstance(tests, list) or not tests:
        yield "when", f"{name}: when must list at least one condition"
        return
    for one in tests:
        for leaf in [leaf for tests in one["any"] for leaf in tests] if "any" in one else [one]:
            yield from _test_faults(name, leaf)


def _test_faults(name: str, leaf: dict[str, Any]) -> Iterator[tuple[str, str]]:
    field, rest = leaf.get("field"), {key: value for key, value in leaf.items() if key != "field"}
    attribute = BY_NAME.get(str(field))
    if attribute is None and field not in FIELDS:
        yield f'"{field}"', f'{name}: "{field}" is no field'
        return
    if len(rest) != 1:
        yield f'"{field}"', f"{name}: {field} needs exactly one comparison"
        return
    op, value = next(iter(rest.items()))
    where = f'"{field}", {op}'
    if op == "is":
        if value not in ("missing", "present"):
            yield where, f'{name}: {field} is "missing" or "present", not "{value}"'
    elif op in SPANS:
        if not isinstance(value, int) or value < 0:
            yield where, f"{name}: {field} {op} needs a number of days"
    elif op not in COMPARISONS:
        yield where, f'{name}: "{op}" is no comparison'
    elif attribute is not None and attribute.choices and attribute.find_choice(str(value)) is None:
        yield where, f'{name}: {field} is never "{value}"; it is one of {", ".join(attribute.choices)}'


def _action_faults(name: str, action: str, how: Any) -> Iterator[tuple[str, str]]:
    needed, possible = ACTIONS[action]
    if not isinstance(how, dict):
        yield action, f"{name}: {action} must be a table"
        return
    for key in sorted(needed - set(how)):
        yield action, f"{name}: {action} needs {key}"
    for key in sorted(set(how) - needed - possible):
        yield action, f"{name}: {key} means nothing to {action}"
    if action == "open":
        yield from _cta_faults(name, how)
    elif action == "set" and not ((known := BY_NAME.get(str(how.get("field")))) and known.is_editable):
        yield action, f'{name}: "{how.get("field")}" cannot be changed here'
    elif action == "tell" and how.get("to") not in OWNERS:
        yield action, f"{name}: to is one of {', '.join(OWNERS)}"


def _cta_faults(name: str, how: dict[str, Any]) -> Iterator[tuple[str, str]]:
    rules = practice()
    if how.get("type") not in rules.types:
        yield "open", f'{name}: "{how.get("type")}" is no type'
    elif how.get("reason") is not None and how["reason"] not in rules.reasons[how["type"]]:
        yield "open", f'{name}: "{how["reason"]}" is no reason of {how["type"]}'
    if how.get("owner") not in OWNERS:
        yield "open", f"{name}: owner is one of {', '.join(OWNERS)}"
    if how.get("priority", "Medium") not in rules.priorities:
        yield "open", f'{name}: "{how["priority"]}" is no priority'
    playbook = rules.find_playbook(how["playbook"]) if how.get("playbook") else None
    if how.get("playbook") and playbook is None:
        yield "open", f'{name}: there is no playbook "{how["playbook"]}"'
    elif playbook is not None and playbook.type != how.get("type"):
        yield "open", f"{name}: the playbook {playbook.name} is for {playbook.type} CTAs"


def _line(lines: Sequence[str], words: str, start: int, end: int) -> int:
    """The first line of the rule on which these words stand; the rule's first when there is none."""
    for number in range(start, min(end, len(lines) + 1)):
        line = lines[number - 1]
        if words in line if words.startswith('"') else re.match(rf"\s*{re.escape(words)}\s*=", line):
            return number
    return start
