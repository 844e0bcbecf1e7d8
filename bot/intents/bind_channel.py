"""Tying channels to accounts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.domain import following
from bot.domain.accounts import Account, ChannelBinding
from bot.domain.errors import Refusal
from bot.intents.ability import Doing, slot
from bot.intents.follow_account import CHANNEL, in_channel
from bot.language.declare import Choice, Sort
from bot.reply import Action, Reply, Strong, line, say, small
from bot.turn import Option, Pending, Press, Question, Turn

YES, NO = "yes", "no"


@dataclass(frozen=True, kw_only=True)
class BindChannel(Doing):
    """Ties this channel to an account."""

    ability = "bind-channel"
    heading = "Telling"
    says = (
        "this channel is for Acme",
        "link this channel to Acme",
    )
    frames = (
        "++this is [the] {account} 's channel *",
        "++this|the|our channel|room|thread|group is|belongs|should_be|becomes|will_be [now] [for|about|to|the|dedicated_to|linked_to|bound_to|connected_to] {account} [channel] *",
        "++link|bind|connect|attach|tie|associate|set|map|assign|dedicate|hook|pair [up] this|the|our [slack] channel|room [up] to|with|as|for [the] {account} .",
        "++make|use this|the channel|room [for|the|about|as] [the] {account} [channel] *",
        "++link|bind|connect|attach|associate|map {account} to|with|and this|the channel|room *",
        "++bind|link|connect {account} [here] *",
        "++this is [now] the [channel for] {account} [channel] *",
    )

    account: Any = slot(Sort.ACCOUNT, ask="Which account?", required=True, label="Account", lend=False)
    instead: Any = slot(Sort.CHOICE, spoken=False, choices=(Choice(YES),))
    """Yes to taking the channel from another account."""
    pinned: Any = slot(Sort.CHOICE, spoken=False, choices=(Choice(YES), Choice(NO)))
    """Whether a living summary is to stand pinned in the channel; what binding offers next."""

    def perform(self, turn: Turn) -> Reply:
        _require_channel(turn)
        account: Account = self.account
        there = following.find_binding(turn.session, turn.place.channel)
        is_new = there is None or there.account_id != account.id
        if there is not None and is_new and self.instead is None:
            other = turn.session.get_one(Account, there.account_id)
            text = f"This channel is for {other.name}. Make it {account.name}’s instead?"
            raise Pending(Question("instead", text, (Option(f"Yes, {account.name}’s", YES),), is_free=False))
        if is_new:
            there = following.bind(turn.session, account, channel_id=turn.place.channel, by=turn.speaker, now=turn.now)
        assert there is not None  # noqa: S101  (bound just now, or before; for the type checker)
        if self.pinned == YES:
            return self._pin(turn, account, there)
        if self.pinned == NO:
            return self._unpin(turn, account, there)
        return self._bound(account, there) if is_new else self._known(account, there)

    def _bound(self, account: Account, there: ChannelBinding) -> Reply:
        follow = Press("follow-account", {"account": {"id": account.id}, "who": CHANNEL})
        return Reply(
            parts=(
                line("This channel is for ", Strong(account.name), " now."),
                small("What is asked here without a name is about it; answers stay private until they are shared."),
                *((small("The pinned summary shows it in a moment."),) if there.summary_by_id else ()),
            ),
            next_steps=(*_pinning(account, there), Action("Tell this channel its news", follow, stays=True)),
        )

    def _known(self, account: Account, there: ChannelBinding) -> Reply:
        already = line("This channel is for ", Strong(account.name), " already.")
        return Reply(parts=(already,), next_steps=_pinning(account, there))

    def _pin(self, turn: Turn, account: Account, there: ChannelBinding) -> Reply:
        if not following.wish_summary(there, account, by=turn.speaker):
            return say("A summary of ", Strong(account.name), " is kept here already.")
        return Reply(
            parts=(
                line("A summary of ", Strong(account.name), " will stand pinned here in a moment."),
                small(
                    "It is kept up to date, and everybody in this channel reads it. While people from outside can, it "
                    "shows nothing."
                ),
            )
        )

    def _unpin(self, turn: Turn, account: Account, there: ChannelBinding) -> Reply:
        if not following.drop_summary(there, by=turn.speaker):
            return say("No summary of ", Strong(account.name), " is kept here.")
        return say("The summary of ", Strong(account.name), " is taken away.")


def _pinning(account: Account, there: ChannelBinding) -> tuple[Action, ...]:
    about = {"account": {"id": account.id}}
    if there.summary_by_id is not None:
        return (Action("Take the summary away", Press("bind-channel", {**about, "pinned": NO}), stays=True),)
    return (Action("Pin a living summary here", Press("bind-channel", {**about, "pinned": YES}), stays=True),)


@dataclass(frozen=True, kw_only=True)
class UnbindChannel(Doing):
    """Unties this channel from its account."""

    ability = "unbind-channel"
    heading = "Telling"
    says = ("unlink this channel",)
    frames = (
        "++this|the channel|room should|must|does|is not [be|belong] linked|bound|connected|tied|to|for *",
        "++this|the channel is|belongs not|no_longer [for|to] {account} *",
        "++unlink|unbind|disconnect|detach|release|dissociate|disassociate|untie|unhook|free|unpair this|the|our [slack] channel|room *",
        "++unlink|unbind|disconnect|detach {account} from this|the|our [slack] channel|room *",
        "++remove|delete|drop|undo|cut|clear|break [the|this] [account] [channel] link|binding|connection|association [of|to|from|for|with] [this|the] [channel] *",
        "++stop linking this|the channel *",
        "++remove the account from this|the channel *",
        "++unlink|unbind [this|here] .",
    )

    def perform(self, turn: Turn) -> Reply:
        _require_channel(turn)
        there = following.find_binding(turn.session, turn.place.channel)
        if there is None:
            return say("This channel is tied to no account.")
        account = turn.session.get_one(Account, there.account_id)
        had_summary = there.summary_by_id is not None
        following.unbind(turn.session, there, by=turn.speaker)
        reply = say("This channel is no longer tied to ", Strong(account.name), ".")
        return reply.with_parts(small("Its pinned summary is taken away.")) if had_summary else reply


def _require_channel(turn: Turn) -> None:
    if not in_channel(turn):
        raise Refusal("not-a-channel")
