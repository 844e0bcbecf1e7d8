"""The house: what every turn may use and no turn may change (names, links, configuration)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class House:
    """Shared, read-only company furniture, built once by `bot.app`."""

    zone: ZoneInfo
    """For people without a time zone of their own."""
    salesforce_url: str = "https://login.salesforce.com"
    """Where record links lead."""
    sends_email: bool = False
    """An SMTP server is configured."""
    draws_charts: bool = False
    """The bot may upload files."""
    names: Any = field(default=None, repr=False)
    """The account index (see `resolution`)."""
    kept: Callable[[Any], tuple[Any, ...]] = field(default=lambda _turn: (), repr=False)
    """The rows of what waits for a speaker's digest; they are drawn where notices are known."""

    def record_link(self, sf_id: str) -> str:
        """The record's page in Salesforce."""
        return f"{self.salesforce_url.rstrip('/')}/{sf_id}"
