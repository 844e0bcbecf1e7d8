"""Fields only rules know, each as SQL on `Account`; all others are the attributes of `list-accounts`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Numeric, String, cast, func, select, type_coerce

from bot.domain.accounts import Account, Survey
from bot.domain.changes import Change, Deed
from bot.domain.health import MeasurePoint
from bot.domain.store import Moment
from bot.domain.success_plans import SuccessPlan

WINDOW = timedelta(days=28)
RECENT = timedelta(days=30)
PRODUCT_MEASURES = ("License Utilization", "User Engagement", "Stage Adoption")


@dataclass(frozen=True, slots=True)
class RuleField:
    """What it is called in explanations, and its value at a moment."""

    label: str
    expression: Callable[[datetime], ColumnElement[Any]]
    is_moment: bool = False


def _arr_before(now: datetime) -> ColumnElement[Any]:
    old = cast(func.replace(type_coerce(Change.old, String), '"', ""), Numeric(15, 2))
    return (
        select(old)
        .join(Deed, Deed.id == Change.deed_id)
        .where(
            Change.entity == "accounts",
            Change.row_id == Account.id,
            Change.field == "arr",
            Change.old.is_not(None),
            Deed.done_at > now - RECENT,
        )
        .order_by(Change.id.desc())
        .limit(1)
        .correlate(Account)
        .scalar_subquery()
    )


def _success_plans(_now: datetime) -> ColumnElement[Any]:
    return (
        select(func.count())
        .select_from(SuccessPlan)
        .where(SuccessPlan.account_id == Account.id, SuccessPlan.status != "Closed")
        .correlate(Account)
        .scalar_subquery()
    )


def _product_score_drop(now: datetime) -> ColumnElement[Any]:
    def mean(begins: datetime, ends: datetime) -> Any:
        return (
            select(func.avg(MeasurePoint.score))
            .where(
                MeasurePoint.account_id == Account.id,
                MeasurePoint.measure.in_(PRODUCT_MEASURES),
                MeasurePoint.scored_at > begins,
                MeasurePoint.scored_at <= ends,
            )
            .correlate(Account)
            .scalar_subquery()
        )

    drop: ColumnElement[Any] = mean(now - 2 * WINDOW, now - WINDOW) - mean(now - WINDOW, now)
    return drop


def _survey_score(now: datetime) -> ColumnElement[Any]:
    return (
        select(Survey.score)
        .where(Survey.account_id == Account.id, Survey.answered_at > now - RECENT)
        .order_by(Survey.answered_at.desc(), Survey.id.desc())
        .limit(1)
        .correlate(Account)
        .scalar_subquery()
    )


def _sentiment_at(_now: datetime) -> ColumnElement[Any]:
    return type_coerce(Account.sentiment_at, Moment)


FIELDS: Mapping[str, RuleField] = {
    "arr_before": RuleField("ARR before its last change", _arr_before),
    "success_plans": RuleField("Success plans", _success_plans),
    "product_score_drop": RuleField("Product score drop", _product_score_drop),
    "survey_score": RuleField("Latest survey score", _survey_score),
    "sentiment_at": RuleField("Sentiment given", _sentiment_at, is_moment=True),
}
