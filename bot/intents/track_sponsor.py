"""Watches a contact for job changes, or stops watching."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.domain.accounts import Account
from bot.domain.contact_work import stop_tracking, track
from bot.domain.contacts import Contact
from bot.intents.ability import Doing, slot
from bot.language.declare import Sort
from bot.reply import Reply, Strong, say, small
from bot.turn import Turn


@dataclass(frozen=True, kw_only=True)
class TrackSponsor(Doing):
    """Watches a contact for job changes, or stops watching."""

    ability = "track-sponsor"
    heading = "People"
    says = (
        "track Dana at Acme as a sponsor",
        "stop tracking Dana",
    )
    frames = (
        "++stop|quit|cease|end tracking|watching|monitoring|following [the] [sponsor|champion] {contact} .  => stop=true",
        "++untrack|unwatch {contact} .  => stop=true",
        "++track|watch|monitor {contact} at|from|of|for {account} as [a|an|our|the] [executive|exec] sponsor|champion *",
        "++make|mark|set {contact} [as] our|a|the [new] sponsor|champion at|from|of|for {account} *",
        "+++{contact} at|from|of {account} is [our|a|the] sponsor|champion [please] track|watch|monitor *",
        "++stop|quit|cease|end tracking|watching|monitoring|following [the] [sponsor|champion] {contact} [as [a|our] sponsor|champion] *  => stop=true",
        "++untrack|unwatch {contact} *  => stop=true",
        "++track|watch|monitor|keep_an_eye_on|keep_tabs_on|keep_track_of {contact} [at|from|of|for|with {account}] as [a|an|our|the|my] [executive|exec] sponsor|champion|key *",
        "++track|watch|monitor|keep_an_eye_on|keep_tabs_on {contact} [at|from|of {account}] for job|title|role|position|career|company [changes|change|moves] *",
        "++track|watch|monitor {contact} at|from|of|for {account} *",
        "++start tracking|watching|monitoring {contact} [at|from|of {account}] *",
        "++add|mark|make|set|flag|register {contact} [at|from|of {account}] as|a [a|an|our|the] [tracked|new|executive|exec] sponsor|champion *",
        "++let_me_know|tell_me|alert_me|notify_me if|when {contact} [at|from|of {account}] changes|leaves|moves|switches *",
    )

    account: Any = slot(Sort.ACCOUNT, ask="Which account?", label="Account")
    contact: Any = slot(Sort.CONTACT, ask="Whom?", required=True, label="Contact")
    stop: Any = slot(Sort.FLAG, label="Stop")

    def perform(self, turn: Turn) -> Reply:
        contact: Contact = self.contact
        account = turn.session.get_one(Account, contact.account_id)
        if self.stop:
            if not stop_tracking(turn.session, contact, by=turn.speaker):
                return say(Strong(contact.name), f" at {account.name} is not watched.")
            return say("No longer watching ", Strong(contact.name), f" at {account.name}.")
        if not track(turn.session, contact, by=turn.speaker, now=turn.now):
            return say(Strong(contact.name), f" at {account.name} is watched already.")
        reply = say("Watching ", Strong(contact.name), f" at {account.name}.")
        return reply.with_parts(
            small("A change of title, company or location is told to the CSM and to everybody who follows the account.")
        )
