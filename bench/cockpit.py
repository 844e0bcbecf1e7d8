"""How long a person waits for the cockpit: `python -m bench.cockpit [--ctas 100000]`.

Each figure is a whole ask through the conversation on SQLite (claimed, performed, audited, committed), pressed as a
button would press it, in a book of 100 people and 10,000 accounts.
"""

from __future__ import annotations

import argparse
import logging
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import structlog
from sqlalchemy import insert

from bot.app import build
from bot.conversation import Conversation
from bot.domain.accounts import Account
from bot.domain.ctas import Cta, CtaTask
from bot.domain.migration import migrate
from bot.domain.people import User
from bot.domain.salesforce_ids import to_18
from bot.domain.store import Store
from bot.intents.cta_view import CtaView
from bot.settings import Settings
from bot.turn import Ask, Picked, Place, Press, Surface, Visitor
from bot.views.blocks import draw_message

NOW = datetime(2026, 11, 23, 15, tzinfo=UTC)
PEOPLE, ACCOUNTS, TIMES = 100, 10_000, 25
TYPES = ("Risk", "Expansion", "Lifecycle", "Activity", "Renewal")
keys = count(1)


def fill(store: Store, ctas: int) -> None:
    """A book of so many CTAs with three tasks each; four in five are open."""
    with store.transaction() as session:
        people = [
            {"id": one, "name": f"Person {one}", "email": f"person{one}@example.com", "role": "CSM",
             "time_zone": "Europe/Berlin" if one % 2 else "America/New_York"}
            for one in range(1, PEOPLE + 1)
        ]  # fmt: skip
        accounts = [
            {"id": one, "sf_id": to_18(f"001{one:012d}"), "name": f"Customer {one}", "csm_id": one % PEOPLE + 1,
             "renewal_date": (NOW + timedelta(days=one % 365)).date()}
            for one in range(1, ACCOUNTS + 1)
        ]  # fmt: skip
        session.execute(insert(User), people)
        session.execute(insert(Account), accounts)
        session.execute(insert(Cta), list(_ctas(ctas)))
        session.execute(insert(CtaTask), list(_tasks(ctas)))


def _ctas(ctas: int) -> Iterator[dict[str, object]]:
    for one in range(1, ctas + 1):
        is_open = one % 5 > 0
        yield {
            "id": one, "number": one, "account_id": one % ACCOUNTS + 1, "name": f"Follow up number {one}",
            "type": TYPES[one % 5], "priority": ("High", "Medium", "Low")[one % 3], "owner_id": one % PEOPLE + 1,
            "status": "New" if is_open else "Closed Success", "is_open": is_open, "created_at": NOW,
            "due": (NOW + timedelta(days=one % 200 - 50)).date(),
        }  # fmt: skip


def _tasks(ctas: int) -> Iterator[dict[str, object]]:
    for one in range(3 * ctas):
        cta = one // 3 + 1
        yield {
            "number": one + 1, "cta_id": cta, "text": f"Step {one % 3 + 1}", "owner_id": (cta + one) % PEOPLE + 1,
            "due": NOW.date(), "is_done": one % 3 == 0, "position": one % 3,
        }  # fmt: skip


def deeds(number: int) -> Iterator[tuple[str, Press]]:
    """What a person does in a row, on a CTA of theirs."""
    cta = {"cta": {"id": number}}
    yield "my CTAs", Press("list-ctas", {"owner": "me"})
    yield "my CTAs, page 9 by priority", Press("list-ctas", {"view": CtaView(group="priority", page="9").write()})
    yield "everyone's, by renewal date", Press("list-ctas", {"view": CtaView(owner="all", group="renewal").write()})
    yield "an account's", Press("list-ctas", {"account": {"id": number % ACCOUNTS + 1}})
    yield "my tasks", Press("list-tasks", {"owner": "me"})
    yield "a card", Press("show-cta", cta)
    yield "start", Press("update-cta", {**cta, "status": "work-in-progress"})
    yield "add a task", Press("add-task", {**cta, "text": "Send the deck"})
    yield "tick off a task", Press("complete-task", {"task": {"id": (number - 1) * 3 + 2}})
    yield "move, tasks along", Press("update-cta", {**cta, "due": "2027-06-30", "tasks_move": "along"})
    yield "snooze", Press("snooze-cta", {**cta, "until": "2026-12-24"})
    yield "close", Press("close-cta", {**cta, "status": "closed-success"})
    open_one = {
        "account": {"id": number % ACCOUNTS + 1},
        "type": "risk",
        "name": f"Opened {number}",
        "another": "another",
    }
    yield "open, with a playbook", Press("open-cta", {**open_one, "playbook": "Account Triage"})
    yield (
        "show by its name",
        Press("show-cta", {"cta": f"follow up number {number} CTA for customer {number % ACCOUNTS + 1}"}),
    )


def wait_for(conversation: Conversation, press: Press, *, person: int) -> float:
    """Seconds from the press to the finished message."""
    visitor = Visitor(slack_id=f"U{person}", email=f"person{person}@example.com")
    ask = Ask(f"k{next(keys)}", visitor, NOW, Place(f"D{person}", Surface.DM), Picked(press))
    started = time.perf_counter()
    message = draw_message(conversation.answer(ask))
    waited = time.perf_counter() - started
    assert not any(word in message["text"] for word in ("broke", "not one of", "I found no")), message["text"]
    return waited


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--ctas", type=int, default=100_000)
    chosen = options.parse_args()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'bench.db'}"
        migrate(url)
        ally = build(Settings(_env_file=None, database_url=url), clock=lambda: NOW)
        fill(ally.store, chosen.ctas)
        waited: dict[str, list[float]] = {}
        for turn in range(TIMES + 1):
            number = turn * 1_000 + 1
            for name, press in deeds(number):
                took = wait_for(ally.conversation, press, person=number % PEOPLE + 1)
                if turn:  # the first round warms up
                    waited.setdefault(name, []).append(took)
        ally.close()
    print(f"{chosen.ctas:,} CTAs, {3 * chosen.ctas:,} tasks; median and slowest of {TIMES}, in ms")
    for name, times in waited.items():
        print(f"{name:32} {sorted(times)[len(times) // 2] * 1e3:7.1f} {max(times) * 1e3:7.1f}")


if __name__ == "__main__":
    main()
