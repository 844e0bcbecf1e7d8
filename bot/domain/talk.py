"""What a conversation remembers between two messages: claims, drafts, topics, preferences, saved views."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Date, ForeignKey, Index, String, Text, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, mapped_column

from bot.domain.store import Base, Json, Session


class Claim(Base):
    """A delivery that was taken: a second one of the same key is a repetition and has no effect."""

    __tablename__ = "claims"

    key: Mapped[str] = mapped_column(String(200), unique=True)
    claimed_at: Mapped[datetime] = mapped_column(index=True)


class Draft(Base):
    """A request that is not finished: what is known so far, and the question that waits."""

    __tablename__ = "drafts"
    __table_args__ = (Index("ix_drafts_user_id_place_state", "user_id", "place", "state"),)

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    place: Mapped[str] = mapped_column(String(100))
    """Channel and thread, so that two conversations do not mix."""
    ability: Mapped[str] = mapped_column(String(40))
    slots: Mapped[dict[str, Any]] = mapped_column(Json)
    question: Mapped[dict[str, Any] | None] = mapped_column(Json)
    words: Mapped[str | None] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(10), default="open")
    """open (a question waits), kept (unfinished or failed, offered again), done or dropped."""
    message_ts: Mapped[str | None] = mapped_column(String(32))
    """Where its question stands, so that it can be replaced by the outcome."""
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime] = mapped_column(index=True)


class Topic(Base):
    """What a thread or a direct message is about now: the account and CTA last spoken of."""

    __tablename__ = "topics"
    __table_args__ = (Index("uq_topics_user_id_place", "user_id", "place", unique=True),)

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    place: Mapped[str] = mapped_column(String(100))
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    cta_id: Mapped[int | None] = mapped_column(ForeignKey("ctas.id"))
    ability: Mapped[str | None] = mapped_column(String(40))
    """What was asked last, so that "what about Globex?" asks it again."""
    slots: Mapped[dict[str, Any] | None] = mapped_column(Json)
    spoken_at: Mapped[datetime]


class Preference(Base):
    """How a person wants to be told: zone, digest time and days, quiet hours, event by event."""

    __tablename__ = "preferences"

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), unique=True)
    time_zone: Mapped[str | None] = mapped_column(String(64))
    digest_at: Mapped[str] = mapped_column(String(5), default="08:30")
    """Local time HH:MM."""
    digest_days: Mapped[list[int]] = mapped_column(Json, default=lambda: [0, 1, 2, 3, 4])
    """Weekdays, Monday is 0."""
    quiet_from: Mapped[str | None] = mapped_column(String(5))
    quiet_until: Mapped[str | None] = mapped_column(String(5))
    events: Mapped[dict[str, Any]] = mapped_column(Json, default=dict)
    """Per kind of notice: {"where": "message"|"digest"|"off", "whose": "mine"|"followed"|"team"}."""
    away_from: Mapped[date | None] = mapped_column(Date)
    away_until: Mapped[date | None] = mapped_column(Date)
    stand_in_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))


class Mute(Base):
    """Nothing about this account to this person until a day (or for good)."""

    __tablename__ = "mutes"
    __table_args__ = (Index("uq_mutes_user_id_account_id", "user_id", "account_id", unique=True),)

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    until: Mapped[date | None] = mapped_column(Date)


class SavedView(Base):
    """A list somebody named, to be asked for again by its name."""

    __tablename__ = "saved_views"
    __table_args__ = (Index("uq_saved_views_user_id_name", "user_id", "name", unique=True),)

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    name: Mapped[str] = mapped_column(String(80))
    ability: Mapped[str] = mapped_column(String(40))
    slots: Mapped[dict[str, Any]] = mapped_column(Json)


def claim(session: Session, key: str, *, now: datetime) -> bool:
    """Takes a delivery; False when somebody took it before. The claim lives and dies with the transaction."""
    try:
        with session.begin_nested():
            session.add(Claim(key=key, claimed_at=now))
    except IntegrityError:
        return False
    return True


def find_open_draft(session: Session, *, user_id: int, place: str) -> Draft | None:
    """The draft whose question waits for this person at this place."""
    return session.scalar(
        select(Draft)
        .where(Draft.user_id == user_id, Draft.place == place, Draft.state == "open")
        .order_by(Draft.id.desc())
        .limit(1)
    )


def find_last_draft(session: Session, *, user_id: int, place: str) -> Draft | None:
    """The latest unfinished draft at a place, whether its question is still open or was passed over just now."""
    return session.scalar(
        select(Draft)
        .where(Draft.user_id == user_id, Draft.place == place, Draft.state.in_(("open", "kept")))
        .order_by(Draft.updated_at.desc(), Draft.id.desc())
        .limit(1)
    )


def kept_drafts(session: Session, *, user_id: int) -> Sequence[Draft]:
    """Unfinished requests of this person, latest first."""
    return session.scalars(
        select(Draft)
        .where(Draft.user_id == user_id, Draft.state.in_(("open", "kept")))
        .order_by(Draft.updated_at.desc())
        .limit(20)
    ).all()


def keep_request(
    session: Session, ability: str, slots: dict[str, Any], *, user_id: int, place: str, now: datetime
) -> Draft:
    """Keeps an unfinished request with what is known of it, to be gone on with."""
    draft = Draft(
        user_id=user_id, place=place, ability=ability, slots=slots, state="kept", created_at=now, updated_at=now
    )
    session.add(draft)
    session.flush()
    return draft


def keep_words(session: Session, words: str, *, user_id: int, place: str, now: datetime) -> Draft:
    """Keeps words that could not be acted on, to be offered again."""
    draft = Draft(
        user_id=user_id, place=place, ability="", slots={}, words=words, state="kept", created_at=now, updated_at=now
    )
    session.add(draft)
    return draft


def find_topic(session: Session, *, user_id: int, place: str) -> Topic | None:
    return session.scalar(select(Topic).where(Topic.user_id == user_id, Topic.place == place))


def set_topic(session: Session, *, user_id: int, place: str, now: datetime, **about: Any) -> None:
    """Remembers what a place is about now; what is not named stays as it was, but for the CTA of another account."""
    topic = find_topic(session, user_id=user_id, place=place)
    if topic is None:
        topic = Topic(user_id=user_id, place=place, spoken_at=now)
        session.add(topic)
    topic.spoken_at = now
    if about.get("account_id", topic.account_id) != topic.account_id:
        topic.cta_id = None
    for name, value in about.items():
        setattr(topic, name, value)


def get_preference(session: Session, *, user_id: int) -> Preference:
    """The person's preferences, made with the defaults when they have none yet."""
    preference = session.scalar(select(Preference).where(Preference.user_id == user_id))
    if preference is None:
        preference = Preference(user_id=user_id, digest_at="08:30", digest_days=[0, 1, 2, 3, 4], events={})
        session.add(preference)
    return preference
