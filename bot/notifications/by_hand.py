"""What the schedule runs, by hand: for operators who want to see it, repeat it, or see what would happen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from bot.domain import deliveries, hearing, outbox, people, resolution, rules
from bot.domain.accounts import Account, get_account
from bot.domain.house import House
from bot.domain.outbox import Parcel
from bot.domain.people import User
from bot.domain.rule_book import Rule, rule_book
from bot.domain.rule_deeds import Firing
from bot.domain.store import Session, Store
from bot.notifications import NOTICES, sweep
from bot.notifications.daily_digest import DailyDigest, digest_parcel
from bot.notifications.deliver import Delivery
from bot.notifications.kept import draw_kept
from bot.notifications.rule_words import explained
from bot.reply import Heading, Item, Line, Reply, Small, plain
from bot.turn import Place, Surface, Turn


class Built(Protocol):
    """What is needed of the built product."""

    @property
    def store(self) -> Store: ...

    @property
    def house(self) -> House: ...

    @property
    def clock(self) -> Callable[[], datetime]: ...


def sweep_now(ally: Built, *, email: str | None) -> list[str]:
    """Queues what is due and returns the new keys; for one person, only theirs are told."""
    keys = sweep.sweep(ally.store, now=ally.clock(), zone=ally.house.zone)
    return _of(ally, keys, email)


def rehearse_sweep(ally: Built, *, email: str | None) -> list[str]:
    """The keys a sweep would queue; nothing is kept."""
    with ally.store.sessions() as session:
        keys = sweep.collect(session, now=ally.clock(), zone=ally.house.zone)
        session.rollback()
    return _of(ally, keys, email)


def rehearse_delivery(ally: Built, *, email: str | None) -> Iterator[str]:
    """What waits, in the order in which it would go."""
    with ally.store.reading() as session:
        person = _find_person(session, email)
        for parcel in deliveries.find_waiting(session):
            if person is None or parcel.user_id == person.id:
                yield _line(session, parcel)


def deliver_now(ally: Built, delivery: Delivery, *, email: str | None) -> int:
    with ally.store.reading() as session:
        person = _find_person(session, email)
    return delivery.deliver_due() if person is None else delivery.deliver_due(user_id=person.id)


def queue_digests(ally: Built, *, email: str | None) -> None:
    """The digests that are due; a named person's at any hour, once a local day."""
    with ally.store.transaction() as session:
        outbox.queue(session, _digests(session, ally, email), now=ally.clock())


def rehearse_digests(ally: Built, *, email: str | None) -> Iterator[str]:
    """The digests as they would read."""
    with ally.store.reading() as session:
        for parcel in _digests(session, ally, email):
            person = session.get_one(User, parcel["user_id"])
            place = Place(channel=person.slack_id or "", surface=Surface.DM)
            now = ally.clock().astimezone(_zone_of(session, ally, person))
            turn = Turn(session=session, speaker=person, now=now, place=place, house=ally.house)
            reply = DailyDigest().say_with(turn, draw_kept(turn), parcel["facts"])
            yield f"── {person.name} <{person.email}>"
            yield "(nothing to say)" if reply is None else _text(reply)


def run_rules(ally: Built, name: str | None) -> Iterator[str]:
    """Runs every rule, or one, for every account."""
    with ally.store.transaction() as session:
        for rule in _rules(name):
            for fired in rules.run(session, rule, now=ally.clock(), zone=ally.house.zone):
                yield _told(fired)


def explain_rules(ally: Built, account: str | None, name: str | None) -> Iterator[str]:
    """Every hit; for one account every miss too."""
    now, zone = ally.clock(), ally.house.zone
    with ally.store.reading() as session:
        for rule in _rules(name):
            if account is not None:
                yield explained(rules.explain(session, rule, _get_account(session, ally, account), now=now, zone=zone))
                continue
            for one in rules.preview(session, rule, now=now, zone=zone):
                yield f"{one.name} · {explained(rules.explain(session, rule, one, now=now, zone=zone))}"


def _digests(session: Session, ally: Built, email: str | None) -> Sequence[dict[str, Any]]:
    now = ally.clock()
    person = _find_person(session, email)
    if person is None:
        return DailyDigest().due(session, now=now, zone=ally.house.zone)
    return [digest_parcel(person, day=now.astimezone(_zone_of(session, ally, person)).date(), at=now)]


def _zone_of(session: Session, ally: Built, person: User) -> ZoneInfo:
    return hearing.zone_of(person, hearing.find_preference(session, person.id), default=ally.house.zone)


def _find_person(session: Session, email: str | None) -> User | None:
    if email is None:
        return None
    person = people.find_by_email(session, email)
    if person is None:
        raise LookupError(f"nobody here has the address {email}")
    return person


def _get_account(session: Session, ally: Built, words: str) -> Account:
    found = resolution.resolve(ally.house.names.current(session), words)
    if not isinstance(found, resolution.Resolved):
        raise LookupError(f"“{words}” is not the name or id of exactly one account")
    return get_account(session, found.account.key)


def _rules(name: str | None) -> Sequence[Rule]:
    chosen = [rule for rule in rule_book() if name in (None, rule.name)]
    if not chosen:
        raise LookupError(f"there is no rule “{name}”; `ally rules list` names them")
    return chosen


def _of(ally: Built, keys: Sequence[str], email: str | None) -> list[str]:
    with ally.store.reading() as session:
        person = _find_person(session, email)
    if person is None:
        return list(keys)
    own_time = tuple(f"{notice.name}:{person.id}:" for notice in NOTICES if notice.has_own_time)
    return [key for key in keys if key.endswith(f":u{person.id}") or key.startswith(own_time)]


def _line(session: Session, parcel: Parcel) -> str:
    person = session.get(User, parcel.user_id) if parcel.user_id else None
    to = person.email if person else parcel.channel_id or "–"
    return f"{parcel.not_before:%Y-%m-%d %H:%M} · {parcel.kind} · {to} · {parcel.key}"


def _told(fired: Firing) -> str:
    return f"{fired.rule}: {fired.account}: {fired.deed} {fired.what}"


def _text(reply: Reply) -> str:
    lines = []
    for part in reply.parts:
        match part:
            case Line(spans) | Small(spans):
                lines.append(plain(spans))
            case Heading(text):
                lines.append(f"{text}:")
            case Item(spans, details):
                lines.append("  " + " · ".join(plain(one) for one in (spans, *details)))
            case _:
                continue
    return "\n".join(lines)
