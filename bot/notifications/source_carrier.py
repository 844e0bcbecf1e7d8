"""Write-backs to the system the customer's records come from, through the same outbox as messages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any, Protocol

from bot.domain import deliveries, outbox
from bot.domain.deliveries import Lease
from bot.domain.errors import SourceAway, SourceRefused, SourceSilent
from bot.domain.store import Session
from bot.notifications.carrier import Envelope, Missed, Receipt, Refused, Uncertain


class Source(Protocol):
    """The other side, as it is handed in by the app; what goes wrong there is a kind of `SourceAway`."""

    def prepare(self, session: Session, facts: Mapping[str, Any]) -> Any:
        """What to write; None when there is nothing any more."""

    def send(self, writing: Any) -> str | None:
        """Writes it; the id of a record that was made."""

    def find_made(self, writing: Any) -> str | None:
        """The id of a record that an earlier try made after all."""

    def settle(self, session: Session, writing: Any, made: str | None) -> None:
        """Keeps what was learnt."""


class Nowhere:
    """The other side when nothing is connected: there is nothing to write."""

    def prepare(self, session: Session, facts: Mapping[str, Any]) -> None:
        return None

    def send(self, writing: Any) -> None:
        return None

    def find_made(self, writing: Any) -> None:
        return None

    def settle(self, session: Session, writing: Any, made: str | None) -> None:
        return None


class SourceCarrier:
    """Carries write-backs. A change of an existing record may be written twice; a new record is looked up first."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def prepare(self, session: Session, lease: Lease, *, now: datetime) -> Envelope | None:
        with as_endings():
            writing = self._source.prepare(session, lease.first.facts)
        if writing is None:
            deliveries.drop(session, lease.parcels, why="nothing to write, or nothing is connected")
            return None
        return Envelope(lease, writing)

    def send(self, envelope: Envelope) -> Receipt:
        with as_endings():
            return Receipt(learnt={"made": self._source.send(envelope.content)})

    def clue(self, session: Session, lease: Lease) -> Any:
        with as_endings():
            return self._source.prepare(session, lease.first.facts)

    def find_sent(self, lease: Lease, clue: Any) -> Receipt | None:
        if clue is None or clue.sf_id is not None:
            return None
        with as_endings():
            made = self._source.find_made(clue)
        return Receipt(learnt={"made": made, "writing": clue}) if made else None

    def settle(self, session: Session, envelope: Envelope | None, receipt: Receipt, *, now: datetime) -> None:
        writing = envelope.content if envelope else receipt.learnt.get("writing")
        if writing is not None:
            self._source.settle(session, writing, receipt.learnt.get("made"))

    def give_up(self, session: Session, lease: Lease, *, error: str, now: datetime) -> None:
        """Whoever made the change is told."""
        first = lease.first
        if first.user_id is None:
            return
        parcel = {
            "key": f"write-back-failed:{first.id}:u{first.user_id}",
            "kind": "write-back-failed",
            "user_id": first.user_id,
            "account_id": first.account_id,
            "facts": {"account": first.account_id, "error": error},
        }
        outbox.queue(session, [parcel], now=now)


@contextmanager
def as_endings() -> Iterator[None]:
    """The source's troubles as the endings a delivery knows."""
    try:
        yield
    except SourceRefused as error:
        raise Refused(str(error)) from error
    except SourceSilent as error:
        raise Uncertain(str(error)) from error
    except SourceAway as error:
        raise Missed(str(error)) from error
