"""The methods about messages: `chat.*`, `reactions.add`, `pins.*`."""

from __future__ import annotations

from bot.local.permits import SlackError
from bot.local.surfaces import named
from bot.local.team import Channel, Message
from bot.local.validity import message_faults
from bot.local.webapi.office import (
    Answer,
    Args,
    Office,
    get_channel,
    get_message,
    page,
    refuse_faults,
    writable_channel,
)
from bot.local.webapi.written import channel_kind, message_as_json


def post_message(office: Office, args: Args) -> Answer:
    channel = writable_channel(office, args)
    message = _new_message(office, channel, args)
    message.metadata = args.get("metadata")
    office.team.post(message)
    return {"channel": channel.id, "ts": message.ts, "message": message_as_json(message, office.team)}


def post_ephemeral(office: Office, args: Args) -> Answer:
    channel = writable_channel(office, args)
    if args.get("user") not in channel.members:
        raise SlackError("user_not_in_channel")
    message = _new_message(office, channel, args)
    message.only_for = args["user"]
    office.team.post(message)
    return {"message_ts": message.ts}


def update_message(office: Office, args: Args) -> Answer:
    channel = writable_channel(office, args)
    message = _own_message(office, channel, args)
    changed = {**args}
    changed.setdefault("text", message.text)
    changed.setdefault("blocks", message.blocks if "text" not in args else [])
    refuse_faults("invalid_blocks", message_faults(changed))
    office.team.edit(message, text=changed["text"], blocks=named(changed["blocks"]))
    return {
        "channel": channel.id,
        "ts": message.ts,
        "text": message.text,
        "message": message_as_json(message, office.team),
    }


def read_history(office: Office, args: Args) -> Answer:
    """Only direct conversations: Ally never asks for the right to read channels."""
    channel = get_channel(office, args)
    if not channel.is_im:
        raise SlackError("missing_scope", "needed: channels:history")
    begins, ends = float(args.get("oldest") or 0), float(args.get("latest") or "inf")
    shown = [
        message_as_json(message, office.team)
        for message in reversed(office.team.messages.get(channel.id, []))
        if begins < float(message.ts) < ends and not message.only_for and not message.thread
    ]
    messages, cursor = page(shown, args)
    return {"messages": messages, "has_more": bool(cursor), "response_metadata": {"next_cursor": cursor}}


def read_replies(office: Office, args: Args) -> Answer:
    """A thread: of direct conversations, and of channels where the app was granted what Ally does not ask for."""
    channel = get_channel(office, args)
    wanted = {"im": "im:history", "private_channel": "groups:history"}.get(channel_kind(channel), "channels:history")
    if not channel.is_im and wanted not in (office.granted or ()):
        raise SlackError("missing_scope", f"needed: {wanted}")
    if office.team.bot.id not in channel.members:
        raise SlackError("not_in_channel")
    thread = str(args.get("ts"))
    said = [
        message_as_json(message, office.team)
        for message in office.team.messages.get(channel.id, [])
        if thread in (message.ts, message.thread) and not message.only_for
    ]
    if not said:
        raise SlackError("thread_not_found")
    messages, cursor = page(said, args)
    return {"messages": messages, "has_more": bool(cursor), "response_metadata": {"next_cursor": cursor}}


def delete_message(office: Office, args: Args) -> Answer:
    channel = writable_channel(office, args)
    message = _own_message(office, channel, args)
    office.team.remove(message)
    return {"channel": channel.id, "ts": message.ts}


def get_permalink(office: Office, args: Args) -> Answer:
    channel = get_channel(office, args)
    message = office.team.find_message(channel.id, str(args.get("message_ts")))
    if message is None or message.only_for:
        raise SlackError("message_not_found")
    link = f"https://local.slack.example/archives/{channel.id}/p{message.ts.replace('.', '')}"
    return {"channel": channel.id, "permalink": link}


def add_reaction(office: Office, args: Args) -> Answer:
    channel = get_channel(office, args)
    message = get_message(office, channel, str(args.get("timestamp")))
    if args.get("name") in message.reactions:
        raise SlackError("already_reacted")
    office.team.edit(message, reactions=[*message.reactions, str(args["name"])])
    return {}


def add_pin(office: Office, args: Args) -> Answer:
    channel = get_channel(office, args)
    message = get_message(office, channel, str(args.get("timestamp")))
    if message.is_pinned:
        raise SlackError("already_pinned")
    office.team.edit(message, is_pinned=True)
    return {}


def remove_pin(office: Office, args: Args) -> Answer:
    channel = get_channel(office, args)
    message = get_message(office, channel, str(args.get("timestamp")))
    if not message.is_pinned:
        raise SlackError("no_pin")
    office.team.edit(message, is_pinned=False)
    return {}


def _new_message(office: Office, channel: Channel, args: Args) -> Message:
    if not args.get("text") and not args.get("blocks"):
        raise SlackError("no_text")
    refuse_faults("invalid_blocks", message_faults(args))
    if args.get("reply_broadcast"):
        raise SlackError("invalid_arguments", "/reply_broadcast: noise; nothing Ally says is broadcast")
    return Message(
        ts=office.team.new_ts(),
        channel=channel.id,
        author=office.team.bot.id,
        text=str(args.get("text") or ""),
        blocks=named(args.get("blocks") or []),
        thread=args.get("thread_ts"),
    )


def _own_message(office: Office, channel: Channel, args: Args) -> Message:
    message = get_message(office, channel, str(args.get("ts")))
    if message.author != office.team.bot.id:
        raise SlackError("cant_update_message")
    return message
