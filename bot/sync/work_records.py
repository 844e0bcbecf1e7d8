"""Work records: what was done with a customer and what is to be done: activities, success plans, CTAs and tasks."""

from __future__ import annotations

from datetime import UTC, datetime, time

from bot.domain.ctas import Cta, CtaTask, Status
from bot.domain.success_plans import SuccessPlan
from bot.domain.timeline import Activity, Kind
from bot.sync import values
from bot.sync.entity import (
    COUNT,
    CREATED,
    OF_ACCOUNT,
    ONE_LINE,
    OWNER,
    PERCENT,
    TITLE,
    WORD,
    Entity,
    Field,
    Values,
    Zones,
    cell,
    derived,
    id_field,
    reference,
)
from bot.sync.values import Unreadable

KINDS = {one.casefold(): one.value for one in Kind} | {"listemail": Kind.EMAIL.value}


def complete_activity(found: Values, _zones: Zones) -> None:
    """A Task that is not completed is a plan, not something that happened: Last Activity must not count it."""
    state, subtype = found.get("state"), found.get("subtype") or ""
    if state is not None and state.casefold() != "completed":
        raise Unreadable(f"is {values.shown(state)}: only a completed task is an activity")
    said = found.get("kind")
    found["kind"] = KINDS.get((said or "").casefold()) or KINDS.get(subtype.casefold()) or Kind.UPDATE.value
    found["source"] = "salesforce"
    found["subject"] = found.get("subject") or found["kind"]


def complete_cta(found: Values, zones: Zones) -> None:
    """A CTA comes back from its snooze when the day begins where its owner is."""
    if "status" in found:
        found["is_open"] = Status(found["status"]).is_open
    until = found.get("snoozed_until")
    if until is not None:
        zone = zones.get(found.get("owner") or "", UTC)
        found["snoozed_until"] = datetime.combine(until, time(), tzinfo=zone).astimezone(UTC)


def complete_objective(found: Values, zones: Zones) -> None:
    found["type"] = "Objective"
    found["source"] = "Success plan"
    complete_cta(found, zones)


def complete_task(found: Values, _zones: Zones) -> None:
    state = found.get("state")
    if state is not None:
        found["is_done"] = state.casefold() in ("completed", "done", "closed")


TASK = Entity(
    "Task",
    Activity,
    (
        id_field(),
        OF_ACCOUNT,
        Field("kind", WORD),
        cell("subtype"),
        cell("state"),
        cell("is_deleted", values.truth),
        Field("subject", ONE_LINE),
        Field("happened_at", values.moment, required=True),
        Field("notes", values.words),
        reference("author", "User"),
        derived("source", empty="salesforce"),
    ),
    is_editable=True,
    complete=complete_activity,
    wanted=lambda found: not found.get("is_deleted"),
)

SUCCESS_PLAN = Entity(
    "SuccessPlan",
    SuccessPlan,
    (
        id_field(),
        OF_ACCOUNT,
        Field("name", ONE_LINE, required=True),
        Field("type", WORD, empty="Custom"),
        OWNER,
        Field("due", values.day),
        Field("status", values.line(10), empty="Draft"),
        CREATED,
        Field("closed_at", values.moment),
        Field("highlights", values.words),
        Field("strategy", values.words),
    ),
    is_editable=True,
)

CTA = Entity(
    "CTA",
    Cta,
    (
        id_field(),
        Field("number", values.whole(1)),
        OF_ACCOUNT,
        Field("name", ONE_LINE, required=True),
        Field("type", values.line(20), required=True),
        Field("reason", TITLE),
        Field("priority", values.line(10), empty="Medium"),
        Field("status", values.status, empty=Status.NEW.value),
        derived("is_open", empty=True),
        OWNER,
        Field("due", values.day),
        CREATED,
        Field("closed_at", values.moment),
        Field("is_important", values.truth, empty=False),
        Field("snoozed_until", values.day),
        Field("snooze_reason", values.words),
        Field("playbook", TITLE),
        Field("source", TITLE, empty="Manual"),
        Field("closing_comment", values.words),
    ),
    is_editable=True,
    is_numbered=True,
    complete=complete_cta,
)

OBJECTIVE = Entity(
    "Objective",
    Cta,
    (
        id_field(),
        Field("number", values.whole(1)),
        reference("plan", "SuccessPlan", required=True),
        OF_ACCOUNT,
        Field("name", ONE_LINE, required=True),
        derived("type", empty="Objective"),
        derived("source", empty="Success plan"),
        Field("success_criteria", values.words),
        Field("priority", values.line(10), empty="Medium"),
        Field("status", values.status, empty=Status.NEW.value),
        derived("is_open", empty=True),
        OWNER,
        Field("due", values.day),
        CREATED,
        Field("closed_at", values.moment),
        Field("percent_complete", PERCENT),
    ),
    is_editable=True,
    is_numbered=True,
    complete=complete_objective,
)

CTA_TASK = Entity(
    "CTATask",
    CtaTask,
    (
        id_field(),
        Field("number", values.whole(1)),
        reference("cta", "CTA", required=True),
        Field("text", values.words, required=True),
        OWNER,
        Field("due", values.day),
        cell("state"),
        derived("is_done", empty=False),
        Field("completed_at", values.moment),
        Field("position", COUNT, empty=0),
    ),
    is_editable=True,
    is_numbered=True,
    complete=complete_task,
)
