"""Domain values as JSON and back, with nothing lost: a Decimal stays one even beside a text."""

from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter

T = TypeVar("T")


def to_data(value: Any) -> Any:
    """`value` as what JSON can hold."""
    kind: Any = type(value)
    return _plain(_adapter(kind).dump_python(value))


def from_data(kind: type[T], data: Any) -> T:
    """The value of `kind` that `data` was made from; raises ValueError when it is not one."""
    hashable: Any = kind
    result: T = _adapter(hashable).validate_python(_rich(data))
    return result


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def _plain(value: Any) -> Any:
    match value:
        case Decimal():
            return {"$decimal": str(value)}
        case date():
            return {"$date": value.isoformat()}
        case dict():
            return {key: _plain(item) for key, item in value.items()}
        case list() | tuple():
            return [_plain(item) for item in value]
        case str():
            return str(value)
        case _:
            return value


def _rich(data: Any) -> Any:
    match data:
        case {"$decimal": str(digits)}:
            return Decimal(digits)
        case {"$date": str(day)}:
            return date.fromisoformat(day)
        case dict():
            return {key: _rich(item) for key, item in data.items()}
        case list():
            return [_rich(item) for item in data]
        case _:
            return data
