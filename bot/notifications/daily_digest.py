"""The daily digest: each person's day, at their own local time, once a local date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain import deliveries, hearing
from bot.domain.people import User
from bot.domain.store import Session
from bot.intents.cards import counted
from bot.intents.show_digest import find_digest
from bot.notifications.notice import Facts, Notice
from bot.reply import Action, Item, Reply, Strong, line, small
from bot.turn import How, Press, Turn

GOOD_FOR = timedelta(hours=6)
"""A digest this late is still of use; a later one is not sent at all."""
KEPT_ALONE = {"kept": "alone"}
"""The facts of a message with nothing but the notices kept for a digest."""


class DailyDigest(Notice):
    """What is due, at risk and renewing for one person."""

    name = "digest"
    has_own_time = True

    def due(self, session: Session, *, now: datetime, zone: ZoneInfo) -> Sequence[dict[str, Any]]:
        keeping = deliveries.keeping_since(session)
        parcels = []
        for person, wishes in hearing.everyone(session):
            has_digest = hearing.has_digest(wishes)
            if not has_digest and person.id not in keeping:
                continue
            theirs = hearing.zone_of(person, wishes, default=zone)
            today = now.astimezone(theirs).date()
            if today.weekday() not in hearing.digest_days(wishes) or hearing.is_away(wishes, today=today):
                continue
            at = hearing.digest_moment(wishes, day=today, zone=theirs)
            midnight = datetime.combine(today + timedelta(days=1), time.min, tzinfo=theirs).astimezone(UTC)
            stale = min(at + GOOD_FOR, midnight)
            if not at <= now < stale:
                continue
            if has_digest:
                parcels.append(digest_parcel(person, day=today, at=at, stale=stale))
            elif keeping[person.id] < at:
                parcels.append(digest_parcel(person, day=today, at=at, stale=stale) | {"facts": KEPT_ALONE})
        return parcels

    def say_with(self, turn: Turn, also: tuple[Item, ...], facts: Facts) -> Reply | None:
        """The digest with the notices the person wants in it; those alone where the digest itself is switched off."""
        if facts == KEPT_ALONE:
            return _gather(turn, also) if also else None
        reply = find_digest(turn, also=also)
        return reply and self._signed(turn, reply, ())

    def say(self, turn: Turn, bundle: Sequence[Facts]) -> Reply | None:
        return self.say_with(turn, (), bundle[0])


def _gather(turn: Turn, kept: tuple[Item, ...]) -> Reply:
    settings = Action("Change settings", Press("change-settings", {}, How.FORM), stays=True)
    return Reply(
        parts=(
            line(f"{turn.speaker.first_name}, kept for you: ", Strong(counted(len(kept), "thing"))),
            *kept,
            small("You want these in the digest only and have no daily digest, so they come gathered."),
        ),
        next_steps=(settings,),
        is_shareable=False,
    )


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
