"""When the connected sources are read by themselves: Salesforce every two hours, Zendesk every night.

The bell may ring as often as it likes and in any number of processes: a turn is taken in the database, once.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.domain import outbox
from bot.domain.store import Store
from bot.sync.runs import Clock

if TYPE_CHECKING:
    from bot.settings import Settings

SALESFORCE_EVERY = timedelta(hours=2)
"""Only what changed is read, so that the nightly read and the two-hourly one of activities (product.md §10) are one."""
ZENDESK_EVERY = timedelta(days=1)
NIGHT = timedelta(hours=7)
"""Nightly turns begin at 07:00 UTC."""


def sync_when_due(store: Store, settings: Settings, *, clock: Clock) -> None:
    """Reads every configured source whose turn has come and was not taken yet."""
    from bot.sync import salesforce, zendesk

    if settings.salesforce_url and take_turn(store, "salesforce", every=SALESFORCE_EVERY, now=clock()):
        salesforce.sync_changes(store, salesforce.connect(settings), clock=clock, zone=settings.zone)
    if settings.zendesk_subdomain and take_turn(store, "zendesk", every=ZENDESK_EVERY, now=clock()):
        zendesk.sync_changes(store, zendesk.connect(settings), clock=clock, zone=settings.zone)


def take_turn(store: Store, source: str, *, every: timedelta, now: datetime) -> bool:
    """True for the first who asks in a stretch of time; stretches begin at 07:00 UTC and repeat."""
    turn = int((now.timestamp() - NIGHT.total_seconds()) // every.total_seconds())
    with store.transaction() as session:
        return bool(outbox.claim_new(session, [f"sync:{source}:{int(every.total_seconds())}:{turn}"], now=now))
