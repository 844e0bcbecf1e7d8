"""Short answers to an open question: yes and no, "the second one", a label."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from bot.language.almanac import Bias
from bot.language.dates import find_days

YES = frozenset(
    [
        "yes",
        "y",
        "yep",
        "yeah",
        "yup",
        "ya",
        "sure",
        "ok",
        "okay",
        "k",
        "please",
        "do",
        "correct",
        "right",
        "exactly",
        "confirm",
        "confirmed",
        "indeed",
        "absolutely",
        "yes please",
        "go ahead",
        "do it",
        "please do",
        "that's right",
        "thats right",
        "sounds good",
        "log it",
        "ok do it",
    ]
)
NO = frozenset(
    [
        "no",
        "n",
        "nope",
        "nah",
        "cancel",
        "stop",
        "don't",
        "dont",
        "not",
        "wrong",
        "no thanks",
        "not now",
        "never mind",
        "nevermind",
        "no thank you",
    ]
)
_GREETINGS = frozenset(
    "hi hello hey hiya heya yo howdy morning afternoon evening greetings hallo hola bonjour ciao salut hej".split()
)
_THANKS = frozenset("thanks thank thx thnx ty tysm cheers merci danke gracias".split())
_COURTEOUS = frozenset(
    "good day to there ally all team everyone everybody you u so a lot much very many again and for the help that that's "
    "this ok okay great cool perfect nice awesome lovely brilliant super".split()
)
_ORDINALS = (
    ("first", "1st", "one", "1", "former", "top"),
    ("second", "2nd", "two", "2", "latter"),
    ("third", "3rd", "three", "3"),
    ("fourth", "4th", "four", "4"),
    ("fifth", "5th", "five", "5", "last"),
)
_BACK = re.compile(
    r"\b(?:its|it|their|theirs|them|they|there|that (?:account|customer|one)|this (?:account|customer))\b", re.I
)
_POINTING = re.compile(r"\b(?:(?P<whose>their|its)|they|them)\b", re.I)
_ABOUT = re.compile(
    r"^\s*(?:and\s+)?(?:what|how)\s+about\s+(?P<name>.+?)\s*\??\s*$|^\s*and\s+(?:for\s+)?(?P<also>[^?]+?)\s*\?\s*$",
    re.I,
)


def is_yes(text: str) -> bool:
    """Whether it is a yes, thanked for or not."""
    return _unthanked(text) in YES


def is_no(text: str) -> bool:
    """Whether it is a no, thanked for or not."""
    return _unthanked(text) in NO


def _unthanked(text: str) -> str:
    return re.sub(
        r"(?<=\w)[\s,.!]+(?:many )?(?:thanks|thank you|thx|cheers|ally)(?: a lot| so much)?$", "", _bare(text)
    )


def greets(text: str) -> bool:
    """Whether nothing but a greeting was said."""
    return _is_only(text, _GREETINGS)


def thanks(text: str) -> bool:
    """Whether nothing but thanks were said."""
    return _is_only(text, _THANKS)


def agrees(text: str) -> bool:
    """Whether nothing but a yes, a no or a nod was said."""
    return is_yes(text) or is_no(text) or _is_only(text, _COURTEOUS)


def _is_only(text: str, words: frozenset[str]) -> bool:
    said = _bare(re.sub(r":[a-z0-9_+-]+:", " ", text)).split()
    return not words.isdisjoint(said) and words.union(_COURTEOUS).issuperset(said)


def find_chosen(text: str, labels: Sequence[str]) -> int | None:
    """Which of the labels a short answer chooses, by its place ("the second one") or by its words; None when unclear."""
    said = _bare(text)
    if not said or not labels:
        return None
    core = re.sub(r"^(?:the|number|option|no\.?|#)\s+|\s+(?:one|option|please)$", "", said).strip()
    for place, words in enumerate(_ORDINALS):
        if core in words:
            place = len(labels) - 1 if core == "last" else place
            return place if place < len(labels) else None
    folded = [_bare(label) for label in labels]
    if folded.count(said) == 1:
        return folded.index(said)
    within = [place for place, label in enumerate(folded) if core and re.search(rf"\b{re.escape(core)}\b", label)]
    return within[0] if len(within) == 1 else None


def find_day(text: str, *, now: datetime, is_past: bool) -> str | None:
    """The day, or moment, that a short answer names, in ISO form."""
    found = find_days(text, now=now, bias=Bias.BACK if is_past else Bias.FORWARD)
    return found[0].value.isoformat() if found else None


def refers_back(text: str) -> bool:
    """True when a pronoun points at what was spoken of before ("and its CTAs?", "log a call with them")."""
    return bool(_BACK.search(text))


def points(text: str) -> bool:
    """Whether a pronoun stands where an account's name can."""
    return _POINTING.search(text) is not None


def find_named(text: str, name: str) -> str | None:
    """The text with an account's name in the place of the first pronoun that can stand for one; None without any."""
    named, count = _POINTING.subn(lambda said: f"{name}'s" if said["whose"] else name, text, count=1)
    return named if count else None


def find_same_about(text: str) -> str | None:
    """The name in "what about Globex?" or "and Globex?": the same question about somebody else."""
    found = _ABOUT.match(text)
    return (found["name"] or found["also"]) if found else None


def _bare(text: str) -> str:
    return re.sub(r"[^\w\s'&./+-]", "", text).strip(" .!'").lower()
