"""Telegram's HTML mode: marked-up text in, plain text and entities out.

Messages of the errors are Telegram's own, with byte offsets into the UTF-8 text. Where Telegram
quietly drops what cannot be shown (a quote inside a quote), this parser refuses instead.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from . import utf16
from .errors import ApiError
from .overlap import Entity, as_shown

_STYLES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "span": "spoiler",
    "tg-spoiler": "spoiler",
    "pre": "pre",
    "code": "code",
    "a": "text_link",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#[xX]([0-9a-fA-F]+)|#([0-9]+)|([A-Za-z]+));?")
_TOKEN = re.compile(r"[A-Za-z0-9.\-]*")
_LAST_CODE_POINT = 0x10FFFF
_SURROGATES = range(0xD800, 0xE000)


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """Return the plain text and the entities of ``source``; raise ApiError for bad markup."""
    reader = _Reader(source)
    reader.read()
    return "".join(reader.text), as_shown(reader.entities)


def trim(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Strip white space round ``text`` as Telegram does, and move the entities along."""
    text = text.replace("\r", "")
    kept = text.strip()
    start = utf16.length(text[: len(text) - len(text.lstrip())])
    size = utf16.length(kept)
    moved = []
    for entity in entities:
        begin = max(entity["offset"] - start, 0)
        end = min(entity["offset"] + entity["length"] - start, size)
        if begin < end:
            moved.append({**entity, "offset": begin, "length": end - begin})
    return kept, moved


def _fail(reason: str) -> ApiError:
    return ApiError.bad(f"can't parse entities: {reason}")


@dataclass
class _Open:
    tag: str
    offset: int
    attributes: dict[str, str]


@dataclass
class _Reader:
    source: str
    at: int = 0
    size: int = 0
    text: list[str] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    open: list[_Open] = field(default_factory=list)

    def read(self) -> None:
        while self.at < len(self.source):
            char = self.source[self.at]
            if char == "<" and self.source.startswith("</", self.at):
                self._close_tag()
            elif char == "<":
                self._open_tag()
            else:
                self._write(self._character())
        if self.open:
            name = self.open[-1].tag
            raise _fail(f'Can\'t find end tag corresponding to start tag "{name}"')

    def _bytes_before(self, position: int) -> int:
        return len(self.source[:position].encode("utf-8", "surrogatepass"))

    def _character(self) -> str:
        """Take one character or one character reference."""
        char = self.source[self.at]
        found = _REFERENCE.match(self.source, self.at) if char == "&" else None
        decoded = _decode(found) if found else None
        if found is None or decoded is None:
            self.at += 1
            return char
        self.at = found.end()
        return decoded

    def _write(self, text: str) -> None:
        self.text.append(text)
        self.size += utf16.length(text)

    def _skip(self, stop: str) -> str:
        """Take characters up to white space or one of ``stop``."""
        start = self.at
        while self.at < len(self.source) and not self._at_space() and self._now() not in stop:
            self.at += 1
        return self.source[start : self.at]

    def _now(self) -> str:
        return self.source[self.at] if self.at < len(self.source) else ""

    def _at_space(self) -> bool:
        return self._now() in (" ", "\t", "\r", "\n", "\v", "\0")

    def _skip_space(self) -> None:
        while self._at_space():
            self.at += 1

    def _open_tag(self) -> None:
        begin = self._bytes_before(self.at)
        self.at += 1
        tag = self._skip(">").lower()
        if not self._now():
            raise _fail(f"Unclosed start tag at byte offset {begin}")
        if tag not in _STYLES:
            raise _fail(f'Unsupported start tag "{tag}" at byte offset {begin}')
        attributes: dict[str, str] = {}
        while True:
            self._skip_space()
            if self._now() == ">":
                break
            if not self._now():
                raise _fail(f'Unclosed start tag "{tag}" at byte offset {begin}')
            name, value = self._attribute(tag, begin)
            attributes[name] = value
        self.at += 1
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise _fail(f'Tag "span" must have class "tg-spoiler" at byte offset {begin}')
        if tag == "blockquote" and any(one.tag == tag for one in self.open):
            raise _fail(f"Blockquotes can't be nested at byte offset {begin}")
        self.open.append(_Open(tag, self.size, attributes))

    def _attribute(self, tag: str, begin: int) -> tuple[str, str]:
        name = self._skip("=>").lower()
        if not name:
            raise _fail(f'Empty attribute name in the tag "{tag}" at byte offset {begin}')
        self._skip_space()
        if self._now() != "=":
            return name, ""
        self.at += 1
        self._skip_space()
        if not self._now():
            raise _fail(f'Unclosed start tag "{tag}" at byte offset {begin}')
        if self._now() not in "\"'":
            token = _TOKEN.match(self.source, self.at)
            start, self.at = self.at, token.end() if token else self.at
            if not self._at_space() and self._now() != ">":
                where = self._bytes_before(start)
                raise _fail(f"Unexpected end of name token at byte offset {where}")
            return name, self.source[start : self.at].lower()
        quote = self._now()
        self.at += 1
        value = []
        while self._now() and self._now() != quote:
            value.append(self._character())
        self.at += 1
        if not self._now():
            raise _fail(f"Unclosed start tag at byte offset {begin}")
        return name, "".join(value)

    def _close_tag(self) -> None:
        begin = self._bytes_before(self.at)
        if not self.open:
            raise _fail(f"Unexpected end tag at byte offset {begin}")
        self.at += 2
        tag = self._skip(">").lower()
        self._skip_space()
        if self._now() != ">":
            raise _fail(f"Unclosed end tag at byte offset {begin}")
        self.at += 1
        opened = self.open.pop()
        if tag and tag != opened.tag:
            raise _fail(f'Unmatched end tag at byte offset {begin}, expected "</{opened.tag}>", found "</{tag}>"')
        self._finish(opened)

    def _finish(self, opened: _Open) -> None:
        size = self.size - opened.offset
        if not size:
            return
        entity: Entity = {"type": _STYLES[opened.tag], "offset": opened.offset, "length": size}
        css = opened.attributes.get("class", "")
        if opened.tag in ("pre", "code") and css.startswith("language-"):
            entity["language"] = css.removeprefix("language-")
        elif opened.tag == "blockquote" and "expandable" in opened.attributes:
            entity["type"] = "expandable_blockquote"
        elif opened.tag == "tg-emoji":
            emoji = opened.attributes.get("emoji-id", "")
            if not emoji.isdecimal() or emoji.startswith("0"):
                raise _fail("Invalid custom emoji identifier specified")
            entity["custom_emoji_id"] = emoji
        elif opened.tag == "a":
            shown = utf16.cut("".join(self.text), opened.offset, size)
            url = _url(opened.attributes.get("href") or shown)
            if url is None:
                return
            entity["url"] = url
        self.entities.append(entity)


def _decode(found: re.Match[str]) -> str | None:
    hexadecimal, decimal, name = found.groups()
    if name:
        return _NAMED.get(name)
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    if code in _SURROGATES:
        raise _fail(
            "Text contains invalid Unicode characters after decoding HTML entities, "
            "check for unmatched surrogate code units"
        )
    return chr(code) if 0 < code < _LAST_CODE_POINT else None


def _url(address: str) -> str | None:
    """Return the address as a link, or None for what Telegram would not link."""
    if re.fullmatch(r"(?:https?|tg|ton|mailto|tel):\S+", address):
        return address
    found = re.fullmatch(r"([\w\-]+(?:\.[\w\-]+)+)(/?)(\S*)", address)
    return f"http://{found[1]}/{found[3]}" if found else None
