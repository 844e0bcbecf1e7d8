"""Lists the people we know at an account."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.domain.accounts import Account
from bot.domain.contact_lists import list_contacts
from bot.domain.contacts import Contact
from bot.intents import leftovers, next_steps, pages, phrases
from bot.intents.ability import Asking, slot
from bot.language.declare import Sort
from bot.reply import Action, Item, Line, Link, Part, Reply, Small, Span, Strong
from bot.turn import How, Press, Turn


@dataclass(frozen=True, kw_only=True)
class ListContacts(Asking):
    """Lists the people we know at an account."""

    ability = "list-contacts"
    heading = "People"
    says = (
        "contacts at Acme",
        "who do we know at Acme",
    )
    frames = (
        "++who can|should|could|may|do i|we contact|call|talk|reach|ask|speak|email|write [to|with] at|from|in {account} *",
        "~ {account} contacts who|show|list|what|which|our|all",
        "~ {account} contacts",
        "who do we|i|you know|have|got at|in|from|with|there {account} *",
        "who works|work at|for|in {account} *",
        "who are the [key] people|contacts|stakeholders <of> {account} *",
        "? {person} 's email|phone|number|mail|address|phone_number|email_address|contact_details|mobile [at|from|of] {account} *",
        "? email|phone|mail|address|phone_number|email_address|contact_details|mobile <of> {person} at|from|of {account} *",
        "? contact|contacts [<of>] {account} *",
        "who is who at|in {account} *",
    )
    topics = (
        "contacts|people|stakeholders",
        "key|main|our|known|customer|primary|all|new|existing contacts|people|stakeholders|contact",
        "contact list|details|people|info|names|person|persons|book",
        "point of contact",
        "points of contact",
    )
    topic_stands_alone = True

    account: Any = slot(Sort.ACCOUNT, ask="Which account?", required=True, label="Account")
    page: Any = slot(Sort.COUNT, spoken=False)

    def perform(self, turn: Turn) -> Reply:
        account: Account = self.account
        found, total = list_contacts(turn.session, account, limit=pages.PAGE, offset=pages.first_row(self.page))
        title = phrases.count(total, "contact") if total else "no contacts yet"
        parts: list[Part] = [*leftovers.warning(turn, account), Line((Strong(account.name), f" · {title}"))]
        parts += [contact_row(turn, one) for one in found]
        if extent := pages.extent(self.page, total):
            parts.append(Small((extent,)))
        adding: tuple[Action, ...] = ()
        if turn.speaker.may_change and not account.is_leftover:
            press = Press("add-contact", {"account": {"id": account.id}}, How.FORM)
            adding = (Action("Add a contact", press, stays=True),)
        return Reply(
            parts=tuple(parts),
            actions=(*pages.turning(self, self.page, total), *adding),
            next_steps=next_steps.after(turn, account, answered=self.ability),
        )


def contact_row(turn: Turn, contact: Contact) -> Item:
    name: Span = Link(contact.name, turn.house.record_link(contact.sf_id)) if contact.sf_id else Strong(contact.name)
    flags = [
        "sponsor" if contact.is_sponsor else "",
        "champion" if contact.is_champion else "",
        "" if contact.is_active else "has left",
        "e-mail bounces" if contact.email_bounced else "",
    ]
    told = [one for one in flags if one]
    details = [one for one in (contact.title, contact.email, contact.location) if one]
    return Item(
        (name, f" · {', '.join(told)}") if told else (name,),
        ((" · ".join(details),),) if details else (),
    )
