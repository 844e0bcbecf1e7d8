"""Several requests in one message: "close CTA 142 and open a risk CTA for Globex".

The first is read as if the others had not been said; they are its `rest`, offered when it is done. A message is cut
only where what follows is by itself an unmistakable request. Where that may also be a note, a part of what was asked
for, or somebody's second thoughts, the message is left whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from bot.language.answers import find_named, points
from bot.language.vetoes import CONDITION, ORDERS, SUPPOSITION

if TYPE_CHECKING:
    from bot.language.reading import Reading

EXAMINED = 4_000
"""Characters in which further requests are looked for."""
MOST = 3
"""Places of a message at which a further request is tried."""
LIKELY = 0.5
"""How sure the reading of the second must be where it is plain that something new begins."""
PROBABLE = 0.75
"""The same where only an "and" or a comma stands between."""
UNMISTAKABLE = 0.9
"""The same where it might be part of notes."""

_POLITE = (
    r"(?:(?:please|pls|plz|kindly|just|quickly|now|also|(?:can|could|would|will) (?:you|u|we)|i(?:'d| would) like (?:you )?to|"
    r"i (?:also )?(?:want|need) (?:you )?to|you can|let'?s|go ahead and|help me)\s+){0,4}"
)
_OPENINGS = {
    "tells": (
        r"show|list|(?:give|tell|get|find|remind|send|walk) (?:me|us)|pull up|bring up|display|find|look up|count|"
        r"summari[sz]e|recap|prep(?:are)?(?: me)?|brief|check|let me see|i(?:'d| would) like to see|i (?:want|need) to (?:see|know)"
    ),
    "asks": r"what(?:'?s)?|who(?:'?s|se)?|when(?:'?s)?|where(?:'?s)?|which|how(?:'?s)?",
    "asks_whether": r"is|are|does|do|did|has|have|any",
    "does": (
        r"open(?!\s+(?:\w+\s+)?(?:ctas|risks|tickets|tasks|opps|opportunities|items|issues|plans|objectives)\b)|re-?open|close|shut|log|record|note|enter|set|change|update|snooze|park|postpone|add|create|make|raise|flag|mark|move|push|"
        r"assign|reassign|hand|give|put|start|stop|follow(?![- ]?up)|unfollow|apply|complete|finish|resolve|tick|activate|share|"
        r"e-?mail|send|draft|track|untrack|watch|bind|link|connect|mute|turn|switch|bump|escalate|remove|register|schedule|file"
    ),
    "names": (
        r"(?:(?:my|our|the|their|its|csm|open|overdue)\s+){0,3}(?:sentiment|health|risks?|ctas?|tasks?|renewals?(?: dates?)?|stage|tickets?|contacts?|"
        r"sponsors?|timeline|arr|nps|adoption|opportunit(?:y|ies)|opps?)(?!\s*:)"
    ),
}
"""How a request begins, by what it does: a list or an answer is wanted, something is to be done, or its subject is named."""
_JOINER = (
    r"(?:oh|ok|okay|now|and|&|\+|n|then|also|plus|too|as well|after (?:that|this)|afterwards|next|finally|lastly|second(?:ly)?|third(?:ly)?|"
    r"(?:(?:the )?(?:second|third|next|last|other)|(?:and )?(?:one (?:more|other|last)|another)) (?:thing|one|request|question)|(?:while|when|once) (?:you are|you're|youre|we are|we're|were|that is|that's|that|thats) "
    r"(?:at it|there|done|finished)|while at it|in addition|additionally|besides|on top(?: of that)?|btw|by the way|p\.?s\.?|separately|\(?[2-9]\))"
)
_BREAK = re.compile(
    r"(?P<sentence>[.!?;…]+(?=\s)|\n(?!\n))|(?P<clause>,|[–—]|(?<=\s)-(?=\s))|(?P<word>\s)(?=(?:and|then|also|plus|after that|&|\+|n|\(?[2-9]\))\s)",
    re.IGNORECASE,
)
_SECOND = re.compile(
    rf"\s{{0,9}}(?P<bullet>(?:[-•*–]|\(?\d{{1,2}}[.)])\s{{1,9}})?(?P<joiner>(?:{_JOINER}(?![\w'])[\s,:;–-]{{0,9}}){{0,4}}){_POLITE}"
    + "(?:" + "|".join(f"(?P<{kind}>{words})" for kind, words in _OPENINGS.items()) + r")(?![\w'-])",
    re.IGNORECASE,
)  # fmt: skip
_PLAIN_JOINER = re.compile(r"(?:and|&|\+|n|[\s,])*", re.IGNORECASE)
_HEADING = re.compile(
    r"\A\s*(?:[-•*–]\s+|\(?1[.)]\s+|(?:(?:two|2|three|3|a (?:couple|few)(?: of)?|some) (?:quick )?(?:things|requests|asks|questions)\s*[:,.–-]\s*))+",
    re.IGNORECASE,
)
"""What announces several requests, or numbers the first."""
_BULLET = re.compile(r"\A\s*(?:[-•*–]|\(?1[.)])\s")
_SECOND_THOUGHTS = re.compile(
    r"\b(?:don'?t|do not|not|never|nope|no|wait|instead|rather|actually|first|before|unless|scratch|nevermind|hold on|forget)\b",
    re.IGNORECASE,
)
"""Words by which what stands before may be taken back."""
_GOVERNED = re.compile(
    r"\b(?:to|will|would|should|must|can|could|may|might|shall|wants?|wanted|asked|asks|said|says|told|they|he|she|need|needs|agreed|planned?|promised|let'?s|going|gonna)\b",
    re.IGNORECASE,
)
"""Words in whose reach an "and …" tells more of what others do, or of what is planned."""
_NOTES = re.compile(r"\b(?:notes?|summary|agenda|minutes|discussed|topics|action items?|actions|next steps?|todos?)\s*:", re.IGNORECASE)  # fmt: skip
_BACK = re.compile(r"\b(?:them|their|theirs|its|it|my|our|me|us)\b", re.IGNORECASE)
_ABOUT = re.compile(rf"{_BACK.pattern}|\bctas?\b|\d|\b(?:sentiment|stage|priority|segment|risk|plan|objective|sponsor|contact|digest|task)\b", re.IGNORECASE)  # fmt: skip
"""Words of what an order is about."""
_IT = re.compile(r"\A(?:\w+\s+){1,3}?(?:it|this|that)\b", re.IGNORECASE)
"""A request about what the one before it makes or changes: "assign it to Priya"."""
_THOSE = re.compile(r"\A(?:\w+\s+){1,3}?(?:those|these)\b", re.IGNORECASE)
_FOR_ME = re.compile(r"\A(?:\w+\s+){1,5}?(?:me|us)\b", re.IGNORECASE)
"""Words that nobody says but to us: "show me"."""
_STOPS = re.compile(r"[.!?\n]+\s+(?=\S)")
KEPT = ("notes", "comment", "name", "text", "reason_text", "reason", "subject", "follow_up")
"""Slots that are filled with what was said: what follows may belong to them."""


@dataclass(frozen=True)
class Border:
    """A place at which a further request may begin."""

    text: str
    end: int
    """Where what stands before it ends."""
    start: int
    """Where the request begins, behind what ties it to the one before."""
    kind: str
    """How it begins: a key of `_OPENINGS`."""
    mark: str
    """What stands between: "sentence", "clause", or "" for words alone."""
    joiner: str
    is_bullet: bool

    @property
    def first(self) -> str:
        """What stands before it."""
        return self.text[: self.end].strip(" ,;–—-\n")

    @property
    def rest(self) -> str:
        """The request, and whatever follows it."""
        return self.text[self.start :].strip()

    @property
    def is_marked(self) -> bool:
        """Whether something says that it is a further request: "also", "then", a line of its own."""
        return self.text[self.end - 1 : self.end] == "\n" or _PLAIN_JOINER.fullmatch(self.joiner) is None

    @property
    def is_loud(self) -> bool:
        """Whether more than an "and" or a comma says that something new begins."""
        return self.mark == "sentence" or self.is_marked


def find_borders(text: str) -> list[Border]:
    """Every place at which something begins as requests begin."""
    borders: list[Border] = []
    covered = 0
    for broken in _BREAK.finditer(text, 0, EXAMINED):
        if broken.start() < covered:
            continue
        second = _SECOND.match(text, broken.end())
        if second is None or (broken["word"] and not second["joiner"] and not second["bullet"]):
            continue
        covered = second.end()
        mark = "sentence" if broken["sentence"] else "clause" if broken["clause"] else ""
        if "\n" in second.group()[: second.end("joiner") - second.start()]:
            mark = "sentence"
        borders.append(
            Border(
                text=text,
                end=broken.end() if broken["sentence"] else broken.start(),
                start=second.end("joiner"),
                kind=str(second.lastgroup),
                mark=mark,
                joiner=second["joiner"],
                is_bullet=second["bullet"] is not None,
            )
        )
    return borders[:MOST]


class Requests:
    """The requests of one message."""

    def __init__(
        self,
        text: str,
        *,
        read: Callable[[str], Reading],
        fill: Callable[[str], Reading],
        writes: Container[str],
        names_account: Callable[[int, int], bool],
    ) -> None:
        """read: reads a text as one request, without its slots. fill: the same with its slots.

        writes: the abilities that change something. names_account: whether an account is named between two places of the text.
        """
        self._text = text
        self._names_account = names_account
        self._read = read
        self._fill = fill
        self._writes = writes

    def read(self) -> Reading:
        """The first request, with the others as its rest."""
        if ORDERS.search(self._text[:EXAMINED]):
            return self._fill(self._text)
        borders = find_borders(self._text)
        ends = [*(border.end for border in borders[1:]), len(self._text)]
        for border, end in zip(borders, ends, strict=False):
            piece = self._text[border.start : end].strip(" ,;–-")
            if not self._may_begin(border, piece):
                continue
            said = self._find_first(border, piece) if points(piece) or self._is_request(piece, border) else None
            second = self._read_second(border, piece) if said is not None else None
            if said is None or second is None:
                continue
            if self._are_apart(first := self._fill(said), border, piece, second):
                return replace(first, rest=border.rest)
        return self._fill(self._text)

    def _may_begin(self, border: Border, piece: str) -> bool:
        """Whether a request may stand behind a border, by its first words alone."""
        if border.first.count('"') % 2 == 1 or border.first.count("(") > border.first.count(")"):
            return False
        if border.kind == "asks_whether":
            return piece.endswith("?")
        if border.kind == "asks":
            return piece.endswith("?") or border.is_loud
        if border.is_loud or border.kind == "tells":
            return True
        # A verb behind a comma is most often what they want to do: an order says what it is about.
        is_about = self._names_account(border.start, border.start + len(piece)) or _ABOUT.search(piece) is not None
        return border.kind == "does" and is_about

    def _read_second(self, border: Border, piece: str) -> Reading | None:
        """What stands behind a border, when that is by itself unmistakably a request, of the sort it begins like.

        It may point at the account of the first: "then set their stage to Adoption".
        """
        second = self._fill(piece) if self._is_request(piece, border) else None
        if not points(piece) or (second is not None and not {"account", "cta"}.isdisjoint(second.slots)):
            return second
        account = self._fill(_without_heading(border.first)).slots.get("account")
        named = find_named(piece, account) if account else None
        return self._fill(named) if named and self._is_request(named, border) else second

    def _is_request(self, piece: str, border: Border) -> bool:
        second = self._read(piece)
        if second.intent in (None, "help", "cancel", "undo") or second.is_bare_name:
            return False
        if (second.intent in self._writes) != (border.kind == "does") and border.kind != "names":
            return False
        if border.kind == "names" and not self._fill(piece).slots:
            return False
        quiet = UNMISTAKABLE if second.intent in self._writes else PROBABLE
        return second.tier == "exact" or second.confidence >= (LIKELY if border.is_loud else quiet)

    def _find_first(self, border: Border, piece: str) -> str | None:
        """What stands before a border, as if nothing followed; None when it is no request by itself."""
        said = _without_heading(border.first)
        if piece.endswith("?") and border.kind == "does" and border.mark != "sentence":
            said += "?"  # "can I close CTA 142 and open another?" asks about both
        first = self._read(said)
        if first.intent in (None, "help") or first.is_bare_name:
            return None
        if first.tier == "exact" or first.intent == self._read(self._text).intent:
            return said
        if first.intent not in self._writes and _opens_like_a_request(said):
            return said
        # what is told before a request may be no more than the reason for it
        is_telling = border.kind == "does" or first.intent in self._writes
        is_likely = first.confidence >= (PROBABLE if is_telling else LIKELY)
        return said if border.is_marked and is_likely else None

    def _are_apart(self, first: Reading, border: Border, piece: str, second: Reading) -> bool:
        """Whether the second is no part of what the first asks for."""
        if first.intent == second.intent and _are_within(first.slots, second.slots):
            return False  # the same said twice
        is_about = not {"account", "cta"}.isdisjoint(second.slots)
        if first.intent in self._writes:
            if _is_doubted(border.rest.replace(str(second.slots.get("notes") or ""), "")):
                return False
            if second.intent in self._writes and not is_about and (_IT.match(piece) or second.intent == first.intent):
                return False
        elif not border.is_loud and (_THOSE.match(piece) or self._lends_back(first, second)):
            return False
        if not any(first.slots.get(slot) for slot in KEPT):
            return True
        return self._is_no_note(first, border, piece, second)

    def _lends_back(self, first: Reading, second: Reading) -> bool:
        """Whether the account named at the end is that of both: "show the risks and list the CTAs of Acme"."""
        if second.intent in self._writes or self._read(self._text).intent != first.intent:
            return False
        if "account" in first.slots or "account" not in second.slots:
            return False
        return "account" in self._fill(self._text).slots and not {"scope", "owner"} & first.slots.keys()

    def _is_no_note(self, first: Reading, border: Border, piece: str, second: Reading) -> bool:
        """Whether what follows notes, a name or a comment speaks to us rather than being told in them."""
        if second.tier != "exact" and second.confidence < (PROBABLE if _FOR_ME.match(piece) else UNMISTAKABLE):
            return False
        if border.is_bullet and not _BULLET.match(self._text):
            return False
        if _NOTES.search(border.first) and not (border.mark == "sentence" and border.joiner):
            return False
        if _STOPS.search(piece) and not any(second.slots.get(slot) for slot in KEPT):
            return False
        points = bool(_BACK.search(piece)) or not {"account", "cta"}.isdisjoint(second.slots)
        if border.is_loud:
            return border.kind in ("tells", "asks", "does") and (points or bool(border.joiner))
        return border.kind != "names" and points and not _GOVERNED.search(_last_told(first, border))


def _without_heading(text: str) -> str:
    return _HEADING.sub("", text)


def _is_doubted(rest: str) -> bool:
    """Whether what follows may take back, or make depend, what was asked for before it."""
    return any(pattern.search(rest.lower()) for pattern in (_SECOND_THOUGHTS, CONDITION, SUPPOSITION))


def _are_within(slots: Mapping[str, Any], others: Mapping[str, Any]) -> bool:
    """Whether one of two requests says nothing that the other does not."""
    return slots.items() <= others.items() or others.items() <= slots.items()


def _opens_like_a_request(text: str) -> bool:
    opening = _SECOND.match(text)
    return opening is not None and opening.lastgroup != "names"


def _last_told(first: Reading, border: Border) -> str:
    """The last sentence before a border: of the notes, where there are some."""
    notes = first.slots.get("notes")
    return re.split(r"[.!?;\n]\s", str(notes) if notes else border.first)[-1]


__all__ = ["Border", "Requests", "find_borders"]
