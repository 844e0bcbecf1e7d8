"""The scorecard: which measures make up health, how they weigh, where the bands lie; read from `scorecard.toml`.

Source of the model and its ranges: product.md §5. Nothing here touches the database.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files
from typing import Any, NoReturn

from bot.domain.configuration import BadConfiguration

ROUNDINGS = ("half-up", "half-even")
BOUNDARIES = ("lower", "upper")
FIELDS = ("sentiment", "product_sentiment")
"""Account fields that may feed a measure; each has a moment beside it (`sentiment_at`)."""


class ScorecardFault(BadConfiguration):
    """The scorecard's file is wrong; the message says in which line."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing that is measured, 0–100."""

    name: str
    weight: float
    stale_after_days: int
    """Older than this it is marked stale."""
    drop_after_days: int
    """Older than this it does not count."""
    account_field: str | None = None
    scores: Mapping[str, int] = field(default_factory=dict, hash=False)
    """What each value of the account's field is worth."""


@dataclass(frozen=True, slots=True)
class Group:
    name: str
    weight: float
    measures: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class Band:
    name: str
    upto: int


@dataclass(frozen=True, slots=True)
class Override:
    """A measure that decides the band alone when it is as low as `upto`."""

    measure: str
    upto: int
    band: str
    reason: str


@dataclass(frozen=True, eq=False)
class Scorecard:
    """The whole configuration, valid by construction; compared by identity, so that results can be cached under it."""

    groups: tuple[Group, ...]
    bands: tuple[Band, ...]
    """From the lowest to the highest."""
    overrides: tuple[Override, ...] = ()
    rounding: str = "half-up"
    boundary: str = "lower"
    history_weeks: int = 18
    trend_weeks: int = 4

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        return tuple(measure for group in self.groups for measure in group.measures)

    @cached_property
    def given_measures(self) -> tuple[tuple[Measure, str, str], ...]:
        """Measures that a field of the account feeds, with that field and the one that keeps its moment."""
        fields = [(measure, measure.account_field) for measure in self.measures]
        return tuple((measure, name, f"{name}_at") for measure, name in fields if name)

    @cached_property
    def longest_memory_days(self) -> int:
        """Points older than this count for nothing."""
        return max(measure.drop_after_days for measure in self.measures)

    def rounded(self, score: float) -> int:
        return int(score + 0.5) if self.rounding == "half-up" else round(score)

    def band_of(self, score: int) -> str:
        """The band a whole score lies in, by the boundary rule."""
        for band in self.bands[:-1]:
            if score < band.upto or (score == band.upto and self.boundary == "lower"):
                return band.name
        return self.bands[-1].name

    def rank(self, band: str) -> int:
        """0 for the worst band."""
        return next(index for index, one in enumerate(self.bands) if one.name == band)


@cache
def standard_scorecard() -> Scorecard:
    """The scorecard that ships with Ally."""
    return read_scorecard(files("bot.domain").joinpath("scorecard.toml").read_text(encoding="utf-8"))


def read_scorecard(text: str) -> Scorecard:
    """The scorecard written in `text`; `ScorecardFault` names the line that is wrong."""
    try:
        written = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ScorecardFault(f"scorecard: {error}") from error
    return _Reader(_lines(text)).scorecard(written)


Path = tuple[str | int, ...]


class _Reader:
    """Turns tables into the scorecard and knows where each of them stands."""

    def __init__(self, lines: Mapping[Path, int]) -> None:
        self._lines = lines

    def scorecard(self, written: Mapping[str, Any]) -> Scorecard:
        scheme = written.get("scheme", {})
        groups = tuple(
            self._group(one, ("groups", index), scheme) for index, one in enumerate(written.get("groups", ()))
        )
        bands = tuple(
            Band(self._text(one, "name", ("bands", index)), self._number(one, "upto", ("bands", index), 0, 100))
            for index, one in enumerate(written.get("bands", ()))
        )
        card = Scorecard(
            groups=groups,
            bands=bands,
            overrides=tuple(
                self._override(one, ("overrides", index)) for index, one in enumerate(written.get("overrides", ()))
            ),
            rounding=self._one_of(scheme, "rounding", ROUNDINGS, ("scheme",)),
            boundary=self._one_of(scheme, "boundary", BOUNDARIES, ("scheme",)),
            history_weeks=self._number(scheme, "history_weeks", ("scheme",), 1, 104, default=18),
            trend_weeks=self._number(scheme, "trend_weeks", ("scheme",), 1, 52, default=4),
        )
        self._check(card)
        return card

    def _check(self, card: Scorecard) -> None:
        if not card.groups:
            self._fail((), "there is no group")
        if not card.bands or card.bands[-1].upto != 100:
            self._fail(("bands", len(card.bands) - 1, "upto"), "the last band must reach 100")
        for index, (below, above) in enumerate(zip(card.bands, card.bands[1:], strict=False)):
            if above.upto <= below.upto:
                self._fail(("bands", index + 1, "upto"), f"{above.name} must reach further than {below.name}")
        names = [measure.name for measure in card.measures]
        for name in names:
            if names.count(name) > 1:
                self._fail((), f"the measure {name!r} stands in it twice")
        for index, override in enumerate(card.overrides):
            if override.measure not in names:
                self._fail(("overrides", index, "measure"), f"there is no measure {override.measure!r}")
            if override.band not in [band.name for band in card.bands]:
                self._fail(("overrides", index, "band"), f"there is no band {override.band!r}")

    def _group(self, one: Mapping[str, Any], path: Path, scheme: Mapping[str, Any]) -> Group:
        measures = tuple(
            self._measure(each, (*path, "measures", index), scheme)
            for index, each in enumerate(one.get("measures", ()))
        )
        if not measures:
            self._fail(path, f"the group {one.get('name')!r} has no measure")
        return Group(self._text(one, "name", path), self._weight(one, path), measures)

    def _measure(self, one: Mapping[str, Any], path: Path, scheme: Mapping[str, Any]) -> Measure:
        days = {
            key: self._number(one, key, path, 1, 3650, default=scheme.get(key, 28))
            for key in ("stale_after_days", "drop_after_days")
        }
        if days["drop_after_days"] < days["stale_after_days"]:
            self._fail((*path, "drop_after_days"), "a measure cannot be dropped before it is stale")
        account_field = one.get("account_field")
        if account_field is not None and account_field not in FIELDS:
            self._fail((*path, "account_field"), f"must be one of {', '.join(FIELDS)}")
        return Measure(
            name=self._text(one, "name", path),
            weight=self._weight(one, path),
            account_field=account_field,
            scores=dict(one.get("scores", {})),
            **days,
        )

    def _override(self, one: Mapping[str, Any], path: Path) -> Override:
        return Override(
            measure=self._text(one, "measure", path),
            upto=self._number(one, "upto", path, 0, 100),
            band=self._text(one, "band", path),
            reason=self._text(one, "reason", path),
        )

    def _weight(self, one: Mapping[str, Any], path: Path) -> float:
        weight = one.get("weight")
        if isinstance(weight, bool) or not isinstance(weight, int | float) or weight <= 0:
            self._fail((*path, "weight"), f"weight must be a number above 0, not {weight!r}")
        return float(weight)

    def _text(self, one: Mapping[str, Any], key: str, path: Path) -> str:
        text = one.get(key)
        if not isinstance(text, str) or not text.strip():
            self._fail((*path, key), f"{key} must be a name, not {text!r}")
        return text

    def _number(
        self, one: Mapping[str, Any], key: str, path: Path, low: int, high: int, *, default: int | None = None
    ) -> int:
        number = one.get(key, default)
        if isinstance(number, bool) or not isinstance(number, int) or not low <= number <= high:
            self._fail((*path, key), f"{key} must be a whole number from {low} to {high}, not {number!r}")
        return number

    def _one_of(self, one: Mapping[str, Any], key: str, allowed: tuple[str, ...], path: Path) -> str:
        chosen = one.get(key, allowed[0])
        if chosen not in allowed:
            self._fail((*path, key), f"{key} must be one of {', '.join(allowed)}, not {chosen!r}")
        return str(chosen)

    def _fail(self, path: Path, message: str) -> NoReturn:
        while path and path not in self._lines:
            path = path[:-1]
        where = f", line {self._lines[path]}" if path else ""
        raise ScorecardFault(f"scorecard{where}: {message}")


def _lines(text: str) -> dict[Path, int]:
    """Where each table and key of a TOML text stands; tomllib itself forgets it."""
    found: dict[Path, int] = {}
    counts: dict[Path, int] = {}
    here: Path = ()
    for number, line in enumerate(text.splitlines(), start=1):
        if header := re.match(r"\s*\[\[(.+?)\]\]", line):
            here = ()
            parts = header[1].split(".")
            for part in parts[:-1]:
                here = (*here, part, counts.get((*here, part), 1) - 1)
            table = (*here, parts[-1])
            counts[table] = counts.get(table, 0) + 1
            here = (*table, counts[table] - 1)
            found[here] = number
        elif header := re.match(r"\s*\[(.+?)\]", line):
            here = tuple(header[1].split("."))
            found[here] = number
        elif key := re.match(r"\s*([\w-]+)\s*=", line):
            found[(*here, key[1])] = number
    return found
