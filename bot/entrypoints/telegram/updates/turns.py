"""Who sends now: one message at a time is on its way, so that a kill leaves one stray at most."""

import asyncio
import contextlib
from collections.abc import AsyncIterator

_PATIENCE_SECONDS = 1.0


class Turns:
    """One turn, taken in the order it is asked for; who waited too long goes without, held up by no call that hangs."""

    def __init__(self) -> None:
        self._one = asyncio.Lock()

    @contextlib.asynccontextmanager
    async def taken(self) -> AsyncIterator[None]:
        """The turn while inside, or none after a second."""
        mine = False
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_PATIENCE_SECONDS):
                mine = await self._one.acquire()
        try:
            yield
        finally:
            if mine:
                self._one.release()
