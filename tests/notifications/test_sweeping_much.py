"""A sweep of much asks the database hardly more than a sweep of little, and leaves nobody out."""

from __future__ import annotations

from bot.domain.accounts import Account, Follow
from bot.domain.store import Session
from bot.domain.talk import Preference
from bot.notifications.sweep import collect
from tests import make
from tests.counting import queries
from tests.notifications.scene import MONDAY, Scene


def _customers(scene: Scene, session: Session, *, count: int, days: int) -> list[Account]:
    """So many customers of Maya's that renew in so many days, and what her manager and a colleague want to hear."""
    boss = scene.person(session, f"Mona Boss {days}", role="CSM Manager")
    maya, sal = scene.person(session, f"Maya {days}", manager_id=boss.id), scene.person(session, f"Sal {days}")
    session.add(Preference(user_id=boss.id, events={"renewal-countdown": {"whose": "team"}}))
    found = [make.account(session, csm=maya, renewal_date=make.days(days)) for _ in range(count)]
    session.add(Follow(account_id=found[0].id, user_id=sal.id, since=make.NOW))
    session.flush()
    return found


def test_a_hundred_renewals_are_swept_with_the_queries_of_one(scene: Scene) -> None:
    counts = []
    with scene.ally.store.transaction() as session:
        for count, days in ((1, 90), (100, 60)):
            _customers(scene, session, count=count, days=days)
            with queries(session) as sent:
                keys = collect(session, now=MONDAY, zone=scene.ally.house.zone)
            assert sum(key.startswith("renewal-countdown:") for key in keys) == 2 * count + 1
            counts.append(len(sent))
    assert counts[1] <= counts[0] + 2


def test_a_sweep_again_queues_nothing_again(scene: Scene) -> None:
    with scene.ally.store.transaction() as session:
        _customers(scene, session, count=3, days=30)
        assert collect(session, now=MONDAY, zone=scene.ally.house.zone)
        assert collect(session, now=MONDAY, zone=scene.ally.house.zone) == []
