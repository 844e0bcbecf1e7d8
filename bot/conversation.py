"""The one road: an ask comes in, a reply goes out, and everything between happens in one transaction.

A delivery is claimed before anything else, so that a repetition has no effect; nothing is said before the commit.
Abilities run inside a savepoint: a refusal or a question leaves nothing half done.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from time import perf_counter
from typing import Any, Protocol
from zoneinfo import ZoneInfo

import structlog

from bot import wording
from bot.domain import accounts, changes, consequences, people, talk
from bot.domain.accounts import Account
from bot.domain.ctas import Cta
from bot.domain.errors import ChangedMeanwhile, Refusal, noticing_stale_rows
from bot.domain.house import House
from bot.domain.people import User
from bot.domain.resolution import wording as remembered_form
from bot.domain.saved_views import find_asked_view
from bot.domain.store import Session, Store
from bot.domain.talk import Draft
from bot.intents import BY_NAME, Ability
from bot.intents.home import home
from bot.intents.reading import Reading
from bot.intents.refusals import word
from bot.intents.settling import settle
from bot.language.answers import find_chosen, find_day, find_same_about, is_no, is_yes, refers_back
from bot.language.declare import Sort
from bot.reply import SILENCE, Action, Link, Reply, say, small
from bot.turn import Ask, Filled, How, Opened, Pending, Picked, Press, Question, Said, Surface, Turn

log = structlog.get_logger(__name__)

CONFIRM = ""
"""The slot of a question that only wants a yes."""

NAMING = {Sort.ACCOUNT: ("show-account", "account"), Sort.CTA: ("show-cta", "cta")}
"""Sorts of slots that are answered by what would, alone, be asking to see the thing: its name."""


class Reads(Protocol):
    """How sentences are read; the names it knows are those of the session's database."""

    def __call__(self, session: Session, text: str, *, now: datetime) -> Reading: ...


@dataclass(slots=True)
class Request:
    """An ability somebody wants, while it is being made ready: what is known, what was assumed, what was said."""

    ability: type[Ability]
    slots: dict[str, Any]
    """As they can be kept in a draft: raw words, or {"id": n}."""
    words: str | None = None
    is_certain: bool = True
    """Nothing about it was inferred: it was said exactly, pressed, filled in or confirmed."""
    assumed: list[str] = field(default_factory=list)
    is_filled: bool = False
    """It came by a form, which is closed by now."""
    inputs: frozenset[str] = frozenset()
    """The fields of that form: what is wrong with one is said beside it, and the form stays open."""
    rest: str | None = None
    """A second request in the same message."""
    draft: Draft | None = None
    values: dict[str, Any] = field(default_factory=dict)
    """Settled values by slot."""


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
        if draft is not None:
            reply = self._hear_answer(turn, draft, text, reading)
            if reply is not None:
                return reply
            draft.state = "kept"
        view = find_asked_view(turn.session, turn.speaker, text)
        if view is not None:
            return self._pursue(turn, Request(ability=BY_NAME[view.ability], slots=dict(view.slots)))
        repeated = self._find_repeated(turn, text, reading)
        if repeated is not None:
            return self._pursue(turn, repeated)
        if reading.intent is None:
            return self._not_understood(turn, text, reading)
        request = Request(
            ability=BY_NAME[reading.intent],
            slots=dict(reading.slots),
            words=text,
            is_certain=reading.tier == "exact",
            rest=reading.rest,
        )
        if turn.place.surface is Surface.COMMAND and not request.slots and request.ability.opens_as_form:
            return Reply(form=request.ability.form(turn, self._lent(turn, request)))
        return self._pursue(turn, request)

    def _hear_answer(self, turn: Turn, draft: Draft, text: str, reading: Reading) -> Reply | None:
        """The reply when the words answer the draft's question; None when they are something else."""
        question = draft.question or {}
        slot = question.get("slot", CONFIRM)
        options = question.get("options", [])
        if slot == CONFIRM and (is_yes(text) or is_no(text)):
            return self._answered(turn, draft, is_yes(text))
        chosen = find_chosen(text, [option["label"] for option in options])
        if chosen is not None:
            return self._answered(turn, draft, options[chosen]["value"])
        if slot == CONFIRM and reading.is_bare_name and draft.slots.get("account") is not None:
            return self._corrected(turn, draft, reading)
        named = _named_by(draft, slot, reading)
        if named is not None:
            return self._answered(turn, draft, named)
        is_new = reading.intent is not None and (reading.tier == "exact" or not _takes_text(draft, slot))
        if slot == CONFIRM or is_new or not question.get("is_free", True):
            return None
        return self._answered(turn, draft, self._read_answer(turn, draft, slot, text, reading))

    def _corrected(self, turn: Turn, draft: Draft, reading: Reading) -> Reply:
        """A bare name in answer to "shall I?": the account is another one, and now it was said."""
        draft.slots = {**draft.slots, "account": reading.slots["account"]}
        draft.question = {**(draft.question or {}), "assumed": []}
        return self._answered(turn, draft, True)

    def _read_answer(self, turn: Turn, draft: Draft, slot: str, text: str, reading: Reading) -> Any:
        """The value a free answer gives a slot: a day for a day, the bare words otherwise."""
        field_ = BY_NAME[draft.ability].find_slot(slot)
        if field_ is not None and field_.metadata["sort"] is Sort.DAY:
            return find_day(text, now=turn.now, is_past=field_.metadata["past"]) or text
        return text.strip()

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

    # ── buttons and forms ───────────────────────────────────────────────────────────────────────

    def _take(self, turn: Turn, press: Press) -> Reply:
        if press.how is How.SAY:
            return self._hear(turn, str(press.slots["text"]))
        if press.how is How.RESUME:
            return self._resume(turn, press)
        if press.how is How.ANSWER:
            draft = turn.session.get(Draft, press.draft)
            if draft is None or draft.user_id != turn.speaker.id:
                return say("That question was for somebody else.", is_shareable=False)
            if draft.state not in ("open", "kept"):
                return SILENCE
            return self._answered(turn, draft, press.slots.get("value"))
        slots = dict(press.slots)
        miss = slots.pop("miss", None)
        if miss is not None:
            changes.note_choice(turn.session, miss, press.ability)
        request = Request(ability=BY_NAME[press.ability], slots=slots, is_certain=miss is None)
        if press.how is How.FORM:
            return Reply(form=request.ability.form(turn, self._lent(turn, request)))
        reply = self._pursue(turn, request)
        return wording.signed(reply, turn.speaker) if press.how is How.SHARE else reply

    def _accept(self, turn: Turn, press: Press, values: Mapping[str, Any]) -> Reply:
        draft = self._find_own_draft(turn, press.draft)
        request = Request(
            ability=BY_NAME[press.ability],
            slots={**(draft.slots if draft else {}), **press.slots, **_given(values)},
            draft=draft,
            is_filled=True,
            inputs=frozenset(values),
        )
        try:
            self._make_ready(turn, request)
        except Pending as pending:
            if pending.question.slot in values:
                return Reply(faults={pending.question.slot: pending.question.text})
        return self._pursue(turn, request)

    def _resume(self, turn: Turn, press: Press) -> Reply:
        """Goes on with a kept draft: its words are heard again, its form opens as it was left."""
        draft = self._find_own_draft(turn, press.draft)
        if draft is None:
            return say("That draft is finished already.", is_shareable=False)
        if not draft.ability:
            draft.state = "done"
            return self._hear(turn, draft.words or "help")
        form = BY_NAME[draft.ability].form(turn, draft.slots)
        return Reply(form=replace(form, press=replace(form.press, draft=draft.id)))

    def _find_own_draft(self, turn: Turn, draft_id: int | None) -> Draft | None:
        draft = turn.session.get(Draft, draft_id) if draft_id is not None else None
        if draft is None or draft.user_id != turn.speaker.id or draft.state not in ("open", "kept"):
            return None
        return draft

    def _answered(self, turn: Turn, draft: Draft, value: Any) -> Reply:
        """Goes on with a draft whose question was answered."""
        question = draft.question or {}
        slot = question.get("slot", CONFIRM)
        request = Request(
            ability=BY_NAME[draft.ability],
            slots=dict(draft.slots),
            words=draft.words,
            is_certain=question.get("is_certain", True),
            assumed=list(question.get("assumed", [])),
            rest=question.get("rest"),
            draft=draft,
        )
        if slot == CONFIRM:
            if value is not True:
                draft.state = "dropped"
                return say("All right, I did nothing.", is_shareable=False)
            request.is_certain = True
        else:
            words = request.slots.get(slot)
            if isinstance(words, str) and slot == "account" and isinstance(value, Mapping):
                accounts.remember_choice(
                    turn.session,
                    user_id=turn.speaker.id,
                    words=remembered_form(words),
                    account_id=value["id"],
                    now=turn.now,
                )
            request.slots[slot] = value
        return self._pursue(turn, request)

    # ── making ready ────────────────────────────────────────────────────────────────────────────

    def _pursue(self, turn: Turn, request: Request) -> Reply:
        """Settles what was said, asks for what is missing, confirms what was inferred, and performs."""
        ability = request.ability
        if not ability.can_be_performed():
            return wording.not_yet(ability)
        if ability.writes and not ability.allowed_to_viewers and not turn.speaker.may_change:
            return say(word("viewers-only-ask", {}), is_shareable=False, ability=ability.ability, outcome="refused")
        try:
            self._make_ready(turn, request)
            if ability.writes and ability.confirms and not request.is_certain:
                request.slots.update(ability(**request.values).notice(turn))
                preview = ability(**request.values).foresee(turn)
                raise Pending(wording.confirmation(ability, request.values, request.assumed, preview))
            reply = self._perform(turn, request)
        except Pending as pending:
            if pending.question.slot in request.inputs and not pending.question.options:
                return Reply(faults={pending.question.slot: pending.question.text})
            return self._ask(turn, request, pending.question)
        except Refusal as refusal:
            return self._refused(turn, request, refusal)
        self._finish(request, "done")
        return self._dressed(turn, request, reply)

    def _refused(self, turn: Turn, request: Request, refusal: Refusal) -> Reply:
        """The no, in words; what was typed into a form is kept and can be opened again."""
        sf_id = refusal.facts.get("sf_id")
        link = (" ", Link("Open it in Salesforce", turn.house.record_link(str(sf_id)))) if sf_id else ()
        reply = say(
            word(refusal.code, refusal.facts),
            *link,
            is_shareable=False,
            ability=request.ability.ability,
            outcome="refused",
        )
        if not request.is_filled:
            self._finish(request, "dropped")
            return reply
        draft = self._keep_draft(turn, request)
        draft.state, draft.question = "kept", None
        turn.session.flush()
        again = Action("Open the form again", Press("", {}, How.RESUME, draft.id), stays=True)
        return replace(reply, actions=(again,))

    def _keep_draft(self, turn: Turn, request: Request) -> Draft:
        """The request's draft, made when it has none yet, with what is known now."""
        draft = request.draft
        if draft is None:
            draft = Draft(
                user_id=turn.speaker.id, place=turn.place.key, ability=request.ability.ability, created_at=turn.now
            )
            turn.session.add(draft)
        draft.slots, draft.words, draft.updated_at = request.slots, request.words, turn.now
        return draft

    def _make_ready(self, turn: Turn, request: Request) -> None:
        request.slots = self._lent(turn, request)
        request.values = {}
        for slot in request.ability.slots():
            raw = request.slots.get(slot.name)
            if raw is None:
                if request.ability.needs(slot.name, request.slots):
                    raise Pending(Question(slot.name, slot.metadata["ask"] or f"{slot.metadata['label']}?"))
                continue
            settled = settle(turn, request.ability, slot, raw, request.values)
            request.values[slot.name] = settled.value
            request.slots[slot.name] = settled.kept
            if settled.assumed:
                self._assume(request, settled.assumed)
        for value in request.values.values():
            if request.ability.writes and isinstance(value, Account) and value.is_leftover:
                survivor = turn.session.get(Account, value.survivor_id) if value.survivor_id else None
                raise Refusal("leftover-account", name=value.name, survivor=survivor and survivor.name)

    def _lent(self, turn: Turn, request: Request) -> dict[str, Any]:
        """The slots, with the account that the thread's topic or the channel lends when none was said."""
        slots = self._lent_cta(turn, request)
        slot = request.ability.find_slot("account")
        if slot is None or slots.get("account") is not None or not slot.metadata["lend"]:
            return slots
        pointed = request.words is not None and refers_back(request.words)
        is_wanted = request.ability.needs("account", slots) or pointed
        if not (is_wanted or turn.place.surface is Surface.COMMAND):
            return slots
        topic = talk.find_topic(turn.session, user_id=turn.speaker.id, place=turn.place.key) if is_wanted else None
        bound = accounts.find_bound_account(turn.session, channel_id=turn.place.channel)
        if topic is not None and topic.account_id is not None and (pointed or bound is None):
            account, where = accounts.get_account(turn.session, topic.account_id), "what we spoke of"
        elif bound is not None:
            account, where = bound, "this channel"
        else:
            return slots
        slots["account"] = {"id": account.id}
        self._assume(request, f"{account.name}, from {where}")
        return slots

    def _lent_cta(self, turn: Turn, request: Request) -> dict[str, Any]:
        """The slots, with the CTA last spoken of where words ask for one without saying which ("close it")."""
        slots = dict(request.slots)
        slot = request.ability.find_slot("cta")
        if request.words is None or slot is None or slots.get("cta") is not None or not slot.metadata["required"]:
            return slots
        topic = talk.find_topic(turn.session, user_id=turn.speaker.id, place=turn.place.key)
        cta = turn.session.get(Cta, topic.cta_id) if topic is not None and topic.cta_id is not None else None
        if cta is not None:
            slots["cta"] = {"id": cta.id}
            self._assume(request, f"CTA {cta.number} · {cta.name}, from what we spoke of")
        return slots

    @staticmethod
    def _assume(request: Request, what: str) -> None:
        if what not in request.assumed:
            request.assumed.append(what)
            request.is_certain = False

    # ── performing ──────────────────────────────────────────────────────────────────────────────

    def _perform(self, turn: Turn, request: Request) -> Reply:
        ability = request.ability(**request.values)
        if not request.ability.writes:
            return ability.perform(turn)
        account = request.values.get("account")
        try:
            with noticing_stale_rows(), turn.session.begin_nested():
                deed = changes.begin_deed(
                    turn.session,
                    person_id=turn.speaker.id,
                    ability=request.ability.ability,
                    account_id=account.id if isinstance(account, Account) else None,
                    channel_id=turn.place.channel,
                    thread_ts=turn.place.thread,
                    words=request.words,
                    done_at=turn.now,
                )
                reply = ability.perform(turn)
                recorded = changes.end_deed(turn.session, deed)
                if recorded:
                    deed.summary = reply.plain()
                    consequences.follow(turn.session, deed, recorded, now=turn.now)
                    if request.ability.can_be_undone:
                        undo = Action("Undo", Press("undo", {"deed": deed.id}))
                        reply = replace(reply, actions=(*reply.actions, undo))
        finally:
            turn.session.info.pop("deed_id", None)
        return reply

    def _dressed(self, turn: Turn, request: Request, reply: Reply) -> Reply:
        """The ability's own reply, with what was assumed, the second request, and what the place is about now."""
        account = request.values.get("account")
        cta = request.values.get("cta")
        about: dict[str, Any] = {}
        if isinstance(account, Account):
            about["account_id"] = account.id
        if cta is not None:
            about.update(cta_id=cta.id, account_id=cta.account_id)
        elif reply.card is not None and reply.card.entity == "ctas":
            about["cta_id"] = reply.card.row_id
        if not request.ability.writes:
            about.update(ability=request.ability.ability, slots={k: v for k, v in request.slots.items() if k != "page"})
            reply = replace(reply, asked=Press(request.ability.ability, request.slots))
        if about:
            talk.set_topic(turn.session, user_id=turn.speaker.id, place=turn.place.key, now=turn.now, **about)
        if request.assumed:
            reply = reply.with_parts(small(f"Assuming {'; '.join(request.assumed)}."))
        if request.rest:
            then = Action(f"Then: {request.rest}", Press("", {"text": request.rest}, How.SAY), stays=True)
            reply = replace(reply, next_steps=(then, *reply.next_steps))
        outcome = "done" if request.ability.writes else "answered"
        return replace(reply, ability=request.ability.ability, outcome=outcome)

    # ── asking back ─────────────────────────────────────────────────────────────────────────────

    def _ask(self, turn: Turn, request: Request, question: Question) -> Reply:
        """Keeps the request as a draft and asks the one thing that stands in its way."""
        draft = self._keep_draft(turn, request)
        draft.state = "open"
        draft.question = {
            "slot": question.slot,
            "text": question.text,
            "options": [{"label": option.label, "value": option.value} for option in question.options],
            "is_free": question.is_free,
            "is_certain": request.is_certain,
            "assumed": request.assumed,
            "rest": request.rest,
        }
        turn.session.flush()
        asked = wording.question(question, draft_id=draft.id)
        return replace(asked, ability=draft.ability, outcome="asked")

    @staticmethod
    def _finish(request: Request, state: str) -> None:
        if request.draft is not None:
            request.draft.state = state

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


def _named_by(draft: Draft, slot: str, reading: Reading) -> Any:
    """The name in an answer that is nothing but a name; None for every other answer."""
    field_ = BY_NAME[draft.ability].find_slot(slot)
    intent, name = NAMING.get(field_.metadata["sort"], ("", "")) if field_ is not None else ("", "")
    return reading.slots.get(name) if intent and reading.intent == intent else None


def _takes_text(draft: Draft, slot: str) -> bool:
    field_ = BY_NAME[draft.ability].find_slot(slot)
    return field_ is not None and field_.metadata["sort"] is Sort.TEXT
