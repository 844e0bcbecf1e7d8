"""The slots of a new contact: what is neither a name, an address nor the account is a title."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.intents.filling_people import MAIL, NAME, find_people
from bot.intents.speaking import read_account, request_without_account
from bot.intents.whose import is_person
from bot.language.everyday import EVERYDAY
from bot.language.people import ROLES
from bot.language.spans import clean
from bot.language.trade import Heard

Slots = dict[str, Any]
MARK = " | "
"""Where something was taken away."""
ADD = re.compile(
    r"\b(?:add|create|(?<!the )(?<!their )(?<!our )(?<! a )(?<!my )new|save|register|enter|put|insert)\b", re.IGNORECASE
)
ADD_THEM = re.compile(
    r"\s*(?:(?:her|him|them)\b|(?:them |her |him )?(?:as )?(?:the |this |an? )?(?:new )?contact\b[\s.!]*(?:please|pls|thanks|thank you)?[\s.!]*$)",
    re.IGNORECASE,
)
"""Whoever was named before: "Efua Sarpong is their new fleet manager. Add her please."."""
BEFORE_MAIL = re.compile(r"\b(?:(?:her|his|their) )?(?:email|e-mail|mail|address)\s*(?:is|:)?\s*(?=\|)", re.IGNORECASE)
AS_CONTACT = re.compile(
    r"\b(?:as )?(?:an? |the |our |my |another )*(?:new )?(?:contacts?|stakeholders?|person|people)\b(?: person)?(?: (?:for|at|of|to|in|on|under|with))?",
    re.IGNORECASE,
)
IDLE = re.compile(
    r"\b(?:please|pls|plz|thanks|thx|thank you)\b|\bdown\b(?=\s*\|)|\b(?:account|customer|company):|→|->", re.IGNORECASE
)
OF_ACCOUNT = re.compile(r"\b(?:to|at|for|from|of|on|2|4)\s+(?:the )?(?:account |customer )?~(?:'s)?(?:\s+account)?|~(?:'s)?")  # fmt: skip
NAMED = re.compile(r"\b(?:name|named|called)\s*(?:is|of|:)?\s*(?P<name>[^,|.;\n]+)", re.IGNORECASE)
TITLED = re.compile(r"\b(?:title|role|job title|position)\s*(?:is|:)?\s*(?P<title>[^,|;.\n]+)", re.IGNORECASE)
IS_TITLE = re.compile(
    r"\b(?:he|she|they)(?:'s| is|s|'re| are)\s+(?!(?:in|at|from|with|on|of)\b)(?:now )?(?:the |their |a |an |our )?(?:new )?(?P<title>[^,|;.]+?)(?=\s+(?:and\s+)?(?:her|his|their)\b|\s*(?:[,|;.]|$))",
    re.IGNORECASE,
)
PIECES = re.compile(r"\||,|;|:|\(|\)|\n| - | – ")
AS_TITLE = re.compile(r"(?P<name>.+?)\s+(?:as|who is|is)\s+(?:the |their |a |an |our )?(?:new )?(?P<title>.+)")
EDGE = re.compile(
    r"^(?:(?:and|with|as|is|their|his|her|the|new|our|to|at)\s+)+|^(?:has|have|got|they have|there is|there's|we have|we've got)\s+(?:an? )?(?:new )?",
    re.IGNORECASE,
)
"""Words that lead to a name or a title."""
BEGUN = re.compile(
    r"\s+(?:has |have )?(?:joined|started|joins|starts)$|^(?:and )?add (?:her|him|them)\b.*$", re.IGNORECASE
)
ASKING = re.compile(r"^(?:could|can|would|will) you\b.*$", re.IGNORECASE)
NO_PIECE = frozenset("and with to at as is the my our in new me face name hire guy colleague joiner".split())
"""What is neither a name nor a title."""
HONORIFIC = re.compile(r"^(?:(?:dr|prof|ing|dipl|mr|mrs|ms|herr|frau|mme|sir|dame)\b[.\s-]*)+", re.IGNORECASE)
ABBREVIATED = frozenset("mgr mngr mgmt ops dir eng cfo cto ceo cio coo vp svp evp md gm pm exec".split())
"""Titles as they are written in a hurry, beside those that are spelt out."""


def add_contact(heard: Heard, now: datetime) -> Slots:
    """The slots of `add-contact`."""
    slots: Slots = {"account": read_account(heard)}
    text = _told(heard)
    if mail := MAIL.search(text):
        slots["email"] = mail.group()
        text = text.replace(mail.group(), MARK)
    for form, mark in ((BEFORE_MAIL, ""), (AS_CONTACT, MARK), (IDLE, " "), (OF_ACCOUNT, MARK)):
        text = form.sub(mark, text)
    if named := NAMED.search(text):
        slots["contact"] = clean(named["name"])
        text = text[: named.start()] + MARK + text[named.end() :]
    if titled := TITLED.search(text) or IS_TITLE.search(text):
        slots["title"] = clean(titled["title"])
        text = text[: titled.start()] + MARK + text[titled.end() :]
    pieces = [EDGE.sub("", BEGUN.sub("", ASKING.sub("", clean(piece)))) for piece in PIECES.split(text)]
    pieces = [piece for piece in pieces if len(piece) > 1 and piece.lower() not in NO_PIECE]
    if "contact" not in slots:
        slots |= _take_contact(pieces, text)
    if "title" not in slots and pieces:
        slots["title"] = pieces[0]
    return slots


def _told(heard: Heard) -> str:
    """What is told of the contact: behind "add", or before it when nobody is named behind."""
    text = request_without_account(heard)
    asked = ADD.search(text)
    if asked and ADD_THEM.match(text, asked.end()):
        return request_without_account(replace(heard, clause=0)).replace(text[asked.start() :], "")
    return text[asked.end() :] if asked else text


def _take_contact(pieces: list[str], text: str) -> Slots:
    """Who it is, taken from the pieces, and the title where it is said in the same one."""
    if not any(_is_name(piece.split(" as ")[0]) for piece in pieces):
        held = next(
            ((who, piece) for who in find_people(text) for piece in pieces if who in piece and " " in who), None
        )
        if held is not None and EVERYDAY.intersection(held[1].replace(held[0], "").lower().split()):
            pieces.remove(held[1])
            return {"contact": held[0]}
    if not pieces:
        return {}
    pieces.sort(key=lambda piece: not _is_name(piece.split(" as ")[0]) or not is_person(piece))
    pieces.sort(key=lambda piece: HONORIFIC.match(piece) is None)
    first = pieces.pop(0)
    if whole := AS_TITLE.match(first):
        return {"contact": clean(whole["name"]), "title": clean(whole["title"])}
    words = first.split()
    if first.islower() and len(words) > 2 and (words[-1] in ROLES or words[-1] in ABBREVIATED):
        return {"contact": " ".join(words[:2]), "title": " ".join(words[2:])}
    return {"contact": first}


def _is_name(words: str) -> bool:
    return NAME.fullmatch(HONORIFIC.sub("", words)) is not None


__all__ = ["add_contact"]
