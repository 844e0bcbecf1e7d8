"""The rules engine: what fires, what does not and why, and that nothing is opened twice."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot.domain import changes, rules
from bot.domain.accounts import Account
from bot.domain.configuration import BadConfiguration
from bot.domain.ctas import Cta, CtaTask
from bot.domain.rule_book import Rule, read_rules, rule_book
from bot.domain.store import Session, Store
from bot.notifications.rule_words import explained
from tests import make

ZONE = ZoneInfo("America/Los_Angeles")
SOUND = {
    "renewal_date": make.days(300),
    "original_contract_date": make.days(-800),
    "priority": "P3",
    "licensed_users": 100,
    "billable_users": 80,
    "health_band": "Green",
    "last_activity_at": make.NOW - timedelta(days=5),
}
"""An account no rule has anything against."""


def _rule(name: str) -> Rule:
    return next(one for one in rule_book() if one.name == name)


def _account(session: Session, **columns: object) -> Account:
    if "csm" not in columns:
        columns["csm"] = make.user(session)
    return make.account(session, **(SOUND | columns))  # type: ignore[arg-type]


def _fired(session: Session, name: str, *, now: datetime = make.NOW) -> list[rules.Firing]:
    return rules.run(session, _rule(name), now=now, zone=ZONE)


def test_the_shipped_rules_leave_a_sound_account_alone(store: Store) -> None:
    with store.transaction() as session:
        account = _account(session)
        for rule in rule_book():
            assert not rules.explain(session, rule, account, now=make.NOW, zone=ZONE).fires, rule.name
            if rule.name != "success-plan-missing":
                assert rules.preview(session, rule, now=make.NOW, zone=ZONE) == [], rule.name


CASES = {
    "onboarding": {"original_contract_date": make.days(-10), "segment": "Enterprise", "arr": 50000},
    "upcoming-renewal": {"renewal_date": make.days(119)},
    "executive-business-review": {"renewal_date": make.days(205)},
    "red-health": {"health_band": "Red"},
    "silence": {"priority": "P2", "last_activity_at": make.NOW - timedelta(days=61)},
    "low-license-use": {"billable_users": 20},
    "high-license-use": {"billable_users": 98},
    "stale-sentiment": {"sentiment": "Green", "sentiment_at": make.NOW - timedelta(days=91)},
    "success-plan-missing": {"priority": "P1"},
}


@pytest.mark.parametrize("name", CASES)
def test_a_rule_fires_once_for_its_account_and_gives_the_csm_a_cta(store: Store, name: str) -> None:
    with store.transaction() as session:
        account = _account(session, **CASES[name])
        (fired,) = _fired(session, name)
        assert (fired.deed, fired.account_id) == ("opened", account.id)
        cta = session.scalars(select(Cta)).one()
        assert (cta.source, cta.owner_id) == (name, account.csm_id)
        assert cta.due is not None
        assert bool(session.scalars(select(CtaTask)).all()) == ("playbook" in _rule(name).how)
        assert _fired(session, name) == []
        assert _fired(session, name, now=make.NOW + timedelta(days=2)) == []


def test_a_detractor_goes_to_the_csms_manager(store: Store) -> None:
    with store.transaction() as session:
        boss = make.user(session, name="Mona Boss", role="CSM Manager")
        account = _account(session, csm=make.user(session, manager_id=boss.id))
        make.survey(session, account=account, score=6)
        _fired(session, "detractor")
        assert session.scalars(select(Cta)).one().owner_id == boss.id


def test_a_product_score_that_fell_is_a_risk(store: Store) -> None:
    with store.transaction() as session:
        account = _account(session)
        for days_ago, score in ((40, 90), (5, 60)):
            make.measure(
                session,
                account=account,
                name="User Engagement",
                score=score,
                scored_at=make.NOW - timedelta(days=days_ago),
            )
        assert [one.deed for one in _fired(session, "product-score-drop")] == ["opened"]


def test_a_new_customer_without_a_csm_goes_to_the_manager_first_and_then_to_its_csm(store: Store) -> None:
    with store.transaction() as session:
        boss = make.user(session, name="Mona Boss", role="CSM Manager")
        account = _account(session, csm=None, original_contract_date=make.days(-3), segment="Mid-Market", arr=20000)
        assert _fired(session, "onboarding") == []
        _fired(session, "onboarding-needs-csm")
        assert session.scalars(select(Cta)).one().owner_id == boss.id
        maya = make.user(session)
        account.csm_id = maya.id
        session.flush()
        _fired(session, "onboarding")
        onboarding = session.scalars(select(Cta).where(Cta.source == "onboarding")).one()
        assert (onboarding.owner_id, onboarding.playbook) == (maya.id, "New Customer Onboarding")


def test_an_upgrade_across_the_threshold_is_onboarded(store: Store) -> None:
    changes.watch(store.sessions)
    with store.transaction() as session:
        account = _account(session, segment="Enterprise", arr=48000)
        assert _fired(session, "onboarding") == []
        deed = changes.begin_deed(session, actor="sync:salesforce", ability="sync", done_at=make.NOW)
        account.arr = 60000  # type: ignore[assignment]
        changes.end_deed(session, deed)
        assert [one.deed for one in _fired(session, "onboarding")] == ["opened"]


def test_an_open_cta_of_the_same_account_type_and_reason_is_updated_instead(store: Store) -> None:
    with store.transaction() as session:
        account = _account(session, billable_users=20)
        mine = make.cta(
            session, account=account, type="Risk", reason="Lack of Adoption", priority="Low", due=None, owner=None
        )
        (fired,) = _fired(session, "low-license-use")
        assert fired.deed == "updated"
        assert (mine.owner_id, mine.priority) == (account.csm_id, "Medium")
        (again,) = _fired(session, "low-license-use")
        assert again.deed == "suppressed"
        assert len(session.scalars(select(Cta)).all()) == 1


def test_a_snoozed_cta_suppresses_the_rule(store: Store) -> None:
    with store.transaction() as session:
        account = _account(session, billable_users=20)
        cta = make.cta(session, account=account, reason="Lack of Adoption", priority="Low")
        cta.snoozed_until = make.NOW + timedelta(days=5)
        (fired,) = _fired(session, "low-license-use")
        assert (fired.deed, cta.priority) == ("suppressed", "Low")


def test_leftover_records_fire_nothing(store: Store) -> None:
    with store.transaction() as session:
        _account(session, health_band="Red", is_leftover=True)
        assert _fired(session, "red-health") == []


def test_a_miss_says_which_condition_does_not_hold(store: Store) -> None:
    with store.transaction() as session:
        account = _account(session, name="Acme", segment="Enterprise", arr=48000, original_contract_date=make.days(-5))
        told = explained(rules.explain(session, _rule("onboarding"), account, now=make.NOW, zone=ZONE))
        assert told.startswith("onboarding: not fired: ARR 48k < 50k or Segment Enterprise, not Mid-Market")
        renewal = explained(rules.explain(session, _rule("upcoming-renewal"), account, now=make.NOW, zone=ZONE))
        assert "not within 120 days" in renewal


def test_a_hit_says_why_and_a_resting_rule_says_since_when(store: Store) -> None:
    with store.transaction() as session:
        account = _account(session, billable_users=20)
        told = explained(rules.explain(session, _rule("low-license-use"), account, now=make.NOW, zone=ZONE))
        assert told.startswith("low-license-use: fires: License utilization 20 % < 40 %")
        _fired(session, "low-license-use")
        rested = explained(rules.explain(session, _rule("low-license-use"), account, now=make.NOW, zone=ZONE))
        assert "rests 90 days" in rested


def test_the_explanation_agrees_with_what_happens(store: Store) -> None:
    with store.transaction() as session:
        maya = make.user(session)
        accounts = [_account(session, csm=maya, **columns) for columns in CASES.values()]
        for rule in rule_book():
            would = {one.id for one in rules.preview(session, rule, now=make.NOW, zone=ZONE)}
            told = {one.id for one in accounts if rules.explain(session, rule, one, now=make.NOW, zone=ZONE).fires}
            assert would == told, rule.name


def test_daily_rules_run_once_a_morning_and_others_at_once_on_a_change(store: Store) -> None:
    changes.watch(store.sessions)
    night = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)  # two at night in Los Angeles
    with store.transaction() as session:
        account = _account(session, health_band="Red")
        assert rules.run_due(session, now=night, zone=ZONE) == []
        deed = changes.begin_deed(session, actor="sync:salesforce", ability="sync", done_at=night)
        account.renewal_date = make.days(60)
        changes.end_deed(session, deed)
        assert [one.rule for one in rules.run_due(session, now=night, zone=ZONE)] == ["upcoming-renewal"]
        assert rules.run_due(session, now=night, zone=ZONE) == []
        morning = night + timedelta(hours=5)
        assert [one.rule for one in rules.run_due(session, now=morning, zone=ZONE)] == ["red-health"]
        assert rules.run_due(session, now=morning + timedelta(hours=1), zone=ZONE) == []


BROKEN = """
[[rule]]
name = "wrong"
says = "Nothing here is right"
on = ["schedule", "weather"]
when = [{ field = "mood", eq = "bad" }, { field = "segment", eq = "Huge" }]
open = { type = "Risk", reason = "Weather", name = "x", owner = "csm", playbook = "Upcoming Renewal" }
"""


def test_a_wrong_rule_file_is_refused_with_its_lines(tmp_path: Path) -> None:
    path = tmp_path / "rules.toml"
    path.write_text(BROKEN)
    with pytest.raises(BadConfiguration) as refused:
        read_rules(path)
    told = str(refused.value)
    assert 'rules.toml:5: wrong: on names "weather", which is no field' in told
    assert 'rules.toml:6: wrong: "mood" is no field' in told
    assert 'segment is never "Huge"' in told
    assert 'rules.toml:7: wrong: "Weather" is no reason of Risk' in told
    assert "the playbook Upcoming Renewal is for Renewal CTAs" in told
