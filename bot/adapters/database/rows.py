"""Ids made from keys, and rows added at most once."""

import hashlib
from base64 import urlsafe_b64encode
from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite


def identity(key: str) -> str:
    """Twelve characters that stand for `key`, short enough for a button."""
    return urlsafe_b64encode(hashlib.blake2b(key.encode(), digest_size=9).digest()).decode()


def add(connection: Connection, table: Table[Any], **values: Any) -> bool:
    """Add a row unless its key is taken; tells whether it was added."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    made: Callable[[Table[Any]], Any] = dialect.insert
    statement = made(table).values(**values).on_conflict_do_nothing()
    return bool(connection.execute(statement).rowcount)
