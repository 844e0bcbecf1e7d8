"""Letters to customers, carried by SMTP. A letter that may have gone is never sent a second time."""

from __future__ import annotations

import smtplib
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.utils import formataddr
from urllib.parse import unquote, urlsplit

from bot.domain.deliveries import Lease
from bot.domain.store import Session
from bot.notifications.carrier import Envelope, Missed, Receipt, Refused, Uncertain

PATIENCE = 20.0
"""Seconds the mail server may take to answer."""


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where letters are handed in: smtp://user:password@host:587 (STARTTLS) or smtps://…:465."""

    url: str

    def hand_in(self, letter: EmailMessage) -> None:
        at = urlsplit(self.url)
        kind = smtplib.SMTP_SSL if at.scheme == "smtps" else smtplib.SMTP
        with kind(
            at.hostname or "localhost", at.port or (465 if at.scheme == "smtps" else 25), timeout=PATIENCE
        ) as server:
            if at.scheme != "smtps" and server.has_extn("starttls"):
                server.starttls()
            if at.username:
                server.login(unquote(at.username), unquote(at.password or ""))
            server.send_message(letter)


class MailCarrier:
    """Carries parcels of kind email."""

    def __init__(self, server: MailServer) -> None:
        self.server = server

    def prepare(self, session: Session, lease: Lease, *, now: datetime) -> Envelope | None:
        facts = lease.first.facts
        letter = EmailMessage()
        letter["From"] = formataddr((facts["from_name"], facts["reply_to"]))
        letter["To"] = formataddr((facts["to_name"], facts["to"]))
        letter["Reply-To"] = facts["reply_to"]
        letter["Subject"] = " ".join(facts["subject"].split())
        letter.set_content(facts["body"])
        return Envelope(lease, letter)

    def send(self, envelope: Envelope) -> Receipt:
        try:
            self.server.hand_in(envelope.content)
        except (smtplib.SMTPRecipientsRefused, smtplib.SMTPSenderRefused, smtplib.SMTPDataError) as error:
            raise Refused(str(error)) from error
        except (
            smtplib.SMTPConnectError,
            smtplib.SMTPHeloError,
            smtplib.SMTPAuthenticationError,
            ConnectionError,
        ) as error:
            raise Missed(str(error)) from error
        except (smtplib.SMTPException, OSError) as error:
            raise Uncertain(str(error)) from error
        return Receipt()

    def clue(self, session: Session, lease: Lease) -> None:
        return None

    def find_sent(self, lease: Lease, clue: None) -> Receipt | None:
        raise Refused("perhaps-sent")

    def settle(self, session: Session, envelope: Envelope | None, receipt: Receipt, *, now: datetime) -> None:
        """Nothing else is to be written: the entry on the timeline came with the parcel."""
