"""The sweep: everything that is due goes into the outbox. Any number of sweeps, anywhere, put each thing in once."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain import outbox, sponsors, summaries, tidings
from bot.domain.store import Session, Store
from bot.notifications import NOTICES


def sweep(store: Store, *, now: datetime, zone: ZoneInfo) -> list[str]:
    """Queues what is due now; returns the keys that were not queued before. `zone` is for people without one."""
    with store.transaction() as session:
        sponsors.watch_contacts(session, now=now)
    with store.transaction() as session:
        return collect(session, now=now, zone=zone)


def collect(session: Session, *, now: datetime, zone: ZoneInfo) -> list[str]:
    """The parcels of one sweep, in the caller's transaction (a dry run rolls it back)."""
    keys = tidings.sweep(session, now=now) + summaries.sweep(session, now=now)
    for notice in NOTICES:
        keys += outbox.queue(session, list(notice.due(session, now=now, zone=zone)), now=now)
    return keys
