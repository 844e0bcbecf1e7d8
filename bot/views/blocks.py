"""Reply → Block Kit: pure functions, always within Slack's limits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from bot.reply import (
    Action,
    Buttons,
    Chart,
    Divider,
    Document,
    Facts,
    Heading,
    Item,
    Line,
    Menu,
    Menus,
    Part,
    Picture,
    Quote,
    Reply,
    Small,
    Span,
    Strong,
    Style,
)
from bot.turn import How, Press
from bot.views import limits
from bot.views.mrkdwn import escape, render, shorten
from bot.views.presses import write_press

Block = dict[str, Any]
PREFIX = "ally"
"""Every action id of ours begins so; the rest only keeps ids apart within one message."""


def draw_message(reply: Reply, *, share: bool = False) -> dict[str, Any]:
    """The `text` and `blocks` of a message; `share` adds the button that shows it to the channel."""
    blocks = draw_parts(reply.parts)
    actions = list(reply.actions)
    if share and reply.is_shareable and reply.asked is not None:
        actions.append(Action("Share here", Press(reply.asked.ability, reply.asked.slots, How.SHARE), stays=True))
    footer: list[Block] = []
    if actions:
        footer.append(_buttons(actions))
    if reply.next_steps:
        footer.append(_buttons([_staying(action) for action in reply.next_steps]))
    blocks = _within(blocks, limits.BLOCKS_IN_MESSAGE - len(footer), limits.MESSAGE_CHARACTERS - _size(footer)) + footer
    return {"text": shorten(escape(reply.plain() or "Done."), limits.TEXT), "blocks": number_actions(blocks)}


def draw_parts(parts: Sequence[Part]) -> list[Block]:
    return [block for part in parts for block in _draw(part)]


def number_actions(blocks: list[Block]) -> list[Block]:
    """Gives every interactive element an id of its own, as Slack asks."""
    number = 0
    for block in blocks:
        for element in (*block.get("elements", ()), block.get("accessory")):
            if isinstance(element, dict) and "action_id" in element:
                element["action_id"] = f"{element['action_id']}:{number}"
                number += 1
    return blocks


def _draw(part: Part) -> Iterator[Block]:
    match part:
        case Line(spans):
            yield _section(render(spans, limits.SECTION_TEXT) or " ")
        case Heading(text):
            yield {"type": "header", "text": _plain(text or " ", limits.HEADER_TEXT)}
        case Small(spans):
            yield {"type": "context", "elements": [_mrkdwn(render(spans, limits.FIELD_TEXT) or " ")]}
        case Facts(pairs):
            for at in range(0, len(pairs), limits.SECTION_FIELDS):
                fields = [_fact(label, spans) for label, spans in pairs[at : at + limits.SECTION_FIELDS]]
                yield {"type": "section", "fields": fields}
        case Item():
            yield _item(part)
        case Quote(text):
            yield from _quote(text)
        case Buttons(actions):
            if actions:
                yield _buttons(list(actions))
        case Menu():
            yield {"type": "actions", "elements": [_menu(part)]}
        case Menus(menus):
            yield {"type": "actions", "elements": [_menu(menu) for menu in menus[: limits.ACTIONS_ELEMENTS]]}
        case Divider():
            yield {"type": "divider"}
        case Picture(_, alt, title):
            yield _section(escape(shorten(f"{title}: {alt}" if title else alt, limits.SECTION_TEXT // 2)))
        case Chart():
            return  # a line of text stands beside it; the picture itself is uploaded
        case Document(_, name, title):
            yield {"type": "context", "elements": [_mrkdwn(escape(f"{title or 'File'}: {name}"))]}


def _section(text: str) -> Block:
    return {"type": "section", "text": _mrkdwn(text)}


def _mrkdwn(text: str) -> dict[str, Any]:
    return {"type": "mrkdwn", "text": text}


def _plain(text: str, limit: int) -> dict[str, Any]:
    return {"type": "plain_text", "text": shorten(text, limit), "emoji": True}


def _fact(label: str, spans: tuple[Span, ...]) -> dict[str, Any]:
    return _mrkdwn(render((Strong(label), "\n", *(spans or ("–",))), limits.FIELD_TEXT))


def _item(item: Item) -> Block:
    lines: list[Span] = list(item.spans)
    for detail in item.details:
        lines += ["\n", *detail]
    block = _section(render(tuple(lines), limits.SECTION_TEXT) or " ")
    drawn = [(action, value) for action in item.actions if (value := _find_value(action)) is not None]
    if len(drawn) == 1:
        block["accessory"] = _button(*drawn[0])
    elif drawn:
        short = [pair for pair in drawn if len(pair[1]) <= limits.OPTION_VALUE][: limits.OVERFLOW_OPTIONS]
        if short:
            block["accessory"] = {
                "type": "overflow",
                "action_id": f"{PREFIX}:menu",
                "options": [
                    {"text": _plain(action.label, limits.OPTION_TEXT), "value": value} for action, value in short
                ],
            }
    return block


def _quote(text: str) -> Iterator[Block]:
    """Verbatim words, in as many blocks as they need; nothing of them is lost."""
    escaped_room = limits.SECTION_TEXT // 5  # "&" becomes five characters at worst
    for at in range(0, max(len(text), 1), escaped_room):
        piece = text[at : at + escaped_room]
        yield _section("\n".join(f"> {escape(row)}" if row.strip() else ">" for row in piece.split("\n")))


def _buttons(actions: list[Action]) -> Block:
    elements = [_button(action, value) for action in actions if (value := _find_value(action)) is not None]
    return {"type": "actions", "elements": elements[: limits.ACTIONS_ELEMENTS]}


def _button(action: Action, value: str) -> dict[str, Any]:
    button: dict[str, Any] = {
        "type": "button",
        "action_id": f"{PREFIX}:press",
        "text": _plain(action.label, limits.BUTTON_TEXT),
        "value": value,
    }
    if action.style is not Style.PLAIN:
        button["style"] = action.style.value
    if action.confirm:
        button["confirm"] = {
            "title": _plain("Are you sure?", limits.CONFIRM_TITLE),
            "text": _plain(action.confirm, limits.CONFIRM_TEXT),
            "confirm": _plain(action.label, limits.CONFIRM_BUTTON),
            "deny": _plain("Leave it", limits.CONFIRM_BUTTON),
        }
    return button


def _menu(menu: Menu) -> dict[str, Any]:
    options = []
    chosen = None
    for option in menu.options[: limits.SELECT_OPTIONS]:
        value = write_press(option.press)
        if len(value) > limits.OPTION_VALUE:
            continue
        drawn = {"text": _plain(option.label, limits.OPTION_TEXT), "value": value}
        options.append(drawn)
        if option.is_chosen:
            chosen = drawn
    element: dict[str, Any] = {
        "type": "static_select",
        "action_id": f"{PREFIX}:select",
        "placeholder": _plain(menu.label, limits.PLACEHOLDER),
        "options": options,
    }
    if chosen is not None:
        element["initial_option"] = chosen
    return element


def _find_value(action: Action) -> str | None:
    """A button's value, or None when its press is too long to stand in a button."""
    try:
        return write_press(action.press, stays=action.stays)
    except ValueError:
        return None


def _staying(action: Action) -> Action:
    return action if action.stays else Action(action.label, action.press, action.style, action.confirm, stays=True)


def _size(blocks: Sequence[Block]) -> int:
    return sum(_characters(block) for block in blocks)


def _characters(value: Any) -> int:
    """What Slack counts: every text in it, however deep."""
    if isinstance(value, dict):
        text = value.get("text")
        if isinstance(text, str):
            return len(text)  # a text object has nothing below it
        value = value.values()
    elif not isinstance(value, list):
        return 0
    count = 0
    for part in value:
        if isinstance(part, dict | list):
            count += _characters(part)
    return count


def _within(blocks: list[Block], most: int, room: int) -> list[Block]:
    """As many blocks as fit, with a last line that says when something was left out."""
    kept: list[Block] = []
    for block in blocks:
        size = _characters(block)
        if (len(kept) >= most - 1 and len(blocks) > most) or size > room - 100:
            kept.append({"type": "context", "elements": [_mrkdwn("…and more than fits here. Ask for less at once.")]})
            break
        kept.append(block)
        room -= size
    return kept
