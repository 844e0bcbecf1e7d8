"""A mail server on loopback: it takes letters in by real SMTP, or says no as it is told to."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


@dataclass
class Mailbox:
    """What arrived, for whom, and what the server answers next."""

    letters: list[tuple[list[str], EmailMessage]] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    """What the end of the next letters is answered with, instead of taking them."""
    refused: dict[str, str] = field(default_factory=dict)
    """Addresses that are refused, with what is said."""
    hangs_up: bool = False
    """Whether it takes letters without ever saying so."""
    url: str = ""

    async def handle_RCPT(
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if address in self.refused:
            return self.refused[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:
        if self.answers:
            return self.answers.pop(0)
        letter = message_from_bytes(envelope.original_content or b"", policy=policy.default)
        self.letters.append((list(envelope.rcpt_tos), letter))  # type: ignore[arg-type]  # the default policy's class
        if self.hangs_up:
            server.transport.close()
        return "250 OK"


@contextmanager
def a_mailbox() -> Iterator[Mailbox]:
    """A running mail server."""
    port = _free_port()
    mailbox = Mailbox(url=f"smtp://127.0.0.1:{port}")
    controller = Controller(mailbox, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield mailbox
    finally:
        controller.stop()


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])
