"""The local workspace: a Slack-like page in the browser, the local Slack behind it, and the real Ally in one process.

The app is handed in by whoever starts the workspace, as a `Resident`, because it is built above this package.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.local.clock import Clock, MovableClock
from bot.local.line import WsgiApplication, WsgiPort
from bot.local.slack import Slack


@dataclass(frozen=True)
class Happening:
    """Something that can be made to happen to the demo's customers, so that Ally has something to tell."""

    key: str
    label: str
    """What stands on its button: "A sponsor leaves Acme"."""
    happen: Callable[[], str]
    """Makes it so; returns in a sentence what happened and whom to be to see it."""


@dataclass(frozen=True)
class Resident:
    """The app that lives in the workspace, as far as the workspace has to know it."""

    wsgi: WsgiApplication
    manifest: Mapping[str, Any]
    tick: Callable[[], object]
    """Does everything that is due by the clock: notices, rules, deliveries."""
    settle: Callable[[], object] = field(default=lambda: None)
    """Returns when nothing is being done any more."""
    close: Callable[[], object] = field(default=lambda: None)
    happenings: tuple[Happening, ...] = ()


MoveIn = Callable[[Slack, MovableClock], Resident]
"""Puts the demo's data where they belong, fills the team of this Slack, and starts the app on it."""


class Workspace:
    """Slack, the app and the clock, which can be thrown away and begun anew."""

    def __init__(self, move_in: MoveIn, *, wall: Clock, start: Clock | None = None) -> None:
        """`wall` is the true time, which signatures need; `start` is the clock to begin with, the true one if None."""
        self._move_in, self._wall, self._start = move_in, wall, start or wall
        self._lock = threading.Lock()
        self.generation = 0
        """How often it was begun; a page of an earlier generation has to load again."""
        self._begin()

    def _begin(self) -> None:
        self.clock = MovableClock(self._start)
        self.slack = Slack(clock=self.clock, wall=self._wall)
        self.resident = self._move_in(self.slack, self.clock)
        self.slack.manifest = self.resident.manifest
        self.slack.connect(WsgiPort(self.resident.wsgi))
        self.generation += 1

    def reset(self) -> None:
        """Throws everything away and begins anew; whoever watches is told."""
        with self._lock:
            old_slack, old_resident = self.slack, self.resident
            self._begin()
            old_slack.team.changed("reset")
            old_resident.close()
            old_slack.close()

    def tick(self) -> None:
        """Lets the app do what is due by now."""
        with self._lock:
            self.resident.tick()
        self.slack.team.changed("clock")

    def close(self) -> None:
        """Ends it."""
        self.resident.close()
        self.slack.close()
