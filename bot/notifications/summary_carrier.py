"""Living summaries, brought in line with what is wished: posted and pinned once, edited from then on, taken away.

A channel's history may not be read, so a posting whose end nobody knows is not repeated: the wish ends, and whoever had
it is told to look. Everything else may be done twice without harm.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import structlog
from slack_sdk import WebClient

from bot.domain import deliveries, summaries
from bot.domain.deliveries import Lease
from bot.domain.house import House
from bot.domain.people import User
from bot.domain.store import Session
from bot.intents.living_summary import draw_summary, signed, veiled
from bot.notifications.carrier import Envelope, Missed, NotNow, Receipt, Refused, Uncertain
from bot.notifications.slack_carrier import call
from bot.reply import Reply
from bot.turn import Place, Surface, Turn
from bot.views.blocks import draw_message

log = structlog.get_logger(__name__)

LATER = timedelta(seconds=30)
"""When a pin that Slack was too busy for is tried again."""
ELSEWHERE = timedelta(seconds=10)
"""How long to wait while another worker has the same channel in hand."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A message, and a digest of what it shows apart from its age."""

    message: dict[str, Any]
    shows: str


@dataclass(frozen=True, slots=True)
class Errand:
    """What stands in a channel, and what is to stand there: the summary, the veil where outsiders read, or nothing."""

    channel: str
    ts: str | None
    shows: str | None
    is_pinned: bool
    wanted: Drawn | None
    veil: Drawn


class SummaryCarrier:
    """Carries parcels of kind summary."""

    def __init__(self, client: WebClient, *, house: House, has_outsiders: Callable[[str], bool]) -> None:
        self.client = client
        self.house = house
        self.has_outsiders = has_outsiders
        """Whether anyone from outside can read a channel, asked anew; true when that cannot be found out."""

    def prepare(self, session: Session, lease: Lease, *, now: datetime) -> Envelope | None:
        channel = str(lease.first.channel_id)
        if summaries.is_looked_at_elsewhere(session, channel, but=lease.ids):
            deliveries.put_back(session, lease, until=now + ELSEWHERE)
            return None
        standing, wish = summaries.find_summary(session, channel), summaries.find_wish(session, channel)
        if standing is None and wish is None:
            deliveries.drop(session, lease.parcels, why="no summary is wanted here")
            return None
        wanted = None
        if wish is not None:
            binding, account = wish
            turn = self._turn(session, channel, now)
            reply = draw_summary(turn, account)
            wanted = _drawn(reply, shown=signed(turn, reply, session.get(User, binding.summary_by_id)))
        errand = Errand(
            channel=channel,
            ts=standing.ts if standing else None,
            shows=standing.shows if standing else None,
            is_pinned=standing is not None and standing.is_pinned,
            wanted=wanted,
            veil=_drawn(veiled(), shown=veiled()),
        )
        return Envelope(lease, errand)

    def send(self, envelope: Envelope) -> Receipt:
        errand: Errand = envelope.content
        if errand.wanted is None:
            self._take_away(errand)
            return Receipt(channel=errand.channel)
        drawn = errand.veil if self.has_outsiders(errand.channel) else errand.wanted
        if errand.ts is None and drawn is errand.veil:
            raise Refused("outsiders")
        ts = errand.ts or self._post(errand.channel, drawn)
        if errand.ts is not None and errand.shows != drawn.shows:
            call(lambda: self.client.chat_update(channel=errand.channel, ts=ts, **drawn.message))
        pinned = {} if errand.is_pinned else self._pin(errand.channel, ts)
        return Receipt(ts=ts, channel=errand.channel, learnt={"shows": drawn.shows, **pinned})

    def clue(self, session: Session, lease: Lease) -> bool:
        """Whether the summary stood there before the doubtful try."""
        channel = str(lease.first.channel_id)
        return summaries.find_summary(session, channel) is not None or summaries.find_wish(session, channel) is None

    def find_sent(self, lease: Lease, clue: bool) -> Receipt | None:
        if not clue:
            raise Refused("perhaps-posted")
        return None

    def settle(self, session: Session, envelope: Envelope | None, receipt: Receipt, *, now: datetime) -> None:
        channel = str(receipt.channel)
        if receipt.ts is None:
            summaries.forget(session, channel)
            return
        learnt = receipt.learnt
        is_pinned = learnt.get("is_pinned", True)
        summaries.note_standing(
            session, channel_id=channel, ts=receipt.ts, shows=learnt["shows"], is_pinned=is_pinned, now=now
        )
        wish = summaries.find_wish(session, channel)
        if wish is None:  # unbound while it was on its way
            summaries.look(session, [channel], because=f"late:{receipt.ts}", now=now)
        elif "unpinned" in learnt:
            summaries.tell_keeper(session, channel, why="not-pinned", detail=learnt["unpinned"], wish=wish, now=now)
        elif not is_pinned:
            summaries.look(session, [channel], because=f"pin:{receipt.ts}", now=now + LATER)

    def give_up(self, session: Session, lease: Lease, *, error: str, now: datetime) -> None:
        """What cannot be kept is not tried for ever, and its keeper is told what to do."""
        summaries.stop(session, str(lease.first.channel_id), why=error, now=now)

    def _post(self, channel: str, drawn: Drawn) -> str:
        return str(call(lambda: self.client.chat_postMessage(channel=channel, **drawn.message))["ts"])

    def _pin(self, channel: str, ts: str) -> dict[str, Any]:
        """Pins the message that stands; a no is kept to be told, everything else is left for the next look."""
        try:
            call(lambda: self.client.pins_add(channel=channel, timestamp=ts))
        except (Refused, Missed) as ending:
            return {} if str(ending) == "already_pinned" else {"unpinned": str(ending)}
        except (NotNow, Uncertain):
            return {"is_pinned": False}
        return {}

    def _take_away(self, errand: Errand) -> None:
        """Unpinned and deleted; a pin that is not there, or may not be taken off, does not keep the message."""
        ts = str(errand.ts)
        try:
            call(lambda: self.client.pins_remove(channel=errand.channel, timestamp=ts))
        except (Refused, Missed) as ending:
            log.info("summary not unpinned", channel=errand.channel, error=str(ending))
        try:
            call(lambda: self.client.chat_delete(channel=errand.channel, ts=ts))
        except Refused as ending:
            if str(ending) != "message_not_found":
                raise

    def _turn(self, session: Session, channel: str, now: datetime) -> Turn:
        nobody = User(name="", email="", role="Viewer")
        place = Place(channel=channel, surface=Surface.MENTION, is_private=False)
        return Turn(session=session, speaker=nobody, now=now.astimezone(self.house.zone), place=place, house=self.house)


def _drawn(reply: Reply, *, shown: Reply) -> Drawn:
    """The message as it is shown, and what tells it from another one, its age aside."""
    bare = json.dumps(draw_message(reply), sort_keys=True)
    return Drawn(draw_message(shown), hashlib.sha256(bare.encode()).hexdigest())
