"""Risks, contacts, sponsors, success plans, letters, follows and channels: done, asked about, refused and undone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import func, select

from bot.app import Ally
from bot.domain.accounts import Account, ChannelBinding, Follow
from bot.domain.contacts import Contact, SponsorChange
from bot.domain.ctas import Cta
from bot.domain.outbox import Parcel
from bot.domain.people import Role
from bot.domain.store import Base, Store
from bot.domain.success_plans import PlanShare, SuccessPlan
from bot.domain.timeline import Activity, Attendee
from tests import make
from tests.house import a_house
from tests.slack import SlackForTests

House = tuple[SlackForTests, Ally]


@pytest.fixture
def house(store: Store, database_url: str) -> Iterator[House]:
    with store.transaction() as session:
        maya = make.user(session, name="Maya Okafor")
        make.user(session, name="Priya Raman")
        make.user(session, name="Vera Vogel", role=Role.VIEWER)
        acme = make.account(session, name="Acme Corporation", csm=maya, sentiment="Red")
        make.contact(session, account=acme, name="Dana Reyes", email="dana@acme.example")
        hooli = make.account(session, name="Hooli Inc.", csm=maya)
        plan = make.plan(session, account=hooli, name="Growth plan", owner=maya)
        late = make.objective(session, account=hooli, plan=plan, name="Migrate CI", due=make.days(10))
        make.task(session, cta=late, text="Train the trainers", due=make.days(20))
    with a_house(database_url) as played:
        yield played


def count(store: Store, model: type[Base]) -> int:
    with store.reading() as session:
        return session.scalar(select(func.count()).select_from(model)) or 0


def test_a_risk_is_raised_with_reason_and_the_next_word_is_due_in_a_week(house: House, store: Store) -> None:
    slack, _ally = house
    maya = slack.person("maya.okafor@example.com")
    maya.says("Acme Corporation is at risk, lost budget: the CFO froze everything")
    seen = maya.sees()
    assert "Loss of Budget" in seen
    assert "the next word on it is due Mon 30 Nov 2026" in seen
    with store.reading() as session:
        risk = session.scalars(select(Cta).where(Cta.type == "Risk")).one()
        assert (risk.reason, risk.priority) == ("Loss of Budget", "High")
        assert session.scalars(select(Activity)).one().risk_reason == "Loss of Budget"
    maya.clicks("Undo")
    assert count(store, Activity) == 0


def test_a_reason_we_do_not_have_is_asked_and_the_words_are_kept(house: House, store: Store) -> None:
    slack, _ally = house
    maya = slack.person("maya.okafor@example.com")
    maya.says("Acme Corporation is at risk, reason bad weather")
    assert "Which reason is “bad weather”?" in maya.sees()
    maya.clicks("Other")
    assert "> bad weather" in maya.sees()


@pytest.mark.parametrize("said", ["competitor", "lack of adoption, competitor", "lack of adoption, impact competitor"])
def test_what_a_risk_may_cost_is_told_from_its_cause(house: House, store: Store, said: str) -> None:
    slack, _ally = house
    maya = slack.person("maya.okafor@example.com")
    maya.says(f"Acme Corporation is at risk, {said}")
    with store.reading() as session:
        risk = session.scalars(select(Cta).where(Cta.type == "Risk")).one()
        assert (risk.reason, risk.risk_impact) == ("Lack of Adoption" if "lack" in said else None, "Competitor")


def test_a_form_offers_the_reasons_there_are(house: House, store: Store) -> None:
    slack, _ally = house
    maya = slack.person("maya.okafor@example.com")
    maya.says("help raise risk")
    maya.clicks("Form: Raise risk")
    maya.fills({"Account": "Acme Corporation", "Reason": "Product Value/Gaps", "Impact": "Tier Downgrade"})
    assert "Product Value/Gaps" in maya.sees()
    assert "Impact: Tier Downgrade" in maya.sees()


def test_an_open_risk_is_shown_before_another_is_opened(house: House, store: Store) -> None:
    slack, _ally = house
    maya = slack.person("maya.okafor@example.com")
    maya.says("Acme Corporation is at risk, lost budget")
    maya.says("Acme Corporation is at risk, corporate decision: the parent decides")
    assert "has an open risk already" in maya.sees()
    with store.reading() as session:
        number = session.scalars(select(Cta).where(Cta.type == "Risk")).one().number
    maya.clicks(f"Write it into CTA {number}")
    assert "written into" in maya.sees()
    maya.says("Acme Corporation is no longer at risk: signed")
    assert "its sentiment is Red" in maya.sees()
    maya.clicks("Set the sentiment to Green")
    assert "CSM sentiment: Red → Green" in maya.sees()


def test_a_contact_is_added_once_and_the_timeline_learns_the_name(house: House, store: Store) -> None:
    slack, _ally = house
    maya = slack.person("maya.okafor@example.com")
    maya.says("help")
    maya.clicks("Log a call")
    maya.fills({"Account": "Acme Corporation", "Attendees": "Tomás Ortega"})
    maya.clicks("Add Tomás Ortega as a contact")
    maya.fills({"E-mail": "tomas@acme.example", "Title": "CIO"})
    assert "1 entry of the timeline" in maya.sees()
    with store.reading() as session:
        assert session.scalars(select(Attendee)).one().contact_id is not None
        parcel = session.scalars(select(Parcel).where(Parcel.kind == "write-back")).one()
        assert parcel.facts["entity"] == "contacts"
    maya.says("add contact Tom Ortega, CTO, TOMAS@acme.example to Acme Corporation")
    assert "Is it the same person?" in maya.sees()
    maya.clicks("It is Tomás Ortega: bring up to date")
    assert count(store, Contact) == 2


def test_a_sponsor_who_left_raises_one_risk_with_its_playbook(house: House, store: Store) -> None:
    slack, _ally = house
    maya, priya = slack.person("maya.okafor@example.com"), slack.person("priya.raman@example.com")
    maya.says("track Dana at Acme Corporation as a sponsor")
    assert "Watching *Dana Reyes*" in maya.sees()
    priya.says("Dana left Acme Corporation")
    seen = priya.sees()
    assert "Loss of Sponsor" in seen
    assert "Maya Okafor will be told" in seen
    slack.passes(hours=1)
    maya.says("Dana left Acme Corporation")
    assert "That is known since" in maya.sees()
    assert (count(store, SponsorChange), count(store, Cta)) == (1, 2)


def test_a_plan_from_a_template_is_opened_filled_and_closed(house: House, store: Store) -> None:
    slack, _ally = house
    maya = slack.person("maya.okafor@example.com")
    maya.says("ROI plan for Acme Corporation")
    seen = maya.sees()
    assert "ROI plan 2026" in seen
    assert "4 open objectives" in seen
    maya.says("add objective to Acme Corporation's plan: migrate CI")
    assert "Added to" in maya.sees()
    maya.says("activate Acme Corporation's success plan")
    assert "is active" in maya.sees()
    maya.says("close Acme Corporation's success plan")
    assert "5 open objectives, which close with it" in maya.sees()
    maya.clicks("Reached")
    assert "100 % complete" in maya.sees()
    maya.clicks("Undo")
    with store.reading() as session:
        plan = session.scalars(select(SuccessPlan).where(SuccessPlan.name == "ROI plan 2026")).one()
        assert plan.status == "Active"


def test_an_objective_due_before_its_task_is_named_and_repaired_on_a_click(house: House, store: Store) -> None:
    slack, _ally = house
    maya = slack.person("maya.okafor@example.com")
    maya.says("activate Hooli's success plan")
    seen = maya.sees()
    assert "Migrate CI* is due Thu 3 Dec 2026" in seen
    assert "its task “Train the trainers” is due Sun 13 Dec 2026 (SUCCESS_PLAN_OBJECTIVES_UPDATED_FAILED)" in seen
    maya.clicks("Move the objectives and activate")
    assert "Moved: Migrate CI, now due Sun 13 Dec 2026" in maya.sees()


def test_without_a_mail_server_a_plan_is_given_to_copy_and_noted(house: House, store: Store) -> None:
    slack, _ally = house
    maya = slack.person("maya.okafor@example.com")
    maya.says("ROI plan for Acme Corporation")
    maya.says("share Acme Corporation's plan with Dana")
    seen = maya.sees()
    assert "Hello Dana," in seen
    assert "No mail server is set up here" in seen
    maya.clicks("I sent it: log it")
    assert (count(store, PlanShare), count(store, Activity)) == (1, 1)


def test_a_letter_goes_to_contacts_of_the_account_only(house: House, store: Store) -> None:
    slack, _ally = house
    maya = slack.person("maya.okafor@example.com")
    maya.says("send the welcome email to Dana at Acme Corporation")
    assert "Welcome, Acme Corporation" in maya.sees()
    maya.says("send the welcome email to Dana at Hooli")
    assert "I know no contact “Dana” at Hooli Inc." in maya.sees()
    assert count(store, Parcel) == 0


def test_in_a_channel_one_follows_alone_or_all_together(house: House, store: Store) -> None:
    slack, _ally = house
    priya = slack.person("priya.raman@example.com")
    slack.team.add_channel("acme", priya.person)
    priya.mentions_ally("follow Acme Corporation", channel="acme")
    assert "Who is to hear about Acme Corporation?" in priya.sees()
    priya.clicks("For this channel")
    with store.reading() as session:
        assert session.scalars(select(Follow)).one().channel_id is not None
    priya.says("follow Acme Corporation")
    assert "You follow *Acme Corporation* now" in priya.sees()
    priya.says("unfollow Acme Corporation")
    assert count(store, Follow) == 1


def test_a_channel_is_tied_to_one_account_and_untied(house: House, store: Store) -> None:
    slack, _ally = house
    maya = slack.person("maya.okafor@example.com")
    slack.team.add_channel("acme", maya.person)
    maya.says("link this channel to Acme Corporation")
    assert "in the channel itself" in maya.sees()
    maya.mentions_ally("link this channel to Acme Corporation", channel="acme")
    assert "This channel is for *Acme Corporation* now" in maya.sees()
    maya.mentions_ally("link this channel to Hooli", channel="acme")
    maya.clicks("Yes, Hooli Inc.’s")
    with store.reading() as session:
        bound = session.scalars(select(ChannelBinding)).one()
        assert session.get_one(Account, bound.account_id).name == "Hooli Inc."
    maya.mentions_ally("unlink this channel", channel="acme")
    assert count(store, ChannelBinding) == 0


@pytest.mark.parametrize(
    "words",
    [
        "Acme Corporation is at risk",
        "Acme Corporation is no longer at risk",
        "ROI plan for Acme Corporation",
        "activate Hooli's success plan",
        "close Hooli's success plan",
        "add objective to Hooli's plan: migrate CI",
        "share Hooli's plan with Dana",
        "add contact Ann Lee, CTO, ann@acme.example to Acme Corporation",
        "track Dana at Acme Corporation as a sponsor",
        "Dana left Acme Corporation",
        "send the welcome email to Dana at Acme Corporation",
        "set Acme Corporation's stage to Adoption",
    ],
)
@pytest.mark.only_sqlite
def test_who_may_only_look_is_refused_every_write(house: House, words: str) -> None:
    slack, _ally = house
    vera = slack.person("vera.vogel@example.com")
    vera.says(words)
    assert "changing customer data needs a CSM's role" in vera.sees()
