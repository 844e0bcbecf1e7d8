"""Ally in the local workspace, in a real browser, as a newcomer meets it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.demo import Demo
from bot.local.clock import stopped
from bot.local.pages import Pages
from bot.local.workspace import Workspace
from tests.slack import MONDAY_MORNING, true_time
from tests.workspace.browser import Browser, Page


@pytest.fixture
def rooms(demo: Demo) -> Iterator[Pages]:
    pages = Pages(Workspace(demo.move_in, wall=true_time, start=stopped(MONDAY_MORNING)))
    yield pages
    pages.close()
    pages.workspace.close()


@pytest.fixture
def maya(rooms: Pages, browser: Browser) -> Iterator[Page]:
    page = browser.open(f"{rooms.url}/?as=maya")
    page.sees("This is where you and Ally talk")
    yield page
    assert page.complaints() == []
    assert rooms.workspace.slack.faults == []


def test_a_call_is_logged_in_a_sentence_and_taken_back(maya: Page) -> None:
    maya.says("log a call with acme: Dana wants a discount & a call")
    maya.sees("Logged")
    assert "Dana wants a discount & a call" in maya.last_message()
    maya.clicks("Undo")
    maya.sees("Taken back")


def test_which_of_two_customers_of_one_name_is_asked_and_clicked(maya: Page) -> None:
    maya.says("log a call with Pinewell Foods: good talk")
    maya.sees("Which Pinewell Foods?")
    assert "United States" in maya.last_message()
    assert "Canada" in maya.last_message()
    maya.clicks("Choose")
    maya.sees("Logged")
    assert "Which Pinewell Foods?" not in maya.last_message()


def test_a_form_is_filled_with_an_error_and_corrected(maya: Page) -> None:
    maya.says("help")
    maya.clicks("Log a call")
    maya.clicks("Save")
    maya.sees("Please complete this required field.")
    maya.fills("Account", "Silverline Semiconductor Corp.")
    maya.fills("Duration", "soon")
    maya.fills("Notes", "Went well")
    maya.clicks("Save")
    maya.sees("Please enter a number.")
    assert maya.js("field('Notes').value") == "Went well"
    maya.fills("Duration", "30")
    maya.clicks("Save")
    maya.until("the receipt", lambda: "Silverline Semiconductor" in maya.last_message())


def test_the_digest_arrives_on_the_next_working_morning(maya: Page) -> None:
    maya.clicks("Today")
    maya.clicks("Tomorrow 08:30")
    maya.sees("overdue")
    assert "8:30 AM" in maya.last_message()


def test_what_happens_to_a_customer_is_told_unprompted(maya: Page) -> None:
    maya.clicks("Make something happen")
    maya.clicks("A sponsor leaves Westmarch Airlines")
    maya.until("the sponsor's change", lambda: "Gordon Pryce" in maya.last_message())
    maya.clicks("Make something happen")
    maya.clicks("Health falls at Silverline Semiconductor")
    maya.until("the fall", lambda: "Silverline" in maya.last_message())


def test_home_shows_the_day(maya: Page) -> None:
    maya.clicks("Home")
    maya.sees("Monday, 23 November")


def test_an_outsider_in_a_shared_channel_sees_no_customer(rooms: Pages, maya: Page, browser: Browser) -> None:
    dana = browser.open(f"{rooms.url}/?as=dana")
    dana.sees("acme-shared")
    maya.clicks("acme-shared")
    maya.says("@Ally ARR of Acme")
    maya.until("Ally's refusal", lambda: "Ally" in str(maya.js("document.querySelector('#side').innerText")))
    assert "420" not in dana.text()
    assert "420" not in maya.text()


def test_a_stranger_is_told_how_to_get_access(rooms: Pages, browser: Browser) -> None:
    robin = browser.open(f"{rooms.url}/?as=robin")
    robin.says("how is Acme doing")
    robin.until("an answer", lambda: "APP" in robin.last_message())
    assert "Acme" not in robin.last_message().replace("how is Acme doing", "")


def test_the_same_in_the_dark(rooms: Pages, browser: Browser) -> None:
    page = browser.open("about:blank")
    page.prefers("dark")
    page.call("Page.navigate", url=f"{rooms.url}/?as=maya")
    page.says("help")
    page.sees("Hi Maya")
    assert page.js("getComputedStyle(document.querySelector('.message .block')).color") == "rgb(228, 234, 231)"
