"""A limit read out of a document, waiting for a manager."""

from dataclasses import dataclass
from datetime import date

from bot.domain.asks import AskKind, Language
from bot.domain.policy import Authority, Counterpart, Limit


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a sentence of a document would become as a clause; nothing of it serves until it is confirmed.

    `id` names it to people ("p1"). `changes` is the clause in force that it would replace, "" for a
    new one. `effective` and `expires` are the days that the sentence gives it. `doubts` tell what a
    person should look at: a contradiction, an exception, a guess.
    """

    id: str
    limit: Limit
    authority: Authority
    asks: tuple[AskKind, ...]
    sentence: str
    language: Language
    document: str
    place: str = ""
    counterparts: tuple[Counterpart, ...] = ()
    owed: bool = False
    changes: str = ""
    effective: date | None = None
    expires: date | None = None
    doubts: tuple[str, ...] = ()
