"""The check-up behind `ally doctor`: what is set, what answers, what is missing, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from slack_sdk.errors import SlackApiError

from bot.app import build_client
from bot.domain.errors import StoreAway
from bot.domain.migration import is_at_head
from bot.domain.store import Store
from bot.handlers.manifest import OPTIONAL_SCOPES, SCOPES
from bot.settings import Settings, missing_for_slack


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    what: str
    is_fault: bool = False
    advice: str = ""

    def told(self) -> str:
        return f"{'✗' if self.is_fault else '✓'} {self.what}" + (f" → {self.advice}" if self.advice else "")


def check(settings: Settings) -> Iterator[Finding]:
    """Looks at everything once; the findings come as they are found."""
    yield from _check_database(settings)
    yield from _check_slack(settings)
    for name, is_set, without in (
        ("Salesforce", settings.salesforce_username, "data comes by ally import"),
        ("Zendesk", settings.zendesk_token, "tickets come by ally import"),
        ("SMTP", settings.smtp_url, "e-mail texts are given to copy"),
    ):
        yield Finding(f"{name} is set up" if is_set else f"{name} is not set up: {without}")


def _check_database(settings: Settings) -> Iterator[Finding]:
    store = Store(settings.database_url)
    try:
        at_head = is_at_head(store.engine)
    except StoreAway as error:
        yield Finding(f"The database does not answer: {error}", is_fault=True, advice="look at DATABASE_URL")
        return
    finally:
        store.close()
    if at_head:
        yield Finding(f"The database is at head ({store.url.render_as_string(hide_password=True)})")
    else:
        yield Finding("The database is not at head", is_fault=True, advice="run: ally migrate")


def _check_slack(settings: Settings) -> Iterator[Finding]:
    missing = missing_for_slack(settings)
    for sentence in missing:
        yield Finding(sentence, is_fault=True, advice="see “Put it into your workspace” in the README")
    if not settings.slack_bot_token:
        return
    try:
        answer = build_client(settings, patient=False).auth_test()
    except SlackApiError as error:
        yield Finding(
            f"Slack refuses the bot token: {error.response.get('error')}", is_fault=True, advice="install the app again"
        )
        return
    except OSError as error:
        yield Finding(f"Slack does not answer: {error}", is_fault=True, advice="look at SLACK_API_URL and the network")
        return
    yield Finding(f"Slack knows us as {answer.get('user')} in {answer.get('team')}")
    granted = set((answer.headers or {}).get("x-oauth-scopes", "").replace(" ", "").split(","))
    for scope, reason in SCOPES.items():
        if scope not in granted:
            yield Finding(
                f"The scope {scope} is missing ({reason})", is_fault=True, advice="update the app from ally manifest"
            )
    for scope, reason in OPTIONAL_SCOPES.items():
        if scope not in granted:
            yield Finding(f"The optional scope {scope} is missing ({reason})")
