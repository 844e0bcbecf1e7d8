"""What the tests of reading share."""

from __future__ import annotations

import pytest

from bot.intents.reading import build_reader
from bot.language.reader import Reader


@pytest.fixture(scope="session")
def reader() -> Reader:
    """Everything that is known of sentences, made once."""
    return build_reader()
