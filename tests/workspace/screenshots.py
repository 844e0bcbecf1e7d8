"""Takes the pictures in README from the real thing: `python -m tests.workspace.screenshots`."""

from __future__ import annotations

import sys
from pathlib import Path

from bot.demo import a_demo
from bot.local.pages import Pages
from bot.local.workspace import Workspace
from tests.workspace.browser import Browser, Page

PICTURES = Path(__file__).parent / "pictures"


def take_all(workspace: Workspace, folder: Path) -> None:
    """One picture of each thing a newcomer should see."""
    pages, browser = Pages(workspace), Browser()
    try:
        choose_a_person(browser.open(pages.url, width=1280, height=800), folder)
        maya = browser.open(f"{pages.url}/?as=maya", width=1280, height=800)
        log_a_call(maya, folder)
        ask_why(maya, folder)
        ask_which(maya, folder)
        correct_a_form(maya, folder)
        look_at_home(maya, folder)
        wait_for_the_digest(maya, folder)
        in_the_dark(maya, folder)
        on_a_phone(browser.open(f"{pages.url}/?as=maya", width=420, height=800), folder)
        assert not maya.complaints(), maya.complaints()
        assert not workspace.slack.faults, workspace.slack.faults
    finally:
        browser.close()
        pages.close()


def choose_a_person(page: Page, folder: Path) -> None:
    page.sees("Who are you today?")
    page.picture(folder / "people.png")


def log_a_call(maya: Page, folder: Path) -> None:
    maya.says("how is Acme doing")
    maya.until("the summary", lambda: "ARR" in maya.last_message())
    maya.says("had a call with Acme yesterday with Dana Reyes: renewal at risk over pricing, follow up Friday")
    maya.until("the receipt", lambda: "Logged" in maya.last_message())
    maya.picture(folder / "call.png")


def ask_why(maya: Page, folder: Path) -> None:
    maya.says("why is Acme yellow")
    maya.until("the chart", lambda: maya.js("document.querySelector('.file img')?.complete"))
    maya.picture(folder / "health.png")


def ask_which(maya: Page, folder: Path) -> None:
    maya.says("log a call with Pinewell Foods")
    maya.sees("Canada")
    maya.picture(folder / "which.png")
    maya.clicks("Cancel")


def correct_a_form(maya: Page, folder: Path) -> None:
    maya.clicks("Log a call")
    maya.fills("Duration", "half an hour")
    maya.clicks("Save")
    maya.sees("Please enter a number.")
    maya.picture(folder / "form.png")
    maya.presses("Escape")


def look_at_home(maya: Page, folder: Path) -> None:
    maya.clicks("Home")
    maya.until("Home", lambda: maya.js("document.querySelectorAll('.home .block').length") > 1)
    maya.picture(folder / "home.png")
    maya.clicks("Messages")


def wait_for_the_digest(maya: Page, folder: Path) -> None:
    maya.clicks("Today")
    maya.presses("Enter")
    maya.sees("moved")
    maya.until("the digest", lambda: "overdue" in maya.last_message())
    maya.picture(folder / "digest.png")


def in_the_dark(maya: Page, folder: Path) -> None:
    maya.clicks("Dark colours")
    maya.clicks("Inspector")
    maya.sees("chat.postMessage")
    maya.js("document.querySelector('.exchange.to-slack summary').click()")
    maya.sees("blocks ")
    maya.picture(folder / "dark.png")


def on_a_phone(page: Page, folder: Path) -> None:
    page.says("my CTAs")
    page.until("the list", lambda: "open CTAs" in page.last_message())
    page.picture(folder / "narrow.png")


if __name__ == "__main__":
    with a_demo() as demo:
        take_all(demo, Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURES)
