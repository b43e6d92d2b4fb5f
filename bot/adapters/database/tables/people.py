"""Who uses the coach, and how they are let in."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Column, ForeignKeyConstraint, Named, Table, Text, UniqueConstraint

from bot.adapters.database.tables.base import Owned, metadata
from bot.adapters.database.types import PlainText, UtcDateTime


class PersonColumns(Owned):
    """Somebody who uses the coach, or did (`state`); `language` is None until known."""

    id: Named[str] = Column(Text, primary_key=True)
    role: Named[str] = Column(Text)
    name: Named[str] = Column(PlainText, server_default="")
    state: Named[str] = Column(Text, server_default="active")
    telegram_id: Named[int | None] = Column(BigInteger)
    language: Named[str | None] = Column(Text)
    settings: Named[dict[str, Any]] = Column(JSON)
    created_at: Named[datetime] = Column(UtcDateTime)


person = Table("person", metadata, PersonColumns, UniqueConstraint("company", "telegram_id"))


class PairingColumns(Owned):
    """A one-time code by which a manager lets somebody in; only its hash is kept. `key` names what made it."""

    code_hash: Named[str] = Column(Text, primary_key=True)
    role: Named[str] = Column(Text)
    made_by: Named[str | None] = Column(Text)
    telegram_id: Named[int | None] = Column(BigInteger)
    created_at: Named[datetime] = Column(UtcDateTime)
    expires_at: Named[datetime] = Column(UtcDateTime)
    used_at: Named[datetime | None] = Column(UtcDateTime)
    key: Named[str | None] = Column(Text)


pairing = Table(
    "pairing",
    metadata,
    PairingColumns,
    ForeignKeyConstraint(["company", "made_by"], ["person.company", "person.id"]),
)


class AttemptColumns(Owned):
    """A wrong code brought by somebody who is not let in."""

    key: Named[str] = Column(Text, primary_key=True)
    telegram_id: Named[int] = Column(BigInteger)
    at: Named[datetime] = Column(UtcDateTime)


attempt = Table("attempt", metadata, AttemptColumns)


class AuditColumns(Owned):
    """Something done to the access of a person; `person_id` did it, None for a setting."""

    key: Named[str] = Column(Text, primary_key=True)
    at: Named[datetime] = Column(UtcDateTime)
    person_id: Named[str | None] = Column(Text)
    what: Named[str] = Column(Text)
    about: Named[str] = Column(PlainText)


audit = Table("audit", metadata, AuditColumns)
