"""Customer records: people of the company, accounts, contacts, deals and tickets."""

from __future__ import annotations

from bot.domain.accounts import Account, Opportunity, Ticket
from bot.domain.contacts import Contact
from bot.domain.names import is_leftover
from bot.domain.people import User
from bot.sync import values
from bot.sync.entity import (
    COUNT,
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
        found["is_active"] = not found["is_deleted"]
    if "bounced_at" in found:
        found["email_bounced"] = found["bounced_at"] is not None


def complete_opportunity(found: Values, _zones: Zones) -> None:
    stage = (found.get("stage") or "").casefold()
    gone = found.get("is_deleted", False)
    if stage.startswith("closed") or gone:
        found["is_closed"] = True
    if gone or ("is_won" not in found and "stage" in found):
        found["is_won"] = stage == "closed won" and not gone


DONE = frozenset({"closed", "resolved", "solved", "deleted"})
"""Statuses of a ticket that nobody works on any more."""


def complete_case(found: Values, _zones: Zones) -> None:
    found["source"] = "salesforce"
    is_closed = found.get("is_closed")
    if is_closed is None and "status" in found:
        is_closed = found["status"].casefold() in DONE
    if is_closed is not None:
        found["is_open"] = not (is_closed or found.get("is_deleted"))


USER = Entity(
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
)

ACCOUNT = Entity(
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
)

CONTACT = Entity(
    "Contact",
    Contact,
    (
        id_field(),
        OF_ACCOUNT,
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
)

OPPORTUNITY = Entity(
    "Opportunity",
    Opportunity,
    (
        id_field(),
        OF_ACCOUNT,
        Field("name", ONE_LINE, required=True),
        Field("stage", TITLE),
        Field("amount", values.amount),
        Field("close_date", values.day),
        Field("kind", WORD),
        Field("is_closed", values.truth, empty=False),
        Field("is_won", values.truth, empty=False),
        Field("probability", PERCENT),
        cell("is_deleted", values.truth),
    ),
    complete=complete_opportunity,
)

CASE = Entity(
    "Case",
    Ticket,
    (
        id_field("source_id"),
        derived("source", empty="salesforce"),
        Field("number", WORD),
        OF_ACCOUNT,
        Field("subject", values.words, empty="(no subject)"),
        Field("priority", values.line(20)),
        Field("status", WORD, required=True),
        Field("opened_at", values.moment),
        cell("is_closed", values.truth),
        cell("is_deleted", values.truth),
        derived("is_open", empty=True),
    ),
    key=("source_id", "source"),
    complete=complete_case,
)


def complete_zendesk_ticket(found: Values, _zones: Zones) -> None:
    found["source"] = "zendesk"
    found["priority"] = (found.get("priority") or "normal").capitalize()
    found["status"] = found["status"].capitalize()
    found["is_open"] = found["status"].casefold() not in DONE


ZENDESK_TICKET = Entity(
    "ZendeskTicket",
    Ticket,
    (
        Field("source_id", WORD, required=True),
        derived("source", empty="zendesk"),
        Field("number", WORD),
        OF_ACCOUNT,
        Field("subject", values.words, empty="(no subject)"),
        Field("priority", values.line(20)),
        Field("status", WORD, required=True),
        Field("opened_at", values.moment),
        derived("is_open", empty=True),
        Field("url", values.line(500)),
    ),
    key=("source_id", "source"),
    complete=complete_zendesk_ticket,
)
