"""What every test may use."""

from __future__ import annotations

import logging

import pytest

from bot.demo import Demo
from bot.logs import start_logging
from tests.slack import MONDAY_MORNING

pytest_plugins = ["tests.databases"]


def pytest_addoption(parser: pytest.Parser) -> None:
    """`pytest --record` writes the golden transcripts anew; read the difference like code."""
    parser.addoption("--record", action="store_true", help="write what the golden transcripts say now")


@pytest.fixture(scope="session", autouse=True)
def _plain_logs() -> None:
    """As in a running process: structlog's own default draws every local of a failure, which takes seconds."""
    start_logging("text", logging.WARNING)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """The demo's data, loaded once; every beginning copies it."""
    return Demo(tmp_path_factory.mktemp("demo"), now=MONDAY_MORNING)
