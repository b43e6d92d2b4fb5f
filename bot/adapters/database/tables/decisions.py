"""What is put to managers, and what they decided."""

from datetime import datetime

from sqlalchemy import Column, ForeignKeyConstraint, Index, Integer, Named, Table, Text

from bot.adapters.database.tables.base import Owned, metadata
from bot.adapters.database.types import PlainText, UtcDateTime


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
