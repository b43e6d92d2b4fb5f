"""The tables. Every row carries its company, and every key begins with it."""

from bot.adapters.database.tables.base import company, metadata
from bot.adapters.database.tables.cases import case_, client, draft, fact, turn
from bot.adapters.database.tables.decisions import decision, escalation
from bot.adapters.database.tables.people import attempt, audit, pairing, person
from bot.adapters.database.tables.post import outgoing, update_

__all__ = [
    "attempt",
    "audit",
    "case_",
    "client",
    "company",
    "decision",
    "draft",
    "escalation",
    "fact",
    "metadata",
    "outgoing",
    "pairing",
    "person",
    "turn",
    "update_",
]
