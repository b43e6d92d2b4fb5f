"""How many updates are thought about at a time: several side by side, or one alone."""

import asyncio
import contextlib
from collections.abc import AsyncIterator


class Room:
    """So many `places`, taken one by one in the order they are asked for; or all of them by one."""

    def __init__(self, places: int) -> None:
        self._places = places
        self._free = asyncio.Semaphore(places)
        self._emptying = asyncio.Lock()

    @contextlib.asynccontextmanager
    async def taken(self, *, alone: bool = False) -> AsyncIterator[None]:
        """A place while inside; `alone`, with nobody in another."""
        held = 0
        try:
            # Two that each held half of the room would wait for ever.
            async with self._emptying if alone else contextlib.nullcontext():
                for _ in range(self._places if alone else 1):
                    await self._free.acquire()
                    held += 1
            yield
        finally:
            for _ in range(held):
                self._free.release()
