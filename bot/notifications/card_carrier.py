"""Living cards, redrawn where they stand. Drawing twice does no harm, so nothing is looked up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from slack_sdk import WebClient

from bot.domain import deliveries, hearing
from bot.domain.ctas import Cta
from bot.domain.deliveries import Lease
from bot.domain.house import House
from bot.domain.outbox import Post
from bot.domain.people import User
from bot.domain.store import Session
from bot.intents.cards import draw_cta
from bot.notifications.carrier import Envelope, Receipt
from bot.notifications.slack_carrier import call
from bot.turn import Place, Surface, Turn
from bot.views.blocks import draw_message


@dataclass(frozen=True, slots=True)
class Redrawn:
    """A card and where it stands."""

    channel: str
    ts: str
    message: dict[str, Any]


class CardCarrier:
    """Redraws cards by chat.update."""

    def __init__(self, client: WebClient, *, house: House) -> None:
        self.client = client
        self.house = house

    def prepare(self, session: Session, lease: Lease, *, now: datetime) -> Envelope | None:
        post = session.get(Post, lease.first.facts["post"])
        cta = session.get(Cta, post.row_id) if post is not None and post.entity == "ctas" else None
        viewer = session.get(User, post.user_id) if post is not None and post.user_id else None
        if post is None or cta is None or viewer is None:
            deliveries.drop(session, lease.parcels, why="nothing to redraw")
            return None
        zone = hearing.zone_of(viewer, hearing.find_preference(session, viewer.id), default=self.house.zone)
        place = Place(channel=post.channel_id, surface=Surface.DM, message=post.ts)
        turn = Turn(session=session, speaker=viewer, now=now.astimezone(zone), place=place, house=self.house)
        return Envelope(lease, Redrawn(post.channel_id, post.ts, draw_message(draw_cta(turn, cta))))

    def send(self, envelope: Envelope) -> Receipt:
        card: Redrawn = envelope.content
        call(lambda: self.client.chat_update(channel=card.channel, ts=card.ts, **card.message))
        return Receipt(ts=card.ts, channel=card.channel)

    def clue(self, session: Session, lease: Lease) -> None:
        return None

    def find_sent(self, lease: Lease, clue: None) -> Receipt | None:
        return None

    def settle(self, session: Session, envelope: Envelope | None, receipt: Receipt, *, now: datetime) -> None:
        """Nothing else is to be written."""

    def give_up(self, session: Session, lease: Lease, *, error: str, now: datetime) -> None:
        """Nothing else is to be written."""
