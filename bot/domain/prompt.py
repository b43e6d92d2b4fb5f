"""The prompt a language model is given: versioned, cut in two."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WritePrompt:
    """`system` and `user` hold {variables}; `name` carries version and hash ("write.v1@1a2b3c")."""

    name: str
    system: str
    user: str
