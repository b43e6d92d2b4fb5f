"""What came in from Telegram and what goes out to it."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Column, ForeignKeyConstraint, Index, Integer, Named, Table, Text

from bot.adapters.database.tables.base import Owned, metadata
from bot.adapters.database.types import UtcDateTime


class UpdateColumns(Owned):
    """One update from Telegram. `payload` is emptied once the update is done.

    `joined_to` is the earlier update with whose answer this one is answered.
    """

    update_id: Named[int] = Column(BigInteger, primary_key=True, autoincrement=False)
    chat_id: Named[int | None] = Column(BigInteger)
    payload: Named[Any] = Column(JSON)
    state: Named[str] = Column(Text)
    attempts: Named[int] = Column(Integer)
    received_at: Named[datetime] = Column(UtcDateTime)
    done_at: Named[datetime | None] = Column(UtcDateTime)
    user_id: Named[int | None] = Column(BigInteger)
    joined_to: Named[int | None] = Column(BigInteger)


update_ = Table(
    "update_",
    metadata,
    UpdateColumns,
    Index(None, "company", "state"),
    Index(None, "company", "user_id", "received_at"),
    Index(None, "company", "chat_id", "state"),
)


class OutgoingColumns(Owned):
    """One message to the user: planned before it is sent, with its id in the chat afterwards."""

    update_id: Named[int] = Column(BigInteger, primary_key=True, autoincrement=False)
    position: Named[int] = Column(Integer, primary_key=True, autoincrement=False)
    chat_id: Named[int] = Column(BigInteger)
    kind: Named[str] = Column(Text)
    payload: Named[Any] = Column(JSON)
    state: Named[str] = Column(Text)
    attempts: Named[int] = Column(Integer)
    message_id: Named[int | None] = Column(BigInteger)
    draft_id: Named[str | None] = Column(Text)
    planned_at: Named[datetime] = Column(UtcDateTime)
    sent_at: Named[datetime | None] = Column(UtcDateTime)


outgoing = Table(
    "outgoing",
    metadata,
    OutgoingColumns,
    ForeignKeyConstraint(["company", "update_id"], ["update_.company", "update_.update_id"]),
    ForeignKeyConstraint(["company", "draft_id"], ["draft.company", "draft.id"]),
    Index(None, "company", "chat_id", "message_id"),
)
