"""Following accounts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.domain import following
from bot.domain.accounts import Account
from bot.intents.ability import Doing, slot
from bot.language.declare import Choice, Sort
from bot.reply import Reply, Strong, say, small
from bot.turn import Option, Pending, Question, Turn

ME, CHANNEL = "me", "channel"
WHO = (Choice(ME), Choice(CHANNEL))


@dataclass(frozen=True, kw_only=True)
class FollowAccount(Doing):
    """Follows an account: you hear what its CSM hears."""

    ability = "follow-account"
    heading = "Telling"
    says = ("follow Acme",)
    frames = (
        "++keep me posted|updated|informed|in_the_loop|up_to_date|in_the_picture on|about|with|of|for|at {account} *",
        "++{account} follow|watch [please|it|them] .",
        "++put {account} on my watchlist|follow_list|radar *",
        "++follow {account} .",
        "++start following {account} .",
        "++subscribe [me] to {account} *",
        "++i want|like|wish to follow {account} *",
        "++follow [the] account|customer {account} *",
        "++watch|monitor {account} [for me] .",
        "++follow {account} for|with me|us|updates|news *",
        "++follow {account} , *",
        "++notify|alert|ping|inform me about|on|of|when|whenever|for [updates|changes|anything|everything] [on|about|at|with|happens|for] {account} *",
        "++add {account} to my followed|watch|watchlist|follow|follows [list|accounts] *",
        "++i would like to get [the] updates <of> {account} *",
    )
    allowed_to_viewers = True

    account: Any = slot(Sort.ACCOUNT, ask="Which account?", required=True, label="Account")
    who: Any = slot(Sort.CHOICE, spoken=False, choices=WHO)
    """Asked in a channel: does the speaker follow, or the channel?"""

    def perform(self, turn: Turn) -> Reply:
        account: Account = self.account
        if not in_channel(turn):
            return self._for_me(turn, account)
        if self.who is None:
            options = (Option("For me", ME), Option("For this channel", CHANNEL))
            text = f"Who is to hear about {account.name}?"
            preview = (small("What is told to a channel, everybody in it reads."),)
            raise Pending(Question("who", text, options, preview, is_free=False))
        return self._for_me(turn, account) if self.who == ME else self._for_channel(turn, account)

    def _for_me(self, turn: Turn, account: Account) -> Reply:
        if account.csm_id == turn.speaker.id:
            return say("You hear about ", Strong(account.name), " already: you are its CSM.")
        if not following.follow(turn.session, account, user=turn.speaker, channel_id=None, now=turn.now):
            return say("You follow ", Strong(account.name), " already.")
        return say("You follow ", Strong(account.name), " now, and hear what its CSM hears.")

    def _for_channel(self, turn: Turn, account: Account) -> Reply:
        if not turn.speaker.may_change:
            return say(
                "Only those who may change customer data can let a channel follow an account.", is_shareable=False
            )
        if not following.follow(turn.session, account, user=None, channel_id=turn.place.channel, now=turn.now):
            return say("This channel follows ", Strong(account.name), " already.")
        return say("This channel follows ", Strong(account.name), " now.")


@dataclass(frozen=True, kw_only=True)
class UnfollowAccount(Doing):
    """Stops following an account."""

    ability = "unfollow-account"
    heading = "Telling"
    says = (
        "unfollow Acme",
        "stop following Acme",
    )
    frames = (
        "++i do_not|dont want|need [to get|to have] [any|the|more] updates|news|notifications|notices|alerts <of> {account} anymore|any_more *",
        "++{account} unfollow [please|it|them] .",
        "++no more updates|news|notifications|alerts <of> {account} *",
        "++unfollow {account} *",
        "++stop following|watching|monitoring [the] [account] {account} *",
        "++unsubscribe [me] from {account} *",
        "++stop [sending] [me] [all|the|with] [the] updates|notifications|news|telling_me|pinging_me|notifying_me <of> {account} *",
        "++remove|drop|take {account} from|off my [followed|watch|follow] [list|accounts|watchlist|follows] *",
        "++quit following {account} *",
        "++unwatch {account} *",
    )
    allowed_to_viewers = True

    account: Any = slot(Sort.ACCOUNT, ask="Which account?", required=True, label="Account")
    who: Any = slot(Sort.CHOICE, spoken=False, choices=WHO)

    def perform(self, turn: Turn) -> Reply:
        account: Account = self.account
        mine = following.find_follow(turn.session, account, user=turn.speaker, channel_id=None)
        its = following.find_follow(turn.session, account, user=None, channel_id=turn.place.channel)
        if mine and its and self.who is None:
            options = (Option("Me", ME), Option("This channel", CHANNEL))
            raise Pending(Question("who", f"Who no longer follows {account.name}?", options, is_free=False))
        if its and (self.who == CHANNEL or not mine):
            if not turn.speaker.may_change:
                return say(
                    "Only those who may change customer data can change what a channel follows.", is_shareable=False
                )
            following.unfollow(turn.session, account, user=None, channel_id=turn.place.channel)
            return say("This channel no longer follows ", Strong(account.name), ".")
        if mine:
            following.unfollow(turn.session, account, user=turn.speaker, channel_id=None)
            return say("You no longer follow ", Strong(account.name), ".")
        if account.csm_id == turn.speaker.id:
            return say("You are the CSM of ", Strong(account.name), ", so you hear about it. “mute” makes it quiet.")
        return say("You do not follow ", Strong(account.name), ".")


def in_channel(turn: Turn) -> bool:
    """Whether it was said in a channel, and not in a direct message, a form or the Home."""
    return turn.place.channel.startswith(("C", "G"))
