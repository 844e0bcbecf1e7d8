"""What stands at the end of notes and has a slot of its own: a follow-up, a colour, who was there, "please log it"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from bot.language.almanac import Bias
from bot.language.dates import find_days
from bot.language.follow_ups import find_follow_up
from bot.language.quantities import find_durations

_COLOUR = r"(?P<colour>green|yellow|amber|red)"
_CANONICAL = {"amber": "yellow"}
_MOOD = re.compile(
    rf"(?:csm |customer |product |my )?\b(?:sentime?n?t|mood|feeling|rag)\b(?: (?:is|was|now|stays|still|went|set|to|as|at|down|up|back|turned|turns|moves|moved|drops|dropped|goes|looks|feels|remains|should be|would be|has gone|definitely|probably|clearly|firmly|a|an|solid))*\s*[:=(→-]?\s*\b{_COLOUR}\b",
    re.IGNORECASE,
)
_AFTERTHOUGHT = re.compile(
    r"(?:[^\w]|\b(?:only|please|pls|i guess|i think|i'd say|for now|overall|so far|from me)\b)+", re.IGNORECASE
)
"""What may follow a colour that ends the message."""
_GOOD_SO = re.compile(r"(?:^|(?<=[.!?,;\n]))[^.!?,;\n]*\bso $", re.IGNORECASE)
"""What leads to it in the same clause: "the mood was good so"."""
_CALLED = re.compile(rf"\b{_COLOUR} (?:sentiment|mood)\b", re.IGNORECASE)
_FROM_ME = re.compile(
    rf"(?:^|(?<=[.!?,;\n(-]))\s*(?:it is |it's |i am |i'm |all )?\b{_COLOUR},? (?:(?:from|on|for) (?:my|our) (?:side|end|part)|from me|for me|in my (?:book|view|eyes))\b",
    re.IGNORECASE,
)
"""What the speaker thinks of it, in a colour: "amber from my side"."""
_JUDGED = re.compile(
    rf"(?:^|(?<=[.!?,;\n(–—-]))\s*(?:(?:i'd|i would|we'd|i) (?:say|call (?:it|them|this))|(?:i'm )?calling (?:it|them|this)|\w+ says|"
    rf"i(?:'d| would)? (?:rate|mark|put) (?:it|them|this)(?: (?:as|at))?|put (?:it|them|this) down as|(?<=[.!?;\n])\s*(?:still |all |overall |→ )?|(?<=[,–—→-]))(?: an?)?\s*{_COLOUR}\b(?=[^\w]*$)",
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


_TITLED = re.compile(
    r"(?:^|(?<=[.!?;,\n–—-]))\s*(?:subject|title|topic)(?: line| (?:is|was))?\s*:?\s+(?P<subject>[^.,;\n]{2,60})[.;]?\s*$",
    re.IGNORECASE,
)
_PIECE = re.compile(r"(?:^|(?<=[.!?;,\n–—-]))[^.!?;,\n–—-]{2,51}[.!;]*\s*$")
_MOST_PIECES = 4
_SUMMED = re.compile(r"(?:(?:all )?(?:that|this|it) (?:was|took|is)|(?:duration|length|time)\b)", re.IGNORECASE)
"""How a closing word on the call itself begins: "that was a call, 10 min, today"."""
_ABOUT_CALL = frozenset(
    "it we i call called phone zoom meeting met email teams video that this all a an the took lasted went on by via over for about around roughly "
    "circa approx duration length time in total long or so only just quick short was spoke talked".split()
)
"""Words beside when it was and how long it took, where that is said last."""


@dataclass(frozen=True, slots=True)
class Notes:
    """Notes, and what was taken from them."""

    text: str
    colour: str | None = None
    follow_up: dict[str, str] | None = None
    attended: str | None = None
    logged: str | None = None
    """The closing "log it as a call today", which may say more."""
    subject: str | None = None
    minutes: int | None = None


def read_notes(text: str, *, now: datetime) -> Notes:
    """Takes from the end of notes what is no note."""
    colour = attended = logged = subject = minutes = None
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
            if not _AFTERTHOUGHT.sub("", text[said.end() :]):
                text = text[: _begin_of_mood(text, said.start())].rstrip(" ,;-\n(")
        if said := _FROM_ME.search(text) or _JUDGED.search(text):
            colour = colour or _CANONICAL.get(said["colour"].lower(), said["colour"].lower())
            if not text[: said.start()].strip():
                text = text[said.end() :].lstrip(" .!,;-–—\n)")
            elif not text[said.end() :].strip(" .!,;\n)"):
                text = text[: said.start()].rstrip(" ,;-–—\n(")
        if said := _ATTENDED.search(text):
            attended = said["who"]
            text = text[: said.start()].rstrip()
        if subject is None and (said := _TITLED.search(text)):
            subject = said["subject"].strip()
            text = text[: said.start()].rstrip(" ,;-–—\n")
        if minutes is None and (begin := _begin_of_sum(text, now=now)) is not None:
            summed = text[begin:]
            minutes = next((one.value for one in find_durations(summed)), None)
            logged, text = f"{logged or ''} {summed}", text[:begin].rstrip(" ,;-–—\n")
        if follow_up is None and (found := find_follow_up(text, now=now)):
            follow_up, start, is_last = found
            if is_last:
                text = text[:start].rstrip(" ,;-–—•/|→\n")
                text = re.sub(r"[,;]?\s+(?:and|so)$", "", text)
        if text == before:
            break
    return Notes(text.strip() if re.search(r"\w", text) else "", colour, follow_up, attended, logged, subject, minutes)


def _begin_of_sum(text: str, *, now: datetime) -> int | None:
    """Where the closing pieces begin that only say what kind of call it was, when, and how long: "It was 45 min on Zoom"."""
    begin: int | None = None
    has_length, end = False, len(text)
    for _ in range(_MOST_PIECES):
        piece = _PIECE.search(text, max(0, end - 60), end)
        if piece is None:
            break
        lengths = find_durations(piece.group())
        days = find_days(piece.group(), now=now, bias=Bias.BACK)
        around = piece.group()
        for one in sorted([*lengths, *days], key=lambda each: -each.start):
            around = around[: one.start] + around[one.end :]
        is_sum = bool(_SUMMED.match(piece.group().strip()))
        if not _ABOUT_CALL.issuperset(re.findall(r"\w+", around.lower())) or not (lengths or days or is_sum):
            break
        has_length = has_length or bool(lengths)
        if is_sum or lengths:
            begin = piece.start()
        end = piece.start()
        while end and text[end - 1] in " ,;–—-":
            end -= 1
        if end and text[end - 1] in ".!?\n":
            break
    return begin if has_length or (begin is not None and _SUMMED.match(text[begin:].strip())) else None


def _begin_of_mood(text: str, start: int) -> int:
    led = _GOOD_SO.search(text[:start])
    return led.start() if led and re.search(r"\bmood\b", led.group(), re.IGNORECASE) else start


__all__ = ["Notes", "read_notes"]
