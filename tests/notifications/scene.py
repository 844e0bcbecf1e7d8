"""A stage for what is told unprompted: the whole house, its people at Slack, and the schedule in the test's hands."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select

from bot.app import Ally
from bot.domain import changes, consequences
from bot.domain.accounts import Account
from bot.domain.outbox import Parcel
from bot.domain.people import User
from bot.domain.store import Session
from bot.local.text import message_text
from bot.notifications.deliver import Delivery
from bot.notifications.sweep import sweep
from tests import make
from tests.slack import SlackForTests

MONDAY = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
"""Nine o'clock in New York: the digest is due."""


@dataclass
class Scene:
    """The whole house with its people, and the schedule in the test's hands."""

    slack: SlackForTests
    ally: Ally
    delivery: Delivery

    def person(self, session: Session, name: str, **columns: Any) -> User:
        at_slack = self.slack.team.find_person(name) or self.slack.team.add_person(
            name, email=f"{'.'.join(name.lower().split())}@example.com", zone="America/New_York"
        )
        return make.user(session, name=name, slack_id=at_slack.id, **columns)

    def tick(self) -> None:
        """What the schedule does every few seconds."""
        sweep(self.ally.store, now=self.slack.movable(), zone=self.ally.house.zone)
        self.delivery.deliver_due()

    def told(self, name: str) -> list[str]:
        """Everything this person was told so far."""
        person = self.slack.team.find_person(name)
        assert person is not None
        return self.told_in(self.slack.team.direct(person).id)

    def told_in(self, channel: str) -> list[str]:
        """Everything that was said in this conversation."""
        return [self._whole(message) for message in self.slack.team.messages.get(channel, [])]

    def _whole(self, message: Any) -> str:
        return message_text(message, self.slack.team, self.slack.team.people[self.slack.team.bot.id])

    def states(self) -> list[tuple[str, str]]:
        with self.ally.store.reading() as session:
            return [(one.kind, one.state) for one in session.scalars(select(Parcel).order_by(Parcel.id))]

    def passes(self, **time: float) -> None:
        self.slack.passes(**time)

    def comes(self, moment: datetime) -> None:
        """Moves the clock to that moment."""
        self.passes(seconds=(moment - self.slack.movable()).total_seconds())


def an_account(session: Session, **columns: Any) -> Account:
    """A customer whose renewal is far away."""
    return make.account(session, **({"renewal_date": make.days(200)} | columns))


def a_deed(scene: Scene, *, by: User | None, **facts: Any) -> Any:
    """Something done by hand, with what follows from it, as the road does it."""

    @contextmanager
    def doing() -> Iterator[Session]:
        with scene.ally.store.transaction() as session:
            now = scene.slack.movable()
            columns = {"person_id": by.id if by else None, "ability": "test", "done_at": now} | facts
            deed = changes.begin_deed(session, **columns)
            yield session
            recorded = changes.end_deed(session, deed)
            if deed.actor in (None, "person"):
                consequences.follow(session, deed, recorded, now=now)

    return doing()
