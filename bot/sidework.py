"""Sidework: what the edges need besides answers: the words of known records, suggestions while somebody types,
where cards stand, and the drafts of forms that were closed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.domain import accounts, contacts, cta_names, people, summaries, talk
from bot.domain.contacts import Contact
from bot.domain.house import House
from bot.domain.outbox import note_post
from bot.domain.people import User
from bot.domain.resolution import Prior, resolve
from bot.domain.store import Session, Store
from bot.domain.talk import Draft
from bot.intents import BY_NAME, naming
from bot.intents.settling import RECORDS
from bot.language.declare import Sort
from bot.reply import Card, Form
from bot.turn import Ask, Filled, Option, Press, Visitor

MOST_SUGGESTIONS = 20


@dataclass(frozen=True, slots=True)
class Sidework:
    """Short errands over the store; each opens its own session."""

    store: Store
    house: House

    def labels(self, form: Form) -> dict[str, str]:
        """The names of the records a form begins with, by slot."""
        ability = BY_NAME[form.press.ability]
        found: dict[str, str] = {}
        with self.store.reading() as session:
            for name, value in {**form.press.slots, **form.values}.items():
                slot = ability.find_slot(name)
                if slot is None or not isinstance(value, Mapping) or "id" not in value:
                    continue
                row = (
                    session.get(RECORDS[slot.metadata["sort"]], value["id"])
                    if slot.metadata["sort"] in RECORDS
                    else None
                )
                if row is not None:
                    found[name] = str(getattr(row, "name", getattr(row, "text", row.id)))
        return found

    def suggest(
        self, visitor: Visitor, press: Press, *, slot: str, typed: str, chosen: Mapping[str, Any]
    ) -> list[Option]:
        """What the slot of a form may mean while its words are still being typed. `chosen` are the form's other values."""
        ability = BY_NAME.get(press.ability)
        field = ability.find_slot(slot) if ability is not None else None
        if field is None or visitor.is_outsider or not visitor.email:
            return []
        with self.store.reading() as session:
            speaker = people.find_by_email(session, visitor.email)
            if speaker is None:
                return []
            match field.metadata["sort"]:
                case Sort.ACCOUNT:
                    return self._accounts(session, speaker, typed)
                case Sort.PERSON:
                    return _people(session, typed)
                case Sort.CTA:
                    found = cta_names.find_ctas(session, typed, speaker=speaker)[:MOST_SUGGESTIONS]
                    return [Option(f"{cta.number} · {cta.name}", {"id": cta.id}, cta.status) for cta in found]
                case Sort.CONTACT:
                    account = chosen.get("account") or press.slots.get("account")
                    account_id = account["id"] if isinstance(account, Mapping) else None
                    people_there = contacts.find_contacts(session, typed, account_id=account_id)
                    return [_contact(one) for one in people_there[:MOST_SUGGESTIONS]]
        return []

    def note_card(self, card: Card, *, channel: str, ts: str, visitor: Visitor, at: datetime) -> None:
        """Remembers where a living card stands, so that it can be redrawn there."""
        with self.store.transaction() as session:
            viewer = people.find_by_slack_id(session, visitor.slack_id)
            note_post(
                session,
                entity=card.entity,
                row_id=card.row_id,
                channel_id=channel,
                ts=ts,
                user_id=viewer.id if viewer else None,
                now=at,
            )

    def look_at_summary(self, channel: str, *, because: str, at: datetime) -> None:
        """Has a channel's living summary looked at, when who can read there may have changed."""
        with self.store.transaction() as session:
            if summaries.find_summary(session, channel) is not None:
                summaries.look(session, [channel], because=because, now=at)

    def keep(self, ask: Ask) -> None:
        """Keeps what stood in a form that was closed, so that it can be offered again."""
        if not isinstance(ask.what, Filled) or not any(ask.what.values.values()) or not ask.visitor.email:
            return
        with self.store.transaction() as session:
            speaker = people.find_by_email(session, ask.visitor.email)
            if speaker is None or not talk.claim(session, ask.key, now=ask.at):
                return
            slots = {**ask.what.press.slots, **{name: value for name, value in ask.what.values.items() if value}}
            draft = session.get(Draft, ask.what.press.draft) if ask.what.press.draft else None
            if draft is not None and draft.user_id == speaker.id:
                draft.slots, draft.state, draft.updated_at = {**draft.slots, **slots}, "kept", ask.at
                return
            talk.keep_request(
                session, ask.what.press.ability, slots, user_id=speaker.id, place=ask.place.key, now=ask.at
            )

    def _accounts(self, session: Session, speaker: User, typed: str) -> list[Option]:
        own = accounts.own_ids(session, user_id=speaker.id)
        if not typed.strip():
            keys = sorted(own)[:MOST_SUGGESTIONS]
        else:
            found = resolve(self.house.names.current(session), typed, prior=Prior(own=own))
            keys = naming.proposed_keys(found)
            keys = list(dict.fromkeys([*keys, *accounts.ids_beginning_with(session, typed, limit=MOST_SUGGESTIONS)]))
        told = accounts.tell_apart(session, keys[:MOST_SUGGESTIONS])
        return [
            Option(one.name, {"id": one.id}, " · ".join(filter(None, (one.country or one.region, one.csm, one.sf_id))))
            for one in told
            if not one.is_leftover
        ]


def _people(session: Session, typed: str) -> list[Option]:
    found = people.find_people(session, typed) if typed.strip() else people.everyone(session)
    return [Option(one.name, {"id": one.id}, one.role) for one in found[:MOST_SUGGESTIONS]]


def _contact(one: Contact) -> Option:
    return Option(one.name, {"id": one.id}, one.title or one.email or "")
