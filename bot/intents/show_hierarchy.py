"""Shows parent and subsidiaries, with ARR and health rolled up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.intents.ability import Asking, slot
from bot.language.declare import Sort


@dataclass(frozen=True, kw_only=True)
class ShowHierarchy(Asking):
    """Shows parent and subsidiaries, with ARR and health rolled up."""

    ability = "show-hierarchy"
    heading = "Accounts"
    says = (
        "parent of Acme",
        "Acme's subsidiaries",
        "account hierarchy for Acme",
    )

    account: Any = slot(Sort.ACCOUNT, ask="Which account?", required=True, label="Account")
