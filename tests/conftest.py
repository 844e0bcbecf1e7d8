"""What every test may use."""

from __future__ import annotations

import pytest

pytest_plugins = ["tests.databases"]


def pytest_addoption(parser: pytest.Parser) -> None:
    """`pytest --record` writes the golden transcripts anew; read the difference like code."""
    parser.addoption("--record", action="store_true", help="write what the golden transcripts say now")
