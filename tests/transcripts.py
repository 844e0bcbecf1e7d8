"""Golden transcripts: conversations written down, replayed through the app and compared word for word.

A file in `tests/golden` is a list of turns. A line at the margin is what somebody does; the indented lines under it are
what the people in the story then see. Lines that begin with `#` are remarks.

    maya> log a call with acme             writes to Ally directly
    maya in #acme> @Ally health            writes in a channel
    maya in thread> and the risks?         answers in the thread of Ally's last message (or starts one there)
    maya /ally health of acme              types a command, directly
    maya in #acme /ally health             types a command in a channel
    maya clicks [Yes, log it]              presses a button
    maya chooses [Snooze until] Monday     chooses from a menu; `[⋯]` is the overflow menu
    maya fills                             fills the open form and sends it; one `label = words` a line, below,
        | Notes = Went well                each behind a bar
    maya types                             the same without sending
    maya submits                           sends the form as it stands
    maya closes the form
    maya opens home
    maya uses log-message                  uses a message shortcut on Ally's last message
    clock +3d                              time passes: d, h, m; or `clock 2026-11-24 13:30` (UTC)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from bot.local.actor import Actor
from bot.local.team import Message
from bot.local.text import blocks_text, form_text, message_text
from tests.slack import SlackForTests

INDENT = "    "
UNITS = {"d": "days", "h": "hours", "m": "minutes"}


@dataclass
class Step:
    """Something done: its line, the fields under it, the remarks above it."""

    line: str
    fields: dict[str, str] = field(default_factory=dict)
    above: list[str] = field(default_factory=list)


def read_steps(text: str) -> tuple[list[Step], list[str]]:
    """The steps of a transcript without what was seen, and the remarks after the last of them."""
    steps: list[Step] = []
    above: list[str] = []
    for line in text.splitlines():
        if line.startswith(f"{INDENT}| "):
            label, words = line.removeprefix(f"{INDENT}| ").split(" =", 1)
            steps[-1].fields[label] = words.strip().replace("\\n", "\n")
        elif line.startswith("#"):
            above.append(line)
        elif line and not line.startswith(" "):
            steps.append(Step(line, above=above))
            above = []
    return steps, above


@dataclass
class Stage:
    """Where a transcript is played: Slack, its actors, and what happens when time passes."""

    slack: SlackForTests
    tick: Callable[[], object] = lambda: None
    actors: dict[str, Actor] = field(default_factory=dict)

    def play(self, text: str) -> str:
        """The transcript as it goes today: the same steps, with what is seen now."""
        steps, after = read_steps(text)
        for step in steps:
            if not step.line.startswith("clock "):
                self._actor(step.line.split()[0].removesuffix(">"))
        return "\n".join([*(self._played(step) for step in steps), *after]).rstrip() + "\n"

    def _played(self, step: Step) -> str:
        for actor in self.actors.values():
            actor.seen = len(self.slack.team.changes)
        self._do(step)
        lines = [*step.above, step.line]
        lines += [f"{INDENT}| {label} = {words}".replace("\n", "\\n") for label, words in step.fields.items()]
        for handle, actor in self.actors.items():
            for part in seen_by(actor, alone=len(self.actors) == 1, handle=handle):
                lines += [f"{INDENT}{line}".rstrip() for line in part.splitlines()]
        return "\n".join(lines) + "\n"

    def _actor(self, handle: str) -> Actor:
        if handle not in self.actors:
            person = self.slack.team.find_person(handle)
            if person is None:
                raise LookupError(f"nobody here is called {handle!r}")
            self.actors[handle] = Actor(self.slack, person)
        return self.actors[handle]

    def _do(self, step: Step) -> None:
        if step.line.startswith("clock "):
            self._pass_time(step.line.removeprefix("clock "))
            return
        handle = re.split(r"[ >]", step.line, maxsplit=1)[0]
        actor, rest = self._actor(handle), step.line.removeprefix(handle)
        for pattern, act in DEEDS.items():
            match = re.fullmatch(pattern, rest, re.DOTALL)
            if match:
                act(actor, step, *match.groups())
                return
        raise ValueError(f"cannot be played: {step.line}")

    def _pass_time(self, words: str) -> None:
        if match := re.fullmatch(r"\+(\d+)([dhm])", words):
            self.slack.passes(**{UNITS[match[2]]: int(match[1])})
        else:
            self.slack.movable.move_to(datetime.strptime(words, "%Y-%m-%d %H:%M").replace(tzinfo=UTC))
        self.tick()


def seen_by(actor: Actor, *, handle: str, alone: bool) -> Iterator[str]:
    """What the actor sees since the last step, each part headed by who says it how."""
    team, to = actor.slack.team, "" if alone else f" to {handle}"
    kinds = {change.message.ts: change.kind for change in actor.news() if change.message}
    for message in actor.received():
        yield f"{_heading(message, kinds[message.ts])}{to}: {message_text(message, team, actor.person)}"
    if any(kind == "removed" for kind in kinds.values()):
        yield f"Ally{to} (removed a message)"
    if any(change.kind == "home" for change in actor.news()):
        yield f"Home{to}:\n" + "\n".join(blocks_text(team.homes[actor.person.id]["blocks"], team, actor.person))
    if any(change.kind == "form" for change in actor.news()):
        stack = team.forms.get(actor.person.id)
        yield form_text(stack[-1], team, actor.person) if stack else f"(the form closes{to})"


def _heading(message: Message, kind: str) -> str:
    notes = [
        "only you" if message.only_for else "",
        "in thread" if message.thread else "",
        "edited" if kind == "edited" else "",
        "pinned" if message.is_pinned else "",
    ]
    told = ", ".join(note for note in notes if note)
    return f"Ally ({told})" if told else "Ally"


def _in_channel(actor: Actor, _step: Step, channel: str, words: str) -> None:
    actor.writes(words, channel=channel)


def _in_thread(actor: Actor, _step: Step, words: str) -> None:
    last = actor.last_message
    channel = actor.slack.team.channels[last.channel]
    if channel.is_im:
        actor.says(words, thread=last)
    else:
        actor.writes(words, channel=channel.name, thread=last)


DEEDS: dict[str, Callable[..., object]] = {
    r"> (.*)": lambda actor, _step, words: actor.says(words.replace("\\n", "\n")),
    r" in thread> (.*)": _in_thread,
    r" in (#\S+)> (.*)": _in_channel,
    r" (/\S+) ?(.*)": lambda actor, _step, command, words: actor.slash(command, words),
    r" in (#\S+) (/\S+) ?(.*)": lambda actor, _step, channel, command, words: actor.slash(command, words, channel),
    r" clicks \[(.*)\]": lambda actor, _step, label: actor.clicks(label),
    r" chooses \[(.*?)\] (.*)": lambda actor, _step, menu, option: actor.chooses(menu, option),
    r" fills": lambda actor, step: actor.fills(step.fields),
    r" types": lambda actor, step: actor.types(step.fields),
    r" submits": lambda actor, _step: actor.submits(),
    r" closes the form": lambda actor, _step: actor.closes(),
    r" opens home": lambda actor, _step: actor.opens_home(),
    r" uses (\S+)": lambda actor, _step, shortcut: actor.uses_message_shortcut(shortcut, actor.last_message),
}


def rewrite(path: Path, stage: Stage) -> None:
    """Writes a transcript as it goes now."""
    path.write_text(stage.play(path.read_text("utf-8")), "utf-8")
