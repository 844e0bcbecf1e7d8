"""Notices, carried to Slack: as direct messages and into channels that follow an account.

Slack has no idempotency for messages, so every one carries its parcel's mark as message metadata. After a try whose
end nobody knows, the direct conversation's history is read around that moment for the mark: there it is allowed
(`im:history`), it is needed only then, and one reading settles it. A channel's history may not be read; a doubtful
message there is not repeated, and an admin hears of it.
"""

from __future__ import annotations

import http.client
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from urllib.error import URLError
from zoneinfo import ZoneInfo

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.domain import deliveries, hearing, outbox
from bot.domain.deliveries import Lease
from bot.domain.hearers import Because
from bot.domain.hearing import Outcome, Verdict
from bot.domain.house import House
from bot.domain.outbox import Parcel
from bot.domain.people import User
from bot.domain.store import Session
from bot.notifications import BY_NAME
from bot.notifications.carrier import Envelope, Missed, NotNow, Receipt, Refused, Uncertain
from bot.notifications.daily_digest import DailyDigest
from bot.notifications.kept import draw_kept
from bot.notifications.notice import Notice
from bot.reply import Reply
from bot.turn import Place, Surface, Turn
from bot.views.blocks import draw_message

EVENT_TYPE = "ally_parcel"
AROUND = timedelta(minutes=5)
"""How far from the try the history is read: our clock and Slack's differ."""
PAGE = 15
"""Slack gives apps under the strict limit no more messages at once."""
PERMANENT = frozenset(
    {
        "user_not_found",
        "users_not_found",
        "channel_not_found",
        "is_archived",
        "account_inactive",
        "user_disabled",
        "not_in_channel",
        "cannot_dm_bot",
        "messages_tab_disabled",
        "restricted_action",
        "missing_scope",
        "invalid_blocks",
        "msg_too_long",
        "no_text",
        "message_not_found",
        "cant_update_message",
    }
)
OURS_TO_MEND = frozenset({"invalid_auth", "not_authed", "token_revoked", "token_expired", "org_login_required"})
"""Nothing is wrong with the message: nothing can be sent at all until somebody mends it."""
MENDING = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Addressee:
    """Where a message goes: a channel, or a person whose Slack id may have to be looked up."""

    channel: str | None
    email: str | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """A drawn message and whom it is for."""

    to: Addressee
    message: dict[str, Any]
    reply: Reply


class SlackCarrier:
    """Says notices at Slack."""

    def __init__(self, client: WebClient, *, house: House, has_outsiders: Callable[[str], bool]) -> None:
        self.client = client
        self.house = house
        self.has_outsiders = has_outsiders
        """Whether anyone from outside can read a channel; true when that cannot be found out."""

    # ── what is said ────────────────────────────────────────────────────────────────────────────

    def prepare(self, session: Session, lease: Lease, *, now: datetime) -> Envelope | None:
        notice = BY_NAME[lease.first.kind]
        fresh = [one for one in lease.parcels if one.expires_at is None or one.expires_at > now]
        deliveries.drop(session, [one for one in lease.parcels if one not in fresh], why="stale")
        if not fresh:
            return None
        if lease.first.channel_id is not None:
            turn = self._in_channel(session, lease.first.channel_id, now)
            return self._envelope(session, lease.of(fresh), notice, turn, Addressee(lease.first.channel_id))
        person = session.get(User, lease.first.user_id)
        if person is None or not person.is_active:
            deliveries.drop(session, fresh, why="no longer here")
            return None
        zone = hearing.zone_of(person, hearing.find_preference(session, person.id), default=self.house.zone)
        if not notice.has_own_time:
            fresh = self._wanted(session, lease.of(fresh), notice, person, zone=zone, now=now)
        if not fresh:
            return None
        turn = Turn(
            session=session,
            speaker=person,
            now=now.astimezone(zone),
            place=Place(channel=person.slack_id or "", surface=Surface.DM),
            house=self.house,
        )
        return self._envelope(session, lease.of(fresh), notice, turn, Addressee(person.slack_id, person.email))

    def _wanted(
        self, session: Session, lease: Lease, notice: Notice, person: User, *, zone: ZoneInfo, now: datetime
    ) -> list[Parcel]:
        """The parcels this person wants told now; the others are settled as the person wishes."""
        wanted: list[Parcel] = []
        for parcel in lease.parcels:
            verdict = hearing.judge(
                session,
                person,
                kind=notice.name,
                account_id=parcel.account_id,
                because=Because(parcel.facts.get("because", Because.MINE)),
                now=now,
                zone=zone,
                usually=notice.usually,
            )
            if verdict.outcome is Outcome.PASS_ON and parcel.facts.get("for"):
                verdict = Verdict(Outcome.DIGEST)  # the stand-in is away too: it goes no further
            match verdict.outcome:
                case Outcome.TELL:
                    wanted.append(parcel)
                case Outcome.WAIT:
                    deliveries.put_back(session, lease.of([parcel]), until=verdict.until or now)
                case Outcome.DROP:
                    deliveries.drop(session, [parcel], why=verdict.why)
                case Outcome.DIGEST:
                    deliveries.keep_for_digest(session, [parcel])
                case Outcome.PASS_ON:
                    deliveries.pass_on(session, [parcel], to=verdict.to or 0, now=now)
        return wanted

    def _envelope(self, session: Session, lease: Lease, notice: Notice, turn: Turn, to: Addressee) -> Envelope | None:
        if isinstance(notice, DailyDigest):
            deliveries.put_into_digest(session, user_id=turn.speaker.id, posting=lease.posting)
            reply = notice.say_with(turn, draw_kept(turn, lease.posting), lease.first.facts)
        else:
            reply = notice.say(turn, [parcel.facts for parcel in lease.parcels])
        if reply is None:
            deliveries.drop(session, lease.parcels, why="nothing to say")
            return None
        return Envelope(lease, Letter(to, draw_message(reply), reply))

    def _in_channel(self, session: Session, channel: str, now: datetime) -> Turn:
        nobody = User(name="", email="", role="Viewer")
        place = Place(channel=channel, surface=Surface.MENTION, is_private=False)
        return Turn(session=session, speaker=nobody, now=now.astimezone(self.house.zone), place=place, house=self.house)

    # ── how it goes out ─────────────────────────────────────────────────────────────────────────

    def send(self, envelope: Envelope) -> Receipt:
        letter: Letter = envelope.content
        learnt: dict[str, Any] = {}
        to = letter.to.channel
        if to is None:
            to = call(lambda: self.client.users_lookupByEmail(email=letter.to.email or ""))["user"]["id"]
            learnt["slack_id"] = to
        elif letter.to.email is None and self.has_outsiders(to):
            raise Refused("outsiders")
        mark = {"event_type": EVENT_TYPE, "event_payload": {"posting": envelope.lease.posting}}
        posted = call(lambda: self.client.chat_postMessage(channel=to, metadata=mark, **letter.message))
        return Receipt(ts=posted["ts"], channel=posted["channel"], learnt=learnt)

    def clue(self, session: Session, lease: Lease) -> Addressee:
        person = session.get(User, lease.first.user_id) if lease.first.channel_id is None else None
        return Addressee(person.slack_id, person.email) if person else Addressee(lease.first.channel_id)

    def find_sent(self, lease: Lease, clue: Addressee) -> Receipt | None:
        if clue.email is None:
            raise Refused("perhaps-posted")
        if clue.channel is None or lease.tried_at is None:
            return None  # it was never tried: the Slack id was not even known
        channel = call(lambda: self.client.conversations_open(users=clue.channel))["channel"]["id"]
        ends, cursor = lease.tried_at + deliveries.LEASE + AROUND, None
        while True:
            page = call(partial(self._read_history, channel, lease.tried_at - AROUND, ends, cursor))
            for message in page["messages"]:
                payload = (message.get("metadata") or {}).get("event_payload") or {}
                if payload.get("posting") == lease.posting:
                    return Receipt(ts=message["ts"], channel=channel)
            cursor = (page.get("response_metadata") or {}).get("next_cursor")
            if not cursor:
                return None

    def _read_history(self, channel: str, begins: datetime, ends: datetime, cursor: str | None) -> Any:
        return self.client.conversations_history(
            channel=channel,
            oldest=f"{begins.timestamp():.6f}",
            latest=f"{ends.timestamp():.6f}",
            include_all_metadata=True,
            limit=PAGE,
            cursor=cursor,
        )

    def settle(self, session: Session, envelope: Envelope | None, receipt: Receipt, *, now: datetime) -> None:
        if envelope is None or receipt.ts is None or receipt.channel is None:
            return
        letter: Letter = envelope.content
        user_id = envelope.lease.first.user_id
        if letter.reply.card is not None:
            outbox.note_post(
                session,
                entity=letter.reply.card.entity,
                row_id=letter.reply.card.row_id,
                channel_id=receipt.channel,
                ts=receipt.ts,
                user_id=user_id,
                now=now,
            )
        person = session.get(User, user_id) if "slack_id" in receipt.learnt else None
        if person is not None and person.slack_id is None:
            person.slack_id = receipt.learnt["slack_id"]

    def give_up(self, session: Session, lease: Lease, *, error: str, now: datetime) -> None:
        """Nothing else is to be written."""


def call(method: Callable[[], Any]) -> Any:
    """One call of Slack's Web API; whatever goes wrong is told as one of the four ways it can end."""
    try:
        return method()
    except SlackApiError as error:
        raise _read(error) from error
    except URLError as error:
        if isinstance(error.reason, ConnectionRefusedError):
            raise Missed("slack cannot be reached") from error
        raise Uncertain(f"no answer: {error.reason}") from error
    except (OSError, http.client.HTTPException, SlackClientError) as error:
        raise Uncertain(f"no answer: {error}") from error


def _read(error: SlackApiError) -> Exception:
    response = error.response
    status, word = response.status_code, str(response.get("error") or "")
    if status == http.HTTPStatus.TOO_MANY_REQUESTS or word == "ratelimited":
        seconds = response.headers.get("Retry-After") or response.headers.get("retry-after") or "1"
        return NotNow(timedelta(seconds=int(seconds) + 1))
    if word in OURS_TO_MEND:
        return NotNow(MENDING, word)
    if word in PERMANENT:
        return Refused(word)
    if status >= http.HTTPStatus.INTERNAL_SERVER_ERROR or word in (
        "internal_error",
        "fatal_error",
        "service_unavailable",
    ):
        return Uncertain(word or f"status {status}")
    return Missed(word or f"status {status}")
