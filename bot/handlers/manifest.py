"""The Slack app manifest, made from the abilities, so that Slack and Ally never disagree."""

from __future__ import annotations

import json
from typing import Any

from bot.handlers.listeners import SHORTCUT
from bot.intents import CATALOGUE

SCOPES = {
    "app_mentions:read": "to be mentioned in threads",
    "chat:write": "to answer",
    "commands": "for /ally, /cta and the message shortcut",
    "im:history": "to read direct messages to Ally",
    "im:write": "to open a direct message for a notice",
    "users:read": "to know the time zone, and who is a guest",
    "users:read.email": "to tie a Slack person to a user by verified e-mail",
}
"""Every scope with its reason; Ally does not work without them."""

OPTIONAL_SCOPES = {
    "channels:read": "to see whether outsiders can read a channel; without it channels count as shared",
    "groups:read": "the same, in private channels",
    "files:write": "for charts and exports; without it they are told in words",
    "pins:write": "to pin a channel's living summary",
}

EVENTS = [
    "app_uninstalled",
    "tokens_revoked",
    "app_home_opened",
    "app_mention",
    "message.im",
    "user_change",
    "channel_shared",
    "channel_unshared",
    "member_joined_channel",
]
HINT = "help · acme · log a call with acme · health of acme · set acme's stage to adoption"
CTA_HINT = "list [account] · open [account: name] · close 42 · snooze 42 until monday · 42"


def build_manifest(url: str | None = None) -> dict[str, Any]:
    """The manifest; with a `url` Slack calls us over HTTP, without one Socket Mode is switched on."""
    endpoint = {"url": url} if url else {}
    interactivity: dict[str, Any] = {"is_enabled": True}
    events: dict[str, Any] = {"bot_events": EVENTS}
    if url:
        interactivity |= {"request_url": url, "message_menu_options_url": url}
        events["request_url"] = url
    return {
        "display_information": {
            "name": "Ally",
            "description": "Log calls, work CTAs, ask about health, risk and renewals",
            "long_description": (
                "Ally is an assistant for Customer Success Managers. Tell it about a call, ask it about an account, "
                "work your CTAs and success plans, and let it tell you what is due and what changed. It understands "
                f"{len(CATALOGUE)} abilities in your own words. Say help to begin."
            ),
            "background_color": "#1f3b4d",
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": "Ally", "always_online": True},
            "slash_commands": [
                {
                    "command": "/ally",
                    "description": "Ask Ally anything",
                    "usage_hint": HINT,
                    "should_escape": True,
                    **endpoint,
                },
                {
                    "command": "/cta",
                    "description": "Your CTAs",
                    "usage_hint": CTA_HINT,
                    "should_escape": True,
                    **endpoint,
                },
            ],
            "shortcuts": [
                {
                    "name": "Log to timeline",
                    "type": "message",
                    "callback_id": SHORTCUT,
                    "description": "Logs this message on an account's timeline",
                }
            ],
        },
        "oauth_config": {"scopes": {"bot": [*SCOPES, *OPTIONAL_SCOPES]}},
        "settings": {
            "event_subscriptions": events,
            "interactivity": interactivity,
            "org_deploy_enabled": False,
            "socket_mode_enabled": url is None,
            "token_rotation_enabled": False,
        },
    }


def write_manifest(url: str | None = None) -> str:
    return json.dumps(build_manifest(url), indent=2, ensure_ascii=False)
