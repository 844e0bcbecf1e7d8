"""Metrics: how many asks there were, how they ended, and how long they took."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest

from bot.reply import Reply
from bot.turn import Ask

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 3.0)


class Metrics:
    """The figures of one process, in a registry of their own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._asks = Counter("ally_asks", "Asks answered", ["surface", "ability", "outcome"], registry=self.registry)
        self._seconds = Histogram(
            "ally_ask_seconds", "Time from an ask to its reply", ["surface"], buckets=SECONDS, registry=self.registry
        )

    def count(self, ask: Ask, reply: Reply, *, seconds: float) -> None:
        """Counts one answered ask."""
        surface = ask.place.surface.value
        self._asks.labels(surface, reply.ability or "none", reply.outcome).inc()
        self._seconds.labels(surface).observe(seconds)

    def told(self) -> bytes:
        """Everything in Prometheus's own text form."""
        return generate_latest(self.registry)
