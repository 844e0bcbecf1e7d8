"""The slots of what is said of the customer's people: contacts, sponsors, who gets an email."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from bot.intents.remains import find_place
from bot.intents.speaking import read_account, request_without_account
from bot.intents.whose import is_person
from bot.language.almanac import Bias
from bot.language.dates import find_days
from bot.language.everyday import EVERYDAY
from bot.language.people import ROLES
from bot.language.spans import clean
from bot.language.trade import Heard

Slots = dict[str, Any]
MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PARTICLE = r"(?:de|van|von|der|da|del|di|la|den)"
HONORIFIC = r"\b(?:dr|prof|mr|mrs|ms|herr|frau|mme|sir|dame)\b\.?\s+"
ENDS_IN = re.compile(r"\s+(?:of|at|from|in|with|and|on|for)$")
NAME = re.compile(rf"(?<![\w'])[^\W\d_a-z][\w'-]*(?:\.(?=\s[A-Z]))?(?:\s(?:{PARTICLE}\s)*[^\W\d_a-z][\w'-]*)*")
"""A run of capitalised words."""
BESIDE = re.compile(r"\s*(?:,|\(|at|from|of|with|in|over at|for|is|was|has|left|moved)?\s*~")
"""Between a person and the company they work for."""
SMALL = re.compile(r"(?P<who>[^\W\d_][\w'-]*(?:\s[^\W\d_][\w'-]*)?)\s*,?\s+(?:at|from|of|with|in|over at)\s+~", re.IGNORECASE)  # fmt: skip
SMALL_GOAL = re.compile(r"\b(?:with|to) (?P<who>[^\W\d_][\w'-]*)(?=\s*(?:$|[,.!?]|(?:please|pls|thanks|so|as)\b))", re.IGNORECASE)  # fmt: skip
RANK = re.compile(r"[A-Z]{2,4}")
"""A title such as CIO."""
CALLED_SO = re.compile(r"^(?:the |our |your |their )?(?:(?:sponsor|champion|contact|stakeholder)\s+)+", re.IGNORECASE)
STOPPED = re.compile(r"\b(?:stop|no more|don't|dont|do not|quit|cease|no longer|untrack|end|unwatch)\b", re.IGNORECASE)


WATCHED = re.compile(
    r"\b(?:track|watch|follow|monitor|tracking|watching|following|monitoring)\s+(?:our |their |the )?(?P<who>[^\W\d_][\w-]*(?:\s[^\W\d_][\w-]*)?)"
    r"(?='s\b|\s+(?:at|from|of|over|as)\b|\s*[,(.]|\s*$)",
    re.IGNORECASE,
)
BECAME = re.compile(
    r"\b(?:relocat\w+|mov(?:ed|es|ing)|based|transferr\w+|went|gone|promoted|appointed|now)\b[^.;,]*\b(?:to|in|into|as)\s$",
    re.IGNORECASE,
)
"""Before what somebody came to be, or where."""


def find_people(text: str) -> Iterator[str]:
    """Everybody named in a text whose account is `~`: first whoever is named with the company."""
    beside: list[str] = []
    others: list[str] = []
    for said in NAME.finditer(text):
        words = said.group().split()
        while words and (words[0].lower() in EVERYDAY or not is_person(words[0])):
            words = words[1:]
        name = clean(" ".join(words))
        is_title = RANK.fullmatch(name) or (words and words[-1].lower() in ROLES)
        if name and is_person(name) and not is_title and not BECAME.search(text[: said.start()]):
            (beside if BESIDE.match(text, said.end()) else others).append(name)
    yield from beside
    for form in (SMALL, WATCHED, SMALL_GOAL):
        for said in form.finditer(text):
            words = [word for word in said["who"].split() if word.lower() not in EVERYDAY and word.lower() not in ROLES]
            if words and is_person(" ".join(words)) and (form is not SMALL_GOAL or not others):
                yield " ".join(words)
    yield from others


def read_contact(heard: Heard) -> str | None:
    """Who is meant: where the frame has a person, else whoever is named."""
    words = heard.find("contact")
    if words is None or not is_person(clean(words)) or all(word in ROLES for word in clean(words).lower().split()):
        return _find_contact(heard) or (clean(words) if words else None)
    name = ENDS_IN.sub("", CALLED_SO.sub("", clean(words)))
    titled = re.search(rf"{HONORIFIC}{re.escape(name)}\b", heard.sentence.text, re.IGNORECASE) if name else None
    return titled.group() if titled else name


def _find_contact(heard: Heard) -> str | None:
    """Whoever is named, those first who are known."""
    text = request_without_account(heard)
    known = (one for one in map(heard.sentence.with_capitals, heard.sentence.known()) if " " in one and one in text)
    return next(known, None) or next(find_people(text), None)


def track_sponsor(heard: Heard, now: datetime) -> Slots:
    """The slots of `track-sponsor`."""
    is_over = "stop" in heard.frame.gives or STOPPED.search(heard.sentence.text) is not None
    return {"contact": read_contact(heard), "account": read_account(heard), "stop": True if is_over else None}


WENT = r"(?:moved|gone|went|going|switched|transferred|goes|moves|moving)"
TO_COMPANY = re.compile(
    rf"\b(?:left|leaving|leaves)\b[^.;]*?\bfor (?P<after>(?-i:[^\W\d_a-z]).*)|\b(?:joined|joins|joining|now with|now works? (?:for|at)) (?P<joined>.+)"
    rf"|\b{WENT} (?:over |on |away )?(?:from [^.;]*? )?to (?P<moved>.+)",
    re.IGNORECASE,
)
TO_TITLE = re.compile(
    r"\b(?:promoted(?: to)?|appointed|became|(?:been|was|got) made|named|is now|are now|now the|new (?:role|title|position|job)\b(?:[^:]{0,60}:| is| as)|title is now|took over as|steps? up (?:to|as)|moved up to)\s*(?:to |as |the |a |an |our |their |now )*(?P<value>.+)",
    re.IGNORECASE,
)
IS_NOW = re.compile(r"\bis (?:the |an? |our |their )?(?P<value>[^,.;~]{2,40}?) now\b", re.IGNORECASE)
TO_PLACE = re.compile(
    r"\b(?:relocated|relocates|relocating|based|moved offices?|now sits|lives now)\b\s*(?:now )?(?:from \w+ )?(?:to|in)\s+(?P<value>.+)",
    re.IGNORECASE,
)
GONE = re.compile(
    r"\b(?:left|leaving|leaves|gone|quit|quits|resigned|resigns|retired|retires|departed|laid off|no longer|not (?:at|with|there)|isn't (?:at|with)|out the door|fired|let go)\b",
    re.IGNORECASE,
)
VALUE_END = re.compile(
    r"[,;.!?\n](?:\s|$)|\s+(?:at|with|from|in|for|of) ~|\s*~|\s+(?:last|this|since|as of|effective|starting|from|yesterday|today|on (?:mon|tues|wednes|thurs|fri)\w+|at the (?:beginning|end)|in (?:january|february|march|april|may|june|july|august|september|october|november|december))\b",
)
COMPANY = re.compile(r"\b(?:inc|corp|ltd|gmbh|llc|bank|group|systems|software|labs|insurance|society|plc)\b", re.IGNORECASE)  # fmt: skip


def report_change(heard: Heard, now: datetime) -> Slots:
    """The slots of `report-sponsor-change`: what changed is told by how it is said."""
    slots: Slots = {"contact": read_contact(heard), "account": read_account(heard)}
    change = heard.frame.gives.get("change")
    place = heard.find_units("value")
    value = heard.sentence.text[heard.sentence.units[place[0]].start :] if place else None
    if change is None or (change == "left" and value is None):
        told, words = _find_change(heard)
        change, value = (told, words) if told else (change, value)
    value = _bounded(value, now) if value else None
    if change == "moved":
        is_company = COMPANY.search(value or "") or re.search(r"\bmoved from\b.*\bto\b", heard.sentence.text)
        change = "company" if is_company or _is_account(heard, value) else "location"
    return {**slots, "change": change, "value": value}


def _find_change(heard: Heard) -> tuple[str | None, str | None]:
    text = _without_own_account(heard)
    if said := TO_PLACE.search(text):
        return "location", said["value"]
    if said := TO_TITLE.search(text):
        return "title", said["value"]
    if said := IS_NOW.search(text):
        return "title", said["value"]
    if said := TO_COMPANY.search(text):
        if said["moved"]:
            return "moved", said["moved"]
        return "company", said["after"] or said["joined"]
    return ("left", None) if GONE.search(text) else (None, None)


def _without_own_account(heard: Heard) -> str:
    """The text with `~` for the company they work for; where they went stays."""
    place, units, text = find_place(heard, "account"), heard.sentence.units, heard.sentence.text
    return f"{text[: units[place[0]].start]}~{text[units[place[1] - 1].end :]}" if place else text


def _is_account(heard: Heard, value: str | None) -> bool:
    """True for the name of a company that is known."""
    return bool(value) and any(
        heard.sentence.said(at, at + 1).startswith(str(value))
        for at, word in enumerate(heard.sentence.words)
        if word == "@account"
    )


def _bounded(text: str, now: datetime) -> str:
    text = VALUE_END.split(text)[0]
    if days := find_days(text, now=now, bias=Bias.BACK):
        text = text[: days[0].lead_start]
    return clean(re.sub(r"^(?:now |to |the |a |an |as |our |their |promoted )+", "", text, flags=re.IGNORECASE))


WITH_TEMPLATE = re.compile(r"\b(?:with|using|use) (?:the |our )?(?P<name>[\w\s-]{3,40}?) template\b", re.IGNORECASE)
NO_TEMPLATE = re.compile(
    r"\b(?:can|could|would|you|please|pls|plz|send(?:ing)?|out|(?<!-)off|over|shoot|fire|dispatch|provide|forward|e-?mails?|mails?|mailing|to|at|for|from|of|with|the|an?|our|my|their|nobody|else|only|template|message|contacts?|all|everyone|everybody|people|team|there|them|customers?|us|me|i|we|want|needs?|should|must|gets?|receives?|and|using|use|kindly|hi|hey|ally|again|now|today|in|on|by|who|is|thanks|thx|ta)\b|[~,.!?:;]",
    re.IGNORECASE,
)
"""What is left without these words names the template."""
LONGEST_TEMPLATE = 4
EVERYONE = re.compile(r"(?:our |the |their )?(?:contacts?|people|team|everyone|customers?|all)", re.IGNORECASE)


def send_email(heard: Heard, now: datetime) -> Slots:
    """The slots of `send-email`."""
    text = request_without_account(heard)
    contact = read_contact(heard)
    if contact and EVERYONE.fullmatch(contact):
        contact = None
    if said := WITH_TEMPLATE.search(text):
        template = said["name"]
    else:
        template = NO_TEMPLATE.sub(" ", re.sub(re.escape(contact), "~", text, flags=re.IGNORECASE) if contact else text)
    words = " ".join(template.split())
    return {
        "account": read_account(heard),
        "contact": contact,
        "template": words if 0 < len(words.split()) <= LONGEST_TEMPLATE else None,
    }


__all__ = ["MAIL", "NAME", "find_people", "report_change", "send_email", "track_sponsor"]
