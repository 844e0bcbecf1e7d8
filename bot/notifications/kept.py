"""What was kept for a person's digest, as rows of it: one of a kind in full, several of a kind in one row."""

from __future__ import annotations

from bot.domain import deliveries
from bot.notifications import BY_NAME
from bot.notifications.notice import Notice
from bot.reply import Item, Spans, Strong
from bot.turn import Turn

NAMED = 5
"""Things of one kind that are named; the rest is counted."""


def draw_kept(turn: Turn, posting: str | None = None) -> tuple[Item, ...]:
    """A row for every kind of notice that waits for the speaker's digest; what has passed meanwhile has none.

    With a mark, only what was put into the digest that bears it.
    """
    rows: dict[str, list[Item]] = {}
    for parcel in deliveries.kept_for_digest(turn.session, user_id=turn.speaker.id, posting=posting):
        row = BY_NAME[parcel.kind].item(turn, parcel.facts)
        if row is not None:
            rows.setdefault(parcel.kind, []).append(row)
    return tuple(_gather(BY_NAME[kind], found) for kind, found in rows.items())


def _gather(notice: Notice, rows: list[Item]) -> Item:
    if len(rows) == 1:
        return rows[0]
    named: list[Spans] = [row.spans for row in rows[:NAMED]]
    if len(rows) > NAMED:
        named.append((f"and {len(rows) - NAMED} more",))
    return Item((Strong(notice.gathered(len(rows))),), tuple(named))
