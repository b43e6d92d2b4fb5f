"""A limit read out of a document, waiting for a manager."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.domain.asks import AskKind, Language
from bot.domain.facts import FactName
from bot.domain.policy import Authority, Counterpart, Limit


class DoubtKind(StrEnum):
    """What a person should look at before a proposal is confirmed; the words are in prompts/limits."""

    GUESS = "guess"  # nobody is named: `who` is the guess
    BELOW = "below"  # who decides past the figure is named: `who` is the guess of who decides up to it
    RANGE = "range"  # the figure is a range or approximate; `name` is the end that was not taken, where it has the unit
    RUNG = "rung"  # the range begins where a lower authority's limit ends: its other end was taken
    WORKING_DAYS = "working_days"  # told as calendar days
    EXCEPTION = "exception"  # the sentence excepts something
    CONTRADICTS = "contradicts"  # `name` is the other document, `text` its sentence
    BEYOND = "beyond"  # `who` may less by the sentence `text` of the document `name`
    BEYOND_CLAUSE = "beyond_clause"  # `who` may less by the clause `name`
    HEADING = "heading"  # what is bounded is named in the heading alone
    ABOVE = "above"  # who decides is named in the heading alone: `who`
    BEFORE = "before"  # what is bounded is named in the sentence before
    STAYS = "stays"  # the clause `name` asks for something in return, and will; `text` is its file
    ORDERS = "orders"  # it holds from an amount on: `text` with its currency, `name` as a number
    CASE = "case"  # it holds where the fact `name` does
    MODEL = "model"  # the model `name` showed the sentence
    TOLD = "told"  # `text` as an earlier version of the program wrote it


@dataclass(frozen=True, slots=True)
class Doubt:
    """A doubt and what it is about; see its kind for what each value holds."""

    kind: DoubtKind
    name: str = ""
    text: str = ""
    who: Authority | None = None

    @property
    def guesses(self) -> bool:
        """Whether it is about who decides, which a person settles by saying who does."""
        return self.kind in (DoubtKind.GUESS, DoubtKind.BELOW, DoubtKind.ABOVE)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a sentence of a document would become as a clause; nothing of it serves until it is confirmed.

    `id` names it to people ("p1"). `changes` is the clause in force that it would replace, "" for a
    new one. `cases` are facts without which it does not hold.
    `effective` and `expires` are the days that the sentence gives it. `doubts` tell what a
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
    cases: tuple[FactName, ...] = ()
    owed: bool = False
    changes: str = ""
    effective: date | None = None
    expires: date | None = None
    doubts: tuple[Doubt, ...] = ()
