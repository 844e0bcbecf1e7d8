"""A closed grammar: one named form per way of saying something, the longest that fits is what was said."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Generic, TypeVar

from bot.language.almanac import Bias, NoSuchDay
from bot.language.wording import Wording

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Moment:
    """When something is said, and which way it looks."""

    now: datetime
    bias: Bias

    @property
    def today(self) -> date:
        return self.now.date()


Reading = Callable[[re.Match[str], Moment], T | None]


@dataclass(frozen=True, slots=True)
class Phrase(Generic[T]):
    """Words that have the shape of a form; what they mean is read later."""

    rule: str
    said: re.Match[str]
    read_form: Reading[T]

    def read(self, moment: Moment) -> T | None:
        """What is meant, or None for what no calendar has, such as 31 February."""
        try:
            return self.read_form(self.said, moment)
        except (ValueError, OverflowError):
            return None

    def is_impossible(self, moment: Moment) -> bool:
        """It is a day beyond doubt, and no calendar has it."""
        try:
            self.read_form(self.said, moment)
        except NoSuchDay:
            return True
        except (ValueError, OverflowError):
            return False
        return False


_Form = tuple[re.Pattern[str], tuple[str, ...], str, Reading[T]]


class Grammar(Generic[T]):
    """Forms of one kind. A form is a function with the pattern, in the words of a `Wording`, that it reads."""

    def __init__(self, *parts: Grammar[T]) -> None:
        self._forms: list[_Form[T]] = [form for part in parts for form in part._forms]
        self._needed: set[str] = {need for part in parts for need in part._needed}
        self._find = lru_cache(maxsize=32)(self._find_phrases)

    def form(self, pattern: str, *, needs: str = "") -> Callable[[Reading[T]], Reading[T]]:
        """Adds the decorated function, under its own name.

        `needs` are parts of words, with a stroke between them, of which a line must hold one to be worth a look.
        """

        def add(read: Reading[T]) -> Reading[T]:
            form = re.compile(rf"(?<!\S)(?:{pattern})(?!\S)")
            self._forms.append((form, tuple(needs.split("|")), read.__name__.replace("_", " "), read))
            self._needed.update(needs.split("|"))
            return read

        return add

    def phrases(self, wording: Wording) -> Sequence[Phrase[T]]:
        """From left to right, the longest at each place. A longer phrase without a meaning silences its parts."""
        return self._find(wording.line) if wording.line else ()

    def _find_phrases(self, line: str) -> Sequence[Phrase[T]]:
        """The same, found once however often a message is asked for its days, its periods and its due dates."""
        lacking = {part: part not in line for part in self._needed}
        shaped = [
            (said.start(), -said.end(), order, said)
            for order, (pattern, needs, _, _) in enumerate(self._forms)
            if not all(map(lacking.__getitem__, needs))
            for said in pattern.finditer(line)
        ]
        phrases, free = list[Phrase[T]](), 0
        for start, end, order, said in sorted(shaped, key=lambda each: each[:3]):
            if start >= free:
                _, _, name, read = self._forms[order]
                phrases.append(Phrase(name, said, read))
                free = -end
        return tuple(phrases)
