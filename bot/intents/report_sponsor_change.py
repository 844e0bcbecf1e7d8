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
