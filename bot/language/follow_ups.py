"""What is to be done next, as it stands in notes: "Action on me: send the deck by Monday", "follow up Thursday"."""

from __future__ import annotations

import re
from datetime import datetime

from bot.language.almanac import Bias
from bot.language.dates import find_days

EXAMINED = 1_500
"""Characters at the end of notes in which a follow-up is looked for."""

_SOON = r"(?:mon|tue|wed|thu|fri|sat|sun|tomorrow|tmrw|today|next|by|this|on the|on \d|in (?:a|two|three|\d))\w*"
_HEAD = (
    r"(?:(?:my |an? |one )?(?:action items?|(?:next )?actions?|next steps?|nxt steps?|next|todos?|to[- ]dos?|ai|task|follow[- ]?ups?|f/?u|pending|outstanding|open|on me|due from me|promised|i owe (?:them|him|her)"
    r"|reminder|homework|deliverables?|(?:note|reminder|memo) to (?:self|myself|me))(?: (?:(?:on|for|from) )?(?:mine|me|us|(?:my|our) (?:side|end))| needed| required)?"
    r"\s*(?::|=|->| [-–—] |(?<=self),|(?<=myself),)\s*|next steps? (?:is|are|will be)(?: for (?:me|us))? (?:(?=to )|that (?:i|we) (?:will |must )?))"
    r"(?:i (?:need|have) to |need to |to )?"
)
"""What announces it: "next steps: ", "to do - ", "note to self, "."""
_DUTY = r"(?:i |we )?(?:need|have|must|got) to |(?:please |pls )?remember to |(?:please |pls )?don't forget to |i must |(?:i'm|i am) to "
_BY_THEN = r"(?=(?:until|by|before) [^.;,\n]{3,20},? (?:i|we) (?:must|will|shall|need to|have to|should) )"
_TURN = r"(?:i|we) (?:must|will|shall|need to|have to|should) "
"""What stands between a day said first and what is to be done: "until Wednesday I must send it"."""
_REMIND = r"(?:please |pls )?(?:can you |could you )?(?:remind me|set (?:me )?a reminder)(?: to)?\b:? ?"
_PLAN = rf"(?:i'll|i will|i'm going to|i am going to|we'll|we will) (?=[^.;\n]*\b{_SOON}\b[^.;\n]*[.!]?\s*$)"
_AGAIN = (
    r"(?:(?:i'll|i will|we'll|we will|will|let's|lets|shall) )?"
    r"(?=(?:follow[- ]?up|f/u|following up|circle back|check back|check in again|ping them|chase)\b)"
)
_TODO = (
    r"(?:send|ping|chase|schedule|share|prepare|arrange|organi[sz]e|set up|draft|invite|loop in|get back to|reach out)"
)
_DO = (
    rf"(?<=[.!?\n•]\s)(?={_TODO}\b"
    rf"[^.;\n]*\b{_SOON}\b[^.;\n]*[.!]?\s*$)"
)
"""A closing order to oneself that has a day."""
_FOLLOW = re.compile(
    r"(?:^|(?<=[.!?;,\n•\u2600-\u27bf\U0001f000-\U0001faff])|(?<=\s[-–—/|→])|(?<=[.,;]\sand)|(?<=\sand)|(?<=\s)(?=follow[- ]?up\s?=))\s*"
    rf"(?P<lead>{_HEAD}|{_BY_THEN}|{_DUTY}|{_REMIND}|{_PLAN}|{_AGAIN}|{_DO})"
    r"(?P<what>(?:[^.;\n]|\.(?=\d)|(?<=\d)\.(?=\s*$)|(?<=\b[MD][rs])\.|(?<=\bMrs)\.|(?:\.{2,}|;)(?=\s*(?:no|sorry|wait|actually|i mean|make (?:that|it))\b))*)",
    re.IGNORECASE,
)
_AGAIN_SOON = rf"(?:follow[- ]?up|f/u)(?: (?:on )?(?={_SOON}\b)| {_TODO}\b)"
_RUN_ON = re.compile(
    r"(?<!\bno)(?<!\bto)(?<!\bwill)(?<!\bshould)(?<!\bcan)(?<!\bwould)(?<!\bthey)(?<!\bthe)(?<!\ba)(?<!\bmust)(?<!\bwe) "
    rf"(?P<lead>(?:please )?remind me to |i (?:need|have) to |i must )?(?P<what>(?(lead)(?:{_TODO}|{_AGAIN_SOON})|{_AGAIN_SOON})"
    rf"[^.;,\n]*\b{_SOON}\b[^.;,\n]*)[.!]?\s*$",
    re.IGNORECASE,
)
"""The same at the end of dictation, where no mark tells the sentences apart."""
_FOLLOWED = re.compile(
    r"(?:follow[- ]?up|f/u)\s+(?:to\s+|and\s+)?(?=(?:send|share|book|schedule|set|write|prepare|get|give|ask|order|draft|invite|"
    r"confirm|arrange|organi[sz]e|provide|review|fix|find|make|create|introduce)\b)",
    re.IGNORECASE,
)
"""A heading rather than what is to be done: "f/u send redline"."""
_CORRECTED = re.compile(
    r"(?:\.{2,}|[;,–—-])\s*(?:no|sorry|wait|actually|i mean|make (?:that|it))\b,?(?P<rest>.*)$", re.IGNORECASE
)
"""A day taken back at once: "by next Friday... no, this Friday"."""
_NO_MATTER = re.compile(
    r"(?:follow[- ]?up|f/u)s? (?:is |are |was )?(?:not )?(?:needed|done|call is|meeting is)|(?:none|nothing|n/a|no)\b\W*$",
    re.IGNORECASE,
)
"""What looks like a follow-up and is none."""
_ABOUT = re.compile(r"\s*(?:about|with|re|regarding|to|over|w/)\s", re.IGNORECASE)
"""Words behind a day that tell more of what is to be done."""
_BARE = re.compile(r"follow(?:ing)?[- ]?up|f/u", re.IGNORECASE)
_IS_TOLD = re.compile(
    r"\s*:\s*\w|\s*(?:,|[-–—])?\s*(?:to |and )?(?:open|close|check|book|call|email|write|review|get|give|ask|confirm|find)\b"
    r"|\s+(?!(?:and|so|then|please|pls|thanks|thx|they|we|he|she|it|i|the|about|with|re|regarding|to|over|w|at|on|by|call|meeting|if|when|as)\b)\w+ \w",
    re.IGNORECASE,
)
"""Behind "follow up Friday": words that say with what."""
_NEEDS_START = re.compile(r"(?:need|have|got|must) to |i must|i'll|i will|i'm|i am|we'll|we will", re.IGNORECASE)


def find_follow_up(text: str, *, now: datetime) -> tuple[dict[str, str], int, bool] | None:
    """What is to be done next: the words and the day, where it begins, and whether it is the last thing said."""
    shift = max(0, len(text) - EXAMINED)
    for said in (*reversed(list(_FOLLOW.finditer(text[shift:]))), *_RUN_ON.finditer(text[shift:])):
        before = text[: said.start() + shift].rstrip()
        if before and not _may_begin(said["lead"] or "", before[-1]):
            continue
        if re.search(r"\bno[t]?$", before, re.IGNORECASE) or _NO_MATTER.match(said["what"]):
            continue
        follow_up = split_due(_FOLLOWED.sub("", said["what"]), now=now)
        if follow_up.get("text"):
            return follow_up, said.start() + shift, not text[said.end() + shift :].strip(" .;!\n")
    return None


def _may_begin(lead: str, mark: str) -> bool:
    """Whether what is said to be done begins behind a mark: what is needed begins a sentence, what the speaker plans a clause."""
    if not _NEEDS_START.match(lead):
        return True
    return mark in ".!?;\n-–—" or ord(mark) > 0x2600 or (mark == "," and lead.lower().startswith(("i'll", "i will")))


def split_due(text: str, *, now: datetime) -> dict[str, str]:
    """What is to be done without its day, and the day."""
    if (corrected := _CORRECTED.search(text)) and (days := find_days(corrected["rest"], now=now, bias=Bias.FORWARD)):
        return split_due(text[: corrected.start()], now=now) | {"due": days[-1].value.isoformat()}
    days = find_days(text, now=now, bias=Bias.FORWARD)
    if not days:
        return {"text": _cleaned(text)} if _cleaned(text) else {}
    before, after = (
        _cleaned(text[: days[-1].lead_start]),
        re.sub(rf"^,? {_TURN}", " ", text[days[-1].end :], flags=re.IGNORECASE),
    )
    if _BARE.fullmatch(before) and _IS_TOLD.match(after):
        return {"text": _cleaned(after), "due": days[-1].value.isoformat()}
    said = f"{before} {_cleaned(after)}" if before and _ABOUT.match(after) else before or _cleaned(after)
    return {"text": said, "due": days[-1].value.isoformat()} if said else {}


def _cleaned(text: str) -> str:
    text = re.sub(r"\s+(?:by|on|until|due|before|for|at)$", "", text.strip(" .,;:!-–—\n"), flags=re.IGNORECASE)
    return re.sub(r"^(?:to|that)\s+", "", text.strip(" .,;:!-"), flags=re.IGNORECASE)


__all__ = ["find_follow_up", "split_due"]
