"""Tying channels to accounts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.intents.ability import Doing, slot
from bot.language.declare import Sort


@dataclass(frozen=True, kw_only=True)
class BindChannel(Doing):
    """Ties this channel to an account."""

    ability = "bind-channel"
    heading = "Telling"
    says = (
        "this channel is for Acme",
        "link this channel to Acme",
    )

    account: Any = slot(Sort.ACCOUNT, ask="Which account?", required=True, label="Account", lend=False)


@dataclass(frozen=True, kw_only=True)
class UnbindChannel(Doing):
    """Unties this channel from its account."""

    ability = "unbind-channel"
    heading = "Telling"
    says = ("unlink this channel",)
