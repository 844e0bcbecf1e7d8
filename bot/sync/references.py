"""References: the rows that a source's ids stand for, looked up once per import."""

from __future__ import annotations

from collections.abc import Collection
from zoneinfo import ZoneInfo

from bot.domain import mirror
from bot.domain.accounts import Account, Opportunity, Ticket
from bot.domain.contacts import Contact
from bot.domain.ctas import Cta
from bot.domain.people import User
from bot.domain.store import Base, Session
from bot.domain.success_plans import SuccessPlan

TABLES: dict[str, type[Base]] = {
    "User": User,
    "Account": Account,
    "Contact": Contact,
    "SuccessPlan": SuccessPlan,
    "CTA": Cta,
}


class References:
    """Finds rows by the ids their source gives them, and remembers the ones it found."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._found: dict[str, dict[str, int]] = {}

    def find(self, session: Session, to: str, ids: Collection[str]) -> dict[str, int]:
        """Our ids of these records; the ones nobody knows are absent."""
        known = self._found.setdefault(to, {})
        missing = {one for one in ids if one not in known}
        if missing:
            known.update(self._look_up(session, to, missing))
        return known

    def _look_up(self, session: Session, to: str, ids: set[str]) -> dict[str, int]:
        if to == "AccountOfContact":
            return mirror.find_column(session, Contact, column="account_id", by="sf_id", among=ids)
        found = mirror.find_column(session, TABLES[to], column="id", by="sf_id", among=ids)
        if to == "User":  # a person with two users is one row, which carries the first one's id
            second = mirror.find_seen(session, source=self._source, entity=to, source_ids=ids - found.keys())
            found.update({sf_id: seen.row_id for sf_id, seen in second.items()})
        if to == "Account":  # a Task may be about a deal or a case, and so about its account
            rest = ids - found.keys()
            found.update(mirror.find_column(session, Opportunity, column="account_id", by="sf_id", among=rest))
            found.update(mirror.find_column(session, Ticket, column="account_id", by="source_id", among=rest))
        return found


def read_zones(session: Session, default: ZoneInfo) -> dict[str, ZoneInfo]:
    """Everybody's time zone by Salesforce id."""
    return {
        row["sf_id"]: ZoneInfo(row["time_zone"]) if row["time_zone"] else default
        for row in mirror.read_all(session, User, columns=("sf_id", "time_zone"))
        if row["sf_id"]
    }
