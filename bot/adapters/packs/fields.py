"""Typed access to a YAML table; whatever is wrong is noted with its line and what would be right."""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import zip_longest
from typing import TypeVar

from bot.adapters.packs.mistakes import FilePen, meant, near
from bot.adapters.packs.tree import Node, Rows, Scalar, Table
from bot.domain.policy import Words

_E = TypeVar("_E", bound=StrEnum)
_NUMBER = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,6})?")
_YES_NO = {"yes": True, "true": True, "no": False, "false": False}
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class Fields:
    """One table with a known set of keys. Readers return None after noting a mistake."""

    def __init__(self, table: Table, pen: FilePen, what: str, required: Iterable[str], optional: Iterable[str]) -> None:
        self.table, self.pen, self.what = table, pen, what
        self._by_key: dict[str, Node] = {}
        self._lines: dict[str, int] = {}
        self._unknown: list[str] = []
        required = tuple(required)
        allowed = {*required, *optional}
        for key, value in table.entries:
            if key.text not in allowed:
                self._unknown.append(key.text)
                told = f"unknown key `{key.text}` in {what}{meant(key.text, allowed)}"
                if key.text.isdigit():
                    told = f"`{key.text}` stands where a key is expected in {what}: decimals take a point, as 3.5"
                pen.at(key.line, told)
            elif key.text in self._by_key:
                pen.at(key.line, f"`{key.text}` stands twice in {what}; keep one")
            elif isinstance(value, Scalar) and not value.text:
                self._lines[key.text] = key.line
                pen.at(key.line, f"`{key.text}` has no value; write one or remove the key")
            else:
                self._by_key[key.text], self._lines[key.text] = value, key.line
        for name in required:
            if name not in self._lines and not self.misspelt(name):
                pen.at(table.line, f"{what} lacks `{name}`")

    def misspelt(self, key: str) -> bool:
        """Whether an unknown key was most likely meant as this one, and was told to be."""
        return any(near(word, (key,)) is not None for word in self._unknown)

    def line(self, key: str) -> int:
        """Give the line of `key`, or of the table when it is absent."""
        return self._lines.get(key, self.table.line)

    def node(self, key: str) -> Node | None:
        """The raw value; None where the key is absent."""
        return self._by_key.get(key)

    def text(self, key: str) -> str | None:
        """A word or sentence; None, with a mistake noted, for anything else."""
        node = self._by_key.get(key)
        if node is None or isinstance(node, Scalar):
            return node.text if node else None
        self.pen.at(node.line, f"`{key}` must be one text, not a list or a table")
        return None

    def id(self, key: str) -> str | None:
        """Read an identifier of lower-case letters, digits and hyphens."""
        text = self.text(key)
        if text is not None and not ID.fullmatch(text):
            self.pen.at(self.line(key), f"`{key}: {text}` must be lower-case letters, digits and single hyphens")
            return None
        return text

    def number(self, key: str) -> Decimal | None:
        """Read a number, never negative, with a point for decimals."""
        text = self.text(key)
        if text is None:
            return None
        return number(text, key, self.line(key), self.pen)

    def whole(self, key: str) -> int | None:
        """Read a whole number, never negative."""
        value = self.number(key)
        if value is not None and value != value.to_integral_value():
            self.pen.at(self.line(key), f"`{key}: {value}` must be a whole number")
            return None
        return None if value is None else int(value)

    def flag(self, key: str) -> bool | None:
        """True or false; None where it is absent, or a mistake that is noted."""
        text = self.text(key)
        return None if text is None else flag(text, key, self.line(key), self.pen)

    def day(self, key: str) -> date | None:
        """A date written as 2026-01-31; None where it is absent, or a mistake that is noted."""
        text = self.text(key)
        if text is None:
            return None
        try:
            if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
                return date.fromisoformat(text)
        except ValueError:
            pass
        self.pen.at(self.line(key), f"`{key}: {text}` is not a date; write it as 2026-01-31")
        return None

    def choice(self, key: str, kind: type[_E]) -> _E | None:
        """A member of `kind`; None where it is absent, or a mistake that is noted with the nearest right word."""
        text = self.text(key)
        return None if text is None else choice(text, kind, key, self.line(key), self.pen)

    def choices(self, key: str, kind: type[_E]) -> tuple[_E, ...]:
        """Read members of `kind`; a single one may stand without brackets."""
        found = [choice(s.text, kind, key, s.line, self.pen) for s in self.scalars(key)]
        return tuple(dict.fromkeys(f for f in found if f is not None))

    def scalars(self, key: str) -> tuple[Scalar, ...]:
        """Read the items of a list of texts; a single text counts as a list of one."""
        node = self._by_key.get(key)
        if node is None:
            return ()
        items = node.items if isinstance(node, Rows) else (node,)
        good = tuple(item for item in items if isinstance(item, Scalar) and item.text)
        if len(good) != len(items):
            self.pen.at(node.line, f"`{key}` must be a list of texts, as [one, two]")
        return good

    def inner(self, key: str, required: Iterable[str], optional: Iterable[str]) -> "Fields | None":
        """Read a table within this one."""
        node = self._by_key.get(key)
        if node is None:
            return None
        if isinstance(node, Table):
            return Fields(node, self.pen, f"`{key}`", required, optional)
        self.pen.at(node.line, f"`{key}` must be a table of keys and values")
        return None

    def words(self, key: str) -> Words | None:
        """Read the same words in both languages."""
        both = self.inner(key, ("fr", "en"), ())
        if both is None:
            return None
        french, english = both.text("fr"), both.text("en")
        return Words(french, english) if french and english else None

    def pairs(self, key: str) -> tuple[Words, ...]:
        """Read a list of words in each language; the shorter list is filled up with its first."""
        both = self.inner(key, ("fr", "en"), ())
        if both is None:
            return ()
        french, english = [s.text for s in both.scalars("fr")], [s.text for s in both.scalars("en")]
        if not french or not english:
            return ()
        return tuple(Words(f or french[0], e or english[0]) for f, e in zip_longest(french, english))


def number(text: str, key: str, line: int, pen: FilePen) -> Decimal | None:
    """`text` as a number that is not negative, else None."""
    if not _NUMBER.fullmatch(text):
        hint = ""
        if re.search(r"\d,\d", text):
            hint = "; write decimals with a point, as 6.90"
        elif figure := re.search(r"\d+(?:\.\d+)?", text):
            hint = f"; write the figure alone, as {figure.group()}: what it counts is told elsewhere"
        pen.at(line, f"`{key}: {text}` is not a number{hint}")
        return None
    value = Decimal(text)
    if value < 0:
        pen.at(line, f"`{key}: {text}` must not be negative")
        return None
    return value


def flag(text: str, key: str, line: int, pen: FilePen) -> bool | None:
    """`text` as true or false, else None."""
    value = _YES_NO.get(text.lower())
    if value is None:
        pen.at(line, f"`{key}: {text}` must be yes or no")
    return value


def choice(text: str, kind: type[_E], key: str, line: int, pen: FilePen) -> _E | None:
    """`text` as a member of `kind`, else None."""
    try:
        return kind(text)
    except ValueError:
        pen.at(line, f"unknown {key} `{text}`{meant(text, [m.value for m in kind])}")
        return None
