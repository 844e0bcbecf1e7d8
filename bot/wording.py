"""What the conversation itself says: questions, confirmations, apologies. Abilities word their own replies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from bot.domain.people import User
from bot.intents import Ability
from bot.intents.settling import Period
from bot.language import markup
from bot.language.declare import Sort
from bot.reply import Action, Buttons, Day, Facts, Instant, Item, Part, Quote, Reply, Spans, Style, line, say, small
from bot.turn import How, Option, Press, Question

YES = Option("Yes", True)
NO = Option("No, leave it", False)
MOST_BUTTONS = 5
BROKEN_FORM = "Something broke on my side and nothing was saved. What you typed is still here: please send it again."


def stranger() -> Reply:
    """For people we do not know: how to get in, and nothing else."""
    return say(
        "I only work for people in our customer success team. If that is you, ask your CS Ops admin to add "
        "the e-mail address of your Slack profile to Ally.",
        is_shareable=False,
    )


def outsiders_present() -> Reply:
    return say(
        "People from outside can read this channel, so I say nothing about customers here. Ask me in a direct message.",
        is_shareable=False,
    )


def not_yet(ability: type[Ability]) -> Reply:
    return say(f"I understood “{ability.says[0]}”, but I cannot do that yet.", is_shareable=False)


def broken(text: str | None) -> Reply:
    """Something failed on our side; nothing was done and nothing typed is lost."""
    parts = (Quote(markup.undo(text).text),) if text else ()
    reply = say("Something broke on my side and nothing was changed. Please try again in a minute.", is_shareable=False)
    return reply.with_parts(*parts)


def question(asked: Question, *, draft_id: int) -> Reply:
    """A question with its answers as buttons; what tells the answers apart stands beside each."""
    parts: list[Any] = [*asked.preview, line(asked.text)]
    detailed = any(option.detail for option in asked.options)
    presses = [Press("", {"value": option.value}, How.ANSWER, draft_id) for option in asked.options]
    if detailed:
        for number, (option, press) in enumerate(zip(asked.options, presses, strict=True), start=1):
            parts.append(Item((f"{number}. {option.label}",), ((option.detail,),), (Action("Choose", press),)))
    cancel = Action("Cancel", Press("cancel", {"draft": draft_id}))
    buttons = (
        []
        if detailed
        else [
            Action(option.label, press, Style.PRIMARY if option is YES else Style.PLAIN)
            for option, press in zip(asked.options, presses, strict=True)
        ]
    )
    if not any(option.value is False for option in asked.options):
        buttons.append(cancel)
    parts.extend(Buttons(tuple(buttons[at : at + MOST_BUTTONS])) for at in range(0, len(buttons), MOST_BUTTONS))
    return Reply(parts=tuple(parts), text=asked.text, is_shareable=False)


def confirmation(
    ability: type[Ability], values: Mapping[str, Any], assumed: Sequence[str], foreseen: Sequence[Part] = ()
) -> Question:
    """Before an inferred write: what was understood, field by field, and "shall I?"."""
    pairs = [
        (slot.metadata["label"] or slot.name, shown(values[slot.name], slot.metadata["sort"]))
        for slot in ability.slots()
        if (slot.metadata["spoken"] or slot.metadata["in_form"]) and values.get(slot.name) is not None
    ]
    preview: list[Part] = [line("I understood: ", ability.summary())]
    if foreseen:
        preview += foreseen
    elif pairs:
        preview.append(Facts(tuple(pairs)))
    if assumed:
        preview.append(small(f"Assuming {'; '.join(assumed)}."))
    return Question(slot="", text="Shall I do it?", options=(YES, NO), preview=tuple(preview), is_free=False)


def greeting(speaker: User) -> Reply:
    """To somebody who only said hello."""
    text = f"Hello {speaker.first_name}. Tell me of a call you had, or ask about an account."
    actions = (
        Action("My day", Press("show-portfolio", {"scope": "me"})),
        Action("My open CTAs", Press("list-ctas", {"owner": "me"})),
        Action("What can I ask?", Press("help")),
    )
    return Reply(parts=(line(text), Buttons(actions)), text=text, is_shareable=False, outcome="answered")


def welcome(*, still_open: str | None) -> Reply:
    """To somebody who said thank you, perhaps while a question waits."""
    reminder = f" Still open: {still_open}" if still_open else ""
    return say(f"You are welcome.{reminder}", is_shareable=False, outcome="answered")


def unasked() -> Reply:
    """To a yes, a no or a nod where no question is open."""
    text = "All right. I was not waiting for an answer, so nothing was changed."
    return say(text, is_shareable=False, outcome="answered")


def not_understood(nearest: Sequence[type[Ability]], *, miss: int, slots: Mapping[str, Any]) -> Reply:
    """The honest "I did not get that": the nearest abilities as buttons, and help."""
    buttons = [
        Action(ability.form_heading(), Press(ability.ability, _carried(ability, slots) | {"miss": miss}))
        for ability in nearest
    ]
    buttons.append(Action("Help", Press("help", {"miss": miss})))
    text = "I am not sure what you mean, so I did nothing."
    lines = (line(text), line("Did you mean one of these?")) if nearest else (line(text),)
    return Reply(parts=(*lines, Buttons(tuple(buttons))), text=text, is_shareable=False)


def _carried(ability: type[Ability], slots: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in slots.items() if ability.find_slot(name) is not None}


def signed(reply: Reply, speaker: User) -> Reply:
    """A reply that the asker shares with a channel."""
    return replace(reply.with_parts(small(f"Shared by {speaker.name}")), actions=(), next_steps=(), asked=None)


def shown(value: Any, sort: Sort | None = None) -> Spans:
    """A settled value as a person reads it; what sort it is tells the unit of a number."""
    if sort is Sort.DURATION:
        return (f"{value} min",)
    if isinstance(value, datetime):
        return (Instant(value),)
    if isinstance(value, date):
        return (Day(value),)
    if isinstance(value, Period):
        return tuple(part for bound in (value.start, value.end) for part in ((Day(bound),) if bound else ("…",)))
    if isinstance(value, tuple | list):
        return (", ".join(str(one) for one in value),)
    if isinstance(value, Mapping):
        due = value.get("due")
        return (str(value.get("text", "")), *((" by ", *_shown_day(due)) if due else ()))
    name = getattr(value, "name", None)
    if name is not None:
        number = getattr(value, "number", None)
        return (f"{number} · {name}" if number else str(name),)
    return (str(value).replace("-", " ") if isinstance(value, str) and value.islower() else str(value),)


def _shown_day(said: Any) -> Spans:
    """A day in ISO form as people read it, with its weekday; what is no day as it was said."""
    try:
        return (Day(date.fromisoformat(said)),)
    except (TypeError, ValueError):
        return (str(said),)
