"""The prompt a language model is given: versioned, cut in parts."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WritePrompt:
    """Its parts hold {variables}; `name` carries version and hash ("write.v1@1a2b3c").

    `repair` is what a model is told whose reply cannot be sent.
    """

    name: str
    system: str
    user: str
    repair: str


@dataclass(frozen=True, slots=True)
class NameWords:
    """The words beside which names stand, and capitalised words that are none, the latter in small letters."""

    titles: tuple[str, ...]
    greetings: tuple[str, ...]
    presenting: tuple[str, ...]
    no_names: frozenset[str]
