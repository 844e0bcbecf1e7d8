"""E-mails to customers: templates with fields, only to the account's own contacts, sent through the outbox."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from email.errors import HeaderParseError
from email.headerregistry import Address
from functools import cache
from pathlib import Path

from sqlalchemy import String, cast, literal, select

from bot.domain import editing, entries, outbox
from bot.domain.accounts import Account
from bot.domain.changes import Change, Deed
from bot.domain.contacts import Contact
from bot.domain.errors import Refusal
from bot.domain.guests import Guest
from bot.domain.outbox import Parcel
from bot.domain.people import User
from bot.domain.playbooks import plain
from bot.domain.store import Session
from bot.domain.timeline import Activity, Kind

SHIPPED = Path(__file__).with_name("mail_templates.toml")
KIND = "email"
"""The parcel's kind."""


@dataclass(frozen=True, slots=True)
class MailTemplate:
    """A letter with fields in braces."""

    name: str
    words: tuple[str, ...]
    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class Mail:
    """A letter that is ready to go."""

    contact: Contact
    subject: str
    body: str


@cache
def mail_templates() -> tuple[MailTemplate, ...]:
    """The letters, read once."""
    tables = tomllib.loads(SHIPPED.read_text("utf-8"))["template"]
    return tuple(MailTemplate(one["name"], tuple(one["words"]), one["subject"], one["body"].strip()) for one in tables)


def find_mail_template(words: str) -> MailTemplate | None:
    said = re.sub(r" (?:e ?mail|template)$", "", plain(words))
    return next((one for one in mail_templates() if said in {plain(one.name), *map(plain, one.words)}), None)


def write_mail(template: MailTemplate, *, account: Account, contact: Contact, by: User) -> Mail:
    """The letter with its fields filled. A field nobody knows a value for is refused, not left empty."""
    fields = {
        "contact": contact.name,
        "first_name": (contact.first_name or contact.name).split()[0],
        "account": account.name,
        "sender": by.name,
        "sender_email": by.email,
        "renewal_date": f"{account.renewal_date:%d %B %Y}" if account.renewal_date else "",
    }
    return Mail(contact, _filled(template.subject, fields), _filled(template.body, fields))


def _filled(text: str, fields: Mapping[str, str]) -> str:
    for name in re.findall(r"\{(\w+)\}", text):
        if not fields.get(name):
            raise Refusal("mail-field-unknown", field=name.replace("_", " "))
    return re.sub(r"\{(\w+)\}", lambda said: fields[said[1]], text)


def check_recipient(account: Account, contact: Contact) -> str:
    """The address a letter goes to; only contacts of the account that can be reached get one."""
    if contact.account_id != account.id:
        raise Refusal("contact-elsewhere", contact=contact.name, account=account.name)
    if not contact.is_active:
        raise Refusal("contact-left", contact=contact.name, account=account.name)
    if not contact.email or contact.email_bounced or not _is_address(contact.email):
        raise Refusal("contact-without-email", contact=contact.name, bounced=contact.email_bounced)
    return contact.email


def _is_address(text: str) -> bool:
    """One address and nothing more, that can stand in a letter's head."""
    try:
        return bool(Address(addr_spec=text).domain)
    except (ValueError, IndexError, HeaderParseError):
        return False


def send_mail(session: Session, account: Account, mail: Mail, *, by: User, now: datetime) -> Activity:
    """Queues the letter and puts it on the timeline."""
    address = check_recipient(account, mail.contact)
    activity = log_mail(session, account, mail, by=by, now=now)
    parcel = {
        "key": f"{KIND}:{activity.id}:{mail.contact.id}:{now.isoformat()}",
        "kind": KIND,
        "user_id": by.id,
        "account_id": account.id,
        "facts": {
            "to": address,
            "to_name": mail.contact.name,
            "from_name": by.name,
            "reply_to": by.email,
            "subject": mail.subject,
            "body": mail.body,
            "entry": activity.id,
            "deed": session.info.get("deed_id"),
        },
    }
    outbox.queue(session, [parcel], now=now)
    return activity


def recall(session: Session, deed: Deed) -> None:
    """Keeps a letter back that has not gone yet; one that has gone cannot be taken back, nor its entry."""
    queued = (
        select(Parcel)
        .join(Change, Parcel.key.startswith(literal(f"{KIND}:").concat(cast(Change.row_id, String)).concat(":")))
        .where(Change.deed_id == deed.id, Change.entity == "activities", Parcel.kind == KIND)
    )
    for parcel in session.scalars(queued):
        if parcel.state in ("sent", "leased", "doubt"):
            raise Refusal("letter-gone", to=parcel.facts["to_name"])
        if parcel.state == "waiting":
            parcel.state, parcel.last_error = "dropped", "taken back"


def log_mail(session: Session, account: Account, mail: Mail, *, by: User, now: datetime) -> Activity:
    """The letter as an entry of the timeline."""
    editing.permit(by, account)
    return entries.log_activity(
        session,
        account=account,
        author=by,
        kind=Kind.EMAIL,
        happened_at=now,
        has_time=True,
        subject=mail.subject,
        notes=mail.body,
        guests=[Guest(mail.contact.name, contact=mail.contact)],
        source="email",
        now=now,
    )
