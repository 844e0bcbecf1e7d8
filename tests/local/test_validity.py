"""Slack's limits and shapes are held: what is at the limit passes, what is beyond it does not."""

from __future__ import annotations

from typing import Any

import pytest
from slack_sdk.models.blocks import Block

from bot.local.validity import message_faults, suggestion_faults, view_faults
from tests.local.toy import FORM, button, plain, section

Blocks = list[dict[str, Any]]


def actions(*elements: dict[str, Any]) -> dict[str, Any]:
    return {"type": "actions", "elements": list(elements)}


def option(text: str = "One", value: str = "1", **more: Any) -> dict[str, Any]:
    return {"text": plain(text), "value": value, **more}


def menu(*options: dict[str, Any], kind: str = "static_select", **more: Any) -> dict[str, Any]:
    return {"type": kind, "action_id": "menu", "options": list(options), **more}


def confirm(**lengths: int) -> dict[str, Any]:
    sizes = {"title": 100, "text": 300, "confirm": 30, "deny": 30, **lengths}
    return {name: plain("x" * size) for name, size in sizes.items()}


def text_input(**more: Any) -> dict[str, Any]:
    element = {"type": "plain_text_input", "action_id": "i", **more}
    return {"type": "input", "label": plain("Notes"), "element": element}


AT_THE_LIMIT: dict[str, Blocks] = {
    "50 blocks": [{"type": "divider"}] * 50,
    "section of 3000": [section("x" * 3000)],
    "10 fields of 1000": [{"type": "section", "fields": [plain("x" * 1000)] * 10}],
    "a field of 2000": [{"type": "section", "fields": [plain("x" * 2000)]}],
    "header of 150": [{"type": "header", "text": plain("x" * 150)}],
    "context of 10": [{"type": "context", "elements": [plain("x")] * 10}],
    "25 buttons": [actions(*(button("x" * 75, f"a{n}", value="v" * 2000) for n in range(25)))],
    "100 options": [actions(menu(*[option("x" * 40, "v" * 150, description=plain("d" * 40))] * 100))],
    "longest option": [actions(menu(option("x" * 75, "v" * 150, description=plain("d" * 75))))],
    "overflow of 5": [section("x", accessory=menu(*[option()] * 5, kind="overflow"))],
    "confirm": [actions(button("x", "a", confirm=confirm()))],
    "same action in two blocks": [actions(button("x", "a")), actions(button("y", "a"))],
    "image": [{"type": "image", "image_url": "https://x.example/" + "x" * 2900, "alt_text": "a" * 2000}],
    "table of 100": [{"type": "table", "rows": [[{"type": "raw_text", "text": "x"}] * 20] * 100}],
}
BEYOND: dict[str, Blocks] = {
    "51 blocks": [{"type": "divider"}] * 51,
    "section of 3001": [section("x" * 3001)],
    "empty section": [section("")],
    "section without text": [{"type": "section"}],
    "11 fields": [{"type": "section", "fields": [plain("x")] * 11}],
    "a field of 2001": [{"type": "section", "fields": [plain("x" * 2001)]}],
    "header of 151": [{"type": "header", "text": plain("x" * 151)}],
    "header in mrkdwn": [{"type": "header", "text": {"type": "mrkdwn", "text": "x"}}],
    "context of 11": [{"type": "context", "elements": [plain("x")] * 11}],
    "26 buttons": [actions(*(button("x", f"a{n}") for n in range(26)))],
    "button of 76": [actions(button("x" * 76, "a"))],
    "button value of 2001": [actions(button("x", "a", value="v" * 2001))],
    "button in mrkdwn": [actions({"type": "button", "action_id": "a", "text": {"type": "mrkdwn", "text": "x"}})],
    "unknown style": [actions(button("x", "a", style="shiny"))],
    "101 options": [actions(menu(*[option()] * 101))],
    "no options": [actions(menu())],
    "option text of 76": [actions(menu(option("x" * 76)))],
    "option value of 151": [actions(menu(option(value="v" * 151)))],
    "option description of 76": [actions(menu(option(description=plain("d" * 76))))],
    "overflow of 6": [section("x", accessory=menu(*[option()] * 6, kind="overflow"))],
    "11 checkboxes": [actions(menu(*[option()] * 11, kind="checkboxes"))],
    "starts with an unknown option": [actions(menu(option(), initial_option=option("Two", "2")))],
    "confirm title of 101": [actions(button("x", "a", confirm=confirm(title=101)))],
    "confirm text of 301": [actions(button("x", "a", confirm=confirm(text=301)))],
    "confirm button of 31": [actions(button("x", "a", confirm=confirm(deny=31)))],
    "the same action twice in a block": [actions(button("x", "a"), button("y", "a"))],
    "the same block id twice": [section("x", block_id="b"), section("y", block_id="b")],
    "action id of 256": [actions(button("x", "a" * 256))],
    "block id of 256": [section("x", block_id="b" * 256)],
    "image without alt text": [{"type": "image", "image_url": "https://x.example/"}],
    "image url of 3001": [{"type": "image", "image_url": "x" * 3001, "alt_text": "a"}],
    "table of 101": [{"type": "table", "rows": [[{"type": "raw_text", "text": "x"}]] * 101}],
    "table of 21 columns": [{"type": "table", "rows": [[{"type": "raw_text", "text": "x"}] * 21]}],
    "two tables": [{"type": "table", "rows": [[{"type": "raw_text", "text": "x"}]]}] * 2,
    "12,001 characters": [section("x" * 3000)] * 4 + [section("x")],
    "unknown block": [{"type": "carousel"}],
    "unknown property": [section("x", colour="red")],
    "wrong date": [actions({"type": "datepicker", "action_id": "d", "initial_date": "tomorrow"})],
    "pings the channel": [section("<!channel> hello")],
    "input of 3001": [text_input(initial_value="x" * 3001)],
    "button as input": [{"type": "input", "label": plain("x"), "element": button("x", "a")}],
}


@pytest.mark.parametrize("name", AT_THE_LIMIT)
def test_a_message_at_the_limit_is_taken(name: str) -> None:
    assert message_faults({"text": "x", "blocks": AT_THE_LIMIT[name]}) == []
    for block in AT_THE_LIMIT[name]:
        parsed = Block.parse(block)
        assert parsed is not None
        parsed.validate_json()


@pytest.mark.parametrize("name", BEYOND)
def test_a_message_beyond_the_limit_is_refused(name: str) -> None:
    assert message_faults({"text": "x", "blocks": BEYOND[name]})


def test_a_message_needs_text_beside_its_blocks() -> None:
    assert message_faults({"text": "", "blocks": [section("x")]})
    assert message_faults({"text": "x" * 40_001})


@pytest.mark.parametrize(
    "change",
    [
        {"title": plain("x" * 25)},
        {"submit": plain("x" * 25)},
        {"close": plain("x" * 25)},
        {"submit": None},
        {"private_metadata": "x" * 3001},
        {"callback_id": "x" * 256},
        {"blocks": [{"type": "divider"}] * 101},
        {"blocks": [{"type": "table", "rows": [[{"type": "raw_text", "text": "x"}]]}]},
        {"colour": "red"},
        {"blocks": [text_input(focus_on_load=True), text_input(focus_on_load=True, action_id="j")]},
        {"blocks": [section("x" * 3000, block_id=f"b{n}") for n in range(90)]},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_form_beyond_the_limit_is_refused(change: dict[str, Any]) -> None:
    assert view_faults(FORM) == []
    changed = {key: value for key, value in {**FORM, **change}.items() if value is not None}
    assert view_faults(changed)


def test_a_home_needs_neither_title_nor_submit() -> None:
    assert view_faults({"type": "home", "blocks": [section("x"), text_input()]}) == []
    assert view_faults({"type": "home", "title": plain("x"), "blocks": []})


def test_the_answer_to_a_type_ahead_may_be_empty_but_not_long() -> None:
    assert suggestion_faults({"options": []}) == []
    assert suggestion_faults({"option_groups": [{"label": plain("Mine"), "options": [option()]}]}) == []
    assert suggestion_faults({"options": [option()] * 101})
    assert suggestion_faults({"options": [option("x" * 76)]})
    assert suggestion_faults(None)
