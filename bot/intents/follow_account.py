"""Following accounts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.intents.ability import Doing, slot
from bot.language.declare import Sort


@dataclass(frozen=True, kw_only=True)
class FollowAccount(Doing):
    """Follows an account: you hear what its CSM hears."""

    ability = "follow-account"
    heading = "Telling"
    says = ("follow Acme",)
    allowed_to_viewers = True

    account: Any = slot(Sort.ACCOUNT, ask="Which account?", required=True, label="Account")


@dataclass(frozen=True, kw_only=True)
class UnfollowAccount(Doing):
    """Stops following an account."""

    ability = "unfollow-account"
    heading = "Telling"
    says = (
        "unfollow Acme",
        "stop following Acme",
    )
    allowed_to_viewers = True

    account: Any = slot(Sort.ACCOUNT, ask="Which account?", required=True, label="Account")
