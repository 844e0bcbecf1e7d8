"""What carries a parcel out of the house, and the ways in which that can end."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Protocol

from bot.domain.deliveries import Lease
from bot.domain.store import Session


class NotNow(Exception):
    """The other side asks to wait; it surely did not take it."""

    def __init__(self, wait: timedelta, error: str = "ratelimited") -> None:
        super().__init__(error)
        self.wait = wait
        self.error = error


class Refused(Exception):
    """It will never be taken."""


class Missed(Exception):
    """It was surely not taken this time; another try may do."""


class Uncertain(Exception):
    """It may have been taken: the answer did not come."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """What is sent: made in a transaction, carried outside of it."""

    lease: Lease
    content: Any


@dataclass(frozen=True, slots=True)
class Receipt:
    """That it was taken, and where it stands."""

    ts: str | None = None
    channel: str | None = None
    learnt: dict[str, Any] = field(default_factory=dict)
    """What was found out on the way, for `settle`."""


class Carrier(Protocol):
    """Carries parcels of some kinds. Only `send` and `find_sent` touch the network."""

    def prepare(self, session: Session, lease: Lease, *, now: datetime) -> Envelope | None:
        """What to send from the state as it is now; None when the lease was settled instead."""

    def send(self, envelope: Envelope) -> Receipt:
        """Sends it; raises one of the four ways in which it can fail."""

    def find_sent(self, lease: Lease, clue: Any) -> Receipt | None:
        """The earlier try, if it was taken. Raises `Refused` where that cannot be found out."""

    def clue(self, session: Session, lease: Lease) -> Any:
        """What `find_sent` has to know, read from the database."""

    def settle(self, session: Session, envelope: Envelope | None, receipt: Receipt, *, now: datetime) -> None:
        """What else is to be written once it was taken."""

    def give_up(self, session: Session, lease: Lease, *, error: str, now: datetime) -> None:
        """What else is to be written once it was given up; admins are told in any case."""
