"""The slots of what is asked of a CTA that exists: which one, and what becomes of it."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

from bot.intents.remains import LEVEL, LEVELS, PRIO, Remains, find_place
from bot.intents.spelling import find_spelt
from bot.intents.which_cta import after_cta, find_cta, read_cta, request_about_cta
from bot.intents.whose import find_alone, take_owner
from bot.language.almanac import Bias
from bot.language.dates import find_days, find_impossible_day, find_waits
from bot.language.spans import clean, find_until
from bot.language.trade import Heard

Slots = dict[str, Any]
NOTED = r"(?:comments?|notes?|remarks?|update)"
COMMENTS = tuple(
    re.compile(form, re.IGNORECASE | re.DOTALL)
    for form in (
        rf"\b{NOTED}\b(?: (?:to|on|for|in|at|under|against|about|of))? (?:the )?~\s*(?:(?:that says|that|saying|says|with)\b|[:,.;–—-]+(?:\s*that\b)?)(?!\s*(?:due|owner|priority|prio|status|comment|note)\s*:)\s*(?P<text>.+)$",
        rf"\b(?:put|add|leave|write|enter)\s+(?P<quote>[\"'])(?P<text>.+)(?P=quote)\s+as (?:an? |the )?(?:new )?{NOTED}\b",
        r"\b(?:add|write|put|record|jot|leave|post|mention|enter|log|note)\w*\b[^~|]{0,30}~\s*(?:'s (?:comments?|notes?)\s*)?(?::|that\b|saying\b)\s*(?P<text>.+)$",
        rf"~\s*[,:–—-]*\s*(?:please |add |has |gets |needs |new |with |and )*(?:an? |the |new |this )*{NOTED}\s*(?:[:,.–—=-]+|that\b|saying\b)\s*(?P<text>.+)$",
        rf"\b(?:add|note|write|log|mention|record|leave|put|enter)\b(?: down)?(?: (?:an? |the )?(?:new )?{NOTED})? that (?P<text>.+?) (?:to|on|in|under) ~\s*$",
        rf"\b(?:add|write|leave|put|enter)\b (?:an? |the )?(?:new )?{NOTED}\s*[:,]?\s+(?P<text>[^~|]{{3,}}?) (?:to|on|in|under) ~\s*$",
        rf"\b{NOTED}\b[^~|]{{0,12}}~\s*(?P<quote>[\"'])(?P<text>.+)(?P=quote)",
        rf"\b{NOTED}\s*[,:]?\s*(?P<quote>[\"'])(?P<text>.+)(?P=quote)",
        rf"[\s,;.]*\b(?:with |and )?(?:the |an? )?{NOTED}\s*[:=-]\s*(?P<text>.+)$",
        r"^\W*(?:comment|note)s?(?: on| to| for)?\s*~\s+(?P<text>[^\s|].+)$",
        r"^\W*~\s+(?:comment|note)\s+(?P<text>[^\s|].+)$",
    )
)
"""Words that lead in a comment; `~` is the CTA."""
ALSO = re.compile(
    r"\s*[,;.–—-]\s*(?=(?:owner|assignee|due|deadline|prio|priority)\b\s*(?:is\b|:|=)?\s*\S+(?:\s\S+){0,2}\s*$)"
    r"|[\s,;.]+(?:and|then|also|plus)\s+(?:then |also |please )*(?:(?:re)?assign|move|push|bump|set|change|shift|give|hand|make|put)\b (?=[^.;]{0,40}\b(?:due|deadline|date|owner|priority|prio|status|to|until)\b)",
    re.IGNORECASE,
)
"""Behind a comment, what else becomes of the CTA: "…, and move the due date to Friday"."""
LONE_DAY = re.compile(r"(?P<before>[,|]\s*)(?P<day>\d{1,2}\.\d{1,2}\.?)(?=\s*(?:[,|]|\.?$|\.\s))")
"""A day that stands for itself between two marks: "to Ola, 17.09, medium"."""
TELLING = re.compile(r"\s*(?:the|their|our|his|her|its|they|he|she|we)\s(?:[\w'-]+\s){1,4}(?:on\s)?$", re.IGNORECASE)
"""Begins a clause that only tells of a day: "their board sits on Thursday"."""
CLAUSE = re.compile(r"[,;!?|–—]|\.\s|\b(?:because|since|as)\b")
BECAUSE = re.compile(
    r"[\s,;:.-]*\b(?:because(?: of)?|b/c|bc|since|as|cos|cuz|reason\s*(?:is|:)?|due to|while|given(?: that)?|for the reason that)\s+(?P<text>.+)$",
    re.IGNORECASE | re.DOTALL,
)
MOVING = re.compile(r"\b(?:mov|push|postpon|due|deadline|re-?sch|delay|extend|slip|bring|put|shift|pull|bump|set|date|chang|until|finish|end)\w*", re.IGNORECASE)  # fmt: skip
"""A day beside these is the one a CTA is moved to."""
DONE_WITH = re.compile(r"\b(?:since|picked|began|begun|started|met|spoke)\b[^,.;]*$|\b(?:this|yesterday)\s*$", re.IGNORECASE)  # fmt: skip
BY_SOME = re.compile(r"\bby (a|an|\d+|one|two|three) (week|day|month)s?\b", re.IGNORECASE)
IN_PROGRESS = re.compile(
    r"\b(?:in[- ]progress|work(?:ing)? in progress|wip|start(?:ed|ing)?|begin|begun|began|working on|underway|kick(?:ed)? off|under way|picked up|(?:being|is|getting) worked on)\b",
    re.IGNORECASE,
)
AS_NEW = re.compile(r"\b(?:status|back|to|as)\b.{0,12}\bnew\b(?! (?:due|owner|date))|\breopen", re.IGNORECASE)
CLOSING_WORDS = (
    ("closed-success", r"(?:closed )?succ?ess?(?:ful(?:ly)?)?|won|as a win|closed won|success"),
    ("not-a-priority", r"(?:closed lost[: ]*)?not? (?:longer )?a?(?: customer)?\s?(?:prio(?:rity)?)|low priority for (?:them|the customer)"),
    ("competitor-tech-loss", r"lost[ :,-]+(?:an? |the )?competit(?:or|ion)|(?:closed lost[: ]*)?(?:lost (?:\w+ ){0,3}?to (?:an? |the )?competit(?:or|ion)(?:'s)?(?: tech(?:nology)?)?|competitor tech(?:nology)?(?: loss)?|competitor loss)"),
    ("product-roadblock", r"(?:closed lost[: ]*|lost[ :,-]+)?(?:as )?(?:a )?(?:product )?road ?block"),
    ("not-our-dept", r"(?:closed lost[: ]*)?not our dep(?:t|artment)\.?"),
    ("already-solved", r"(?:closed lost[: ]*)?(?:already|been|been already|already been) (?:solved|resolved|fixed|done|handled)(?: already)?"),
)  # fmt: skip
_CLOSING = [
    (value, re.compile(rf"[\s,;:(-]*\b(?:as |with |was |status |of |it'?s |'tis )*(?:a |an )?(?:closed |lost )?(?:as )?(?:{words})(?!\w|'t)[\s).]*", re.IGNORECASE))
    for value, words in CLOSING_WORDS
]  # fmt: skip
IDLE = re.compile(
    r"(?:(?:close|closed|closing|it|its|it's|'tis|this|that|done|dusted|over|and|with|so|is|are|was|must|can|could|should|be|may|needs? to|has to|to|"
    r"have|please|now|for|them|us|me|you|we|i|finished|completed?|good|go|all|the|cta|mark|as|then|just|off|up|out|away|ok|list|number|number one|a|success|from|status|today|too|also|one|mate|guys|everyone|in advance|year|quarter|month|week)\b[\s,.;!:]*)+",
    re.IGNORECASE,
)
"""What says no more than that the CTA is to be closed."""
FILLING = re.compile(
    r"^(?:(?:please|pls|thx|thanks|thank you|ok|okay|and|so|then|now|it|cta|too|for me|asap|again|today|finally|yes|right away|as|status|would you|could you|can you|mark|already)\b[\s,.;!:)✅🎉]*)+|[\s,;:!✅🎉)-]+$|:[a-z_]+:",
    re.IGNORECASE,
)
ENDED = re.compile(
    r"^(?:is|are|was|be|has been|can be|should be|may be|needs to be|now)?\s*(?:closed|done|complete[d]?|finished|resolved|solved|out|off the list)\b(?: (?:out|too|now|please|pls))*[\s,.;:!-]*",
    re.IGNORECASE,
)
FOR_WHOM = re.compile(r"^for (?:them|us|the customer|this customer)\b\s*", re.IGNORECASE)
REASONED = re.compile(r"^(?:because|since|as|b/c|bc|reason:?|cos|due to)\s+", re.IGNORECASE)
SO = re.compile(r"^(?P<told>[^|~]{12,200}?)\s*[,.;–-]?\s*\b(?:so|therefore|thus|hence)\b[^~]{0,40}~", re.IGNORECASE)
"""What was told before it was asked to close the CTA for it."""
ANOTHER_REQUEST = re.compile(
    r"\s*(?:[,.;]\s*)?\b(?:and |then |after that )+(?:then |also |please )*(?:follow|open|create|log|set|add|snooze|close|show|list|assign|move|mark|tell|send)\b.*$",
    re.IGNORECASE | re.DOTALL,
)


def fill_update(heard: Heard, *, now: datetime) -> Slots:
    """The slots of `update-cta`."""
    rest = request_about_cta(heard)
    comment = take_comment(rest)
    slots: Slots = {"cta": read_cta(heard), "comment": comment, "owner": take_owner(rest)}
    if slots["owner"] is None and (person := heard.find("person")) and not person.startswith("~"):
        slots["owner"] = clean(person)
    if comment is None or MOVING.search(rest.text):
        slots["due"] = _find_due(LONE_DAY.sub(r"\g<before>due \g<day>", rest.text), now=now)
    level = re.search(rf"\b(?:{LEVEL}|{PRIO} 1|(?:hi|lo) {PRIO})\b(?!-)", rest.text, re.IGNORECASE)
    slots["priority"] = rest.take_priority() if level else None
    if level and slots["priority"] is None:
        slots["priority"] = LEVELS.get(level[0].lower(), level[0].lower())
    if slots["owner"] is None and comment is None and (slots.get("due") or slots["priority"]):
        slots["owner"] = next((said["who"] for said in find_alone(rest.text)), None)
    if IN_PROGRESS.search(rest.text):
        slots["status"] = "work-in-progress"
    elif AS_NEW.search(rest.text):
        slots["status"] = "new"
    return slots


def take_comment(rest: Remains) -> str | None:
    """What is to be noted, by the words that lead it in."""
    for form in COMMENTS:
        if (said := form.search(rest.text)) and (text := said["text"].strip(' :,-–—"')):
            also = ALSO.search(text)
            text = text[: also.start()] if also else text
            start = rest.text.index(text, said.start("text"))
            rest.cut(start, start + len(text))
            return re.sub(r"\s*\|\s*", " ", text).replace(" ~ ", " it ")
    return None


def _find_due(text: str, *, now: datetime) -> str | None:
    days = [
        day
        for day in find_days(text, now=now, bias=Bias.FORWARD)
        if not DONE_WITH.search(text[: day.start])
        and not _is_told(text, day.start)
        and not re.match(r"this (?:morning|afternoon)", text[day.start : day.end], re.IGNORECASE)
    ]
    has_goal = bool(days) and _is_goal(text, days[0].start)
    if (not days or (BY_SOME.search(text) and not has_goal)) and (waits := find_waits(text, now=now)):
        return _moved(text, days, waits[0].value.isoformat())
    goals = [day for day in days if _is_goal(text, day.start)]
    if not days and (impossible := find_impossible_day(text, now=now)):
        return impossible.value
    return (goals or days)[0].value.isoformat() if days else None


def _is_told(text: str, start: int) -> bool:
    """True for a day in a clause of its own that moves nothing: "make it urgent, their board sits on Thursday"."""
    foregoing, clause = "", text[:start]
    if marks := list(CLAUSE.finditer(clause)):
        foregoing, clause = clause[: marks[-1].start()], clause[marks[-1].end() :]
    return "~" in foregoing and TELLING.match(clause) is not None and not MOVING.search(clause)


def _is_goal(text: str, start: int) -> bool:
    return re.search(r"\b(?:until|till|til|to)\s+(?:the )?$|->\s*$", text[:start], re.IGNORECASE) is not None


def _moved(text: str, days: list[Any], wait: str) -> str:
    """ "Push it by a week, it's due Friday": a week after Friday."""
    said = BY_SOME.search(text)
    if not said or not days:
        return wait
    count = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3}.get(said[1].lower()) or int(said[1])
    shift = timedelta(days=count * {"day": 1, "week": 7, "month": 30}[said[2].lower()])
    return str((days[0].value + shift).isoformat())


def fill_close(heard: Heard) -> Slots:
    """The slots of `close-cta`: the outcome only where it was said."""
    units, place = heard.sentence.units, find_cta(heard)
    behind = units[(place[1] if place else heard.last) - 1].end
    slots: Slots = {"cta": read_cta(heard) or _named_by_kind(heard)}
    rest = Remains(ANOTHER_REQUEST.sub("", heard.sentence.text[behind:]))
    slots["comment"] = take_comment(rest)
    slots["status"] = _take_outcome(heard, rest, behind)
    if not slots["comment"]:
        pieces = [ENDED.sub("", _plain(piece)) for piece in rest.text.split("|")]
        pieces = [FOR_WHOM.sub("", REASONED.sub("", _plain(piece))) for piece in pieces]
        telling = [
            piece
            for piece in pieces
            if piece
            and not IDLE.fullmatch(piece)
            and not re.fullmatch(r"(?:with|status|the|and|as|\W)*\w{0,3}", piece, re.IGNORECASE)
        ]
        slots["comment"] = max(telling, key=len, default=None)
    if not slots["comment"] and place:
        masked = heard.sentence.text[: units[place[0]].start] + " ~ "
        if said := SO.search(masked):
            slots["comment"] = said["told"].strip()
            told = (value for value, form in _CLOSING if form.search(said["told"]))
            slots["status"] = slots["status"] or next(told, None)
    return slots


def _take_outcome(heard: Heard, rest: Remains, behind: int) -> str | None:
    for value, pattern in _CLOSING:
        if rest.take(pattern):
            return value
    start = heard.sentence.units[heard.clause].start
    for value, pattern in _CLOSING:
        if found := find_spelt(heard.sentence, pattern):
            if found[0] >= behind:
                typed = heard.sentence.text[found[0] : found[1]]
                at = rest.text.find(typed)
                rest.cut(at, at + len(typed)) if at >= 0 else None
                return value
            if found[0] >= start:
                return value
    return None


def _named_by_kind(heard: Heard) -> str | None:
    """A CTA named by what it is about: "close the upsell at Globex"."""
    place = find_place(heard, "account")
    account = heard.sentence.said(*place) if place else None
    said = account and re.search(
        rf"\b(?:upsell|ebr|qbr|onboarding|renewal|risk|expansion) (?:at|for|with|of) (?:the )?{re.escape(account)}",
        heard.sentence.text,
        re.IGNORECASE,
    )
    return said.group() if said else None


def _plain(piece: str) -> str:
    piece = FILLING.sub("", piece.strip(" ,;:?-–—\n"))
    piece = re.sub(
        r"[\s,.]*\b(?:please|pls|thx|(?:thanks|thank you)(?: in advance)?|for me|ta|cheers|mate)[\s.!]*$",
        "",
        piece,
        flags=re.IGNORECASE,
    )
    return piece.strip(" ,;:-–—\n!✅🎉")


def fill_snooze(heard: Heard, *, now: datetime) -> Slots:
    """The slots of `snooze-cta`."""
    slots: Slots = {"cta": read_cta(heard)}
    rest = after_cta(heard)
    if because := BECAUSE.search(rest):
        slots["reason_text"] = because["text"].strip(" .,;")
        rest = rest[: because.start()]
    found = find_until(rest, now=now)
    if found is None:
        place = find_cta(heard)
        before = heard.sentence.text[: heard.sentence.units[place[0]].start] if place else ""
        found = find_until(before, now=now)
        after = rest if found else ""
    else:
        after = rest[found.end :]
    if found is not None:
        slots["until"] = found.value.isoformat() if hasattr(found.value, "isoformat") else None
    elif impossible := find_impossible_day(rest, now=now):
        slots["until"], after = impossible.value, rest[impossible.end :]
    after = re.sub(r"^[\s,;:.–—-]*(?:the \w+\b)?[\s,;:.–—-]*", "", after)
    after = re.sub(r"[\s,]*\b(?:please|pls|thx|thanks|snooze(?: it)?)[\s.!]*$", "", after, flags=re.IGNORECASE).strip(
        " .!,;?"
    )
    if len(after) > 3 and "reason_text" not in slots:
        slots["reason_text"] = after
    return slots


__all__ = ["fill_close", "fill_snooze", "fill_update"]
