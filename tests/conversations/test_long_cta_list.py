"""Five hundred CTAs: paged, filtered and grouped within Slack's limits, and every control keeps its press."""

from __future__ import annotations

from collections.abc import Iterator
from zoneinfo import ZoneInfo

import pytest

from bot.domain.cta_lists import Order
from bot.domain.ctas import Cta
from bot.domain.house import House
from bot.domain.people import User
from bot.domain.store import Session, Store
from bot.intents.cta_page import PAGE_SIZE
from bot.intents.cta_view import PERIODS, CtaView
from bot.intents.list_ctas import ListCtas
from bot.local.validity import message_faults
from bot.reply import Action, Buttons, Item, Menu, Menus, Reply, plain
from bot.turn import Place, Press, Surface, Turn
from bot.views import limits
from bot.views.blocks import draw_message
from bot.views.presses import write_press
from tests import make
from tests.counting import queries
from tests.make import NOW, days

ZONE = ZoneInfo("America/New_York")
MANY = 500
TYPES = ("Risk", "Expansion", "Lifecycle", "Activity", "Renewal")
LONG_NAME = "<!channel> & <https://evil.example|Renewal> " + "of the very long kind " * 9


@pytest.fixture
def turn(store: Store) -> Iterator[Turn]:
    with store.transaction() as session:
        maya = a_full_plate(session)
        place = Place("D1", Surface.DM)
        yield Turn(session=session, speaker=maya, now=NOW.astimezone(ZONE), place=place, house=House(zone=ZONE))


def a_full_plate(session: Session) -> User:
    maya = make.user(session)
    accounts = [make.account(session, name=f"Customer & Sons {number}", csm=maya) for number in range(50)]
    for number in range(MANY):
        session.add(
            Cta(
                account_id=accounts[number % 50].id,
                name=LONG_NAME if number % 7 == 0 else f"Nr {number}",
                number=100_000 + number,
                owner_id=maya.id,
                type=TYPES[number % 5],
                priority=("High", "Medium", "Low")[number % 3],
                due=days(number % 60 - 20),
                created_at=NOW,
            )
        )
    session.flush()
    return maya


def pressed(turn: Turn, press: Press) -> Reply:
    assert press.ability == "list-ctas"
    return ListCtas(**press.slots).perform(turn)


def find_button(reply: Reply, label: str) -> Action | None:
    rows = [part for part in reply.parts if isinstance(part, Buttons)]
    return next((one for row in rows for one in row.actions if one.label == label), None)


def menus(reply: Reply) -> list[Menu]:
    return [menu for part in reply.parts if isinstance(part, Menus) for menu in part.menus]


def shown(reply: Reply) -> list[str]:
    return [plain(part.spans).split(" · ")[0] for part in reply.parts if isinstance(part, Item)]


@pytest.mark.only_sqlite
def test_every_page_fits_and_every_cta_stands_on_one_of_them(turn: Turn) -> None:
    reply = pressed(turn, Press("list-ctas", {"view": CtaView(group=Order.DUE).write()}))
    seen = []
    while True:
        assert message_faults(draw_message(reply)) == []
        seen += shown(reply)
        following = find_button(reply, "Next ›")
        if following is None:
            break
        reply = pressed(turn, following.press)
    assert len(seen) == len(set(seen)) == MANY
    assert f"{MANY - PAGE_SIZE + 1}–{MANY} of {MANY}" in reply.plain()


@pytest.mark.only_sqlite
def test_the_fullest_view_keeps_every_option_of_every_menu(turn: Turn) -> None:
    for due in (*PERIODS, "2026-11-23~2026-11-29"):
        fullest = CtaView(
            owner="1000000", account="1000000", state="snoozed", type="lifecycle", reason="6", priority="medium", due=due,
            flagged="y", group="priority", order="renewal", page="99", menus="y",
        )  # fmt: skip
        reply = pressed(turn, Press("list-ctas", {"view": fullest.write()}))
        assert {menu.label for menu in menus(reply)} >= {"State", "Type", "Reason", "Priority", "Due", "Group", "Sort"}
        for option in (one for menu in menus(reply) for one in menu.options):
            assert len(write_press(option.press)) <= limits.OPTION_VALUE, option.label
        assert message_faults(draw_message(reply)) == []


@pytest.mark.only_sqlite
def test_menus_narrow_the_list_and_say_so(turn: Turn) -> None:
    reply = pressed(turn, Press("list-ctas", {"view": CtaView(menus="y").write()}))
    for label, choice in (("Type", "Risk"), ("Priority", "Medium priority"), ("Due", "Due this week")):
        menu = next(one for one in menus(reply) if one.label == label)
        reply = pressed(turn, next(one.press for one in menu.options if one.label == choice))
    assert "(risk, medium priority, due this week)" in reply.plain()
    assert shown(reply)


@pytest.mark.only_sqlite
def test_a_long_list_asks_no_more_of_the_database_than_a_short_one(turn: Turn) -> None:
    with queries(turn.session) as sent:
        pressed(turn, Press("list-ctas", {"view": ""}))
    assert len(sent) <= 6


def test_a_view_is_what_was_written_and_nonsense_is_the_usual_view() -> None:
    view = CtaView(owner="team", due="week", group=Order.ACCOUNT, page="3")
    assert CtaView.read(view.write()) == view
    assert CtaView.read("x=1&&s==;drop table&g=&b=size") == CtaView()
