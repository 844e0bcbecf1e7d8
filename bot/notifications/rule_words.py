"""What a dry run of the rules says: every hit, and for every miss the conditions that do not hold."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from bot.domain.attributes import BY_NAME, Kind
from bot.domain.rule_book import AnyOf, Rule, Test
from bot.domain.rule_fields import FIELDS
from bot.domain.rules import Answer, Explanation

CONTRARY = {"gt": "≤", "gte": "<", "lt": "≥", "lte": ">"}
AGREEING = {"gt": ">", "gte": "≥", "lt": "<", "lte": "≤"}


def explained(one: Explanation) -> str:
    """One line: the rule, whether it fires for the account, and why."""
    if one.fires:
        return f"{one.rule.name}: fires: {'; '.join(_agreeing(one))}"
    if one.resting is not None:
        opened = f"{one.resting.created_at:%d %b %Y}"
        return f"{one.rule.name}: not fired: it opened CTA {one.resting.number} on {opened} and rests {one.rule.rests} days"
    misses = list(_misses(one)) or ["not a living customer record"]
    return f"{one.rule.name}: not fired: {'; '.join(misses)}"


def described(rule: Rule) -> str:
    """One line about a rule, for its list."""
    what = f"opens {rule.how['type']} CTA “{rule.how['name']}”" if rule.action == "open" else f"{rule.action}s"
    return f"{rule.name}: {rule.says} · on {', '.join(rule.on)} · {what}"


def _misses(one: Explanation) -> Iterator[str]:
    by_test = {id(answer.test): answer for answer in one.answers}
    for condition in one.rule.when:
        if isinstance(condition, AnyOf):
            lists = [[by_test[id(test)] for test in tests] for tests in condition.lists]
            if not any(all(answer.holds for answer in answers) for answers in lists):
                yield " or ".join(_contrary(answers) for answers in lists)
        elif not by_test[id(condition)].holds:
            yield _told(by_test[id(condition)])


def _contrary(answers: list[Answer]) -> str:
    return " and ".join(_told(answer) for answer in answers if not answer.holds)


def _agreeing(one: Explanation) -> Iterator[str]:
    by_test = {id(answer.test): answer for answer in one.answers}
    for condition in one.rule.when:
        tests: tuple[Test, ...] = (condition,) if isinstance(condition, Test) else ()
        if isinstance(condition, AnyOf):
            tests = next(tests for tests in condition.lists if all(by_test[id(test)].holds for test in tests))
        for answer in (by_test[id(test)] for test in tests):
            sign = AGREEING.get(answer.test.op)
            wanted = f" {sign} {_value(answer.test, answer.wanted)}" if sign else ""
            yield f"{_label(answer.test)} {_value(answer.test, answer.found)}{wanted}"


def _told(answer: Answer) -> str:
    """A condition that does not hold: "ARR 48k < 50k"."""
    test, label, found = answer.test, _label(answer.test), _value(answer.test, answer.found)
    match test.op:
        case "missing":
            return f"{label} is set: {found}"
        case "present":
            return f"{label} is not set"
        case "in_days":
            return f"{label} {found}, not within {test.value} days"
        case "last_days":
            return f"{label} {found}, not within the last {test.value} days"
        case "days_ago":
            return f"{label} {found}, less than {test.value} days ago"
        case "after_days":
            return f"{label} {found}, not later than {test.value} days from now"
        case "eq":
            return f"{label} {found}, not {_value(test, answer.wanted)}"
        case "ne":
            return f"{label} is {found}"
    if answer.found is None:
        return f"{label} unknown"
    return f"{label} {found} {CONTRARY.get(test.op, 'not ' + test.op)} {_value(test, answer.wanted)}"


def _label(test: Test) -> str:
    return FIELDS[test.field].label if test.field in FIELDS else BY_NAME[test.field].label


def _value(test: Test, value: Any) -> str:
    """A value in few letters."""
    if value is None:
        return "unknown"
    if isinstance(value, datetime | date):
        return f"{value:%d %b %Y}"
    attribute = BY_NAME.get(test.field)
    is_money = test.field == "arr_before" or (attribute is not None and attribute.kind is Kind.MONEY)
    if is_money:
        return _money(Decimal(str(value)))
    if attribute is not None and attribute.kind is Kind.PERCENT:
        return f"{value:.0f} %"
    return f"{value:.0f}" if isinstance(value, float | Decimal) else str(value)


def _money(amount: Decimal) -> str:
    if abs(amount) < 1000:
        return f"{amount:.0f}"
    unit, letter = (1_000_000, "m") if abs(amount) >= 1_000_000 else (1000, "k")
    return f"{(amount / unit).quantize(Decimal('0.1')).normalize():f}{letter}"
