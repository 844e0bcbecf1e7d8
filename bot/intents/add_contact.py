"""Adds a contact to an account."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from bot.domain.accounts import Account, names_of
from bot.domain.contact_work import add_contact, complete_contact, find_twins
from bot.domain.contacts import Contact
from bot.intents import phrases
from bot.intents.ability import Doing, slot
from bot.language.declare import Sort
from bot.reply import Action, Item, Part, Reply, Strong, line, small
from bot.turn import Option, Pending, Press, Question, Turn

NEW = "new"
_ADDRESS = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>]{2,}")


@dataclass(frozen=True, kw_only=True)
class AddContact(Doing):
    """Adds a contact to an account."""

    ability = "add-contact"
    heading = "People"
    says = ("add contact Dana Reyes, VP Eng, dana@acme.com to Acme",)
    frames = (
        "++add|create|save|register|enter|put|insert [<det>] [new|another] contact|stakeholder|contacts *",
        "+++new contact|stakeholder|contacts *",
        "++contact <of> {account} : *",
        "++add {contact} [,] * to|as|at|for [the] [a] [our] [new] [contacts] [contact] [<of>] {account} *",
        "++add {contact} as [a|the|an] [new] contact|stakeholder *",
        "++{contact} is [a|our|the|their] new contact|stakeholder <of> {account} *",
        "++save|put {contact} as [a|the] contact <of> {account} *",
        "++create|register|enter {contact} [,] * as [a] contact *",
        "++{account} new contact|stakeholder *",
    )

    account: Any = slot(Sort.ACCOUNT, ask="Which account?", required=True, label="Account")
    contact: Any = slot(Sort.NAME, ask="What is the contact's name?", required=True, label="Name")
    email: Any = slot(Sort.EMAIL, label="E-mail")
    title: Any = slot(Sort.NAME, label="Title")
    twin: Any = slot(Sort.TEXT, spoken=False)
    """The contact it is after all, by id, or "new"."""

    def perform(self, turn: Turn) -> Reply:
        account: Account = self.account
        if self.email and not _ADDRESS.fullmatch(self.email.strip()):
            raise Pending(Question("email", f"“{self.email}” is no e-mail address. What is it?"))
        email = self.email.strip() if self.email else None
        known = self._find_twin(turn, account, email)
        if known is not None:
            complete_contact(turn.session, known, email=email, title=self.title, by=turn.speaker)
            return Reply(
                parts=(line("Brought up to date: ", Strong(known.name), f" at {account.name}."), *_about(known))
            )
        contact, recognised = add_contact(
            turn.session, account, name=self.contact, email=email, title=self.title, by=turn.speaker
        )
        parts: list[Part] = [
            line("Added ", Strong(contact.name), f" to the contacts of {account.name}."),
            *_about(contact),
        ]
        if recognised:
            parts.append(
                small(
                    f"{phrases.count(recognised, 'entry', 'entries')} of the timeline named {contact.name} and know it now."
                )
            )
        track = Press("track-sponsor", {"account": {"id": account.id}, "contact": {"id": contact.id}})
        return Reply(parts=tuple(parts), next_steps=(Action("Track as a sponsor", track, stays=True),))

    def _find_twin(self, turn: Turn, account: Account, email: str | None) -> Contact | None:
        """Somebody of that name or address is shown first, and asked about."""
        if self.twin == NEW:
            return None
        twins = find_twins(turn.session, account, name=self.contact, email=email)
        chosen = next((one for one in twins if str(one.id) == self.twin), None)
        if chosen is not None or not twins:
            return chosen
        here = [one for one in twins if one.account_id == account.id]
        options = [Option(f"It is {one.name}: bring up to date", str(one.id)) for one in here[:3]]
        names = names_of(turn.session, {one.account_id for one in twins})
        raise Pending(
            Question(
                slot="twin",
                text="I know somebody like that already. Is it the same person?",
                options=(*options, Option("Add another", NEW)),
                preview=tuple(_known(one, names[one.account_id]) for one in twins[:5]),
                is_free=False,
            )
        )


def _known(contact: Contact, account: str) -> Item:
    details = " · ".join(filter(None, (contact.title, contact.email, account)))
    return Item((Strong(contact.name),), ((details,),))


def _about(contact: Contact) -> tuple[Part, ...]:
    details = " · ".join(filter(None, (contact.title, contact.email)))
    return (small(details),) if details else ()
