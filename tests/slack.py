"""A Slack to test against, and the people who use it: they act on what they see."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.local.actor import Actor
from bot.local.clock import MovableClock, stopped
from bot.local.line import WsgiApplication, WsgiPort
from bot.local.slack import Slack

MONDAY_MORNING = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
"""When tests happen unless they say otherwise: Monday, 10:00 in New York."""


def true_time() -> datetime:
    """What the wall says: signatures are checked against it."""
    return datetime.now(UTC)  # noqa: TID251 - signatures are checked against the true time


class SlackForTests(Slack):
    """The local Slack, with people at their screens and a clock that moves when told to."""

    def __init__(self, *, at: datetime = MONDAY_MORNING, **facts: Any) -> None:
        self.movable = MovableClock(stopped(at))
        super().__init__(clock=self.movable, wall=true_time, **facts)

    def person(self, name_or_email: str, **facts: Any) -> Actor:
        """Somebody at a screen: known already, or added with that name or e-mail and the fields of `Person`."""
        person = self.team.find_person(name_or_email)
        if person is None:
            is_email = "@" in name_or_email
            words = name_or_email.split("@")[0].replace(".", " ").title() if is_email else name_or_email
            facts.setdefault("email", name_or_email if is_email else None)
            facts.setdefault("zone", "America/New_York")
            person = self.team.add_person(words, **facts)
        return Actor(self, person)

    def passes(self, **time: float) -> None:
        """Moves the clock on: `passes(days=3)`."""
        self.movable.move(timedelta(**time))


@contextmanager
def a_slack(
    application: WsgiApplication | None = None, *, settle: Callable[[], object] = lambda: None, **facts: Any
) -> Iterator[SlackForTests]:
    """A running Slack, closed at the end; faults that the test did not look at and clear fail it."""
    with SlackForTests(**facts) as slack:
        if application is not None:
            slack.connect(WsgiPort(application), settle=settle)
        yield slack
        assert not slack.faults, "Slack would not have taken this:\n" + "\n".join(slack.faults)
