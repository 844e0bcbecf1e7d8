"""Of which account a request speaks, and its words without the account's name."""

from __future__ import annotations

import re

from bot.intents.remains import find_accounts, find_place
from bot.language.spans import clean
from bot.language.trade import Heard


def read_account(heard: Heard) -> str | None:
    """The account's words as typed."""
    place = find_place(heard, "account")
    return re.sub(r"(?<=[^\W\d_]) as$", "", clean(heard.sentence.said(*place))) or None if place else None


def request_without_account(heard: Heard) -> str:
    """The request with `~` for every account, so that its words are not read as anything else; people who are known have capitals."""
    units, text = heard.sentence.units, heard.sentence.text
    place = find_place(heard, "account")
    stretches = {(at, at + 1) for at in find_accounts(heard)} | ({place} if place else set())
    begin = units[heard.clause].start
    for first, last in sorted(stretches, reverse=True):
        if units[first].start >= begin:
            text = f"{text[: units[first].start]}~{text[units[last - 1].end :]}"
    return heard.sentence.with_capitals(text[begin:])


__all__ = ["read_account", "request_without_account"]
