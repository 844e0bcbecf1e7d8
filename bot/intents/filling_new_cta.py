"""The slots of a new CTA; what nothing else accounts for is its name."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from rapidfuzz.process import extractOne

from bot.intents.choices import RISK_REASONS, TYPES
from bot.intents.remains import CUT, NAMED, Remains, request_of
from bot.intents.whose import NO_SURNAME, find_alone, is_person, take_owner
from bot.language.everyday import EVERYDAY
from bot.language.spans import clean, find_choice
from bot.language.trade import Heard

WHICH_ONE = re.compile(rf"{NAMED}\((?:the|not|ex|formerly)\b[^()]{{1,60}}\)", re.IGNORECASE)
"""What tells which account is meant: "Kingfisher (the marina, not the insurer)"."""
PLAYBOOK_APART = re.compile(
    r"(?<=[,|~])\s*(?:the )?(?!(?:write|review|send|discuss|update|share|draft|build|prepare|finish|go|check|present|explain|make|choose|pick|agree|test|walk|apply|applying|use|using|with|run|running|attach|from|via|add|follow|following|on|and)\b)(?P<name>(?:(?!the |their |our |his |her )[\w/&-]+\s+){1,5})playbook\s*(?=$|[,.|])",
    re.IGNORECASE,
)
"""A playbook that stands for itself between two marks: "account triage playbook, Freya"."""
PLAYBOOK = re.compile(
    r"[,;]?\s*\b(?:and )?(?:using|use|apply|with|run|applying|from|via|attach|based on|following|on|w/)\s+(?:the |a )?(?P<name>[\w\s&/-]{3,50}?)\s+playbook\b|\bplaybook\s*:?\s*(?P<after>[\w\s&/-]{3,50}?)(?=[,.;|]|$| due\b)"
    r"|[,;]\s*(?:and )?(?:apply|applying|attach)\s+(?:the |a )?(?P<applied>[\w\s&/-]{3,50}?)(?=\s*(?:[,.;|]|$))",
    re.IGNORECASE,
)
REASON = re.compile(
    r"[,;.]?\s*\b(?:with |the |for )*(?:reason|cause)\s*(?:is|being|:|=)?\s*(?P<name>[^,;.|)\n]+?)(?=\s+(?:due|type|priority|priorty|prio|owner|high|low|medium|by|until|and name|and call)\b|[,;.|)\n]|$)",
    re.IGNORECASE,
)
CALLED = re.compile(
    r"[\s,;]*\b(?:and )?(?:name it|call it|called|named|titled|entitled|(?:with )?(?:the |its )?(?:name|title|subject|topic)(?: is| should be)?)\s*[:=-]?\s+(?P<name>[^|~;\n]+?)(?=\s*(?:$|[|~;\n]|[.,](?:\s|$)|\b(?:due|by the|owner|assigned|with priority)\b|\b(?:and )?(?:hand|give|assign|let|make|put|set|pass) (?:it|this|that)\b|\band (?:hand|give|assign|let|make|put|set|pass)\b))",
    re.IGNORECASE,
)
TYPE = r"(?:risk|rsik|rik|e?xpa?ns(?:ion|oin|on)|expantion|lifecycle|life cycle|lifecylce|activi?ty|renew?al|renewl|objective|objectiv)"
HEAD = re.compile(
    r"(?P<before>(?:[\w'/-]+\s+){0,9}?)\b(?:c\.?t\.?a\.?s?|call to action|to[- ]?do)\b(?:\s*#?\s*4\b(?=\s*[|~]))?"
    rf"(?:\s+(?:of type|of kind|of|type|kind|with type)\s+(?P<behind>{TYPE})\b)?",
    re.IGNORECASE,
)
COMMAND = re.compile(r"^\s*/?cta\s+(?:open|new|create|add)\b|^\s*/cta\b", re.IGNORECASE)
VERBS = re.compile(
    r"\b(?:going|can i have|could i have|(?:i|we)'d|i have|we have|needs|requires|require|get|one|open|opne|opening|create|creating|creat|craete|make|making|start|new|raise|raising|add|adding|set up|setup|schedule|sched|another|need|should have|build|put in|put|enter|spin up|kick off|log|there|must be|be|going|would|mind|i'd|'d|opened|it|me|one|file|draft|begin|launch|generate|write|prepare|please|pls|plz|can|could|you|would|kindly|i|i'm|we|want|to|a|an|the|us|for|my|our|quick|so|ok|hi|hey|hello|ally|also|and|then|up|of|out|like|now|go ahead|help|let's|lets|have|give|against|remind|with|on|in|at|assign|this|that|who|needs to)\b",
    re.IGNORECASE,
)
LEVEL_WORDS = re.compile(r"\b(?:high|medium|low|urgent|priority|prio)\b", re.IGNORECASE)
TYPE_ALONE = re.compile(
    rf"(?:(?<=[|,.~\n])|^)\s*(?:of |the )?(?:type\s*(?:is\b|:)?\s*(?P<typed>\w+)(?: (?:i think|i guess|please|probably|maybe))?|(?P<alone>{TYPE})|(?P<so>{TYPE}) type)\s*(?=[|,.\n]|$|and\b)"
    rf"|\s*\b(?:make|mark) (?:it|this|that) (?:as )?(?:an? )?(?P<made>{TYPE})\b(?: (?:cta|type|one))?",
    re.IGNORECASE,
)
LEAD = re.compile(
    r"^(?:(?:please|pls|plz|going|and|with|for|on|at|to|about|around|regarding|concerning|re|due|by|of|in|is|name it|call it|called|named|titled|title|subject|name|it's about|its about|it is about|it's|against|so|that|because|due date|not urgent|4|w/|w|from|until|/ally|hi|could you|can you|would you|make|sched|i|we|need|needs|should have|"
    r"(?:someone|somebody|we|i|you) (?:has|have|needs?|must|should|ought) to|(?:so )?(?:that )?we (?:don't|do not|won't) forget to|so that|in order to|where we|it must be opened one|it must be opened|'s)\b[\s,:]*|'s\s+|['’]\s+)+",
    re.IGNORECASE,
)
ASIDE = re.compile(
    r"(?<=\w),\s+(?:(?:nobody|no one|they|he|she|it|because|since|as|cos)\b|(?!we\b|i\b|you\b)(?:\w+ ){1,3}(?:has|needs|must) (?:to )?).*$",
    re.IGNORECASE,
)
"""Why it is to be done, behind what is to be done."""
TAIL = re.compile(
    r"[\s,]*\b(?:please|pls|plz|thanks|thx|and|due|due date|by|until|with|for|at|on|to|asap|using|because|owner|me|w|w/|the|a|let's|in|of|from|eod|should)$|[\s,]+$",
    re.IGNORECASE,
)
NO_NAME = re.compile(
    r"(?:\d+ (?:days|weeks|months) (?:out|ahead)|(?:it|this|that) (?:should|must|has to|needs to|can|will|shall|is)(?: be)?|not urgent|urgent|me|them|an?|the one|open|going|new|create|needs?|get|it|can|could|have|please|ta|add|make|this|that|cta|for|and|priority|ok|should|account|customer|type|owner|good|someone|need someone)",
    re.IGNORECASE,
)
OBJECT = re.compile(
    r"\bto (?!(?:open|give|get|create|make|raise|add|start|have|set|put|be|the|our|customer|account)\b)[a-z]+\s*$",
    re.IGNORECASE,
)
"""Before an account whose name is part of what is to be done: "to walk Globex through it"."""
GIVEN = re.compile(r"\bto [a-z]+ [^|.;:]{1,30} (?:from|of|at|with)\s*$", re.IGNORECASE)
WHAT = re.compile(r"\s*(?:the|an?|our|their|his|her)\s+\w", re.IGNORECASE)
"""The same in "to send Bettina from Globex the corrected invoice": before the account, and behind it."""
FOREGOING = 3
"""Words from which what stands before the command can be what is to be done."""
BECAUSE = re.compile(
    r"[,;]?\s*\b(?:because(?: of)?|b/c|bc|cos|since|due to)\s+(?P<name>[^,;.|\n]+?)(?=\s*(?:[,;.|\n]|$))", re.IGNORECASE
)
"""Why a customer is at risk, said as a reason is."""
_REASONS = tuple(choice for choice in RISK_REASONS if choice.value != "other")
LAST = re.compile(
    r"\w[^|]*\|(?:\s*\|)+\s*(?P<who>[^\W\d_]{2,})\s*$|\w[^|]*\|\s*(?P<early>[^\W\d_]{2,})\s*(?:\|\s*){2,}$"
)
"""A single word at the end, directly behind or before something that was taken."""
LOW_ADOPTION = re.compile(r"\b(?:low|poor|lack(?:ing)?|missing|no|weak) (?:adoption|engagement|usage|budget|sponsor)\b|\bcompetitors?\b(?=\s*(?:$|[|,.]))", re.IGNORECASE)  # fmt: skip
"""Other words for why a customer is at risk."""


def fill_open(heard: Heard, *, now: datetime, account: str | None) -> dict[str, Any]:
    """The slots of `open-cta`."""
    rest = request_of(heard, "account")
    rest.text = re.sub(r"\s(?:[-–—]+|/)\s", CUT, WHICH_ONE.sub(f"{NAMED}{CUT}", rest.text))
    before, _, behind = rest.text.partition(NAMED)
    if account and behind and (OBJECT.search(before) or (GIVEN.search(before) and WHAT.match(behind))):
        rest.text = rest.text.replace(NAMED, f" {account} ", 1).replace(f"{account} '", f"{account}'")
    slots: dict[str, Any] = {"account": account}
    slots["playbook"] = _take_words(rest, PLAYBOOK_APART) or _take_words(rest, PLAYBOOK)
    slots["reason"] = _take_words(rest, REASON)
    slots["name"] = rest.take_quoted() or TAIL.sub("", _take_words(rest, CALLED) or "") or None
    slots["owner"] = take_owner(rest, is_new=True)
    is_dashed = re.search(r"\|\s*[^\W\d_]+\s*(?:$|\|)", rest.text) is not None
    slots["due"] = rest.take_due(now=now)
    slots["priority"] = rest.take_priority()
    slots["type"], described, level = _take_head(rest)
    slots["priority"] = slots["priority"] or level
    if slots["type"] is None and (said := TYPE_ALONE.search(rest.text)):
        slots["type"] = _find_type(next(value for value in said.groupdict().values() if value))
        rest.cut(said.start(), said.end())
    if slots["reason"] is None and slots["type"] == "risk":
        slots["reason"] = _take_words(rest, BECAUSE) or _take_reason(rest)
    slots["owner"] = slots["owner"] or _take_person(rest, is_told=bool(slots["reason"] or slots["playbook"]))
    if slots["owner"] is None and slots["due"] and is_dashed:
        slots["owner"] = _take_last(rest)
    slots["name"] = slots["name"] or _name(rest) or described
    return slots


def _take_person(rest: Remains, *, is_told: bool) -> str | None:
    """Whoever stands for himself between two marks: "audit trail export, Noor, high".

    Something else must be left for the name, unless a reason or a playbook tells what it is about.
    """
    for said in find_alone(rest.text):
        others = VERBS.sub("", rest.text[: said.start()] + rest.text[said.end() :])
        if is_told or len(re.findall(r"\w{2,}", others)) > 1:
            rest.cut(said.start(), said.end())
            return said["who"]
    return None


def _take_last(rest: Remains) -> str | None:
    """A name in small letters that closes what is said behind the day: "… - due Friday - noor"."""
    said = LAST.search(rest.text)
    who = (said["who"] or said["early"]) if said else ""
    if who.lower() in EVERYDAY or who.endswith("ing") or NO_SURNAME.search(who) or not is_person(who):
        return None
    rest.text = f"{rest.text.rpartition(who)[0]}{CUT}"
    return who


def _take_words(rest: Remains, form: re.Pattern[str]) -> str | None:
    said = rest.take(form)
    return clean(next(value for value in said.groupdict().values() if value)) if said else None


def _take_head(rest: Remains) -> tuple[str | None, str | None, str | None]:
    """Takes "open a risk CTA": the type said in it, what else describes the CTA, and how urgent that makes it."""
    if command := COMMAND.search(rest.text):
        rest.cut(command.start(), command.end())
        return None, None, None
    said = HEAD.search(rest.text)
    if said is None:
        return None, None, None
    before = said["before"]
    kind = re.search(rf"\b{TYPE}\b", said["behind"] or before, re.IGNORECASE)
    level = re.search(r"\b(?:high|medium|low|urgent)\b", before, re.IGNORECASE)
    words = VERBS.sub(" ", re.sub(rf"\b{TYPE}\b", " ", before, flags=re.IGNORECASE))
    words = " ".join(LEVEL_WORDS.sub(" ", words).split())
    foregoing = rest.text[: said.start()].strip(" |~,.")
    rest.text = rest.text[said.end() :] + (f"{CUT}{foregoing}" if len(foregoing.split()) >= FOREGOING else "")
    return (
        _find_type(kind.group()) if kind else None,
        words if len(words) > 1 else None,
        {"urgent": "high"}.get(level[0].lower(), level[0].lower()) if level else None,
    )


def _find_type(words: str) -> str | None:
    """The type that is meant, whatever letters were lost on the way."""
    found = find_choice(words, TYPES)
    near = extractOne(words.lower(), [one.value for one in TYPES], score_cutoff=75)
    return found[0] if found else near[0] if near else None


def _take_reason(rest: Remains) -> str | None:
    if found := find_choice(rest.text, _REASONS):
        words = rest.text[found[1] : found[2]]
        rest.cut(found[1], found[2])
        return words
    said = rest.take(LOW_ADOPTION)
    return said.group() if said else None


def _name(rest: Remains) -> str | None:
    """The longest piece that says what is to be done."""
    pieces = []
    for piece in rest.pieces():
        bare = ASIDE.sub("", LEAD.sub("", piece)).strip(" ,.;:!?-–—\"'()")
        for _ in range(4):
            bare = TAIL.sub("", LEAD.sub("", bare)).strip(" ,.;:!?-–—\"'()")
        if len(bare) > 1 and not NO_NAME.fullmatch(bare) and VERBS.sub("", bare).strip():
            pieces.append(bare)
    several = [piece for piece in pieces if len(piece.split()) > 1]
    return next(iter(several or pieces), None)


__all__ = ["CUT", "fill_open"]
