"""Answering: what is heard while a question waits may be its answer; then the draft goes on with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.domain import accounts
from bot.domain.resolution import wording as remembered_form
from bot.domain.talk import Draft
from bot.intents import BY_NAME
from bot.intents.reading import Reading
from bot.language.answers import find_chosen, find_day, is_no, is_yes
from bot.language.declare import Sort
from bot.pursuit import Request, offer_rest, pursue
from bot.reply import Reply, say
from bot.turn import Turn

CONFIRM = ""
"""The slot of a question that only wants a yes."""

NAMING = {Sort.ACCOUNT: ("show-account", "account"), Sort.CTA: ("show-cta", "cta")}
"""Sorts of slots that are answered by what would, alone, be asking to see the thing: its name."""


def hear_answer(turn: Turn, draft: Draft, text: str, reading: Reading) -> Reply | None:
    """The reply when the words answer the draft's question; None when they are something else."""
    question = draft.question or {}
    slot = question.get("slot", CONFIRM)
    options = question.get("options", [])
    if slot == CONFIRM and (is_yes(text) or is_no(text)):
        return go_on(turn, draft, is_yes(text))
    chosen = find_chosen(text, [option["label"] for option in options])
    if chosen is not None:
        return go_on(turn, draft, options[chosen]["value"])
    if slot == CONFIRM and reading.is_bare_name and draft.slots.get("account") is not None:
        return _corrected(turn, draft, reading)
    named = _named_by(draft, slot, reading)
    if named is not None:
        return go_on(turn, draft, named)
    is_new = reading.intent is not None and (reading.tier == "exact" or not _takes_text(draft, slot))
    if slot == CONFIRM or is_new or not question.get("is_free", True):
        return None
    return go_on(turn, draft, _read_answer(turn, draft, slot, text))


def go_on(turn: Turn, draft: Draft, value: Any) -> Reply:
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
            return offer_rest(turn, say("All right, I did nothing.", is_shareable=False), request)
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
    return pursue(turn, request)


def _corrected(turn: Turn, draft: Draft, reading: Reading) -> Reply:
    """A bare name in answer to "shall I?": the account is another one, and now it was said."""
    draft.slots = {**draft.slots, "account": reading.slots["account"]}
    draft.question = {**(draft.question or {}), "assumed": []}
    return go_on(turn, draft, True)


def _read_answer(turn: Turn, draft: Draft, slot: str, text: str) -> Any:
    """The value a free answer gives a slot: a day for a day, the bare words otherwise."""
    field_ = BY_NAME[draft.ability].find_slot(slot)
    if field_ is not None and field_.metadata["sort"] is Sort.DAY:
        return find_day(text, now=turn.now, is_past=field_.metadata["past"]) or text
    return text.strip()


def _named_by(draft: Draft, slot: str, reading: Reading) -> Any:
    """The name in an answer that is nothing but a name; None for every other answer."""
    field_ = BY_NAME[draft.ability].find_slot(slot)
    intent, name = NAMING.get(field_.metadata["sort"], ("", "")) if field_ is not None else ("", "")
    return reading.slots.get(name) if intent and reading.intent == intent else None


def _takes_text(draft: Draft, slot: str) -> bool:
    field_ = BY_NAME[draft.ability].find_slot(slot)
    return field_ is not None and field_.metadata["sort"] is Sort.TEXT
