"""Changes a field of an account."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.intents.ability import Doing, slot
from bot.language.declare import Sort


@dataclass(frozen=True, kw_only=True)
class UpdateAttribute(Doing):
    """Changes a field of an account."""

    ability = "update-attribute"
    heading = "Accounts"
    says = (
        "set Acme's stage to Adoption",
        "change CSM of Acme to Priya",
        "mark Acme as referenceable",
        "Acme sentiment red",
    )

    account: Any = slot(Sort.ACCOUNT, ask="Which account?", required=True, label="Account")
    attribute: Any = slot(Sort.ATTRIBUTE, ask="Which field?", required=True, label="Field")
    value: Any = slot(Sort.TEXT, ask="What should it be?", required=True, label="New value")
