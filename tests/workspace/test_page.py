"""The workspace's page, tried in a real browser with a toy app: everything Block Kit asks of it, however Ally uses it."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from bot.local.pages import Pages
from bot.local.workspace import Workspace
from tests.local.rooms import move_toy_in
from tests.slack import true_time
from tests.workspace.browser import Browser, Page


@pytest.fixture
def rooms() -> Iterator[Pages]:
    pages = Pages(Workspace(move_toy_in, wall=true_time))
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


def test_one_chooses_who_to_be(rooms: Pages, browser: Browser) -> None:
    page = browser.open(rooms.url)
    page.sees("Who are you today?")
    page.clicks("RL")
    page.sees("CSM Manager")
    page.sees("This is where you and Ally talk")


def test_a_form_with_an_error_is_corrected_and_nothing_typed_is_lost(maya: Page) -> None:
    maya.says("hello")
    maya.clicks("Log a call")
    maya.fills("Account", "Globex & Sons")
    maya.fills("Date", "2126-12-24")
    maya.fills("Notes", "Went well")
    maya.clicks("Save")
    maya.sees("A call lies in the past.")
    assert maya.js("document.querySelector('dialog textarea').value") == "Went well"
    maya.fills("Date", "2026-11-20")
    maya.clicks("Save")
    maya.sees("Logged: Globex & Sons")


def test_a_form_is_closed_with_escape(maya: Page, rooms: Pages) -> None:
    maya.says("hello")
    maya.clicks("Log a call")
    maya.until("the form", lambda: maya.js("!!document.querySelector('dialog[open]')"))
    maya.presses("Escape")
    maya.until("no form", lambda: not maya.js("!!document.querySelector('dialog[open]')"))
    assert not any(rooms.workspace.slack.team.forms.values())


def test_an_edited_message_changes_where_it_stands(maya: Page) -> None:
    maya.says("hello")
    maya.clicks("Go away")
    maya.sees("Gone.")
    assert "(edited)" in maya.last_message()


def test_an_overflow_menu_is_worked_with_the_keyboard(maya: Page) -> None:
    maya.says("hello")
    maya.clicks("More actions")
    maya.presses("ArrowDown")
    maya.presses("Enter")
    maya.sees("Chose close")


def test_a_slash_shows_the_commands_and_their_hints(maya: Page) -> None:
    maya._focus("document.querySelector('#composer textarea')")
    maya.types("/al")
    maya.sees("[help | log a call with … | health of …]")
    maya.presses("Tab")
    maya.types("health")
    maya.presses("Enter")
    maya.sees("Only you see health")
    maya.sees("Only visible to you")


def test_two_people_in_two_tabs_see_the_same_thread_live(maya: Page, rooms: Pages, browser: Browser) -> None:
    rachel = browser.open(f"{rooms.url}/?as=rachel")
    rachel.clicks("customer-success")
    maya.clicks("customer-success")
    maya.says("@Ally health")
    maya.sees("Here, @Maya Okafor")  # in the thread that opens beside it
    rachel.sees("1 reply")
    rachel.clicks("1 reply")
    rachel.sees("Here, @Maya Okafor")
    rachel.replies("thank you")
    maya.sees("thank you")


def test_a_message_elsewhere_is_announced_and_marked_unread(maya: Page, rooms: Pages) -> None:
    maya.clicks("customer-success")
    maya.sees("beginning of #customer-success")
    slack = rooms.workspace.slack
    slack.post_answer(
        "", slack.team.direct(slack.team.find_person("maya")).id, {"text": "Due today", "response_type": "in_channel"}
    )
    maya.sees("Ally: Due today")
    assert maya.js("document.querySelector('.is-unread').innerText") == "Ally"


def test_a_shared_channel_says_who_reads_along(maya: Page) -> None:
    maya.clicks("acme-shared")
    maya.sees("Shared with Dana Whitaker from outside")


def test_home_is_drawn_and_pressed(maya: Page) -> None:
    maya.clicks("Home")
    maya.sees("Your day")
    maya.clicks("Log a call")
    maya.sees("Notes (optional)")


def test_a_message_shortcut_is_in_the_menu_of_a_message(maya: Page) -> None:
    maya.says("hello")
    maya.sees("You said hello")
    maya.js("document.querySelector('.message .tools').style.display = 'flex'")
    maya.js("document.querySelector('.message .tools [aria-haspopup]').click()")
    maya.clicks("Log to timeline")
    maya.sees("Notes (optional)")


def test_the_clock_moves_and_things_happen_when_asked(maya: Page, rooms: Pages) -> None:
    maya.clicks("Today")
    maya.clicks("+3 days")
    maya.sees("moved")
    maya.until("the clock to move", lambda: rooms.workspace.clock.ahead.days == 3)
    maya.clicks("Make something happen")
    maya.clicks("It rains")
    maya.sees("It rains.")


def test_the_inspector_shows_what_went_over_the_line(maya: Page) -> None:
    maya.says("hello")
    maya.clicks("Inspector")
    maya.sees("chat.postMessage")
    maya.clicks("← Ally")
    maya.sees('"ok": true')


def test_starting_over_forgets_everything(maya: Page, rooms: Pages) -> None:
    maya.says("hello")
    maya.sees("You said hello")
    maya.js("window.confirm = () => true")
    maya.clicks("Start over")
    maya.sees("This is where you and Ally talk")
    assert rooms.workspace.generation == 2


def test_dark_and_light_are_switched_and_remembered(maya: Page) -> None:
    maya.clicks("Dark colours")
    assert maya.js("getComputedStyle(document.body).backgroundColor") == "rgb(24, 28, 27)"
    maya.clicks("Light colours")
    assert maya.js("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_a_narrow_window_keeps_the_channels_in_a_drawer(maya: Page) -> None:
    maya.clicks("Close tour")
    maya.resize(420, 800)
    maya.clicks("Channels")
    maya.clicks("customer-success")
    maya.sees("beginning of #customer-success")
    assert maya.js("document.documentElement.scrollWidth") <= 420


def test_fifty_blocks_are_drawn(maya: Page, rooms: Pages) -> None:
    slack = rooms.workspace.slack
    row = {"type": "section", "text": {"type": "mrkdwn", "text": "*Row* with `code` and <https://x.example|a link>"}}
    answer = {"text": "Fifty", "blocks": [row] * 50, "response_type": "in_channel"}
    slack.post_answer("", slack.team.direct(slack.team.find_person("maya")).id, answer)
    maya.until("fifty rows", lambda: maya.js("document.querySelectorAll('.block-section').length") == 50)


def test_every_control_has_a_name_for_screen_readers(maya: Page) -> None:
    maya.says("hello")
    maya.sees("You said hello")
    nameless = "[...document.querySelectorAll('button, input, textarea')].filter((n) => !(n.innerText.trim() || n.ariaLabel)).length"
    assert maya.js(nameless) == 0


def test_pages_from_elsewhere_cannot_reach_the_workspace(rooms: Pages) -> None:
    deed = f"{rooms.url}/do/reset"
    as_maya = {"as": rooms.workspace.slack.team.find_person("maya").id}
    assert httpx.post(deed, json=as_maya, headers={"Origin": "https://evil.example"}).status_code == 403
    assert httpx.post(deed, json=as_maya, headers={"Host": "evil.example:80"}).status_code == 403
    assert httpx.post(deed, data=as_maya).status_code == 403
    assert httpx.get(f"{rooms.url}/state", headers={"Host": "evil.example:80"}).status_code == 403
    assert httpx.get(f"{rooms.url}/../pages.py").status_code == 404
    assert rooms.workspace.generation == 1
