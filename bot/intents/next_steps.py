"""Next steps: the two or three sensible things to ask or do after an answer, picked from the account's state."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from bot.domain.account_cards import has_overdue_ctas
from bot.domain.accounts import Account
from bot.domain.attributes import license_utilization
from bot.reply import Action
from bot.turn import How, Press, Turn

MOST = 3
SILENT_AFTER = timedelta(days=60)
RENEWS_WITHIN = timedelta(days=90)
SENTIMENT_KEEPS = timedelta(days=90)
LOW_USE_PERCENT = 60
"""License utilization below which adoption is worth a look."""


def after(turn: Turn, account: Account, *, answered: str) -> tuple[Action, ...]:
    """What suits this account now, the most pressing first, without the ability just answered."""
    found: list[Action] = []
    for action in _sensible(turn, account):
        if action.press.ability != answered and all(action.press.ability != one.press.ability for one in found):
            found.append(action)
        if len(found) == MOST:
            break
    return tuple(found)


def _sensible(turn: Turn, account: Account) -> Iterator[Action]:
    about = {"account": {"id": account.id}}
    today, may_write = turn.now.date(), not account.is_leftover
    if account.sentiment in ("Red", "Yellow") or account.stage == "Will Churn":
        yield Action("Risks", Press("list-risks", about))
    if has_overdue_ctas(turn.session, account, today=today):
        yield Action("Overdue CTAs", Press("list-ctas", about | {"state": "overdue"}))
    if may_write and (account.last_activity_at is None or turn.now - account.last_activity_at > SILENT_AFTER):
        yield Action("Log a call", Press("log-call", about, How.FORM))
    if account.renewal_date and today <= account.renewal_date <= today + RENEWS_WITHIN:
        yield Action("Opportunities", Press("list-opportunities", about))
    if may_write and turn.speaker.may_change and _sentiment_is_old(turn, account):
        yield Action("Update sentiment", Press("update-attribute", about | {"attribute": "sentiment"}, How.FORM))
    used = license_utilization(account)
    if used is not None and used < LOW_USE_PERCENT:
        yield Action("Adoption", Press("show-adoption", about))
    yield Action("Prepare a call", Press("prepare-call", about))
    yield Action("Health", Press("show-health", about))
    yield Action("Timeline", Press("list-activities", about))
    yield Action("Summary", Press("show-account", about))


def _sentiment_is_old(turn: Turn, account: Account) -> bool:
    return account.sentiment_at is None or turn.now - account.sentiment_at > SENTIMENT_KEEPS
