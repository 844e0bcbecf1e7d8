"""Records: every object that can be read, in the order of loading: what is referred to comes first."""

from __future__ import annotations

from bot.sync.customer_records import ACCOUNT, CASE, CONTACT, OPPORTUNITY, USER
from bot.sync.entity import Entity
from bot.sync.fact_records import ADOPTION, HEALTH_SCORE, SPONSOR, SPONSOR_CHANGE, SURVEY
from bot.sync.work_records import CTA, CTA_TASK, OBJECTIVE, SUCCESS_PLAN, TASK

ENTITIES: tuple[Entity, ...] = (
    USER,
    ACCOUNT,
    CONTACT,
    OPPORTUNITY,
    CASE,
    TASK,
    SUCCESS_PLAN,
    CTA,
    OBJECTIVE,
    CTA_TASK,
    SPONSOR,
    SPONSOR_CHANGE,
    SURVEY,
    HEALTH_SCORE,
    ADOPTION,
)
