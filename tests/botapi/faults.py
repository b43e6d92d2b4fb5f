"""Faults a test asks for: refusals, dropped connections, answers that do not come."""

from __future__ import annotations

from typing import Literal

from .bell import Bell
from .errors import ApiError

Kind = Literal["refuse", "drop", "hold"]
_WORDING = {
    429: "Too Many Requests: retry after {retry_after}",
    500: "Internal Server Error",
    502: "Bad Gateway",
    401: "Unauthorized",
    403: "Forbidden: bot was blocked by the user",
}


class Fault:
    """What happens to the next ``times`` calls of a method."""

    def __init__(
        self,
        kind: Kind,
        bell: Bell,
        *,
        times: int = 1,
        applied: bool = False,
        error: ApiError | None = None,
    ) -> None:
        """Take the kind, how often it strikes, and whether the call takes effect all the same."""
        self.kind = kind
        self.applied = applied
        self.error = error
        self.left = times
        self.hits = 0
        self._bell = bell
        self._released = False

    async def strike(self) -> None:
        """Count one call it struck."""
        self.left -= 1
        self.hits += 1
        await self._bell.ring()

    async def reached(self, times: int = 1) -> None:
        """Wait until it has struck ``times`` calls."""
        await self._bell.soon(lambda: self.hits >= times, f"{times} calls to be struck")

    async def release(self) -> None:
        """Let held calls be answered, and strike no more."""
        self._released = True
        self.left = 0
        await self._bell.ring()

    async def released(self) -> None:
        """Wait for ``release``."""
        await self._bell.until(lambda: self._released)


class Faults:
    """The faults in force, by method name (case does not matter, as in the Bot API)."""

    def __init__(self, bell: Bell) -> None:
        """Start without any."""
        self._bell = bell
        self._by_method: dict[str, list[Fault]] = {}

    def add(
        self,
        method: str,
        kind: Kind,
        *,
        times: int = 1,
        applied: bool = False,
        error: ApiError | None = None,
    ) -> Fault:
        """Put a fault in force after the ones already waiting for that method."""
        fault = Fault(kind, self._bell, times=times, applied=applied, error=error)
        self._by_method.setdefault(method.lower(), []).append(fault)
        return fault

    def next(self, method: str) -> Fault | None:
        """Return the fault that strikes this call, or None."""
        waiting = self._by_method.get(method.lower(), [])
        return next((fault for fault in waiting if fault.left > 0), None)

    async def release(self) -> None:
        """Release everything held, for the end of a test."""
        for faults in self._by_method.values():
            for fault in faults:
                await fault.release()


def refusal(error: int, description: str | None, retry_after: int | None) -> ApiError:
    """Return the refusal with that status, in Telegram's words unless others are given."""
    text = description or _WORDING.get(error, "Bad Request: refused by the test")
    return ApiError(error, text.format(retry_after=retry_after), retry_after)
