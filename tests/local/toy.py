"""A toy app on the real Bolt, to try the local Slack on."""

from __future__ import annotations

from typing import Any

from slack_bolt import App
from slack_bolt.adapter.wsgi import SlackRequestHandler
from slack_sdk import WebClient

from bot.local.quiet import CountedThreads
from bot.local.slack import BOT_TOKEN, SIGNING_SECRET

ACCOUNTS = ["Acme Corporation", "Acme EMEA", "Globex & Sons"]


def plain(text: str) -> dict[str, str]:
    return {"type": "plain_text", "text": text}


def button(text: str, action_id: str, **more: Any) -> dict[str, Any]:
    return {"type": "button", "text": plain(text), "action_id": action_id, **more}


def section(text: str, **more: Any) -> dict[str, Any]:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}, **more}


FORM = {
    "type": "modal",
    "callback_id": "log",
    "title": plain("Log a call"),
    "submit": plain("Save"),
    "close": plain("Cancel"),
    "blocks": [
        {
            "type": "input",
            "block_id": "account",
            "label": plain("Account"),
            "element": {"type": "external_select", "action_id": "account", "min_query_length": 2},
        },
        {
            "type": "input",
            "block_id": "on",
            "label": plain("Date"),
            "element": {"type": "datepicker", "action_id": "on", "initial_date": "2026-11-23"},
        },
        {
            "type": "input",
            "block_id": "notes",
            "optional": True,
            "label": plain("Notes"),
            "element": {"type": "plain_text_input", "action_id": "notes", "multiline": True},
        },
    ],
}


def build_toy(api_url: str, threads: CountedThreads) -> SlackRequestHandler:
    app = App(
        signing_secret=SIGNING_SECRET,
        client=WebClient(token=BOT_TOKEN, base_url=api_url),
        listener_executor=threads,
    )

    @app.event("message")
    def on_message(event: dict[str, Any], say: Any, client: WebClient) -> None:
        if "long" in event["text"]:
            client.chat_postMessage(channel=event["channel"], text="x", blocks=[section("y" * 3001)])
        elif "files" in event["text"]:
            client.files_upload_v2(channel=event["channel"], filename="chart.png", content=b"PNG", title="Health")
        else:
            say(text=f"You said {event['text']}", blocks=[section(f"You said {event['text']}"), ACTIONS])

    @app.event("app_mention")
    def on_mention(event: dict[str, Any], client: WebClient) -> None:
        client.chat_postMessage(channel=event["channel"], thread_ts=event["ts"], text=f"Here, <@{event['user']}>")

    @app.event("app_home_opened")
    def on_home(event: dict[str, Any], client: WebClient) -> None:
        client.views_publish(user_id=event["user"], view={"type": "home", "blocks": [section("*Your day*"), ACTIONS]})

    @app.command("/ally")
    def on_command(ack: Any, respond: Any, command: dict[str, Any]) -> None:
        ack()
        respond(text=f"Only you see {command['text']}")

    @app.action("log")
    def on_log(ack: Any, body: dict[str, Any], client: WebClient) -> None:
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=FORM)

    @app.action("gone")
    def on_gone(ack: Any, respond: Any) -> None:
        ack()
        respond(text="Gone.", replace_original=True)

    @app.action("menu")
    def on_menu(ack: Any, action: dict[str, Any], say: Any) -> None:
        ack()
        say(text=f"Chose {action['selected_option']['value']}")

    @app.options("account")
    def on_options(ack: Any, payload: dict[str, Any]) -> None:
        found = [name for name in ACCOUNTS if payload["value"].casefold() in name.casefold()]
        ack(options=[{"text": plain(name), "value": name} for name in found])

    @app.view("log")
    def on_submit(ack: Any, body: dict[str, Any], client: WebClient) -> None:
        values = body["view"]["state"]["values"]
        if values["on"]["on"]["selected_date"] > "2026-11-23":
            ack(response_action="errors", errors={"on": "A call lies in the past."})
            return
        ack()
        account = values["account"]["account"]["selected_option"]["value"].replace("&", "&amp;")
        client.chat_postMessage(channel=body["user"]["id"], text=f"Logged: {account}")

    @app.shortcut("log-message")
    def on_shortcut(ack: Any, shortcut: dict[str, Any], client: WebClient) -> None:
        ack()
        client.views_open(trigger_id=shortcut["trigger_id"], view=FORM)

    return SlackRequestHandler(app)


ACTIONS = {
    "type": "actions",
    "elements": [
        button("Log a call", "log", style="primary"),
        button("Go away", "gone"),
        {
            "type": "overflow",
            "action_id": "menu",
            "options": [{"text": plain("Snooze"), "value": "snooze"}, {"text": plain("Close"), "value": "close"}],
        },
    ],
}
