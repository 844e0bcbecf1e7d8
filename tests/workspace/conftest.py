"""A browser for the workspace's tests; where there is none they are skipped, and say what is missing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.workspace.browser import HOW_TO_INSTALL, Browser, find_chromium


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests; each opens its own tabs."""
    if find_chromium() is None:
        pytest.skip(HOW_TO_INSTALL)
    running = Browser()
    yield running
    running.close()
