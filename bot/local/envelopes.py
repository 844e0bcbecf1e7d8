"""The envelopes in which Slack tells the app what happened: events, commands and interactions."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from bot.local.line import Delivery
from bot.local.slack import Slack
from bot.local.team import HOME_TEAM, Channel, Message, Person
from bot.local.webapi.written import message_as_json

APP_ID = "A0ALLYAPP"
VERIFICATION_TOKEN = "deprecated"  # noqa: S105 - Slack still sends one, nobody checks it
FORM_TYPE = "application/x-www-form-urlencoded"
WITHOUT_TRIGGER = {"block_suggestion", "view_closed"}


def event_request(slack: Slack, event: dict[str, Any], channel: Channel) -> tuple[bytes, str]:
    """Body and content type of an event in its envelope."""
    team = slack.team
    envelope = {
        "token": VERIFICATION_TOKEN,
        "team_id": HOME_TEAM,
        "context_team_id": HOME_TEAM,
        "api_app_id": APP_ID,
        "event": event,
        "type": "event_callback",
        "event_id": team.new_id("Ev"),
        "event_time": int(float(event["event_ts"])),
        "is_ext_shared_channel": channel.is_shared_outside,
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": HOME_TEAM,
                "user_id": team.bot.id,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
    }
    return json.dumps(envelope).encode(), "application/json"


def echo(slack: Slack, message: Message, *, subtype: str | None = None) -> Delivery:
    """Delivers the app's own message to it, as Slack does, or with `message_changed` the news of its edit."""
    channel, told = slack.team.channels[message.channel], message_as_json(message, slack.team)
    where = {"channel": channel.id, "channel_type": "im", "event_ts": slack.team.new_ts()}
    event = {"type": "message", "subtype": subtype, "message": told, **where} if subtype else {**told, **where}
    return slack.deliver("message", *event_request(slack, event, channel))


def deliver_command(slack: Slack, person: Person, channel: Channel, command: str, words: str) -> Delivery:
    """Delivers a slash command."""
    im_name = "directmessage" if channel.is_im else channel.name
    fields = {
        "token": VERIFICATION_TOKEN,
        "team_id": person.team,
        "team_domain": "local",
        "channel_id": channel.id,
        "channel_name": "privategroup" if channel.is_private else im_name,
        "user_id": person.id,
        "user_name": person.handle,
        "command": command,
        "text": words,
        "api_app_id": APP_ID,
        "is_enterprise_install": "false",
        "response_url": slack.permits.new_response_url(person.id, channel.id),
        "trigger_id": slack.permits.new_trigger(person.id),
    }
    return slack.deliver(command, urlencode(fields).encode(), FORM_TYPE)


def deliver_interaction(
    slack: Slack, person: Person, kind: str, what: Mapping[str, Any], *, form_id: str | None
) -> Delivery:
    """Delivers something pressed, chosen, submitted, closed or looked up; `what` are the fields of its kind."""
    payload = {
        "type": kind,
        "user": {"id": person.id, "username": person.handle, "name": person.handle, "team_id": person.team},
        "team": {"id": HOME_TEAM, "domain": "local"},
        "api_app_id": APP_ID,
        "token": VERIFICATION_TOKEN,
        "enterprise": None,
        "is_enterprise_install": False,
        "action_ts": slack.team.new_ts(),
        **what,
    }
    if kind not in WITHOUT_TRIGGER:
        payload["trigger_id"] = slack.permits.new_trigger(person.id, form=form_id)
    action = payload.get("actions", [{}])[0].get("action_id", "")
    name = f"{kind} {payload.get('callback_id') or payload.get('action_id') or action}"
    return slack.deliver(name.strip(), urlencode({"payload": json.dumps(payload)}).encode(), FORM_TYPE)
