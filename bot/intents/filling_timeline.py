"""The slots of a logged activity: whom, when, how long, who was there, and the notes word for word."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from bot.intents.choices import KINDS
from bot.language.almanac import Bias
from bot.language.dates import find_days
from bot.language.notes import read_notes
from bot.language.opening import Opening
from bot.language.people import are_capitalised
from bot.language.places import Stretch
from bot.language.quantities import find_durations
from bot.language.spans import clean, find_choice, find_day
from bot.language.trade import Heard

FARTHEST_ACCOUNT = 25
"""Units from the beginning on in which the account is named."""
KIND_WORDS = {
    "milestone": r"milestones?",
    "email": r"e-?mail(?:s|ed)?|mail(?:ed)?|wrote|written|replied",
    "meeting": (
        r"meetings?|met|ebr|qbr|kickoff|on-?site|on site|visit(?:ed)?|workshop|demo|webinar|training"
        r"|session|face to face|f2f|in person|sat down with|popped in|went to see|been to see|to see"
    ),
    "call": (
        r"calls?|phone|phoned|rang|rung|ring|spoke|spoken|speak|speaking|talk|talked|zoom|zoomed|voicemail|voice message|called"
        r"|webex|picked up the phone|on the line|a ring|a bell|blower|dial(?:l?ed)?|hung|telephoned?|telco|skyped?|facetime|telephone|vm|left (?:a )?(?:message|msg)"
    ),
    "update": r"notes?|updates?",
}
"""What tells the kind of an activity, the surest first: a phone call may be about a meeting, hardly the reverse."""
_KINDS = {kind: re.compile(rf"(?<!\S)(?:{said})(?!\S)") for kind, said in KIND_WORDS.items()}
_SYNCED = re.compile(r"(?:caught up|touched base|checked in)", re.IGNORECASE)
_ON_THE_PHONE = re.compile(r"\bon the phone\b|\bphoned?\b", re.IGNORECASE)
_ALONE = re.compile(
    r"[,;.(]\s*((?:about |for |~)?[\w. ]{1,18}?(?:min|mins|minutes|hours?|hrs?|h|m))\s*(?:[,;.)]|$)", re.IGNORECASE
)
"""A length between two commas, in the notes."""
_DATED = re.compile(
    r"\b(?:log|put|date|backdate|back-date|record|file|enter|book)\s+(?:it|this|that)(?:\s+(?:as|a|an|one|call|meeting|email|update|in|down|back|please|pls|under|to|for|on|dated|the))*(?!\w)",
    re.IGNORECASE,
)
_LEADING = re.compile(r"\A(?:\s*\n(?=[-•*]\s)|[\s,;:–—)|/.!?]|-(?=\S)|(?<!\n)-\s(?=\Z|.*\Z)|\s-\s)*")
"""Marks between the opening and the notes; the dash of a list's first line stays."""
_JOINING = re.compile(r"\A(?:(?:and|so|that|then|saying)\s+)+(?=\S)")
"""Words that tie the notes to what stands before them."""


def fill_log(heard: Heard, *, now: datetime) -> dict[str, Any]:
    """The slots of `log-call`."""
    sentence, text = heard.sentence, heard.sentence.text
    account = _find_account(heard)
    opening = Opening(sentence, begin=heard.last, account=account, now=now)
    told = _JOINING.sub("", _LEADING.sub("", text[opening.text_end :]).rstrip(" ,;:-–—\n"))
    notes = read_notes(told, now=now)
    day = opening.day
    if day is None and notes.logged and (found := find_day(notes.logged, now=now, bias=Bias.BACK)):
        day = found.value if _date_of(found.value) <= now.date() else None
    day = _find_dated(text, now=now) or day
    named = opening.corrected_account or (sentence.said(*account) if account else None)
    slots = {
        "account": clean(named) if named else None,
        "kind": _find_kind(opening, text, logged=notes.logged),
        "on": day.isoformat() if day else None,
        "duration": opening.minutes
        or notes.minutes
        or _find_length_alone(notes.text)
        or _find_length_alone(f", {notes.logged}"),
        "attendees": list(dict.fromkeys([*opening.people, *_names_in(notes.attended or "")])),
        "sentiment": opening.colour or notes.colour,
        "subject": opening.subject or notes.subject,
        "notes": _unquoted(notes.text) or opening.occasion,
        "follow_up": notes.follow_up,
    }
    return {name: value for name, value in slots.items() if value not in (None, "", [])}


def _find_account(heard: Heard) -> Stretch | None:
    """Where the account is named: a known name rather than one that only stands where names stand."""
    words, found = heard.sentence.words, heard.find_units("account")
    if found and "@account" in words[found[0] : found[1]]:
        return found
    place = next((at for at, word in enumerate(words[:FARTHEST_ACCOUNT]) if word == "@account"), None)
    if place is None or (found and place > found[0]):
        return found
    return place, place + 1


def _find_dated(text: str, *, now: datetime) -> date | datetime | None:
    """The day on which it is to be entered, where that is said in so many words: "so put it on the 30th"."""
    ordered = _DATED.search(text)
    if ordered is None:
        return None
    days = find_days(text[ordered.start() : ordered.end() + 40], now=now, bias=Bias.BACK)
    near = next((one for one in days if one.lead_start <= ordered.end() - ordered.start() + 1), None)
    return near.value if near and _date_of(near.value) <= now.date() else None


def _date_of(day: date | datetime) -> date:
    return day.date() if isinstance(day, datetime) else day


def _find_kind(opening: Opening, text: str, *, logged: str | None) -> str | None:
    """The kind that is said, in the clause of the account rather than before it."""
    if logged and (found := find_choice(logged, KINDS)):
        return found[0]
    units = [unit for unit in opening.told if not _SYNCED.fullmatch(text[unit.start : unit.end])]
    for said in (
        " ".join(unit.word for unit in units if unit.start >= opening.clause),
        " ".join(unit.word for unit in units),
    ):
        if "health update" in said:
            return "health-update"
        kinds = [kind for kind, words in _KINDS.items() if words.search(said)]
        if kinds:
            return kinds[0]
    return "call" if _ON_THE_PHONE.search(text[:200]) else None


def _find_length_alone(notes: str) -> int | None:
    alone = _ALONE.search(notes[:200])
    return next((one.value for one in find_durations(alone[1])), None) if alone else None


def _names_in(words: str) -> list[str]:
    names = [clean(one) for one in re.split(r",|\band\b|&|\+|\bplus\b", words) if clean(one)]
    return [name for name in names if are_capitalised((name,)) or " " not in name]


def _unquoted(notes: str) -> str:
    return notes.strip('"') if notes.count('"') == 2 and notes[0] == notes[-1] == '"' else notes


__all__ = ["fill_log"]
