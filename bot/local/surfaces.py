"""What can be pressed or filled on a message, a form or a Home: the elements, and the values they hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.local.team import Form

Value = dict[str, Any]
"""What an element holds, in Slack's shape without its type: `{"value": …}`, `{"selected_option": {…}}` …"""

HOLDS: Mapping[str, tuple[str, str]] = {
    # element: (key of what it holds, key of what it starts with)
    "plain_text_input": ("value", "initial_value"),
    "email_text_input": ("value", "initial_value"),
    "url_text_input": ("value", "initial_value"),
    "number_input": ("value", "initial_value"),
    "rich_text_input": ("rich_text_value", "initial_value"),
    "static_select": ("selected_option", "initial_option"),
    "external_select": ("selected_option", "initial_option"),
    "radio_buttons": ("selected_option", "initial_option"),
    "users_select": ("selected_user", "initial_user"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "channels_select": ("selected_channel", "initial_channel"),
    "multi_static_select": ("selected_options", "initial_options"),
    "multi_external_select": ("selected_options", "initial_options"),
    "checkboxes": ("selected_options", "initial_options"),
    "multi_users_select": ("selected_users", "initial_users"),
    "multi_conversations_select": ("selected_conversations", "initial_conversations"),
    "multi_channels_select": ("selected_channels", "initial_channels"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
}

FORMS: Mapping[str, tuple[str, str]] = {
    # element: (what may stand in it, what Slack says of anything else)
    "number_input": (r"-?\d+([.,]\d+)?", "Please enter a number."),
    "email_text_input": (r"[^@\s]+@[^@\s]+\.[^@\s]+", "Please enter a valid email address."),
    "url_text_input": (r"https?://\S+", "Please enter a valid URL."),
}


@dataclass(frozen=True)
class Element:
    """An interactive element and the block it stands in."""

    block: Mapping[str, Any]
    spec: Mapping[str, Any]

    @property
    def type(self) -> str:
        return str(self.spec["type"])

    @property
    def action_id(self) -> str:
        return str(self.spec.get("action_id", ""))

    @property
    def block_id(self) -> str:
        return str(self.block.get("block_id", ""))

    @property
    def label(self) -> str:
        """What people read on it or beside it."""
        if self.block["type"] == "input":
            return str(self.block["label"]["text"])
        words = self.spec.get("text") or self.spec.get("placeholder") or {}
        return str(words.get("text", self.action_id))

    @property
    def options(self) -> list[dict[str, Any]]:
        """All its options, whatever groups they are in."""
        grouped = [option for group in self.spec.get("option_groups", []) for option in group["options"]]
        return [*self.spec.get("options", []), *grouped]

    @property
    def start(self) -> Value:
        """What it holds before anybody touched it."""
        if self.type not in HOLDS:
            return {}
        held, initial = HOLDS[self.type]
        return {held: self.spec.get(initial, [] if held.endswith("s") else None)}


def named(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The blocks, each with a block id and each element with an action id: Slack makes up those left out."""
    return [_named(block, number) for number, block in enumerate(blocks)]


def _named(block: dict[str, Any], number: int) -> dict[str, Any]:
    named_block = {"block_id": f"b{number}", **block}
    if "elements" in block and block["type"] in ("actions", "context_actions"):
        named_block["elements"] = [
            {"action_id": f"a{number}.{place}", **element} for place, element in enumerate(block["elements"])
        ]
    for place in ("accessory", "element"):
        if place in block:
            named_block[place] = {"action_id": f"a{number}", **block[place]}
    return named_block


def elements(blocks: list[dict[str, Any]]) -> Iterator[Element]:
    """Everything interactive in these blocks, top to bottom."""
    for block in blocks:
        inside = block.get("elements", []) if block["type"] in ("actions", "context_actions") else []
        for spec in (*inside, block.get("accessory"), block.get("element")):
            if spec and spec["type"] != "image":
                yield Element(block, spec)


def find_element(blocks: list[dict[str, Any]], block_id: str, action_id: str) -> Element | None:
    """The element with these ids."""
    found = (each for each in elements(blocks) if (each.block_id, each.action_id) == (block_id, action_id))
    return next(found, None)


def form_state(form: Form) -> dict[str, dict[str, Value]]:
    """`state.values` as Slack sends it: every element that holds something, touched or not."""
    state: dict[str, dict[str, Value]] = {}
    for element in elements(form.view["blocks"]):
        if element.type in HOLDS:
            held = form.values.get(element.block_id, {}).get(element.action_id, element.start)
            state.setdefault(element.block_id, {})[element.action_id] = {"type": element.type, **held}
    return state


def form_objections(form: Form) -> dict[str, str]:
    """What Slack itself says about a form before the app hears of it: per block id."""
    state, objections = form_state(form), {}
    for element in elements(form.view["blocks"]):
        if element.block["type"] != "input":
            continue
        held = state[element.block_id][element.action_id][HOLDS[element.type][0]]
        if held in (None, "", []) and not element.block.get("optional"):
            objections[element.block_id] = "Please complete this required field."
        elif isinstance(held, str) and len(held) > element.spec.get("max_length", 3000):
            objections[element.block_id] = f"Must be at most {element.spec.get('max_length', 3000)} characters."
        elif held and isinstance(held, str) and len(held) < element.spec.get("min_length", 0):
            objections[element.block_id] = f"Must be at least {element.spec['min_length']} characters."
        elif held and element.type in FORMS and not re.fullmatch(FORMS[element.type][0], held):
            objections[element.block_id] = FORMS[element.type][1]
    return objections
