"""Workers killed at random while they deliver, and what people at Slack then have: every message once."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.app import build, build_delivery
from bot.domain import outbox
from bot.domain.outbox import Parcel
from bot.domain.store import Session, Store
from bot.local.slack import Slack
from bot.notifications.daily_digest import digest_parcel
from tests import make
from tests.notifications import worker

WORKERS = 3


def wall() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - the workers are real processes, on the real clock


@dataclass(frozen=True)
class Toll:
    """What became of it."""

    messages: int
    meanwhile: int
    """Of the messages, those that arrived while workers were being killed."""
    killed: int
    looked_up: int
    """Times that a doubtful message was looked for at Slack: a worker had died around its call."""
    lost: int
    doubled: int


def kill_while_delivering(database_url: str, *, people: int, seconds: float, seed: int) -> Toll:
    """Queues a digest for each of so many people, lets workers deliver them and kills one every moment."""
    chance = random.Random(seed)
    with Slack(clock=wall, wall=wall) as slack:
        slack.traffic = deque()  # all of it
        store = Store(database_url)
        with store.transaction() as session:
            _queue(session, slack, people=people)
        slack.team.watchers.append(lambda _change: time.sleep(chance.uniform(0, WORKERS * seconds / people)))
        killed = _murder(database_url, slack, seconds=seconds, chance=chance)
        slack.team.watchers.clear()
        meanwhile = sum(_counts(slack).values())
        _finish(database_url, slack, store)
        store.close()
        counts = _counts(slack)
        looked_up = sum(one.name == "conversations.history" for one in slack.traffic)
        assert not slack.faults, slack.faults
    return Toll(
        messages=people,
        meanwhile=meanwhile,
        killed=killed,
        looked_up=looked_up,
        lost=sum(count == 0 for count in counts.values()),
        doubled=sum(count > 1 for count in counts.values()),
    )


def _counts(slack: Slack) -> dict[str, int]:
    """How many messages each person has."""
    return {
        person.id: len(slack.team.messages.get(slack.team.direct(person).id, []))
        for person in slack.team.people.values()
        if not person.is_bot
    }


def _queue(session: Session, slack: Slack, *, people: int) -> None:
    today = wall().date()
    for number in range(people):
        name = f"Person {number}"
        at_slack = slack.team.add_person(name, email=f"person.{number}@example.com")
        person = make.user(session, name=name, slack_id=at_slack.id)
        account = make.account(session, csm=person, renewal_date=today + timedelta(days=200))
        make.cta(session, account=account, owner=person, due=today - timedelta(days=1))
        outbox.queue(session, [digest_parcel(person, day=today, at=wall())], now=wall())


def _murder(database_url: str, slack: Slack, *, seconds: float, chance: random.Random) -> int:
    killed = 0
    with _nursery(database_url, slack) as bear:
        workers = [bear() for _ in range(WORKERS)]
        ends = time.monotonic() + seconds
        while time.monotonic() < ends:
            time.sleep(chance.uniform(0.05, 0.4))
            victim = chance.randrange(WORKERS)
            os.kill(workers[victim], signal.SIGKILL)
            workers[victim] = bear()
            killed += 1
        for one in workers:
            os.kill(one, signal.SIGKILL)
    return killed


@contextmanager
def _nursery(database_url: str, slack: Slack) -> Iterator[Callable[[], int]]:
    """Gives birth to workers and says their process ids."""
    command = [sys.executable, "-m", "tests.notifications.worker", database_url, slack.api_url]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, bufsize=1
    ) as mother:
        birth, cry = mother.stdin, mother.stdout
        assert birth is not None
        assert cry is not None

        def bear() -> int:
            birth.write("one more\n")
            while not (line := cry.readline().strip()).isdigit():
                assert mother.poll() is None, line
            return int(line)

        yield bear
        mother.kill()


def _finish(database_url: str, slack: Slack, store: Store) -> None:
    """The one who survives delivers the rest."""
    ally = build(worker.settings_for(database_url, slack.api_url))
    delivery = build_delivery(ally, pace=0)
    gives_up = time.monotonic() + 60
    while _left(store) and time.monotonic() < gives_up:
        delivery.deliver_due()
        time.sleep(0.1)
    ally.close()


def _left(store: Store) -> int:
    with store.reading() as session:
        return session.query(Parcel).where(Parcel.state.in_(("waiting", "leased", "doubt"))).count()
