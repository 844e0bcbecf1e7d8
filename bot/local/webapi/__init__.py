"""Slack's Web API, as far as Ally uses it: each method reads its arguments, changes the team, answers like Slack."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.local.webapi.directory import (
    auth_test,
    channel_info,
    complete_upload,
    get_upload_url,
    list_channels,
    list_members,
    list_users,
    look_up_by_email,
    open_conversation,
    open_socket,
    user_info,
)
from bot.local.webapi.forms import open_view, publish_view, push_view, update_view
from bot.local.webapi.messages import (
    add_pin,
    add_reaction,
    delete_message,
    get_permalink,
    post_ephemeral,
    post_message,
    read_history,
    read_replies,
    remove_pin,
    update_message,
)
from bot.local.webapi.office import Answer, Args, Office

METHODS: Mapping[str, tuple[Callable[[Office, Args], Answer], str | None]] = {
    # method: (what answers it, the scope it needs)
    "auth.test": (auth_test, None),
    "apps.connections.open": (open_socket, None),
    "chat.postMessage": (post_message, "chat:write"),
    "chat.postEphemeral": (post_ephemeral, "chat:write"),
    "chat.update": (update_message, "chat:write"),
    "chat.delete": (delete_message, "chat:write"),
    "chat.getPermalink": (get_permalink, None),
    "reactions.add": (add_reaction, "reactions:write"),
    "pins.add": (add_pin, "pins:write"),
    "pins.remove": (remove_pin, "pins:write"),
    "views.open": (open_view, None),
    "views.push": (push_view, None),
    "views.update": (update_view, None),
    "views.publish": (publish_view, None),
    "users.info": (user_info, "users:read"),
    "users.list": (list_users, "users:read"),
    "users.lookupByEmail": (look_up_by_email, "users:read.email"),
    "conversations.info": (channel_info, "channels:read"),
    "conversations.list": (list_channels, "channels:read"),
    "conversations.members": (list_members, "channels:read"),
    "conversations.history": (read_history, "im:history"),
    "conversations.replies": (read_replies, "im:history"),
    "conversations.open": (open_conversation, "im:write"),
    "files.getUploadURLExternal": (get_upload_url, "files:write"),
    "files.completeUploadExternal": (complete_upload, "files:write"),
}
