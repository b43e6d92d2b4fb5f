"""Which bot of a process has DBOS."""


class OnlyOne:
    """DBOS is one to a process: a second bot would be handed the first's without a word."""

    def __init__(self) -> None:
        self._owner: object | None = None

    def take(self, owner: object) -> None:
        """Have it from now on; a RuntimeError where another has it."""
        if self._owner is not None:
            raise RuntimeError("another bot works in this process already")
        self._owner = owner

    def held_by(self, owner: object) -> bool:
        """Whether this one has it."""
        return self._owner is owner

    def leave(self, owner: object) -> None:
        """Let another have it."""
        assert self._owner is owner
        self._owner = None


only_one = OnlyOne()
