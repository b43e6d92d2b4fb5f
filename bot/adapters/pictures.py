"""The text in a picture, read by a language model that sees."""

import json
import re

from bot.domain.errors import BadFile, FileFault, ModelFailed
from bot.domain.prompt import WritePrompt
from bot.ports import Image, Model, Speaker, Spoken

LONGEST = 2000
"""Tokens of what is read: a page full of text has about a thousand; what is cut is no answer."""

_OBJECT = re.compile(r"\{.*\}", re.DOTALL)
_KINDS = (
    ("image/jpeg", re.compile(rb"\xff\xd8\xff")),
    ("image/png", re.compile(rb"\x89PNG\r\n\x1a\n")),
    ("image/gif", re.compile(rb"GIF8[79]a")),
    ("image/webp", re.compile(rb"RIFF.{4}WEBP", re.DOTALL)),
)
"""What providers take, told by its first bytes: a name tells nothing."""


class PictureReader:
    """Implements `ports.Pictures`. The picture is data: only its words are asked for, and only in the form agreed.

    A model that answers in prose of its own (it refuses, it describes) has failed: its words are no client's.
    """

    def __init__(self, model: Model, prompt: WritePrompt) -> None:
        self._model, self._prompt = model, prompt

    def read(self, picture: bytes) -> str:
        """See `ports.Pictures`."""
        kind = next((kind for kind, begins in _KINDS if begins.match(picture)), None)
        if kind is None:
            raise BadFile(FileFault.ENDING, "not a kind of picture that a model reads")
        parts = [
            Spoken(Speaker.SYSTEM, self._prompt.system.format()),
            Spoken(Speaker.USER, self._prompt.user.format(), Image(kind, picture)),
        ]
        return self._told(self._model.begin().write(parts).text)

    def _told(self, reply: str) -> str:
        found = _OBJECT.search(reply)
        try:
            data = json.loads(found.group(), strict=False) if found else None
        except (ValueError, RecursionError):
            data = None
        text = data.get("text") if isinstance(data, dict) else None
        if not isinstance(text, str):
            raise ModelFailed(f"{self._model.name} did not read the picture in the form asked for")
        return text.replace("\0", "").encode("utf-16", "surrogatepass").decode("utf-16", "replace").strip()
