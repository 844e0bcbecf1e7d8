"""Listeners: what Slack sends, acknowledged at once and handed to the one road. None is longer than a few lines."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

import structlog
from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from bot.handlers import arrivals, shortcuts
from bot.handlers.answers import Voice
from bot.handlers.arrivals import Reception
from bot.turn import Filled, How, Opened, Picked, Press, Surface
from bot.views.form import CALLBACK, option, read_form
from bot.views.presses import read_press

log = structlog.get_logger(__name__)

SPOKEN = {None, "file_share", "thread_broadcast"}
"""Kinds of message that a person wrote just now; edits, deletions and joins are none of our business."""
COMMANDS = ("/ally", "/cta")
SHORTCUT = "log_to_timeline"


def listen(app: App, *, voice: Voice, reception: Reception, clock: Callable[[], datetime]) -> None:
    """Puts every listener on the Bolt app."""

    @app.event("message")
    def hear_message(body: dict[str, Any], client: WebClient) -> None:
        event = body["event"]
        if event.get("channel_type") == "im" and event.get("subtype") in SPOKEN and _is_from_a_person(event):
            voice.answer(client, arrivals.from_message(reception, client, body, surface=Surface.DM))

    @app.event("app_mention")
    def hear_mention(body: dict[str, Any], client: WebClient) -> None:
        event = body["event"]
        if _is_from_a_person(event) and "edited" not in event:
            voice.answer(
                client, arrivals.from_message(reception, client, _without_mention(body), surface=Surface.MENTION)
            )

    @app.event("app_home_opened")
    def open_home(body: dict[str, Any], client: WebClient) -> None:
        if body["event"].get("tab") == "home":
            voice.show_home(client, arrivals.from_home(reception, client, body))

    @app.event(
        re.compile("channel_shared|channel_unshared|member_joined_channel|member_left_channel|shared_channel_invite_.*")
    )
    def forget_channel(event: dict[str, Any]) -> None:
        channel = event.get("channel") or ""
        reception.forget(channel=channel)
        voice.sidework.look_at_summary(channel, because=f"e{event.get('event_ts')}", at=clock())

    @app.event("user_change")
    def forget_person(event: dict[str, Any]) -> None:
        reception.forget(slack_id=event["user"]["id"])

    for name in COMMANDS:

        @app.command(name)
        def take_command(ack: Ack, body: dict[str, Any], client: WebClient, respond: Respond) -> None:
            ack()
            ask = arrivals.from_command(reception, client, body, at=clock())
            voice.answer(client, ask, respond=respond, trigger=body["trigger_id"])

    @app.action(re.compile("^ally:"))
    def take_press(ack: Ack, body: dict[str, Any], client: WebClient, respond: Respond) -> None:
        ack()
        pressed = _find_press(body["actions"][0])
        if pressed is None:
            return
        press, stays = pressed
        ask = arrivals.from_press(reception, client, body, Picked(press), at=clock())
        if press.how is How.SHARE:
            voice.share(client, ask)
        else:
            voice.answer(client, ask, respond=respond, trigger=body.get("trigger_id", ""), stays=stays)
        if ask.place.surface is Surface.HOME:
            voice.show_home(client, replace(ask, key=f"{ask.key}:home", what=Opened()))

    @app.view(CALLBACK)
    def take_form(ack: Ack, body: dict[str, Any], client: WebClient, view: dict[str, Any]) -> None:
        press, values = read_form(view)
        filled = shortcuts.with_thread(reception, client, Filled(press, values))
        reply = voice.hear(ask := arrivals.from_form(reception, client, body, filled, at=clock()))
        if reply.faults:
            ack(response_action="errors", errors=dict(reply.faults))
            return
        ack()
        if not reply.is_silent:
            voice.say(client, ask, reply)

    @app.view_closed(CALLBACK)
    def keep_form(ack: Ack, body: dict[str, Any], client: WebClient, view: dict[str, Any]) -> None:
        ack()
        press, values = read_form(view)
        ask = arrivals.from_form(reception, client, body, Filled(press, values), at=clock())
        voice.sidework.keep(ask)

    @app.options(re.compile("^ally:"))
    def suggest(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        visitor = arrivals.who(reception, client, body)
        press, chosen = read_form(body.get("view") or {})
        slot = body["action_id"].partition(":")[2]
        found = voice.sidework.suggest(visitor, press, slot=slot, typed=body.get("value") or "", chosen=chosen)
        ack(options=[option(one.label, one.value, one.detail) for one in found])

    @app.shortcut(SHORTCUT)
    def log_to_timeline(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        ask = shortcuts.from_shortcut(reception, client, body, at=clock())
        voice.answer(client, ask, trigger=body["trigger_id"])

    @app.event(re.compile("app_uninstalled|tokens_revoked"))
    def say_goodbye(event: dict[str, Any]) -> None:
        log.error("slack took our access away: install the app again", type=event["type"])

    @app.event(re.compile(".*"))
    def ignore(event: dict[str, Any]) -> None:
        log.debug("event ignored", type=event.get("type"))


def _is_from_a_person(event: dict[str, Any]) -> bool:
    return bool(event.get("user")) and not event.get("bot_id")


def _without_mention(body: dict[str, Any]) -> dict[str, Any]:
    """The body with the words after (or around) our own name."""
    text = re.sub(r"^\s*<@[A-Z0-9]+(?:\|[^>]*)?>[\s,:]*", "", body["event"].get("text") or "")
    return {**body, "event": {**body["event"], "text": text or "help"}}


def _find_press(action: dict[str, Any]) -> tuple[Press, bool] | None:
    chosen = action.get("selected_option") or {}
    try:
        return read_press(action.get("value") or chosen.get("value") or "")
    except ValueError:
        log.warning("press not read", action=action.get("action_id"))
        return None
