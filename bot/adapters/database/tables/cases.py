"""A client, the cases with them, what was said in each and what was answered."""

from datetime import datetime

from sqlalchemy import JSON, BigInteger, Column, ForeignKeyConstraint, Integer, Named, Table, Text, UniqueConstraint

from bot.adapters.database.tables.base import Owned, metadata
from bot.adapters.database.types import PlainText, UtcDateTime


class ClientColumns(Owned):
    """A client of a person; `card` is the facts known of them, in the form of `adapters/codec`.

    `folded` is the name to look them up by.
    """

    id: Named[str] = Column(Text, primary_key=True)
    person_id: Named[str | None] = Column(Text)
    name: Named[str] = Column(PlainText)
    folded: Named[str] = Column(PlainText, server_default="")
    card: Named[str] = Column(PlainText)
    created_at: Named[datetime] = Column(UtcDateTime)


client = Table("client", metadata, ClientColumns)


class CaseColumns(Owned):
    """One negotiation of one person; `chat` is where they talk with the coach about it."""

    id: Named[str] = Column(Text, primary_key=True)
    person_id: Named[str] = Column(Text)
    client_id: Named[str | None] = Column(Text)
    chat: Named[str] = Column(Text)
    state: Named[str] = Column(Text)
    outcome: Named[str | None] = Column(Text)
    title: Named[str] = Column(PlainText, server_default="")
    opened_at: Named[datetime] = Column(UtcDateTime)
    touched_at: Named[datetime | None] = Column(UtcDateTime)
    closed_at: Named[datetime | None] = Column(UtcDateTime)


case_ = Table(
    "case_",
    metadata,
    CaseColumns,
    ForeignKeyConstraint(["company", "person_id"], ["person.company", "person.id"]),
    ForeignKeyConstraint(["company", "client_id"], ["client.company", "client.id"]),
)


class TurnColumns(Owned):
    """One saying in a case. `key` names what it was read from; `message_id` where in the chat."""

    case_id: Named[str] = Column(Text, primary_key=True)
    position: Named[int] = Column(Integer, primary_key=True, autoincrement=False)
    key: Named[str] = Column(Text)
    side: Named[str] = Column(Text)
    text: Named[str] = Column(PlainText)
    message_id: Named[int | None] = Column(BigInteger)
    at: Named[datetime] = Column(UtcDateTime)


turn = Table(
    "turn",
    metadata,
    TurnColumns,
    ForeignKeyConstraint(["company", "case_id"], ["case_.company", "case_.id"]),
    UniqueConstraint("company", "key"),
)


class FactColumns(Owned):
    """A fact read while answering the client's turn at `turn`, in the form of `adapters/codec`."""

    case_id: Named[str] = Column(Text, primary_key=True)
    turn: Named[int] = Column(Integer, primary_key=True, autoincrement=False)
    position: Named[int] = Column(Integer, primary_key=True, autoincrement=False)
    name: Named[str] = Column(Text)
    fact: Named[str] = Column(PlainText)
    at: Named[datetime] = Column(UtcDateTime)


fact = Table(
    "fact",
    metadata,
    FactColumns,
    ForeignKeyConstraint(["company", "case_id", "turn"], ["turn.company", "turn.case_id", "turn.position"]),
)


class DraftColumns(Owned):
    """One version of a reply, with the whole answer it came in.

    `answer` and `findings` are in the form of `adapters/codec`; `sent_as` is what the client got.
    """

    id: Named[str] = Column(Text, primary_key=True)
    case_id: Named[str] = Column(Text)
    turn: Named[int] = Column(Integer)
    version: Named[int] = Column(Integer)
    parent: Named[str | None] = Column(Text)
    text: Named[str] = Column(PlainText)
    subject: Named[str | None] = Column(PlainText)
    origin: Named[str | None] = Column(Text)
    channel: Named[str] = Column(Text)
    language: Named[str | None] = Column(Text)
    register: Named[str | None] = Column(Text)
    tone: Named[str] = Column(Text)
    prompt: Named[str] = Column(Text)
    passages: Named[list[str]] = Column(JSON)
    findings: Named[str] = Column(PlainText)
    answer: Named[str] = Column(PlainText)
    sent_as: Named[str | None] = Column(PlainText)
    sent_at: Named[datetime | None] = Column(UtcDateTime)
    created_at: Named[datetime] = Column(UtcDateTime)


draft = Table(
    "draft",
    metadata,
    DraftColumns,
    ForeignKeyConstraint(["company", "case_id", "turn"], ["turn.company", "turn.case_id", "turn.position"]),
    UniqueConstraint("company", "case_id", "version"),
)
