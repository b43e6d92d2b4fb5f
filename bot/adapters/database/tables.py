"""The tables. Every row carries its company, and every key begins with it."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    Named,
    Table,
    Text,
    TypedColumns,
    UniqueConstraint,
)

from bot.adapters.database.types import PlainText, UtcDateTime

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class CompanyColumns(TypedColumns):
    """A company: the owner of everything else."""

    company: Named[str] = Column(Text, primary_key=True)
    created_at: Named[datetime] = Column(UtcDateTime)


company = Table("company", metadata, CompanyColumns)


class Owned(TypedColumns):
    """What every other row begins with."""

    company: Named[str] = Column(Text, ForeignKey("company.company"), primary_key=True)


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


class DecisionColumns(Owned):
    """What a person decided beyond a clause or in its place, and until when it stands."""

    id: Named[str] = Column(Text, primary_key=True)
    case_id: Named[str | None] = Column(Text)
    person_id: Named[str] = Column(Text)
    what: Named[str] = Column(PlainText)
    clause: Named[str | None] = Column(Text)
    at: Named[datetime] = Column(UtcDateTime)
    expires_at: Named[datetime | None] = Column(UtcDateTime)


decision = Table(
    "decision",
    metadata,
    DecisionColumns,
    ForeignKeyConstraint(["company", "person_id"], ["person.company", "person.id"]),
    ForeignKeyConstraint(["company", "case_id"], ["case_.company", "case_.id"]),
)


class PolicyVersionColumns(Owned):
    """A pack as it stood; `hash` is the pack's version."""

    hash: Named[str] = Column(Text, primary_key=True)
    pack: Named[Any] = Column(JSON)
    state: Named[str] = Column(Text)
    person_id: Named[str | None] = Column(Text)
    at: Named[datetime] = Column(UtcDateTime)


policy_version = Table(
    "policy_version",
    metadata,
    PolicyVersionColumns,
    ForeignKeyConstraint(["company", "person_id"], ["person.company", "person.id"]),
)


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


class EscalationColumns(Owned):
    """A request put to managers. `asks` is in the form of `adapters/codec`; `next_at` the next moment to act."""

    id: Named[str] = Column(Text, primary_key=True)
    case_id: Named[str] = Column(Text)
    draft_id: Named[str] = Column(Text)
    person_id: Named[str] = Column(Text)
    asks: Named[str] = Column(PlainText)
    state: Named[str] = Column(Text)
    step: Named[int] = Column(Integer)
    asked_at: Named[datetime] = Column(UtcDateTime)
    remind_at: Named[datetime] = Column(UtcDateTime)
    deputy_at: Named[datetime] = Column(UtcDateTime)
    due_at: Named[datetime] = Column(UtcDateTime)
    next_at: Named[datetime] = Column(UtcDateTime)
    decided_by: Named[str | None] = Column(Text)
    decided_at: Named[datetime | None] = Column(UtcDateTime)
    decided_key: Named[str | None] = Column(Text)
    word: Named[str] = Column(PlainText)
    until: Named[datetime | None] = Column(UtcDateTime)


escalation = Table(
    "escalation",
    metadata,
    EscalationColumns,
    ForeignKeyConstraint(["company", "case_id"], ["case_.company", "case_.id"]),
    ForeignKeyConstraint(["company", "person_id"], ["person.company", "person.id"]),
    Index(None, "company", "state", "next_at"),
)
