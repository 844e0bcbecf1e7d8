"""Letters to customers, carried by SMTP. A letter that may have gone is never sent a second time."""

from __future__ import annotations

import hashlib
import smtplib
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

from bot.domain import deliveries, outbox
from bot.domain.deliveries import Lease
from bot.domain.store import Session
from bot.domain.timeline import Activity
from bot.notifications.carrier import Envelope, Missed, Receipt, Refused, Uncertain

PATIENCE = 20.0
"""Seconds the mail server may take to answer."""
PERMANENT = 500


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where letters are handed in: smtp://user:password@host:587 (STARTTLS) or smtps://…:465."""

    url: str

    def hand_in(self, letter: EmailMessage) -> None:
        """Hands one letter in. Until the server was spoken to, it surely was not taken: `Missed`."""
        try:
            server = self._reach()
        except (smtplib.SMTPException, OSError) as error:
            raise Missed(_words(error)) from error
        try:
            server.send_message(letter)
        finally:
            with suppress(smtplib.SMTPException, OSError):  # what was taken stays taken, however we part
                server.quit()

    def _reach(self) -> smtplib.SMTP:
        at = urlsplit(self.url)
        is_tls = at.scheme == "smtps"
        kind = smtplib.SMTP_SSL if is_tls else smtplib.SMTP
        server = kind(at.hostname or "localhost", at.port or (465 if is_tls else 25), timeout=PATIENCE)
        server.ehlo_or_helo_if_needed()
        if not is_tls and server.has_extn("starttls"):
            server.starttls()
        if at.username:
            server.login(unquote(at.username), unquote(at.password or ""))
        return server


class MailCarrier:
    """Carries parcels of kind email."""

    def __init__(self, server: MailServer | None) -> None:
        self.server = server
        """None where no mail server is set up (any more)."""

    def prepare(self, session: Session, lease: Lease, *, now: datetime) -> Envelope | None:
        facts = lease.first.facts
        if session.get(Activity, facts["entry"]) is None:
            deliveries.drop(session, lease.parcels, why="taken back")
            return None
        sender = _address(facts["from_name"], facts["reply_to"])
        letter = EmailMessage()
        letter["From"] = sender
        letter["To"] = _address(facts["to_name"], facts["to"])
        letter["Reply-To"] = sender
        letter["Subject"] = _one_line(facts["subject"])
        letter["Date"] = now
        letter["Message-ID"] = f"<{hashlib.sha256(lease.first.key.encode()).hexdigest()[:32]}@{sender.domain}>"
        letter.set_content(facts["body"])
        return Envelope(lease, letter)

    def send(self, envelope: Envelope) -> Receipt:
        if self.server is None:
            raise Refused("no-mail-server")
        try:
            self.server.hand_in(envelope.content)
        except smtplib.SMTPRecipientsRefused as error:
            code, said = next(iter(error.recipients.values()))
            raise _ending(code, said) from error
        except smtplib.SMTPResponseException as error:
            raise _ending(error.smtp_code, error.smtp_error) from error
        except smtplib.SMTPNotSupportedError as error:
            raise Refused(_words(error)) from error
        except (smtplib.SMTPException, OSError) as error:
            raise Uncertain(_words(error)) from error
        return Receipt()

    def clue(self, session: Session, lease: Lease) -> None:
        return None

    def find_sent(self, lease: Lease, clue: None) -> Receipt | None:
        raise Refused("perhaps-sent")

    def settle(self, session: Session, envelope: Envelope | None, receipt: Receipt, *, now: datetime) -> None:
        """Nothing else is to be written: the entry on the timeline came with the parcel."""

    def give_up(self, session: Session, lease: Lease, *, error: str, now: datetime) -> None:
        """Whoever wrote it is told, with a way to take its entry off the timeline."""
        first = lease.first
        parcel = {
            "key": f"letter-refused:{first.id}:u{first.user_id}",
            "kind": "letter-refused",
            "user_id": first.user_id,
            "account_id": first.account_id,
            "facts": {
                "account": first.account_id,
                "error": error,
                **{name: first.facts[name] for name in ("subject", "to_name", "deed")},
            },
        }
        outbox.queue(session, [parcel], now=now)


def _ending(code: int, said: bytes | str) -> Exception:
    """A server's no: 4xx is for now, 5xx for good (RFC 5321 §4.2.1); either way it did not take the letter."""
    words = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return (Refused if code >= PERMANENT else Missed)(f"{code} {_one_line(words)}")


def _address(name: str, address: str) -> Address:
    return Address(_one_line(name), addr_spec=address)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _words(error: Exception) -> str:
    return _one_line(str(error)) or type(error).__name__
