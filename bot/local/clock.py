"""A clock that can be moved: what the local workspace and its Ally take for the present."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

Clock = Callable[[], datetime]
"""Tells the present moment as an aware datetime in UTC."""


class MovableClock:
    """Runs as the clock it was made from does, ahead of it by as much as it was moved."""

    def __init__(self, base: Clock) -> None:
        self._base = base
        self.ahead = timedelta()

    def __call__(self) -> datetime:
        return self._base() + self.ahead

    def move(self, by: timedelta) -> None:
        """Moves on by some time; never back, because what was said stays said."""
        if by < timedelta():
            raise ValueError("a clock only moves forward")
        self.ahead += by

    def move_to(self, moment: datetime) -> None:
        """Moves on to a moment that has not come yet."""
        self.move(moment - self())


def stopped(moment: datetime) -> Clock:
    """A base clock that stands still, for tests."""
    fixed = moment.astimezone(UTC)
    return lambda: fixed
