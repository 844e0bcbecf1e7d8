"""What people do in Slack, told to the app as Slack tells it, and what its answers change."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.local.envelopes import deliver_command, deliver_interaction, event_request
from bot.local.line import Delivery
from bot.local.permits import SlackError
from bot.local.slack import Slack
from bot.local.surfaces import Element, Value, elements, find_element, form_objections, form_state
from bot.local.team import Channel, Form, Message, Person, as_typed
from bot.local.validity import message_faults, suggestion_faults, view_faults
from bot.local.webapi.forms import push_form, replace_form
from bot.local.webapi.written import channel_kind, message_as_json, view_as_json

FORM_FAILED = "We had some trouble connecting. Try again?"


@dataclass(frozen=True)
class Hand:
    """One person's hand in Slack: everything that person can do there."""

    slack: Slack
    person: Person

    # -- writing

    def write(self, channel: Channel, text: str, *, thread: str | None = None) -> Delivery | None:
        """Types a message. The app hears of it in its direct conversation and where it is mentioned; else nothing."""
        team, slack = self.slack.team, self.slack
        if channel.is_archived:
            raise SlackError("is_archived")
        words = as_typed(text, team)
        message = team.post(Message(team.new_ts(), channel.id, self.person.id, words, thread=thread))
        message.blocks = [
            {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [_plain(text)]}]}
        ]
        event = {
            **message_as_json(message, team),
            "channel": channel.id,
            "event_ts": message.ts,
            "client_msg_id": str(uuid.uuid5(uuid.NAMESPACE_URL, message.ts)),
        }
        if channel.is_im:
            return slack.deliver("message", *event_request(self.slack, {**event, "channel_type": "im"}, channel))
        if f"<@{team.bot.id}>" in words and team.bot.id in channel.members:
            return slack.deliver("app_mention", *event_request(self.slack, {**event, "type": "app_mention"}, channel))
        return None

    def command(self, command: str, text: str, channel: Channel) -> Delivery:
        """Types a slash command."""
        words = as_typed(text, self.slack.team)
        delivery = deliver_command(self.slack, self.person, channel, command, words)
        self._post_acknowledgement(delivery, channel)
        return delivery

    def _post_acknowledgement(self, delivery: Delivery, channel: Channel) -> None:
        if delivery.status != 200 or not delivery.answer.strip():
            return
        is_json = delivery.answer.lstrip().startswith("{")
        answer = json.loads(delivery.answer) if is_json else {"text": delivery.answer}
        faults = message_faults(answer)
        self.slack.faults.extend(f"{delivery.name}: {fault}" for fault in faults)
        if not faults:
            self.slack.post_answer(self.person.id, channel.id, answer)

    def open_home(self, *, tab: str = "home") -> Delivery:
        """Opens the app's Home, or its messages."""
        channel = self.slack.team.direct(self.person)
        event: dict[str, Any] = {
            "type": "app_home_opened",
            "user": self.person.id,
            "channel": channel.id,
            "tab": tab,
            "event_ts": self.slack.team.new_ts(),
        }
        if tab == "home" and self.person.id in self.slack.team.homes:
            event["view"] = self.slack.team.homes[self.person.id]
        return self.slack.deliver("app_home_opened", *event_request(self.slack, event, channel))

    # -- pressing

    def press_in_message(self, message: Message, block_id: str, action_id: str, chosen: Value) -> Delivery:
        """Presses a button of a message, or chooses in one of its menus."""
        team = self.slack.team
        element = _element(message.blocks, block_id, action_id)
        channel = team.channels[message.channel]
        url = self.slack.permits.new_response_url(
            self.person.id, message.channel, message_ts=message.ts, thread=message.thread
        )
        container = {
            "type": "message",
            "message_ts": message.ts,
            "channel_id": message.channel,
            "is_ephemeral": message.only_for is not None,
            **({"thread_ts": message.thread} if message.thread else {}),
        }
        where = {
            "container": container,
            "channel": _channel_reference(channel),
            "response_url": url,
            "state": {"values": _message_state(message.blocks, element, chosen)},
        }
        if message.only_for is None:
            where["message"] = message_as_json(message, team)
        return self._interact("block_actions", {**where, "actions": [self._action(element, chosen)]})

    def press_in_form(self, form: Form, block_id: str, action_id: str, chosen: Value) -> Delivery:
        """Presses something in an open form."""
        element = _element(form.view["blocks"], block_id, action_id)
        where = {"container": {"type": "view", "view_id": form.id}, "view": self._view(form)}
        action = self._action(element, chosen)
        return self._interact("block_actions", {**where, "actions": [action]}, form=form)

    def press_at_home(self, block_id: str, action_id: str, chosen: Value) -> Delivery:
        """Presses something in the app's Home."""
        home = self.slack.team.homes[self.person.id]
        view = {**home, "state": {"values": {}}}
        element = _element(view["blocks"], block_id, action_id)
        where = {"container": {"type": "view", "view_id": home["id"]}, "view": view}
        return self._interact("block_actions", {**where, "actions": [self._action(element, chosen)]})

    def look_up(self, surface: Message | Form, block_id: str, action_id: str, typed: str) -> list[dict[str, Any]]:
        """Types into a type-ahead menu; returns the options the app offers."""
        blocks = surface.blocks if isinstance(surface, Message) else surface.view["blocks"]
        element = _element(blocks, block_id, action_id)
        where: dict[str, Any] = (
            {"container": {"type": "message", "message_ts": surface.ts, "channel_id": surface.channel}}
            if isinstance(surface, Message)
            else {"container": {"type": "view", "view_id": surface.id}, "view": self._view(surface)}
        )
        asked = {"block_id": block_id, "action_id": action_id, "value": typed}
        delivery = self._interact("block_suggestion", {**where, **asked})
        answer = json.loads(delivery.answer or "null") if delivery.status == 200 else None
        self.slack.faults.extend(f"options of {action_id}: {fault}" for fault in suggestion_faults(answer))
        return Element(element.block, answer or {}).options

    # -- forms

    def fill(self, form: Form, block_id: str, action_id: str, chosen: Value) -> None:
        """Types or chooses something in a form; the app hears of it only where it asked to."""
        element = _element(form.view["blocks"], block_id, action_id)
        form.values.setdefault(block_id, {})[action_id] = chosen
        form.errors.pop(block_id, None)
        if element.block["type"] != "input" or element.block.get("dispatch_action"):
            self.press_in_form(form, block_id, action_id, chosen)

    def submit(self, form: Form) -> Delivery | None:
        """Sends a form. What Slack itself objects to, the app never hears of."""
        form.errors = form_objections(form)
        if form.errors:
            self.slack.team.changed("form", person=self.person.id)
            return None
        delivery = self._interact("view_submission", {"view": self._view(form), "response_urls": []}, form=form)
        self._take_answer(form, delivery)
        return delivery

    def _take_answer(self, form: Form, delivery: Delivery) -> None:
        team, stack = self.slack.team, self.slack.team.forms[self.person.id]
        failed = {"response_action": "failed"}
        answer: dict[str, Any] = json.loads(delivery.answer or "{}") if delivery.status == 200 else failed
        action = answer.get("response_action")
        if action in ("update", "push"):
            faults = view_faults(answer.get("view"))
            self.slack.faults.extend(f"view_submission: {fault}" for fault in faults)
            action = "failed" if faults else action
        if action == "errors":
            inputs = {block["block_id"] for block in form.view["blocks"] if block["type"] == "input"}
            unknown = answer["errors"].keys() - inputs
            self.slack.faults.extend(f"view_submission: error for {block!r}, which is no input" for block in unknown)
            form.errors = answer["errors"]
        elif action == "update":
            replace_form(team, form, answer["view"])
        elif action == "push":
            push_form(team, self.person.id, answer["view"])
        elif action == "clear":
            stack.clear()
        elif action == "failed":
            form.errors = {"": FORM_FAILED}
        elif form in stack:
            stack.remove(form)
        team.changed("form", person=self.person.id)

    def close(self, form: Form) -> None:
        """Closes a form without sending it."""
        self.slack.team.forms[self.person.id].remove(form)
        self.slack.team.changed("form", person=self.person.id)
        if form.view.get("notify_on_close"):
            self._interact("view_closed", {"view": self._view(form), "is_cleared": False})

    # -- shortcuts

    def message_shortcut(self, callback_id: str, message: Message) -> Delivery:
        """Uses a shortcut from a message's menu."""
        channel = self.slack.team.channels[message.channel]
        what = {
            "callback_id": callback_id,
            "message_ts": message.ts,
            "message": message_as_json(message, self.slack.team),
            "channel": _channel_reference(channel),
            "response_url": self.slack.permits.new_response_url(self.person.id, channel.id),
        }
        return self._interact("message_action", what)

    def shortcut(self, callback_id: str) -> Delivery:
        """Uses a shortcut from anywhere."""
        return self._interact("shortcut", {"callback_id": callback_id})

    # -- envelopes

    def _interact(self, kind: str, what: Mapping[str, Any], *, form: Form | None = None) -> Delivery:
        return deliver_interaction(self.slack, self.person, kind, what, form_id=form.id if form else None)

    def _view(self, form: Form) -> dict[str, Any]:
        return {**view_as_json(form), "state": {"values": form_state(form)}}

    def _action(self, element: Element, chosen: Value) -> dict[str, Any]:
        words = {key: element.spec[key] for key in ("text", "value") if key in element.spec}
        return {
            "type": element.type,
            "action_id": element.action_id,
            "block_id": element.block_id,
            "action_ts": self.slack.team.new_ts(),
            **(words if element.type == "button" else {}),
            **chosen,
        }


def _plain(text: str) -> dict[str, str]:
    return {"type": "text", "text": text}


def _element(blocks: list[dict[str, Any]], block_id: str, action_id: str) -> Element:
    element = find_element(blocks, block_id, action_id)
    if element is None:
        raise SlackError("no_such_element", f"{block_id}/{action_id}")
    return element


def _channel_reference(channel: Channel) -> dict[str, str]:
    name = {"im": "directmessage", "private_channel": "privategroup"}.get(channel_kind(channel), channel.name)
    return {"id": channel.id, "name": name}


def _message_state(blocks: list[dict[str, Any]], pressed: Element, chosen: Value) -> dict[str, dict[str, Value]]:
    state: dict[str, dict[str, Value]] = {}
    for element in elements(blocks):
        if element.type in ("button", "overflow"):
            continue
        same = (element.block_id, element.action_id) == (pressed.block_id, pressed.action_id)
        held = chosen if same else element.start
        state.setdefault(element.block_id, {})[element.action_id] = {"type": element.type, **held}
    return state
