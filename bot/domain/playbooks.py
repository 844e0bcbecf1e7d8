"""How the company works its CTAs: types, reasons, priorities and playbooks, read from one file."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from bot.domain.configuration import BadConfiguration

SHIPPED = Path(__file__).with_name("playbooks.toml")

OBJECTIVE = "Objective"
LONGEST_TEXT = 255


class BadPlaybooks(BadConfiguration):
    """The file does not say what it should: each fault with its line."""

    def __init__(self, faults: list[tuple[int, str]]) -> None:
        self.faults = sorted(faults)
        super().__init__("\n".join(f"playbooks.toml:{line}: {what}" for line, what in self.faults))


@dataclass(frozen=True, slots=True)
class Step:
    """One task of a playbook."""

    text: str
    day: int
    """Working days after the playbook was applied."""


@dataclass(frozen=True, slots=True)
class Playbook:
    """A preset, ordered list of tasks with dates relative to the CTA, for CTAs of one type."""

    name: str
    type: str
    steps: tuple[Step, ...]
    reason: str | None = None
    words: tuple[str, ...] = ()

    @property
    def days(self) -> int:
        """Working days from the first to the last date."""
        return max(step.day for step in self.steps)


@dataclass(frozen=True, slots=True)
class Practice:
    """Types with their reasons, priorities with the working days they give, and playbooks."""

    reasons: dict[str, tuple[str, ...]]
    priorities: dict[str, int]
    playbooks: tuple[Playbook, ...]

    @property
    def types(self) -> tuple[str, ...]:
        return tuple(self.reasons)

    def find_type(self, words: str) -> str | None:
        return _named(words, self.reasons)

    def find_priority(self, words: str) -> str | None:
        return _named(words, self.priorities)

    def find_reason(self, words: str, type: str | None = None) -> str | None:
        """The reason these words name, among one type's or all; None also when they could mean several."""
        reasons = self.reasons.get(type, ()) if type else [one for some in self.reasons.values() for one in some]
        exact = _named(words, reasons)
        parts = [one for one in reasons if plain(words) in map(plain, one.split("/"))]
        return exact or (parts[0] if len(parts) == 1 else None)

    def types_of_reason(self, reason: str) -> tuple[str, ...]:
        return tuple(name for name, reasons in self.reasons.items() if reason in reasons)

    def find_playbook(self, words: str) -> Playbook | None:
        """The playbook of this name, or known by these words."""
        said = plain(words).removesuffix(" playbook")
        for one in self.playbooks:
            if said in {plain(one.name), *map(plain, one.words)}:
                return one
        return None

    def playbooks_for(self, type: str) -> tuple[Playbook, ...]:
        return tuple(one for one in self.playbooks if one.type == type)


def plain(words: str) -> str:
    """Words as they are compared: case, dashes and punctuation do not count."""
    return " ".join(re.findall(r"\w+", words.casefold()))


def _named(words: str, names: Iterable[str]) -> str | None:
    return next((name for name in names if plain(name) == plain(words)), None)


@cache
def practice() -> Practice:
    """The company's practice, read once."""
    return read_practice(SHIPPED)


def read_practice(path: Path) -> Practice:
    """Reads and checks the file; raises `BadPlaybooks` with every fault and its line."""
    text = path.read_text(encoding="utf-8")
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        raise BadPlaybooks([(line, re.sub(r" \(at .*\)$", "", str(error)))]) from None
    faults = list(_faults(tables, text.splitlines()))
    if faults:
        raise BadPlaybooks(faults)
    return Practice(
        reasons={name: tuple(reasons) for name, reasons in tables["types"].items()},
        priorities=dict(tables["priorities"]),
        playbooks=tuple(
            Playbook(
                name=one["name"],
                type=one["type"],
                reason=one.get("reason"),
                words=tuple(one.get("words", ())),
                steps=tuple(Step(text=step["text"], day=step["day"]) for step in one["tasks"]),
            )
            for one in tables.get("playbook", ())
        ),
    )


def _faults(tables: dict[str, Any], lines: list[str]) -> Iterable[tuple[int, str]]:
    types, priorities = tables.get("types"), tables.get("priorities")
    if not isinstance(types, dict) or not types:
        yield 1, "there must be a table [types] with at least one type and its reasons"
        return
    for name, reasons in types.items():
        if not isinstance(reasons, list) or not all(isinstance(one, str) and one.strip() for one in reasons):
            yield _line(lines, rf"{name}\s*="), f"the reasons of {name} must be a list of texts"
            types = {**types, name: []}
    if not isinstance(priorities, dict) or not priorities:
        yield _line(lines, r"\[priorities\]"), "there must be a table [priorities] with working days for each"
    else:
        for name, days in priorities.items():
            if not _is_count(days):
                yield _line(lines, rf"{name}\s*="), f"{name} must give a number of working days, 0 or more"
    seen: dict[str, str] = {}
    for number, playbook in enumerate(tables.get("playbook", ())):
        start = _line(lines, r"\[\[playbook\]\]", skip=number)
        yield from _playbook_faults(playbook, types, seen, lines, start)


def _playbook_faults(
    playbook: dict[str, Any], types: dict[str, list[str]], seen: dict[str, str], lines: list[str], start: int
) -> Iterable[tuple[int, str]]:
    def at(key: str) -> int:
        return _line(lines, rf"{key}\s*=", after=start)

    name = playbook.get("name")
    if not isinstance(name, str) or not name.strip():
        yield start, "a playbook needs a name"
        return
    for word in (name, *playbook.get("words", ())):
        if plain(word) in seen and seen[plain(word)] != name:
            yield at("words" if word != name else "name"), f'"{word}" already means the playbook {seen[plain(word)]}'
        seen[plain(word)] = name
    type, reason = playbook.get("type"), playbook.get("reason")
    if type not in types:
        yield at("type"), f'{name}: "{type}" is not a type; the types are {", ".join(types)}'
    elif reason is not None and reason not in types[type]:
        yield at("reason"), f'{name}: "{reason}" is not a reason of {type}'
    unknown = set(playbook) - {"name", "type", "reason", "words", "tasks"}
    for key in sorted(unknown):
        yield at(key), f"{name}: {key} means nothing here"
    tasks = playbook.get("tasks")
    if not isinstance(tasks, list) or not tasks:
        yield at("tasks"), f"{name} needs at least one task"
        return
    earlier = 0
    for number, task in enumerate(tasks):
        line = _line(lines, r"\{", after=start, skip=number)
        text, day = task.get("text"), task.get("day")
        if not isinstance(text, str) or not text.strip() or len(text) > LONGEST_TEXT:
            yield line, f"{name}: task {number + 1} needs a text of at most {LONGEST_TEXT} characters"
        if not _is_count(day):
            yield line, f"{name}: task {number + 1} needs a day, a whole number of working days"
        elif day < earlier:
            yield line, f"{name}: task {number + 1} is due on day {day}, before the task above it (day {earlier})"
        else:
            earlier = day


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _line(lines: list[str], pattern: str, *, after: int = 0, skip: int = 0) -> int:
    """The number of the line that begins with the pattern; the line it was looked for from when there is none."""
    found = [number for number, line in enumerate(lines, 1) if number > after and re.match(rf"\s*{pattern}", line)]
    return found[skip] if len(found) > skip else max(after, 1)
