"""Records: what each object of the source becomes here, field by field, in the order they are loaded."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain.accounts import Account, AdoptionPoint, Opportunity, Survey, Ticket
from bot.domain.contacts import Contact, SponsorChange, SponsorTrack
from bot.domain.ctas import Cta, CtaTask, Status
from bot.domain.health import MeasurePoint
from bot.domain.names import is_leftover
from bot.domain.people import User
from bot.domain.store import Base
from bot.domain.success_plans import SuccessPlan
from bot.domain.timeline import Activity, Kind
from bot.sync import values
from bot.sync.values import Reader, Unreadable

Values = dict[str, Any]
Zones = Mapping[str, ZoneInfo]
"""Time zones of people by their Salesforce id."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record: how its cell is read, and where it is kept."""

    name: str
    read: Reader
    required: bool = False
    """An empty cell rejects the row; so does a missing column, where the row would be a new one."""
    refers: str | None = None
    """It holds the id of a record of this object. Unknown: a required one rejects the row, another is left empty."""
    late: bool = False
    """It refers to the same file, so it is set when every row stands."""
    empty: Any = None
    """What an empty cell means."""
    kept: bool = True
    """False for a cell that is only read to work others out."""

    @property
    def column(self) -> str:
        return f"{self.name}_id" if self.refers else self.name


@dataclass(frozen=True, slots=True)
class Entity:
    """An object of the source and the table its records are kept in."""

    name: str
    table: type[Base]
    fields: tuple[Field, ...]
    key: tuple[str, ...] = ("sf_id",)
    """The fields that tell one record from another."""
    is_editable: bool = False
    """People change it here, so what the source last said is remembered and only its changes are taken over."""
    file: str = ""
    """The file it is read from, where that has another name."""
    adopts_by: tuple[str, ...] = ()
    """Columns: a record we have not met is the row that has the same values here and no Salesforce id yet."""
    may_share_a_row: bool = False
    """Of two records with the same `adopts_by` the second is the first one again: a person with two users."""
    is_numbered: bool = False
    """People call it by a number, which must be free: taken ones are given anew."""
    complete: Callable[[Values, Zones], None] = lambda found, zones: None
    """Works out what follows from the cells; may raise `Unreadable`."""
    wanted: Callable[[Values], bool] = lambda found: True
    """False for a row that is well formed and says nothing for this table."""
    moments: Mapping[str, str] = field(default_factory=dict)
    """Column → the column that keeps the moment since when it has its value."""
    days: Mapping[str, str] = field(default_factory=dict)
    """The same, for those kept by the day."""

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(one.column for one in self.fields if one.kept)

    @property
    def file_name(self) -> str:
        return self.file or self.name


def complete_account(found: Values, _zones: Zones) -> None:
    """A record that Salesforce deleted or merged, or whose name says so, is a leftover: kept, and ranked last."""
    if "website" in found:
        found["domain"] = values.host_of(found["website"]) if found["website"] else None
    gone = bool(found.get("is_deleted") or found.get("survivor"))
    if gone or is_leftover(found.get("name") or ""):
        found["is_leftover"] = True
    elif "name" in found and "is_deleted" in found:
        found["is_leftover"] = False


def complete_contact(found: Values, _zones: Zones) -> None:
    parts = [found.get("first_name"), found.get("last_name")]
    if any(parts):
        found["name"] = " ".join(part for part in parts if part)
    if not found.get("name") and ("name" in found or "last_name" in found):
        raise Unreadable("has no name")
    if "is_deleted" in found:
        found["is_active"] = not found.pop("is_deleted")
    if "bounced_at" in found:
        found["email_bounced"] = found.pop("bounced_at") is not None


def complete_opportunity(found: Values, _zones: Zones) -> None:
    stage = (found.get("stage") or "").casefold()
    if stage.startswith("closed"):
        found["is_closed"] = True
    if "is_won" not in found and "stage" in found:
        found["is_won"] = stage == "closed won"


def complete_case(found: Values, _zones: Zones) -> None:
    found["source"] = "salesforce"
    is_closed = found.pop("is_closed", None)
    if is_closed is None and "status" in found:
        is_closed = found["status"].casefold() in ("closed", "resolved", "solved")
    if is_closed is not None:
        found["is_open"] = not is_closed


KINDS = {one.casefold(): one.value for one in Kind} | {"listemail": Kind.EMAIL.value}


def complete_activity(found: Values, _zones: Zones) -> None:
    """A Task that is not completed is a plan, not something that happened: Last Activity must not count it."""
    state, subtype = found.pop("state", None), found.pop("subtype", None) or ""
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
    state = found.pop("state", None)
    if state is not None:
        found["is_done"] = state.casefold() in ("completed", "done", "closed")


def complete_sponsor_change(found: Values, _zones: Zones) -> None:
    found["evidence"] = "Sponsor record in Salesforce"
    found["confidence"] = "high"


ONE_LINE = values.line(255)
COUNT = values.whole(0)
PERCENT = values.whole(0, 100)
WORD = values.line(40)
TITLE = values.line(80)


def id_field(name: str = "sf_id") -> Field:
    return Field(name, values.salesforce_id, required=True)


def reference(name: str, to: str, *, required: bool = False, late: bool = False) -> Field:
    return Field(name, values.salesforce_id, required=required, refers=to, late=late)


def derived(name: str, empty: Any = None) -> Field:
    """A column that `complete` works out; no cell holds it."""
    return Field(name, values.words, empty=empty)


def cell(name: str, read: Reader = WORD) -> Field:
    """A cell that `complete` reads and that is not kept."""
    return Field(name, read, kept=False)


OWNER, ACCOUNT = reference("owner", "User"), reference("account", "Account", required=True)
CREATED = Field("created_at", values.moment, required=True)

ENTITIES: tuple[Entity, ...] = (
    Entity(
        "User",
        User,
        (
            id_field(),
            Field("name", values.line(200), required=True),
            Field("email", values.email, required=True),
            Field("time_zone", values.time_zone),
            Field("role", values.role, empty=values.role("")),
            Field("is_active", values.truth, empty=True),
            reference("manager", "User", late=True),
        ),
        is_editable=True,
        adopts_by=("email",),
        may_share_a_row=True,
    ),
    Entity(
        "Account",
        Account,
        (
            id_field(),
            Field("name", ONE_LINE, required=True),
            Field("website", ONE_LINE),
            derived("domain"),
            Field("kind", WORD),
            Field("segment", values.choice("segment", 40)),
            Field("industry", TITLE),
            Field("region", values.choice("region", 40)),
            Field("country", TITLE),
            Field("employees", COUNT),
            Field("arr", values.amount),
            Field("currency", values.line(3)),
            Field("renewal_date", values.day),
            Field("original_contract_date", values.day),
            Field("stage", values.choice("stage", 40)),
            Field("status", WORD),
            reference("csm", "User"),
            OWNER,
            reference("solutions_architect", "User"),
            Field("executive_sponsor", values.line(200)),
            Field("priority", values.choice("priority", 2)),
            Field("licensed_users", COUNT),
            Field("billable_users", COUNT),
            Field("active_users", COUNT),
            Field("deployment_type", values.line(120)),
            Field("referenceable", values.truth),
            Field("sentiment", values.choice("sentiment", 10)),
            Field("product_sentiment", values.choice("product_sentiment", 10)),
            Field("slack_channel", TITLE),
            Field("support_level", WORD),
            Field("nps", values.whole(-100, 100)),
            Field("is_deleted", values.truth, empty=False),
            derived("is_leftover", empty=False),
            reference("parent", "Account", late=True),
            reference("survivor", "Account", late=True),
        ),
        is_editable=True,
        complete=complete_account,
        moments={"sentiment": "sentiment_at", "product_sentiment": "product_sentiment_at"},
        days={"stage": "stage_since"},
    ),
    Entity(
        "Contact",
        Contact,
        (
            id_field(),
            ACCOUNT,
            Field("first_name", values.line(120)),
            Field("last_name", values.line(120)),
            Field("name", values.line(250)),
            Field("email", values.email),
            Field("title", values.line(200)),
            Field("role", TITLE),
            Field("location", values.line(120)),
            Field("is_champion", values.truth, empty=False),
            Field("is_sponsor", values.truth, empty=False),
            cell("is_deleted", values.truth),
            derived("is_active", empty=True),
            cell("bounced_at", values.moment),
            derived("email_bounced", empty=False),
        ),
        is_editable=True,
        adopts_by=("account_id", "email"),
        complete=complete_contact,
    ),
    Entity(
        "Opportunity",
        Opportunity,
        (
            id_field(),
            ACCOUNT,
            Field("name", ONE_LINE, required=True),
            Field("stage", TITLE),
            Field("amount", values.amount),
            Field("close_date", values.day),
            Field("kind", WORD),
            Field("is_closed", values.truth, empty=False),
            Field("is_won", values.truth, empty=False),
            Field("probability", PERCENT),
        ),
        complete=complete_opportunity,
    ),
    Entity(
        "Case",
        Ticket,
        (
            id_field("source_id"),
            derived("source", empty="salesforce"),
            Field("number", WORD),
            ACCOUNT,
            Field("subject", values.words, empty="(no subject)"),
            Field("priority", values.line(20)),
            Field("status", WORD, required=True),
            Field("opened_at", values.moment),
            cell("is_closed", values.truth),
            derived("is_open", empty=True),
        ),
        key=("source_id", "source"),
        complete=complete_case,
    ),
    Entity(
        "Task",
        Activity,
        (
            id_field(),
            ACCOUNT,
            Field("kind", WORD),
            cell("subtype"),
            cell("state"),
            Field("subject", ONE_LINE),
            Field("happened_at", values.moment, required=True),
            Field("notes", values.words),
            reference("author", "User"),
            derived("source", empty="salesforce"),
        ),
        is_editable=True,
        complete=complete_activity,
    ),
    Entity(
        "SuccessPlan",
        SuccessPlan,
        (
            id_field(),
            ACCOUNT,
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
    ),
    Entity(
        "CTA",
        Cta,
        (
            id_field(),
            Field("number", values.whole(1)),
            ACCOUNT,
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
    ),
    Entity(
        "Objective",
        Cta,
        (
            id_field(),
            Field("number", values.whole(1)),
            reference("plan", "SuccessPlan", required=True),
            ACCOUNT,
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
    ),
    Entity(
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
    ),
    Entity(
        "Sponsor",
        SponsorTrack,
        (
            reference("contact", "Contact", required=True),
            Field("status", values.line(20), empty="Tracked"),
            Field("since", values.moment, required=True),
        ),
        key=("contact",),
        is_editable=True,
    ),
    Entity(
        "SponsorChange",
        SponsorChange,
        (
            reference("contact", "Contact", required=True),
            reference("account", "AccountOfContact", required=True),
            Field("change", values.line(20)),
            Field("old_value", ONE_LINE),
            Field("new_value", ONE_LINE),
            derived("evidence"),
            derived("confidence"),
            Field("changed_at", values.moment, required=True),
        ),
        key=("contact", "change", "changed_at"),
        file="Sponsor",
        complete=complete_sponsor_change,
        wanted=lambda found: bool(found.get("change")),
    ),
    Entity(
        "Survey",
        Survey,
        (
            ACCOUNT,
            reference("contact", "Contact"),
            Field("score", values.whole(0, 10), required=True),
            Field("comment", values.words),
            Field("answered_at", values.moment, required=True),
        ),
        key=("account", "contact", "answered_at"),
    ),
    Entity(
        "HealthScore",
        MeasurePoint,
        (
            ACCOUNT,
            Field("measure", TITLE, required=True),
            Field("score", PERCENT, required=True),
            Field("scored_at", values.moment, required=True),
        ),
        key=("account", "measure", "scored_at"),
    ),
    Entity(
        "Adoption",
        AdoptionPoint,
        (
            ACCOUNT,
            Field("stage", TITLE, required=True),
            Field("active_users", COUNT, required=True),
            Field("licensed_users", COUNT),
            Field("as_of", values.day, required=True),
        ),
        key=("account", "stage", "as_of"),
    ),
)
"""In the order of loading: what is referred to comes before what refers to it."""
