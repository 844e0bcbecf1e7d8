"""Asking: every answer about an account or a book, pressed rather than said, so that only the answer is tested."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import event

from bot.conversation import Conversation
from bot.domain.accounts import Account, AdoptionPoint, Follow
from bot.domain.changes import Change, Deed
from bot.domain.contacts import SponsorChange
from bot.domain.directory import Directory
from bot.domain.health_upkeep import refresh
from bot.domain.house import House
from bot.domain.people import User
from bot.domain.saved_views import find_asked_view, save_view
from bot.domain.store import Session, Store
from bot.domain.timeline import Kind
from bot.intents.list_accounts import group_said
from bot.intents.reading import build_reads
from bot.reply import Document, Reply
from bot.turn import Ask, How, Opened, Picked, Place, Press, Surface, Visitor
from bot.views.blocks import draw_message
from tests import make
from tests.make import NOW, days

Asks = Callable[..., str]
ABOUT_AN_ACCOUNT = (
    "show-account", "show-health", "list-risks", "list-activities", "list-opportunities", "list-contacts",
    "list-sponsors", "list-success-plans", "list-tickets", "show-adoption", "show-nps", "show-hierarchy",
    "prepare-call", "show-history",
)  # fmt: skip
ABOUT_A_BOOK = (
    "list-risks", "list-renewals", "list-opportunities", "list-accounts", "list-success-plans", "show-portfolio",
    "list-sponsors", "list-followed",
)  # fmt: skip


class Talk:
    """A person talking with Ally by pressing."""

    def __init__(self, store: Store) -> None:
        house = House(zone=ZoneInfo("UTC"), names=Directory())
        self.conversation = Conversation(store=store, house=house, reads=build_reads(house))
        self.asked = 0
        self.email = "maya.okafor@example.com"

    def reply(self, ability: str, *, how: How = How.DO, **slots: Any) -> Reply:
        self.asked += 1
        what = Opened() if ability == "home" else Picked(Press(ability, slots, how))
        visitor = Visitor(f"U-{self.email}", email=self.email, name="Somebody", zone="America/New_York")
        place = Place("D1", Surface.DM)
        return self.conversation.answer(Ask(f"press:{self.asked}", visitor, NOW, place, what))

    def __call__(self, ability: str, **slots: Any) -> str:
        """What is shown, as one text."""
        return words_of(self.reply(ability, **slots))


def words_of(reply: Reply) -> str:
    found: list[str] = []

    def collect(value: Any) -> None:
        if isinstance(value, dict):
            if isinstance(value.get("text"), str):
                found.append(value["text"])
            for each in value.values():
                collect(each)
        elif isinstance(value, list):
            for each in value:
                collect(each)

    collect(draw_message(reply)["blocks"])
    return "\n".join(found)


@pytest.fixture
def talk(store: Store) -> Talk:
    return Talk(store)


@pytest.fixture
def sent(store: Store) -> Iterator[list[str]]:
    """The statements sent since it was last emptied."""
    statements: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        statements.append(statement)

    event.listen(store.engine, "before_cursor_execute", note)
    yield statements
    event.remove(store.engine, "before_cursor_execute", note)


def about(account: Account) -> dict[str, Any]:
    return {"account": {"id": account.id}}


def full_account(session: Session, csm: User, *, size: int, name: str = "Acme Corporation", **columns: Any) -> Account:
    """An account with `size` of everything there can be about one."""
    account = make.account(
        session, name=name, csm=csm, sentiment="Red", sentiment_at=NOW - timedelta(days=9), licensed_users=900,
        billable_users=486, active_users=405, nps=-20, synced_at=NOW, renewal_date=days(47), **columns,
    )  # fmt: skip
    plan = make.plan(session, account=account, owner=csm, status="Active")
    for number in range(size):
        contact = make.contact(session, account=account, name=f"Dana {number}", is_sponsor=True, is_champion=True)
        make.sponsor(session, contact=contact, by=csm)
        session.add(
            SponsorChange(
                contact_id=contact.id, account_id=account.id, change="title", old_value="CTO", new_value="CEO",
                evidence="contact record in Salesforce", confidence="high", changed_at=NOW - timedelta(days=3),
            )
        )  # fmt: skip
        cta = make.cta(session, account=account, owner=csm, due=days(-1), name=f"Risk {number}")
        make.task(session, cta=cta)
        make.activity(session, account=account, author=csm, kind=Kind.CALL, cta_id=cta.id)
        make.objective(session, account=account, plan=plan, name=f"Objective {number}", due=days(-2))
        make.opportunity(session, account=account, name=f"Renewal {number}")
        make.ticket(session, account=account, subject=f"Export times out {number}")
        make.survey(session, account=account, contact=contact, score=4, comment="Too many outages")
        make.account(session, name=f"{name} {number}", parent_id=account.id, csm=csm, sentiment="Yellow")
        deed = Deed(person_id=csm.id, ability="update-attribute", account_id=account.id, done_at=NOW, words="set it")
        session.add(deed)
        session.flush()
        session.add(Change(deed_id=deed.id, entity="accounts", row_id=account.id, field="csm_id", old=None, new=csm.id))
        session.add(
            AdoptionPoint(
                account_id=account.id, stage=f"Stage {number}", active_users=10, licensed_users=90, as_of=days(-1)
            )
        )
    for measure in ("Support", "Stage Adoption", "Meeting Cadence"):
        for back in range(6):
            make.measure(
                session, account=account, name=measure, score=60 + 5 * back, scored_at=NOW - timedelta(weeks=back)
            )
    session.add(Follow(user_id=csm.id, account_id=account.id, since=NOW))
    refresh(session, now=NOW)
    return account


# ── no answer asks more of the database when there is more to say ────────────────────────────────


@pytest.mark.parametrize("ability", ABOUT_AN_ACCOUNT)
def test_an_answer_about_an_account_costs_as_many_queries_with_much_as_with_little(
    store: Store, talk: Talk, sent: list[str], ability: str
) -> None:
    with store.transaction() as session:
        maya = make.user(session)
        little, much = (full_account(session, maya, size=size, name=f"Acme {size}") for size in (1, 6))
    talk("help")
    costs = []
    for account in (little, much):
        sent.clear()
        assert "Something broke" not in talk(ability, **about(account))
        costs.append(len(sent))
    assert costs[1] <= costs[0]


@pytest.mark.parametrize("ability", [*ABOUT_A_BOOK, "home"])
def test_an_answer_about_a_book_costs_as_many_queries_for_many_accounts_as_for_few(
    store: Store, talk: Talk, sent: list[str], ability: str
) -> None:
    with store.transaction() as session:
        maya = make.user(session)
        full_account(session, maya, size=1)
    talk(ability)
    sent.clear()
    talk(ability)
    few = len(sent)
    with store.transaction() as session:
        csm = session.get_one(User, maya.id)
        for number in range(8):
            full_account(session, csm, size=1, name=f"Another {number}")
    sent.clear()
    assert "Something broke" not in talk(ability)
    assert len(sent) <= few


# ── what the answers say ─────────────────────────────────────────────────────────────────────────


def test_the_card_has_three_lines_and_details_on_demand(store: Store, talk: Talk) -> None:
    with store.transaction() as session:
        account = full_account(session, make.user(session), size=2)
    seen = talk("show-account", **about(account))
    assert "120,000 USD ARR · renews Sat 9 Jan 2027 (in 47 days) · CSM Maya Okafor" in seen
    assert "2 open CTAs, 2 overdue" in seen
    assert "Solutions architect" not in seen
    detailed = talk("show-account", **about(account), details=True)
    for words in ("54 % of 900", "2 open, 2 high priority", "Dana 0 (sponsor", "0 of 2 objectives done", "-20"):
        assert words in detailed


def test_a_leftover_is_answered_about_and_points_to_its_survivor(store: Store, talk: Talk) -> None:
    with store.transaction() as session:
        make.user(session)
        survivor = make.account(session, name="Larchmont Analytics Inc.")
        leftover = make.account(
            session, name="Larchmont TO BE MERGED", is_leftover=True, survivor_id=survivor.id, arr=Decimal(77)
        )
    for ability in ABOUT_AN_ACCOUNT:
        seen = talk(ability, **about(leftover))
        assert "Leftover record." in seen
        assert "merged into *Larchmont Analytics Inc.*" in seen
    assert "Show Larchmont Analytics Inc." in talk("show-account", **about(leftover))
    assert "77 USD" in talk("show-attribute", **about(leftover), attribute="arr")


def test_health_says_what_moved_it_what_is_missing_and_why_it_is_red(store: Store, talk: Talk) -> None:
    with store.transaction() as session:
        account = full_account(session, make.user(session), size=1)
        for back in range(5):
            make.measure(
                session, account=account, name="License Utilization", score=95, scored_at=NOW - timedelta(weeks=back)
            )
    seen = talk("show-health", **about(account))
    assert "🔴 Red" in seen
    assert "overall it is Red because CSM sentiment is red" in seen
    assert "Stage Adoption 80 → 60" in seen
    assert "Persona Engagement (missing)" in seen
    assert "of the weight is shared out among the rest" in seen
    assert "weighs" in talk("show-health", **about(account), details=True)


def test_several_attributes_are_told_at_once(store: Store, talk: Talk) -> None:
    with store.transaction() as session:
        account = full_account(session, make.user(session), size=1)
    seen = talk("show-attribute", **about(account), attribute=["arr", "csm", "license_utilization"])
    for words in ("120,000 USD", "Maya Okafor", "54 % (486 of 900 licensed users)"):
        assert words in seen


@pytest.mark.parametrize(
    ("attribute", "shown"),
    [
        ("renewal_date", "Sat 9 Jan 2027 (in 47 days)"),
        ("stage", "Adoption"),
        ("csm", "Maya Okafor"),
        ("nps", "-20"),
        ("health", "🔴 Red"),
        ("sentiment", "🔴 Red"),
        ("parent", "–"),
        ("referenceable", "–"),
        ("last_activity", "–"),
        ("employees", "–"),
        ("website", "–"),
    ],
)
def test_every_kind_of_attribute_is_told(store: Store, talk: Talk, attribute: str, shown: str) -> None:
    with store.transaction() as session:
        account = full_account(session, make.user(session), size=1)
    assert shown in talk("show-attribute", **about(account), attribute=attribute)


def test_a_field_nobody_has_is_asked_back(store: Store, talk: Talk) -> None:
    with store.transaction() as session:
        make.user(session)
        account = make.account(session)
    assert "I know no field" in talk("show-attribute", **about(account), attribute="shoe_size")


def test_the_two_dates_of_a_timeline_are_told_apart(store: Store, talk: Talk) -> None:
    with store.transaction() as session:
        maya = make.user(session)
        account = make.account(
            session, last_activity_at=NOW - timedelta(days=30), last_entry_at=NOW - timedelta(days=1)
        )
        make.activity(session, account=account, author=maya, happened_at=NOW - timedelta(days=30), notes="a\n*b* & <c>")
        make.activity(session, account=account, kind=Kind.UPDATE, happened_at=NOW - timedelta(days=1))
    seen = talk("list-activities", **about(account))
    assert "Last activity (calls and meetings): Sat 24 Oct 2026 (30 days ago)" in seen
    assert "last timeline entry (any kind): Sun 22 Nov 2026 (yesterday)" in seen
    last = talk("list-activities", **about(account), count=1)
    assert "> a\n> *b* &amp; &lt;c&gt;" in last


def test_conditions_are_shown_and_each_can_be_taken_away(store: Store, talk: Talk) -> None:
    with store.transaction() as session:
        maya = make.user(session)
        make.account(session, name="Red One", csm=maya, health_band="Red", arr=Decimal(500000))
        make.account(session, name="Small Red", csm=maya, health_band="Red", arr=Decimal(5))
    red = {"field": "health", "op": "eq", "value": "red"}
    over = {"field": "arr", "op": "gt", "value": 100000}
    reply = talk.reply("list-accounts", conditions=[red, over])
    seen = words_of(reply)
    assert "Your accounts* where Health is Red; ARR over 100,000: 1 · 500,000 USD ARR" in seen
    assert "✕ ARR over 100,000" in seen
    button = next(one for part in reply.parts for one in getattr(part, "actions", ()) if "ARR over" in one.label)
    assert "Small Red" in talk(button.press.ability, **button.press.slots)


def test_totals_by_region_lead_to_the_accounts_behind_them(store: Store, talk: Talk) -> None:
    with store.transaction() as session:
        maya = make.user(session)
        make.account(session, name="North", csm=maya, region="EMEA", arr=Decimal(10), currency="EUR")
        make.account(session, name="South", csm=maya, region="AMER", arr=Decimal(20))
    reply = talk.reply("list-accounts", group="region")
    assert "*EMEA* · 1 account · 10 EUR" in words_of(reply)
    show = next(one for part in reply.parts for one in getattr(part, "actions", ()) if one.label == "Show")
    assert "South" in talk(show.press.ability, **show.press.slots)


def test_an_export_cannot_run_anything_in_a_spreadsheet(store: Store, talk: Talk) -> None:
    with store.transaction() as session:
        maya = make.user(session)
        for name in ('=HYPERLINK("http://evil")', "+1 Fitness", "-Minus", "@Home", " =1+1", "Plain, “quoted”"):
            make.account(session, name=name, csm=maya, nps=-20)
    file = next(part for part in talk.reply("list-accounts", export=True).parts if isinstance(part, Document))
    text = file.content.decode("utf-8-sig")
    for cell in ("'=HYPERLINK", "'+1 Fitness", "'-Minus", "'@Home", "' =1+1", '"Plain, “quoted”"', ",-20,"):
        assert cell in text


def test_a_list_is_saved_under_a_name_and_opened_again(store: Store, talk: Talk) -> None:
    with store.transaction() as session:
        maya = make.user(session)
        make.account(session, name="Red One", csm=maya, health_band="Red")
    red = {"field": "health", "op": "eq", "value": "red"}
    assert "What shall this view be called?" in talk("list-accounts", conditions=[red], save_as="?")
    saved = talk.reply("list-accounts", conditions=[red], save_as="My reds")
    assert "Saved as *My reds*" in words_of(saved)
    again = saved.next_steps[0].press
    assert "Red One" in talk(again.ability, **again.slots)
    assert any(one.label == "My reds" for part in talk.reply("home").parts for one in getattr(part, "actions", ()))


@pytest.mark.parametrize("ability", ABOUT_A_BOOK)
def test_an_empty_answer_says_what_was_looked_for(store: Store, talk: Talk, ability: str) -> None:
    with store.transaction() as session:
        make.user(session)
    seen = talk(ability)
    assert any(word in seen.lower() for word in ("no ", "none", "nothing"))


@pytest.mark.parametrize("ability", ABOUT_AN_ACCOUNT)
def test_an_account_of_which_nothing_is_known_is_answered_about(store: Store, talk: Talk, ability: str) -> None:
    with store.transaction() as session:
        make.user(session)
        bare = Account(sf_id="001000000000001AAA", name="Bare <!channel> & Co")
        session.add(bare)
    seen = talk(ability, **about(bare))
    assert "Something broke" not in seen
    assert "Bare &lt;!channel&gt; &amp; Co" in seen


def test_a_viewer_asks_everything_and_is_offered_no_change(store: Store, talk: Talk) -> None:
    with store.transaction() as session:
        maya = make.user(session)
        make.user(session, name="Nina Petrov", role="Viewer")
        account = full_account(session, maya, size=1)
    talk.email = "nina.petrov@example.com"
    for ability in ABOUT_AN_ACCOUNT:
        reply = talk.reply(ability, **about(account))
        assert "Acme Corporation" in words_of(reply)
        offered = [one.press.ability for one in (*reply.actions, *reply.next_steps)]
        assert not {"open-cta", "update-attribute", "close-risk", "raise-risk", "add-contact"} & set(offered)


def test_the_onboarding_view_says_who_is_late(store: Store, talk: Talk) -> None:
    with store.transaction() as session:
        maya = make.user(session)
        late = make.account(session, name="Late", csm=maya, stage="Onboarding", original_contract_date=days(-20))
        early = make.account(session, name="Early", csm=maya, stage="Onboarding", original_contract_date=days(-10))
        make.activity(session, account=early, happened_at=NOW - timedelta(days=8))
        cta = make.cta(session, account=late, type="Lifecycle", owner=maya)
        make.task(session, cta=cta, text="Kick-off call", due=days(2))
    seen = talk("show-portfolio", view="onboarding")
    assert "2 customers in onboarding* · 1 late" in seen
    assert "late · day 20" in seen
    assert "engaged: 6 days late" in seen
    assert "next: Kick-off call, due Wed 25 Nov 2026 (in 2 days)" in seen
    assert "engaged on day 2 ✓" in seen


def test_a_family_is_shown_with_what_it_adds_up_to_and_circles_end(store: Store, talk: Talk) -> None:
    with store.transaction() as session:
        make.user(session)
        top = make.account(session, name="Group", arr=Decimal(100), currency="EUR")
        middle = make.account(session, name="Nordic", arr=Decimal(10), parent_id=top.id)
        bottom = make.account(session, name="Oslo", arr=Decimal(1), parent_id=middle.id)
        one = make.account(session, name="Chicken")
        two = make.account(session, name="Egg", parent_id=one.id)
        one.parent_id = two.id
    seen = talk("show-hierarchy", **about(bottom))
    assert "Oslo* belongs to Nordic." in seen
    assert "The family: 3 accounts · 100 EUR + 11 USD ARR" in seen
    assert "Egg" in talk("show-hierarchy", **about(one))


def test_history_says_who_changed_what(store: Store, talk: Talk) -> None:
    with store.transaction() as session:
        account = full_account(session, make.user(session), size=1)
    seen = talk("show-history", **about(account))
    assert "*Maya Okafor*" in seen
    assert "CSM: – → Maya Okafor" in seen
    assert "said: “set it”" in seen


def test_a_view_is_asked_for_by_its_name_and_nothing_else_is_taken_for_one(store: Store) -> None:
    with store.transaction() as session:
        maya = make.user(session)
        save_view(session, maya, ability="list-accounts", name="EMEA reds", slots={})
        for said in ("EMEA reds", "emea reds?", "show my view EMEA reds", "open the EMEA reds", "/ally emea reds"):
            assert find_asked_view(session, maya, said) is not None
        for said in ("reds", "", "delete EMEA reds", "EMEA reds over 100k", "show", "?"):
            assert find_asked_view(session, maya, said) is None
        assert find_asked_view(session, make.user(session, name="Tom Berg"), "EMEA reds") is None


@pytest.mark.parametrize(
    ("said", "group"),
    [
        ("ARR by region of red accounts", "region"),
        ("red accounts per segment", "segment"),
        ("my accounts by CSM", "csm"),
        ("top 10 by arr", None),
        ("accounts sorted by region", None),
        ("renewing by june", None),
        (None, None),
    ],
)
def test_a_grouping_is_heard_in_the_words(said: str | None, group: str | None) -> None:
    assert group_said(said) == group
