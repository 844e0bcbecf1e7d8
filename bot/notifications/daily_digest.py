"""The daily digest: each person's day, at their own local time, once a local date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain import hearing
from bot.domain.people import User
from bot.domain.store import Session
from bot.intents.show_digest import find_digest
from bot.notifications.notice import Facts, Notice
from bot.reply import Item, Reply
from bot.turn import Turn

GOOD_FOR = timedelta(hours=6)
"""A digest this late is still of use; a later one is not sent at all."""


class DailyDigest(Notice):
    """What is due, at risk and renewing for one person."""

    name = "digest"
    has_own_time = True

    def due(self, session: Session, *, now: datetime, zone: ZoneInfo) -> Sequence[dict[str, Any]]:
        parcels = []
        for person, wishes in hearing.everyone(session):
            theirs = hearing.zone_of(person, wishes, default=zone)
            today = now.astimezone(theirs).date()
            if today.weekday() not in wishes.digest_days or hearing.is_away(wishes, today=today):
                continue
            if hearing.is_off(wishes, self.name):
                continue
            at = hearing.digest_moment(wishes, day=today, zone=theirs)
            midnight = datetime.combine(today + timedelta(days=1), time.min, tzinfo=theirs).astimezone(UTC)
            stale = min(at + GOOD_FOR, midnight)
            if at <= now < stale:
                parcels.append(digest_parcel(person, day=today, at=at, stale=stale))
        return parcels

    def say_with(self, turn: Turn, also: tuple[Item, ...]) -> Reply | None:
        """The digest with the notices the person wants in it."""
        reply = find_digest(turn, also=also)
        return reply and self._signed(turn, reply, ())

    def say(self, turn: Turn, bundle: Sequence[Facts]) -> Reply | None:
        return self.say_with(turn, ())


def digest_parcel(person: User, *, day: date, at: datetime, stale: datetime | None = None) -> dict[str, Any]:
    """A person's digest of one local day: its key keeps it to one, whatever the clocks and the zone do."""
    return {
        "key": f"digest:{person.id}:{day.isoformat()}",
        "kind": DailyDigest.name,
        "user_id": person.id,
        "facts": {"day": day.isoformat()},
        "not_before": at,
        "expires_at": stale or at + GOOD_FOR,
    }
