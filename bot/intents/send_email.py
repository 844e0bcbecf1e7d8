"""Sends a template e-mail to a contact, after a preview."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.intents.ability import Doing, slot
from bot.language.declare import Sort


@dataclass(frozen=True, kw_only=True)
class SendEmail(Doing):
    """Sends a template e-mail to a contact, after a preview."""

    ability = "send-email"
    heading = "People"
    says = ("send the welcome email to Dana at Acme",)

    account: Any = slot(Sort.ACCOUNT, ask="Which account?", required=True, label="Account")
    contact: Any = slot(Sort.CONTACT, label="To")
    template: Any = slot(Sort.NAME, label="Template")
