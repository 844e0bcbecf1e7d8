"""What the abilities with playbooks share: which one is meant."""

from __future__ import annotations

from bot.domain.errors import Refusal
from bot.domain.playbooks import Playbook, practice
from bot.turn import Option, Pending, Question


def get_playbook(words: str, *, type: str | None) -> Playbook:
    """The playbook of that name; asks for another one, among those that suit the type, when there is none."""
    return practice().find_playbook(words) or ask_playbook(f"There is no playbook “{words}”. Which one?", type)


def ask_playbook(text: str, type: str | None) -> Playbook:
    """Asks which playbook, among those that suit the type."""
    known = practice().playbooks_for(type.title()) if type else practice().playbooks
    if type and not known:
        raise Refusal("no-playbook-for-type", type=type.title())
    raise Pending(Question("playbook", text, tuple(Option(one.name, one.name) for one in known)))


def playbook_options() -> tuple[Option, ...]:
    """Every playbook, with the type of CTA it is for."""
    return tuple(Option(one.name, one.name, one.type) for one in practice().playbooks)
