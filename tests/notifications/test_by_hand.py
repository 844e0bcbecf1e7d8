"""`ally notices` and `ally rules`: what the schedule runs, by hand, and what it would do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select
from typer.testing import CliRunner

from bot.cli import cli
from bot.domain.ctas import Cta, CtaTask
from bot.domain.outbox import Parcel
from bot.domain.store import Store
from bot.local.slack import BOT_TOKEN
from tests import make
from tests.notifications.scene import MONDAY
from tests.slack import SlackForTests, a_slack

pytestmark = pytest.mark.only_sqlite
Ally = Callable[..., list[str]]


@pytest.fixture
def slack() -> Iterator[SlackForTests]:
    with a_slack(at=MONDAY) as slack:
        yield slack


@pytest.fixture
def ally(slack: SlackForTests, database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ally:
    """Runs a command at MONDAY and returns the lines it says."""
    monkeypatch.chdir(tmp_path)
    for name, value in {
        "DATABASE_URL": database_url,
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "SLACK_API_URL": slack.api_url,
    }.items():
        monkeypatch.setenv(name, value)

    def run(*words: str, code: int = 0, now: str = MONDAY.isoformat()) -> list[str]:
        done = CliRunner().invoke(cli, [*words, "--now", now])
        assert done.exit_code == code, done.output
        return done.stdout.splitlines()

    return run


def _maya_and_priya(store: Store, slack: SlackForTests) -> None:
    with store.transaction() as session:
        boss = make.user(session, name="Mona Boss", role="CSM Manager")
        for name in ("Maya Okafor", "Priya Nair"):
            at_slack = slack.team.add_person(name, email=f"{'.'.join(name.lower().split())}@example.com")
            person = make.user(session, name=name, slack_id=at_slack.id, manager_id=boss.id)
            account = make.account(session, csm=person, name=f"{name} & Co", renewal_date=make.days(200))
            make.cta(session, account=account, owner=person, name=f"Call {name}", due=make.days(0))


def _count(store: Store, model: type) -> int:
    with store.reading() as session:
        return session.scalar(select(func.count()).select_from(model)) or 0


def test_a_rehearsed_sweep_says_what_it_would_queue_and_keeps_nothing(
    store: Store, slack: SlackForTests, ally: Ally
) -> None:
    _maya_and_priya(store, slack)
    would = ally("notices", "sweep", "--dry-run")
    assert sum(key.startswith("digest:") for key in would) == 3
    assert _count(store, Parcel) == 0
    assert ally("notices", "sweep") == would
    assert ally("notices", "sweep") == []
    waiting = ally("notices", "deliver", "--dry-run", "--user", "maya.okafor@example.com")
    assert len(waiting) == 1
    assert "digest · maya.okafor@example.com" in waiting[0]


def test_a_managers_sweep_names_their_roll_up(store: Store, slack: SlackForTests, ally: Ally) -> None:
    _maya_and_priya(store, slack)
    mine = ally("notices", "sweep", "--dry-run", "--user", "mona.boss@example.com")
    assert sorted(key.split(":")[0] for key in mine) == ["digest", "weekly-rollup"]


def test_a_digest_by_hand_is_shown_first_and_then_sent_once_a_day_to_that_person_alone(
    store: Store, slack: SlackForTests, ally: Ally
) -> None:
    _maya_and_priya(store, slack)
    shown = "\n".join(ally("notices", "digest", "--dry-run", "--user", "maya.okafor@example.com"))
    assert "Call Maya Okafor" in shown
    assert "Priya" not in shown
    assert _count(store, Parcel) == 0
    assert ally("notices", "digest", "--user", "maya.okafor@example.com") == ["1 sent"]
    assert ally("notices", "digest", "--user", "maya.okafor@example.com") == ["0 sent"]
    texts = [message.text for messages in slack.team.messages.values() for message in messages]
    assert len(texts) == 1


def test_an_address_nobody_has_and_a_moment_that_is_none_are_refused(ally: Ally) -> None:
    ally("notices", "sweep", "--user", "nobody@example.com", code=1)
    ally("notices", "sweep", code=1, now="yesterday-ish")


def test_the_rules_explain_a_miss_open_the_onboarding_cta_once_and_then_rest(
    store: Store, slack: SlackForTests, ally: Ally
) -> None:
    with store.transaction() as session:
        maya = make.user(session)
        new = {"segment": "Enterprise", "renewal_date": make.days(300), "original_contract_date": make.days(-5)}
        make.account(session, csm=maya, name="Small Fry", arr=48000, **new)
        make.account(session, csm=maya, name="Big Fish", arr=50000, **new)
    rehearse = ("rules", "run", "--dry-run", "--rule", "onboarding")
    (miss,) = ally(*rehearse, "--account", "Small Fry")
    assert "not fired: ARR 48k < 50k" in miss
    (hit,) = ally(*rehearse)
    assert hit.startswith("Big Fish · onboarding: fires")
    assert _count(store, Cta) == 0
    (opened,) = ally("rules", "run", "--rule", "onboarding")
    assert opened.startswith("onboarding: Big Fish: opened CTA")
    assert ally("rules", "run", "--rule", "onboarding") == []
    assert ally("rules", "run", "--rule", "onboarding", now=(MONDAY + timedelta(days=1)).isoformat()) == []
    assert _count(store, Cta) == 1
    assert _count(store, CtaTask) > 1
    (rests,) = ally(*rehearse, "--account", "Big Fish")
    assert "rests" in rests


def test_the_rules_are_listed_with_what_they_do(ally: Ally) -> None:
    told = CliRunner().invoke(cli, ["rules", "list"]).stdout
    for name in ("onboarding", "upcoming-renewal", "detractor", "success-plan-missing"):
        assert f"{name}: " in told
    ally("rules", "run", "--rule", "no-such-rule", code=1)
