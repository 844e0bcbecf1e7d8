"""The demo put together: fictional customers, made for today, the real Ally on them, and a place to talk to it.

Whatever the environment says about databases, tokens and connectors is left alone: the demo touches its own data only.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import threading
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.app import build, build_delivery, build_jobs, build_wsgi, clock
from bot.domain import changes, health_upkeep, people, rules
from bot.domain.accounts import ChannelBinding, find_by_salesforce_id
from bot.domain.migration import migrate
from bot.domain.people import User
from bot.domain.store import Session, Store
from bot.handlers.manifest import build_manifest
from bot.happenings import ZONE, happenings
from bot.local import cast
from bot.local.chat import converse
from bot.local.clock import MovableClock
from bot.local.demo import make
from bot.local.pages import Pages
from bot.local.quiet import CountedThreads
from bot.local.slack import BOT_TOKEN, SIGNING_SECRET, Slack
from bot.local.workspace import Resident, Workspace
from bot.settings import Settings
from bot.sync import terminal
from bot.sync.files import Progress, load

TICK_SECONDS = 20.0
"""How often what is due is looked for while nobody moves the clock."""
ACME = "0015f00000pmp2lAAA"
LONG_AGO = timedelta(days=7)
"""What happened then is no news any more."""
A_BREATH = timedelta(seconds=2)
"""Between two messages to one person; the demo's clock is moved by it, so that nobody has to wait."""
OFFICE = ZoneInfo("America/New_York")
SATURDAY = 5
CHATTER = "maya.okafor@example.com"


class Demo:
    """The demo's data, loaded once into a template that every beginning copies."""

    def __init__(self, folder: Path, *, now: datetime, progress: Progress | None = None) -> None:
        self._folder = folder
        self._exports, self._template = folder / "exports", folder / "template.db"
        self._beginnings = 0
        self._jobs = {"sweep"}
        make.write(self._exports, make.tables(make.Calendar(now.astimezone(ZONE).date())))
        migrate(_url(self._template))
        store = Store(_url(self._template))
        load(store, self._exports, now=now, zone=ZONE, rejected_to=folder / "rejected.csv", progress=progress)
        with store.transaction() as session:
            health_upkeep.refresh(session, now=now)
        store.close()

    def let_rules_act(self, *, now: datetime) -> None:
        """Rules and health upkeep run from now on. They are applied as if some days ago first, so that nobody is met
        by all that they open at once."""
        self._jobs |= {"rules", "health"}
        store = Store(_url(self._template))
        changes.watch(store.sessions)
        with store.transaction() as session:
            rules.run_due(session, now=(now - LONG_AGO).astimezone(ZONE).replace(hour=12), zone=ZONE)
        store.close()

    def move_in(self, slack: Slack, clock: MovableClock) -> Resident:
        """A fresh copy of the data with a fresh Ally on it, and its people in this Slack."""
        self._beginnings += 1
        database = self._folder / f"demo-{self._beginnings}.db"
        shutil.copy(self._template, database)
        settings = Settings.model_construct(
            slack_bot_token=BOT_TOKEN,
            slack_signing_secret=SIGNING_SECRET,
            slack_api_url=slack.api_url,
            database_url=_url(database),
            ally_schedule="off",
        )
        ally = build(settings, clock=clock)
        with ally.store.transaction() as session:
            known = people.everyone(session)
            cast.gather(
                slack.team,
                (cast.Member(one.name, one.email, one.time_zone or str(ZONE), one.role) for one in known),
            )
            for one in known:
                person = slack.team.find_person(one.email)
                one.slack_id = person.id if person else None
            _bind_channel(session, slack, bound_by=known[0], now=clock())
        threads = CountedThreads()

        jobs = [job for job in build_jobs(ally) if job.name in self._jobs]
        delivery = build_delivery(ally, pace=0.0)

        def tick() -> None:
            for job in jobs:
                job.run()
            while delivery.deliver_due():
                clock.move(A_BREATH)

        def leave() -> None:
            threads.shutdown()
            ally.close()

        return Resident(
            wsgi=build_wsgi(ally, threads=threads),
            manifest=build_manifest(),
            tick=tick,
            settle=threads.settle,
            close=leave,
            happenings=happenings(ally.store, self._exports, clock),
        )


@contextmanager
def a_demo() -> Iterator[Workspace]:
    """A workspace with Ally and the demo's data in it, thrown away at the end."""
    with tempfile.TemporaryDirectory(prefix="ally-demo-", ignore_cleanup_errors=True) as folder:
        start = working_moment(clock())
        ahead = start - clock()
        with terminal.bars() as progress:
            demo = Demo(Path(folder), now=start, progress=progress)
        demo.let_rules_act(now=start)
        workspace = Workspace(demo.move_in, wall=clock, start=lambda: clock() + ahead)
        try:
            yield workspace
        finally:
            workspace.close()


def working_moment(now: datetime) -> datetime:
    """This moment where it lies in working hours of the demo's people, else ten o'clock on their next working day:
    at night and on Sundays Ally rightly keeps quiet, and there would be little to see."""
    local = now.astimezone(OFFICE)
    if local.weekday() < SATURDAY and 9 <= local.hour < 17:
        return now
    day = local if local.hour < 9 else local + timedelta(days=1)
    while day.weekday() >= SATURDAY:
        day += timedelta(days=1)
    return day.replace(hour=10, minute=0, second=0, microsecond=0)


def run_workspace(*, port: int) -> None:
    """Serves the workspace in the browser until it is interrupted."""
    print("Making a book of fictional customers for today…", file=sys.stderr)
    with a_demo() as workspace:
        pages = Pages(workspace, port=port)
        print(f"Ally is at {pages.url} (Ctrl+C ends it; nothing is kept)", file=sys.stderr)
        webbrowser.open(pages.url)
        ended = threading.Event()
        try:
            while not ended.wait(TICK_SECONDS):
                workspace.tick()
        except KeyboardInterrupt:
            pages.close()


def run_chat() -> None:
    """Talks in the terminal until the input ends."""
    print("Making a book of fictional customers for today…", file=sys.stderr)
    with a_demo() as workspace:
        converse(workspace, CHATTER, sys.stdin, sys.stdout)


def _bind_channel(session: Session, slack: Slack, *, bound_by: User, now: datetime) -> None:
    """Ties #acme-account to Acme, as somebody there would have asked for."""
    account, channel = find_by_salesforce_id(session, ACME), slack.team.find_channel("acme-account")
    if account is not None and channel is not None:
        session.add(ChannelBinding(channel_id=channel.id, account_id=account.id, bound_by_id=bound_by.id, bound_at=now))


def _url(path: Path) -> str:
    return f"sqlite:///{path}"
