"""Delivery: one message at a time is leased, prepared, sent and marked; several processes may do so at once.

No network call happens inside a transaction. A worker may die anywhere: before the call the message goes again after
the lease; after it, the earlier try is found by its mark and only marked as sent.
"""

from __future__ import annotations

import os
import socket
import time
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

import structlog

from bot.domain import deliveries
from bot.domain.deliveries import Lease
from bot.domain.store import Store
from bot.notifications import GATHERED
from bot.notifications.carrier import Carrier, Envelope, Missed, NotNow, Receipt, Refused, Uncertain

log = structlog.get_logger(__name__)

PACE = 0.2
"""Seconds between two messages: five a second is about what Slack takes from one app in a workspace."""


def worker_name() -> str:
    """Who leases: the machine, the process, and a word of chance, for the log."""
    return f"{socket.gethostname()}:{os.getpid()}:{uuid.uuid4().hex[:6]}"[:80]


@dataclass(slots=True)
class Delivery:
    """A worker that carries parcels out of the outbox."""

    store: Store
    carriers: Mapping[str, Carrier]
    """By the parcel's kind; "" carries every kind that has none of its own."""
    clock: Callable[[], datetime]
    pace: float = PACE
    worker: str = field(default_factory=worker_name)
    _paused_until: datetime | None = None
    _last_sent: float = 0.0

    def deliver_due(self, *, user_id: int | None = None, limit: int = 1_000) -> int:
        """Delivers what is due (for one person, or for all), until nothing is, Slack asks to wait, or `limit` messages
        went; returns how many went."""
        sent = 0
        with self.store.transaction() as session:
            deliveries.doubt_expired(session, now=self.clock())
        while sent < limit and not self._is_paused():
            taken = self._lease(user_id)
            if taken is None:
                break
            sent += self._deliver(taken)
        return sent

    def _lease(self, user_id: int | None = None) -> Lease | None:
        with self.store.transaction() as session:
            return deliveries.lease(session, worker=self.worker, now=self.clock(), together=GATHERED, user_id=user_id)

    def _deliver(self, taken: Lease) -> bool:
        carrier = self.carriers.get(taken.first.kind) or self.carriers[""]
        envelope: Envelope | None = None
        try:
            receipt = self._find_sent(carrier, taken)
            if receipt is None:
                with self.store.transaction() as session:
                    envelope = carrier.prepare(session, taken, now=self.clock())
                if envelope is None:
                    return False
                self._keep_pace()
                taken = envelope.lease
                receipt = carrier.send(envelope)
        except (NotNow, Refused, Missed, Uncertain) as ending:
            self._settle_failure(carrier, taken, ending)
            return False
        self._settle(carrier, taken, envelope, receipt)
        return True

    def _find_sent(self, carrier: Carrier, taken: Lease) -> Receipt | None:
        """An earlier try of the same parcels that was taken after all."""
        if taken.tried_at is None:
            return None
        with self.store.reading() as session:
            clue = carrier.clue(session, taken)
        receipt = carrier.find_sent(taken, clue)
        log.info("doubtful parcel looked up", kind=taken.first.kind, posting=taken.posting, was_sent=bool(receipt))
        return receipt

    def _settle(self, carrier: Carrier, taken: Lease, envelope: Envelope | None, receipt: Receipt) -> None:
        now = self.clock()
        with self.store.transaction() as session:
            deliveries.mark_sent(session, taken, ts=receipt.ts, now=now)
            carrier.settle(session, envelope, receipt, now=now)
        log.info("delivered", kind=taken.first.kind, parcels=len(taken.parcels), key=taken.first.key)

    def _settle_failure(self, carrier: Carrier, taken: Lease, ending: Exception) -> None:
        now = self.clock()
        error = str(ending)
        with self.store.transaction() as session:
            match ending:
                case NotNow():
                    wait = ending.wait
                    if taken.tried_at is None:
                        self._paused_until = now + wait
                        deliveries.put_back(session, taken, until=now + wait, error=error)
                    else:
                        deliveries.keep_in_doubt(session, taken, error=error, now=now, wait=wait)
                case Uncertain():
                    deliveries.keep_in_doubt(session, taken, error=error, now=now)
                case Missed() if taken.tried_at is None:
                    if deliveries.back_off(session, taken, error=error, now=now) == "failed":
                        carrier.give_up(session, taken, error=error, now=now)
                case Missed():
                    deliveries.keep_in_doubt(session, taken, error=error, now=now, wait=deliveries.FIRST_WAIT)
                case _:
                    deliveries.give_up(session, taken, error=error)
                    carrier.give_up(session, taken, error=error, now=now)
        log.warning("not delivered", kind=taken.first.kind, key=taken.first.key, error=error)

    def _is_paused(self) -> bool:
        return self._paused_until is not None and self.clock() < self._paused_until

    def _keep_pace(self) -> None:
        rest = self._last_sent + self.pace - time.monotonic()
        if rest > 0:
            time.sleep(rest)
        self._last_sent = time.monotonic()
