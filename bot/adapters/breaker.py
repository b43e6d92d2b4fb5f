"""A circuit breaker: after failures in a row nobody waits for the same failure again."""

import time
from collections.abc import Callable
from threading import Lock


class Breaker:
    """Opens after `limit` failures in a row; after `rest` seconds one try decides whether it closes again."""

    def __init__(self, limit: int = 3, rest: float = 60.0, now: Callable[[], float] = time.monotonic) -> None:
        self._limit, self._rest, self._now = limit, rest, now
        self._failures = 0
        self._until = 0.0
        self._lock = Lock()

    def lets_through(self) -> bool:
        """Whether to try; while it is open, one caller in each period of rest."""
        with self._lock:
            if self._failures < self._limit:
                return True
            if self._now() < self._until:
                return False
            self._until = self._now() + self._rest
            return True

    def worked(self) -> None:
        """A try came to something."""
        with self._lock:
            self._failures = 0

    def failed(self) -> None:
        """A try came to nothing."""
        with self._lock:
            self._failures += 1
            self._until = self._now() + self._rest
