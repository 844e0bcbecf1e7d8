"""Whether Slack would take a message, a view or a list of options: every limit and shape, each fault said in words.

The numbers are Slack's, written down here apart from those the views obey, so that a wrong one there is caught here.
A fault reads like Slack's own: where it is (a JSON pointer), then what is wrong.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.local.elements import (
    ACTIONS,
    CONTEXT,
    INPUTS,
    Json,
    element_faults,
    length,
    list_faults,
    option_faults,
    shape_faults,
    text_faults,
)

MESSAGE_BLOCKS = 50
VIEW_BLOCKS = 100
MESSAGE_TEXT = 40_000
MESSAGE_CHARACTERS = 12_000
"""Over all blocks of a message. Slack refuses near 13,200; undocumented, so the round number is held."""
VIEW_BYTES = 250_000
PINGS_EVERYBODY = re.compile(r"<!(channel|here|everyone)\b")

KEYS: Mapping[str, tuple[set[str], set[str]]] = {
    # block: (keys it must have, keys it may have); `type` and `block_id` go without saying
    "section": (set(), {"text", "fields", "accessory", "expand"}),
    "header": ({"text"}, set()),
    "divider": (set(), set()),
    "context": ({"elements"}, set()),
    "actions": ({"elements"}, set()),
    "image": ({"alt_text"}, {"image_url", "slack_file", "title"}),
    "input": ({"label", "element"}, {"hint", "optional", "dispatch_action"}),
    "rich_text": ({"elements"}, set()),
    "table": ({"rows"}, {"column_settings"}),
    "markdown": ({"text"}, set()),
    "context_actions": ({"elements"}, set()),
}
ONLY_IN_MESSAGES = {"table", "markdown", "context_actions"}


def message_faults(message: Mapping[str, Any]) -> list[str]:
    """What Slack, or its manners, would hold against a message with `text` and perhaps `blocks`."""
    return list(_message_faults(message))


def view_faults(view: Any) -> list[str]:
    """What Slack would hold against a modal or an App Home."""
    return list(_view_faults(view))


def suggestion_faults(answer: Any) -> list[str]:
    """What Slack would hold against the answer to a type-ahead (`options` or `option_groups`)."""
    if not isinstance(answer, dict) or len(answer.keys() & {"options", "option_groups"}) != 1:
        return ["/: either options or option_groups is required"]
    return list(option_faults(answer, "", fewest=0))


def message_measures(payload: Any) -> dict[str, tuple[int, int]]:
    """How much of Slack's allowance a message or view uses: what is counted → (used, allowed)."""
    view = payload.get("view") if isinstance(payload, dict) else None
    shown = view if isinstance(view, dict) else payload
    if not isinstance(shown, dict) or not isinstance(shown.get("blocks"), list):
        return {}
    blocks = shown["blocks"]
    if view:
        return {"blocks": (len(blocks), VIEW_BLOCKS), "bytes": (len(json.dumps(view).encode()), VIEW_BYTES)}
    characters = sum(_characters(block) for block in blocks)
    return {"blocks": (len(blocks), MESSAGE_BLOCKS), "characters": (characters, MESSAGE_CHARACTERS)}


def _message_faults(message: Mapping[str, Any]) -> Iterator[str]:
    text, blocks = message.get("text") or "", message.get("blocks") or []
    if not isinstance(text, str) or not isinstance(blocks, list):
        yield "/: text must be a string and blocks a list"
        return
    if not text.strip():
        yield "/text: missing; notifications and screen readers have nothing else"
    if len(text) > MESSAGE_TEXT:
        yield f"/text: {len(text)} characters, at most {MESSAGE_TEXT}"
    if PINGS_EVERYBODY.search(text + json.dumps(blocks)):
        yield "/: pings everybody in the channel"
    yield from list_faults(blocks, "/blocks", most=MESSAGE_BLOCKS, fewest=0)
    characters = sum(_characters(block) for block in blocks)
    if characters > MESSAGE_CHARACTERS:
        yield f"/blocks: {characters} characters in all, at most {MESSAGE_CHARACTERS}"
    if sum(isinstance(block, dict) and block.get("type") == "table" for block in blocks) > 1:
        yield "/blocks: only one table is allowed in a message"
    yield from _blocks_faults(blocks, "/blocks")


def _view_faults(view: Any) -> Iterator[str]:
    if not isinstance(view, dict) or view.get("type") not in ("modal", "home"):
        yield "/view: must be an object whose type is modal or home"
        return
    may = {"private_metadata", "callback_id", "external_id"}
    if view["type"] == "modal":
        may |= {"submit", "close", "clear_on_close", "notify_on_close", "submit_disabled"}
        yield from shape_faults(view, "/view", must={"type", "title", "blocks"}, may=may)
        for name in ("title", "submit", "close"):
            if name in view:
                yield from text_faults(view[name], f"/view/{name}", most=24, kinds=("plain_text",))
    else:
        yield from shape_faults(view, "/view", must={"type", "blocks"}, may=may)
    yield from length(view, "/view", "private_metadata", 3000)
    yield from length(view, "/view", "callback_id", 255)
    yield from length(view, "/view", "external_id", 255)
    blocks = view.get("blocks")
    if not isinstance(blocks, list):
        return
    yield from list_faults(blocks, "/view/blocks", most=VIEW_BLOCKS, fewest=0)
    yield from _blocks_faults(blocks, "/view/blocks")
    kinds = {str(block.get("type")) for block in blocks if isinstance(block, dict)}
    if view["type"] == "modal" and "input" in kinds and "submit" not in view:
        yield "/view: a modal with inputs needs submit"
    for kind in sorted(kinds & ONLY_IN_MESSAGES):
        yield f"/view/blocks: {kind} is for messages only"
    if json.dumps(blocks).count('"focus_on_load": true') > 1:
        yield "/view/blocks: only one element may have focus_on_load"
    if len(json.dumps(view).encode()) > VIEW_BYTES:
        yield f"/view: larger than {VIEW_BYTES} bytes"


def _blocks_faults(blocks: Sequence[Any], at: str) -> Iterator[str]:
    seen: set[str] = set()
    for number, block in enumerate(blocks):
        here = f"{at}/{number}"
        kind = str(block.get("type")) if isinstance(block, dict) else ""
        if kind not in KEYS:
            yield f"{here}: unsupported type {kind!r}"
            continue
        must, may = KEYS[kind]
        yield from shape_faults(block, here, must={"type", *must}, may={"block_id", *may})
        yield from length(block, here, "block_id", 255)
        if block.get("block_id") in seen:
            yield f"{here}/block_id: {block['block_id']!r} is used twice"
        if block.get("block_id"):
            seen.add(block["block_id"])
        yield from _CHECKS[kind](block, here)


def _section_faults(block: Json, at: str) -> Iterator[str]:
    if "text" not in block and "fields" not in block:
        yield f"{at}: text or fields is required"
    if "text" in block:
        yield from text_faults(block["text"], f"{at}/text", most=3000)
    if "fields" in block:
        yield from list_faults(block["fields"], f"{at}/fields", most=10)
        for number, field in enumerate(block["fields"]):
            yield from text_faults(field, f"{at}/fields/{number}", most=2000)
    if "accessory" in block:
        yield from element_faults(block["accessory"], f"{at}/accessory", allowed={"image"} | ACTIONS)


def _header_faults(block: Json, at: str) -> Iterator[str]:
    yield from text_faults(block.get("text"), f"{at}/text", most=150, kinds=("plain_text",))


def _context_faults(block: Json, at: str) -> Iterator[str]:
    yield from list_faults(block.get("elements"), f"{at}/elements", most=10)
    for number, element in enumerate(block.get("elements") or []):
        here = f"{at}/elements/{number}"
        if isinstance(element, dict) and element.get("type") == "image":
            yield from element_faults(element, here, allowed=CONTEXT)
        else:
            yield from text_faults(element, here, most=3000)


def _actions_faults(block: Json, at: str) -> Iterator[str]:
    yield from _elements_faults(block, at, allowed=ACTIONS, most=25)


def _context_actions_faults(block: Json, at: str) -> Iterator[str]:
    yield from _elements_faults(block, at, allowed={"feedback_buttons", "icon_button"}, most=5)


def _elements_faults(block: Json, at: str, *, allowed: set[str], most: int) -> Iterator[str]:
    yield from list_faults(block.get("elements"), f"{at}/elements", most=most)
    seen: set[str] = set()
    for number, element in enumerate(block.get("elements") or []):
        here = f"{at}/elements/{number}"
        yield from element_faults(element, here, allowed=allowed)
        action = element.get("action_id") if isinstance(element, dict) else None
        if action and action in seen:
            yield f"{here}/action_id: {action!r} is used twice in this block"
        seen.add(action or "")


def _image_faults(block: Json, at: str) -> Iterator[str]:
    yield from element_faults({k: v for k, v in block.items() if k not in ("title", "block_id")}, at, allowed=CONTEXT)
    if "title" in block:
        yield from text_faults(block["title"], f"{at}/title", most=2000, kinds=("plain_text",))


def _input_faults(block: Json, at: str) -> Iterator[str]:
    yield from text_faults(block.get("label"), f"{at}/label", most=2000, kinds=("plain_text",))
    if "hint" in block:
        yield from text_faults(block["hint"], f"{at}/hint", most=2000, kinds=("plain_text",))
    yield from element_faults(block.get("element"), f"{at}/element", allowed=INPUTS)


def _rich_text_faults(block: Json, at: str) -> Iterator[str]:
    parts = {"rich_text_section", "rich_text_list", "rich_text_quote", "rich_text_preformatted"}
    for number, part in enumerate(block.get("elements") or []):
        if not isinstance(part, dict) or part.get("type") not in parts or "elements" not in part:
            yield f"{at}/elements/{number}: must be one of {', '.join(sorted(parts))} with elements"


def _table_faults(block: Json, at: str) -> Iterator[str]:
    rows = block.get("rows")
    yield from list_faults(rows, f"{at}/rows", most=100)
    for number, row in enumerate(rows or []):
        yield from list_faults(row, f"{at}/rows/{number}", most=20)
        for place, cell in enumerate(row if isinstance(row, list) else []):
            kind = cell.get("type") if isinstance(cell, dict) else None
            if kind not in ("raw_text", "rich_text"):
                yield f"{at}/rows/{number}/{place}: must be raw_text or rich_text"
            elif kind == "raw_text" and not cell.get("text"):
                yield f"{at}/rows/{number}/{place}/text: must not be empty"
    if _characters(block) > 10_000:
        yield f"{at}: {_characters(block)} characters in the table, at most 10000"
    yield from list_faults(block.get("column_settings", []), f"{at}/column_settings", most=20, fewest=0)


def _markdown_faults(block: Json, at: str) -> Iterator[str]:
    yield from length(block, at, "text", 12_000, fewest=1)


def _no_faults(_block: Json, _at: str) -> Iterator[str]:
    yield from ()


_CHECKS = {
    "section": _section_faults,
    "header": _header_faults,
    "divider": _no_faults,
    "context": _context_faults,
    "actions": _actions_faults,
    "image": _image_faults,
    "input": _input_faults,
    "rich_text": _rich_text_faults,
    "table": _table_faults,
    "markdown": _markdown_faults,
    "context_actions": _context_actions_faults,
}


def _characters(part: Any) -> int:
    """Characters shown to people: every string under a key `text`, however deep."""
    if isinstance(part, list):
        return sum(_characters(each) for each in part)
    if not isinstance(part, dict):
        return 0
    return sum(
        len(value) if key == "text" and isinstance(value, str) else _characters(value) for key, value in part.items()
    )
