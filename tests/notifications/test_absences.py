"""Being away from one day to another, as it is said and as it is kept to."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.domain.accounts import Account
from bot.domain.people import User
from bot.intents.absences import Absence, find_absence
from tests import make
from tests.notifications.scene import Scene, a_deed, an_account

TODAY = datetime(2026, 11, 23, 9, 0, tzinfo=ZoneInfo("America/New_York"))


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("away until Friday", None, "11-27"),
        ("away from Thursday until 12 Dec", "11-26", "12-12"),
        ("away from Dec 1 to Dec 12 with Priya as stand-in", "12-01", "12-12"),
        ("away 1-12 Dec", "12-01", "12-12"),
        ("vacation next week", "11-30", "12-06"),
        ("away tomorrow", "11-24", "11-24"),
        ("away Thursday and Friday", "11-26", "11-27"),
        ("away for two weeks", None, "12-06"),
        ("away from Thursday for a week", "11-26", "12-02"),
        ("away until 12 Dec starting Thursday", "11-26", "12-12"),
        ("away, back on 1 December", None, "11-30"),
        ("away from Thursday, back on 1 December", "11-26", "11-30"),
        ("away from Thursday", "11-26", None),
        ("I am back", None, None),
    ],
)
@pytest.mark.only_sqlite
def test_the_days_of_an_absence_are_read_as_people_say_them(words: str, first: str | None, last: str | None) -> None:
    days = (one and date.fromisoformat(f"2026-{one}") for one in (first, last))
    assert find_absence(words, now=TODAY) == Absence(*days)


def _people(scene: Scene) -> tuple[User, User, Account]:
    with scene.ally.store.transaction() as session:
        maya, priya = scene.person(session, "Maya Okafor"), scene.person(session, "Priya Nair")
        scene.person(session, "Mona Boss", role="CSM Manager")
        return maya, priya, an_account(session, csm=maya, name="Acme & Sons")


def _assign(scene: Scene, owner: User, account: Account, name: str) -> None:
    with a_deed(scene, by=None, actor="rule:test") as session:
        make.cta(
            session, account=account, owner=owner, name=name, type="Activity", reason="Follow-up", due=make.days(60)
        )


def _says(scene: Scene, words: str) -> str:
    scene.slack.person("Maya Okafor").says(words)
    return scene.told("Maya Okafor")[-1]


def _named(scene: Scene, who: str, name: str) -> bool:
    return any(name in told for told in scene.told(who))


def test_the_stand_in_hears_between_the_first_and_the_last_day_and_nobody_twice(scene: Scene) -> None:
    maya, _priya, acme = _people(scene)
    said = _says(scene, "I'm away from Thursday until 1 Dec with Priya as stand-in")
    assert "from Thu 26 Nov 2026 until Tue 1 Dec 2026, that day included" in said
    assert "Priya Nair is told instead" in said
    for number, who in enumerate(["Maya"] * 3 + ["Priya"] * 6 + ["Maya"]):
        _assign(scene, maya, acme, f"Chase {number} of {who}")
        for _ in range(2):
            scene.tick()
            scene.passes(minutes=2)
        scene.passes(days=1, minutes=-4)
    for number, who in enumerate(["Maya"] * 3 + ["Priya"] * 6 + ["Maya"]):
        told = [name for name in ("Maya Okafor", "Priya Nair") if _named(scene, name, f"Chase {number} of {who}")]
        assert [name.split()[0] for name in told] == [who], number


def test_the_days_away_are_those_of_the_readers_own_calendar(scene: Scene) -> None:
    maya, _priya, acme = _people(scene)
    assert "23:00 on Monday" in _says(scene, "my timezone is Tokyo")
    assert "on Tue 24 Nov 2026" in _says(scene, "I am away tomorrow with Priya as stand-in")
    scene.passes(minutes=70)  # past midnight in Tokyo, still Monday in New York
    _assign(scene, maya, acme, "Chase the review")
    scene.tick()
    scene.tick()
    assert _named(scene, "Priya Nair", "Chase the review")
    assert not _named(scene, "Maya Okafor", "Chase the review")


def test_a_first_day_without_a_last_is_asked_for(scene: Scene) -> None:
    _people(scene)
    assert "Until which day?" in _says(scene, "I am away from Thursday")
    assert "from Thu 26 Nov 2026 until Mon 30 Nov 2026" in _says(scene, "30 Nov")


def test_an_end_before_the_beginning_is_asked_for_again(scene: Scene) -> None:
    _people(scene)
    _says(scene, "I am away from Thursday")
    assert "before it begins" in _says(scene, "tomorrow")


def test_a_stand_in_named_later_keeps_the_days(scene: Scene) -> None:
    _people(scene)
    _says(scene, "I'm away from Thursday until 1 Dec")
    assert "from Thu 26 Nov 2026 until Tue 1 Dec 2026" in _says(scene, "Priya covers for me")


def test_the_form_shows_the_days_and_keeps_them_with_the_stand_in(scene: Scene) -> None:
    _people(scene)
    maya = scene.slack.person("Maya Okafor")
    _says(scene, "I'm away from Thursday until 1 Dec with Priya as stand-in")
    _says(scene, "settings")
    maya.clicks("Change settings")
    maya.fills({"Quiet hours (“20:00 to 07:00”, or “off”)": "21:00 to 06:00"})
    shown = _says(scene, "settings")
    assert "from Thu 26 Nov 2026 until Tue 1 Dec 2026, that day included; Priya Nair stands in" in shown


def test_whoever_empties_the_days_in_the_form_stays(scene: Scene) -> None:
    _people(scene)
    maya = scene.slack.person("Maya Okafor")
    _says(scene, "I'm away from Thursday until 1 Dec with Priya as stand-in")
    _says(scene, "settings")
    maya.clicks("Change settings")
    maya.fills({"Away from (the first day)": "", "Away until (the last day)": ""})
    assert "You stay, then" in scene.told("Maya Okafor")[-1]
    assert "\nno\n" in _says(scene, "settings")


def test_the_form_takes_a_first_and_a_last_day(scene: Scene) -> None:
    _people(scene)
    maya = scene.slack.person("Maya Okafor")
    _says(scene, "settings")
    maya.clicks("Change settings")
    maya.fills({"Away from (the first day)": "2026-12-01", "Away until (the last day)": "2026-12-12"})
    assert "from Tue 1 Dec 2026 until Sat 12 Dec 2026" in scene.told("Maya Okafor")[-1]
