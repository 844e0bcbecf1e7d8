"""What Slack lets an app do for a short while: open a form with a trigger, answer through a response URL."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.local.clock import Clock

TRIGGER_SECONDS = 3.0
RESPONSE_URL_LIFE = timedelta(minutes=30)
RESPONSE_URL_USES = 5


class SlackError(Exception):
    """Slack says no: `error` is its word for why, `messages` say where."""

    def __init__(self, error: str, *messages: str) -> None:
        super().__init__(error)
        self.error, self.messages = error, messages


@dataclass
class Trigger:
    """Lets the app open one form for one person, within three seconds."""

    person: str
    born: float
    form: str | None = None
    """The form the person was looking at, if any: a pushed view goes on top of it."""
    is_used: bool = False


@dataclass
class ResponseUrl:
    """Lets the app answer one gesture, up to five times in half an hour."""

    person: str
    channel: str
    born: datetime
    message_ts: str | None = None
    """The message whose button was pressed; absent for commands."""
    thread: str | None = None
    uses: int = 0


@dataclass
class Permits:
    """The permits given out so far."""

    clock: Clock
    base_url: str = ""
    seconds: Callable[[], float] = time.monotonic
    _numbers: itertools.count[int] = field(default_factory=lambda: itertools.count(1))
    _triggers: dict[str, Trigger] = field(default_factory=dict)
    _response_urls: dict[str, ResponseUrl] = field(default_factory=dict)

    def new_trigger(self, person: str, *, form: str | None = None) -> str:
        """A trigger id for a gesture of this person."""
        trigger = f"{next(self._numbers)}.{person}.trigger"
        self._triggers[trigger] = Trigger(person, self.seconds(), form)
        return trigger

    def use_trigger(self, trigger_id: str) -> Trigger:
        """Spends a trigger; raises `SlackError` when it is unknown, spent or late."""
        trigger = self._triggers.get(trigger_id)
        if trigger is None:
            raise SlackError("invalid_trigger_id")
        if trigger.is_used:
            raise SlackError("exchanged_trigger_id")
        if self.seconds() - trigger.born > TRIGGER_SECONDS:
            raise SlackError("expired_trigger_id")
        trigger.is_used = True
        return trigger

    def new_response_url(
        self, person: str, channel: str, *, message_ts: str | None = None, thread: str | None = None
    ) -> str:
        """A response URL for a gesture of this person in that channel."""
        name = f"{next(self._numbers):06d}"
        self._response_urls[name] = ResponseUrl(person, channel, self.clock(), message_ts, thread)
        return f"{self.base_url}/respond/{name}"

    def use_response_url(self, name: str) -> ResponseUrl:
        """Spends one use; raises `SlackError` when there is none left or it is too late."""
        found = self._response_urls.get(name)
        if found is None:
            raise SlackError("no_such_url")
        if self.clock() - found.born > RESPONSE_URL_LIFE:
            raise SlackError("expired_url")
        if found.uses >= RESPONSE_URL_USES:
            raise SlackError("used_url")
        found.uses += 1
        return found
