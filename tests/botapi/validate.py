"""Both directions checked against aiogram's models of the Bot API.

Telegram ignores a parameter it does not know; here it is refused, since it is always a mistake.
"""

from __future__ import annotations

import json
import types
from collections.abc import Iterator, Mapping
from typing import Any, Union, get_args, get_origin

import aiogram.methods
from aiogram.methods import TelegramMethod
from aiogram.types import BufferedInputFile, Update
from pydantic import BaseModel, TypeAdapter, ValidationError

from .errors import METHOD_NOT_FOUND, ApiError

Json = dict[str, Any]


def _models() -> dict[str, type[TelegramMethod[Any]]]:
    found: dict[str, type[TelegramMethod[Any]]] = {}
    for name in aiogram.methods.__all__:
        model = getattr(aiogram.methods, name)
        method = getattr(model, "__api_method__", None)
        if isinstance(method, str):
            found[method] = model
    return found


METHODS = _models()


def call(method: str, raw: Mapping[str, object], files: Mapping[str, tuple[str, bytes]]) -> Json:
    """Return the parameters of a call, decoded and typed; raise ApiError for a wrong one.

    ``raw`` holds strings when the call came as a form and any JSON value when it came as JSON;
    ``files`` maps a form field to its file name and content.
    """
    model = METHODS.get(method)
    if model is None:
        raise ApiError(*METHOD_NOT_FOUND)
    values: Json = {name: _decoded(model, name, value) for name, value in raw.items()}
    attached = {value[9:] for value in _strings(values) if value.startswith("attach://")}
    inputs = {n: BufferedInputFile(data, name) for n, (name, data) in files.items()}
    named = {n: file for n, file in inputs.items() if n not in attached}
    try:
        checked = model.model_validate({**values, **named})
    except ValidationError as problem:
        first = problem.errors()[0]
        where = ".".join(str(step) for step in first["loc"])
        raise ApiError.bad(f"wrong parameter {where} in request: {first['msg']}") from problem
    for path in _unknown(checked, ""):
        raise ApiError.bad(f"unknown parameter {path} in {method}")
    return {name: _plain(getattr(checked, name), value) for name, value in values.items()}


def update(fields: Json) -> None:
    """Raise ValueError for an update that Telegram could not have sent."""
    _strictly(TypeAdapter(Update), fields)


def result(method: str, value: object) -> None:
    """Raise ValueError when ``value`` is not what ``method`` returns."""
    _strictly(TypeAdapter(METHODS[method].__returning__), value)


def _strictly(adapter: TypeAdapter[Any], value: object) -> None:
    checked = adapter.validate_python(value)
    strangers = list(_unknown(checked, ""))
    if strangers:
        raise ValueError(f"not in the Bot API: {', '.join(strangers)}")


def _decoded(model: type[TelegramMethod[Any]], name: str, value: object) -> object:
    """Read a form's string as JSON unless its field is a text."""
    field = model.model_fields.get(name)
    if field is None or not isinstance(value, str):
        return value
    kinds = set(_members(field.annotation))
    if int in kinds and str in kinds:
        return int(value) if value.lstrip("-").isdecimal() else value
    if str in kinds:
        return value
    try:
        return json.loads(value)
    except ValueError as problem:
        raise ApiError.bad(f"can't parse {name} JSON object") from problem


def _members(annotation: object) -> Iterator[object]:
    if get_origin(annotation) in (Union, types.UnionType):
        for member in get_args(annotation):
            yield from _members(member)
    else:
        yield annotation


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)


def _unknown(value: object, path: str) -> Iterator[str]:
    """Yield the path of every field that the models do not know."""
    if isinstance(value, BaseModel):
        for name in value.model_extra or {}:
            yield f"{path}.{name}".lstrip(".")
        for name in type(value).model_fields:
            yield from _unknown(getattr(value, name), f"{path}.{name}")
    elif isinstance(value, list | tuple):
        for index, one in enumerate(value):
            yield from _unknown(one, f"{path}[{index}]")


def _plain(checked: object, given: object) -> object:
    return checked if isinstance(checked, str | int | float | bool) else given
