"""Somebody who uses Slack by what stands on the screen: presses what is written there, fills what is asked for.

Nothing here knows ids: a button that cannot be seen cannot be pressed, and a misnamed field cannot be filled.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from bot.local.gestures import Hand
from bot.local.slack import Slack
from bot.local.surfaces import Element, Value, elements
from bot.local.team import Change, Channel, Form, Message, Person
from bot.local.text import blocks_text, form_text, message_text


class NotOnScreenError(Exception):
    """There is nothing like that on the person's screen; says what there is."""


@dataclass(frozen=True)
class Spot:
    """An element on the screen and the surface it is on; a Home is its list of blocks."""

    surface: Message | Form | list[dict[str, Any]]
    element: Element


@dataclass
class Actor:
    """One person at a screen."""

    slack: Slack
    person: Person
    seen: int = 0
    """The number of the last change this person has looked at."""
    tab: str = "messages"
    hand: Hand = field(init=False)

    def __post_init__(self) -> None:
        self.hand = Hand(self.slack, self.person)

    @property
    def direct(self) -> Channel:
        """The direct conversation with Ally."""
        return self.slack.team.direct(self.person)

    # -- speaking

    def says(self, text: str, *, thread: Message | None = None) -> Actor:
        """Writes to Ally directly."""
        return self._writes(self.direct, text, thread)

    def mentions_ally(self, text: str, *, channel: str, thread: Message | None = None) -> Actor:
        """Writes `@Ally …` in a channel."""
        return self._writes(self._channel(channel), f"@{self.slack.team.bot.name} {text}", thread)

    def writes(self, text: str, *, channel: str, thread: Message | None = None) -> Actor:
        """Writes in a channel, to whoever reads it."""
        return self._writes(self._channel(channel), text, thread)

    def slash(self, command: str, text: str = "", channel: str | None = None) -> Actor:
        """Types a slash command, in the direct conversation unless a channel is named."""
        self._looks()
        self.hand.command(command, text, self._channel(channel) if channel else self.direct)
        return self

    def _writes(self, channel: Channel, text: str, thread: Message | None) -> Actor:
        self._looks()
        self.tab = "messages"
        self.hand.write(channel, text, thread=(thread.thread or thread.ts) if thread else None)
        return self

    # -- pressing and choosing

    def clicks(self, label: str) -> Actor:
        """Presses the button with that label, the newest that can be seen."""
        spot = self._spot(label, {"button"})
        self._looks()
        self._press(spot, {})
        return self

    def chooses(self, menu: str, option: str) -> Actor:
        """Chooses an option by its words: from a menu by its label, from an overflow menu by `⋯`."""
        spot = self._spot(menu, set())
        self._looks()
        chosen = self._value(spot, option)
        if isinstance(spot.surface, Form):
            self.hand.fill(spot.surface, spot.element.block_id, spot.element.action_id, chosen)
        else:
            self._press(spot, chosen)
        return self

    def finds(self, menu: str, typed: str) -> list[str]:
        """What a type-ahead menu offers for these letters."""
        spot = self._spot(menu, {"external_select", "multi_external_select"})
        return [option["text"]["text"] for option in self._look_up(spot, typed)]

    # -- forms

    @property
    def form(self) -> Form:
        """The form in front."""
        stack = self.slack.team.forms.get(self.person.id)
        if not stack:
            raise NotOnScreenError(f"{self.person.name} has no form open; sees:\n{self.sees()}")
        return stack[-1]

    def types(self, fields: dict[str, str]) -> Actor:
        """Fills fields of the form in front, by label, without sending it."""
        for label, words in fields.items():
            spots = [spot for spot in self._form_spots() if spot.element.label == label]
            if not spots:
                raise NotOnScreenError(f"no field {label!r} in:\n{form_text(self.form, self.slack.team, self.person)}")
            element = spots[0].element
            self.hand.fill(self.form, element.block_id, element.action_id, self._value(spots[0], words))
        return self

    def fills(self, fields: dict[str, str]) -> Actor:
        """Fills fields of the form in front, by label, and sends it."""
        self.types(fields)
        return self.submits()

    def submits(self) -> Actor:
        """Sends the form in front."""
        self._looks()
        self.hand.submit(self.form)
        return self

    def closes(self) -> Actor:
        """Closes the form in front without sending it."""
        self._looks()
        self.hand.close(self.form)
        return self

    # -- elsewhere

    def uses_message_shortcut(self, callback_id: str, message: Message) -> Actor:
        """Uses a shortcut from the menu of a message."""
        self._looks()
        self.hand.message_shortcut(callback_id, message)
        return self

    def uses_shortcut(self, callback_id: str) -> Actor:
        """Uses a global shortcut."""
        self._looks()
        self.hand.shortcut(callback_id)
        return self

    def opens_home(self) -> Actor:
        """Goes to Ally's Home."""
        self._looks()
        self.tab = "home"
        self.hand.open_home()
        return self

    # -- seeing

    def news(self) -> list[Change]:
        """What changed on this person's screen since the last gesture, without own words."""
        visible = {channel.id for channel in self.slack.team.channels.values() if self.person.id in channel.members}
        return [change for change in self.slack.team.changes[self.seen :] if self._concerns_me(change, visible)]

    def _concerns_me(self, change: Change, visible: set[str]) -> bool:
        if change.message is None:
            return change.person == self.person.id
        is_for_me = change.channel in visible and change.person in (None, self.person.id)
        return is_for_me and self.slack.team.people[change.message.author].is_bot

    def received(self) -> list[Message]:
        """Ally's messages that stand and were posted or edited since the last gesture, in order."""
        kept: dict[str, Message] = {}
        for change in self.news():
            message = change.message
            if message and message in self.slack.team.messages[message.channel]:
                kept.pop(message.ts, None)
                kept[message.ts] = message
        return list(kept.values())

    def sees(self) -> str:
        """What changed on the screen since the last gesture, as text; the form in front, when there is one."""
        team = self.slack.team
        parts = [message_text(message, team, self.person) for message in self.received()]
        if self.tab == "home" and self.person.id in team.homes:
            parts.append("\n".join(blocks_text(team.homes[self.person.id]["blocks"], team, self.person)))
        if team.forms.get(self.person.id):
            parts.append(form_text(self.form, team, self.person))
        return "\n\n".join(parts)

    @property
    def last_message(self) -> Message:
        """The newest message of Ally's this person can see."""
        mine = [m for m in self.slack.team.visible_to(self.person) if self.slack.team.people[m.author].is_bot]
        if not mine:
            raise NotOnScreenError(f"Ally has said nothing to {self.person.name}")
        return mine[-1]

    def _looks(self) -> None:
        self.seen = len(self.slack.team.changes)

    # -- finding things on the screen

    def _channel(self, name: str) -> Channel:
        channel = self.slack.team.find_channel(name)
        if channel is None:
            raise NotOnScreenError(f"there is no channel {name}")
        return channel

    def _form_spots(self) -> list[Spot]:
        return [Spot(self.form, element) for element in elements(self.form.view["blocks"])]

    def _spots(self) -> Iterator[Spot]:
        """Everything that can be pressed, nearest first: the form in front hides the rest, then newest messages."""
        if self.slack.team.forms.get(self.person.id):
            yield from self._form_spots()
            return
        if self.tab == "home" and self.person.id in self.slack.team.homes:
            blocks = self.slack.team.homes[self.person.id]["blocks"]
            yield from (Spot(blocks, element) for element in elements(blocks))
        recent = self.received()
        older = [message for message in self.slack.team.visible_to(self.person) if message not in recent]
        for message in reversed([*older, *recent]):
            yield from (Spot(message, element) for element in elements(message.blocks))

    def _spot(self, label: str, types: set[str]) -> Spot:
        spots = list(self._spots())
        for spot in spots:
            wanted = spot.element.type in types if types else spot.element.type != "button"
            is_overflow = label == "⋯" and spot.element.type == "overflow"
            if wanted and (spot.element.label == label or is_overflow):
                return spot
        there = ", ".join(dict.fromkeys(f"[{spot.element.label}]" for spot in spots)) or "nothing to press"
        raise NotOnScreenError(f"{self.person.name} sees no {label!r}; there is {there}\n{self.sees()}")

    def _press(self, spot: Spot, chosen: Value) -> None:
        block_id, action_id = spot.element.block_id, spot.element.action_id
        if isinstance(spot.surface, Form):
            self.hand.press_in_form(spot.surface, block_id, action_id, chosen)
        elif isinstance(spot.surface, Message):
            self.hand.press_in_message(spot.surface, block_id, action_id, chosen)
        else:
            self.hand.press_at_home(block_id, action_id, chosen)

    def _look_up(self, spot: Spot, typed: str) -> list[dict[str, Any]]:
        if isinstance(spot.surface, list):
            raise NotOnScreenError("a Home has no type-ahead here")
        return self.hand.look_up(spot.surface, spot.element.block_id, spot.element.action_id, typed)

    def _value(self, spot: Spot, words: str) -> Value:
        """The words as what the element would hold."""
        element = spot.element
        match element.type:
            case "static_select" | "radio_buttons" | "overflow":
                return {"selected_option": self._option(element.options, words)}
            case "external_select":
                return {"selected_option": self._option(self._look_up(spot, words), words)}
            case "multi_static_select" | "checkboxes":
                return {"selected_options": [self._option(element.options, each) for each in words.split(", ") if each]}
            case "multi_external_select":
                chosen = [self._option(self._look_up(spot, each), each) for each in words.split(", ") if each]
                return {"selected_options": chosen}
            case "users_select":
                return {"selected_user": self._someone(words).id}
            case "multi_users_select":
                return {"selected_users": [self._someone(each).id for each in words.split(", ") if each]}
            case "conversations_select" | "channels_select" as kind:
                return {f"selected_{kind.removesuffix('s_select')}": self._channel(words).id}
            case "datepicker":
                return {"selected_date": words or None}
            case "timepicker":
                return {"selected_time": words or None}
            case "datetimepicker":
                return {"selected_date_time": int(words)}
            case _:
                return {"value": words or None}

    def _option(self, options: list[dict[str, Any]], words: str) -> dict[str, Any]:
        for option in options:
            if option["text"]["text"] == words:
                return option
        near = [option for option in options if option["text"]["text"].casefold().startswith(words.casefold())]
        if len(near) == 1:
            return near[0]
        there = ", ".join(option["text"]["text"] for option in options)
        raise NotOnScreenError(f"no option {words!r}; there is {there or 'none'}")

    def _someone(self, words: str) -> Person:
        person = self.slack.team.find_person(words)
        if person is None:
            raise NotOnScreenError(f"there is nobody called {words}")
        return person
