"""The living summary of a channel's account: what everybody in the channel may read, and what stands there instead."""

from __future__ import annotations

from bot.domain.accounts import Account
from bot.domain.people import User
from bot.intents.show_account import sum_up
from bot.reply import Action, Instant, Reply, say, small
from bot.turn import How, Press, Turn


def draw_summary(turn: Turn, account: Account) -> Reply:
    """The account's card, without the moment it was drawn: the same state of things is the same card."""
    about = {"account": {"id": account.id}}
    return Reply(
        parts=sum_up(turn, account),
        text=f"{account.name}: the living summary of this channel",
        actions=(
            Action("Details", Press("show-account", {**about, "details": True}), stays=True),
            Action("Log a call", Press("log-call", about, How.FORM), stays=True),
        ),
        is_shareable=False,
    )


def signed(turn: Turn, reply: Reply, keeper: User | None) -> Reply:
    """With who wanted it to be seen here, and how old it is."""
    who = f" by {keeper.name}" if keeper else ""
    return reply.with_parts(small(f"Kept here{who} · as of ", Instant(turn.now), " · “unlink this channel” ends it"))


def veiled() -> Reply:
    """What stands in the summary's place while somebody from outside may read the channel: nothing about anybody."""
    return say(
        "The summary that is kept here is not shown while people from outside can read this channel, or while I "
        "cannot see whether they can.",
        is_shareable=False,
    )
