"""What an ability is: a frozen dataclass whose fields are its slots, declared once and read by everyone.

The grammar, the help, the slash hint, the form, the manifest and the README's table are read off the
declarations; an ability without a `perform` says plainly that it cannot be performed yet.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import Field, field, fields
from typing import TYPE_CHECKING, Any, ClassVar

from bot.language.declare import Choice, Declaration, Slot, Sort
from bot.reply import Form
from bot.turn import Option, Press

if TYPE_CHECKING:
    from bot.reply import Part, Reply
    from bot.turn import Turn


def slot(
    sort: Sort,
    *,
    ask: str = "",
    required: bool = False,
    label: str = "",
    choices: tuple[Choice, ...] = (),
    past: bool = False,
    spoken: bool = True,
    in_form: bool | None = None,
    lend: bool = True,
    default: Any = None,
) -> Any:
    """A field of an ability that a person can say.

    ask: the question when it is missing; required: the ability cannot run without it; label: its name in
    forms and previews; spoken: False for what only buttons and forms carry (a page number); in_form: the form
    asks for it, as it does for everything spoken; lend: the thread's topic or the channel's account may fill it.
    """
    meta = {
        "sort": sort,
        "ask": ask,
        "required": required,
        "label": label,
        "choices": choices,
        "past": past,
        "spoken": spoken,
        "in_form": spoken if in_form is None else in_form,
        "lend": lend,
    }
    return field(default=default, metadata=meta)


class Ability:
    """The base of every ability. Subclasses are frozen dataclasses named after what people ask for."""

    ability: ClassVar[str]
    """The fixed kebab-case name: `ally parse` prints it, the audit stores it."""
    says: ClassVar[tuple[str, ...]]
    """Example sentences, the first one the best; tested to be read as this ability."""
    frames: ClassVar[tuple[str, ...]] = ()
    """Wordings that leave no doubt and tell where the slots stand (see `bot.language.frames`)."""
    topics: ClassVar[tuple[str, ...]] = ()
    """What it tells about an account: "T of Acme", "Acme's T", "show me the T for Acme" are made from each."""
    topic_stands_alone: ClassVar[bool] = False
    """True when a topic without an account is a request as well."""
    writes: ClassVar[bool] = False
    """True when it changes anything; such an ability is never performed on a guess."""
    allowed_to_viewers: ClassVar[bool] = True
    confirms: ClassVar[bool] = True
    """What was inferred is confirmed before it is done; False only where doing it is harmless (undo, cancel)."""
    can_be_undone: ClassVar[bool] = True
    form_title: ClassVar[str] = ""
    opens_as_form: ClassVar[bool] = False
    """A slash command that says nothing more opens the form."""
    heading: ClassVar[str] = ""
    """The heading it stands under in help."""

    def perform(self, turn: Turn) -> Reply:
        """Does it, inside the ask's one transaction, and says what was done."""
        raise NotImplementedError

    def foresee(self, turn: Turn) -> tuple[Part, ...]:
        """What would be changed, old and new; shown above "Shall I do it?"."""
        return ()

    def notice(self, turn: Turn) -> Mapping[str, Any]:
        """Slots to keep with a question: the state it was asked in, so that a change meanwhile is noticed."""
        return {}

    @classmethod
    def needs(cls, name: str, slots: Mapping[str, Any]) -> bool:
        """Whether it cannot run without this slot, given the others."""
        found = cls.find_slot(name)
        return found is not None and bool(found.metadata["required"])

    @classmethod
    def summary(cls) -> str:
        """One line for help and the README, in the person's words: the docstring's first."""
        return (cls.__doc__ or "").strip().splitlines()[0]

    @classmethod
    def form(cls, turn: Turn, slots: Mapping[str, Any]) -> Form:
        """The form that asks for the slots; `slots` are the raw or kept values to begin with."""
        return Form(press=Press(cls.ability, slots), title=cls.form_heading(), choices=cls.choices(slots))

    @classmethod
    def lists(cls) -> Mapping[str, tuple[Option, ...]]:
        """Slots that people may name in words, and their values: a form lets one be chosen."""
        return {}

    @classmethod
    def choices(cls, slots: Mapping[str, Any]) -> Mapping[str, tuple[Option, ...]]:
        """The lists of a form; words that are on none of them are left standing, to be corrected."""
        return {
            name: options
            for name, options in cls.lists().items()
            if not slots.get(name) or slots[name] in [one.value for one in options]
        }

    @classmethod
    def form_heading(cls) -> str:
        """What the ability is called over its form."""
        return cls.form_title or cls.ability.replace("-", " ").capitalize().replace("cta", "CTA")

    @classmethod
    def can_be_performed(cls) -> bool:
        return cls.perform is not Ability.perform

    @classmethod
    def slots(cls) -> tuple[Field[Any], ...]:
        return tuple(one for one in fields(cls) if "sort" in one.metadata)  # type: ignore[arg-type]  # subclasses are dataclasses

    @classmethod
    def find_slot(cls, name: str) -> Field[Any] | None:
        return next((one for one in cls.slots() if one.name == name), None)

    @classmethod
    def declaration(cls) -> Declaration:
        """The ability as the reader sees it."""
        return Declaration(
            name=cls.ability,
            writes=cls.writes,
            slots=tuple(
                Slot(
                    name=one.name,
                    sort=one.metadata["sort"],
                    choices=one.metadata["choices"],
                    is_required=one.metadata["required"],
                    is_past=one.metadata["past"],
                )
                for one in cls.slots()
                if one.metadata["spoken"]
            ),
            says=cls.says,
        )


class Asking(Ability):
    """An ability that only answers."""


class Doing(Ability):
    """An ability that changes something."""

    writes = True
    allowed_to_viewers = False


__all__ = ["Ability", "Asking", "Doing", "slot"]
