"""Which accounts: conditions, order and number."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from bot.intents.condition_numbers import in_digits, take_numbers
from bot.intents.fields import COUNTRIES, INDUSTRIES, REGIONS, SEGMENTS, STAGES, find_field
from bot.language.almanac import Bias, add
from bot.language.periods import find_periods
from bot.language.quantities import find_counts
from bot.language.spans import as_period
from bot.language.time_words import NUMBERS

Condition = dict[str, Any]

_ACTIVITY = r"(?:calls?|meetings?|activit(?:y|ies)|contact|touch(?:point)?s?|touch|interactions?|conversations?|engagement|communication|notes?|timeline entr(?:y|ies)|emails?|updates?)"
_QUIET = re.compile(
    rf"\b(?:no|without(?: an?| any)?|(?:have|has)(?:n't|nt| not| no)(?: had)?(?: an?| any)?|had no|not had(?: an?| any)?|lacking|missing(?: an?)?|zero)\s+(?:recent |logged )?{_ACTIVITY}\b(?:\s+or\s+{_ACTIVITY})?(?P<when>[^.;]*)"
    r"|\b(?:haven'?t|have not|hasn'?t|has not|not|no ?one(?:'?s| has)|nobody(?:'?s| has)|no one)\s+(?:been\s+|we\s+)?(?:spoken|talked|contacted|called|touched|met|heard|seen|spoke|engaged|reached)\b(?P<when2>[^.;]*)"
    rf"|\b(?:last (?:{_ACTIVITY}|touch|contact))\s+(?:was\s+)?(?:before|more than|over|older than)(?P<when3>[^.;]*)|\b(?:gone|been)? ?(?:quiet|silent|dark)(?P<when4>[^.;]*)|\binactive(?P<when5>[^.;]*)|\buntouched(?P<when6>[^.;]*)",
    re.IGNORECASE,
)
_RENEW = re.compile(
    r"\b(?:renew(?:s|ing|al|als)?|up for renewal|expir(?:es?|ing)|contracts? end(?:s|ing)?|renewal(?: date)?s?)\b(?: (?:is|are|date|dates|due|coming up|up))*(?P<when>[^;]*)",
    re.IGNORECASE,
)
_MISSING = re.compile(
    r"\b(?:without(?: an?| any)?|with no|(?:have|has|having|had) no|no|missing(?: an?| their)?|lacking(?: an?)?|lack(?: an?)?|don'?t have (?:an?|any)|do not have (?:an?|any)|doesn'?t have (?:an?|any)|unassigned)\s+(?P<field>csm|nps(?: score)?|health(?: ?score)?|sentiment|stage|segment|industry|region|renewal date|priority|arr|country|csm assigned|reference)\b",
    re.IGNORECASE,
)
_COLOURS = r"red|yellow|green|amber"
_SORT = re.compile(
    r"\b(?:sort(?:ed)?|order(?:ed)?|rank(?:ed)?)\s+(?:them )?by\s+(?P<field>[a-z ]+?)(?P<order>\s+(?:desc\w*|asc\w*|high\w* (?:first|to low)|low\w* (?:first|to high)|largest first|biggest first|smallest first|soonest first))?(?=[,.;?!]|$| in | with )",
    re.IGNORECASE,
)
_TOP = re.compile(r"\b(?:top|biggest|largest|highest|most valuable|best|smallest|lowest|bottom|worst)\b", re.IGNORECASE)
_LOW = frozenset({"smallest", "lowest", "bottom", "worst"})
_SO_MANY = re.compile(
    rf"\b(?P<number>\d{{1,3}}|{'|'.join(NUMBERS)})\s+(?:of (?:my|our|the) )?(?:\w+ )?(?:accounts|customers|clients|accts)\b",
    re.IGNORECASE,
)
_TOP_FIELD = re.compile(
    r"\b(?:biggest|largest|highest|best|smallest|lowest|worst)\s+(?P<field>arr|revenue|nps|health(?: ?score)?|license utili[sz]ation|utili[sz]ation|usage|adoption|spend)\b",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\bby\s+(?P<field>arr|revenue|renewal date|nps|health(?: ?score)?|license utili[sz]ation|utili[sz]ation|last activity|employees|adoption|usage|size|name|spend)\b",
    re.IGNORECASE,
)


def fill_accounts(text: str, *, now: datetime) -> dict[str, Any]:
    """`conditions`, `sort` and `count` of a list of accounts."""
    text = re.sub(
        r".*\b(?:ok just|no just|i mean|rather)\b",
        lambda said: re.sub(
            r"\b(?:yellow|green|red|amber)(?: or (?:yellow|green|red|amber))?\W*\s*(?:ok|no)?\W*(?:just|i mean|rather)$",
            "",
            said.group(),
            flags=re.IGNORECASE,
        ),
        text,
        flags=re.IGNORECASE,
    )
    slots: dict[str, Any] = {}
    left = text
    if counts := find_counts(text):
        slots["count"] = counts[0].value
    elif (said := _SO_MANY.search(text)) and _TOP.search(text):
        slots["count"] = int(NUMBERS.get(said["number"].lower(), said["number"]))
    if said := _SORT.search(left):
        field = find_field(said["field"])
        if field:
            order = (said["order"] or "").lower()
            top = _TOP.search(left)
            descending = (
                (field == "arr" and not order and not (top and top.group().lower() in _LOW))
                or "desc" in order
                or "high" in order[:6]
                or "largest" in order
                or "biggest" in order
            )
            slots["sort"] = {"field": field, "order": "desc" if descending else "asc"}
            left = left[: said.start()] + left[said.end() :]
    elif top := _TOP.search(left):
        by = _BY.search(left) or _TOP_FIELD.search(left)
        low = top.group().lower() in _LOW
        field = (find_field(by["field"]) or "arr") if by else ("health" if "worst" in top.group().lower() else "arr")
        slots["sort"] = {"field": field, "order": "asc" if low else "desc"}
        left = left[: by.start()] + left[by.end() :] if by else left
    conditions, left = _conditions(in_digits(left), now=now)
    if conditions:
        slots["conditions"] = conditions
    return slots


def _conditions(text: str, *, now: datetime) -> tuple[list[Condition], str]:
    found: list[tuple[int, Condition]] = []
    left = text

    def take(start: int, end: int, *conditions: Condition) -> None:
        nonlocal left
        found.extend((start, condition) for condition in conditions)
        left = left[:start] + "~" * (end - start) + left[end:]

    if said := _QUIET.search(left):
        when = next((value for value in said.groupdict().values() if value), "")
        before = _quiet_since(when, now=now)
        if before:
            take(
                said.start(),
                said.end() - len(when) + before[1],
                {"field": "last_activity", "op": "before", "value": before[0]},
            )
    if said := _MISSING.search(left):
        take(
            said.start(),
            said.end(),
            {"field": find_field(said["field"].replace(" assigned", "")) or "csm", "op": "missing", "value": None},
        )
    if said := re.search(r"\bunassigned\b|\bnobody owns\b", left, re.IGNORECASE):
        take(said.start(), said.end(), {"field": "csm", "op": "missing", "value": None})
    take_numbers(left, take)
    if said := _RENEW.search(left):
        _take_renewal(said, take, now=now)
    for said in re.finditer(
        rf"\b(?:(?:csm )?sentiment|mood)\s*(?:is|=|:|of|are|in)?\s*(?P<value>{_COLOURS})|(?P<other>{_COLOURS}) (?:csm )?sentiment",
        left,
        re.IGNORECASE,
    ):
        colour = (said["value"] or said["other"]).lower()
        take(
            said.start(),
            said.end(),
            {"field": "sentiment", "op": "eq", "value": "yellow" if colour == "amber" else colour},
        )
    for said in re.finditer(
        rf"\b(?P<no>not|non|isn't|aren't|never)?[ -]*\b(?P<value>{_COLOURS})\b", left, re.IGNORECASE
    ):
        colour = said["value"].lower()
        take(
            said.start(),
            said.end(),
            {"field": "health", "op": "ne" if said["no"] else "eq", "value": "yellow" if colour == "amber" else colour},
        )
    for said in re.finditer(r"\b(?P<no>not |non-?)?(?P<value>p[1-4])s?\b", left, re.IGNORECASE):
        take(
            said.start(),
            said.end(),
            {"field": "priority", "op": "ne" if said["no"] else "eq", "value": said["value"].lower()},
        )
    for said in re.finditer(r"\b(?P<no>not |non-?)?(?:referenceable|references?\b)", left, re.IGNORECASE):
        take(said.start(), said.end(), {"field": "referenceable", "op": "eq", "value": "no" if said["no"] else "yes"})
    for field, words in (
        ("stage", STAGES),
        ("segment", SEGMENTS),
        ("region", REGIONS),
        ("industry", {one: one for one in INDUSTRIES}),
        ("country", {one: one.removeprefix("the ") for one in COUNTRIES}),
    ):
        for said in _any_of(field, tuple(words)).finditer(left):
            if (
                said["value"].lower() in ("us", "na")
                and not said["value"].isupper()
                and said["value"].lower() == "us"
                and not re.search(r"\bin (?:the )?$", left[: said.start()])
            ):
                continue
            take(
                said.start(),
                said.end(),
                {"field": field, "op": "ne" if said["no"] else "eq", "value": words[said["value"].lower()]},
            )
    if said := re.search(
        r"\b(?:named|called|containing|with) (?:name )?[\"'](?P<value>[^\"']+)[\"']", left, re.IGNORECASE
    ):
        take(said.start(), said.end(), {"field": "name", "op": "eq", "value": said["value"].lower()})
    return [condition for _, condition in sorted(found, key=lambda one: one[0])], left


@cache
def _any_of(field: str, words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(
        rf"\b(?P<no>not (?:in |on )?|non-?|outside (?:of )?|excluding |except )?\b(?P<value>{'|'.join(re.escape(one) for one in sorted(words, key=len, reverse=True))})\b",
        re.IGNORECASE,
    )


_SO_LONG = re.compile(
    rf"\b(?P<number>\d{{1,4}}|a|{'|'.join(NUMBERS)})\s?\+?\s?(?P<unit>day|week|fortnight|month|quarter|year)s?\b",
    re.IGNORECASE,
)


def _quiet_since(when: str, *, now: datetime) -> tuple[str, int] | None:
    """The day before which the last activity lies, and where the words for it end."""
    for one in find_periods(when, now=now, bias=Bias.BACK):
        if one.value.start:
            return one.value.start.isoformat(), one.end
    if said := _SO_LONG.search(when):
        count = int(NUMBERS.get(said["number"].lower(), 1 if said["number"] == "a" else said["number"]))
        return add(now.date(), -count, said["unit"].lower()).isoformat(), said.end()
    return None


def _take_renewal(said: re.Match[str], take: Any, *, now: datetime) -> None:
    when = said["when"]
    periods = find_periods(when, now=now, bias=Bias.FORWARD)
    if not periods:
        return
    one = periods[0]
    end = said.start("when") + one.end
    lead = (
        when[one.lead_start : one.start].lower()
        + when[: one.lead_start].lower()[-10:]
        + when[one.start : one.end].lower()[:8]
    )
    period = one.value
    if "before" in lead and period.end:
        take(
            said.start(),
            end,
            {"field": "renewal_date", "op": "before", "value": (period.end + timedelta(days=1)).isoformat()},
        )
    elif "after" in lead and period.start:
        take(
            said.start(),
            end,
            {"field": "renewal_date", "op": "after", "value": (period.start - timedelta(days=1)).isoformat()},
        )
    else:
        take(said.start(), end, {"field": "renewal_date", "op": "within", "value": as_period(period)})


__all__ = ["fill_accounts"]
