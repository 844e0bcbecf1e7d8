"""Sends a template e-mail to a contact, after a preview."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.domain import mails
from bot.domain.accounts import Account
from bot.domain.contact_lists import list_contacts
from bot.domain.contacts import Contact
from bot.domain.mails import Mail, MailTemplate, find_mail_template, mail_templates
from bot.intents.ability import Doing, slot
from bot.language.declare import Choice, Sort
from bot.reply import Facts, Part, Quote, Reply, Strong, line, small
from bot.turn import Option, Pending, Question, Turn

SEND, LOG = "send", "log"


@dataclass(frozen=True, kw_only=True)
class SendEmail(Doing):
    """Sends a template e-mail to a contact, after a preview."""

    ability = "send-email"
    heading = "People"
    says = ("send the welcome email to Dana at Acme",)
    frames = (
        "+++send|email|mail [the|our|a|an] {template} template to {account} *",
        "++send|email|mail|shoot|fire_off [out] [the|a|an|our] {template} [email|mail|message|note|template] [template] to {contact} [at|from|of|,|@] {account} *",
        "++send [the|a|an|our] {template} email|mail|template [template] to {contact} *",
        "++send [an|the|a] email|mail|message to [our|the] [contacts] [<of>] {account} * ",
        "++send [an|the|a] email|mail to {contact} at|from|of {account} *",
        "++email|mail|write [to] {contact} at|from|of {account} *",
        "++send {account} [the|a|an|our] {template} email|mail|template *",
        "++send {contact} [at|from|of {account}] [the|a|an|our] {template} email|mail|template *",
        "++use [the] {template} [email] template * email|mail|write * {account} *",
        "++send [the|a|an|our] {template} email|mail|template to {account} *",
        "++email|mail {account} [the|our|a|with|using] [the] {template} [template|email] *",
        "++email {account} .",
    )
    confirms = False

    account: Any = slot(Sort.ACCOUNT, ask="Which account?", required=True, label="Account")
    contact: Any = slot(Sort.CONTACT, label="To")
    template: Any = slot(Sort.NAME, label="Template")
    sure: Any = slot(Sort.CHOICE, spoken=False, choices=(Choice(SEND), Choice(LOG)))
    """Given under the preview: send it, or note that it was sent by hand."""

    @classmethod
    def lists(cls) -> Mapping[str, tuple[Option, ...]]:
        return {"template": tuple(Option(one.name, one.name) for one in mail_templates())}

    def perform(self, turn: Turn) -> Reply:
        account: Account = self.account
        contact = self.contact or self._ask_whom(turn, account)
        mails.check_recipient(account, contact)
        mail = mails.write_mail(self._template(), account=account, contact=contact, by=turn.speaker)
        return deliver(turn, account, mail, sure=self.sure)

    def _ask_whom(self, turn: Turn, account: Account) -> Contact:
        there, _total = list_contacts(turn.session, account, limit=5)
        options = tuple(
            Option(one.name, {"id": one.id}, one.title or one.email or "") for one in there if one.is_active
        )
        raise Pending(Question("contact", f"To whom at {account.name}?", options))

    def _template(self) -> MailTemplate:
        found = find_mail_template(str(self.template)) if self.template else None
        if found is not None:
            return found
        options = tuple(Option(one.name, one.name) for one in mail_templates())
        text = f"There is no letter “{self.template}”. Which one?" if self.template else "Which letter?"
        raise Pending(Question("template", text, options))


def deliver(turn: Turn, account: Account, mail: Mail, *, sure: str | None) -> Reply:
    """Shows the letter first; then sends it, or, without a mail server, gives it to copy and notes that it went."""
    preview: tuple[Part, ...] = (
        Facts((("To", (f"{mail.contact.name}, {mail.contact.email}",)), ("Subject", (mail.subject,)))),
        Quote(mail.body),
    )
    if turn.house.sends_email and sure == SEND:
        mails.send_mail(turn.session, account, mail, by=turn.speaker, now=turn.now)
        sent = line("On its way to ", Strong(mail.contact.name), f" at {account.name}: {mail.subject}")
        return Reply(parts=(sent, small("Answers come to your own address. It is on the timeline.")))
    if sure == LOG:
        mails.log_mail(turn.session, account, mail, by=turn.speaker, now=turn.now)
        return Reply(parts=(line("Noted on the timeline of ", Strong(account.name), f": {mail.subject}"),))
    if turn.house.sends_email:
        options: tuple[Option, ...] = (Option("Send it", SEND),)
        text = "Shall I send it?"
    else:
        options = (Option("I sent it: log it", LOG),)
        text = "No mail server is set up here, so copy it into your own mail. Then:"
    raise Pending(Question("sure", text, options, preview, is_free=False))
