"""Workers in processes of their own, to be killed: `python -m tests.notifications.worker DATABASE_URL SLACK_URL`.

One process has everything at hand and forks a worker in a few milliseconds, so that many can die in a short test, and
each in the middle of its work.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from datetime import timedelta

from bot.app import Ally, build, build_delivery
from bot.domain import deliveries
from bot.local.slack import BOT_TOKEN
from bot.logs import start_logging
from bot.notifications.sweep import sweep
from bot.settings import Settings

LEASE = timedelta(seconds=4)
SETTLING = timedelta(seconds=1.5)
"""A minute and a quarter of one are what they are outside; here somebody dies every moment."""


def be_impatient() -> None:
    deliveries.LEASE, deliveries.SETTLING = LEASE, SETTLING


def settings_for(database_url: str, slack_url: str) -> Settings:
    return Settings(_env_file=None, slack_bot_token=BOT_TOKEN, slack_api_url=slack_url, database_url=database_url)


def work(ally: Ally) -> None:
    """Sweeps and delivers until it is killed."""
    delivery = build_delivery(ally, pace=0)
    while True:
        sweep(ally.store, now=ally.clock(), zone=ally.house.zone)
        delivery.deliver_due()
        time.sleep(0.02)


def main(database_url: str, slack_url: str) -> None:
    """Brings a worker into the world for every line that comes in, and says its process id.

    The mother has swept once, so that everything is imported and every statement made; her connections she keeps.
    """
    start_logging("text")  # on standard error: standard output is for process ids
    be_impatient()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    ally = build(settings_for(database_url, slack_url))
    build_delivery(ally)
    sweep(ally.store, now=ally.clock(), zone=ally.house.zone)
    ally.store.engine.dispose()
    for _line in sys.stdin:
        child = os.fork()
        if child == 0:
            work(ally)
        print(child, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
