"""Serving: the app as a process, over HTTP or over Socket Mode, with the schedule beside it."""

from __future__ import annotations

import signal
import threading
from typing import Any

import structlog
from gunicorn.app.base import BaseApplication

from bot.app import build, build_bolt, build_jobs, build_wsgi, settle
from bot.domain.migration import migrate
from bot.logs import start_logging
from bot.notifications import deliver, schedule
from bot.settings import Settings

log = structlog.get_logger(__name__)

THREADS = 32


class HttpServer(BaseApplication):  # type: ignore[misc]  # gunicorn ships no types
    """Gunicorn with threads: Bolt's adapter acknowledges from a thread, so an event loop would only wait for it."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        super().__init__()

    def load_config(self) -> None:
        address = f"{self._settings.ally_host}:{self._settings.ally_port}"
        for name, value in {
            "bind": address,
            "worker_class": "gthread",
            "workers": 1,
            "threads": THREADS,
            "graceful_timeout": 20,
            "accesslog": None,
            "proc_name": "ally",
        }.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        """Called in the worker, after the fork: connections are never shared between processes."""
        start_logging(self._settings.ally_log_format)
        ally = build(self._settings)
        log.info("serving http", host=self._settings.ally_host, port=self._settings.ally_port)
        if self._settings.ally_schedule == "on":
            schedule.start(build_jobs(ally))
        app = build_wsgi(ally)
        settle()
        return app


def serve(settings: Settings) -> None:
    """Serves until a signal ends it."""
    if settings.database_url.startswith("sqlite"):
        migrate(settings.database_url)
    if settings.slack_app_token:
        serve_socket(settings)
    else:
        HttpServer(settings).run()


def serve_socket(settings: Settings) -> None:
    """Serves over Socket Mode: Slack is called, and nothing needs to reach us."""
    from slack_bolt.adapter.socket_mode import SocketModeHandler

    start_logging(settings.ally_log_format)
    ally = build(settings)
    handler: Any = SocketModeHandler(build_bolt(ally), settings.slack_app_token, concurrency=THREADS)
    settle()
    handler.connect()
    clockwork = schedule.start(build_jobs(ally)) if settings.ally_schedule == "on" else None
    log.info("serving socket mode")
    wait_for_end()
    handler.close()
    if clockwork is not None:
        clockwork.shutdown()
    ally.close()


def work(settings: Settings) -> None:
    """The schedule and the deliveries alone, beside any number of `serve` replicas."""
    start_logging(settings.ally_log_format)
    if settings.database_url.startswith("sqlite"):
        migrate(settings.database_url)
    ally = build(settings)
    clockwork = schedule.start(build_jobs(ally))
    log.info("working", worker=deliver.worker_name())
    wait_for_end()
    clockwork.shutdown()
    ally.close()


def wait_for_end() -> None:
    """Returns when somebody asks the process to end."""
    stopped = threading.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: stopped.set())
    stopped.wait()
