"""The workspace in a terminal: words, numbered buttons and forms, asked field by field."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import StringIO

import pytest

from bot.local.chat import converse
from bot.local.workspace import Workspace
from tests.local.rooms import move_toy_in
from tests.slack import true_time

Talk = Callable[..., str]


@pytest.fixture
def talk() -> Iterator[Talk]:
    workspace = Workspace(move_toy_in, wall=true_time)

    def typed(*lines: str) -> str:
        shown = StringIO()
        converse(workspace, "maya.okafor@example.com", StringIO("\n".join(lines) + "\n"), shown)
        assert workspace.slack.faults == []
        return shown.getvalue()

    yield typed
    workspace.close()


def test_words_are_answered_and_buttons_are_numbered(talk: Talk) -> None:
    shown = talk("hello", "quit")
    assert "You are Maya Okafor (CSM)" in shown
    assert "You said hello" in shown
    assert "1 Log a call · 2 Go away · 3 Snooze · 4 Close" in shown


def test_a_number_presses_and_a_form_asks_field_by_field(talk: Talk) -> None:
    shown = talk("hello", "1", "Acme EMEA", "2126-01-01", "went well", "", "2026-11-20", "", "quit")
    assert "Date [2026-11-23]: " in shown
    assert "! A call lies in the past." in shown
    assert "Logged: Acme EMEA" in shown


def test_a_form_is_given_up_with_a_full_stop(talk: Talk) -> None:
    assert "Logged" not in talk("hello", "1", ".", "quit")


def test_an_option_that_is_not_there_is_asked_again(talk: Talk) -> None:
    shown = talk("hello", "1", "Nobody Inc", "Acme Corporation", "", "", "quit")
    assert "no option 'Nobody Inc'" in shown
    assert "Logged: Acme Corporation" in shown


def test_commands_home_clock_and_other_people_work_too(talk: Talk) -> None:
    shown = talk("/ally help", "home", "clock +3d", "as nina", "as nobody", "3", "quit")
    assert "Only you see help" in shown
    assert "*Your day*" in shown
    assert "You are Nina Petrov (Viewer)" in shown
    assert "Nobody here is called nobody." in shown
