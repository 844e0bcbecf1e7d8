"""Lists of CTAs and finding one by its name, on both databases."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import event

from bot.domain.cta_lists import Order, Page, State, Wanted, list_ctas
from bot.domain.cta_names import find_ctas, split_phrase
from bot.domain.store import Session, Store
from tests import make
from tests.make import NOW, days

LA = ZoneInfo("America/Los_Angeles")


def listed(session: Session, now: datetime = NOW, **given: Any) -> Page:
    order = {key: given.pop(key) for key in ("group", "order", "page", "size") if key in given}
    return list_ctas(session, Wanted(**given), now=now, default_zone=LA, **order)


def names(page: Page) -> list[str]:
    return [row.cta.name for row in page.rows]


def test_mine_holds_what_i_own_and_what_has_a_task_of_mine(store: Store) -> None:
    with store.transaction() as session:
        maya, li = make.user(session), make.user(session, name="Li Wei")
        account = make.account(session)
        make.cta(session, account=account, name="own", owner=maya)
        with_task = make.cta(session, account=account, name="task", owner=li)
        make.task(session, cta=with_task, owner=maya)
        done = make.cta(session, account=account, name="task done", owner=li)
        make.task(session, cta=done, owner=maya, is_done=True)
        assert sorted(names(listed(session, owner_ids=[maya.id]))) == ["own", "task"]


def test_a_snoozed_cta_leaves_mine_stays_in_the_accounts_list_and_returns_on_its_day(store: Store) -> None:
    with store.transaction() as session:
        maya, account = make.user(session), make.account(session)
        cta = make.cta(session, account=account, owner=maya, snoozed_until=NOW + timedelta(days=2))
        assert names(listed(session, owner_ids=[maya.id])) == []
        assert names(listed(session, account_id=account.id)) == [cta.name]
        assert names(listed(session, owner_ids=[maya.id], state=State.SNOOZED)) == [cta.name]
        assert names(listed(session, owner_ids=[maya.id], now=NOW + timedelta(days=2))) == [cta.name]


def test_an_accounts_list_leaves_objectives_out_and_mine_has_them(store: Store) -> None:
    with store.transaction() as session:
        maya, account = make.user(session), make.account(session)
        plan = make.plan(session, account=account, owner=maya)
        make.objective(session, account=account, plan=plan)
        assert names(listed(session, account_id=account.id)) == []
        assert names(listed(session, account_id=account.id, type="Objective")) == ["Migrate CI"]
        assert names(listed(session, owner_ids=[maya.id])) == ["Migrate CI"]


def test_overdue_is_decided_where_the_owner_is(store: Store) -> None:
    late_evening = datetime(2026, 11, 24, 4, 0, tzinfo=ZoneInfo("UTC"))  # still the 23rd in Los Angeles
    with store.transaction() as session:
        account = make.account(session)
        for name, zone in (("tokyo", "Asia/Tokyo"), ("la", "America/Los_Angeles"), ("none", None)):
            owner = make.user(session, name=name, time_zone=zone)
            make.cta(session, account=account, name=name, owner=owner, due=days(0))
        make.cta(session, account=account, name="nobody's", due=days(-1))
        page = listed(session, now=late_evening, state=State.OVERDUE)
        assert sorted(names(page)) == ["nobody's", "tokyo"]
        assert page.overdue == 2
        assert {row.cta.name: row.days_overdue for row in page.rows} == {"nobody's": 1, "tokyo": 1}


def test_filters_narrow_together(store: Store) -> None:
    with store.transaction() as session:
        account = make.account(session)
        make.cta(session, account=account, name="yes", priority="High", is_important=True, due=days(2))
        make.cta(session, account=account, name="low", priority="Low", is_important=True, due=days(2))
        make.cta(session, account=account, name="late", priority="High", is_important=True, due=days(20))
        make.cta(session, account=account, name="plain", priority="High", due=days(2))
        make.cta(session, account=account, name="type", type="Renewal", priority="High", is_important=True, due=days(2))
        found = listed(session, type="Risk", priority="High", is_flagged=True, start=days(0), end=days(7))
        assert names(found) == ["yes"]


def test_closed_ctas_come_latest_first_and_by_the_day_they_were_closed(store: Store) -> None:
    with store.transaction() as session:
        account = make.account(session)
        for name, ago in (("older", 9), ("newer", 2), ("oldest", 40)):
            closed = {"status": "Closed Success", "closed_at": NOW - timedelta(days=ago)}
            make.cta(session, account=account, name=name, **closed)
        assert names(listed(session, state=State.CLOSED, start=days(-10), end=days(0))) == ["newer", "older"]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (Order.PRIORITY, ["high", "medium", "low"]),
        (Order.ACCOUNT, ["medium", "low", "high"]),
        (Order.RENEWAL, ["low", "medium", "high"]),
        (Order.DUE, ["low", "high", "medium"]),
        (Order.TYPE, ["high", "low", "medium"]),
    ],
)
def test_a_list_is_sorted_and_grouped_by_what_was_asked(store: Store, order: Order, expected: list[str]) -> None:
    with store.transaction() as session:
        for name, account, renewal, due, type in (
            ("high", "Zeta", None, 2, "Risk"),
            ("medium", "Alpha", days(50), None, "Renewal"),
            ("low", "Beta", days(10), 1, "Expansion"),
        ):
            row = make.account(session, name=account, renewal_date=renewal)
            when = days(due) if due else None
            make.cta(session, account=row, name=name, priority=name.title(), due=when, type=type)
        assert names(listed(session, order=order)) == expected
        assert names(listed(session, group=order)) == expected


def test_a_page_of_a_long_list_costs_few_queries_and_no_page_is_beyond_the_last(store: Store) -> None:
    with store.transaction() as session:
        maya = make.user(session)
        for number in range(43):
            cta = make.cta(session, account=make.account(session, name=f"A{number}"), name=f"{number:02d}", owner=maya)
            make.task(session, cta=cta, is_done=number % 2 == 0)
    with store.reading() as session:
        asked: list[str] = []
        event.listen(store.engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
        page = listed(session, owner_ids=[1], page=5)
        assert (page.total, page.number, len(page.rows)) == (43, 5, 3)
        assert (page.rows[0].done, page.rows[0].tasks) == (1, 1)
        assert len([one for one in asked if one.startswith("SELECT")]) <= 5
        assert listed(session, owner_ids=[1], page=99).number == 5


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("onboarding CTA for Hooli", "New customer onboarding"),
        ("the onboarding cta at hooli", "New customer onboarding"),
        ("EBR CTA for Hooli", "Executive business review"),
        ("security questionaire cta for Hooli", "To-Do: security questionnaire"),
        ("snooze mattress cta", "Quote for the next tier"),
        ("upsell at risk & reward games", "Upsell"),
        ("risk cta at Kilbride", "Account triage"),
        ("triage cta for kilbirde", "Account triage"),
        ("2", "Executive business review"),
        ("cta 2", "Executive business review"),
    ],
)
def test_a_cta_is_found_by_what_people_call_it(store: Store, words: str, expected: str) -> None:
    with store.transaction() as session:
        maya = make.user(session)
        hooli = make.account(session, name="Hooli Inc.")
        for number, account, name, columns in (
            (1, hooli, "New customer onboarding", {"type": "Lifecycle", "reason": "New Customer"}),
            (2, hooli, "Executive business review", {"type": "Lifecycle", "reason": "Executive Business Review"}),
            (3, hooli, "To-Do: security questionnaire", {"type": "Activity", "reason": "Follow-up"}),
            (4, make.account(session, name="Snooze Mattress"), "Quote for the next tier", {"type": "Expansion"}),
            (5, make.account(session, name="Risk & Reward Games"), "Upsell", {"type": "Expansion"}),
            (6, make.account(session, name="Kilbride Construction"), "Account triage", {"owner": maya}),
            (7, make.account(session, name="Bramble & Co"), "Account triage", {"type": "Risk"}),
        ):
            make.cta(session, account=account, name=name, number=number, **columns)
        assert [cta.name for cta in find_ctas(session, words, speaker=maya)] == [expected]


def test_several_fitting_ctas_are_all_proposed_and_an_unfitting_phrase_finds_none(store: Store) -> None:
    with store.transaction() as session:
        hooli = make.account(session, name="Hooli Inc.")
        for number, name in ((1, "To-Do: send report"), (2, "To-Do: send invoice")):
            make.cta(session, account=hooli, name=name, number=number, type="Activity")
        assert [cta.number for cta in find_ctas(session, "activity CTA for Hooli")] == [1, 2]
        assert find_ctas(session, "onboarding CTA for Initech") == []
        assert find_ctas(session, "") == []


def test_a_naming_phrase_is_split_into_what_and_whose() -> None:
    assert split_phrase("onboarding CTA for Hooli") == ("onboarding", "Hooli")
    assert split_phrase("CTA for Hooli") == ("", "Hooli")
    assert split_phrase("snooze mattress cta") == ("snooze mattress", "")
