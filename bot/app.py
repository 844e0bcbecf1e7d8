"""The one place where objects are built, and where the clock is."""

from __future__ import annotations

import gc
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from bot.conversation import Conversation
from bot.domain import changes
from bot.domain.directory import Directory
from bot.domain.house import House
from bot.domain.playbooks import practice
from bot.domain.store import Store
from bot.intents.reading import build_reads
from bot.settings import Settings
from bot.sidework import Sidework

if TYPE_CHECKING:
    from slack_bolt import App
    from slack_sdk import WebClient

    from bot.handlers.answers import Voice
    from bot.notifications.carrier import Carrier
    from bot.notifications.deliver import Delivery
    from bot.notifications.schedule import Job
    from bot.sync.write_back import WriteBacks

Clock = Callable[[], datetime]
LISTENER_THREADS = 32
"""Bolt's own pool has 5 threads, which a burst of clicks fills."""


def clock() -> datetime:
    """Now, in UTC. Everything else is told the time."""
    return datetime.now(UTC)


@dataclass(slots=True)
class Ally:
    """The product without an edge: the store and the conversation over it."""

    settings: Settings
    store: Store
    house: House
    conversation: Conversation
    clock: Clock

    def close(self) -> None:
        self.store.close()


def build(settings: Settings, *, clock: Clock = clock) -> Ally:
    """Ally over the database of these settings. Nothing is connected until it is used.

    Raises `BadPlaybooks` when the playbooks file does not say what it should.
    """
    from bot.notifications.kept import draw_kept

    practice()
    store = Store(settings.database_url)
    changes.watch(store.sessions)
    house = House(
        zone=settings.zone,
        salesforce_url=settings.salesforce_url or "https://login.salesforce.com",
        sends_email=settings.smtp_url is not None,
        draws_charts=True,
        names=Directory(),
        kept=draw_kept,
    )
    conversation = Conversation(store=store, house=house, reads=build_reads(house))
    return Ally(settings, store, house, conversation, clock)


def settle() -> None:
    """What is built by now stays, so it is looked through for garbage once and never again.

    A full look takes 90 ms and more, in the middle of somebody's answer.
    """
    gc.collect()
    gc.freeze()


def build_client(settings: Settings, *, patient: bool) -> WebClient:
    """Slack's Web API. A patient client waits out rate limits and server errors; the 3-second path must not."""
    from slack_sdk import WebClient
    from slack_sdk.http_retry.builtin_handlers import RateLimitErrorRetryHandler, ServerErrorRetryHandler

    client = WebClient(token=settings.slack_bot_token, base_url=settings.slack_api_url, timeout=10)
    client.retry_handlers.append(ServerErrorRetryHandler(max_retry_count=2))
    if patient:
        client.retry_handlers.append(RateLimitErrorRetryHandler(max_retry_count=3))
    return client


def build_voice(ally: Ally) -> Voice:
    """What says replies at Slack."""
    from bot.handlers.answers import Voice

    return Voice(ally.conversation, Sidework(ally.store, ally.house))


def build_bolt(ally: Ally, *, voice: Voice | None = None, threads: Executor | None = None) -> App:
    """The Bolt app with every listener on it; `threads` are the ones listeners run in."""
    from slack_bolt import App

    from bot.handlers.arrivals import Reception
    from bot.handlers.listeners import listen

    app = App(
        client=build_client(ally.settings, patient=True),
        signing_secret=ally.settings.slack_signing_secret or "",
        token_verification_enabled=False,
        request_verification_enabled=not ally.settings.slack_app_token,
        listener_executor=threads or ThreadPoolExecutor(LISTENER_THREADS, thread_name_prefix="ask"),
    )
    listen(
        app,
        voice=voice or build_voice(ally),
        reception=Reception(clock=ally.clock),
        clock=ally.clock,
    )
    return app


def build_delivery(ally: Ally, *, pace: float | None = None) -> Delivery:
    """The worker that carries the outbox to Slack and wherever else things go."""
    from slack_sdk import WebClient

    from bot.handlers.arrivals import Reception
    from bot.notifications import deliver
    from bot.notifications.card_carrier import CardCarrier
    from bot.notifications.mail_carrier import MailCarrier, MailServer
    from bot.notifications.slack_carrier import SlackCarrier
    from bot.notifications.source_carrier import Nowhere, SourceCarrier
    from bot.notifications.summary_carrier import SummaryCarrier

    # The client tries nothing again by itself: a call without an answer may have been taken.
    client = WebClient(
        token=ally.settings.slack_bot_token, base_url=ally.settings.slack_api_url, timeout=10, retry_handlers=[]
    )
    reception = Reception(clock=ally.clock)

    def has_outsiders(channel: str) -> bool:
        return reception.has_outsiders(client, channel=channel, team_id=None)

    def has_outsiders_by_now(channel: str) -> bool:
        reception.forget(channel=channel)
        return has_outsiders(channel)

    carriers: dict[str, Carrier] = {
        "": SlackCarrier(client, house=ally.house, has_outsiders=has_outsiders),
        "card": CardCarrier(client, house=ally.house),
        "summary": SummaryCarrier(client, house=ally.house, has_outsiders=has_outsiders_by_now),
        "email": MailCarrier(MailServer(ally.settings.smtp_url) if ally.settings.smtp_url else None),
        "write-back": SourceCarrier(find_write_backs(ally.settings) or Nowhere()),
    }
    return deliver.Delivery(
        store=ally.store, carriers=carriers, clock=ally.clock, pace=deliver.PACE if pace is None else pace
    )


def find_write_backs(settings: Settings) -> WriteBacks | None:
    """What writes to Salesforce; None where it is not configured. The outbox tries again, so a call is made once."""
    if settings.salesforce_url is None:
        return None
    from bot.sync.salesforce import connect
    from bot.sync.write_back import WriteBacks

    return WriteBacks(connect(settings, tries=1))


def build_jobs(ally: Ally) -> list[Job]:
    """Everything that happens by itself, in the order in which one thing leads to the next."""
    from bot.domain import health_upkeep, rules
    from bot.notifications import schedule
    from bot.notifications.sweep import sweep
    from bot.sync.schedule import sync_when_due

    def rate() -> None:
        with ally.store.transaction() as session:
            health_upkeep.refresh(session, now=ally.clock())

    def apply_rules() -> None:
        with ally.store.transaction() as session:
            rules.run_due(session, now=ally.clock(), zone=ally.house.zone)

    def look() -> None:
        sweep(ally.store, now=ally.clock(), zone=ally.house.zone)

    def take_in() -> None:
        sync_when_due(ally.store, ally.settings, clock=ally.clock)

    return [
        schedule.Job("sync", schedule.SYNC_EVERY, take_in),
        schedule.Job("health", schedule.HEALTH_EVERY, rate),
        schedule.Job("rules", schedule.RULES_EVERY, apply_rules),
        schedule.Job("sweep", schedule.SWEEP_EVERY, look),
        schedule.Job("deliver", schedule.DELIVER_EVERY, build_delivery(ally).deliver_due),
    ]


WsgiApp = Callable[[dict[str, Any], Callable[..., Any]], Any]


def build_wsgi(ally: Ally, *, threads: Executor | None = None) -> WsgiApp:
    """Slack's requests, and whether we are well, over WSGI."""
    from bot.handlers.web import serve_wsgi

    voice = build_voice(ally)
    return serve_wsgi(build_bolt(ally, voice=voice, threads=threads), store=ally.store, metrics=voice.metrics)
