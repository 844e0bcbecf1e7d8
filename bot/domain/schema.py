"""Every table in one place, so that migrations and tests see all of them."""

from __future__ import annotations

from bot.domain import (
    account_names,
    accounts,
    changes,
    contacts,
    ctas,
    health,
    mirror,
    outbox,
    people,
    success_plans,
    summaries,
    talk,
    timeline,
)
from bot.domain.store import Base

__all__ = ["METADATA", "SUBJECTS"]

SUBJECTS = (
    account_names,
    accounts,
    changes,
    contacts,
    ctas,
    health,
    mirror,
    outbox,
    people,
    success_plans,
    summaries,
    talk,
    timeline,
)
METADATA = Base.metadata
