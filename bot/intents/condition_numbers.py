"""What accounts are compared with: amounts, percentages and other numbers, in digits or in words."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.intents.fields import NUMERIC
from bot.language.quantities import find_amounts, find_percentages
from bot.language.spelt_numbers import PLAIN, SCALES, read_spelt

_OVER = r"over|above|more than|greater than|bigger than|larger than|higher than|exceeding|north of|beyond|>|upwards of"
_LEAST = r"at least|minimum(?: of)?|min|no less than|not less than|>=|≥|from"
_UNDER = r"under|below|less than|smaller than|lower than|fewer than|south of|beneath|<"
_MOST = r"at most|maximum(?: of)?|max|no more than|not more than|up to|<=|≤"
_OPS = {"gte": _LEAST, "lte": _MOST, "gt": _OVER, "lt": _UNDER}
_COMPARED = re.compile(rf"(?<=\s)(?P<op>{'|'.join((_OVER, _LEAST, _UNDER, _MOST))})\s+(?P<number>(?>{PLAIN}))\b(?!\s*(?:%|per\s?cent|pct|{'|'.join(SCALES)})\b)", re.IGNORECASE)  # fmt: skip


_COUNTED = re.compile(
    r"\+?\s+(?:open |overdue |active |new |known )?(?:risks?|ctas?|tickets?|cases?|calls?|meetings?|contacts?|tasks?|plans?|objectives?|sponsors?|opportunit\w+)\b",
    re.IGNORECASE,
)
"""Behind a number that counts what is no field of an account."""


def in_digits(text: str) -> str:
    """ "Below twenty" as "below 20": a number in words counts where something is compared with it."""
    return _COMPARED.sub(lambda said: f"{said['op']} {_number(read_spelt(said['number']) or 0.0)}", text)


def take_numbers(left: str, take: Callable[..., None]) -> None:
    """Takes every number that is compared with a field: "over 100k", "between 50 and 100k", "NPS of 9 or more"."""
    amounts = [(one.start, one.end, one.value) for one in (*find_percentages(left), *find_amounts(left))]
    used: list[tuple[int, int]] = []
    for start, end, value in sorted(amounts):
        if any(start < stop and begin < end for begin, stop in used):
            continue
        before = left[max(0, start - 40) : start]
        between = re.search(r"\bbetween\s*$", before, re.IGNORECASE)
        following = next(
            (
                (s, e, v)
                for s, e, v in sorted(amounts)
                if s >= end and re.fullmatch(r"\s*(?:and|to|-|–)\s*", left[end:s], re.IGNORECASE)
            ),
            None,
        )
        if _COUNTED.match(left, end):
            continue
        field = _field_of(left, start, following[1] if following else end, value)
        is_range = following and re.search(
            rf"(?:\bfrom|\b(?:{'|'.join(NUMERIC.values())})(?: of| is)?)\s*$", before, re.IGNORECASE
        )
        if following and (between or is_range):
            begin = start - (len(before) - between.start()) if between else start
            take(
                begin,
                following[1],
                {"field": field, "op": "gte", "value": _number(value)},
                {"field": field, "op": "lte", "value": _number(following[2])},
            )
            used += [(start, end), following[:2]]
            continue
        for op, words in _OPS.items():
            if said := re.search(rf"(?:^|(?<=\s)|(?<=\w))(?:{words})\s*(?:of |a |an )?$", before, re.IGNORECASE):
                take(start - (len(before) - said.start()), end, {"field": field, "op": op, "value": _number(value)})
                used.append((start, end))
                break
        else:
            after = left[end : end + 14]
            if re.match(r"\s*\+|\s*(?:or more|or above|and above|and up|plus)\b", after, re.IGNORECASE):
                take(start, end, {"field": field, "op": "gte", "value": _number(value)})
            elif re.match(r"\s*(?:or less|or below|and below|or under)\b", after, re.IGNORECASE):
                take(start, end, {"field": field, "op": "lte", "value": _number(value)})
            elif re.search(r"\b(?:nps|health(?: ?score)?|score)\s*(?:of|is|=)\s*$", before, re.IGNORECASE):
                take(start, end, {"field": field, "op": "eq", "value": _number(value)})
            used.append((start, end))


def _number(value: float) -> float | int:
    return int(value) if float(value).is_integer() else value


_FIELDS = {field: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for field, words in NUMERIC.items()}
_REACH = 25
"""Characters between a number and the field it is about."""
_NEXT = re.compile(r"\band\b|\bor\b|\bwith\b|[,;<>≥≤]", re.IGNORECASE)
"""Between a number and the field of the next one: "NPS below 10 and ARR above 25k"."""
_SHARE = re.compile(r"%|per\s?cent|pct", re.IGNORECASE)
_UP_TO_HUNDRED = frozenset({"nps", "health", "license_utilization"})


def _field_of(left: str, start: int, end: int, value: float) -> str:
    """What a number is about: the nearest field named around it; a percentage is license use, all else is ARR."""
    best = None
    for field, form in _FIELDS.items():
        if value > 100 and field in _UP_TO_HUNDRED:
            continue
        for said in form.finditer(left):
            is_before = said.end() <= start
            distance = start - said.end() if is_before else said.start() - end
            is_of_next = not is_before and _NEXT.search(left, end, max(end, said.start())) is not None
            if 0 <= distance <= _REACH and not is_of_next and (best is None or distance < best[0]):
                best = (distance, field)
    is_share = _SHARE.search(left, start, end if value > 100 else end + 9) is not None
    if best and not (is_share and best[1].endswith(("users", "employees"))):
        return best[1]
    return "license_utilization" if is_share else "arr"


__all__ = ["in_digits", "take_numbers"]
