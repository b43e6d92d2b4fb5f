"""A message to the user, before Telegram sees it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message: it either calls back with `data` or copies `copy`."""

    label: str
    data: str = ""
    copy: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A small text file that comes with a message."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Message:
    """One message in Telegram's HTML. `edits` is the message it replaces, `replies_to` the one it answers.

    `asks` opens the reply field with these words in it, in place of buttons; with a `document`
    the text is its caption.
    """

    html: str
    buttons: tuple[tuple[Button, ...], ...] = ()
    edits: int | None = None
    replies_to: int | None = None
    asks: str = ""
    document: Document | None = None

    def to_payload(self) -> dict[str, Any]:
        """What JSON can hold."""
        return asdict(self)

    @classmethod
    def from_payload(cls, data: Mapping[str, Any]) -> "Message":
        """The message that `data` was made from, by this version or an earlier one."""
        rows = tuple(tuple(Button(**button) for button in row) for row in data["buttons"])
        file = data.get("document")
        document = Document(**file) if file else None
        return cls(data["html"], rows, data["edits"], data["replies_to"], data.get("asks", ""), document)
