"""A message as a person sees it: no markup, the buttons' labels, the blocks she can copy."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from . import utf16

Json = dict[str, Any]
_NO_BREAK = "\u00a0"
ButtonKind = Literal["callback", "url", "copy", "inline", "inline_here"]
_KINDS: dict[str, ButtonKind] = {
    "callback_data": "callback",
    "url": "url",
    "copy_text": "copy",
    "switch_inline_query": "inline",
    "switch_inline_query_current_chat": "inline_here",
}


@dataclass(frozen=True)
class Button:
    """A button under a message: its label, what kind it is, and the data, link or text behind."""

    label: str
    kind: ButtonKind
    value: str


@dataclass(frozen=True)
class Seen:
    """A message as it stood at one moment; a no-break space looks like any other in ``text``, not in ``raw``."""

    message_id: int
    chat_id: int
    from_bot: bool
    text: str
    entities: tuple[Json, ...] = ()
    buttons: tuple[tuple[Button, ...], ...] = ()
    document: str | None = None
    file_id: str | None = None
    reply_to: int | None = None
    edited: bool = False
    raw: Json = field(default_factory=dict, compare=False, repr=False)

    @property
    def labels(self) -> list[str]:
        """The labels of all buttons, row by row."""
        return [button.label for row in self.buttons for button in row]

    @property
    def code(self) -> list[str]:
        """The text of each ``pre`` and ``code`` block, in order: what one tap copies."""
        return self.spans("pre", "code")

    @property
    def quotes(self) -> list[str]:
        """The text of each quotation, folded or not."""
        return self.spans("blockquote", "expandable_blockquote")

    def spans(self, *types: str) -> list[str]:
        """Return the texts that carry one of the entity types."""
        found = (e for e in self.entities if e["type"] in types)
        return [utf16.cut(self.text, e["offset"], e["length"]) for e in found]

    def button(self, label: str) -> Button:
        """Return the button with that label; raise LookupError when there is none."""
        for row in self.buttons:
            for button in row:
                if button.label == label:
                    return button
        raise LookupError(f"no button {label!r} among {self.labels}")


def seen(message: Json) -> Seen:
    """Return what a person sees of a message in the Bot API's form."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    document = message.get("document") or {}
    return Seen(
        message_id=message["message_id"],
        chat_id=message["chat"]["id"],
        from_bot=message["from"]["is_bot"],
        text=(message.get("text") or message.get("caption") or "").replace(_NO_BREAK, " "),
        entities=tuple(message.get("entities") or message.get("caption_entities") or ()),
        buttons=tuple(tuple(_button(one) for one in row) for row in rows),
        document=document.get("file_name"),
        file_id=document.get("file_id"),
        reply_to=message.get("reply_to_message", {}).get("message_id"),
        edited="edit_date" in message,
        raw=message,
    )


def _button(button: Json) -> Button:
    name = next(name for name in _KINDS if name in button)
    value = button[name]["text"] if name == "copy_text" else button[name]
    return Button(button["text"], _KINDS[name], value)
