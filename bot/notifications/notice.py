"""What a notice is: something worth telling unprompted, said from the state at the moment of delivery.

A notice mirrors an ability: `due` says what is worth telling and to whom, `item` says it in a row. Notices of one kind
to one reader come as one message.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from bot.domain.accounts import Account
from bot.domain.hearing import Where
from bot.domain.people import User
from bot.domain.store import Session
from bot.reply import Action, Item, Line, Part, Reply, Small, Strong, line, small
from bot.turn import Press, Turn

Facts = Mapping[str, Any]
MOST_ROWS = 12


class Notice:
    """The base of every notice. One without a `due` of its own is born from a recorded change (`domain.tidings`)."""

    name: ClassVar[str]
    """Of `hearing.EVENTS`: the parcel's kind, and the event in people's settings."""
    usually: ClassVar[Where] = Where.MESSAGE
    has_own_time: ClassVar[bool] = False
    """Comes at a time the reader chose: quiet hours do not hold it back, and each is a message of its own."""

    def due(self, session: Session, *, now: datetime, zone: ZoneInfo) -> Sequence[dict[str, Any]]:
        """The parcels that are due by the state of things; `zone` is for people without one of their own."""
        return ()

    def item(self, turn: Turn, facts: Facts) -> Item | None:
        """One of it as a row; None when it is no longer worth saying."""
        raise NotImplementedError

    def gathered(self, count: int) -> str:
        """The first line above several of it."""
        raise NotImplementedError

    def tell(self, turn: Turn, facts: Facts) -> Reply | None:
        """One of it as a message of its own."""
        item = self.item(turn, facts)
        if item is None:
            return None
        return Reply(parts=(Line(item.spans), *map(Line, item.details)), actions=item.actions)

    def say(self, turn: Turn, bundle: Sequence[Facts]) -> Reply | None:
        """What this reader is told now; None when nothing of it is worth saying any more."""
        if len(bundle) == 1:
            reply = self.tell(turn, bundle[0])
        else:
            rows = [item for facts in bundle if (item := self.item(turn, facts)) is not None]
            if len(rows) == 1:
                reply = Reply(parts=(Line(rows[0].spans), *map(Line, rows[0].details)), actions=rows[0].actions)
            else:
                reply = self._gather(rows)
        return None if reply is None else self._signed(turn, reply, bundle)

    def _gather(self, rows: Sequence[Item]) -> Reply | None:
        if not rows:
            return None
        shown = [replace(row, actions=_staying(row.actions)) for row in rows[:MOST_ROWS]]
        rest = (small(f"and {len(rows) - MOST_ROWS} more"),) if len(rows) > MOST_ROWS else ()
        return Reply(parts=(line(Strong(self.gathered(len(rows)))), *shown, *rest))

    def _signed(self, turn: Turn, reply: Reply, bundle: Sequence[Facts]) -> Reply:
        """With why the reader gets it where that is not plain, and the way to have no more of it."""
        notes: list[Part] = []
        for user_id in sorted({facts["for"] for facts in bundle if facts.get("for")}):
            person = turn.session.get(User, user_id)
            if person is not None:
                notes.append(small(f"For {person.name}, who is away: you are the stand-in."))
        stop = Action("Stop these", Press("change-settings", {"setting": self.name, "value": "off"}), stays=True)
        if not turn.place.is_private:
            account = bundle[0].get("account")
            stop = Action(
                "Stop following", Press("change-settings", {"setting": "channel", "value": f"{account}"}), stays=True
            )
        return replace(
            reply,
            parts=(*reply.parts, *notes),
            actions=_staying(reply.actions),
            next_steps=(*reply.next_steps[:3], stop),
            is_shareable=False,
        )


def account_of(turn: Turn, facts: Facts) -> Account | None:
    """The account it is about, unless it is gone."""
    account = turn.session.get(Account, facts["account"])
    return None if account is None or account.is_deleted or account.is_leftover else account


def name_of(turn: Turn, user_id: int | None) -> str | None:
    person = turn.session.get(User, user_id) if user_id else None
    return person.name if person else None


def as_item(reply: Reply) -> Item | None:
    """The point of a reply as a row, for the digest."""
    for part in reply.parts:
        match part:
            case Item():
                return replace(part, actions=_staying(part.actions))
            case Line(spans) | Small(spans):
                return Item(spans)
            case _:
                continue
    return None


def _staying(actions: Sequence[Action]) -> tuple[Action, ...]:
    """What is pressed in a notice answers below it: the notice stays."""
    return tuple(replace(action, stays=True) for action in actions)
