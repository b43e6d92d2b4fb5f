"""Plain questions that are not simply answered: what is not told to anybody, and what nobody can make out."""

from dataclasses import replace

from bot.coach.judge.bench import Bench
from bot.coach.judge.conditions import told_by
from bot.coach.judge.ladder import bearing
from bot.domain.asks import Ask, AskKind, Language
from bot.domain.facts import Origin
from bot.domain.figures import Unit
from bot.domain.inquiry import Subject
from bot.domain.policy import Authority, Clause
from bot.reading.language import says_nothing_known
from bot.reading.usual_names import OTHERS_TERMS


def not_told(ask: Ask, bench: Bench) -> Clause | None:
    """The clause that closes the subject of a question to everyone: our margins, other clients' terms; else None."""
    if bench.situation.has(AskKind.COMPLAINT) or bench.situation.has(AskKind.RETURN_OR_WARRANTY):
        # Who pays for what went wrong is no question about anybody's terms.
        return None
    closed = (
        c for c in bearing(ask, bench.facts, bench.clauses) if c.authority is Authority.NOBODY and c.limit is None
    )
    priced = any(i.subject is Subject.PRICE for i in bench.situation.inquiries)
    # Whoever asks the price of goods is told it: only words of their own close the subject.
    spoken = replace(ask, beside=OTHERS_TERMS if OTHERS_TERMS in ask.beside else "") if priced else ask
    return next((c for c in closed if told_by(c, spoken)), None)


def unclear(bench: Bench) -> bool:
    """Whether a first message tells nothing of what is wanted: no word we know, no goods, no figure with a unit."""
    said = bench.situation
    if not bench.first or said.message.language is Language.OTHER:
        return False
    figures = any(f.unit is not Unit.NUMBER for f in said.figures)
    goods = any(f.origin is Origin.MESSAGE for f in bench.facts)
    return not figures and not goods and says_nothing_known(said.message.text)
