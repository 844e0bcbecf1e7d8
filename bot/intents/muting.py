"""Hearing nothing about an account for a while: read from words ("Acme for a week"), kept, and told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from bot.domain import preferences
from bot.domain.accounts import Account
from bot.domain.names import fold
from bot.intents import naming
from bot.language.almanac import Bias
from bot.language.dates import find_days, find_waits
from bot.reply import Day, Spans, Strong
from bot.turn import Pending, Question, Turn

_LASTING = re.compile(r"^(?P<who>.*?)(?:\s*,)?\s+(?P<span>(?:for|until|till|til|through|to)\s+.+)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Muted:
    """Whom to hear nothing about, and until when; None is for good."""

    words: str
    until: date | None


def read_muting(words: str, *, now: datetime) -> Muted:
    """ "Acme for a week" → Acme, and the day on which it is heard again."""
    match = _LASTING.match(words.strip())
    until = find_until(match["span"], now=now) if match else None
    if match is None or until is None:
        return Muted(words.strip(), None)
    return Muted(match["who"].strip(), until)


def find_until(words: str, *, now: datetime) -> date | None:
    """The day that "for two weeks" or "until Friday" ends on."""
    waits = find_waits(words, now=now)
    if waits:
        return waits[0].value
    days = find_days(words, now=now, bias=Bias.FORWARD)
    if not days:
        return None
    day = days[0].value
    return day.date() if isinstance(day, datetime) else day


def mute(turn: Turn, words: str, account: Account | None) -> Spans:
    muting = read_muting(words, now=turn.now)
    account = account or _get_account(turn, muting.words)
    preferences.mute(turn.session, user_id=turn.speaker.id, account_id=account.id, until=muting.until)
    until: Spans = (" until ", Day(muting.until)) if muting.until else (" until you say ", Strong("unmute"))
    return ("Nothing about ", Strong(account.name), *until, ". It stays in your lists.")


def unmute(turn: Turn, words: str, account: Account | None) -> Iterator[Spans]:
    """Among the muted ones there is seldom more than one of a name; of several all are heard again."""
    muted = preferences.muted(turn.session, user_id=turn.speaker.id, today=date.min)
    named = [one for one, _until in muted if fold(words) in fold(one.name)]
    for one in [account] if account else named:
        preferences.unmute(turn.session, user_id=turn.speaker.id, account_id=one.id)
        yield ("You hear about ", Strong(one.name), " again.")


def _get_account(turn: Turn, words: str) -> Account:
    found = naming.find_account(turn, words, writes=True)
    if isinstance(found, Question):
        raise Pending(found)
    return found[0]
