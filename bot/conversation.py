"""The one road: an ask comes in, a reply goes out, and everything between happens in one transaction.

A delivery is claimed before anything else, so that a repetition has no effect; nothing is said before the commit.
Abilities run inside a savepoint: a refusal or a question leaves nothing half done.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from time import perf_counter
from typing import Any, Protocol
from zoneinfo import ZoneInfo

import structlog

from bot import wording
from bot.answering import go_on, hear_answer
from bot.domain import changes, people, talk
from bot.domain.errors import ChangedMeanwhile, Refusal
from bot.domain.house import House
from bot.domain.people import User
from bot.domain.saved_views import find_asked_view
from bot.domain.store import Session, Store
from bot.domain.talk import Draft
from bot.intents import BY_NAME, Ability
from bot.intents.home import home
from bot.intents.reading import Reading
from bot.language import markup
from bot.language.answers import agrees, find_named, find_same_about, greets, is_no, is_yes, refers_back, thanks
from bot.language.declare import Sort
from bot.pursuit import Request, find_cta_spoken_of, find_lender, lent, make_ready, open_form, pursue
from bot.reply import SILENCE, Reply, say
from bot.turn import Ask, Filled, How, Opened, Pending, Picked, Press, Said, Surface, Turn

log = structlog.get_logger(__name__)


class Reads(Protocol):
    """How sentences are read; the names it knows are those of the session's database."""

    def __call__(self, session: Session, text: str, *, now: datetime, about: str | None = None) -> Reading: ...


class Conversation:
    """Answers asks. One instance serves every listener, thread and edge."""

    def __init__(self, *, store: Store, house: House, reads: Reads) -> None:
        self.store = store
        self.house = house
        self.reads = reads

    def answer(self, ask: Ask) -> Reply:
        """The reply to one ask; never raises, and never loses what was typed."""
        started = perf_counter()
        reply = self._answer_safely(ask)
        log.info(
            "ask answered",
            key=ask.key,
            person=ask.visitor.slack_id,
            surface=ask.place.surface.value,
            ability=reply.ability,
            outcome=reply.outcome,
            milliseconds=round((perf_counter() - started) * 1000, 1),
        )
        return reply

    def _answer_safely(self, ask: Ask) -> Reply:
        try:
            try:
                with self.store.transaction() as session:
                    return self._answer(session, ask)
            except ChangedMeanwhile:  # somebody was quicker by a moment: once more, from what is so now
                with self.store.transaction() as session:
                    return self._answer(session, ask)
        except Exception:  # the one place: whatever broke, the person hears it and keeps their words
            log.exception("ask failed", key=ask.key, person=ask.visitor.slack_id)
            return self._keep_words(ask)

    # ── who asks, and where ─────────────────────────────────────────────────────────────────────

    def _answer(self, session: Session, ask: Ask) -> Reply:
        if not talk.claim(session, ask.key, now=ask.at):
            return SILENCE
        speaker = None if ask.visitor.is_outsider else self._find_speaker(session, ask)
        if speaker is None:
            return replace(wording.stranger(), outcome="turned-away")
        if ask.place.has_outsiders:
            return replace(wording.outsiders_present(), outcome="turned-away")
        turn = Turn(
            session=session,
            speaker=speaker,
            now=ask.at.astimezone(self._zone(session, speaker)),
            place=ask.place,
            house=self.house,
            words=ask.what.text if isinstance(ask.what, Said) else None,
        )
        match ask.what:
            case Said(text):
                return self._hear(turn, text)
            case Picked(press):
                return self._take(turn, press)
            case Filled(press, values):
                return self._accept(turn, press, values)
            case Opened():
                return home(turn)

    def _find_speaker(self, session: Session, ask: Ask) -> User | None:
        visitor = ask.visitor
        speaker = people.find_by_email(session, visitor.email) if visitor.email else None
        if speaker is not None:
            people.tie_to_slack(session, speaker, slack_id=visitor.slack_id, time_zone=visitor.zone)
        return speaker

    def _zone(self, session: Session, speaker: User) -> ZoneInfo:
        preferred = talk.get_preference(session, user_id=speaker.id).time_zone
        return people.find_zone(preferred) or speaker.zone(self.house.zone)

    # ── words ───────────────────────────────────────────────────────────────────────────────────

    def _hear(self, turn: Turn, text: str) -> Reply:
        draft = talk.find_open_draft(turn.session, user_id=turn.speaker.id, place=turn.place.key)
        reading = self.reads(turn.session, text, now=turn.now)
        courtesy = self._find_courtesy(turn, text, waiting=draft) if reading.intent is None else None
        if courtesy is not None:
            return courtesy
        if draft is not None:
            reply = hear_answer(turn, draft, text, reading)
            if reply is not None:
                return reply
            draft.state = "kept"
        view = find_asked_view(turn.session, turn.speaker, text)
        if view is not None:
            return pursue(turn, Request(ability=BY_NAME[view.ability], slots=dict(view.slots)))
        repeated = self._find_repeated(turn, text, reading)
        if repeated is not None:
            return pursue(turn, repeated)
        pointing = self._find_pointing(turn, text) if reading.intent is None else None
        if pointing is not None:
            return pursue(turn, pointing)
        cta = find_cta_spoken_of(turn) if reading.intent is None else None
        if cta is not None:
            reading = self.reads(turn.session, text, now=turn.now, about=f"CTA {cta.number}")
        if reading.intent is None:
            is_nod = draft is None and agrees(text)
            return wording.unasked() if is_nod else self._not_understood(turn, text, reading)
        words = markup.verbatim(text, reading.words) if reading.rest else text
        request = Request(
            ability=BY_NAME[reading.intent],
            slots=_as_written(BY_NAME[reading.intent], reading.slots, words),
            words=words,
            is_certain=reading.tier == "exact",
            rest=markup.verbatim(text, reading.rest) if reading.rest else None,
        )
        turn = replace(turn, words=words)
        if turn.place.surface is Surface.COMMAND and not request.slots and request.ability.opens_as_form:
            return Reply(form=open_form(turn, request))
        return pursue(turn, request)

    def _find_courtesy(self, turn: Turn, text: str, *, waiting: Draft | None) -> Reply | None:
        """What is said to those who only said hello or thanks; a question that waits goes on waiting, or was answered so."""
        if waiting is not None and (is_yes(text) or is_no(text)):
            return None
        if greets(text):
            return wording.greeting(turn.speaker)
        question = (waiting.question or {}).get("text") if waiting is not None else None
        return wording.welcome(still_open=question) if thanks(text) else None

    def _find_repeated(self, turn: Turn, text: str, reading: Reading) -> Request | None:
        """ "What about Globex?": the last question, about somebody else."""
        name = find_same_about(text)
        if name is None or refers_back(text) or reading.intent not in (None, "show-account"):
            return None
        topic = talk.find_topic(turn.session, user_id=turn.speaker.id, place=turn.place.key)
        if topic is None or topic.ability is None:
            return None
        ability = BY_NAME[topic.ability]
        if ability.writes or ability.find_slot("account") is None:
            return None
        return Request(ability=ability, slots={**(topic.slots or {}), "account": name}, words=text)

    def _find_pointing(self, turn: Turn, text: str) -> Request | None:
        """ "Set their stage to Adoption": understood once the account spoken of is put in the pronoun's place."""
        lender = find_lender(turn, is_pointed_at=True, is_wanted=True) if refers_back(text) else None
        if lender is None:
            return None
        account, where = lender
        named = find_named(text, account.name.partition(",")[0])
        reading = self.reads(turn.session, named, now=turn.now) if named else None
        if reading is None or reading.intent is None or reading.slots.get("account", "?") not in account.name:
            return None
        ability = BY_NAME[reading.intent]
        return Request(
            ability=ability,
            slots={**_as_written(ability, reading.slots, text), "account": {"id": account.id}},
            words=text,
            rest=reading.rest,
            is_certain=False,
            assumed=[f"{account.name}, from {where}"],
        )

    # ── buttons and forms ───────────────────────────────────────────────────────────────────────

    def _take(self, turn: Turn, press: Press) -> Reply:
        if press.how is How.RESUME:
            return self._resume(turn, press)
        if press.how is How.ANSWER:
            draft = turn.session.get(Draft, press.draft)
            if draft is None or draft.user_id != turn.speaker.id:
                return say("That question was for somebody else.", is_shareable=False)
            if draft.state not in ("open", "kept"):
                return SILENCE
            return go_on(turn, draft, press.slots.get("value"))
        slots = dict(press.slots)
        miss = slots.pop("miss", None)
        if miss is not None:
            text = changes.note_choice(turn.session, miss, press.ability)
            if text and BY_NAME[press.ability].find_slot("notes") and not slots.get("notes"):
                # what was typed is worth keeping, whatever of it was understood: here it can be put right
                return Reply(form=BY_NAME[press.ability].form(turn, {**slots, "notes": markup.reveal(text)}))
        request = Request(ability=BY_NAME[press.ability], slots=slots, is_certain=miss is None)
        if press.how is How.FORM:
            return Reply(form=request.ability.form(turn, lent(turn, request)))
        reply = pursue(turn, request)
        return wording.signed(reply, turn.speaker) if press.how is How.SHARE else reply

    def _accept(self, turn: Turn, press: Press, values: Mapping[str, Any]) -> Reply:
        draft = self._find_own_draft(turn, press.draft)
        request = Request(
            ability=BY_NAME[press.ability],
            slots={**(draft.slots if draft else {}), **press.slots, **_given(values)},
            rest=(draft.question or {}).get("rest") if draft else None,
            draft=draft,
            is_filled=True,
            inputs=frozenset(values),
        )
        try:
            make_ready(turn, request)
        except Pending as pending:
            if pending.question.slot in values:
                return Reply(faults={pending.question.slot: pending.question.text})
        except Refusal:
            pass  # it comes again below, where a no is put into words
        return pursue(turn, request)

    def _resume(self, turn: Turn, press: Press) -> Reply:
        """Goes on with a kept draft: its words are heard again, its form opens as it was left."""
        draft = self._find_own_draft(turn, press.draft)
        if draft is None:
            return say("That is finished already.", is_shareable=False)
        if not draft.ability:
            draft.state = "done"
            if draft.slots:
                talk.set_topic(turn.session, user_id=turn.speaker.id, place=turn.place.key, now=turn.now, **draft.slots)
            return self._hear(turn, draft.words or "help")
        form = BY_NAME[draft.ability].form(turn, draft.slots)
        return Reply(form=replace(form, press=replace(form.press, draft=draft.id)))

    def _find_own_draft(self, turn: Turn, draft_id: int | None) -> Draft | None:
        draft = turn.session.get(Draft, draft_id) if draft_id is not None else None
        if draft is None or draft.user_id != turn.speaker.id or draft.state not in ("open", "kept"):
            return None
        return draft

    # ── when it is not understood, or fails ───────────────────────────────────────────────────────

    def _not_understood(self, turn: Turn, text: str, reading: Reading) -> Reply:
        nearest = [BY_NAME[name] for name, _confidence in reading.alternatives if name in BY_NAME and name != "help"][
            :3
        ]
        miss = changes.note_miss(
            turn.session, person_id=turn.speaker.id, text=text, nearest=[one.ability for one in nearest], now=turn.now
        )
        return replace(wording.not_understood(nearest, miss=miss.id, slots=reading.slots), outcome="not-understood")

    def _keep_words(self, ask: Ask) -> Reply:
        """After a failure: the words are kept as a draft where that is still possible, and said back in any case."""
        if isinstance(ask.what, Filled):
            asked = next(iter(ask.what.values), "")
            return Reply(faults={asked: wording.BROKEN_FORM})  # the form stays open with everything in it
        text = ask.what.text if isinstance(ask.what, Said) else None
        try:
            with self.store.transaction() as session:
                speaker = self._find_speaker(session, ask)
                if speaker is not None and text:
                    talk.keep_words(session, text, user_id=speaker.id, place=ask.place.key, now=ask.at)
        except Exception:  # the database itself is away; the words are said back below
            log.exception("draft not kept", key=ask.key)
        return replace(wording.broken(text), outcome="failed")


def _given(values: Mapping[str, Any]) -> dict[str, Any]:
    """What was typed or chosen in a form, without the fields left empty."""
    return {name: value for name, value in values.items() if value not in (None, "", [])}


def _as_written(ability: type[Ability], slots: Mapping[str, Any], text: str) -> dict[str, Any]:
    """The slots, texts as they were written: what is kept for others to read is kept word for word."""
    texts = {slot.name for slot in ability.slots() if slot.metadata["sort"] is Sort.TEXT}
    return {
        name: markup.verbatim(text, value) if name in texts and isinstance(value, str) else value
        for name, value in slots.items()
    }
