"""Domain values as JSON text and back, without loss: decimals keep every digit, dates and enums their own form."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from bot.domain.errors import BadInput

_T = TypeVar("_T")


def to_json(value: object) -> str:
    """`value` as JSON; raises TypeError for something that is no domain value.

    A decimal becomes a JSON number with all its digits, so that a text "12" and the number 12
    stay apart where a field allows both.
    """
    return "".join(_pieces(value))


def from_json(kind: type[_T], text: str) -> _T:
    """Read the value of type `kind` in `text`; raises BadInput when it does not hold one."""
    try:
        data = json.loads(text, parse_float=Decimal, parse_int=Decimal, parse_constant=_refuse)
        adapter: TypeAdapter[_T] = _adapter(kind)  # type: ignore[arg-type]  # mypy doubts that a type is hashable
        return adapter.validate_python(data)
    except (ValidationError, ValueError, RecursionError) as error:
        msg = f"not a stored {getattr(kind, '__name__', kind)}: {str(error).splitlines()[0]}"
        raise BadInput(msg) from error


@lru_cache(maxsize=64)
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def _refuse(constant: str) -> None:
    msg = f"{constant} is not a number"
    raise ValueError(msg)


def _pieces(value: object) -> Iterator[str]:
    if isinstance(value, Enum):
        yield json.dumps(value.value, ensure_ascii=False)
    elif isinstance(value, Decimal):
        if not value.is_finite():
            msg = f"{value} cannot be stored"
            raise TypeError(msg)
        yield str(value)
    elif isinstance(value, date):
        yield json.dumps(value.isoformat())
    elif value is None or isinstance(value, bool | int | float | str):
        yield json.dumps(value, ensure_ascii=False, allow_nan=False)
    elif is_dataclass(value) and not isinstance(value, type):
        yield from _table({f.name: getattr(value, f.name) for f in fields(value) if f.init})
    elif isinstance(value, Mapping):
        yield from _table(value)
    elif isinstance(value, tuple | list | frozenset):
        yield "["
        for i, item in enumerate(sorted(value) if isinstance(value, frozenset) else value):
            yield ", " if i else ""
            yield from _pieces(item)
        yield "]"
    else:
        msg = f"{type(value).__name__} is no domain value"
        raise TypeError(msg)


def _table(values: Mapping[Any, object]) -> Iterator[str]:
    yield "{"
    for i, (key, item) in enumerate(values.items()):
        name = key.value if isinstance(key, Enum) else key
        yield f"{', ' if i else ''}{json.dumps(str(name), ensure_ascii=False)}: "
        yield from _pieces(item)
    yield "}"
