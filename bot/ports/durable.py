"""Work that survives the process that does it."""

from collections.abc import Awaitable, Callable
from typing import Protocol, TypeVar

T = TypeVar("T")


class Steps(Protocol):
    """The steps of one update's work. What was recorded is not done again, whichever process goes on."""

    async def step(self, name: str, call: Callable[[], Awaitable[T]]) -> T:
        """What `call` gives, recorded as JSON: ids and numbers, never words.

        A call that raises is made again until it succeeds; one that a crash cut short, too.
        """
        ...

    async def pause(self, seconds: float) -> None:
        """Wait so long, however often the process is restarted meanwhile; breaks off when it is time to stop."""
        ...


Work = Callable[[int, Steps], Awaitable[None]]
"""What is done with the update of this id."""


class Durable(Protocol):
    """Does the work on each received update: once, in order within a chat, side by side across chats.

    Several processes may share it, where the database serves several: what a dead one
    began, another takes up.
    """

    async def open(self, work: Work) -> None:
        """Begin to work, first on what an earlier process left. Another bot in this process is a RuntimeError."""
        ...

    async def close(self, grace_seconds: float) -> None:
        """Begin nothing more; let go of what is not finished after so long: it is taken up later, or elsewhere."""
        ...

    def leads(self) -> bool:
        """Whether this process is the one among those that share the work that may ask Telegram for updates."""
        ...
