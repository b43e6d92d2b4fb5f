"""What a ruling is made with, and the principle it rests on where no clause names one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from bot.domain.asks import AskKind
from bot.domain.facts import Facts
from bot.domain.message import Role
from bot.domain.policy import Clause, Pack
from bot.domain.situation import Situation
from bot.domain.stance import Decision

PRINCIPLE_OF: Mapping[AskKind, str] = MappingProxyType(
    {
        AskKind.PRICE_CUT: "identity",
        AskKind.SPEC_DOWNGRADE: "fit",
        AskKind.RUSH: "identity",
        AskKind.FREE_EXTRA: "reciprocity",
        AskKind.PAYMENT_TERMS: "identity",
        AskKind.RETURN_OR_WARRANTY: "reciprocity",
        AskKind.SCOPE_CHANGE: "identity",
        AskKind.SPECIAL_FAVOUR: "benevolence",
        AskKind.GOODWILL: "benevolence",
        AskKind.ULTIMATUM: "identity",
        AskKind.ABUSE: "reciprocity",
        AskKind.SILENCE_AFTER_EFFORT: "fit",
        AskKind.COMPLAINT: "loyalty",
        AskKind.PLAIN_QUESTION: "loyalty",
        AskKind.ACCEPTANCE: "loyalty",
    }
)
"""The principle an ask rests on where no clause names one."""


@dataclass(frozen=True, slots=True)
class Bench:
    """What a ruling is made with: everything known, nothing read from outside."""

    situation: Situation
    facts: Facts
    pack: Pack
    clauses: tuple[Clause, ...]
    speaker: Role
    today: date
    decisions: tuple[Decision, ...] = ()
    first: bool = True  # no earlier turn of the client's stands behind the message
