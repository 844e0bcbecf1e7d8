"""What stands at the end of notes and has a slot of its own: a follow-up, a colour, who was there, "please log it"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from bot.language.almanac import Bias
from bot.language.dates import find_days

_COLOUR = r"(?P<colour>green|yellow|amber|red)"
_CANONICAL = {"amber": "yellow"}
_MOOD = re.compile(
    rf"(?:csm |customer |product |my )?\b(?:sentiment|mood|feeling|rag)\b(?: (?:is|was|now|stays|still|went|set to|remains))*\s*[:=-]?\s*\b{_COLOUR}\b",
    re.IGNORECASE,
)
_CALLED = re.compile(rf"\b{_COLOUR} (?:sentiment|mood)\b", re.IGNORECASE)
_FROM_ME = re.compile(
    rf"(?:^|(?<=[.!?,;\n(-]))\s*(?:it is |it's |i am |i'm |all )?\b{_COLOUR},? (?:(?:from|on|for) (?:my|our) (?:side|end|part)|from me|for me|in my (?:book|view|eyes))\b",
    re.IGNORECASE,
)
"""What the speaker thinks of it, in a colour: "amber from my side"."""
_JUDGED = re.compile(
    rf"(?:^|(?<=[.!?,;\n(–—-]))\s*(?:(?:i'd|i would|we'd|i) (?:say|call (?:it|them|this))|(?:i'm )?calling (?:it|them|this)|"
    rf"i(?:'d| would)? (?:rate|mark|put) (?:it|them|this)(?: (?:as|at))?|(?<=[.!?;\n])\s*(?:still |all |overall )?)(?: an?)?\s*{_COLOUR}\b(?=[^\w]*$)",
    re.IGNORECASE,
)
"""The same as a closing sentence: "I'd call it green"."""
_LOG_IT = re.compile(
    r"(?:^|(?<=[.!?;,\n–—])|(?<=\s-)|(?<=\s))\s*(?:(?:so|and|please|pls|kindly|can|could|would|will|you|u|just)\s+){0,5}"
    r"(?:(?:log|record|note|save|add|file|track|put|pop|stick|enter|register|capture)\s+(?:it|that|this|all that|as)\b"
    r"|(?<=[.!?;,\n]\s)(?:please |pls )(?:log|record)\b,?)"
    r"(?:,?\s+(?:please|pls|thanks|thx|ta|for|me|down|in|to|on|the|their|our|my|timeline|an?|as|call|meeting|mtg|e-?mail|mail|update|"
    r"note|milestone|dated|from|of|now|with|anyhow|anyway|would|will|could|you|under|account|file|today|yesterday|last|"
    r"sentiment|green|yellow|amber|red|half|one|two|three|hours?|hrs?|h|min(?:ute)?s?|\w+day|\d[\d/.-]*(?:st|nd|rd|th)?|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*)\b)*"
    r"[\s.!?]*$",
    re.IGNORECASE,
)
"""A closing "log it as a call today, please"."""
_SIGNED = re.compile(
    r"(?:(?<=[.!?\n])|^)\s*(?:(?:many )?thanks(?: a lot| so much)?|thank you(?: very much| so much)?|thx|cheers|ta|(?:(?:kind|best|warm) )?regards)[\s.,!]*$",
    re.IGNORECASE,
)
_ATTENDED = re.compile(
    r"(?:^|(?<=[.!?;\n]))\s*(?:attendees?|participants?|present|attending|in the room|on the call|also there)(?: (?:were|was|are|included))?\s*:?\s+(?P<who>[^.;\n]{2,200})[.;]?\s*$",
    re.IGNORECASE,
)
_FOLLOW = re.compile(
    r"(?:^|(?<=[.!?;,\n•])|(?<=\s[-–—])|(?<=[.,;]\sand)|(?<=\sand))\s*(?P<lead>(?:(?:my |an? |one )?(?:action items?|actions?|next steps?|next|todos?|to[- ]dos?|ai|task|follow[- ]?ups?|f/u|reminder|(?:note|reminder|memo) to (?:self|myself|me))(?: (?:on|for) (?:me|us))?\s*(?::|->| - |(?<=self),|(?<=myself),)\s*(?:i (?:need|have) to |need to |to )?|(?:i |we )?(?:need|have|must|got) to |remind me to |i must |(?:i'll|i will|i'm going to|i am going to|we'll|we will) (?=[^.;\n]*\b(?:mon|tue|wed|thu|fri|sat|sun|tomorrow|today|next|by|this|on the|in (?:a|two|three|\d))\w*\b[^.;\n]*[.!]?\s*$)|(?=(?:follow[- ]?up|f/u|following up|circle back|check back|check in again|ping them|chase)\b)))(?P<what>(?:[^.;\n]|\.(?=\d)|(?:\.{2,}|;)(?=\s*(?:no|sorry|wait|actually|i mean|make (?:that|it))\b))*)",
    re.IGNORECASE,
)
_FOLLOWED = re.compile(
    r"(?:follow[- ]?up|f/u)\s+(?:to\s+|and\s+)?(?=(?:send|share|book|schedule|set|call|e-?mail|mail|write|prepare|get|give|ask|order|"
    r"draft|invite|confirm|arrange|organi[sz]e|provide|review|fix|find|make|create|check|talk|speak|meet|introduce)\b)",
    re.IGNORECASE,
)
"""A heading rather than what is to be done: "f/u send redline"."""
_CORRECTED = re.compile(
    r"(?:\.{2,}|[;,–—-])\s*(?:no|sorry|wait|actually|i mean|make (?:that|it))\b,?(?P<rest>.*)$", re.IGNORECASE
)
"""A day taken back at once: "by next Friday... no, this Friday"."""
_BARE_FOLLOW_UP = re.compile(
    r"(?:follow(?:ing)?[- ]?up|f/u|check(?: back)?(?: in)?|circle back)(?: (?:on|by))?", re.IGNORECASE
)
_ABOUT = re.compile(r"\s*(?:about|with|re|regarding|on|to|over|w/)\s", re.IGNORECASE)
_NEEDS_START = re.compile(r"(?:need|have|got|must) to |i must|i'll|i will|i'm|i am|we'll|we will", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Notes:
    """Notes, and what was taken from them."""

    text: str
    colour: str | None = None
    follow_up: dict[str, str] | None = None
    attended: str | None = None
    logged: str | None = None
    """The closing "log it as a call today", which may say more."""


def read_notes(text: str, *, now: datetime) -> Notes:
    """Takes from the end of notes what is no note."""
    colour = attended = logged = None
    follow_up: dict[str, str] | None = None
    for _ in range(4):
        before = text
        if said := _LOG_IT.search(text):
            logged = said.group()
            text = text[: said.start()].rstrip(" ,;-–—")
            if colour is None and (named := re.search(rf"\b{_COLOUR}\b", logged, re.IGNORECASE)):
                colour = _CANONICAL.get(named["colour"].lower(), named["colour"].lower())
        text = _SIGNED.sub("", text)
        if said := next((one for one in _MOOD.finditer(text)), None) or _CALLED.search(text):
            colour = colour or _CANONICAL.get(said["colour"].lower(), said["colour"].lower())
            if not text[said.end() :].strip(" .!,;\n)"):
                text = text[: said.start()].rstrip(" ,;-\n(")
        if said := _FROM_ME.search(text) or _JUDGED.search(text):
            colour = colour or _CANONICAL.get(said["colour"].lower(), said["colour"].lower())
            if not text[: said.start()].strip():
                text = text[said.end() :].lstrip(" .!,;-–—\n)")
            elif not text[said.end() :].strip(" .!,;\n)"):
                text = text[: said.start()].rstrip(" ,;-–—\n(")
        if said := _ATTENDED.search(text):
            attended = said["who"]
            text = text[: said.start()].rstrip()
        if follow_up is None and (found := find_follow_up(text, now=now)):
            follow_up, start, is_last = found
            if is_last:
                text = text[:start].rstrip(" ,;-–—•\n")
                text = re.sub(r"[,;]?\s+(?:and|so)$", "", text)
        if text == before:
            break
    return Notes(text.strip() if re.search(r"\w", text) else "", colour, follow_up, attended, logged)


def find_follow_up(text: str, *, now: datetime) -> tuple[dict[str, str], int, bool] | None:
    """What is to be done next: the words and the day, where it begins, and whether it is the last thing said."""
    for said in reversed(list(_FOLLOW.finditer(text[-1500:]))):
        shift = max(0, len(text) - 1500)
        start = said.start() + shift
        before = text[:start].rstrip()
        if _NEEDS_START.match(said["lead"]) and before and before[-1] not in ".!?;\n":
            continue
        if re.search(r"\b(?:no|not?)\s*$", before, re.IGNORECASE):
            continue
        what = said["what"]
        if re.match(
            r"(?:follow[- ]?up|f/u)s? (?:is |are |was )?(?:not )?(?:needed|done|call is|meeting is)",
            what,
            re.IGNORECASE,
        ):
            continue
        follow_up = split_due(_FOLLOWED.sub("", what), now=now)
        if not follow_up.get("text"):
            continue
        rest = text[said.end() + shift :].strip(" .;!\n")
        return follow_up, start, not rest
    return None


def split_due(text: str, *, now: datetime) -> dict[str, str]:
    """What is to be done without its day, and the day."""
    if (corrected := _CORRECTED.search(text)) and (days := find_days(corrected["rest"], now=now, bias=Bias.FORWARD)):
        return split_due(text[: corrected.start()], now=now) | {"due": iso(days[-1].value)}
    days = find_days(text, now=now, bias=Bias.FORWARD)
    if not days:
        return {"text": _cleaned(text)} if _cleaned(text) else {}
    day = days[-1]
    before, after = text[: day.lead_start], text[day.end :]
    if _BARE_FOLLOW_UP.fullmatch(before.strip()) and _ABOUT.match(after):
        return {"text": f"{_cleaned(before)} {_cleaned(after)}", "due": iso(day.value)}
    said = _cleaned(before) if len(before.strip()) >= len(after.strip(" .,;!")) or before.strip() else _cleaned(after)
    if not said:
        return {}
    return {"text": said, "due": iso(day.value)}


def iso(day: date | datetime) -> str:
    """A day or moment as ISO 8601."""
    return day.isoformat()


def _cleaned(text: str) -> str:
    return re.sub(r"\s+(?:by|on|until|due|before|for|at)$", "", text.strip(" .,;:!-–—\n"), flags=re.IGNORECASE).strip(
        " .,;:!-"
    )


__all__ = ["Notes", "find_follow_up", "iso", "read_notes", "split_due"]
