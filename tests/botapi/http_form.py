"""A request's parameters and files, however they were sent: query, form, multipart or JSON."""

from __future__ import annotations

from typing import Any

from aiohttp import BodyPartReader, web

from .errors import ApiError

Json = dict[str, Any]


async def read(request: web.Request) -> tuple[Json, dict[str, tuple[str, bytes]]]:
    """Return (parameters, {field: (file name, content)}); raise ApiError for a broken body."""
    params: Json = dict(request.query)
    files: dict[str, tuple[str, bytes]] = {}
    if request.content_type == "application/json":
        try:
            body = await request.json()
        except ValueError as problem:
            raise ApiError.bad("can't parse JSON object") from problem
        if not isinstance(body, dict):
            raise ApiError.bad("can't parse JSON object")
        params |= body
    elif request.content_type == "multipart/form-data":
        async for part in await request.multipart():
            if not isinstance(part, BodyPartReader) or part.name is None:
                raise ApiError.bad("a part of the form has no name")
            content = bytes(await part.read(decode=True))
            if part.filename is None:
                params[part.name] = content.decode()
            else:
                files[part.name] = (part.filename, content)
    elif request.can_read_body:
        params |= {name: str(value) for name, value in (await request.post()).items()}
    return params, files
