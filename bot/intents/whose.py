"""Whose something is, and to whom it is given: people by the words around their names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import cache

from bot.intents.anchoring import NOT_PEOPLE
from bot.intents.fields import COUNTRIES, INDUSTRIES, REGIONS, SEGMENTS, STAGES
from bot.intents.remains import Remains
from bot.intents.vocabulary import ATTRIBUTES
from bot.language.almanac import Bias
from bot.language.everyday import EVERYDAY
from bot.language.periods import find_periods
from bot.language.spans import clean

PERSON = r"@?(?P<who>(?:(?:dr|prof|mr|mrs|ms|frau|herr|mme|sir)\b\.?\s)?[^\W\d_][\w-]*(?:[.'](?!s\b)[\w-]+)*(?:[^\S\n](?-i:[A-Z])[\w-]*(?:[.'](?!s\b)[\w-]+)*){0,2})"
"""One to three words, the further ones capitalised, behind a title or not."""
OVER = r"(?:over |back |across )?"
ASSIGNED = (
    ("sign", rf"\b(?:re)?as?sign\w*\b[^.;|\n]{{0,60}}?\b{OVER}too? {PERSON}"),
    (
        "give|hand|pass|transfer|delegate|move|switch|shift|forward|goes|belongs|chuck|sling|toss|throw|lob|bung|palm off",
        rf"\b(?:give|hand|pass|transfer|delegate|move|switch|shift|forward|goes|belongs|chuck|sling|toss|throw|lob|bung|palm off)\w*\b(?:(?! (?:give|hand|pass|assign|chuck|sling|toss|throw) )[^.;|\n]){{0,60}}?\b{OVER}(?:(?:on)?too?|at) {PERSON}",
    ),
    (
        "owner|assignee|responsible|in charge",
        rf"\b(?:owner|assignee|responsible(?: person)?|in charge)\s*(?:(?:is|to|should be|will be|shall be|must be|becomes|->|now|from now on)\s+|[:=]\s*)*{PERSON}",
    ),
    (
        "like|want|need|ask|tell|have|get",
        rf"\b(?:like|want|need|ask|tell|have|get) {PERSON} to (?:look after|own|take|handle|do|run|drive|care for)\b(?: (?:it|this|that|over|care of))*",
    ),
    ("owner", rf"\bowner(?:ship)? (?:of|for|on) ~ (?:(?:to|is|should be|will be|->|=)\s+|:\s*)+{PERSON}"),
    ("make", rf"\bmake (?:it|that) {PERSON}"),
    ("now", rf"(?:\b(?:is|it'?s)\s+)?\b(?:now|from now on) (?:of|with|down to) {PERSON}"),
    (
        "plate|list|desk|pile|board|tab|queue",
        rf"\b(?:put|pop|stick|drop|place|chuck|bung|is|it's)\b[^.;|\n]{{0,30}}?\bon {PERSON}'s (?:plate|list|desk|pile|board|tab|queue)\b",
    ),
    (
        "said|says|told|agreed|offered|promised|volunteered|happy|willing|glad",
        rf"(?<![\w'-]){PERSON} (?:has |have )?(?:said|says|told me|agreed|offered|promised|volunteered|is happy|is willing|is glad)(?: that)? (?:(?:he|she|they)(?:'ll|'d| can| could| will| would) |to )(?:be able to )?(?:take|do|own|handle|run|drive|look after)\b(?: (?:it|this|that|over))*",
    ),
    ("make", rf"\bmake {PERSON} (?:the |its )?(?:new )?(?:owner|assignee|responsible)\b"),
    ("let", rf"\blet {PERSON} (?:take|own|handle|do|have|run|drive)\b"),
    (
        "own|tak|care|handle|drive|run|look after|do |gets|responsible|charge|on it",
        rf"(?:\bit'?s |\bby )?(?<![\w'-]){PERSON} (?:from (?:our|my|the) (?:side|team|end) )?(?:owns?|(?:should|will|to|can|must|shall|could|would|might) (?:own|take(?: care of)?|handle|drive|run|look after|be the owner|do (?=it\b|this\b|that\b))|takes?|is taking|handles|gets it|is (?:now )?(?:the )?(?:new )?(?:owner|responsible|in charge)|is on it)\b(?: (?:it|this|that|over))*",
    ),
    (
        "on it|got it|'s taking|'s doing",
        rf"(?<![\w'-]){PERSON}'s (?:on it|got it|taking (?:it|this)|doing (?:it|this))\b",
    ),
    ("can |could |should |may ", rf"\b(?:can|could|should|may) {PERSON} (?:get|have|take|do|own|handle|look after)\b"),
    (
        "does|has|looks|runs|will",
        rf"(?<![\w'-]){PERSON} (?:does|has|looks after|runs|will do|will handle) (?:it|this|that|this one|that one)\b",
    ),
    ("put|place", rf"\b(?:put|place)\s+{PERSON} on (?:it|this|that|~)"),
    ("put|place", rf"\b(?:put|place)\b[^.;|\n]{{0,30}}?\b(?:on|under|with) {PERSON}(?!\s+(?:as|until|till)\b)"),
    (
        "assign|give|hand|pass|get",
        rf"\b(?:assign|give|hand|pass|get) {PERSON} (?=~|(?:an?|the|another|one|this|that|new)\b)",
    ),
    ("name", rf"\b(?:on|under|in|to) {PERSON}'s name\b"),
    ("assign", rf"\bassign {PERSON}(?=\s*(?:$|[|,.;]))"),
    ("so ", rf"\bso (?:that )?(?-i:(?=[A-Z])){PERSON} (?=[a-z]+s\b)"),
    (" to ", rf"(?<![\w'-])(?-i:(?=[A-Z])){PERSON} to (?:own|take|handle|do|run|drive|lead) (?:it|this|that|~)"),
    ("by ", rf"(?:\bto be |\bshould be |\bis )?\b(?:owned|handled|done|driven|taken care of|looked after) by {PERSON}"),
    ("→|->|=>", rf"(?:→|->|=>)\s*{PERSON}"),
    ("'s now|'s from", rf"(?<![\w'-]){PERSON}'s (?:now|from now on)\b"),
    (
        "owner|assignee|responsible",
        rf"(?:\bwith )?(?<![\w'-]){PERSON} as (?:the |its )?(?:new )?(?:owner|assignee|responsible)\b",
    ),
    ("@", rf"(?:\b(?:for|to|owner) )?(?<![\w.])(?=@){PERSON}(?=\s*(?:$|[|,.;]|(?:due|by|until|high|medium|low)\b))"),
    (" to ", rf"^\W*~ (?:please |pls )?to (?-i:(?=[A-Z])){PERSON}(?=\s*(?:$|[|,.;]))"),
)
"""Ways to say to whom something is given, each behind parts of words of which it needs one."""
FOR_SOMEBODY = (("for|on", rf"(?<![\w~] with)(?<!\w)(?:for|on) {PERSON}(?=\s*(?:$|[|~,.;:!)]|(?:to|due|by|on|for|with|and|please|pls|high|low|medium|until|at)\b))"),)  # fmt: skip
"""To whom something new is given, when nothing else says so."""
MINE = re.compile(
    r"\b(?:(?:assigned|give it|assign it) to me|put (?:it|this|that|~) on me|owner\s*(?:is|:|=)?\s*me|(?:cta|to-?do|task)s? (?:for|on) me|"
    r"(?<=[,;|] )(?:mine|me)(?=\s*(?:$|[,.;:|]))|"
    r"for myself|remind me|i(?:'?m| am| will be|'ll be) (?:the |its )?owner|(?:is|are|be) (?:now )?mine|i'?ll (?:(?:take|own)(?: it| this)?|(?:do|handle|run) (?:it|this)\b)|i own (?:it|this)|i (?:will|am going to) (?:take|own))\b",
    re.IGNORECASE,
)
NOBODY = NOT_PEOPLE | frozenset(
    "effect longer me us ones one action what that it there here who how where when let she he they we you i customer customers client clients account accounts today team year month week quarter tomorrow yesterday everyone everybody anyone "
    "anybody someone somebody nobody high low medium urgent normal progress wip done closed started next new due cta ctas task tasks todo todos renewals opportunities deals overdue open snoozed all any every "
    "please pls thanks eod eow eom eoq eoy status health success onboarding adoption expansion lifecycle activity objective playbook digest".split()
)  # fmt: skip
"""Words nobody is called, though they stand where names do."""
ENDS_NAME = re.compile(
    r"(?:\s*(?:$|[|~,.;:!?)(-])|\s+(?:and|please|pls|due|by|with|instead|for|on|as|thanks|thx|because|until|till|from|now|high|low|medium|he|she|who)\b)",
    re.IGNORECASE,
)
"""What may follow a name in small letters."""
FIRST_WORD = re.compile(r"[\s-]")
SURNAME = re.compile(r"\s(?P<name>[^\W\d_][\w'-]+)")
_NOON = datetime.fromisoformat("2026-01-07T12:00:00+00:00")


def take_owner(remains: Remains, *, is_new: bool = False) -> str | None:
    """To whom it is given; `is_new`: "for Hana" and "on Hana" count as well."""
    if remains.take(MINE):
        return "me"
    lower = remains.text.lower()
    for needs, form, ends_with_name in _forms(is_new=is_new):
        if not any(part in lower for part in needs):
            continue
        for said in form.finditer(remains.text):
            who = _name_in(said["who"])
            if who.lower() in ("me", "myself"):
                remains.cut(said.start(), said.end())
                return "me"
            if not is_person(who):
                continue
            if who[0].isupper() or not ends_with_name or ENDS_NAME.match(remains.text, said.end("who")):
                remains.cut(said.start(), said.end())
                return who
            surname = SURNAME.match(remains.text, said.end("who"))
            if surname and surname["name"].lower() not in EVERYDAY and ENDS_NAME.match(remains.text, surname.end()):
                remains.cut(said.start(), surname.end())
                return f"{who} {surname['name']}"
    return None


@cache
def _forms(*, is_new: bool) -> Sequence[tuple[Sequence[str], re.Pattern[str], bool]]:
    """Of every form: the parts of words of which a text must hold one, the form itself, and whether it ends with the name."""
    return [
        (needs.split("|"), re.compile(rf"[\s,;]*(?:(?<=[,;\s])and\s+)?{form}", re.IGNORECASE), form.endswith(PERSON))
        for needs, form in (*ASSIGNED, *(FOR_SOMEBODY if is_new else ()))
    ]


def is_person(words: str) -> bool:
    """True for words that can be somebody's name: no word of the trade, no day, no everyday word in small letters."""
    lower = words.lower()
    if (
        not lower
        or lower.endswith("n't")
        or lower in NOBODY
        or FIRST_WORD.split(lower)[0] in NOBODY
        or lower in _names_of_things()
    ):
        return False
    if lower in EVERYDAY and not (words[0].isupper() and len(lower) > 2):
        return False
    return not find_periods(words, now=_NOON, bias=Bias.FORWARD)


@cache
def _names_of_things() -> frozenset[str]:
    things = {one for words in ATTRIBUTES.values() for one in words}
    return frozenset(things | set(COUNTRIES) | set(INDUSTRIES) | REGIONS.keys() | SEGMENTS.keys() | STAGES.keys())


ALONE = re.compile(rf"(?<=[,|:])\s*(?-i:(?=[^\W\d_a-z])){PERSON}(?:'s)?\s*(?=[,|.]|$)", re.IGNORECASE)
"""A name between two marks."""
NO_SURNAME = re.compile(r"(?:ed|ing|ions?|ments?|ly|ness|ance|ence|ity|ship)$", re.IGNORECASE)
"""Ends of words that are no names."""


def find_alone(text: str) -> Iterator[re.Match[str]]:
    """Whoever stands for himself between two marks: "low, Gideon, 9 December"."""
    for said in ALONE.finditer(text):
        who = said["who"]
        if who.lower() not in EVERYDAY and not NO_SURNAME.search(who) and is_person(who):
            yield said


TEAM = re.compile(r"\b(?:my |our |the )?team(?:'s|mates)?\b|\b(?:my |our )?direct reports\b|\bmy reports\b", re.IGNORECASE)  # fmt: skip
EVERYBODY = re.compile(
    r"\b(?:everyone|everybody|anyone|anybody|whole company|company[ -]wide|all (?:csms|teams|users))\b", re.IGNORECASE
)
OWN = re.compile(
    r"\b(?:my|mine|me only|only me|for me|i own|i have|do i|i still|am i|assigned to me|i've|of mine|i am|i'm|should i|have i|i'm owning)\b"
    r"|\bi\b(?= (?:need|still|have|owe|must|should|follow|got))",
    re.IGNORECASE,
)
OWNER_IS = re.compile(
    rf"\b(?:(?:owner|assignee|csm)\s*[=:]|(?:owner|assignee)(?: is)?|(?:are|is|sits?|lies?) with (?-i:(?=[A-Z])))\s*{PERSON}",
    re.IGNORECASE,
)
WHOLE_NAME = re.compile(
    r"\b(?:owned by|assigned to|belong(?:s|ing)? to|managed by|run by|handled by)\s+(?P<who>[^\W\d_][\w'-]+ [^\W\d_][\w'-]+)(?=\s*(?:$|[|,.;?!]))",
    re.IGNORECASE,
)
"""Two names in small letters."""
ASIDE = re.compile(
    r",\s*(?:quick\b,?\s*)?(?:i(?:'ve|'m| am| have| had| was| lost)\b|my \w+ (?:is|has|was|wants|asked|needs|keeps)\b)[^,|~]*$",
    re.IGNORECASE,
)
"""Why it is asked: "…, my boss is on the other line"."""
POSSESSOR = re.compile(rf"(?<![\w'-])(?:(?:show|list|all|open|of|for|the|get|see|give|and|in|me|us)\s+)*{PERSON}'s?\s+(?!~)", re.IGNORECASE)  # fmt: skip
HAVER = re.compile(
    rf"\b(?:what|which|whats|what's|where|how many|anything|ctas|tasks|plans|renewals|risks|accounts|customers|deals|opportunities|opps)\b[^.;?|\n]{{0,30}}?\b(?:has|have|does|do|is|are|did|'s)\s+{PERSON}\s+"
    r"(?:still |currently |now |also )*(?:have|own|owns|got|open|running|working|has|is|left|handle|handles|overdue|run|runs|manage|manages|look|looking|exposed|due|expiring|renewing|in)\b"
    rf"|\b(?:which|what|that|ctas|tasks|plans|accounts)\s+(?P<who2>{PERSON.replace('(?P<who>', '(?:')})\s+(?:still |currently |now )?(?:owns?|has|have|handles|runs|manages)\b"
    rf"|\b(?:has|have) (?P<who3>{PERSON.replace('(?P<who>', '(?:')})\s*(?:[?.!|]|$|got\b|open\b|on\b|at\b|with\b|for\b)"
    rf"|\b(?:what|which|where)(?: is|'s|s) (?P<who4>{PERSON.replace('(?P<who>', '(?:')}) (?:got|exposed|working|handling|running|looking|carrying|still)\b"
    rf"|\b(?:has|have|does|do|did|is|are|what's)\s+(?P<who5>(?-i:(?=[A-Z])){PERSON.replace('(?P<who>', '(?:')})(?!'s|\s*~)",
    re.IGNORECASE,
)
BELONGS = re.compile(
    rf"\b(?:owned by|assigned to|belong(?:s|ing)? to|managed by|run by|handled by|(?:pending|sitting|parked|lying|waiting) (?:on|with)|of|by|for|from|on)\s+{PERSON}(?!\s*~|\s+(?:account|accounts|customers)\b|\w)(?=\s*(?:$|[|,.;?!]|~|(?:with|that|which|who|in|at|due|sorted|please|this|next|and|on|for|over|under|from|until|till|til|before|closing|renewing|end|ends|expire|expires|renew|renews|are|is)\b))",
    re.IGNORECASE,
)


def find_scope(text: str) -> str | None:
    """Whose a list is: mine, the team's, everyone's, or somebody's; names of accounts are masked by `~`."""
    if who := _first(OWNER_IS, text):
        return "me" if who.lower() in ("me", "myself") else who
    text = ASIDE.sub("", text)
    if who := _first(POSSESSOR, text):
        return who
    if EVERYBODY.search(text):
        return "all"
    if TEAM.search(text):
        return "team"
    if who := _first(HAVER, text):
        return who
    if OWN.search(text):
        return "me"
    if (
        (said := WHOLE_NAME.search(text))
        and EVERYDAY.isdisjoint(said["who"].lower().split())
        and is_person(said["who"])
    ):
        return said["who"]
    return _first(BELONGS, text)


def find_scope_of_pronoun(text: str, whole: str) -> str | None:
    """Somebody named before the request itself: "where is Keiko exposed, show her at-risk customers"."""
    if re.search(r"\b(?:her|his|she|he|hers)\b", text, re.IGNORECASE):
        return _first(POSSESSOR, whole) or _first(HAVER, whole)
    return None


def _name_in(words: str) -> str:
    """The name without the everyday words in small letters before it: "can Tariq"."""
    said = words.split()
    while len(said) > 1 and said[0].islower() and said[0] in EVERYDAY:
        said = said[1:]
    return clean(" ".join(said))


def _first(form: re.Pattern[str], text: str) -> str | None:
    return next(_people(form, text), None)


def _people(form: re.Pattern[str], text: str) -> Iterator[str]:
    for said in form.finditer(text):
        who = _name_in(next(value for value in said.groupdict().values() if value))
        if is_person(who):
            yield who


__all__ = [
    "ENDS_NAME",
    "NO_SURNAME",
    "PERSON",
    "find_alone",
    "find_scope",
    "find_scope_of_pronoun",
    "is_person",
    "take_owner",
]
