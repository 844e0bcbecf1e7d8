"""The weekly roll-up: a manager's team at the beginning of the week."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain import hearing
from bot.domain.people import team_of
from bot.domain.store import Session
from bot.domain.team_week import Share, read_week
from bot.intents.cards import counted
from bot.notifications.daily_digest import GOOD_FOR
from bot.notifications.notice import Facts, Notice
from bot.reply import Action, Item, Reply, Strong, line, small
from bot.turn import Press, Turn

MONDAY = 0
MOST_PEOPLE = 20


class WeeklyRollup(Notice):
    """How a team stands, person by person, on a Monday."""

    name = "weekly-rollup"
    has_own_time = True

    def due(self, session: Session, *, now: datetime, zone: ZoneInfo) -> Sequence[dict[str, Any]]:
        parcels = []
        for person, wishes in hearing.everyone_leading(session):
            theirs = hearing.zone_of(person, wishes, default=zone)
            today = now.astimezone(theirs).date()
            if hearing.is_off(wishes, self.name) or hearing.is_away(wishes, today=today):
                continue
            at = hearing.digest_moment(wishes, day=today, zone=theirs)
            if today.weekday() != MONDAY or not at <= now < at + GOOD_FOR:
                continue
            year, week, _day = today.isocalendar()
            parcels.append(
                {
                    "key": f"{self.name}:{person.id}:{year}-{week:02}",
                    "kind": self.name,
                    "user_id": person.id,
                    "facts": {},
                    "not_before": at + timedelta(minutes=1),
                    "expires_at": at + GOOD_FOR,
                }
            )
        return parcels

    def say(self, turn: Turn, bundle: Sequence[Facts]) -> Reply | None:
        team = [one for one in team_of(turn.session, turn.speaker) if one.id != turn.speaker.id]
        shares = read_week(turn.session, team, now=turn.now, zone=turn.zone)
        if not shares:
            return None
        shares.sort(key=lambda one: (-one.overdue, -one.at_risk, one.person))
        overdue, at_risk = sum(one.overdue for one in shares), sum(one.at_risk for one in shares)
        reply = Reply(
            parts=(
                line(
                    "Your team’s week: ",
                    Strong(f"{counted(overdue, 'CTA')} overdue, {counted(at_risk, 'account')} at risk"),
                ),
                *(_row(one) for one in shares[:MOST_PEOPLE]),
                *([small(f"and {len(shares) - MOST_PEOPLE} more people")] if len(shares) > MOST_PEOPLE else []),
            ),
            next_steps=(
                Action("Team’s risks", Press("list-risks", {"scope": "team"})),
                Action("Team’s renewals", Press("list-renewals", {"scope": "team"})),
            ),
        )
        return self._signed(turn, reply, bundle)


def _row(one: Share) -> Item:
    worked = f"{one.overdue} overdue · {one.closed} closed last week · {one.at_risk} at risk"
    money = ", ".join(f"{amount:,.0f} {currency}" for currency, amount in one.arr_renewing.items())
    renewing = f"{counted(one.renewals, 'renewal')} within 30 days" + (f" ({money})" if money else "")
    silent = f" · {one.silent} without a call for 60 days" if one.silent else ""
    return Item(
        (Strong(one.person), f" · {counted(one.accounts, 'account')}"),
        ((worked,), (f"{renewing}{silent}",)),
        (Action("Their CTAs", Press("list-ctas", {"owner": {"id": one.person_id}}), stays=True),),
    )
