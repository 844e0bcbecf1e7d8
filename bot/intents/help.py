"""Help: what Ally can do, in the words that do it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rapidfuzz import fuzz

from bot.intents.ability import Ability, Asking, slot
from bot.intents.drafts import unfinished
from bot.language.declare import Sort
from bot.reply import Action, Buttons, Code, Heading, Line, Part, Reply, Strong, small
from bot.turn import How, Press, Turn

if TYPE_CHECKING:
    from collections.abc import Sequence

DRAFTS = frozenset({"draft", "drafts", "my drafts", "unfinished"})
NEAR_ENOUGH = 70
"""How alike a topic and an ability's words must be, 0–100."""
SHOWN_WHOLE = 3
"""This many abilities or fewer are explained with all their sentences."""


@dataclass(frozen=True, kw_only=True)
class Help(Asking):
    """Tells what Ally can do, and how to say it."""

    ability = "help"
    heading = "Start here"
    says = (
        "help",
        "what can you do",
        "help ctas",
        "how do I log a call?",
    )
    frames = (
        "what all can you do *",
        "can you help [me] .",
        "help me [please] .",
        "what all you can do *",
        "what can ally do *",
        "help .",
        "help [me] [out] [with|about|on|for] {topic}",
        "help me understand {topic}",
        "what can you do",
        "? commands|menu|instructions .",
        "what are you able to do",
        "+how do|does|can|could|would|should|did|must|shall|may|might i|you|we|one|ally|people|someone|anyone {topic}",
        "+how to {topic}",
        "+how does|do {topic} work",
        "+explain [to me] how|what|when|why|the {topic}",
        "+what happens if|when|to|with {topic}",
        "+what would happen if|when|to|with {topic}",
        "+where can|do|could|should i|we|one {topic}",
        "+what is the difference between {topic}",
        "+what is the command|syntax|way|trick|phrase|wording|best_way|right_way|keyword|format|shortcut to|for {topic}",
        "+what do|must|should i [need|have] [to] type|say|write|enter {topic}",
        "+which words|command|commands|phrase must|do|should|can i {topic}",
        "+is it possible to|that {topic}",
        "+is there a|any way to|of {topic}",
        "+who is allowed to {topic}",
        "+do viewers|managers|admins|csms have [the] permission|permissions|right to {topic}",
        "+can viewers|managers|admins|anyone|anybody|everyone|one|people|csms|someone {topic}",
        "+why cant|cannot i|we|you {topic}",
        "+example|examples of|for [how] [to] {topic}",
        "+teach me [how] [to] {topic}",
        "+tell me how to {topic}",
        "+what does|do {topic} do|mean|means *",
        "+what are the options|steps|choices|rules|ways for|when|to|of {topic}",
        "+does|do|will closing|opening|snoozing|deleting|activating|following|logging|tracking {topic}",
        "+when i|you|we close|open|activate|snooze|share|log|follow|unfollow|track|apply|complete|add {topic}",
        "+can you explain|show|tell [me] how {topic}",
        "what do you know|understand",
        "i need help .",
        "what can i ask|say|do|type *",
        "manual|guide|documentation|docs .",
    )

    topic: Any = slot(Sort.NAME, label="Topic")

    def perform(self, turn: Turn) -> Reply:
        from bot.intents import CATALOGUE  # the catalogue holds this very ability

        waiting = unfinished(turn)
        if str(self.topic or "").lower().strip(" ?.") in DRAFTS:
            return Reply(parts=waiting or (Line(("You left nothing unfinished.",)),), is_shareable=False)
        abilities = [one for one in CATALOGUE if one.can_be_performed() and may_use(turn, one)]
        if self.topic:
            found = find_about(str(self.topic), abilities)
            if found:
                return _explain(found, str(self.topic))
        overview = _overview(abilities, turn.speaker.first_name, missed=str(self.topic) if self.topic else "")
        return overview.with_parts(*waiting)


def may_use(turn: Turn, ability: type[Ability]) -> bool:
    return turn.speaker.may_change or not ability.writes or ability.allowed_to_viewers


def find_about(topic: str, abilities: Sequence[type[Ability]]) -> list[type[Ability]]:
    """The abilities a topic is about, nearest first: those of a heading, or those that sound like it."""
    said = topic.lower().strip(" ?.")
    headed = [one for one in abilities if said.rstrip("s") == one.heading.lower().rstrip("s")]
    if headed:
        return headed
    scored = [(max(fuzz.token_set_ratio(said, words) for words in _words_for(one)), one) for one in abilities]
    best = max(score for score, _one in scored)
    return [one for score, one in sorted(scored, key=lambda pair: -pair[0]) if score >= max(NEAR_ENOUGH, best - 3)][:5]


def _words_for(ability: type[Ability]) -> list[str]:
    return [ability.ability.replace("-", " "), ability.summary().lower(), *(words.lower() for words in ability.says)]


def _overview(abilities: Sequence[type[Ability]], name: str, *, missed: str) -> Reply:
    first = (
        f"I have no help about “{missed}”. Here is what I can do."
        if missed
        else f"Hi {name}, just say it in your own words."
    )
    parts: list[Part] = [Line((first, " A few ways to begin:"))]
    headings: dict[str, list[type[Ability]]] = {}
    for one in abilities:
        headings.setdefault(one.heading, []).append(one)
    for heading, members in headings.items():
        if heading != "Start here":
            examples = " · ".join(one.says[0] for one in members)
            parts.append(Line((Strong(heading), "\n", examples)))
    parts.append(
        small(
            "Say “help ctas” for more about one thing. “undo” takes back your last change, “cancel” drops a question."
        )
    )
    return Reply(parts=tuple(parts), next_steps=_first_steps(abilities), is_shareable=False)


def _first_steps(abilities: Sequence[type[Ability]]) -> tuple[Action, ...]:
    names = {one.ability for one in abilities}
    steps = (
        ("My day", "show-portfolio", How.DO),
        ("Log a call", "log-call", How.FORM),
        ("My CTAs", "list-ctas", How.DO),
    )
    slots = {"list-ctas": {"owner": "me"}, "show-portfolio": {"scope": "me"}}
    return tuple(
        Action(label, Press(name, slots.get(name, {}), how), stays=True) for label, name, how in steps if name in names
    )


def _explain(found: Sequence[type[Ability]], topic: str) -> Reply:
    parts: list[Part] = [] if len(found) == 1 else [Heading(topic.strip(" ?.").capitalize()[:100])]
    for one in found:
        sentences = one.says if len(found) <= SHOWN_WHOLE else one.says[:2]
        spans: list[Any] = [Strong(one.summary())]
        for sentence in sentences:
            spans += ["\n• ", Code(sentence)]
        parts.append(Line(tuple(spans)))
    forms = [one for one in found if one.writes and one.slots()]
    if forms:
        parts.append(
            Buttons(
                tuple(
                    Action(f"Form: {one.form_heading()}", Press(one.ability, {}, How.FORM), stays=True)
                    for one in forms[:3]
                )
            )
        )
    return Reply(parts=tuple(parts), text=found[0].summary(), is_shareable=False)
