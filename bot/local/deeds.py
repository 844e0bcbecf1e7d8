"""What a page may ask for: each deed is one gesture of the person whose page it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from bot.local.gestures import Hand
from bot.local.permits import SlackError
from bot.local.team import Channel, Form, Message
from bot.local.workspace import Workspace

Wish = Mapping[str, Any]
"""What the page sent: whose hand, and the deed's own fields."""


def write(workspace: Workspace, hand: Hand, wish: Wish) -> None:
    hand.write(_channel(hand, wish), wish["text"], thread=wish.get("thread"))


def command(workspace: Workspace, hand: Hand, wish: Wish) -> None:
    hand.command(wish["command"], wish["text"], _channel(hand, wish))


def press(workspace: Workspace, hand: Hand, wish: Wish) -> None:
    where = (wish["block"], wish["action"], wish["chosen"])
    match wish["surface"]:
        case "message":
            hand.press_in_message(_message(hand, wish), *where)
        case "form":
            form = _form(hand, wish)
            form.values = wish["values"]
            hand.fill(form, *where) if wish["chosen"] else hand.press_in_form(form, *where)
        case _:
            hand.press_at_home(*where)


def look_up(workspace: Workspace, hand: Hand, wish: Wish) -> list[dict[str, Any]]:
    surface = _form(hand, wish) if wish["surface"] == "form" else _message(hand, wish)
    return hand.look_up(surface, wish["block"], wish["action"], wish["typed"])


def submit(workspace: Workspace, hand: Hand, wish: Wish) -> None:
    form = _form(hand, wish)
    form.values = wish["values"]
    hand.submit(form)


def close(workspace: Workspace, hand: Hand, wish: Wish) -> None:
    hand.close(_form(hand, wish))


def message_shortcut(workspace: Workspace, hand: Hand, wish: Wish) -> None:
    hand.message_shortcut(wish["callback"], _message(hand, wish))


def shortcut(workspace: Workspace, hand: Hand, wish: Wish) -> None:
    hand.shortcut(wish["callback"])


def open_home(workspace: Workspace, hand: Hand, wish: Wish) -> None:
    hand.open_home()


def move_clock(workspace: Workspace, hand: Hand, wish: Wish) -> None:
    """By some minutes, or to a moment."""
    if "minutes" in wish:
        workspace.clock.move(timedelta(minutes=float(wish["minutes"])))
    else:
        workspace.clock.move_to(datetime.fromisoformat(wish["to"]))
    workspace.tick()


def happen(workspace: Workspace, hand: Hand, wish: Wish) -> str:
    chosen = next(each for each in workspace.resident.happenings if each.key == wish["key"])
    told = chosen.happen()
    workspace.tick()
    return told


def reset(workspace: Workspace, hand: Hand, wish: Wish) -> None:
    workspace.reset()


DEEDS: Mapping[str, Callable[[Workspace, Hand, Wish], Any]] = {
    "write": write,
    "command": command,
    "press": press,
    "look-up": look_up,
    "submit": submit,
    "close": close,
    "message-shortcut": message_shortcut,
    "shortcut": shortcut,
    "open-home": open_home,
    "move-clock": move_clock,
    "happen": happen,
    "reset": reset,
}


def _channel(hand: Hand, wish: Wish) -> Channel:
    channel = hand.slack.team.channels.get(wish["channel"])
    if channel is None or hand.person.id not in channel.members:
        raise SlackError("channel_not_found")
    return channel


def _message(hand: Hand, wish: Wish) -> Message:
    message = hand.slack.team.find_message(_channel(hand, wish).id, wish["message"])
    if message is None or message.only_for not in (None, hand.person.id):
        raise SlackError("message_not_found")
    return message


def _form(hand: Hand, wish: Wish) -> Form:
    for form in hand.slack.team.forms.get(hand.person.id, []):
        if form.id == wish["form"]:
            return form
    raise SlackError("view_not_found")
