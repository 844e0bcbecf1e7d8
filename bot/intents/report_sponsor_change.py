"""Records that a sponsor left, or changed title, company or location."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.domain.accounts import Account
from bot.domain.contact_work import report_change
from bot.domain.contacts import Contact, SponsorChange
from bot.domain.ctas import Cta
from bot.domain.hearers import hearers
from bot.domain.people import User
from bot.intents.ability import Doing, slot
from bot.intents.cards import named
from bot.intents.choices import CHANGES
from bot.language.declare import Sort
from bot.reply import Action, Day, Instant, Part, Reply, Strong, line, small
from bot.turn import Pending, Press, Question, Turn

ASKED = {"title": "What is the new title of", "company": "Which company is it now for", "location": "Where is now"}


@dataclass(frozen=True, kw_only=True)
class ReportSponsorChange(Doing):
    """Records that a sponsor left, or changed title, company or location."""

    ability = "report-sponsor-change"
    heading = "People"
    says = (
        "Dana left Acme",
        "Dana at Acme is now CTO",
    )
    frames = (
        "+++our|the [executive|exec] sponsor|champion {contact} at|from|of {account} left|resigned|quit|retired|departed|is_leaving *  => change=left",
        "++{account} 's sponsor|champion {contact} [has] [just] left|resigned|quit|retired|departed [the] [company] *  => change=left",
        "++{contact} [,] [our|the|their] [champion|sponsor] at|from|of {account} [,] [has|have|is|just|has_just] left|quit|resigned|retired|gone|departed|leaving|moved_on|stepped_down|passed_away|out *  => change=left",
        "++{contact} [has|have|just|has_just] [now] left|quit|departed|resigned_from|is_leaving|leaves {account} *  => change=left",
        "++{contact} is|has [now|just] gone|leaving|departed|resigned|left|retired_from|at {account} *  => change=left",
        "++{contact} no longer works|work|is at|for|with {account} *  => change=left",
        "++{contact} is|does no|not longer|work|working [works] [at|with|for] {account} *  => change=left",
        "++{contact} at|from|of {account} is|was|got|has|became|becomes|has_been|has_become [now|just] [been] [promoted] [to|a|the|our|as|become] {value}  => change=title",
        "++{contact} at|from|of {account} [has|have|is|just] [now|just] moved|relocated|relocating|moving|transferred to {value}  => change=moved",
        "++{contact} [has|have|is|just] [now|just] gone|moved|switched|went|changed from {account} to {value}  => change=company",
        "++{contact} [has|have|just] [now] left|leaves|quit {account} for|to|and [join|joins|joined] {value}  => change=company",
        "++{contact} at|from|of {account} [has|have|is|just] [now|just] joined|joining|joins|gone_to|went_to|works_at|works_for|working_for|switched_to|works_now_for {value}  => change=company",
        "++{contact} [has|just] left the company *  => change=left",
        "++{contact} [has] [just] retired|resigned at|from {account} *  => change=left",
        "++{contact} was let_go|laid_off|fired|made_redundant at|by|from {account} *  => change=left",
    )

    account: Any = slot(Sort.ACCOUNT, ask="Which account?", label="Account")
    contact: Any = slot(Sort.CONTACT, ask="Who?", required=True, label="Contact")
    change: Any = slot(Sort.CHOICE, ask="What changed?", required=True, label="What changed", choices=CHANGES)
    value: Any = slot(Sort.NAME, label="New value")

    def perform(self, turn: Turn) -> Reply:
        contact: Contact = self.contact
        account = turn.session.get_one(Account, contact.account_id)
        if self.change in ASKED and not self.value:
            raise Pending(Question("value", f"{ASKED[self.change]} {contact.name}?"))
        recorded = report_change(
            turn.session, contact, change=self.change, value=self.value, by=turn.speaker, now=turn.now
        )
        if recorded.changed_at != turn.now:
            known = line("That is known since ", Instant(recorded.changed_at), f": {recorded.evidence}.")
            return Reply(parts=(known, *_risk(turn, recorded)), actions=_show(recorded))
        told = _told(contact, account, recorded)
        return Reply(
            parts=(line(Strong(contact.name), told), *_risk(turn, recorded), *_hearers(turn, account)),
            actions=_show(recorded),
        )


def _told(contact: Contact, account: Account, recorded: SponsorChange) -> str:
    match recorded.change:
        case "left":
            return f" left {account.name}: recorded."
        case "company":
            return f" went from {account.name} to {recorded.new_value}: recorded."
        case _:
            return f" at {account.name} · {recorded.change}: {recorded.old_value or 'unknown'} → {recorded.new_value}"


def _risk(turn: Turn, recorded: SponsorChange) -> tuple[Part, ...]:
    cta = turn.session.get(Cta, recorded.cta_id) if recorded.cta_id else None
    if cta is None:
        return ()
    playbook = f" with the playbook {cta.playbook}" if cta.playbook else ""
    return (line("Risk: ", Strong(named(cta)), playbook, *((", due ", Day(cta.due)) if cta.due else ())),)


def _hearers(turn: Turn, account: Account) -> tuple[Part, ...]:
    told = hearers(turn.session, account, kind="sponsor-change", but=(turn.speaker.id,))
    names = [turn.session.get_one(User, one.user_id).name for one in told if one.user_id is not None]
    names += ["a channel"] if any(one.channel_id for one in told) else []
    return (small(f"{', '.join(names)} will be told."),) if names else ()


def _show(recorded: SponsorChange) -> tuple[Action, ...]:
    if recorded.cta_id is None:
        return ()
    return (Action("Show the risk", Press("show-cta", {"cta": {"id": recorded.cta_id}}), stays=True),)
