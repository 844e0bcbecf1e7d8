"""The Home tab as Slack draws it, within its hundred blocks."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.reply import Action, Buttons, Item, Part, Reply
from bot.views import limits
from bot.views.blocks import draw_parts, number_actions


def draw_home(reply: Reply) -> dict[str, Any]:
    """The view for `views.publish`. Nothing of Home is replaced by an answer, so every button stays."""
    blocks = draw_parts([_staying(part) for part in reply.parts])
    if reply.next_steps:
        blocks += draw_parts([_staying(Buttons(reply.next_steps))])
    if len(blocks) > limits.BLOCKS_IN_VIEW:
        said = {"type": "mrkdwn", "text": "…and more than fits here. Ask me for the rest."}
        blocks = [*blocks[: limits.BLOCKS_IN_VIEW - 1], {"type": "context", "elements": [said]}]
    return {"type": "home", "blocks": number_actions(blocks)}


def _staying(part: Part) -> Part:
    if isinstance(part, Item | Buttons):
        return replace(part, actions=tuple(_stays(action) for action in part.actions))
    return part


def _stays(action: Action) -> Action:
    return replace(action, stays=True)
