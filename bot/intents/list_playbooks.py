"""Lists playbooks and their steps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.domain.playbooks import Playbook, practice
from bot.intents.ability import Asking, slot
from bot.intents.cards import counted
from bot.intents.choices import TYPES
from bot.language.declare import Sort
from bot.reply import Action, Item, Part, Reply, Strong, line, say, small
from bot.turn import Press, Turn


@dataclass(frozen=True, kw_only=True)
class ListPlaybooks(Asking):
    """Lists playbooks and their steps."""

    ability = "list-playbooks"
    heading = "CTAs"
    says = (
        "playbooks",
        "which playbooks are there for risk",
    )
    frames = (
        "++which|what playbook fits|suits|is|goes|should|can|applies|works *",
        "? * playbooks *",
        "which|what playbooks|playbook *",
        "playbooks *",
        "what|which playbook can|should|could|do|is|are *",
        "is|are there [a|any] playbook|playbooks *",
        "do we have [a|any] playbook|playbooks *",
        "? playbook list *",
        "? playbook .",
    )

    type: Any = slot(Sort.CHOICE, label="Type", choices=TYPES)
    playbook: Any = slot(Sort.NAME, spoken=False)
    """The one whose steps are shown."""

    def perform(self, turn: Turn) -> Reply:
        one = practice().find_playbook(self.playbook) if self.playbook else None
        return _steps(one) if one else self._list()

    def _list(self) -> Reply:
        type = self.type.title() if self.type else None
        found = practice().playbooks_for(type) if type else practice().playbooks
        if not found:
            return say(f"There is no playbook for {type} CTAs.", is_shareable=False)
        of = f" for {type} CTAs" if type else ""
        parts: list[Part] = [line(Strong(counted(len(found), "playbook")), f"{of}, each a preset list of tasks")]
        for one in found:
            parts.append(
                Item(
                    spans=(Strong(one.name),),
                    details=((f"{one.type} · {counted(len(one.steps), 'task')} over {_span(one)}",),),
                    actions=(Action("Steps", Press(self.ability, {"playbook": one.name}), stays=True),),
                )
            )
        parts.append(small(f"To use one: “apply {found[0].name.lower()} to CTA 42”."))
        return Reply(parts=tuple(parts), is_shareable=False)


def _steps(one: Playbook) -> Reply:
    steps = (line(f"{place}. {step.text} · {_on_day(step.day)}") for place, step in enumerate(one.steps, 1))
    head = line(Strong(one.name), f" for {one.type} CTAs, {counted(len(one.steps), 'task')} over {_span(one)}")
    return Reply(parts=(head, *steps), is_shareable=False)


def _span(one: Playbook) -> str:
    return counted(one.days, "working day")


def _on_day(day: int) -> str:
    return "the same day" if day == 0 else f"after {counted(day, 'working day')}"
