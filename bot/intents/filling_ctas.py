"""The slots of what is asked of a CTA that exists: which one, and what becomes of it."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

from bot.intents.remains import LEVEL, PRIO, Remains, find_place
from bot.intents.spelling import find_spelt
from bot.intents.whose import take_owner
from bot.language.almanac import Bias
from bot.language.dates import find_days, find_waits
from bot.language.places import Places
from bot.language.reader import Heard
from bot.language.spans import clean, find_until

Slots = dict[str, Any]
DESCRIBING = frozenset("risk renewal expansion lifecycle activity objective onboarding offboarding ebr qbr kickoff training adoption upsell triage security escalation executive business review customer".split())  # fmt: skip
"""Words that describe a CTA without an article before them."""
NUMBERED = re.compile(
    r"(?:the\s+)?(?:c\.?t\.?a\.?s?|call to action)?(?:\s*(?:no\.?|nr\.?|number|num|id))?[\s#:]*(\d+)", re.IGNORECASE
)
NOTED = r"(?:comments?|notes?|remarks?|update)"
COMMENTS = tuple(
    re.compile(form, re.IGNORECASE | re.DOTALL)
    for form in (
        rf"\b{NOTED}\b(?: (?:to|on|for|in|at|under|against|about|of))? (?:the )?~\s*(?:(?:that says|that|saying|says|with)\b|[:,.;–—-]+(?:\s*that\b)?)\s*(?P<text>.+)$",
        r"\b(?:add|write|put|record|jot|leave|post|mention|enter|log|note)\w*\b[^~|]{0,30}~\s*(?::|that\b|saying\b)\s*(?P<text>.+)$",
        rf"~\s*[,:–—-]*\s*(?:please |add |has |gets |needs |new |with |and )*(?:an? |the |new |this )*{NOTED}\s*(?:[:,.–—=-]+|that\b|saying\b)\s*(?P<text>.+)$",
        r"\b(?:add|note|write|log|mention|record)\b(?: down)? that (?P<text>.+?) (?:to|on|in|under) ~\s*$",
        rf"\b{NOTED}\b[^~|]{{0,12}}~\s*(?P<quote>[\"'])(?P<text>.+)(?P=quote)",
        rf"\b{NOTED}\s*[,:]?\s*(?P<quote>[\"'])(?P<text>.+)(?P=quote)",
        rf"[\s,;.]*\b(?:with |and )?(?:the |an? )?{NOTED}\s*[:=-]\s*(?P<text>.+)$",
    )
)
"""Words that lead in a comment; `~` is the CTA."""
BECAUSE = re.compile(
    r"[\s,;:.-]*\b(?:because(?: of)?|b/c|bc|since|as|cos|cuz|reason\s*(?:is|:)?|due to|while|given(?: that)?|for the reason that)\s+(?P<text>.+)$",
    re.IGNORECASE | re.DOTALL,
)
MOVING = re.compile(r"\b(?:mov|push|postpon|due|deadline|re-?sch|delay|extend|slip|bring|put|shift|pull|bump|set|date|chang|until|finish|end)\w*", re.IGNORECASE)  # fmt: skip
"""A day beside these is the one a CTA is moved to."""
DONE_WITH = re.compile(r"\b(?:since|picked|began|begun|started|met|spoke)\b[^,.;]*$|\b(?:this|yesterday)\s*$", re.IGNORECASE)  # fmt: skip
BY_SOME = re.compile(r"\bby (a|an|\d+|one|two|three) (week|day|month)s?\b", re.IGNORECASE)
IN_PROGRESS = re.compile(
    r"\b(?:in[- ]progress|work(?:ing)? in progress|wip|start(?:ed|ing)?|begin|begun|began|working on|underway|kick(?:ed)? off|under way|picked up)\b",
    re.IGNORECASE,
)
AS_NEW = re.compile(r"\b(?:status|back|to|as)\b.{0,12}\bnew\b(?! (?:due|owner|date))|\breopen", re.IGNORECASE)
CLOSING_WORDS = (
    ("closed-success", r"(?:closed )?succ?ess?(?:ful(?:ly)?)?|won|as a win|closed won|success"),
    ("not-a-priority", r"(?:closed lost[: ]*)?not? (?:longer )?a?(?: customer)?\s?(?:prio(?:rity)?)|low priority for (?:them|the customer)"),
    ("competitor-tech-loss", r"(?:closed lost[: ]*)?(?:lost to (?:an? |the )?competit(?:or|ion)(?:'s)?(?: tech(?:nology)?)?|competitor tech(?:nology)?(?: loss)?|competitor loss)"),
    ("product-roadblock", r"(?:closed lost[: ]*)?(?:as )?(?:a )?product road ?block"),
    ("not-our-dept", r"(?:closed lost[: ]*)?not our dep(?:t|artment)\.?"),
    ("already-solved", r"(?:closed lost[: ]*)?(?:already|been|been already|already been) (?:solved|resolved|fixed|done|handled)(?: already)?"),
)  # fmt: skip
_CLOSING = [
    (value, re.compile(rf"[\s,;:(-]*\b(?:as |with |was |status |of |it'?s |'tis )*(?:a |an )?(?:closed |lost )?(?:as )?(?:{words})(?!\w)[\s).]*", re.IGNORECASE))
    for value, words in CLOSING_WORDS
]  # fmt: skip
IDLE = re.compile(
    r"(?:(?:close|closed|closing|it|its|it's|'tis|this|that|done|dusted|over|and|with|so|is|are|was|must|can|could|should|be|may|needs? to|has to|to|"
    r"have|please|now|for|them|us|me|you|we|i|finished|completed?|good|go|all|the|cta|mark|as|then|just|off|up|out|away|ok|list|number|number one|a|success|from|status|today|too|also)\b[\s,.;!:]*)+",
    re.IGNORECASE,
)
"""What says no more than that the CTA is to be closed."""
FILLING = re.compile(
    r"^(?:(?:please|pls|thx|thanks|thank you|ok|okay|and|so|then|now|it|cta|too|for me|asap|again|today|finally|yes|right away|as|status|would you|could you|can you|mark|already)\b[\s,.;!:)✅🎉]*)+|[\s,;:!✅🎉)-]+$|:[a-z_]+:",
    re.IGNORECASE,
)
ENDED = re.compile(
    r"^(?:is|are|was|has been|can be|should be|may be|needs to be|now)?\s*(?:closed|done|complete[d]?|finished|resolved|solved|out|off the list)\b(?: (?:out|too|now|please|pls))*[\s,.;:!-]*",
    re.IGNORECASE,
)
REASONED = re.compile(r"^(?:because|since|as|b/c|bc|reason:?|cos|due to)\s+", re.IGNORECASE)
SO = re.compile(r"^(?P<told>[^|~]{12,200}?)\s*[,.;–-]?\s*\b(?:so|therefore|thus|hence)\b[^~]{0,40}~", re.IGNORECASE)
"""What was told before it was asked to close the CTA for it."""
ANOTHER_REQUEST = re.compile(
    r"\s*(?:[,.;]\s*)?\b(?:and |then |after that )+(?:then |also |please )*(?:follow|open|create|log|set|add|snooze|close|show|list|assign|move|mark|tell|send)\b.*$",
    re.IGNORECASE | re.DOTALL,
)


def read_cta(heard: Heard) -> str | None:
    """The number, or the naming phrase without its article."""
    place = find_cta(heard)
    if place is None:
        return None
    words = heard.sentence.said(*place)
    if number := NUMBERED.fullmatch(words.strip()):
        return number[1]
    return re.sub(r"^(?:my|our|this|that)\s+", "", clean(words), flags=re.IGNORECASE) or None


def find_cta(heard: Heard) -> tuple[int, int] | None:
    """Where the CTA is named: by the frame, by a number, or by words that describe it."""
    if place := heard.find_units("cta"):
        return place
    words = heard.sentence.words
    marks = ("@cta", "@num") if "@num" in heard.frame.source else ("@cta",)
    if (at := next((at for at, word in enumerate(words) if word in marks), None)) is not None:
        return at, at + 1
    return _find_described(heard)


def _find_described(heard: Heard) -> tuple[int, int] | None:
    words = heard.sentence.words
    places = Places(words, further={})
    for at, word in enumerate(words):
        if word not in ("cta", "@account"):
            continue
        first = at
        while (
            first > 0
            and at - first < 6
            and words[first - 1].isalpha()
            and words[first - 1] not in ("the", "my", "our", "this", "that")
        ):
            first -= 1
        if first == 0 or words[first - 1] not in ("the", "my", "our", "this", "that"):
            first = at
            while first > 0 and words[first - 1] in DESCRIBING:
                first -= 1
        for (begin, end), _ in places.find("cta", first):
            if "@account" in words[begin:end] and "cta" in words[begin:end]:
                return begin, end
    return None


def request_about_cta(heard: Heard) -> Remains:
    """The request with its CTA masked; before and behind the mask its new values stand."""
    units, place = heard.sentence.units, find_cta(heard)
    start = units[min(heard.clause, place[0]) if place else heard.clause].start
    remains = Remains(heard.sentence.text[start:])
    if place:
        remains.cut(units[place[0]].start - start, units[place[1] - 1].end - start, " ~ ")
    return remains


def after_cta(heard: Heard) -> str:
    """The text behind the CTA."""
    place = find_cta(heard)
    units = heard.sentence.units
    return heard.sentence.text[units[(place[1] if place else heard.last) - 1].end :]


def fill_update(heard: Heard, *, now: datetime) -> Slots:
    """The slots of `update-cta`."""
    rest = request_about_cta(heard)
    comment = take_comment(rest)
    slots: Slots = {"cta": read_cta(heard), "comment": comment, "owner": take_owner(rest)}
    if slots["owner"] is None and (person := heard.find("person")) and not person.startswith("~"):
        slots["owner"] = clean(person)
    if comment is None or MOVING.search(rest.text):
        slots["due"] = _find_due(rest.text, now=now)
    level = re.search(rf"\b{LEVEL}\b(?!-)", rest.text, re.IGNORECASE)
    slots["priority"] = rest.take_priority() if level else None
    if level and slots["priority"] is None:
        slots["priority"] = {"urgent": "high", "normal": "medium", "critical": "high"}.get(
            level[0].lower(), level[0].lower().removesuffix("est")
        )
    if IN_PROGRESS.search(rest.text):
        slots["status"] = "work-in-progress"
    elif AS_NEW.search(rest.text):
        slots["status"] = "new"
    return slots


def take_comment(rest: Remains) -> str | None:
    """What is to be noted, by the words that lead it in."""
    for form in COMMENTS:
        if (said := form.search(rest.text)) and (text := said["text"].strip(' :,-–—"')):
            rest.cut(said.start("text"), said.end("text"))
            return re.sub(r"\s*\|\s*", " ", text).replace(" ~ ", " it ")
    return None


def _find_due(text: str, *, now: datetime) -> str | None:
    days = [
        day
        for day in find_days(text, now=now, bias=Bias.FORWARD)
        if not DONE_WITH.search(text[: day.start])
        and not re.match(r"this (?:morning|afternoon)", text[day.start : day.end], re.IGNORECASE)
    ]
    has_goal = bool(days) and _is_goal(text, days[0].start)
    if (not days or (BY_SOME.search(text) and not has_goal)) and (waits := find_waits(text, now=now)):
        return _moved(text, days, waits[0].value.isoformat())
    goals = [day for day in days if _is_goal(text, day.start)]
    return (goals or days)[0].value.isoformat() if days else None


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
        pieces = [REASONED.sub("", _plain(piece)) for piece in pieces]
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
        slots["comment"] = said["told"].strip() if (said := SO.search(masked)) else None
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
        r"[\s,.]*\b(?:please|pls|thx|thanks|thank you|for me|ta|cheers)[\s.!]*$", "", piece, flags=re.IGNORECASE
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
    after = re.sub(r"^[\s,;:.–—-]*(?:the \w+\b)?[\s,;:.–—-]*", "", after)
    after = re.sub(r"[\s,]*\b(?:please|pls|thx|thanks|snooze(?: it)?)[\s.!]*$", "", after, flags=re.IGNORECASE).strip(
        " .!,;?"
    )
    if len(after) > 3 and "reason_text" not in slots:
        slots["reason_text"] = after
    return slots


TASK_HEAD = re.compile(
    r"^(?:(?:please|pls|can|could|would|you|kindly|we|i|also|and|so|hey|hi|ally|ok|add|create|put|make|new|insert|include|needs?|want|like|must|should|have|gets?|there|is|be|to|an?|the|another|one|more|extra|"
    r"tasks?|to-?dos?|steps?|subtasks?|for|on|in|under|at|with|me|it|called|named|titled|saying|that|says|please add|as|assign|give)\b[\s:,–—-]*)+",
    re.IGNORECASE,
)
TASK_TAIL = re.compile(
    r"(?:[\s,:–—-]*\b(?:please|pls|thanks|thx|ta|as an? (?:new )?(?:task|to-?do|step)|task|to|on|in|under|for|onto|at|and|by|due)\b)+[\s.!,]*$",
    re.IGNORECASE,
)


TASK_START = re.compile(
    r"^(?:(?:i|we|i've|we've|have|has|is|are|done|with|finished|completed?|mark|tick(?:ed)?|check(?:ed)?|off|please|pls|the|task|step|to-?do|hey|ally|just|now|set|close)\b[\s:,–—-]*)+",
    re.IGNORECASE,
)
TASK_END = re.compile(
    r"[\s,]*\b(?:task|step|to-?do)?\s*\b(?:(?:is|are|was|has been|as|can be|now|already|of|on|in|for|under|from|to)\s*)*(?:done|finished|completed?|ticked off|checked off|off|over|task)?[\s.!]*$",
    re.IGNORECASE,
)
PLAYBOOK_NAME = re.compile(
    r"(?:\b(?:apply|use|run|put|attach|start|add|with|the|follow)\s+)*(?:the |our )?(?P<name>[\w&/-]+(?:\s[\w&/-]+){0,5}?)\s+playbook\b",
    re.IGNORECASE,
)


FOREGOING = re.compile(
    r"^(?P<told>.{8,200}?)\s*[,.;–-]+\s*(?:so |and |please |can you |could you )*(?:add|put|make|note|create)\s+(?:that|this|it)\b",
    re.IGNORECASE | re.DOTALL,
)
"""What "add that as a task" means."""


def fill_task(heard: Heard, *, now: datetime) -> Slots:
    """The slots of `add-task`."""
    rest = request_about_cta(heard)
    slots: Slots = {"cta": read_cta(heard), "text": rest.take_quoted(), "owner": take_owner(rest, is_new=True)}
    rest.take_thanks()
    slots["due"] = rest.take_due(now=now)
    if slots["text"] is None:
        left = [TASK_TAIL.sub("", TASK_HEAD.sub("", piece)).strip(" .,;:\"'!–—-") for piece in rest.pieces()]
        slots["text"] = max(left, key=len, default=None)
    if not slots["text"] and (said := FOREGOING.search(heard.sentence.text)):
        before = Remains(said["told"])
        slots["due"] = slots["due"] or before.take_due(now=now)
        slots["text"] = before.text.strip(" |.,;")
    return slots


def fill_complete(heard: Heard) -> Slots:
    """The slots of `complete-task`."""
    task = heard.find("task")
    rest = request_about_cta(heard)
    said = rest.take_quoted() or (_task_number(rest.text) if task is None else None)
    words = (
        said
        or (clean(task) if task else None)
        or max((_task_words(piece) for piece in rest.pieces()), key=len, default=None)
    )
    return {
        "task": re.sub(r"\s*\btask$|^task\s+|^#", "", words, flags=re.IGNORECASE) if words else None,
        "cta": read_cta(heard),
    }


def _task_number(text: str) -> str | None:
    said = re.search(r"\btask\s*(?:no\.?|number|#)?\s*#?(\d{1,7})\b", text, re.IGNORECASE) or re.match(
        r"\s*#?(\d{1,7})\b", text
    )
    return said[1] if said else None


def _task_words(piece: str) -> str:
    return TASK_TAIL.sub("", TASK_END.sub("", TASK_START.sub("", piece))).strip(" .,;:\"'!–—-")


def fill_playbook(heard: Heard) -> Slots:
    """The slots of `apply-playbook`."""
    name = heard.find("playbook")
    if name is None and (said := PLAYBOOK_NAME.search(request_about_cta(heard).text)):
        name = said["name"]
    return {
        "cta": read_cta(heard),
        "playbook": re.sub(r"\s*\bplaybook$|^playbook\s+", "", clean(name), flags=re.IGNORECASE) if name else None,
    }


__all__ = [
    "PRIO",
    "fill_close",
    "fill_complete",
    "fill_playbook",
    "fill_snooze",
    "fill_task",
    "fill_update",
    "read_cta",
]
