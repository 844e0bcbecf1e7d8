"""Form → modal view: an ability's slots as inputs, and the values of a submitted one."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import Field
from datetime import date
from typing import Any

from bot.intents import BY_NAME
from bot.language.declare import Sort
from bot.reply import Form
from bot.turn import How, Option, Press
from bot.views import limits
from bot.views.blocks import draw_parts, number_actions
from bot.views.mrkdwn import shorten
from bot.views.presses import read_press, write_press

CALLBACK = "ally:form"
SEARCHED = {Sort.ACCOUNT, Sort.PERSON, Sort.CTA, Sort.CONTACT}
"""Slots whose records are found by typing."""
UNASKED = {Sort.CONDITIONS, Sort.ORDER, Sort.SCOPE, Sort.PERIOD}


def draw_form(form: Form, *, labels: Mapping[str, str]) -> dict[str, Any]:
    """The modal; `labels` are the words of records already known, by slot."""
    ability = BY_NAME[form.press.ability]
    values = {**form.press.slots, **form.values}
    asked = [slot for slot in ability.slots() if _is_asked(slot) and slot.name not in form.without]
    blocks = number_actions(draw_parts(form.above))
    for slot in asked:
        options = form.choices.get(slot.name, ())
        blocks.append(_input(slot, values.get(slot.name), labels.get(slot.name, ""), options))
    hidden = {name: value for name, value in values.items() if name not in {slot.name for slot in asked}}
    return {
        "type": "modal",
        "callback_id": CALLBACK,
        "title": _plain(form.title, limits.VIEW_TITLE),
        "submit": _plain("Save", limits.VIEW_TITLE),
        "close": _plain("Cancel", limits.VIEW_TITLE),
        "private_metadata": write_press(Press(form.press.ability, hidden, How.DO, form.press.draft)),
        "notify_on_close": True,
        "blocks": blocks[: limits.BLOCKS_IN_VIEW],
    }


def read_form(view: Mapping[str, Any]) -> tuple[Press, dict[str, Any]]:
    """The ability of a submitted (or closed) form and its inputs' values; `ValueError` when it is not one of ours."""
    press, _stays = read_press(view.get("private_metadata", ""))
    ability = BY_NAME.get(press.ability)
    if ability is None:
        raise ValueError(f"no ability {press.ability}")
    values: dict[str, Any] = {}
    for name, inputs in view.get("state", {}).get("values", {}).items():
        slot = ability.find_slot(name)
        if slot is not None:
            values[name] = _read_input(slot, next(iter(inputs.values()), {}))
    return press, values


def _is_asked(slot: Field[Any] | None) -> bool:
    return slot is not None and slot.metadata["in_form"] and slot.metadata["sort"] not in UNASKED


def _input(slot: Field[Any], value: Any, label: str, options: Sequence[Option]) -> dict[str, Any]:
    sort: Sort = slot.metadata["sort"]
    block: dict[str, Any] = {
        "type": "input",
        "block_id": slot.name,
        "label": _plain(slot.metadata["label"] or slot.name, limits.INPUT_LABEL),
        "optional": not slot.metadata["required"],
        "element": _choice(slot, options, value) if options else _element(slot, sort, value, label),
    }
    return block


def _element(slot: Field[Any], sort: Sort, value: Any, label: str) -> dict[str, Any]:
    action = {"action_id": f"ally:{slot.name}"}
    if sort in SEARCHED:
        element: dict[str, Any] = {
            **action,
            "type": "external_select",
            "min_query_length": 0 if sort is Sort.PERSON else 1,
        }
        if isinstance(value, Mapping) and "id" in value and label:
            element["initial_option"] = option(label, value)
        return element
    if sort is Sort.CHOICE:
        choices = [
            Option(choice.value.replace("-", " ").capitalize(), choice.value) for choice in slot.metadata["choices"]
        ]
        return _choice(slot, choices, value)
    if sort is Sort.DAY:
        element = {**action, "type": "datepicker"}
        return {**element, "initial_date": str(value)[:10]} if value else element
    if sort is Sort.FLAG:
        return {
            **action,
            "type": "checkboxes",
            "options": [option(slot.metadata["ask"] or slot.metadata["label"], True)],
        }
    if sort in (Sort.DURATION, Sort.COUNT):
        element = {**action, "type": "number_input", "is_decimal_allowed": False, "min_value": "1"}
        return {**element, "initial_value": str(value)} if value else element
    if sort is Sort.EMAIL:
        element = {**action, "type": "email_text_input"}
        return {**element, "initial_value": str(value)} if value else element
    element = {**action, "type": "plain_text_input", "multiline": sort in (Sort.TEXT, Sort.FOLLOW_UP)}
    element["max_length"] = limits.PLAIN_INPUT
    text = _as_text(value)
    return {**element, "initial_value": text[: limits.PLAIN_INPUT]} if text else element


def _choice(slot: Field[Any], options: Sequence[Option], value: Any) -> dict[str, Any]:
    choices = [option(one.label, one.value, one.detail) for one in options[: limits.SELECT_OPTIONS]]
    element = {"action_id": f"ally:{slot.name}", "type": "static_select", "options": choices}
    chosen = next((one for one in choices if json.loads(one["value"]) == value), None)
    return {**element, "initial_option": chosen} if chosen else element


def option(label: str, value: Any, detail: str = "") -> dict[str, Any]:
    """An option of a select; its value is JSON."""
    drawn: dict[str, Any] = {
        "text": _plain(label, limits.OPTION_TEXT),
        "value": json.dumps(value, separators=(",", ":")),
    }
    if detail:
        drawn["description"] = _plain(detail, limits.OPTION_DESCRIPTION)
    return drawn


def _read_input(slot: Field[Any], state: Mapping[str, Any]) -> Any:
    if "selected_option" in state:
        chosen = state["selected_option"]
        return json.loads(chosen["value"]) if chosen else None
    if "selected_options" in state:
        return True if state["selected_options"] else None
    if "selected_date" in state:
        return state["selected_date"]
    typed = state.get("value")
    if typed and slot.metadata["sort"] is Sort.FOLLOW_UP:
        return {"text": typed}
    return typed or None


def _as_text(value: Any) -> str:
    if isinstance(value, Mapping):
        return str(value.get("text", ""))
    if isinstance(value, list | tuple):
        return ", ".join(str(one) for one in value)
    return "" if value is None else value.isoformat() if isinstance(value, date) else str(value)


def _plain(text: str, limit: int) -> dict[str, Any]:
    return {"type": "plain_text", "text": shorten(text or " ", limit), "emoji": True}
