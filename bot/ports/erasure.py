"""What somebody wants forgotten, and what they take away."""

from typing import Any, Protocol


class Erasure(Protocol):
    """Erases for good, and hands out; of one company."""

    def forget_case(self, case: str) -> None:
        """Nothing of the case is left: words, drafts, facts, decisions, and the messages that showed them."""
        ...

    def forget_client(self, client: str) -> None:
        """Nothing of the client is left, their cases included."""
        ...

    def forget_all(self, person: str) -> None:
        """Nothing of what the person worked on is left: their cases and clients; who they are stays."""
        ...

    def export(self, person: str) -> dict[str, Any]:
        """Everything kept for the person, as JSON can hold it."""
        ...
