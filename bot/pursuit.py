"""Pursuit: from a request to its reply. What was said is settled, what is missing is asked for, what was inferred is
confirmed, and then the ability performs, inside a savepoint, with everything it writes recorded.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from bot import wording
from bot.domain import accounts, changes, consequences, talk
from bot.domain.accounts import Account
from bot.domain.ctas import Cta
from bot.domain.errors import Refusal, noticing_stale_rows
from bot.domain.talk import Draft
from bot.intents import Ability
from bot.intents.refusals import find_field, word
from bot.intents.settling import settle
from bot.language import markup
from bot.language.answers import refers_back
from bot.reply import Action, Card, Form, Link, Reply, say, small
from bot.turn import How, Pending, Press, Question, Surface, Turn


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
    """What else was asked for in the same message."""
    draft: Draft | None = None
    values: dict[str, Any] = field(default_factory=dict)
    """Settled values by slot."""


# ── making ready ────────────────────────────────────────────────────────────────────────────


def pursue(turn: Turn, request: Request) -> Reply:
    """Settles what was said, asks for what is missing, confirms what was inferred, and performs; then offers what else was
    asked for."""
    reply = _pursue(turn, request)
    is_over = not reply.faults and reply.outcome != "asked"
    return offer_rest(turn, reply, request) if is_over else reply


def _pursue(turn: Turn, request: Request) -> Reply:
    ability = request.ability
    if not ability.can_be_performed():
        return wording.not_yet(ability)
    if ability.writes and not ability.allowed_to_viewers and not turn.speaker.may_change:
        return say(word("viewers-only-ask", {}), is_shareable=False, ability=ability.ability, outcome="refused")
    try:
        make_ready(turn, request)
        if ability.writes and ability.confirms and not request.is_certain:
            request.slots.update(ability(**request.values).notice(turn))
            preview = ability(**request.values).foresee(turn)
            raise Pending(wording.confirmation(ability, request.values, request.assumed, preview))
        reply = _perform(turn, request)
    except Pending as pending:
        if pending.question.slot in request.inputs and not pending.question.options:
            return Reply(faults={pending.question.slot: pending.question.text})
        return _ask(turn, request, pending.question)
    except Refusal as refusal:
        return _refused(turn, request, refusal)
    _finish(request, "done")
    return _dressed(turn, request, reply)


def _refused(turn: Turn, request: Request, refusal: Refusal) -> Reply:
    """The no, in words: beside the field of a form that it is about, which stays open. Where it is about the whole, what
    was typed is kept and can be opened again."""
    field_ = find_field(refusal.code)
    if field_ in request.inputs:
        return Reply(faults={field_: word(refusal.code, refusal.facts)}, outcome="refused")
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
        _finish(request, "dropped")
        return reply
    draft = _keep_draft(turn, request)
    draft.state, draft.question = "kept", None
    turn.session.flush()
    again = Action("Open the form again", Press("", {}, How.RESUME, draft.id), stays=True)
    return replace(reply, actions=(again,))


def _keep_draft(turn: Turn, request: Request) -> Draft:
    """The request's draft, made when it has none yet, with what is known now."""
    draft = request.draft
    if draft is None:
        draft = Draft(
            user_id=turn.speaker.id, place=turn.place.key, ability=request.ability.ability, created_at=turn.now
        )
        turn.session.add(draft)
    draft.slots, draft.words, draft.updated_at = request.slots, request.words, turn.now
    return draft


def make_ready(turn: Turn, request: Request) -> None:
    request.slots = lent(turn, request)
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
            _assume(request, settled.assumed)
    for value in request.values.values():
        if request.ability.writes and isinstance(value, Account) and value.is_leftover:
            survivor = turn.session.get(Account, value.survivor_id) if value.survivor_id else None
            raise Refusal("leftover-account", name=value.name, survivor=survivor and survivor.name)


def lent(turn: Turn, request: Request) -> dict[str, Any]:
    """The slots, with the account that the thread's topic or the channel lends when none was said."""
    slots = _lent_cta(turn, request)
    slot = request.ability.find_slot("account")
    if slot is None or slots.get("account") is not None or not slot.metadata["lend"]:
        return slots
    pointed = request.words is not None and refers_back(request.words)
    is_wanted = request.ability.needs("account", slots) or pointed
    if not (is_wanted or turn.place.surface is Surface.COMMAND):
        return slots
    lender = find_lender(turn, is_pointed_at=pointed, is_wanted=is_wanted)
    if lender is not None:
        account, where = lender
        slots["account"] = {"id": account.id}
        _assume(request, f"{account.name}, from {where}")
    return slots


def find_lender(turn: Turn, *, is_pointed_at: bool, is_wanted: bool) -> tuple[Account, str] | None:
    """The account spoken of here, in the thread or as the channel's own, and where it is from."""
    topic = talk.find_topic(turn.session, user_id=turn.speaker.id, place=turn.place.key) if is_wanted else None
    bound = accounts.find_bound_account(turn.session, channel_id=turn.place.channel)
    if topic is not None and topic.account_id is not None and (is_pointed_at or bound is None):
        return accounts.get_account(turn.session, topic.account_id), "what we spoke of"
    return (bound, "this channel") if bound is not None else None


def _lent_cta(turn: Turn, request: Request) -> dict[str, Any]:
    """The slots, with the CTA last spoken of where words ask for one without saying which ("close it")."""
    slots = dict(request.slots)
    slot = request.ability.find_slot("cta")
    if request.words is None or slot is None or slots.get("cta") is not None or not slot.metadata["required"]:
        return slots
    cta = find_cta_spoken_of(turn)
    if cta is not None:
        slots["cta"] = {"id": cta.id}
        _assume(request, f"CTA {cta.number} · {cta.name}, from what we spoke of")
    return slots


def find_cta_spoken_of(turn: Turn) -> Cta | None:
    """The CTA last spoken of here."""
    topic = talk.find_topic(turn.session, user_id=turn.speaker.id, place=turn.place.key)
    return turn.session.get(Cta, topic.cta_id) if topic is not None and topic.cta_id is not None else None


def _assume(request: Request, what: str) -> None:
    if what not in request.assumed:
        request.assumed.append(what)
        request.is_certain = False


# ── performing ──────────────────────────────────────────────────────────────────────────────


def _perform(turn: Turn, request: Request) -> Reply:
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


def _dressed(turn: Turn, request: Request, reply: Reply) -> Reply:
    """The ability's own reply, with what was assumed; the place is about it now."""
    about: dict[str, Any] = dict(_find_subject(request, reply.card))
    if not request.ability.writes:
        about.update(ability=request.ability.ability, slots={k: v for k, v in request.slots.items() if k != "page"})
        reply = replace(reply, asked=Press(request.ability.ability, request.slots))
    if about:
        talk.set_topic(turn.session, user_id=turn.speaker.id, place=turn.place.key, now=turn.now, **about)
    if request.assumed:
        reply = reply.with_parts(small(f"Assuming {'; '.join(request.assumed)}."))
    outcome = "done" if request.ability.writes else "answered"
    return replace(reply, ability=request.ability.ability, outcome=outcome)


def _find_subject(request: Request, card: Card | None = None) -> dict[str, int]:
    """The account and the CTA it was about, as far as they are known."""
    account, cta = request.values.get("account"), request.values.get("cta")
    if cta is not None:
        return {"cta_id": cta.id, "account_id": cta.account_id}
    kept = request.slots.get("account")
    about = {"account_id": account.id} if isinstance(account, Account) else {}
    if not about and isinstance(kept, dict):
        about = {"account_id": kept["id"]}
    return about | {"cta_id": card.row_id} if card is not None and card.entity == "ctas" else about


# ── what else was asked for ─────────────────────────────────────────────────────────────────


def offer_rest(turn: Turn, reply: Reply, request: Request) -> Reply:
    """The reply with a button for what else was asked for in the same message. It is kept as a draft, with what "them"
    means in it, so that it is done once, whole, and by nobody else."""
    if not request.rest:
        return reply
    draft = talk.keep_words(
        turn.session, markup.disguise(request.rest), user_id=turn.speaker.id, place=turn.place.key, now=turn.now
    )
    draft.slots = _find_subject(request, reply.card)
    turn.session.flush()
    then = Action(f"Then: {' '.join(request.rest.split())}", Press("", {}, How.RESUME, draft.id), stays=True)
    return replace(reply, next_steps=(then, *reply.next_steps))


def open_form(turn: Turn, request: Request) -> Form:
    """The request's form; what else was asked for waits until it is sent."""
    form = request.ability.form(turn, lent(turn, request))
    if not request.rest:
        return form
    draft = _keep_draft(turn, request)
    draft.state, draft.question = "kept", {"rest": request.rest}
    turn.session.flush()
    return replace(form, press=replace(form.press, draft=draft.id))


# ── asking back ─────────────────────────────────────────────────────────────────────────────


def _ask(turn: Turn, request: Request, question: Question) -> Reply:
    """Keeps the request as a draft and asks the one thing that stands in its way."""
    draft = _keep_draft(turn, request)
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


def _finish(request: Request, state: str) -> None:
    if request.draft is not None:
        request.draft.state = state
