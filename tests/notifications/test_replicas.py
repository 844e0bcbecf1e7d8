"""Several replicas whose schedules ring at the same moment do each thing once."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import select

from bot.app import Ally, build, build_jobs
from bot.domain.ctas import Cta
from bot.domain.outbox import Parcel
from bot.domain.store import Store
from bot.local.slack import BOT_TOKEN
from bot.settings import Settings
from tests import make
from tests.notifications.scene import MONDAY

REPLICAS = 4
ACCOUNTS = 25

pytestmark = pytest.mark.only_postgres


def test_replicas_that_ring_at_once_open_each_cta_once_and_queue_each_notice_once(
    store: Store, database_url: str
) -> None:
    with store.transaction() as session:
        maya = make.user(session, time_zone="America/New_York")
        for number in range(ACCOUNTS):
            make.account(session, csm=maya, name=f"Customer {number}", health_band="Red", renewal_date=make.days(100))
    settings = Settings(
        _env_file=None, slack_bot_token=BOT_TOKEN, slack_api_url="http://127.0.0.1:9/api/", database_url=database_url
    )
    replicas = [build(settings, clock=lambda: MONDAY) for _ in range(REPLICAS)]
    for job in ("rules", "sweep"):
        _ring(replicas, job)
    for replica in replicas:
        replica.close()
    with store.reading() as session:
        opened = Counter((cta.source, cta.account_id) for cta in session.scalars(select(Cta)))
        keys = list(session.scalars(select(Parcel.key)))
    assert {source for source, _account_id in opened} >= {"red-health", "upcoming-renewal"}
    assert set(opened.values()) == {1}
    assert sum(source == "red-health" for source, _account_id in opened) == ACCOUNTS
    assert sum(key.startswith("digest:") for key in keys) == 1
    assert sum(key.startswith("cta-assigned:") for key in keys) == len(opened)


def _ring(replicas: list[Ally], name: str) -> None:
    """The job of this name, in every replica at the same moment."""
    barrier = Barrier(len(replicas))

    def ring(ally: Ally) -> None:
        (job,) = (one for one in build_jobs(ally) if one.name == name)
        barrier.wait()
        job.run()

    with ThreadPoolExecutor(len(replicas)) as threads:
        for done in [threads.submit(ring, ally) for ally in replicas]:
            done.result()
