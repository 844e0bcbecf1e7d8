"""What a new CTA is to be: its type, reason and name, as far as they were said or a playbook carries them."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.errors import Refusal
from bot.domain.playbooks import OBJECTIVE, Playbook, practice
from bot.intents.playbooks import get_playbook
from bot.turn import Option, Pending, Question


@dataclass(frozen=True, slots=True)
class Understood:
    """What a CTA is to be, from what was said."""

    type: str
    reason: str | None
    name: str
    playbook: Playbook | None
    meant: Playbook | None
    """The playbook, or one that was not asked for but whose name the CTA was given."""


def understand(*, type: str | None, reason: str | None, name: str | None, playbook: str | None) -> Understood:
    """From what was said of each: a playbook or a reason carries its type, a bare to-do is an Activity."""
    rules = practice()
    asked = get_playbook(playbook, type=type) if playbook else None
    meant = asked or (rules.find_playbook(name) if name else None)
    kind = type.title() if type else None
    known = _get_reason(reason, kind or (asked.type if asked else None)) if reason else None
    if kind is None and meant:
        kind = meant.type
    if kind is None and known:
        types = rules.types_of_reason(known)
        kind = types[0] if len(types) == 1 else None
    if kind is None:
        kind = "Activity" if name else _ask_type()
    if kind == OBJECTIVE:
        raise Refusal("objective-needs-plan")
    if asked and asked.type != kind:
        raise Refusal("playbook-unsuitable", type=kind, playbook=asked.name, of=asked.type)
    if meant and meant.type != kind:
        meant = None
    known = known or (meant.reason if meant else None)
    called = name if name and (asked or not meant) else meant.name if meant else known
    return Understood(type=kind, reason=known, name=called or f"{kind} CTA", playbook=asked, meant=meant)


def _get_reason(words: str, type: str | None) -> str:
    rules = practice()
    found = rules.find_reason(words, type)
    if found is not None:
        return found
    known = rules.reasons[type] if type else tuple(one for some in rules.reasons.values() for one in some)
    options = tuple(Option(one, one) for one in known)
    what = f"a reason of {type} CTAs" if type else "one of our reasons"
    raise Pending(Question("reason", f"“{words}” is not {what}. Which one is it?", options))


def _ask_type() -> str:
    kinds = tuple(Option(one, one.lower()) for one in practice().types if one != OBJECTIVE)
    raise Pending(Question("type", "What type of CTA is it?", kinds))
