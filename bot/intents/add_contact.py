"""Adds a contact to an account."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.intents.ability import Doing, slot
from bot.language.declare import Sort


@dataclass(frozen=True, kw_only=True)
class AddContact(Doing):
    """Adds a contact to an account."""

    ability = "add-contact"
    heading = "People"
    says = ("add contact Dana Reyes, VP Eng, dana@acme.com to Acme",)

    account: Any = slot(Sort.ACCOUNT, ask="Which account?", required=True, label="Account")
    contact: Any = slot(Sort.NAME, ask="What is the contact's name?", required=True, label="Name")
    email: Any = slot(Sort.EMAIL, label="E-mail")
    title: Any = slot(Sort.NAME, label="Title")
