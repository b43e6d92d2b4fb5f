"""Files and JSON lines that a user gives, read with errors that say what to mend."""

import difflib
import json
import re
import sys
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from bot.domain.asks import Language
from bot.domain.errors import BadInput
from bot.domain.facts import TEXTS, YES_NO, Fact, FactName, Facts, Origin
from bot.domain.message import Channel, Role, Side, Turn
from bot.domain.request import CoachRequest

_YEARS = (1900, 2999)
_LARGEST_NUMBER = Decimal(10) ** 12
_NUMBER = re.compile(r"[0-9]{1,12}(\.[0-9]{1,6})?")


def readable(text: str) -> str:
    """The text with a mark in place of what no file or database can hold: halves of characters, and NUL."""
    return "".join("\ufffd" if c == "\0" or "\ud800" <= c <= "\udfff" else c for c in text)


def read_text(path: Path) -> str:
    """The text of a file, or of standard input for `-`; raises BadInput."""
    try:
        return readable(sys.stdin.read() if str(path) == "-" else path.read_text("utf-8-sig"))
    except OSError as error:
        raise BadInput(f"{path}: {error.strerror}; give the name of a file, or - for standard input") from None
    except UnicodeDecodeError:
        raise BadInput(f"{path}: not UTF-8 text; save it as UTF-8 and try again") from None


def read_card(path: Path) -> Facts:
    """The structured facts of a client file, JSON or YAML; raises BadInput."""
    import yaml

    try:
        data = yaml.safe_load(read_text(path))
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise BadInput(f"{path}: neither JSON nor YAML: {error}") from None
    return facts_of(data, str(path))


def facts_of(data: Any, where: str) -> Facts:
    """Facts from a mapping of fact names to values; raises BadInput naming the wrong key."""
    if data is None:
        return Facts()
    if not isinstance(data, dict):
        raise BadInput(f'{where}: a mapping of facts is expected, e.g. {{"orders": 12, "first_order": false}}')
    facts: list[Fact] = []
    for key, value in data.items():
        if key not in set(FactName):
            raise BadInput(f"{where}: unknown fact {key!r}{_meant(str(key))}")
        values = value if isinstance(value, list) else [value]
        facts += [
            Fact(FactName(key), _value(v, key, where), Origin.CARD, f"{key}: {v}") for v in values if v is not None
        ]
    return Facts(tuple(facts))


def _meant(key: str) -> str:
    near = difflib.get_close_matches(key, [f.value for f in FactName], 1)
    return f"; did you mean {near[0]!r}?" if near else f"; known facts: {', '.join(f.value for f in FactName)}"


def _value(value: Any, key: str, where: str) -> bool | Decimal | str:
    name = FactName(key)
    if name in YES_NO:
        if isinstance(value, bool):
            return value
        raise BadInput(f"{where}: {key}: true or false is expected, not {value!r}")
    if name in TEXTS:
        if isinstance(value, str):
            return readable(value)
        raise BadInput(f"{where}: {key}: a text is expected, not {value!r}")
    if isinstance(value, str) and _NUMBER.fullmatch(value.strip()):
        value = float(value) if "." in value else int(value)
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= _LARGEST_NUMBER:
        return Decimal(str(value))
    raise BadInput(f"{where}: {key}: a number from 0 on is expected, not {value!r:.40}")


def read_thread(text: str, where: str) -> tuple[Turn, ...]:
    """Turns from JSON lines, or one JSON list; raises BadInput naming the first line that is wrong."""
    if text.strip().startswith("["):
        return turns_of(_json(text.strip(), where), where)
    lines = ((number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip())
    return tuple(_turn(_json(line, f"{where}: line {n}"), f"{where}: line {n}") for n, line in lines)


def _json(text: str, where: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadInput(f'{where}: not JSON of the form {{"role": "client"|"us", "text": …}}: {error}') from None


def turns_of(rows: Any, where: str) -> tuple[Turn, ...]:
    """Turns from a list of {role, text}; raises BadInput."""
    if not isinstance(rows, list):
        raise BadInput(f"{where}: a list of {{role, text}} is expected")
    return tuple(_turn(row, f"{where}: turn {number}") for number, row in enumerate(rows, 1))


def _turn(row: Any, where: str) -> Turn:
    if not isinstance(row, dict) or not isinstance(row.get("text"), str) or row.get("role") not in ("client", "us"):
        raise BadInput(f'{where}: each turn is {{"role": "client" or "us", "text": …}}')
    return Turn(Side(row["role"]), readable(row["text"]))


def read_lines(path: Path) -> Iterator[tuple[int, Any]]:
    """(line number, object) for each line that is not blank; the object is a BadInput where it is not a JSON object."""
    # Not splitlines: JSON allows other line separators inside its texts.
    for number, line in enumerate(read_text(path).split("\n"), 1):
        if not line.strip():
            continue
        try:
            data = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield number, BadInput(f"line {number}: not JSON: {error}")
            continue
        yield number, data if isinstance(data, dict) else BadInput(f"line {number}: a JSON object is expected")


def request_of(
    data: dict[str, Any], today: date, role: Role, channel: Channel, language: Language | None
) -> CoachRequest:
    """One batch line as a request, the command's options filling what it leaves out; raises BadInput."""
    _spelt(data)
    message = _string(data, "message")
    if not message.strip():
        raise BadInput("message is empty: give the client's words")
    return CoachRequest(
        message,
        _string(data, "context"),
        today=_day_of(data, today),
        card=facts_of(data.get("client"), "client"),
        thread=turns_of(data["thread"], "thread") if data.get("thread") is not None else (),
        channel=_choice(data, "channel", Channel, channel),
        role=_choice(data, "as", Role, role),
        language=_choice(data, "language", Language, language),
    )


_FIELDS = ("id", "message", "draft", "context", "client", "thread", "channel", "as", "today", "language")


def _spelt(data: dict[str, Any]) -> None:
    """Raise BadInput for a field that nearly bears the name of one that is missing; others are the user's own."""
    for name in data.keys() - set(_FIELDS):
        near = difflib.get_close_matches(name.lower(), [f for f in _FIELDS if f not in data], 1, 0.8)
        if near:
            raise BadInput(f"unknown field {name!r}; did you mean {near[0]!r}?")


def _string(data: dict[str, Any], key: str) -> str:
    value = data.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise BadInput(f"{key}: a text is expected")
    return readable(value)


def read_day(text: Any) -> date:
    """A day that leaves room for deadlines before and after it; raises BadInput."""
    try:
        day = date.fromisoformat(text)
    except (TypeError, ValueError):
        day = None
    if day is None or not _YEARS[0] <= day.year <= _YEARS[1]:
        raise BadInput(f"{text!r:.40} is not a date; write YYYY-MM-DD, e.g. 2027-03-15")
    return day


def _day_of(data: dict[str, Any], today: date) -> date:
    try:
        return today if data.get("today") is None else read_day(data["today"])
    except BadInput as error:
        raise BadInput(f"today: {error}") from None


def _choice(data: dict[str, Any], key: str, kind: Any, otherwise: Any) -> Any:
    value = data.get(key)
    if value is None:
        return otherwise
    if value not in [k.value for k in kind]:
        raise BadInput(f"{key}: {value!r} is not one of {', '.join(k.value for k in kind)}")
    return kind(value)
