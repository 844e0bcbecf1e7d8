"""Threads that can be waited for: Slack's stand-in looks at the answer once the app has nothing left to do."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any


class CountedThreads(ThreadPoolExecutor):
    """A thread pool that knows whether it is at rest; give it to Bolt as its `listener_executor`."""

    def __init__(self, max_workers: int = 10) -> None:
        super().__init__(max_workers, thread_name_prefix="ally")
        self._busy = 0
        self._rest = threading.Condition()

    def submit(self, task: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """As the pool's, counted."""
        with self._rest:
            self._busy += 1
        future = super().submit(task, *args, **kwargs)
        future.add_done_callback(self._done)
        return future

    def _done(self, _future: Future[Any]) -> None:
        with self._rest:
            self._busy -= 1
            self._rest.notify_all()

    def settle(self, *, timeout: float = 30.0) -> None:
        """Waits until nothing runs; raises `TimeoutError` after that many seconds."""
        with self._rest:
            if not self._rest.wait_for(lambda: self._busy == 0, timeout):
                raise TimeoutError(f"{self._busy} tasks still run after {timeout:.0f} s")
