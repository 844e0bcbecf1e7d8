"""Working CTAs from start to close: the rules, on both databases."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain import cockpit, tasks
from bot.domain.cockpit import Following, Shifting
from bot.domain.ctas import Cta, Status
from bot.domain.errors import Refusal
from bot.domain.people import Role
from bot.domain.playbooks import practice
from bot.domain.store import Session, Store
from bot.domain.working_days import add_working_days
from tests import make
from tests.make import NOW, TODAY


def opened(session: Session, **given: object) -> Cta:
    given.setdefault("account", make.account(session))
    return cockpit.open_cta(session, **({"type": "Risk", "name": "Seats fall idle", "now": NOW} | given))  # type: ignore[arg-type]  # a builder


def test_ctas_opened_at_the_same_moment_get_different_numbers(store: Store) -> None:
    with store.transaction() as session:
        account_id = make.account(session).id

    def open_one(turn: int) -> int:
        with store.transaction() as session:
            account = session.get_one(cockpit.Account, account_id)
            return opened(session, account=account, name=f"Nr {turn}").number

    with ThreadPoolExecutor(4) as pool:
        numbers = list(pool.map(open_one, range(12)))
    assert sorted(numbers) == list(range(1, 13))


def test_an_objective_lives_only_inside_a_plan(store: Store) -> None:
    with store.transaction() as session:
        account = make.account(session)
        with pytest.raises(Refusal, match="objective-needs-plan"):
            opened(session, account=account, type="Objective")
        plan = make.plan(session, account=account)
        assert opened(session, account=account, type="Objective", plan=plan).plan_id == plan.id


def test_nothing_is_opened_on_a_leftover(store: Store) -> None:
    with store.transaction() as session, pytest.raises(Refusal, match="leftover-account"):
        opened(session, account=make.account(session, is_leftover=True))


def test_a_viewer_changes_nothing(store: Store) -> None:
    with store.transaction() as session:
        viewer = make.user(session, name="Vera View", role=Role.VIEWER)
        cta = opened(session)
        for deed in (
            lambda: opened(session, by=viewer),
            lambda: cockpit.close_cta(cta, status=Status.CLOSED_SUCCESS, now=NOW, by=viewer),
            lambda: cockpit.snooze(cta, until=TODAY + timedelta(days=2), now=NOW, by=viewer),
            lambda: cockpit.comment(session, cta, text="hm", now=NOW, by=viewer),
            lambda: tasks.add_task(session, cta, text="x", by=viewer),
        ):
            with pytest.raises(Refusal, match="viewer-may-not-change"):
                deed()


def test_twins_share_account_type_and_reason(store: Store) -> None:
    with store.transaction() as session:
        account = make.account(session)
        twin = opened(session, account=account, reason="Loss of Budget")
        opened(session, account=account, reason="Other")
        opened(session, reason="Loss of Budget")
        found = cockpit.find_twins(session, account_id=account.id, type="Risk", reason="Loss of Budget")
        assert found == [twin]


def test_without_a_reason_only_the_same_name_makes_a_twin(store: Store) -> None:
    with store.transaction() as session:
        account = make.account(session)
        twin = opened(session, account=account, type="Activity", name="Send the deck")
        opened(session, account=account, type="Activity", name="Book the room")
        found = cockpit.find_twins(session, account_id=account.id, type="Activity", reason=None, name="send the deck!")
        assert found == [twin]


def test_a_lost_close_says_why(store: Store) -> None:
    with store.transaction() as session:
        cta = opened(session)
        with pytest.raises(Refusal, match="lost-close-needs-comment"):
            cockpit.close_cta(cta, status=Status.NOT_A_PRIORITY, comment=" ", now=NOW)
        cockpit.close_cta(cta, status=Status.NOT_A_PRIORITY, comment="No budget", now=NOW)
        assert (cta.is_open, cta.closed_at, cta.closing_comment) == (False, NOW, "No budget")


def test_a_closed_cta_can_be_opened_again_but_not_worked_on(store: Store) -> None:
    with store.transaction() as session:
        cta = opened(session)
        cockpit.close_cta(cta, status=Status.CLOSED_SUCCESS, now=NOW)
        with pytest.raises(Refusal, match="cta-closed"):
            tasks.add_task(session, cta, text="too late")
        cockpit.set_status(cta, status=Status.WORK_IN_PROGRESS, now=NOW)
        assert cta.is_open
        assert cta.closed_at is None


def test_a_snooze_until_a_day_ends_at_that_days_midnight_where_the_snoozer_is(store: Store) -> None:
    with store.transaction() as session:
        cta = opened(session)
        for zone, hour in (("Asia/Tokyo", 15), ("America/Los_Angeles", 8)):
            cockpit.snooze(cta, until=date(2026, 12, 1), now=NOW.astimezone(ZoneInfo(zone)))
            assert cta.snoozed_until is not None
            assert cta.snoozed_until.astimezone(NOW.tzinfo).hour == hour
        with pytest.raises(Refusal, match="snooze-in-past"):
            cockpit.snooze(cta, until=TODAY, now=NOW)


def test_open_tasks_move_along_with_the_due_date(store: Store) -> None:
    with store.transaction() as session:
        cta = opened(session, due=date(2026, 12, 4))
        early = make.task(session, cta=cta, due=date(2026, 12, 2))
        done = make.task(session, cta=cta, due=date(2026, 12, 1), is_done=True)
        moved = cockpit.move_due(session, cta, due=date(2026, 12, 11), tasks=Shifting.ALONG, now=NOW)
        assert (moved, early.due, done.due) == (1, date(2026, 12, 9), date(2026, 12, 1))


def test_tasks_that_stay_still_never_end_after_their_cta(store: Store) -> None:
    with store.transaction() as session:
        cta = opened(session, due=date(2026, 12, 11))
        early, late = (make.task(session, cta=cta, due=date(2026, 12, day)) for day in (1, 10))
        moved = cockpit.move_due(session, cta, due=date(2026, 12, 4), tasks=Shifting.FITTED, now=NOW)
        assert (moved, early.due, late.due) == (1, date(2026, 12, 1), date(2026, 12, 4))
        with pytest.raises(Refusal, match="task-after-cta"):
            tasks.add_task(session, cta, text="after", due=date(2026, 12, 5))


@pytest.mark.parametrize(
    ("following", "expected"), [(Following.OLD_OWNERS, 1), (Following.ALL, 2), (Following.NONE, 0)]
)
def test_the_tasks_that_follow_a_new_owner_are_the_chosen_ones(
    store: Store, following: Following, expected: int
) -> None:
    with store.transaction() as session:
        maya, priya, li = (make.user(session, name=name) for name in ("Maya Okafor", "Priya Raman", "Li Wei"))
        cta = opened(session, owner=maya)
        hers, others = make.task(session, cta=cta, owner=maya), make.task(session, cta=cta, owner=li)
        assert cockpit.hand_over(session, cta, owner=priya, tasks=following, now=NOW) == expected
        assert [task.owner_id == priya.id for task in (hers, others)] == [expected >= 1, expected == 2]
        assert cta.owner_id == priya.id


def test_a_cta_is_not_given_to_someone_who_cannot_work_it(store: Store) -> None:
    with store.transaction() as session:
        cta = opened(session)
        for columns, code in (({"is_active": False}, "owner-inactive"), ({"role": Role.VIEWER}, "owner-is-viewer")):
            person = make.user(session, name=f"Some {code}", **columns)
            with pytest.raises(Refusal, match=code):
                cockpit.hand_over(session, cta, owner=person, tasks=Following.NONE, now=NOW)


def test_a_comment_mentions_people_by_slack_or_by_an_unmistakable_name(store: Store) -> None:
    with store.transaction() as session:
        priya = make.user(session, name="Priya Raman", slack_id="UPRIYA")
        make.user(session, name="Tom Hill"), make.user(session, name="Tom Brand", email="tb@example.com")
        li = make.user(session, name="Li Wei")
        assert cockpit.mentioned(session, "<@UPRIYA> see this") == [priya]
        assert cockpit.mentioned(session, "@Tom or @Li please, mail a@li.example") == [li]
        assert cockpit.mentioned(session, "@Priya Raman please") == [priya]


def test_a_playbook_is_laid_out_over_working_days(store: Store) -> None:
    triage = practice().find_playbook("triage")
    assert triage is not None
    with store.transaction() as session:
        cta = opened(session, due=date(2026, 12, 31))
        made = tasks.apply_playbook(session, cta, triage, now=NOW)
        assert [task.text for task in made] == [step.text for step in triage.steps]
        assert made[0].due == TODAY
        assert made[2].due == add_working_days(TODAY, 3) == date(2026, 11, 26)
        assert all(task.due and task.due.weekday() < 5 for task in made)
        assert cta.playbook == "Account Triage"


def test_a_cta_takes_one_playbook_that_suits_its_type(store: Store) -> None:
    triage, renewal = practice().find_playbook("triage"), practice().find_playbook("Upcoming Renewal")
    assert triage and renewal
    with store.transaction() as session:
        cta = opened(session)
        with pytest.raises(Refusal, match="playbook-unsuitable"):
            tasks.apply_playbook(session, cta, renewal, now=NOW)
        tasks.apply_playbook(session, cta, triage, now=NOW)
        with pytest.raises(Refusal, match="cta-has-playbook"):
            tasks.apply_playbook(session, cta, triage, now=NOW)


def test_a_task_is_found_by_number_by_words_and_despite_a_typo(store: Store) -> None:
    with store.transaction() as session:
        maya = make.user(session)
        cta = opened(session, owner=maya)
        deck = make.task(session, cta=cta, text="Send the deck", number=7)
        make.task(session, cta=cta, text="Call the champion", number=8)
        for words in ("7", "task 7", "send the deck", "deck", "sned the dekc"):
            assert [row.task for row in tasks.find_tasks(session, words, speaker=maya, cta=cta)] == [deck], words
        assert tasks.find_tasks(session, "water the plants", speaker=maya) == []


@pytest.mark.parametrize(
    ("start", "count", "expected"),
    [("2026-11-27", 1, "2026-11-30"), ("2026-11-28", 0, "2026-11-30"), ("2026-11-23", 10, "2026-12-07")],
)
def test_working_days_leave_the_weekend_out(start: str, count: int, expected: str) -> None:
    assert add_working_days(date.fromisoformat(start), count) == date.fromisoformat(expected)
