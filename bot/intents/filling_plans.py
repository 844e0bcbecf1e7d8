"""The slots of success plans."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from bot.intents.filling_people import MAIL, find_people
from bot.intents.speaking import read_account, request_without_account
from bot.intents.whose import is_person
from bot.language.almanac import Bias
from bot.language.dates import find_days, find_impossible_day
from bot.language.spans import clean
from bot.language.trade import Heard

Slots = dict[str, Any]


TEMPLATE_ALONE = re.compile(
    r"\b(?P<name>roi|onboarding|adoption|growth|expansion|value|migration|rollout|recovery|enablement)(?: (?:one|sort|kind|type|template|version))?(?=\s*(?:[,.;:!|]|$))",
    re.IGNORECASE,
)
"""A template that stands for itself: "…, the ROI one"."""
QUOTED_PLAN = re.compile(r"\bplan\s+(?:called |named )?[\"“](?P<name>[^\"”]{2,80})[\"”]|[\"“](?P<before>[^\"”]{2,80})[\"”]\s+(?:success )?plan\b", re.IGNORECASE)  # fmt: skip
LABEL = re.compile(r"\s*[.,;|\n–—-]\s*(?:plan|account|due|owner|customer)\s*:", re.IGNORECASE)
"""Begins what is told of something else: "… Plan: rollout plan. Due: 1/29"."""
PLAN_LABEL = re.compile(r"[.,;|\n–—-]\s*plan\s*:\s*(?P<name>[^.,;|\n]+)", re.IGNORECASE)
ARTICLE_LAST = re.compile(r"\s+(?:the|an?|our|their)$", re.IGNORECASE)
BEHIND = re.compile(r"(?:\bwith|\bto|w/)\s+(?P<who>[^\W\d_][\w'-]*(?: [^\W\d_][\w'-]*)?)[\s.!]*$", re.IGNORECASE)
NAMED_PLAN = re.compile(
    r"(?<![\w~'-])(?P<name>(?!(?:success|the|to|for|in|of|with|a|an|our|my|your|their|its|this|that|draft|active|new|current|succ?|succes|open|share|send|activate|close|start|make|give|show|mail|forward|email|add|is|s)\b)[\w-]+)\s+(?:success )?plan\b",
    re.IGNORECASE,
)
"""A plan by its name: "the Onboarding plan"."""


def find_plan(text: str) -> str | None:
    """What the plan is called, "plan" with it where it is no quoted name; accounts are masked by `~`."""
    if quoted := QUOTED_PLAN.search(text):
        return quoted["name"] or quoted["before"]
    said = next((said for said in NAMED_PLAN.finditer(text) if not said["name"].lower().endswith("'s")), None)
    return said.group() if said else None


def name_plan(heard: Heard, now: datetime) -> Slots:
    """The slots of what is done to a plan that exists."""
    return {"account": read_account(heard), "plan": find_plan(request_without_account(heard))}


def open_plan(heard: Heard, now: datetime) -> Slots:
    template = heard.find("template")
    text = heard.sentence.text
    if template is None and (
        said := re.search(
            r"\b(?P<name>roi|onboarding|adoption|growth|expansion|value|migration|rollout|recovery|enablement)\s+(?:success )?plan",
            text,
            re.IGNORECASE,
        )
    ):
        template = said["name"]
    if template is None and (
        said := re.search(r"\b(?:with|using|from) (?:the |a )?(?P<name>[\w-]+) template\b", text, re.IGNORECASE)
    ):
        template = said["name"]
    if template is None and (said := TEMPLATE_ALONE.search(request_without_account(heard))):
        template = said["name"]
    words = (
        re.sub(
            r"^(?:(?:new|success|a|an|the|another)\b\s*)+|\s*\b(?:success|template)$",
            "",
            clean(template),
            flags=re.IGNORECASE,
        )
        if template
        else None
    )
    text = request_without_account(heard)
    days = find_days(text, now=now, bias=Bias.FORWARD)
    impossible = None if days else find_impossible_day(text, now=now)
    due = days[0].value.isoformat() if days else impossible.value if impossible else None
    return {"account": read_account(heard), "template": words, "due": due}


def add_objective(heard: Heard, now: datetime) -> Slots:
    text = heard.sentence.text
    slots: Slots = {"account": read_account(heard)}
    said = heard.find("text")
    if quoted := re.search(r"\"([^\"]{2,300})\"|(?<!\w)'([^']{3,300})'(?!\w)", text):
        slots["text"] = quoted[1] or quoted[2]
    rest = said
    if rest is None:
        place = heard.find_units("account")
        rest = text[heard.sentence.units[(place[1] if place else heard.last) - 1].end :]
        if ":" in rest:
            rest = rest.split(":", 1)[1]
        rest = re.sub(r"^(?:'s)?\s*(?:\w+ ){0,2}(?:success )?plan\b|^[\s,:;–—-]+", "", rest, flags=re.IGNORECASE)
    if label := LABEL.search(rest):
        text, rest = rest, rest[: label.start()]
        if days := find_days(text, now=now, bias=Bias.FORWARD):
            slots["due"] = days[-1].value.isoformat()
    if "text" not in slots:
        if days := find_days(rest, now=now, bias=Bias.FORWARD):
            slots["due"] = days[-1].value.isoformat()
            rest = re.sub(r"[\s,;]*\b(?:due|by|on|until)?[\s:]*$", "", rest[: days[-1].lead_start], flags=re.IGNORECASE)
        elif impossible := find_impossible_day(rest, now=now):
            slots["due"], rest = impossible.value, rest[: impossible.lead_start]
        slots["text"] = rest.strip(" .,:;!-–—\n\"'")
    elif days := find_days(text, now=now, bias=Bias.FORWARD):
        slots["due"] = days[-1].value.isoformat()
    whole = request_without_account(heard)
    labelled = PLAN_LABEL.search(whole)
    slots["plan"] = labelled["name"].strip() if labelled else find_plan(whole.split(":")[0])
    return slots


def share_plan(heard: Heard, now: datetime) -> Slots:
    """The slots of `share-success-plan`."""
    text = request_without_account(heard)
    mail = MAIL.search(heard.sentence.text)
    contact = heard.find("contact")
    people = (one for one in find_people(text) if not one.lower().endswith("plan"))
    who = mail.group() if mail else next(people, None)
    if who is None and (behind := BEHIND.search(text)) and is_person(behind["who"]):
        who = behind["who"]
    who = who or (ARTICLE_LAST.sub("", clean(contact)) if contact else None)
    return {"account": read_account(heard), "plan": find_plan(text), "contact": who}


__all__ = ["add_objective", "find_plan", "name_plan", "open_plan", "share_plan"]
