"""Tying channels to accounts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.domain import following
from bot.domain.accounts import Account
from bot.domain.errors import Refusal
from bot.intents.ability import Doing, slot
from bot.intents.follow_account import CHANNEL, in_channel
from bot.language.declare import Choice, Sort
from bot.reply import Action, Reply, Strong, line, say, small
from bot.turn import Option, Pending, Press, Question, Turn


@dataclass(frozen=True, kw_only=True)
class BindChannel(Doing):
    """Ties this channel to an account."""

    ability = "bind-channel"
    heading = "Telling"
    says = (
        "this channel is for Acme",
        "link this channel to Acme",
    )

    account: Any = slot(Sort.ACCOUNT, ask="Which account?", required=True, label="Account", lend=False)
    instead: Any = slot(Sort.CHOICE, spoken=False, choices=(Choice("yes"),))
    """Yes to taking the channel from another account."""

    def perform(self, turn: Turn) -> Reply:
        account: Account = self.account
        _require_channel(turn)
        there = following.find_binding(turn.session, turn.place.channel)
        if there is not None and there.account_id == account.id:
            return say("This channel is for ", Strong(account.name), " already.")
        if there is not None and self.instead is None:
            other = turn.session.get_one(Account, there.account_id)
            text = f"This channel is for {other.name}. Make it {account.name}’s instead?"
            raise Pending(Question("instead", text, (Option(f"Yes, {account.name}’s", "yes"),), is_free=False))
        following.bind(turn.session, account, channel_id=turn.place.channel, by=turn.speaker, now=turn.now)
        follow = Press("follow-account", {"account": {"id": account.id}, "who": CHANNEL})
        return Reply(
            parts=(
                line("This channel is for ", Strong(account.name), " now."),
                small("What is asked here without a name is about it; answers stay private until they are shared."),
            ),
            next_steps=(Action("Tell this channel its news", follow, stays=True),),
        )


@dataclass(frozen=True, kw_only=True)
class UnbindChannel(Doing):
    """Unties this channel from its account."""

    ability = "unbind-channel"
    heading = "Telling"
    says = ("unlink this channel",)

    def perform(self, turn: Turn) -> Reply:
        _require_channel(turn)
        there = following.find_binding(turn.session, turn.place.channel)
        if there is None:
            return say("This channel is tied to no account.")
        account = turn.session.get_one(Account, there.account_id)
        following.unbind(turn.session, there, by=turn.speaker)
        return say("This channel is no longer tied to ", Strong(account.name), ".")


def _require_channel(turn: Turn) -> None:
    if not in_channel(turn):
        raise Refusal("not-a-channel")
