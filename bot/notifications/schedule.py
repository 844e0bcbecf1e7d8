"""The schedule only rings bells: what is due is decided in the database, so a bell too many, too late or in several
processes at once does no harm.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from apscheduler.schedulers.background import (  # type: ignore[import-untyped]  # it ships no types
    BackgroundScheduler,
)

SWEEP_EVERY = 15
DELIVER_EVERY = 2
RULES_EVERY = 60
SYNC_EVERY = 300
HEALTH_EVERY = 6 * 3600
"""Seconds between two bells."""


@dataclass(frozen=True, slots=True)
class Job:
    """Something to look after every so many seconds."""

    name: str
    seconds: int
    run: Callable[[], object]


def start(jobs: Sequence[Job]) -> BackgroundScheduler:
    """Rings for these jobs in threads of its own until it is shut down.

    Missed bells are rung once, however late; no job runs beside itself.
    """
    scheduler = BackgroundScheduler(
        timezone="UTC", job_defaults={"coalesce": True, "misfire_grace_time": None, "max_instances": 1}
    )
    for job in jobs:
        scheduler.add_job(job.run, "interval", seconds=job.seconds, id=job.name, name=job.name)
    scheduler.start()
    return scheduler
