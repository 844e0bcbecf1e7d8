"""The small parts of Block Kit and what Slack asks of each: texts, options, confirm dialogs, buttons, menus, inputs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

Json = Mapping[str, Any]

SELECTS = {"static_select", "external_select", "users_select", "conversations_select", "channels_select"}
MULTIPLE = {f"multi_{kind}" for kind in SELECTS}
PICKERS = {"datepicker", "timepicker", "datetimepicker"}
CHOICES = {"checkboxes", "radio_buttons"}
TYPED = {"plain_text_input", "email_text_input", "url_text_input", "number_input", "rich_text_input", "file_input"}

ACTIONS = {"button", "overflow", "workflow_button"} | SELECTS | MULTIPLE | PICKERS | CHOICES
INPUTS = SELECTS | MULTIPLE | PICKERS | CHOICES | TYPED
CONTEXT = {"image"}

_MENU = {"placeholder", "confirm", "focus_on_load"}
_TYPING = {"placeholder", "initial_value", "focus_on_load", "dispatch_action_config"}
KEYS: Mapping[str, tuple[set[str], set[str]]] = {
    # element: (keys it must have, keys it may have); `type` and `action_id` go without saying
    "button": ({"text"}, {"value", "url", "style", "confirm", "accessibility_label"}),
    "static_select": (set(), _MENU | {"options", "option_groups", "initial_option"}),
    "external_select": (set(), _MENU | {"min_query_length", "initial_option"}),
    "users_select": (set(), _MENU | {"initial_user"}),
    "conversations_select": (
        set(),
        _MENU | {"initial_conversation", "default_to_current_conversation", "filter", "response_url_enabled"},
    ),
    "channels_select": (set(), _MENU | {"initial_channel", "response_url_enabled"}),
    "multi_static_select": (set(), _MENU | {"options", "option_groups", "initial_options", "max_selected_items"}),
    "multi_external_select": (set(), _MENU | {"min_query_length", "initial_options", "max_selected_items"}),
    "multi_users_select": (set(), _MENU | {"initial_users", "max_selected_items"}),
    "multi_conversations_select": (set(), _MENU | {"initial_conversations", "max_selected_items", "filter"}),
    "multi_channels_select": (set(), _MENU | {"initial_channels", "max_selected_items"}),
    "overflow": ({"options"}, {"confirm"}),
    "datepicker": (set(), _MENU | {"initial_date"}),
    "timepicker": (set(), _MENU | {"initial_time", "timezone"}),
    "datetimepicker": (set(), {"initial_date_time", "confirm", "focus_on_load"}),
    "checkboxes": ({"options"}, {"initial_options", "confirm", "focus_on_load"}),
    "radio_buttons": ({"options"}, {"initial_option", "confirm", "focus_on_load"}),
    "plain_text_input": (set(), _TYPING | {"multiline", "min_length", "max_length"}),
    "email_text_input": (set(), _TYPING),
    "url_text_input": (set(), _TYPING),
    "number_input": ({"is_decimal_allowed"}, _TYPING | {"min_value", "max_value"}),
    "rich_text_input": (set(), _TYPING),
    "file_input": (set(), {"filetypes", "max_files"}),
    "image": ({"alt_text"}, {"image_url", "slack_file"}),
    "workflow_button": ({"text", "workflow"}, {"style", "accessibility_label"}),
    "feedback_buttons": ({"positive_button", "negative_button"}, set()),
    "icon_button": ({"icon", "text"}, {"value", "confirm", "accessibility_label", "visible_to_user_ids"}),
}
MOST_OPTIONS = {"overflow": 5, "checkboxes": 10, "radio_buttons": 10}
PATTERNS = {"initial_date": r"\d{4}-\d\d-\d\d", "initial_time": r"([01]\d|2[0-3]):[0-5]\d"}


def shape_faults(part: Any, at: str, *, must: set[str], may: set[str]) -> Iterator[str]:
    """Keys that are missing, and keys that Slack does not know (it refuses those too)."""
    if not isinstance(part, dict):
        yield f"{at}: must be an object"
        return
    for key in sorted(must - part.keys()):
        yield f"{at}: missing required field {key}"
    for key in sorted(part.keys() - must - may):
        yield f"{at}: invalid additional property {key}"


def length(part: Json, at: str, key: str, most: int, *, fewest: int = 0) -> Iterator[str]:
    """Too long, too short, or not a string; an absent key is nobody's fault here."""
    value = part.get(key, "x" * fewest)
    if not isinstance(value, str):
        yield f"{at}/{key}: must be a string"
    elif not fewest <= len(value) <= most:
        yield f"{at}/{key}: {len(value)} characters, must be {fewest} to {most}"


def list_faults(items: Any, at: str, *, most: int, fewest: int = 1) -> Iterator[str]:
    """Too many, too few, or no list at all."""
    if not isinstance(items, list):
        yield f"{at}: must be a list"
    elif not fewest <= len(items) <= most:
        yield f"{at}: {len(items)} items, must be {fewest} to {most}"


def text_faults(text: Any, at: str, *, most: int, kinds: tuple[str, ...] = ("plain_text", "mrkdwn")) -> Iterator[str]:
    """A text object: its kind, its keys, its length."""
    if not isinstance(text, dict):
        yield f"{at}: must be a text object"
        return
    if text.get("type") not in kinds:
        yield f"{at}: type must be {' or '.join(kinds)}"
    yield from shape_faults(
        text, at, must={"type", "text"}, may={"emoji"} if text.get("type") == "plain_text" else {"verbatim"}
    )
    yield from length(text, at, "text", most, fewest=1)


def element_faults(element: Any, at: str, *, allowed: set[str]) -> Iterator[str]:
    """One interactive element or image, where only some kinds are allowed."""
    kind = element.get("type") if isinstance(element, dict) else None
    if kind not in allowed or kind not in KEYS:
        yield f"{at}: unsupported type {kind!r}"
        return
    must, may = KEYS[kind]
    yield from shape_faults(element, at, must={"type", *must}, may=may | (set() if kind == "image" else {"action_id"}))
    yield from length(element, at, "action_id", 255, fewest=1)
    yield from length(element, at, "accessibility_label", 75)
    if "placeholder" in element:
        yield from text_faults(element["placeholder"], f"{at}/placeholder", most=150, kinds=("plain_text",))
    if "confirm" in element:
        yield from _confirm_faults(element["confirm"], f"{at}/confirm")
    for key, pattern in PATTERNS.items():
        if key in element and not re.fullmatch(pattern, str(element[key])):
            yield f"{at}/{key}: {element[key]!r} has the wrong form"
    if kind in ("button", "workflow_button", "icon_button"):
        yield from _button_faults(element, at)
    elif kind == "image":
        yield from _image_faults(element, at)
    elif kind in TYPED:
        yield from _typing_faults(element, at)
    elif kind in ("static_select", "multi_static_select") and not element.keys() & {"options", "option_groups"}:
        yield f"{at}: either options or option_groups is required"
    elif "options" in element or "option_groups" in element:
        marked = ("plain_text", "mrkdwn") if kind in CHOICES else ("plain_text",)
        yield from option_faults(element, at, most=MOST_OPTIONS.get(kind, 100), kinds=marked)
    elif "initial_option" in element:
        yield from _one_option_faults(element["initial_option"], f"{at}/initial_option", ("plain_text",))


def option_faults(
    menu: Json, at: str, *, most: int = 100, fewest: int = 1, kinds: tuple[str, ...] = ("plain_text",)
) -> Iterator[str]:
    """The options of a menu, in groups or not, and whether what it starts with is among them."""
    if "options" in menu and "option_groups" in menu:
        yield f"{at}: options and option_groups exclude each other"
    groups = menu.get("option_groups", [])
    yield from list_faults(groups, f"{at}/option_groups", most=100, fewest=0)
    lists = {f"{at}/options": menu["options"]} if "options" in menu else {}
    for number, group in enumerate(groups):
        here = f"{at}/option_groups/{number}"
        yield from shape_faults(group, here, must={"label", "options"}, may=set())
        yield from text_faults(group.get("label"), f"{here}/label", most=75, kinds=("plain_text",))
        lists[f"{here}/options"] = group.get("options")
    known: list[Any] = []
    for here, options in lists.items():
        yield from list_faults(options, here, most=most, fewest=fewest)
        for number, option in enumerate(options if isinstance(options, list) else []):
            yield from _one_option_faults(option, f"{here}/{number}", kinds)
            known.append(option)
    started = [menu["initial_option"]] if "initial_option" in menu else menu.get("initial_options", [])
    if any(option not in known for option in started):
        yield f"{at}: what it starts with is not among its options"


def _one_option_faults(option: Any, at: str, kinds: tuple[str, ...]) -> Iterator[str]:
    yield from shape_faults(option, at, must={"text", "value"}, may={"description", "url"})
    if not isinstance(option, dict):
        return
    yield from text_faults(option.get("text"), f"{at}/text", most=75, kinds=kinds)
    yield from length(option, at, "value", 150, fewest=1)
    yield from length(option, at, "url", 3000)
    if "description" in option:
        yield from text_faults(option["description"], f"{at}/description", most=75, kinds=kinds)


def _confirm_faults(confirm: Any, at: str) -> Iterator[str]:
    yield from shape_faults(confirm, at, must={"title", "text", "confirm", "deny"}, may={"style"})
    if not isinstance(confirm, dict):
        return
    yield from text_faults(confirm.get("title"), f"{at}/title", most=100, kinds=("plain_text",))
    yield from text_faults(confirm.get("text"), f"{at}/text", most=300)
    yield from text_faults(confirm.get("confirm"), f"{at}/confirm", most=30, kinds=("plain_text",))
    yield from text_faults(confirm.get("deny"), f"{at}/deny", most=30, kinds=("plain_text",))


def _button_faults(button: Json, at: str) -> Iterator[str]:
    yield from text_faults(button.get("text"), f"{at}/text", most=75, kinds=("plain_text",))
    yield from length(button, at, "value", 2000)
    yield from length(button, at, "url", 3000)
    if button.get("style", "primary") not in ("primary", "danger"):
        yield f"{at}/style: must be primary or danger"


def _image_faults(image: Json, at: str) -> Iterator[str]:
    if len(image.keys() & {"image_url", "slack_file"}) != 1:
        yield f"{at}: either image_url or slack_file is required"
    yield from length(image, at, "image_url", 3000, fewest=1)
    yield from length(image, at, "alt_text", 2000, fewest=1)


def _typing_faults(typed: Json, at: str) -> Iterator[str]:
    if isinstance(typed.get("initial_value", ""), str):
        yield from length(typed, at, "initial_value", typed.get("max_length", 3000))
    if not 0 <= typed.get("min_length", 0) <= 3000 or not 1 <= typed.get("max_length", 3000) <= 3000:
        yield f"{at}: min_length and max_length must lie within 3000"
