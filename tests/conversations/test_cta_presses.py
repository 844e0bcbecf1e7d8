"""Pressing what stands on CTA cards: two people at once, stale buttons, and clicks that come twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot.app import build
from bot.conversation import Conversation
from bot.domain.changes import Deed
from bot.domain.ctas import Cta, CtaTask, Status
from bot.domain.store import Store
from bot.reply import Buttons, Reply
from bot.settings import Settings
from bot.turn import Ask, Filled, How, Picked, Place, Press, Surface, Visitor
from tests import make
from tests.make import NOW, days

keys = count(1)
Presses = Callable[..., Reply]


@pytest.fixture
def conversation(store: Store, database_url: str) -> Iterator[Conversation]:
    with store.transaction() as session:
        maya, _priya = make.user(session), make.user(session, name="Priya Raman")
        make.user(session, name="Vera Vogel", role="Viewer")
        cta = make.cta(session, account=make.account(session), owner=maya, number=42, due=days(4))
        make.task(session, cta=cta, owner=maya, number=7, due=days(3))
    ally = build(Settings(_env_file=None, database_url=database_url), clock=lambda: NOW)
    yield ally.conversation
    ally.close()


def pick(conversation: Conversation, who: str, press: Press, *, key: str | None = None, at: datetime = NOW) -> Reply:
    """What the person sees who presses this."""
    visitor = Visitor(slack_id=f"U-{who}", email=f"{'.'.join(who.lower().split())}@example.com")
    place = Place(f"D-{who}", Surface.DM)
    return conversation.answer(Ask(key or f"press-{next(keys)}", visitor, at, place, Picked(press)))


def on_cta(ability: str, seen: int = 1, **slots: Any) -> Press:
    return Press(ability, {"cta": {"id": 1}, "seen": seen, **slots})


def answers(reply: Reply) -> dict[str, Press]:
    """The buttons of a question by their label."""
    return {one.label: one.press for part in reply.parts if isinstance(part, Buttons) for one in part.actions}


def the_cta(store: Store) -> Cta:
    with store.reading() as session:
        return session.scalars(select(Cta)).one()


def test_of_two_presses_at_the_same_moment_one_is_done_and_the_other_is_told(
    conversation: Conversation, store: Store
) -> None:
    closing = on_cta("close-cta", status="closed-success")
    raising = on_cta("update-cta", priority="high")
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(pick, conversation, "Maya Okafor", closing)
        second = pool.submit(pick, conversation, "Priya Raman", raising)
        told = [first.result().plain(), second.result().plain()]
    cta = the_cta(store)
    assert (cta.status == Status.CLOSED_SUCCESS) != (cta.priority == "High")
    assert sum("Closed CTA 42" in one or "priority Medium → High" in one for one in told) == 1, told


def test_a_stale_button_shows_what_changed_and_a_yes_does_it_all_the_same(
    conversation: Conversation, store: Store
) -> None:
    pick(conversation, "Priya Raman", on_cta("update-cta", priority="high"))
    asked = pick(conversation, "Maya Okafor", on_cta("close-cta", status="closed-success"))
    assert "CTA 42 changed since you looked" in asked.text
    assert the_cta(store).is_open
    pick(conversation, "Maya Okafor", answers(asked)["Yes, do it"])
    assert not the_cta(store).is_open


def test_a_second_change_while_the_question_waits_is_asked_about_again(
    conversation: Conversation, store: Store
) -> None:
    pick(conversation, "Priya Raman", on_cta("update-cta", priority="high"))
    asked = pick(conversation, "Maya Okafor", on_cta("update-cta", important="yes"))
    pick(conversation, "Priya Raman", on_cta("update-cta", 2, priority="low"))
    again = pick(conversation, "Maya Okafor", answers(asked)["Yes, do it"])
    assert "changed since you looked" in again.text
    assert not the_cta(store).is_important


def test_ones_own_change_is_no_reason_to_ask(conversation: Conversation, store: Store) -> None:
    for important in ("yes", "no", "yes"):
        pick(conversation, "Maya Okafor", on_cta("update-cta", important=important))
    assert the_cta(store).is_important


def test_a_click_delivered_twice_has_one_effect(conversation: Conversation, store: Store) -> None:
    press = Press("add-task", {"cta": {"id": 1}, "text": "Call them"})
    assert not pick(conversation, "Maya Okafor", press, key="same").is_silent
    assert pick(conversation, "Maya Okafor", press, key="same").is_silent
    with store.reading() as session:
        assert len(session.scalars(select(CtaTask).where(CtaTask.text == "Call them")).all()) == 1


def test_a_task_ticked_off_by_two_people_is_done_once(conversation: Conversation, store: Store) -> None:
    press = Press("complete-task", {"task": {"id": 1}})
    assert "that was the last one" in pick(conversation, "Maya Okafor", press).plain()
    assert "was done already" in pick(conversation, "Priya Raman", press).plain()
    with store.reading() as session:
        assert len(session.scalars(select(Deed).where(Deed.ability == "complete-task")).all()) == 1


def test_a_viewers_press_changes_nothing(conversation: Conversation, store: Store) -> None:
    reply = pick(conversation, "Vera Vogel", on_cta("close-cta", status="closed-success"))
    assert "CSM's role" in reply.plain()
    assert the_cta(store).is_open


def test_undo_brings_due_date_and_tasks_back_together(conversation: Conversation, store: Store) -> None:
    moved = pick(conversation, "Maya Okafor", on_cta("update-cta", due=days(11).isoformat(), tasks_move="along"))
    with store.reading() as session:
        assert session.get_one(CtaTask, 1).due == days(10)
    undo = next(one for one in moved.actions if one.label == "Undo")
    pick(conversation, "Maya Okafor", undo.press)
    with store.reading() as session:
        assert (session.get_one(Cta, 1).due, session.get_one(CtaTask, 1).due) == (days(4), days(3))


def test_a_day_is_the_pressers_own(conversation: Conversation, store: Store) -> None:
    late = datetime(2026, 11, 24, 2, 0, tzinfo=ZoneInfo("UTC"))  # still Monday evening in New York
    pick(conversation, "Maya Okafor", on_cta("snooze-cta", until="2026-11-24"), at=late)
    until = the_cta(store).snoozed_until
    assert until == datetime(2026, 11, 24, tzinfo=ZoneInfo("America/New_York"))


def test_the_form_opens_filled_and_a_wrong_day_stays_in_it(conversation: Conversation, store: Store) -> None:
    opened = pick(conversation, "Maya Okafor", Press("open-cta", {"account": {"id": 1}}, How.FORM))
    assert opened.form is not None
    assert "1 CTA open at Acme Corporation" in str(opened.form.above)
    visitor = Visitor(slack_id="U-Maya Okafor", email="maya.okafor@example.com")
    sent = Filled(opened.form.press, {"name": "Call & ask <everyone>", "type": "activity", "due": days(2).isoformat()})
    reply = conversation.answer(Ask("form-1", visitor, NOW, Place("D1", Surface.FORM), sent))
    assert "Opened CTA 43 · Call & ask <everyone>" in reply.plain()
