"""Taking back, and leaving be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.domain import changes, mails, talk
from bot.domain.changes import Deed
from bot.domain.errors import Refusal
from bot.domain.people import User
from bot.domain.talk import Draft
from bot.intents.ability import Doing, slot
from bot.language.declare import Sort
from bot.reply import Reply, say
from bot.turn import Turn


@dataclass(frozen=True, kw_only=True)
class Undo(Doing):
    """Takes back the last thing you did."""

    ability = "undo"
    heading = "Trust"
    says = (
        "undo",
        "undo that",
    )
    frames = (
        "++undo what i|you|we [just] did .",
        "++undo what i [just] did *",
        "++undo [that|it|this|the|my|last] [last|one|that] [action|change|thing|step|one|call|log|entry|edit|message] .",
        "++take that|it|this back *",
        "++revert [that|it|this|the|my] [last|one] [action|change|thing|step|one] .",
        "++roll [that|it|this] back *",
        "++rollback [that|it|this] *",
        "++reverse that|it|this|the|my [last] [change|action|thing|one] .",
        "++wrong account [take|undo|revert] *",
        "++put it|that back [how|as|the|to] *",
        "++ctrl|control z",
        "++change|switch|turn it|that back .",
        "++oops undo *",
        "++go back one step *",
        "++take back [that|what|the] [last] *",
    )
    allowed_to_viewers = True
    confirms = False
    can_be_undone = False

    deed: Any = slot(Sort.COUNT, spoken=False)
    """The deed whose receipt carried the button; the last one when it was only said."""

    def perform(self, turn: Turn) -> Reply:
        deed = self._get_deed(turn)
        mails.recall(turn.session, deed)
        try:
            changes.undo(turn.session, deed, now=turn.now)
        except Refusal as refusal:
            who = refusal.facts.get("who")
            if isinstance(who, int):
                person = turn.session.get(User, who)
                refusal.facts["who"] = "you" if who == turn.speaker.id else person and person.name
            raise
        here = turn.session.get(Deed, turn.session.info["deed_id"])
        if here is not None:
            here.undoes_id, here.account_id = deed.id, deed.account_id
        return say(f"Taken back: {deed.summary or deed.ability}")

    def _get_deed(self, turn: Turn) -> Deed:
        deed = (
            turn.session.get(Deed, self.deed)
            if self.deed
            else changes.find_last_deed(turn.session, person_id=turn.speaker.id, before=turn.session.info["deed_id"])
        )
        if deed is None:
            raise Refusal("nothing-to-undo")
        if deed.person_id != turn.speaker.id and turn.speaker.role != "Admin":
            raise Refusal("not-your-deed")
        return deed


@dataclass(frozen=True, kw_only=True)
class Cancel(Doing):
    """Drops the question that is open."""

    ability = "cancel"
    heading = "Trust"
    says = (
        "cancel",
        "never mind",
    )
    frames = (
        "cancel .",
        "nevermind *",
        "abort .",
        "stop .",
        "drop it|that .",
        "cancel that|it|this .",
        "leave it .",
        "skip it|that|this .",
        "forget it|that *",
        "scrap that|it .",
        "stop it|that .",
        "quit .",
        "exit .",
        "no cancel *",
        "cancel [the] question|request|everything|all .",
        "dont bother .",
        "not now .",
        "discard [it|that|this] .",
    )
    allowed_to_viewers = True
    writes = False

    draft: Any = slot(Sort.COUNT, spoken=False)

    def perform(self, turn: Turn) -> Reply:
        draft = turn.session.get(Draft, self.draft) if self.draft else self._find_last(turn)
        if draft is None or draft.user_id != turn.speaker.id or draft.state not in ("open", "kept"):
            return say("There is nothing open to cancel. To take back something done, say undo.", is_shareable=False)
        draft.state = "dropped"
        return say("All right, dropped. Nothing was changed.", is_shareable=False)

    def _find_last(self, turn: Turn) -> Draft | None:
        return talk.find_last_draft(turn.session, user_id=turn.speaker.id, place=turn.place.key)
