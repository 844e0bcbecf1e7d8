"""A form with a fault stays open, says it beside the field it belongs to, and keeps everything that was typed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import func, select

from bot.app import Ally
from bot.domain.accounts import Account
from bot.domain.changes import Deed
from bot.domain.people import Role
from bot.domain.store import Store
from bot.local.actor import Actor
from bot.turn import How, Press
from bot.views.presses import write_press
from tests import make
from tests.house import a_house
from tests.slack import SlackForTests

House = tuple[SlackForTests, Ally]


@pytest.fixture
def house(store: Store, database_url: str) -> Iterator[House]:
    with store.transaction() as session:
        maya = make.user(session, name="Maya Okafor")
        make.user(session, name="Vera Vogel", role=Role.VIEWER)
        make.user(session, name="Otto Gone", is_active=False)
        acme = make.account(session, name="Acme & Sons", csm=maya)
        globex = make.account(session, name="Globex", csm=maya)
        make.account(session, name="Old Acme", csm=maya, is_leftover=True)
        make.contact(session, account=acme, name="Dana Reyes", is_active=False)
        make.contact(session, account=globex, name="Li Wei")
        make.cta(session, account=acme, name="Review", number=4711, owner=maya, due=make.days(7))
        make.cta(session, account=globex, name="Deck", number=4712, owner=maya, due=make.days(7))
    with a_house(database_url) as played:
        yield played


def opens(maya: Actor, ability: str) -> None:
    """Opens the empty form of an ability, as a button would."""
    maya.says("help")
    message = maya.last_message
    button = {"type": "button", "action_id": "ally:0", "text": {"type": "plain_text", "text": "It", "emoji": True}}
    button["value"] = write_press(Press(ability, {}, How.FORM), stays=True)
    message.blocks = [{"type": "actions", "block_id": "b", "elements": [button]}]
    maya.clicks("It")


FAULTS = [
    ("log-call", {"Account": "Acme & Sons", "When": "2027-01-05", "Notes": "my words"}, "When", "in the future"),
    ("log-call", {"Account": "Acme & Sons", "Linked CTA": "4712"}, "Linked CTA", "belongs to another account"),
    ("snooze-cta", {"CTA": "4711", "Until": "2026-11-20"}, "Until", "is not ahead of us"),
    ("update-cta", {"CTA": "4711", "Owner": "Vera Vogel"}, "Owner", "may only look"),
    (
        "apply-playbook",
        {"CTA": "4711", "Playbook": "Upcoming Renewal"},
        "Playbook",
        "is a playbook for Renewal",
    ),
    ("open-success-plan", {"Account": "Acme & Sons", "Template": "None, empty", "Due": "2026-11-01"}, "Due", "future"),
    ("send-email", {"To": "Li Wei", "Account": "Acme & Sons"}, "To", "is no contact of Acme & Sons"),
    ("send-email", {"Account": "Acme & Sons", "To": "Dana Reyes"}, "To", "has left"),
]


@pytest.mark.parametrize(("ability", "fields", "label", "said"), FAULTS, ids=[f"{one[0]}-{one[2]}" for one in FAULTS])
def test_a_fault_marks_its_field_and_nothing_is_done(
    house: House, store: Store, ability: str, fields: dict[str, str], label: str, said: str
) -> None:
    slack, _ally = house
    maya = slack.person("maya.okafor@example.com")
    opens(maya, ability)
    maya.fills(fields)
    (block,) = [block for block, words in maya.form.errors.items() if said in words]
    marked = next(one for one in maya.form.view["blocks"] if one.get("block_id") == block)
    assert marked["label"]["text"] == label
    for words in fields.values():
        assert words in maya.sees()
    with store.reading() as session:
        assert session.scalar(select(func.count()).select_from(Deed)) == 0


def test_a_form_for_an_account_that_became_a_leftover_meanwhile_says_so_at_the_account(
    house: House, store: Store
) -> None:
    slack, _ally = house
    maya = slack.person("maya.okafor@example.com")
    opens(maya, "log-call")
    maya.types({"Account": "Acme & Sons", "Notes": "half an hour of typing"})
    with store.transaction() as session:
        session.get_one(Account, 1).is_leftover = True
    maya.submits()
    assert "leftover record" in maya.form.errors["account"]
    assert "half an hour of typing" in maya.sees()
    maya.fills({"Account": "Globex"})
    assert "Logged: Call with *Globex*" in maya.sees()


def test_a_fault_that_is_mended_is_no_fault_any_more(house: House, store: Store) -> None:
    slack, _ally = house
    maya = slack.person("maya.okafor@example.com")
    opens(maya, "log-call")
    maya.fills({"Account": "Acme & Sons", "When": "2027-01-05", "Notes": "my words"})
    maya.fills({"When": "2026-11-20"})
    assert "Logged: Call with *Acme & Sons*" in maya.sees()
    assert "> my words" in maya.sees()
