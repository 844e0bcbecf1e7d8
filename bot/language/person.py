"""Where the name of one person ends: "Dr. Meera Shah", "R. Okonjo", "Anna van der Berg", "raj"."""

from __future__ import annotations

import re

from bot.language.everyday import EVERYDAY
from bot.language.given_names import GIVEN_NAMES
from bot.language.people_words import (
    CERTAINLY_FOLLOWS,
    JOINS,
    KIN,
    NEVER_NAMES,
    NO_PERSON,
    PARTICLES,
    RANKS,
    ROLES,
    TITLES,
)
from bot.language.sentence import BREAKS, Sentence

_WORD = re.compile(r"@?[^\W\d_][\w'’.-]*")
_INITIAL = re.compile(r"[A-Z](?:\.[A-Z])*")
_LONGEST = 4
"""Words of one name."""


def end_of_name(sentence: Sentence, first: int) -> int:
    """The unit after a name: one that is known, or titles, initials and capitalised words, or one or two words in small letters."""
    place = first
    while place < len(sentence.words) and typed_at(sentence, place).lower() in TITLES:
        place = _skip_point(sentence, place + 1)
    known = max(sentence.end_of_person(first), sentence.end_of_person(place))
    return known if known > place + 1 else max(known, _end_of_unknown_name(sentence, first, place))


def _end_of_unknown_name(sentence: Sentence, first: int, place: int) -> int:
    """The same where the name is not known, or only a part of it is; the titles before it end at `place`."""
    words = sentence.words
    titled = place > first
    if place >= len(words):
        return first
    if not typed_at(sentence, place)[:1].isupper():
        end = _end_of_small_name(sentence, place)
        return end if end > place else first
    is_surname = is_capital(sentence, place) and (titled or is_capital(sentence, place + 1))
    if words[place] == "@account" and not is_surname:
        return first
    begun = place
    while place < len(words) and place - begun < _LONGEST + 2:
        typed = typed_at(sentence, place)
        if _INITIAL.fullmatch(typed):
            leads = all(
                _INITIAL.fullmatch(typed_at(sentence, at)) or sentence.words[at] == "." for at in range(begun, place)
            )
            place = place + 1 if _ends_sentence(sentence, place + 1) else _skip_point(sentence, place + 1)
            if leads or (is_capital(sentence, place) and is_over(sentence, place + 1)):
                continue
            break
        is_particle = typed.lower() in PARTICLES and place > begun and is_capital(sentence, place + 1)
        if not is_particle and not is_capital(sentence, place):
            break
        place += 1
    while place > begun and typed_at(sentence, place - 1).lower() in PARTICLES:
        place -= 1
    if begun < place < len(words) and typed_at(sentence, place).lower() in ("senior", "junior"):
        place += 1
    if place == begun + 1 and len(typed_at(sentence, begun)) == 1 and not titled:
        return first  # an initial alone
    return place if place > begun else first


def _ends_sentence(sentence: Sentence, point: int) -> bool:
    """The point after an initial ends the sentence in "with Tess B. They"; in "Tess B. joined" and "J. Farrow" it does not."""
    if point + 1 >= len(sentence.units) or sentence.words[point + 1] == "\n":
        return True
    following = typed_at(sentence, point + 1)
    return following[:1].isupper() and (following.lower() in EVERYDAY or following.lower() in NO_PERSON)


def _skip_point(sentence: Sentence, place: int) -> int:
    return place + 1 if place < len(sentence.words) and sentence.words[place] == "." else place


def _end_of_small_name(sentence: Sentence, first: int) -> int:
    if not is_small_name(sentence, first):
        return first
    second = first + 1
    if is_small_name(sentence, second) and (is_over(sentence, second + 1) or is_remark(sentence, second + 1)):
        return first + 2
    if (
        typed_at(sentence, second).isalpha()
        and len(typed_at(sentence, second)) == 1
        and sentence.words[second + 1 : second + 2] == ["."]
    ):
        return second + 2  # "beth a. and me"
    return second


def is_over(sentence: Sentence, place: int) -> bool:
    """A name cannot go on here, nor does a sentence about the person begin."""
    words = sentence.words
    if place >= len(words) or words[place] in BREAKS or words[place] in JOINS or words[place] in CERTAINLY_FOLLOWS:
        return True
    return words[place] in ("was", "were") and words[place + 1 : place + 2] in (["there"], ["present"], ["in"], ["on"])


def is_capital(sentence: Sentence, place: int) -> bool:
    if place >= len(sentence.words):
        return False
    typed, word = typed_at(sentence, place), sentence.words[place]
    if word == "@account":
        return " " not in typed and typed[:1].isupper()  # a surname that is a company's name too
    return (
        typed[:1].isupper()
        and not word.startswith("@")
        and bool(_WORD.fullmatch(typed))
        and typed.lower() not in NO_PERSON
        and not (typed.isupper() and typed.isalpha() and len(typed) > 1)
        and word not in BREAKS
    )


def is_small_name(sentence: Sentence, place: int) -> bool:
    """Whether a word in small letters may be a name."""
    if place >= len(sentence.words):
        return False
    typed, word = typed_at(sentence, place).lower(), sentence.words[place]
    return typed in GIVEN_NAMES or (
        not word.startswith("@")
        and word not in BREAKS
        and bool(_WORD.fullmatch(typed))
        and len(typed) > 1
        and NEVER_NAMES.isdisjoint((word, typed))
        and not (len(typed) > 5 and typed.endswith(("ed", "ing", "ion", "ment", "ly", "ness")))
    )


def is_role(sentence: Sentence, place: int) -> bool:
    """Whether somebody's work stands there, or what they are to somebody else in small letters: "Sister Coyle" is called so."""
    if place >= len(sentence.words):
        return False
    word, typed = sentence.words[place], typed_at(sentence, place)
    return word in ROLES or typed.lower() in ROLES or typed in KIN


def is_remark(sentence: Sentence, place: int) -> bool:
    """Whether what somebody is begins there: "their head of beans", "the general counsel"."""
    if sentence.words[place : place + 1] not in (["the"], ["their"], ["our"], ["my"], ["his"], ["her"]):
        return False
    return is_role(sentence, place + 1) or (
        typed_at(sentence, place + 1).lower() in RANKS and is_role(sentence, place + 2)
    )


def typed_at(sentence: Sentence, place: int) -> str:
    """A unit as it was typed; "" behind the last."""
    if place >= len(sentence.units):
        return ""
    unit = sentence.units[place]
    return sentence.text[unit.start : unit.end]


__all__ = ["end_of_name", "is_capital", "is_over", "is_remark", "is_role", "is_small_name", "typed_at"]
