"""Drafts: requests that were left unfinished or failed, offered again with everything that was typed."""

from __future__ import annotations

from bot.domain import talk
from bot.domain.accounts import Account
from bot.domain.talk import Draft
from bot.language import markup
from bot.reply import Action, Instant, Item, Part, Quote, Strong, line
from bot.turn import How, Press, Turn

MOST = 5
SHOWN = 200
"""Characters of the typed words that tell one draft from another."""


def unfinished(turn: Turn) -> tuple[Part, ...]:
    """The person's drafts, the latest first; nothing when there is none."""
    drafts = [draft for draft in talk.kept_drafts(turn.session, user_id=turn.speaker.id) if draft.state == "kept"]
    if not drafts:
        return ()
    parts: list[Part] = [line(Strong("You left something unfinished:"))]
    for draft in drafts[:MOST]:
        parts.append(
            Item(
                spans=(_named(turn, draft),),
                details=(("Left ", Instant(draft.updated_at)),),
                actions=(
                    Action("Go on", Press("", {}, How.RESUME, draft.id), stays=True),
                    Action("Drop it", Press("cancel", {"draft": draft.id}), stays=True),
                ),
            )
        )
        typed = (
            markup.undo(draft.words).text
            if draft.words
            else str(draft.slots.get("notes") or draft.slots.get("long_notes") or "")
        )
        if typed:
            parts.append(Quote(typed if len(typed) <= SHOWN else f"{typed[:SHOWN]}…"))
    return tuple(parts)


def _named(turn: Turn, draft: Draft) -> str:
    if not draft.ability:
        return "Your message"
    known = draft.slots.get("account")
    account = turn.session.get(Account, known["id"]) if isinstance(known, dict) else None
    return " · ".join(filter(None, (draft.ability.replace("-", " ").capitalize(), account.name if account else None)))
