"""The methods about the app, people, channels and files: `auth.*`, `users.*`, `conversations.*`, `files.*`."""

from __future__ import annotations

from bot.local.permits import SlackError
from bot.local.team import HOME_TEAM, File, Message
from bot.local.webapi.office import (
    Answer,
    Args,
    Office,
    get_channel,
    get_person,
    is_known_to_bot,
    page,
    writable_channel,
)
from bot.local.webapi.written import channel_as_json, channel_kind, person_as_json


def auth_test(office: Office, _args: Args) -> Answer:
    bot = office.team.bot
    return {
        "url": "https://local.slack.example/",
        "team": office.team.name,
        "user": bot.name.lower(),
        "team_id": HOME_TEAM,
        "user_id": bot.id,
        "bot_id": "B0ALLYBOT",
        "is_enterprise_install": False,
    }


def open_socket(office: Office, _args: Args) -> Answer:
    """Where Socket Mode connects to; the tests put a stand-in there."""
    if office.team.socket_url is None:
        raise SlackError("not_allowed_token_type")
    return {"url": office.team.socket_url}


def user_info(office: Office, args: Args) -> Answer:
    return {"user": person_as_json(get_person(office, str(args.get("user"))), office.team.clock())}


def list_users(office: Office, args: Args) -> Answer:
    people, cursor = page(list(office.team.people.values()), args)
    members = [person_as_json(person, office.team.clock()) for person in people]
    return {"members": members, "response_metadata": {"next_cursor": cursor}}


def look_up_by_email(office: Office, args: Args) -> Answer:
    for person in office.team.people.values():
        if person.email and person.email.casefold() == str(args.get("email", "")).casefold():
            return {"user": person_as_json(person, office.team.clock())}
    raise SlackError("users_not_found")


def channel_info(office: Office, args: Args) -> Answer:
    return {"channel": channel_as_json(get_channel(office, args), office.team)}


def list_channels(office: Office, args: Args) -> Answer:
    kinds = str(args.get("types", "public_channel")).split(",")
    wanted = [channel for channel in office.team.channels.values() if channel_kind(channel) in kinds]
    known, cursor = page([channel for channel in wanted if is_known_to_bot(channel, office.team)], args)
    return {
        "channels": [channel_as_json(channel, office.team) for channel in known],
        "response_metadata": {"next_cursor": cursor},
    }


def list_members(office: Office, args: Args) -> Answer:
    members, cursor = page(sorted(get_channel(office, args).members), args)
    return {"members": members, "response_metadata": {"next_cursor": cursor}}


def open_conversation(office: Office, args: Args) -> Answer:
    people = str(args.get("users") or "").split(",")
    if len(people) != 1:
        raise SlackError("method_not_supported_for_channel_type")
    channel = office.team.direct(get_person(office, people[0]))
    return {"channel": channel_as_json(channel, office.team)}


def get_upload_url(office: Office, args: Args) -> Answer:
    name, size = args.get("filename"), int(args.get("length") or 0)
    if not name or size <= 0:
        raise SlackError("invalid_arguments")
    file = File(id=office.team.new_id("F"), name=str(name), alt=str(args.get("alt_txt") or ""))
    office.team.files[file.id] = file
    return {"upload_url": f"{office.permits.base_url}/upload/{file.id}", "file_id": file.id}


def complete_upload(office: Office, args: Args) -> Answer:
    files = []
    for each in args.get("files") or []:
        file = office.team.files.get(each.get("id"))
        if file is None or not file.content:
            raise SlackError("file_not_found")
        file.title = each.get("title") or file.name
        files.append(file)
    if args.get("channel_id"):
        channel = writable_channel(office, {"channel": args["channel_id"]})
        text = str(args.get("initial_comment") or "")
        message = Message(office.team.new_ts(), channel.id, office.team.bot.id, text, thread=args.get("thread_ts"))
        message.files = files
        office.team.post(message)
    return {"files": [{"id": file.id, "title": file.title} for file in files]}
