"""The slots of what is asked of a CTA: which one, when, whose, how urgent, how it ended; and a new CTA's name."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from bot.intents.choices import CLOSING_STATUSES, OPEN_STATUSES, PRIORITIES, RISK_REASONS, TYPES
from bot.language.almanac import Bias
from bot.language.dates import find_days, find_waits
from bot.language.declare import Choice
from bot.language.reader import Heard
from bot.language.spans import clean, find_choice, find_day, find_until

PRIORITY = re.compile(
    r"[,;]?\s*\b(?:with |at |of |as |in |make it |so |set to |mark it )*(?:(?:priority|prio|pri|priorty)\s*(?:is|to|=|:|->)?\s*(?P<after>high|medium|med|low|normal|urgent)|(?P<before>high|medium|med|low|normal|urgent|top)[- ]*(?:priority|prio|priorty|prioity)|(?<=[,;.|]\s)(?P<alone>high|medium|low|urgent)(?=\s*(?:[,;.|]|$)))(?!\w)",
    re.IGNORECASE,
)
LEVEL = re.compile(
    r"\b(?:to|as|make it|is|=|->|:|medium|now|cta \d+|#?\d+)?\s*\b(?P<level>high|medium|low|urgent)\b", re.IGNORECASE
)
OWNER = re.compile(
    r"[,;.]?\s*\b(?:and )?(?:(?:assign(?:ed)?(?: it| this)?(?: over)?(?: to)?|give it to|put it on|put it under|owner(?: is|:|=)?|owned by|hand it to|for owner|assignee(?: is|:)?|goes to)\s+(?P<after>@?(?!(?:and|to|the|a|it)\b)[\w'.-]+(?:\s(?!(?:due|by|on|and|please|until|with|high|low|medium|before|for)\b)[A-Z][\w'.-]+)?)|(?P<before>[\w'.-]+) (?:owns it|should own it|is (?:the )?owner|will own it|takes it|can take it))",
    re.IGNORECASE,
)
PLAYBOOK = re.compile(
    r"[,;]?\s*\b(?:and )?(?:using|use|apply|with|run|applying|from|via|attach|on)\s+(?:the |a )?(?P<name>[\w\s&/-]{3,50}?)\s+playbook\b|\bplaybook\s*:?\s*(?P<after>[\w\s&/-]{3,50}?)(?=[,.;]|$| due\b)",
    re.IGNORECASE,
)
REASON = re.compile(
    r"[,;.]?\s*\b(?:with )?reason\s*(?:is|:|=)?\s*(?P<name>[^,;.\n]+?)(?=\s+(?:due|priority|priorty|prio|owner|high|low|medium|by|until)\b|[,;.\n]|$)",
    re.IGNORECASE,
)
COMMENT = re.compile(
    r"[\s,;.]*\b(?:with (?:the )?)?(?:comments?|notes?|remark)\s*[:=-]\s*(?P<text>.+)$", re.IGNORECASE | re.DOTALL
)
BECAUSE = re.compile(
    r"[\s,;:-]*\b(?:because(?: of)?|b/c|bc|since|as|cos|cuz|reason\s*:?|due to)\s+(?P<text>.+)$",
    re.IGNORECASE | re.DOTALL,
)
FILLING = re.compile(
    r"^(?:(?:please|pls|thx|thanks|thank you|ok|okay|and|so|then|now|it|cta|too|for me|asap|again|today|finally|yes|right away|as|status|would you|could you|can you|mark|already)\b[\s,.;!:)✅🎉]*)+|[\s,.;:!✅🎉)-]+$|:[a-z_]+:",
    re.IGNORECASE,
)
CLOSING_WORDS: tuple[tuple[str, str], ...] = (
    ("closed-success", r"(?:closed )?succ?ess?(?:ful(?:ly)?)?|won|as a win|closed won|success"),
    (
        "not-a-priority",
        r"(?:closed lost[: ]*)?not a(?: customer)? prio(?:rity)?|no longer a priority|low priority for (?:them|the customer)",
    ),
    (
        "competitor-tech-loss",
        r"(?:closed lost[: ]*)?(?:lost to (?:a |the )?competit(?:or|ion)(?:'s)?(?: tech(?:nology)?)?|competitor tech(?:nology)? loss|competitor loss|competitor tech)",
    ),
    ("product-roadblock", r"(?:closed lost[: ]*)?(?:as )?(?:a )?product road ?block"),
    ("not-our-dept", r"(?:closed lost[: ]*)?not our dep(?:t|artment)\.?"),
    ("already-solved", r"(?:closed lost[: ]*)?(?:already|been) (?:solved|resolved|fixed|done|handled)"),
)
_CLOSING = [
    (
        value,
        re.compile(
            rf"[\s,;:(-]*\b(?:as |with |was |status |it's |its )?(?:closed |lost )?(?:as )?(?:{words})\b[\s).]*",
            re.IGNORECASE,
        ),
    )
    for value, words in CLOSING_WORDS
]


def read_cta(heard: Heard) -> str | None:
    """The number, or the naming phrase without its article."""
    words = heard.find("cta")
    if words is None:
        numbers = ("@cta", "@num") if "@num" in heard.frame.source else ("@cta",)
        numbered = next((unit for unit in heard.sentence.units if unit.word in numbers), None)
        if numbered is None:
            return None
        words = heard.sentence.text[numbered.start : numbered.end]
    if number := re.fullmatch(r"(?:\D*\b)?[#\s]*(\d+)", words.strip()):
        return number[1]
    return re.sub(r"^(?:my|our|this|that)\s+", "", clean(words), flags=re.IGNORECASE) or None


def after_frame(heard: Heard, slot: str = "cta") -> str:
    """The text behind the CTA, where its new values stand."""
    place = heard.find_units(slot)
    last = place[1] if place else heard.last
    units = heard.sentence.units
    return heard.sentence.text[units[last - 1].end :] if units else ""


def fill_update(heard: Heard, *, now: datetime) -> dict[str, Any]:
    """The slots of `update-cta`."""
    text, cta = heard.sentence.text, heard.find_units("cta")
    start = heard.sentence.units[heard.clause].start
    slots: dict[str, Any] = {"cta": read_cta(heard)}
    around = text[start:]
    if cta is not None:
        units = heard.sentence.units
        around = text[start : units[cta[0]].start] + " ~ " + text[units[cta[1] - 1].end :]
    if re.search(
        r"\b(?:comment|note|remark|update)\b", text[start : heard.sentence.units[heard.last - 1].end], re.IGNORECASE
    ) and (
        said := re.search(
            r"^\s*(?:that says|saying|that)?\s*[:,–—-]?\s*(?:that )?(?P<text>.+)$", after_frame(heard), re.DOTALL
        )
    ):
        comment = said["text"].strip(' :,-–—"')
        if (comment and re.search(r"[:]", after_frame(heard)[:12])) or re.match(
            r"\s*(?:saying|that|-|–|—|,)", after_frame(heard)
        ):
            slots["comment"] = comment
            return {name: value for name, value in slots.items() if value}
    if days := find_days(around, now=now, bias=Bias.FORWARD):
        slots["due"] = days[0].value.isoformat()
    if (waits := find_waits(around, now=now)) and (
        not days
        or (
            re.search(r"\bby (?:a|an|\d+|one|two|three) (?:week|day|month)", around, re.IGNORECASE)
            and not re.search(r"\b(?:until|till|til|to)\b", around[days[0].lead_start : days[0].start], re.IGNORECASE)
        )
    ):
        slots["due"] = _moved(waits[0].value.isoformat(), around, days, now)
    if level := re.search(r"\b(high|medium|low|urgent|normal)\b", around, re.IGNORECASE):
        slots["priority"] = {"urgent": "high", "normal": "medium"}.get(level[1].lower(), level[1].lower())
    slots["owner"] = _owner(heard, around)
    if re.search(
        r"\b(?:in[- ]progress|work(?:ing)? in progress|wip|start(?:ed)?|begin|begun|began|working on|underway|kick(?:ed)? off|under way)\b",
        around,
        re.IGNORECASE,
    ):
        slots["status"] = "work-in-progress"
    elif re.search(r"\b(?:status|back|to|as)\b.{0,12}\bnew\b|\breopen", around, re.IGNORECASE) and not re.search(
        r"new (?:due|owner|date)", around, re.IGNORECASE
    ):
        slots["status"] = "new"
    if comment := COMMENT.search(around):
        slots["comment"] = comment["text"].strip()
    return {name: value for name, value in slots.items() if value}


def _moved(fallback: str, text: str, days: list[Any], now: datetime) -> str:
    """ "Push it by a week, it's due Friday": a week after Friday."""
    if days and re.search(r"\b(?:until|till|to)\s+(?:the )?$", text[: days[0].start], re.IGNORECASE):
        return str(days[0].value.isoformat())
    said = re.search(r"\bby (a|an|\d+|one|two|three) (week|day|month)s?\b", text, re.IGNORECASE)
    if not said or not days:
        return fallback
    from datetime import timedelta

    count = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3}.get(said[1].lower()) or int(said[1])
    shift = timedelta(days=count * {"day": 1, "week": 7, "month": 30}[said[2].lower()])
    return str((days[0].value + shift).isoformat())


def _owner(heard: Heard, around: str) -> str | None:
    if said := re.search(
        r"\b(?:to|too|for|at|on)\s+(?P<who>@?(?!(?:the|a|an|be|in|to|high|low|medium|due|next|this|~)\b)[^\W\d_][\w'.-]*(?:\s[A-Z][\w'.-]+){0,2})(?=\s*(?:$|[,.;!?]|and\b|please\b|pls\b|instead\b|with\b|~|due\b|because\b|as\b|by\b|thanks\b|thx\b))",
        around,
    ):
        who = said["who"].removeprefix("@")
        is_due = find_day(said.group(), now=_NOON, bias=Bias.FORWARD) is not None
        if (
            not is_due
            and re.search(
                r"\b(?:assign|reassign|give|hand|transfer|pass|delegate|take|owner|move|goes|belongs|over)\w*\b",
                f"{around} {' '.join(heard.sentence.words)}",
                re.IGNORECASE,
            )
            and who.lower() not in _NOT_PEOPLE
        ):
            return clean(who)
    if (
        said := re.search(
            r"\b(?:owner|assignee)\s*(?:is|to|:|=|->|should be)?\s*(?:now\s+)?(?P<who>[^\W\d_][\w'.-]*(?:\s[A-Z][\w'.-]+)?)",
            around,
            re.IGNORECASE,
        )
    ) and said["who"].lower() not in _NOT_PEOPLE:
        return clean(said["who"])
    if said := re.search(
        r"\bmake\s+(?P<who>[^\W\d_][\w'.-]*(?:\s[A-Z][\w'.-]+)?)\s+(?:the )?(?:new )?owner", around, re.IGNORECASE
    ):
        return clean(said["who"])
    if said := re.search(r"\b(?:assign|give|hand)\s+(?P<who>[A-Z][\w'.-]*)\s+~", around):
        return clean(said["who"])
    person = heard.find("person")
    return clean(person) if person and person.lower() not in _NOT_PEOPLE and not person.startswith("~") else None


_NOON = datetime.fromisoformat("2026-01-07T12:00:00+00:00")
_NOT_PEOPLE = {
    "of",
    "to",
    "is",
    "high",
    "low",
    "medium",
    "the",
    "a",
    "in",
    "progress",
    "wip",
    "done",
    "closed",
    "new",
    "for",
    "on",
    "urgent",
    "started",
    "next",
    "it",
    "be",
    "due",
    "normal",
    "status",
    "priority",
    "someone",
    "somebody",
    "anyone",
}


def fill_close(heard: Heard) -> dict[str, Any]:
    """The slots of `close-cta`: the outcome only where it was said."""
    text = heard.sentence.text
    cta = heard.find_units("cta")
    rest = text[heard.sentence.units[(cta[1] if cta else heard.last) - 1].end :]
    before = text[heard.sentence.units[heard.clause].start : heard.sentence.units[cta[0]].start] if cta else ""
    slots: dict[str, Any] = {"cta": read_cta(heard) or _named_by_kind(heard)}
    if said := COMMENT.search(rest):
        slots["comment"] = said["text"].strip()
        rest = rest[: said.start()]
    for value, pattern in _CLOSING:
        if found := pattern.search(rest):
            slots["status"] = value
            rest = rest[: found.start()] + " | " + rest[found.end() :]
            break
        if pattern.search(before):
            slots["status"] = value
            break
    if "comment" not in slots:
        pieces = [_plain(piece) for piece in rest.split("|")]
        pieces = [
            re.sub(
                r"^(?:is|are|was|has been|can be|should be|may be|now)?\s*(?:closed|done|complete[d]?|finished|resolved|solved|out)\b(?: (?:out|too|now|please|pls))*[\s,.;:!-]*",
                "",
                piece,
                flags=re.IGNORECASE,
            )
            for piece in pieces
        ]
        pieces = [
            re.sub(r"^(?:because|since|as|b/c|reason:?|cos)\s+", "", _plain(piece), flags=re.IGNORECASE)
            for piece in pieces
        ]
        slots["comment"] = max((piece for piece in pieces if not _IDLE.fullmatch(piece)), key=len, default="") or None
        if slots["comment"] and re.fullmatch(
            r"(?:with|status|the|and|dusted|close|closed|done|it|as|\W)*\w{0,3}", slots["comment"], re.IGNORECASE
        ):
            slots["comment"] = None
    return {name: value for name, value in slots.items() if value}


def _named_by_kind(heard: Heard) -> str | None:
    """A CTA named by what it is about: "close the upsell at Globex"."""
    account = heard.find("account")
    said = account and re.search(
        rf"\b(?:upsell|ebr|qbr|onboarding|renewal|risk|expansion) (?:at|for|with|of) (?:the )?{re.escape(account)}",
        heard.sentence.text,
        re.IGNORECASE,
    )
    return said.group() if said else None


_IDLE = re.compile(
    r"(?:(?:close|closed|closing|it|its|it's|this|that|done|dusted|over|and|with|so|is|are|was|must|can|could|should|be|may|needs? to|has to|to|"
    r"have|please|now|for|them|us|me|you|we|i|finished|completed?|good|go|all|the|cta|mark|as|then|just|off|up|out|away|ok)\b[\s,.;!:]*)+",
    re.IGNORECASE,
)
"""What says no more than that the CTA is to be closed."""


def _plain(piece: str) -> str:
    piece = FILLING.sub("", piece.strip(" ,;:?-–—\n"))
    piece = re.sub(r"[\s,]*\b(?:please|pls|thx|thanks|thank you|for me)[\s.!]*$", "", piece, flags=re.IGNORECASE)
    return piece.strip(" ,;:-–—\n!✅🎉")


def fill_snooze(heard: Heard, *, now: datetime) -> dict[str, Any]:
    """The slots of `snooze-cta`."""
    rest = after_frame(heard)
    slots: dict[str, Any] = {"cta": read_cta(heard)}
    if because := BECAUSE.search(rest):
        slots["reason_text"] = because["text"].strip(" .,;")
        rest = rest[: because.start()]
    if found := find_until(rest, now=now):
        slots["until"] = found.value.isoformat() if hasattr(found.value, "isoformat") else None
        after = re.sub(r"^[\s,;:.–—-]*(?:the \w+\b)?[\s,;:.–—-]*", "", rest[found.end :])
        after = re.sub(r"[\s,]*\b(?:please|pls|thx|thanks)[\s.!]*$", "", after, flags=re.IGNORECASE).strip(" .!,;?")
        if len(after) > 3 and "reason_text" not in slots:
            slots["reason_text"] = after
    return {name: value for name, value in slots.items() if value}


def fill_open(heard: Heard, *, now: datetime, account: str | None) -> dict[str, Any]:
    """The slots of `open-cta`; what nothing else accounts for is the name."""
    text = heard.sentence.text[heard.sentence.units[heard.clause].start :]
    slots: dict[str, Any] = {"account": account}
    left = text.replace(account, " | ", 1) if account else text
    left = left.replace(f"{account}'s", " | ") if account else left
    for slot, pattern in (("playbook", PLAYBOOK), ("reason", REASON), ("owner", OWNER)):
        if said := pattern.search(left):
            words = next(value for value in said.groupdict().values() if value)
            if slot == "owner" and words.lower() in _NOT_PEOPLE:
                continue
            slots[slot] = clean(words)
            left = left[: said.start()] + " | " + left[said.end() :]
    if quoted := re.search(r"\"([^\"]{2,200})\"|(?<!\w)'([^']{4,200})'(?!\w)", left):
        slots["name"] = quoted[1] or quoted[2]
        left = left[: quoted.start()] + " | " + left[quoted.end() :]
    if days := find_days(left, now=now, bias=Bias.FORWARD):
        day = next(
            (
                one
                for one in days
                if "due" in left[max(0, one.lead_start) : one.start].lower()
                or "by" in left[one.lead_start : one.start].lower()
            ),
            days[-1] if len(days) == 1 else days[0],
        )
        slots["due"] = day.value.isoformat()
        left = (
            re.sub(r"\bdue(?: date)?(?: is| on| by|:)?\s*$", "", left[: day.lead_start], flags=re.IGNORECASE)
            + " | "
            + left[day.end :]
        )
    if said := PRIORITY.search(left):
        level = next(value for value in said.groupdict().values() if value).lower()
        slots["priority"] = {"urgent": "high", "normal": "medium", "med": "medium", "top": "high"}.get(level, level)
        left = left[: said.start()] + " | " + left[said.end() :]
    left, kind = _without_head(left)
    if kind:
        slots["type"] = kind
    elif alone := re.search(
        r"(?:^|[|,])\s*(risk|expansion|lifecycle|renewal|activity)\s*(?=[|,.]|$)", left, re.IGNORECASE
    ):
        slots["type"] = alone[1].lower()
        left = left[: alone.start()] + " | " + left[alone.end() :]
    if "reason" not in slots and slots.get("type") == "risk" and (found := find_choice(left, _REASONS)):
        slots["reason"] = left[found[1] : found[2]]
        left = left[: found[1]] + " | " + left[found[2] :]
    if "name" not in slots and (name := _name(left)):
        slots["name"] = name
    if (
        re.search(r"\b(?:for|on) me\b|\bassign(?:ed)? to me\b", text, re.IGNORECASE)
        and "owner" not in slots
        and re.search(r"\bto ?-?do\b", text, re.IGNORECASE)
    ):
        slots["owner"] = "me"
    return {name: value for name, value in slots.items() if value}


_REASONS = tuple(choice for choice in RISK_REASONS if choice.value != "other")
_TYPE_WORDS = "risk|rsik|rik|expansion|expansoin|lifecycle|life cycle|activity|renewal|renwal|objective"
_HEAD = re.compile(
    r"(?:/cta|/ally)?\s*(?P<before>(?:[\w'/-]+\s+){0,9}?)\b(?:c\.?t\.?a\.?s?|call to action|to[- ]?do)\b(?:\s*#?\s*4\b(?=\s*\|))?",
    re.IGNORECASE,
)
_VERBS = re.compile(
    r"\b(?:going|can i have|could i have|(?:i|we)'d|i have|we have|needs|requires|require|get|one|open|opne|create|creat|craete|make|start|new|raise|add|set up|setup|schedule|sched|another|need|should have|build|put in|enter|spin up|kick off|log|there|must be|be|going|would|i'd|'d|opened|it|me|one|file|draft|begin|launch|generate|write|prepare|please|pls|plz|can|could|you|would|kindly|i|we|want|to|a|an|the|us|for|my|our|quick|so|ok|hi|hey|hello|ally|also|and|then|up|of|out|like|now|go ahead|help|let's|lets|have)\b",
    re.IGNORECASE,
)


def _without_head(left: str) -> tuple[str, str | None]:
    """The text without "open a risk CTA", and the type said in it; what describes the CTA otherwise stays, marked."""
    said = _HEAD.search(left)
    if said is None:
        return re.sub(r"^\s*/cta\s+\w+", "", left), None
    if re.match(r"\s*/?cta\s+(?:open|new|create|add)\b|\s*/cta", left, re.IGNORECASE):
        return re.sub(r"^\s*/?cta\s+(?:open|new|create|add)?", "", left, flags=re.IGNORECASE), None
    before = said["before"]
    kind = re.search(rf"\b(?:{_TYPE_WORDS})\b", before, re.IGNORECASE)
    behind = re.match(
        rf"\s+(?:of|type|of type|kind|with type)\s+(?:{_TYPE_WORDS})\b", left[said.end() :], re.IGNORECASE
    )
    if kind is None and behind:
        kind = re.search(rf"(?:{_TYPE_WORDS})\b", behind.group(), re.IGNORECASE)
        left = left[: said.end()] + left[said.end() + behind.end() :]
    found = find_choice(kind.group().replace("rsik", "risk").replace("renwal", "renewal"), TYPES) if kind else None
    words = _VERBS.sub(" ", re.sub(rf"\b(?:{_TYPE_WORDS})\b", " ", before, flags=re.IGNORECASE))
    words = re.sub(r"\b(?:high|medium|low|urgent|priority|prio)\b", " ", words, flags=re.IGNORECASE).strip()
    return f"{left[: said.start()]} {left[said.end() :]} |{f'^{words}' if words else ''}", found[0] if found else None


def _name(left: str) -> str | None:
    """The longest piece that says what is to be done; a describing word before "CTA" where there is none."""
    pieces = []
    adjective = None
    for piece in re.split(r"\||\n|(?<=[^\d]):\s|\s[-–—]\s|(?<=\w)\.\s", left):
        if piece.strip().startswith("^"):
            adjective = piece.strip()[1:]
            continue
        bare = piece.strip(" ,.;:!?-–—\"'()")
        for _ in range(4):
            bare = re.sub(
                r"^(?:(?:please|pls|plz|going|and|with|for|on|at|to|about|regarding|re|due|by|of|in|is|name it|call it|called|named|titled|title|it's about|its about|it is about|it's|against|so|that|because|due date|not urgent|4|w/|w|from|until|/ally|hi|could you|can you|would you|make|sched|i|we|need|needs|should have|it must be opened one|it must be opened)\b[\s,:]*)+",
                "", bare, flags=re.IGNORECASE,
            )  # fmt: skip
            bare = re.sub(
                r"[\s,]*\b(?:please|pls|plz|thanks|thx|and|due|due date|by|until|with|for|at|on|to|asap|using|because|owner|me|w|w/|the|a)$",
                "",
                bare,
                flags=re.IGNORECASE,
            ).strip(" ,.;:!?-–—\"'()")
        bare = re.sub(
            r"^(?:not urgent|urgent|me|a|an|the one|open|going|new|create|needs?|get|it|can|could|have|please)$",
            "",
            bare,
            flags=re.IGNORECASE,
        )
        if len(bare) > 1:
            pieces.append(bare)
    if pieces:
        return (
            pieces[0]
            if len(pieces[0].split()) > 1 or len(pieces) == 1
            else max(pieces, key=lambda one: len(one.split()))
        )
    return adjective


def fill_task(heard: Heard, *, now: datetime) -> dict[str, Any]:
    """The slots of `add-task`."""
    slots: dict[str, Any] = {"cta": read_cta(heard)}
    said = heard.find("text")
    rest = said if said else after_frame(heard)
    if not rest.strip(" .!") and (
        quoted := re.search(r"\"([^\"]{2,300})\"|(?<!\w)'([^']{3,300})'(?!\w)", heard.sentence.text)
    ):
        rest = quoted[1] or quoted[2]
    rest = re.sub(
        r"^[\s:,–—-]*(?:also |please |pls |we )*(?:needs?|gets?|should have|add|another|new|put)?\s*(?:a |an |the |another |new |extra )*(?:task|to-?do|step)?\s*(?:please|pls)?\s*(?:add|put)?\s*[:,–—-]*\s*(?:to )?",
        "",
        rest,
        flags=re.IGNORECASE,
    )
    if owner := OWNER.search(rest):
        who = next(value for value in owner.groupdict().values() if value)
        if who.lower() not in _NOT_PEOPLE:
            slots["owner"] = clean(who)
            rest = rest[: owner.start()] + rest[owner.end() :]
    if days := find_days(rest, now=now, bias=Bias.FORWARD):
        day = days[-1]
        if (
            not re.sub(r"[\s.!,;)]|please|pls", "", rest[day.end :])
            or "due" in rest[day.lead_start : day.start].lower()
            or "by" in rest[day.lead_start : day.start].lower().split()
        ):
            slots["due"] = day.value.isoformat()
            rest = (
                re.sub(
                    r"[\s,;]*\b(?:due(?: date)?|by|on|until|before)?[\s:]*$",
                    "",
                    rest[: day.lead_start],
                    flags=re.IGNORECASE,
                )
                + rest[day.end :]
            )
    slots["text"] = re.sub(r"[\s,]*\b(?:please|pls|thanks)$", "", rest.strip(" .,;:\"'!\n"), flags=re.IGNORECASE).strip(
        " .,;:\"'"
    )
    return {name: value for name, value in slots.items() if value}


def find_list_slots(text: str, states: tuple[Choice, ...]) -> dict[str, Any]:
    """Type, priority and state of a list of CTAs."""
    slots: dict[str, Any] = {}
    if found := find_choice(text, TYPES):
        slots["type"] = found[0]
    if level := re.search(r"\b(high|medium|low)\b", text, re.IGNORECASE):
        slots["priority"] = level[1].lower()
    elif re.search(r"\burgent\b", text, re.IGNORECASE):
        slots["priority"] = "high"
    if found := find_choice(text, states):
        slots["state"] = found[0]
    return slots


__all__ = [
    "CLOSING_STATUSES", "OPEN_STATUSES", "PRIORITIES", "fill_close", "fill_open", "fill_snooze", "fill_task", "fill_update", "find_list_slots", "read_cta",
]  # fmt: skip
