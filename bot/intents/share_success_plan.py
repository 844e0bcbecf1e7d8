"""Shares a plan with a contact as a read-only summary."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.intents.ability import Doing, slot
from bot.language.declare import Sort


@dataclass(frozen=True, kw_only=True)
class ShareSuccessPlan(Doing):
    """Shares a plan with a contact as a read-only summary."""

    ability = "share-success-plan"
    heading = "Success plans"
    says = ("share Acme's plan with Dana",)

    account: Any = slot(Sort.ACCOUNT, ask="Which account?", required=True, label="Account")
    plan: Any = slot(Sort.PLAN, label="Plan")
    contact: Any = slot(Sort.CONTACT, ask="With whom?", required=True, label="Contact")
