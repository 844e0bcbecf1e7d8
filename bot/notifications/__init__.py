"""Everything Ally tells unprompted."""

from __future__ import annotations

from bot.domain import summaries
from bot.notifications.accounts import CtaOpened, HealthFell, RenewalNear, SponsorChanged, TicketEscalated
from bot.notifications.assignments import AccountAssigned, AccountHandedOver, CtaAssigned, Mentioned, TaskAssigned
from bot.notifications.daily_digest import DailyDigest
from bot.notifications.notice import Notice
from bot.notifications.troubles import LetterRefused, RuleTold, SummaryTrouble, Undeliverable, WriteBackFailed
from bot.notifications.weekly_rollup import WeeklyRollup

NOTICES: tuple[Notice, ...] = (
    DailyDigest(),
    WeeklyRollup(),
    AccountAssigned(),
    AccountHandedOver(),
    CtaAssigned(),
    TaskAssigned(),
    Mentioned(),
    CtaOpened(),
    SponsorChanged(),
    HealthFell(),
    RenewalNear(),
    TicketEscalated(),
    RuleTold(),
    WriteBackFailed(),
    LetterRefused(),
    SummaryTrouble(),
    Undeliverable(),
)
"""Every notice, in the order the settings show them."""

BY_NAME = {notice.name: notice for notice in NOTICES}
GATHERED = frozenset(notice.name for notice in NOTICES if not notice.has_own_time) | {summaries.KIND}
"""Kinds of which several to one reader come as one message."""

__all__ = ["BY_NAME", "GATHERED", "NOTICES", "Notice"]
