"""The parts of an opening other than people: times, colours, subjects, places, activities, asides.

Every `read_…` gets a unit and returns the part that begins there, or None.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.language.opening_line import Line
from bot.language.opening_words import (
    ADJECTIVES,
    CALLED,
    CALLED_FOR,
    CLOSED,
    COLOUR_LEADS,
    COLOURS,
    DETERMINERS,
    HELD,
    LONGEST_ASIDE,
    NOTES_HEADS,
    NOUNS,
    ORDER_LEADS,
    ORDER_TAILS,
    ORDERED,
    ORDERS,
    ORDERS_OF_IT,
    OTHER_HEADS,
    PLACE_LEADS,
    PLACE_WORDS,
    PLACES,
    SUBJECT_HEADS,
    SUBJECTS,
    TIME_HEADS,
    TIME_LEADS,
    TIME_TAILS,
    TIMES,
    TOOK_PLACE,
    VERBS,
)
from bot.language.people import read_people
from bot.language.sentence import BREAKS, ENDS

_TAILS = (("or", "so"), ("in", "total"), ("all", "in"), ("at", "most"))
LONGEST_HEADING = 5
LONGEST_SUBJECT = 8


@dataclass(frozen=True, slots=True)
class Part:
    """What a stretch of the opening says; days and lengths are kept by the line."""

    end: int
    """The unit after it."""
    people: tuple[str, ...] = ()
    colour: str | None = None
    subject: str | None = None
    account: str | None = None
    """A name that corrects the account."""
    is_heading: bool = False
    """True for the word that announces the notes: it names no kind of activity."""


def find_colon(line: Line, place: int) -> int | None:
    """The colon behind the heading that begins at a unit, or the dash behind a single word."""
    mark = line.find_any(BREAKS, place + 1, place + LONGEST_HEADING + 1)
    if mark is None or not (line.at(mark) in (":", "=") or (line.at(mark) == "-" and mark == place + 1)):
        return None
    return mark


def read_heading(line: Line, place: int) -> Part | None:
    """ "Date: …", "Notes: …", "Type: call"; what a heading of times has that is no time is passed over."""
    colon = find_colon(line, place)
    if line.at(place) in NOTES_HEADS and line.at(place - 1) == line.at(place + 1) == "\n":
        return Part(place + 1, is_heading=True)
    if line.at(place) == "notes" and colon != place + 1 and line.at(place - 1) not in BREAKS | {"", "@account"}:
        return Part(place + 1, is_heading=True)
    if colon is None:
        is_told = line.at(place) in OTHER_HEADS - {"customer", "channel"} and line.at(place + 1) in NOUNS | {"@account"}
        return Part(place + 2) if is_told else None
    heading = set(line.sentence.words[place:colon])
    if len(heading) < 3 and line.at(place) in OTHER_HEADS:
        return Part(colon + 2) if line.at(colon + 1) in NOUNS | PLACES | {"@account"} else None
    if len(heading) < 3 and heading & NOTES_HEADS:
        return Part(colon + 1, is_heading=True)
    if (len(heading) < 4 and heading & TIME_HEADS) or (line.at(place) == "on" and colon == place + 1):
        last = len(line.sentence.words)
        if line.at(colon) == "=":
            return Part(min(colon + 2, last))
        return Part(line.find_any(ENDS | {","}, colon + 1, last) or last)
    return None


def read_time(line: Line, place: int) -> Part | None:
    """A day or a length with what leads to it: "for an hour", "it went for about 20 minutes", "on Monday"."""
    at = line.skip(TIME_LEADS, place, 7)
    if at > place and line.at(at) == "(" and line.at(at + 1) in TIMES and line.at(at + 2) == ")":
        return Part(at + 3)
    if line.at(at) not in TIMES:
        return None
    after = at + 1
    while line.at(after) in TIME_TAILS or (line.at(after), line.at(after + 1)) in _TAILS:
        after += 1 if line.at(after) in TIME_TAILS else 2
    begins_notes = line.at(place - 1) in BREAKS and line.at(at) == "@day" and line.at(after) in SUBJECTS
    if line.at(after) in ("was", "were") and read_people(line.sentence, after + 1).are_said_surely:
        return Part(after)
    return None if begins_notes or line.at(after) in VERBS else Part(after)


def read_colour(line: Line, place: int) -> Part | None:
    """ "Sentiment: yellow", ", red.", "they're green,", "amber from my side"."""
    at = line.skip(COLOUR_LEADS, place, 4)
    colour, after = COLOURS.get(line.at(at)), at + 1
    if colour is None:
        return None
    is_called = line.at(place) in ("sentiment", "mood", "rag", "csm")
    if line.at(after) in ("sentiment", "mood"):
        is_called, after = True, after + 1
    if line.at(after) in ("from", "for", "on", "in", "all", "overall", "across"):
        close = line.find_any(BREAKS, after, after + 5)
        is_called, after = close is not None, close or after
    return Part(after, colour=colour) if is_called or line.at(after) in BREAKS | {""} else None


def read_order(line: Line, place: int) -> Part | None:
    """ "…, please file it as a meeting", "log the call: 5 minutes"."""
    at = line.skip(ORDER_LEADS, place, 5)
    is_order = line.at(at) in ORDERS or (line.at(at) in ORDERS_OF_IT and line.at(at + 1) in ("it", "this", "that"))
    if not is_order or line.at(place - 1) not in BREAKS:
        return None
    after = line.skip(ORDERED, at + 1, 7)
    return Part(after) if after > at + 1 and line.at(after) in ORDER_TAILS else None


def read_subject(line: Line, place: int) -> Part | None:
    """ "Subject: pricing review", "re seat true-up", "titled 'Kick-off'"."""
    if line.at(place) not in SUBJECT_HEADS:
        return None
    at = line.skip(frozenset(":-=") | {"is", "was"}, place + 1, 2)
    last = len(line.sentence.words)
    if line.at(at) in ('"', "'") and (close := line.find_any(frozenset([line.at(at)]), at + 1, last)):
        return Part(close + 1, subject=line.sentence.said(at + 1, close))
    ends = (
        i
        for i in range(at, last)
        if line.at(i) in BREAKS - {"(", ")", "..."} or line.leads_to_time(i, "on", "for", "from")
    )
    end = next(ends, last)
    return Part(end, subject=line.sentence.said(at, end)) if at < end <= at + LONGEST_SUBJECT else None


def read_place(line: Line, place: int) -> Part | None:
    """ "In their office", "over lunch", "by phone", "in Gothenburg on Monday"."""
    if line.at(place) not in PLACE_LEADS:
        return None
    at = line.skip(PLACE_WORDS, place + 1, 3)
    if line.at(at) in PLACES:
        return Part(at + 1)
    if at == place + 1 and line.at(place) in ("in", "at") and line.at(at).isalpha():
        is_town = line.sentence.text[line.sentence.units[at].start].isupper()
        is_closed = line.at(at + 1) in BREAKS and line.at(place - 1) in TIMES | {"@account"}
        is_followed = is_closed or line.at(at + 1) == "with" or line.leads_to_time(at + 1, "on", "at", "for")
        return Part(at + 1) if is_town and is_followed else None
    return None


def read_held(line: Line, place: int) -> Part | None:
    """ "We had the steering committee", with its time or its people behind it."""
    at = line.skip(frozenset(["i", "we", "just", "have"]), place, 3)
    if line.at(at) not in HELD or line.at(at + 1) not in DETERMINERS:
        return None
    for last in range(at + 2, at + 6):
        if line.at(last) in BREAKS | SUBJECTS | {""}:
            return None
        if line.at(last + 1) == "with" or line.leads_to_time(last + 1, "on", "at", "for"):
            return Part(last + 1)
    return None


def read_noun(line: Line, place: int) -> Part | None:
    """ "cadence call", "QBR" between two breaks, or right behind the account; there also "called"."""
    if (
        line.at(place - 1) in ("@account", ")")
        and line.at(place) in CALLED
        and (line.at(place + 1) in BREAKS or line.leads_to_time(place + 1, "at", "on", "this"))
    ):
        return Part(place + 1)
    if line.at(place - 1) in ("@account", ")") and line.at(place) in CALLED and line.at(place + 1) in CALLED_FOR:
        return Part(place + 1)
    if (line.at(place), line.at(place + 1)) in (("took", "place"), ("picked", "up")):
        return Part(line.skip(frozenset(["the", "phone"]), place + 2, 2))
    at = line.skip(NOUNS | ADJECTIVES, place, 4)
    if at == place or line.at(at - 1) not in NOUNS:
        return None
    if line.at(at) in ("no", "number", "#") and line.at(at + 1).isdigit():
        at += 2
    at = line.skip(TOOK_PLACE, at, 3)
    is_led = line.at(at) in ("from", "on", "at", "for", "with", "this") and line.at(at + 1) in TIMES | {"the"}
    return Part(at) if line.at(at) in CLOSED | {"with"} or is_led else None


def read_aside(line: Line, place: int) -> Part | None:
    """A few words right behind the account that lead to when it was or who was there."""
    behind = None if line.account is None else line.account + 1 + (line.at(line.account + 1) == ")")
    if place != behind or line.at(place) in ("about", "regarding", "that", "the"):
        return None
    for at in range(place + 1, place + LONGEST_ASIDE + 1):
        if line.at(at - 1) in BREAKS | (SUBJECTS - {"the"}) | VERBS | {"that", "to"}:
            return None
        if line.at(at) in TIMES or (line.at(at) in TIME_LEADS and line.at(at + 1) in TIMES):
            return Part(at) if read_time(line, at) else None
        if line.at(at) == "with":
            people = read_people(line.sentence, at + 1)
            return Part(at) if people.are_said_surely else None
    return None
