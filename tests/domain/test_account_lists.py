"""Lists of accounts: conditions, scopes, totals, order; one query each."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.domain.account_lists import AccountList, list_accounts, ordering, total_accounts
from bot.domain.attributes import BY_NAME
from bot.domain.books import in_book, usual_scope
from bot.domain.conditions import clause, read_condition
from bot.domain.errors import Refusal
from bot.domain.people import Role, User
from bot.domain.store import Session, Store
from tests import make
from tests.counting import queries
from tests.make import NOW, days

BERLIN = ZoneInfo("Europe/Berlin")


def found(session: Session, speaker: User, *conditions: dict[str, Any], **rest: Any) -> AccountList:
    where = [clause(read_condition(one), zone=BERLIN, speaker=speaker) for one in conditions]
    return list_accounts(session, *where, **({"limit": 50} | rest))


def names(listed: AccountList) -> list[str]:
    return sorted(line.name for line in listed.lines)


def condition(field: str, op: str, value: Any = None) -> dict[str, Any]:
    return {"field": field, "op": op, "value": value}


@pytest.mark.parametrize(
    ("asked", "fits"),
    [
        (condition("health", "eq", "red"), {"Red One"}),
        (condition("health", "ne", "green"), {"Red One", "Blank"}),
        (condition("health", "gte", 80), {"Green & Sons"}),
        (condition("arr", "gt", 100000), {"Green & Sons"}),
        (condition("arr", "lte", 100000), {"Red One"}),
        (condition("arr", "missing"), {"Blank"}),
        (condition("renewal_date", "within", {"start": str(days(0)), "end": str(days(30))}), {"Red One"}),
        (condition("renewal_date", "within", {"start": None, "end": str(days(200))}), {"Red One", "Green & Sons"}),
        (condition("renewal_date", "before", str(days(30))), set()),
        (condition("renewal_date", "after", str(days(30))), {"Green & Sons"}),
        (condition("region", "eq", "emea"), {"Green & Sons"}),
        (condition("segment", "eq", "mid market"), {"Green & Sons"}),
        (condition("industry", "eq", "energy and utilities"), {"Green & Sons"}),
        (condition("industry", "eq", "energy"), {"Green & Sons"}),
        (condition("industry", "eq", "util"), set()),
        (condition("country", "eq", "UK"), {"Green & Sons"}),
        (condition("csm", "eq", "priya"), {"Red One"}),
        (condition("csm", "ne", "priya"), {"Green & Sons", "Blank"}),
        (condition("csm", "missing"), {"Blank"}),
        (condition("stage", "eq", "optimize and grow"), {"Green & Sons"}),
        (condition("sentiment", "eq", "amber"), {"Green & Sons"}),
        (condition("last_activity", "before", str(days(-60))), {"Red One", "Blank"}),
        (condition("last_activity", "after", str(days(-60))), {"Green & Sons"}),
        (condition("nps", "lt", 0), {"Red One"}),
        (condition("license_utilization", "lt", 50), {"Red One"}),
        (condition("priority", "eq", "p1"), {"Red One"}),
        (condition("name", "eq", "green"), {"Green & Sons"}),
        (condition("referenceable", "eq", True), {"Green & Sons"}),
        (condition("referenceable", "eq", "no"), {"Red One", "Blank"}),
    ],
    ids=lambda value: str(sorted(value)) if isinstance(value, set) else str(value),
)
def test_every_condition_keeps_what_it_says(store: Store, asked: dict[str, Any], fits: set[str]) -> None:
    with store.transaction() as session:
        speaker, priya = make.user(session), make.user(session, name="Priya Raman")
        make.account(
            session, name="Red One", csm=priya, health_band="Red", health_score=30, arr=Decimal(100000), priority="P1",
            renewal_date=days(30), region="AMER", nps=-20, licensed_users=100, billable_users=40,
            last_activity_at=NOW - timedelta(days=90), sentiment="Red", industry="Retail", country="Canada",
        )  # fmt: skip
        make.account(
            session, name="Green & Sons", csm=speaker, health_band="Green", health_score=80, arr=Decimal(250000),
            renewal_date=days(200), region="EMEA", segment="Mid-Market", industry="Energy & Utilities", nps=50,
            country="United Kingdom", stage="Optimize & Grow", sentiment="Yellow", licensed_users=10,
            billable_users=5, last_activity_at=NOW - timedelta(days=3), referenceable=True,
        )  # fmt: skip
        make.account(
            session, name="Blank", arr=None, renewal_date=None, region=None, segment=None, country=None, stage=None,
            priority=None,
        )  # fmt: skip
        assert set(names(found(session, speaker, asked))) == fits


def test_a_day_is_a_day_where_the_speaker_is(store: Store) -> None:
    with store.transaction() as session:
        speaker = make.user(session)
        make.account(session, name="Late", last_activity_at=datetime(2026, 10, 31, 23, 30, tzinfo=UTC))
        assert names(found(session, speaker, condition("last_activity", "before", "2026-11-01"))) == []
        assert names(found(session, speaker, condition("last_activity", "after", "2026-10-31"))) == ["Late"]


@pytest.mark.parametrize(
    "asked",
    [
        condition("shoe_size", "eq", 1),
        condition("arr", "like", 1),
        condition("arr", "gt", "plenty"),
        condition("region", "gt", "emea"),
        condition("renewal_date", "before", "soon"),
    ],
    ids=lambda value: str(sorted(value)) if isinstance(value, set) else str(value),
)
def test_a_condition_that_means_nothing_is_refused(store: Store, asked: dict[str, Any]) -> None:
    with store.transaction() as session, pytest.raises(Refusal) as caught:
        found(session, make.user(session), asked)
    assert caught.value.code == "condition-not-understood"


def test_hostile_words_are_compared_and_nothing_else(store: Store) -> None:
    with store.transaction() as session:
        speaker = make.user(session)
        make.account(session, name="Acme")
        for words in ("%", "_", "' OR 1=1 --", "\\", "a%"):
            assert names(found(session, speaker, condition("name", "eq", words))) == []


def test_totals_are_kept_apart_by_currency_and_leave_leftovers_out(store: Store) -> None:
    with store.transaction() as session:
        speaker = make.user(session)
        make.account(session, name="A", arr=Decimal(10), currency="EUR")
        make.account(session, name="B", arr=Decimal(20), currency="USD")
        make.account(session, name="C", arr=Decimal(30), currency="USD")
        make.account(session, name="AA old", arr=Decimal(99), currency="USD", is_leftover=True)
        listed = found(session, speaker, limit=2)
        assert [(one.currency, one.arr) for one in listed.totals] == [("USD", Decimal(50)), ("EUR", Decimal(10))]
        assert listed.count == 4
        assert [line.name for line in listed.lines] == ["A", "B"]
        assert [line.name for line in found(session, speaker, offset=2).lines] == ["C", "AA old"]


def test_a_list_with_its_totals_is_one_query_however_long(store: Store) -> None:
    with store.transaction() as session:
        speaker = make.user(session)
        for number in range(60):
            make.account(session, name=f"Account {number}", csm=speaker)
        with queries(session) as sent:
            listed = found(session, speaker, condition("csm", "eq", "me"), limit=50)
        assert (len(listed.lines), listed.count, len(sent)) == (50, 60, 1)


def test_nothing_found_is_an_empty_list(store: Store) -> None:
    with store.transaction() as session:
        listed = found(session, make.user(session))
        assert (listed.lines, listed.totals, listed.count) == ((), (), 0)


def test_a_page_beyond_the_end_still_knows_the_totals(store: Store) -> None:
    with store.transaction() as session:
        speaker = make.user(session)
        make.account(session)
        assert (found(session, speaker, offset=90).lines, found(session, speaker, offset=90).count) == ((), 1)


def test_accounts_without_a_value_are_sorted_to_the_end_either_way(store: Store) -> None:
    with store.transaction() as session:
        speaker = make.user(session)
        make.account(session, name="Big", arr=Decimal(300))
        make.account(session, name="None", arr=None)
        make.account(session, name="Small", arr=Decimal(5))
        for descending, expected in ((True, ["Big", "Small", "None"]), (False, ["Small", "Big", "None"])):
            order = [ordering(BY_NAME["arr"], descending=descending)]
            assert [line.name for line in found(session, speaker, order=order).lines] == expected


def test_groups_are_added_up_by_value_and_currency(store: Store) -> None:
    with store.transaction() as session:
        make.account(session, region="EMEA", arr=Decimal(10), currency="EUR")
        make.account(session, region="EMEA", arr=Decimal(5), currency="USD")
        make.account(session, region="AMER", arr=Decimal(20), currency="USD")
        make.account(session, region=None, arr=None, currency="USD")
        totals = total_accounts(session, group=BY_NAME["region"])
        assert [(one.group, one.currency, one.count, one.arr) for one in totals] == [
            ("AMER", "USD", 1, Decimal(20)),
            ("EMEA", "EUR", 1, Decimal(10)),
            ("EMEA", "USD", 1, Decimal(5)),
            (None, "USD", 1, Decimal(0)),
        ]


def test_a_scope_is_ones_own_the_teams_a_colleagues_or_everybodys(store: Store) -> None:
    with store.transaction() as session:
        boss = make.user(session, name="Rachel Lindholm", role=Role.MANAGER)
        maya = make.user(session, manager_id=boss.id)
        tom = make.user(session, name="Tom Berg", manager_id=boss.id)
        sales = make.user(session, name="Nina Sales", role=Role.VIEWER)
        make.account(session, name="Maya's", csm=maya, owner_id=sales.id)
        make.account(session, name="Tom's", csm=tom)
        make.account(session, name="Nobody's")

        def book(scope: Any, speaker: User) -> list[str]:
            return names(list_accounts(session, in_book(session, scope, speaker=speaker), limit=9))

        assert book("me", maya) == ["Maya's"]
        assert book("team", maya) == book("team", boss) == book(boss, maya) == ["Maya's", "Tom's"]
        assert book(tom, maya) == ["Tom's"]
        assert book("me", sales) == ["Maya's"]
        assert len(book("all", maya)) == 3
        assert (usual_scope(maya), usual_scope(boss), usual_scope(sales)) == ("me", "team", "all")
