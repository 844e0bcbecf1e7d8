"""Which attribute an account gets anew, and its value: found by what it is, wherever it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from functools import cache
from typing import Any

from bot.intents.fields import find_attribute
from bot.intents.remains import find_place
from bot.intents.vocabulary import ATTRIBUTES
from bot.intents.whose import ENDS_NAME, PERSON, is_person
from bot.language.almanac import Bias
from bot.language.dates import find_days
from bot.language.quantities import find_amounts
from bot.language.spans import clean
from bot.language.trade import Heard

COLOUR = r"red|yellow|green|amber"
VALUES = {
    "stage": r"onboarding|implementation|adoption|optimi[sz]e(?: (?:and|&) grow)?|will churn|churning",
    "priority": r"p[1-4]|priority [1-4]",
    "sentiment": COLOUR,
    "product_sentiment": COLOUR,
    "segment": r"enterprise|large(?:/| )?(?:enterprise)?|mid[- ]?market|smb|public sector",
    "region": r"emea|apac|latam|amer|na|dach|anz|namer|north america|latin america|europe|asia",
}
"""Attributes that only certain words can be said of."""
PEOPLE = frozenset({"csm", "account_owner", "solutions_architect", "executive_sponsor"})
NUMBERS = frozenset({"arr", "employees", "licensed_users", "billable_users", "active_users", "nps"})
DATES = frozenset({"renewal_date", "original_contract_date"})
NOT_MEANT = re.compile(
    r"(?:\bfrom|\bnot|n't|\bwas|\bwere|\binstead of|\brather than|\b(?:it|which|still|currently|there) says|\bstill|\bno longer|\bused to be|\bcurrently)\s+(?:in |on |a |an |the |at )*$",
    re.IGNORECASE,
)
"""Before a value that is the old one."""
BECOMES = re.compile(r"(?:\bto|\binto|\bas|\bis|\bare|\bnow|\bbe|=|->|→|:|\bon|\bin|\bput|\bset|\bmake|\bmark|\bbecomes)\s+(?:now |the |a |an |in |on |down |up |back |to )*$", re.IGNORECASE)  # fmt: skip
UNREFERENCEABLE = re.compile(
    r"\b(?:not|no longer|isn't|isnt|aren't|arent|never|remove|withdraw|withdrew|stop|stopped|drop|dropped|don't|dont|won't|doesn't)\b"
    r"|\b(?:take|turn|switch|strike)\b.{0,40}\boff\b|\bunreferenceable\b",
    re.IGNORECASE,
)
TO_SOMEBODY = (
    rf"\bfrom\s+[^\W\d_][\w.'-]*(?:\s(?-i:[A-Z])[\w.'-]*)?\s+(?:over )?to {PERSON}",
    rf"\bswap in {PERSON}",
    rf"\b(?:put|enter|note|insert) (?-i:(?=[^\W\d_a-z])){PERSON}(?=\s*(?:$|[.!?]|(?:instead|please|pls|there|in)\b))",
    rf"\bmake {PERSON} (?:\w{{2,5}} )?(?:new )?(?:~a|csm|owner|sponsor)",
    rf"\b(?:assign|set|put|appoint|name|enter|add|have) {PERSON} (?:as|to be)\b",
    rf"~a\s*(?:of |for |at |from |on |with )?(?:the )?~?(?:'s)?[\s,]*(?:(?:\b(?:is|are|has|was|will|shall|should|must|now|to|be|becomes|become|changed|changes|goes|moves|over|from now on|on)\b|=|->|→|:)[\s,]*)+{PERSON}",
    rf"\b(?:to|over to|on to|onto|with|on) {PERSON}(?=\s*(?:$|[,.;!?~]|(?:as|from|for|with|please|pls|since|starting|because|effective|now|instead)\b))",
    rf"{PERSON} (?:is|will be|becomes|takes over|should be|shall be|has taken over|is taking over|gets|(?:is |has )?to be(?:come)?|must be)\s+(?:now )?(?:(?:made|named|appointed) )?(?:as )?(?:the |their |its |our |~)?\s*(?:new )?(?:~a|~)",
    rf"\b(?:now is|is now|now it is|it is now|it's now|it's|will be|should be|should now be) {PERSON}",
)
"""Forms in which a person becomes an attribute's value; `~a` is the attribute, `~` the account."""
STATED = re.compile(
    r"(?:\b(?:ought to (?:be|read|say)|(?:has|have|should|must|will|to) become|became|turned into|to be|to|is now|is|are|as|should be|should now be|must be|has to be|needs to be|will be|shall be|becomes|be|on to|now|should (?:read|say))\b|=|->|→|:)\s*(?:now |(?:since|from|as of) (?:today|now|yesterday|tomorrow|this week|this month)(?: on(?:wards)?)? |the |back |in |to |up to |down to |over to )*(?P<value>[^,;!?\n|~—–]+)",
    re.IGNORECASE,
)
MOVED_INTO = re.compile(r"~(?:'s)? (?:in|into|on|with) (?P<value>[^,;!?\n|~—–]+)", re.IGNORECASE)
ENTERED = re.compile(r"\b(?:put|set|add|enter|make|note|record|write|store|fill in) (?P<value>[^,;!?\n|~—–]+?) (?:as|for|into|in) (?:the |their |its )?(?:new )?~a", re.IGNORECASE)  # fmt: skip
BOUGHT = re.compile(
    r"\b(?:bought|took|taken|chose|chosen|picked|went for|gone for|signed up for|has|have|gets?|got|to|onto?|into)\s+(?:the |an? )?(?P<value>(?-i:[A-Z])[\w+&/.-]*(?: (?-i:[A-Z])[\w+&/.-]*)?) ~a",
    re.IGNORECASE,
)
"""A value that stands before its attribute: "they took the Silver support level"."""
BESIDE = re.compile(r"\s+(?!(?:change|update|correction|needs?|wrong|value|fix)\b)(?P<value>[\w&/.+-]+(?:\s[\w&/.+-]+)?)\s+(?:for|at|of|on)\s+(?:the )?~", re.IGNORECASE)  # fmt: skip
BARE = re.compile(r"\s+(?P<value>[\w&/.-]+(?:\s[\w&/.-]+){0,3})\s*[.!]?")
"""Nothing but the value behind the attribute."""
END = re.compile(
    r"[\s,(]+(?:set (?:it|that|this)|update (?:it|that|this)|change (?:it|that|this)|correct (?:it|that|this)|fix (?:it|that|this)|can you|because|b/c|since|they|as they|as per|per (?:the|their|our)|as of|according to|instead of|rather than|(?:and |but )?not|was|formerly|previously|but|(?:pretty )?please|pls|plz|kindly|thanks|thx|ta|cheers|asap|for me|for us|effective|with (?:immediate )?effect|from (?:today|now|tomorrow|next)|starting|at the moment|could you|would you|"
    r"and (?:then |also )?(?:log|set|add|open|close|show|create|tell|update|change|mark))(?!\w)"
    r"|\s*,\s*(?:i|we|you|he|she|no|nope|currently|right now|so far|still|previously|before|earlier|thank|sorry|correct|amend|update|change|fix|mate|sir|in salesforce)(?!\w)",
    re.IGNORECASE,
)
EDGE = re.compile(
    r"^(?:(?:now|(?:(?:has |have )?(?:been|got) |was |is )?(?:upgraded|downgraded|changed|switched|moved|corrected|raised)(?= to\b)|(?:ought to|should|has to|needs to|must|will|shall) (?:be|become|read|say)|is|are|as|back|up to|down to|over to|up|down|to|the value|value|in|the|a|an|stage|segment|changed|of)\s+|[:,=]\s*)+|\s+(?:stage|segment|region|now|only|again|instead|as csm|as the csm|as the new csm|today|for|at|of|on|in|with|from)$",
    re.IGNORECASE,
)
CHANGED_FROM = re.compile(r"^from .+? (?:to|into|->|→) ", re.IGNORECASE)
NO_VALUE = re.compile(r"(?:field$|(?:field )?(?:says|shows|reads)\b|it (?:says|is|still)\b|which\b|but\b|wrong\b|changed\b|please\b|outdated\b|incorrect\b|missing\b|them\b|it\b|that\b).*", re.IGNORECASE)  # fmt: skip

PUBLIC_SECTOR = ["public", "sector"]
"""A segment, though its second word names an attribute."""
LONGEST_WRONG = 3
"""Words of what stands for a choice and is none: a person hears that it is none; what is longer is no value at all."""


def fill_update_attribute(heard: Heard, *, account: str | None, now: datetime) -> dict[str, Any]:
    """The slots of `update-attribute`; a value's own words name the attribute where nobody did."""
    name = heard.frame.gives.get("attribute") or _find_name(heard)
    text = _masked(heard)
    value = heard.frame.gives.get("value")
    if value is None:
        within = _placed(heard)
        value = _find(name, within, now=now) if name and within else None
        value = value or (_find(name, text, now=now) if name else None)
        if value is None:
            value = _trimmed(within) if within else None
            if value and _is_closed(name) and len(value.split()) > LONGEST_WRONG:
                value = None
        value = value or (_stated(text) if name and not _is_closed(name) else None)
    if name is None:
        name, value = _told_by_value(value, text)
    if name == "csm" and value and re.fullmatch(r"(?:me|myself)", value, re.IGNORECASE):
        value = "me"
    if name == "referenceable":
        value = _yes_or_no(value, text)
    return {"account": account, "attribute": name, "value": value}


def _is_closed(name: str | None) -> bool:
    return name in VALUES or name in PEOPLE or name in DATES


def _find_name(heard: Heard) -> str | None:
    """The attribute that is spoken of: the one the frame places, else the last of those that stand side by side first."""
    place = heard.find_units("attribute")
    words = heard.sentence.words
    if place is None:
        return None
    phrases = _attribute_phrases()
    if words[max(0, place[0] - 1) : place[1]] == PUBLIC_SECTOR:
        return next((phrases[word] for word in words[place[1] :] if word in phrases), "segment")
    name = find_attribute(" ".join(words[slice(*place)]))
    end = place[1]
    while end < len(words):
        more = next((length for length in (3, 2, 1) if " ".join(words[end : end + length]) in phrases), None)
        if more is None:
            break
        name, end = phrases[" ".join(words[end : end + more])], end + more
    return name


@cache
def _attribute_phrases() -> dict[str, str]:
    return {phrase: name for name, phrases in ATTRIBUTES.items() for phrase in phrases}


def _masked(heard: Heard) -> str:
    """The request with the account as `~` and the attribute as `~a`, so that neither is read as a value."""
    units, sentence = heard.sentence.units, heard.sentence
    start = units[heard.clause].start
    account, attribute = find_place(heard, "account"), heard.find_units("attribute")
    start = min([start, *(units[place[0]].start for place in (account, attribute) if place)])
    text = sentence.text
    for place, mark in sorted(
        ((place, mark) for place, mark in ((account, "~"), (attribute, "~a")) if place), reverse=True
    ):
        text = f"{text[: units[place[0]].start]}{mark}{text[units[place[1] - 1].end :]}"
    return text[start:]


def _placed(heard: Heard) -> str | None:
    """What stands where the frame has the value, up to the end of its clause."""
    place = heard.find_units("value") or heard.find_units("known_value") or heard.find_units("person_value")
    if place is None:
        return None
    units = heard.sentence.units
    is_bounded = (
        (heard.find_units("account") or (0, 0))[0] > place[0]
        or "known_value" in heard.frame.source
        or heard.frame.source.rstrip().endswith("now *")
    )
    text = heard.sentence.said(*place) if is_bounded else heard.sentence.text[units[place[0]].start :]
    return re.split(r"\n|(?<=\w)[.!?](?=\s|$)|;", text)[0]


def _find(name: str, text: str, *, now: datetime) -> str | None:
    """The value an attribute of its kind has in the text; None when nothing or several things there can be it."""
    if name in VALUES:
        return _meant(re.finditer(rf"(?<![\w-])(?:{VALUES[name]})(?![\w-])", text, re.IGNORECASE), text)
    if name in PEOPLE:
        return _somebody(text)
    if name in DATES:
        days = [day for day in find_days(text, now=now, bias=Bias.FORWARD) if not NOT_MEANT.search(text[: day.start])]
        return text[days[0].start : days[0].end] if len(days) == 1 else None
    if name in NUMBERS:
        amounts = [(one.start, one.end) for one in find_amounts(text) if not NOT_MEANT.search(text[: one.start])]
        goals = [place for place in amounts if BECOMES.search(text[: place[0]])] or amounts
        return text[slice(*goals[-1])].strip() if len(set(goals)) == 1 else None
    if name == "website":
        said = re.search(r"(?:https?://)?[\w-]+(?:\.[\w-]+)+(?:/\S*)?", text)
        return said.group().rstrip(".") if said else None
    if name == "slack_channel":
        said = re.search(r"#[\w-]+", text)
        return said.group() if said else None
    return None


def _meant(found: Iterable[re.Match[str]], text: str) -> str | None:
    """The one of several values that is the new one."""
    meant = [one for one in found if not NOT_MEANT.search(text[: one.start()])]
    if len({one.group().lower() for one in meant}) > 1:
        meant = [one for one in meant if BECOMES.search(text[: one.start()])]
    return meant[-1].group() if len({one.group().lower() for one in meant}) == 1 else None


def _somebody(text: str) -> str | None:
    for form in TO_SOMEBODY:
        for said in re.finditer(form, text, re.IGNORECASE):
            who = clean(said["who"])
            is_bounded = who[:1].isupper() or not form.endswith(PERSON) or ENDS_NAME.match(text, said.end("who"))
            if who.lower() in ("me", "myself") or (is_bounded and is_person(who)):
                return who
    alone = re.fullmatch(rf"\s*(?:to |now |is |the |= ?|: ?)*{PERSON}\s*[.!]*", text, re.IGNORECASE)
    return (
        clean(alone["who"]) if alone and (alone["who"].lower() in ("me", "myself") or is_person(alone["who"])) else None
    )


def _stated(text: str) -> str | None:
    """What is said to be the value, in words: "… is Food & Beverage", "… to Gold"."""
    behind = text[text.find("~a") + 2 :] if "~a" in text else text
    said = STATED.search(behind) or MOVED_INTO.search(behind) or ENTERED.search(text) or BARE.fullmatch(behind)
    said = BESIDE.match(behind) or said if "~a" in text else said
    said = said or BOUGHT.search(text)
    value = _trimmed(re.split(r"(?<=\w)\.(?=\s|$)", said["value"])[0]) if said else None
    return value if value and len(value.split()) <= 5 else None


def _trimmed(text: str) -> str | None:
    text = CHANGED_FROM.sub("", END.split(f" {text}")[0].strip())
    for _ in range(3):
        text = EDGE.sub("", text.strip())
    text = text.strip(" ,:;!?\"'") if not text.startswith("#") else text.strip(" ,;!?")
    return None if not text or NO_VALUE.fullmatch(text) else text


def _told_by_value(value: str | None, text: str) -> tuple[str | None, str | None]:
    for name, words in VALUES.items():
        if value and re.fullmatch(words, value.strip(), re.IGNORECASE):
            return name, value
    for name in ("priority", "stage", "segment", "sentiment"):
        if found := _find(name, text, now=_ANY):
            return name, found
    if re.search(r"\breferenc\w*", text, re.IGNORECASE):
        return "referenceable", value
    if GIVEN.search(text) and (who := _somebody(text)):
        return "csm", who
    return None, value


_ANY = datetime.fromisoformat("2026-01-07T12:00:00+00:00")


GIVEN = re.compile(r"\b(?:re-?assign|assign|hand(?:ing)? over|transfer)\b", re.IGNORECASE)
"""An account that is given to somebody gets a new CSM."""


def _yes_or_no(value: str | None, text: str) -> str:
    said = value if value and re.match(r"(?:no|not|false|off|yes|true|on)\b", value, re.IGNORECASE) else None
    if said:
        return "no" if re.match(r"no\b|not\b|false|off", said, re.IGNORECASE) else "yes"
    return "no" if UNREFERENCEABLE.search(text) else "yes"


__all__ = ["fill_update_attribute"]
