"""One condition that everything waits on, so that a test never sleeps."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

PATIENCE = 40.0  # seconds; a guard against a test that would hang, never a measure


class Bell:
    """Wakes every waiter when something in the server changed."""

    def __init__(self) -> None:
        """Create a bell nobody has rung yet."""
        self._condition = asyncio.Condition()

    async def ring(self) -> None:
        """Let every waiter look again."""
        async with self._condition:
            self._condition.notify_all()

    async def until(self, true: Callable[[], object]) -> None:
        """Return once ``true()`` holds; it is asked now and after every ring."""
        async with self._condition:
            await self._condition.wait_for(lambda: bool(true()))

    async def soon(self, true: Callable[[], object], what: str) -> None:
        """Return once ``true()`` holds, for a test: one that would hang fails, saying ``what``."""
        try:
            async with asyncio.timeout(PATIENCE):
                await self.until(true)
        except TimeoutError:
            raise AssertionError(f"waited in vain for {what}") from None
