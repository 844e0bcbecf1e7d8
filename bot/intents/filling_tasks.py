"""The slots of a CTA's tasks and playbook."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from bot.intents.remains import Remains
from bot.intents.which_cta import read_cta, request_about_cta
from bot.intents.whose import is_person, take_owner
from bot.language.spans import clean
from bot.language.trade import Heard

Slots = dict[str, Any]
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
PLAYBOOK_EDGE = r"(?:apply|use|using|run|put|attach|start|add|follow|kindly|please|pls|the|our|an?|playbook|onto|on|to|for|with|in|into|should|can|could|would|you|it|must|needs?|get|gets|i|we|want|let's|hey|ally|thanks|now|be|and)"
PLAYBOOK_COMMAND = re.compile(rf"^(?:{PLAYBOOK_EDGE}\b[\s,:]*)+|(?:[\s,:]*\b{PLAYBOOK_EDGE})+[\s.!?]*$", re.IGNORECASE)
LONGEST_PLAYBOOK = 7
"""Words."""


WHO_ALONE = re.compile(r"[,|]\s*(?P<who>[A-ZÀ-Þ][\w'-]+)[\s.!]*$")
"""Who is to do it, behind a task in quotation marks."""
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
    if slots["text"] and slots["owner"] is None and (said := WHO_ALONE.search(rest.text)) and is_person(said["who"]):
        slots["owner"] = said["who"]
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
    if name is None:
        pieces = [PLAYBOOK_COMMAND.sub("", piece).strip(" .,;:\"'") for piece in request_about_cta(heard).pieces()]
        name = next(
            (piece for piece in sorted(pieces, key=len, reverse=True) if 0 < len(piece.split()) <= LONGEST_PLAYBOOK),
            None,
        )
    return {
        "cta": read_cta(heard),
        "playbook": re.sub(r"\s*\bplaybook$|^playbook\s+", "", clean(name), flags=re.IGNORECASE) if name else None,
    }


__all__ = ["fill_complete", "fill_playbook", "fill_task"]
