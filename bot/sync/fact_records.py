"""Fact records: what was measured, answered or seen of a customer: sponsors, surveys, health, adoption."""

from __future__ import annotations

from bot.domain.accounts import AdoptionPoint, Survey
from bot.domain.contacts import SponsorChange, SponsorTrack
from bot.domain.health import MeasurePoint
from bot.sync import values
from bot.sync.entity import (
    COUNT,
    OF_ACCOUNT,
    ONE_LINE,
    PERCENT,
    TITLE,
    Entity,
    Field,
    Values,
    Zones,
    derived,
    reference,
)


def complete_sponsor_change(found: Values, _zones: Zones) -> None:
    found["evidence"] = "Sponsor record in Salesforce"
    found["confidence"] = "high"


SPONSOR = Entity(
    "Sponsor",
    SponsorTrack,
    (
        reference("contact", "Contact", required=True),
        Field("status", values.line(20), empty="Tracked"),
        Field("since", values.moment, required=True),
    ),
    key=("contact",),
    is_editable=True,
)

SPONSOR_CHANGE = Entity(
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
)

SURVEY = Entity(
    "Survey",
    Survey,
    (
        OF_ACCOUNT,
        reference("contact", "Contact"),
        Field("score", values.whole(0, 10), required=True),
        Field("comment", values.words),
        Field("answered_at", values.moment, required=True),
    ),
    key=("account", "contact", "answered_at"),
)

HEALTH_SCORE = Entity(
    "HealthScore",
    MeasurePoint,
    (
        OF_ACCOUNT,
        Field("measure", TITLE, required=True),
        Field("score", PERCENT, required=True),
        Field("scored_at", values.moment, required=True),
    ),
    key=("account", "measure", "scored_at"),
)

ADOPTION = Entity(
    "Adoption",
    AdoptionPoint,
    (
        OF_ACCOUNT,
        Field("stage", TITLE, required=True),
        Field("active_users", COUNT, required=True),
        Field("licensed_users", COUNT),
        Field("as_of", values.day, required=True),
    ),
    key=("account", "stage", "as_of"),
)
