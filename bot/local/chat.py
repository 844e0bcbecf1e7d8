"""The workspace in a terminal: one person's direct conversation with Ally, buttons and forms included.

Words go to Ally. What can be pressed is numbered: `1` presses the first. A form asks for its fields one by one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import TextIO

from bot.local.actor import Actor, NotOnScreenError
from bot.local.surfaces import Element, elements, form_state
from bot.local.team import Person
from bot.local.text import held_text
from bot.local.workspace import Workspace

INTRODUCTION = """\
You are {name} ({role}), and this is your conversation with Ally. Say help, or how is Acme doing.
A number presses that button. /ally … and /cta … work too. Also: as NAME · clock +1d · home · quit
"""
UNITS = {"d": "days", "h": "hours", "m": "minutes"}


@dataclass
class Terminal:
    """Where one reads and types."""

    source: TextIO
    sink: TextIO

    def show(self, text: str) -> None:
        self.sink.write(f"{text}\n")
        self.sink.flush()

    def ask(self, prompt: str) -> str | None:
        """A typed line, or None at the end of the input."""
        self.sink.write(prompt)
        self.sink.flush()
        line = self.source.readline()
        return line.rstrip("\n") if line else None


def converse(workspace: Workspace, who: str, source: TextIO, sink: TextIO) -> None:
    """Talks until `quit` or the end of the input."""
    terminal = Terminal(source, sink)
    actor = _become(workspace, who, terminal)
    while (line := terminal.ask(f"\n{actor.person.handle}> ")) is not None and line.strip() not in ("quit", "exit"):
        if line.startswith("as "):
            actor = _become(workspace, line.removeprefix("as ").strip(), terminal, otherwise=actor)
            continue
        try:
            _do(workspace, actor, line.strip())
        except (NotOnScreenError, ValueError) as refusal:
            terminal.show(str(refusal).splitlines()[0])
            continue
        workspace.resident.settle()
        _show(actor, terminal)
        while actor.slack.team.forms.get(actor.person.id):
            _fill(workspace, actor, terminal)


def _become(workspace: Workspace, who: str, terminal: Terminal, *, otherwise: Actor | None = None) -> Actor:
    person: Person | None = workspace.slack.team.find_person(who)
    if person is None or person.is_bot:
        if otherwise is None:
            raise LookupError(f"nobody here is {who}")
        terminal.show(f"Nobody here is called {who}.")
        return otherwise
    terminal.show(INTRODUCTION.format(name=person.name, role=person.role or "member"))
    return Actor(workspace.slack, person, seen=len(workspace.slack.team.changes))


def _do(workspace: Workspace, actor: Actor, line: str) -> None:
    if not line:
        actor.seen = len(actor.slack.team.changes)
    elif line == "home":
        actor.opens_home()
    elif line.startswith("clock +"):
        actor.seen = len(actor.slack.team.changes)
        workspace.clock.move(timedelta(**{UNITS[line[-1]]: float(line[7:-1])}))
        workspace.tick()
    elif line.startswith("/"):
        command, _, words = line.partition(" ")
        actor.slash(command, words)
    elif line.isdecimal() and (choices := list(_choices(actor))):
        _, press = choices[min(int(line), len(choices)) - 1]
        press()
    else:
        actor.says(line)


def _choices(actor: Actor) -> Iterator[tuple[str, Callable[[], object]]]:
    """What can be pressed in Ally's last words, with what pressing does."""
    try:
        message = actor.last_message
    except NotOnScreenError:
        return
    for element in elements(message.blocks):
        for label, chosen in _ways(element):

            def press(element: Element = element, chosen: dict[str, object] = chosen) -> None:
                actor.seen = len(actor.slack.team.changes)
                actor.hand.press_in_message(message, element.block_id, element.action_id, chosen)

            yield label, press


def _ways(element: Element) -> Iterator[tuple[str, dict[str, object]]]:
    if element.type == "button":
        yield element.label, {}
    for option in element.options:
        yield option["text"]["text"], {"selected_option": option}


def _show(actor: Actor, terminal: Terminal) -> None:
    seen = actor.sees()
    if seen:
        terminal.show(f"\n{seen}")
    if not actor.slack.team.forms.get(actor.person.id):
        choices = [f"{number} {label}" for number, (label, _) in enumerate(_choices(actor), start=1)]
        if choices:
            terminal.show("\n" + " · ".join(choices))


def _fill(workspace: Workspace, actor: Actor, terminal: Terminal) -> None:
    """Asks for every field of the form in front and sends it; `.` alone gives it up, an empty line keeps what stands."""
    terminal.show("\nEnter keeps what stands there; a full stop alone closes the form.")
    for element in [each for each in elements(actor.form.view["blocks"]) if each.block["type"] == "input"]:
        held = held_text(form_state(actor.form)[element.block_id][element.action_id])
        shown = f" [{held}]" if held else " (optional)" if element.block.get("optional") else ""
        while True:
            words = terminal.ask(f"  {element.label}{shown}: ")
            if words is None or words == ".":
                actor.closes()
                return
            if not words:
                break
            try:
                actor.types({element.label: words})
                break
            except NotOnScreenError as refusal:
                terminal.show(f"  {str(refusal).splitlines()[0]}")
    actor.submits()
    workspace.resident.settle()
    _show(actor, terminal)
