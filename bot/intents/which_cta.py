"""Of which CTA a request speaks, and what else it says."""

from __future__ import annotations

import re

from bot.intents.remains import NAMED, Remains
from bot.language.places import Places
from bot.language.pointing import is_pointer
from bot.language.spans import clean
from bot.language.trade import Heard

DESCRIBING = frozenset("risk renewal expansion lifecycle activity objective onboarding offboarding ebr qbr kickoff training adoption upsell triage security escalation executive business review customer".split())  # fmt: skip
"""Words that describe a CTA without an article before them."""
ARTICLES = ("the", "my", "our", "this", "that")
BARE_NUMBER = re.compile(r"#?\d{1,7}")
ABOUT_NUMBER = frozenset({"update-cta", "close-cta", "snooze-cta", "show-cta", "add-task", "apply-playbook"})
"""Abilities in which the first number that stands for itself is the CTA's."""
NUMBERED = re.compile(
    r"(?:the\s+)?(?:c\.?t\.?a\.?s?|call to action)?(?:\s*(?:no\.?|nr\.?|number|num|id))?[\s#:]*(\d+)", re.IGNORECASE
)


def read_cta(heard: Heard) -> str | None:
    """The number, or the naming phrase without its article."""
    place = find_cta(heard)
    if place is None:
        return None
    words = heard.sentence.said(*place)
    if is_pointer(words):
        return None
    if number := NUMBERED.fullmatch(words.strip()):
        return number[1]
    return re.sub(r"^(?:my|our|this|that)\s+", "", clean(words), flags=re.IGNORECASE) or None


def find_cta(heard: Heard) -> tuple[int, int] | None:
    """Where the CTA is named: by the frame, by a number, or by words that describe it."""
    if place := heard.find_units("cta"):
        return place
    words = heard.sentence.words
    if "@cta" in words:
        return words.index("@cta"), words.index("@cta") + 1
    if place := _find_described(heard):
        return place
    if heard.ability not in ABOUT_NUMBER:
        return None
    numbers = (at for at in range(len(words)) if BARE_NUMBER.fullmatch(heard.sentence.said(at, at + 1)))
    at = next(numbers, None)
    return (at, at + 1) if at is not None else None


def _find_described(heard: Heard) -> tuple[int, int] | None:
    """ "The renewal CTA at Globex", "Globex's EBR CTA", "the CTA for the dosing pumps of Globex"."""
    words = heard.sentence.words
    places = Places(words, further={})
    for at, word in enumerate(words):
        if word not in ("cta", "one", "@account"):
            continue
        first = at
        while (
            first > 0
            and at - first < 6
            and words[first - 1].replace("-", "").isalpha()
            and words[first - 1] not in ARTICLES
        ):
            first -= 1
        if first == 0 or words[first - 1] not in ARTICLES:
            first = at
            while first > 0 and words[first - 1] in DESCRIBING:
                first -= 1
        if word == "one" and (first == 0 or words[first - 1] not in ARTICLES):
            continue
        for (begin, last), _ in places.find("cta", first):
            if "@account" in words[begin:last] and not {"cta", "one"}.isdisjoint(words[begin:last]):
                return begin, last
        if word == "cta" and words[at + 1 : at + 2] and words[at + 1] in ("for", "about", "on", "with"):
            end = next((end for end in range(at + 2, min(at + 9, len(words))) if words[end] == "@account"), 0)
            if (
                end
                and words[end - 1] in ("of", "at", "for", "from", "with")
                and all(one.replace("-", "").isalpha() for one in words[at + 1 : end])
            ):
                return first, end + 1
    return None


def request_about_cta(heard: Heard) -> Remains:
    """The request with its CTA masked; before and behind the mask its new values stand."""
    units, place = heard.sentence.units, find_cta(heard)
    start = units[min(heard.clause, place[0]) if place else heard.clause].start
    remains = Remains(heard.sentence.text[start:])
    if place:
        remains.cut(units[place[0]].start - start, units[place[1] - 1].end - start, NAMED)
    return remains


def after_cta(heard: Heard) -> str:
    """The text behind the CTA."""
    place = find_cta(heard)
    units = heard.sentence.units
    return heard.sentence.text[units[(place[1] if place else heard.last) - 1].end :]


__all__ = ["after_cta", "find_cta", "read_cta", "request_about_cta"]
