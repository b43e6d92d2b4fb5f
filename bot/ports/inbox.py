"""What came in from Telegram and what goes out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Arrival:
    """An update as it came in: its id, the chat it belongs to (None: no chat), its JSON.

    `user` is who did it, None where unknown; `attempts` how often it was worked on.
    """

    update_id: int
    chat: int | None
    payload: Mapping[str, Any]
    attempts: int = 0
    user: int | None = None


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message to the user that an update leads to. `draft` is the version it shows, if any."""

    kind: str
    chat: int
    payload: Mapping[str, Any]
    draft: str | None = None
    position: int = 0
    attempts: int = 0


class Inbox(Protocol):
    """One company's updates and what was answered, kept so that a restart loses and repeats nothing.

    An update goes through `receive`, which hands it to `Durable`, then `plan`, then for each message
    `sending` and `sent` (or `unsendable`), then `finish`. Each may be repeated after a crash.
    """

    def receive(self, arrivals: Sequence[Arrival]) -> tuple[int, ...]:
        """Store what is new, to be worked on; gives the ids that were. On return it survives a crash."""
        ...

    def resume(self) -> int:
        """Let be worked on what a version before `Durable` stored and did not finish; gives how many."""
        ...

    def arrival(self, update_id: int) -> Arrival | None:
        """The update; None when it is finished or unknown."""
        ...

    def attempt(self, update_id: int) -> int:
        """Count one more attempt at working on the update; gives how many that makes."""
        ...

    def following(self, update_id: int) -> tuple[Arrival, ...]:
        """Later updates of the same chat that nobody began yet, in order."""
        ...

    def join(self, update_id: int, others: Sequence[int]) -> None:
        """The `others`, not begun yet, are answered with this update and finished with it."""
        ...

    def joined(self, update_id: int) -> tuple[Arrival, ...]:
        """The updates that are answered with this one, in order."""
        ...

    def plan(self, update_id: int, messages: Sequence[Outgoing]) -> None:
        """Store, all or none, what will be sent; changes nothing when the update has a plan already."""
        ...

    def planned(self, update_id: int) -> tuple[Outgoing, ...] | None:
        """What is still to be sent for the update, in order; None when nothing was planned yet."""
        ...

    def unsent(self, update_id: int, position: int) -> Outgoing | None:
        """The message at this position; None where it was sent or never will be."""
        ...

    def sending(self, update_id: int, position: int) -> None:
        """Count one attempt, before it is made."""
        ...

    def refused(self, update_id: int, position: int) -> None:
        """The attempt surely came to nothing: it does not count."""
        ...

    def sent(self, update_id: int, position: int, message_id: int | None) -> None:
        """The message is in the chat under this id."""
        ...

    def strays(self, update_id: int, position: int, sent: int) -> tuple[int, ...]:
        """Where an earlier attempt at this message may stand in its chat, likeliest first, now that it is `sent` there.

        Telegram counts message ids upwards: these are ids between what was sent before the first
        attempt and `sent`, a few hundred at most, less those whose message is known. None while
        something else is being sent to the chat.
        """
        ...

    def unsendable(self, update_id: int, position: int) -> None:
        """The message will never be sent."""
        ...

    def finish(self, update_id: int) -> None:
        """Nothing is left to do: all was sent, or never will be; the words of the update are forgotten."""
        ...

    def busy(self, update_id: int, seconds: int) -> int:
        """How many other updates of the same user came in the `seconds` before this one; what was joined counts once.

        What is typed after the bot's name belongs to no chat, and is counted apart from messages.
        """
        ...

    def told(self, chat: int, kind: str) -> bool:
        """Whether a message of this kind was ever planned for the chat."""
        ...

    def alone(self, chat: int, message_id: int) -> bool:
        """Whether this message of the bot shows a whole answer by itself, so that it can be changed in place."""
        ...

    def kind_of(self, chat: int, message_id: int) -> str:
        """The kind of what this message of the bot shows now; empty for any other message."""
        ...

    def posted(self, kind: str) -> tuple[tuple[int, int], ...]:
        """Where messages of this kind stand: (chat, message id), each once."""
        ...

    def storable(self) -> None:
        """Raises where an update could not be stored now."""
        ...
