"""Mends for a promise: its sentence taken out, or its figure brought to what the speaker may give."""

from decimal import Decimal

from bot.coach.check.case import Case
from bot.coach.check.counterparts import counterpart_named
from bot.coach.check.findings import amount, taken_out
from bot.coach.check.promise import Promise
from bot.coach.check.terms import conditions_met
from bot.domain.facts import FactName
from bot.domain.figures import Unit
from bot.domain.policy import Authority, Clause, Measure
from bot.domain.verdict import Mend


def removal(case: Case, promise: Promise) -> Mend | None:
    """The promise's sentence taken out whole; None where it is the answer itself, or all there is."""
    return taken_out(case.page, promise.figure.start)


def lowered(case: Case, promise: Promise, clauses: tuple[Clause, ...]) -> Mend | None:
    """The figure brought to the speaker's own limit with its counterpart, or the sentence removed."""
    own = [
        c
        for c in clauses
        if c.limit
        and c.authority is not Authority.NOBODY
        and c.authority.within(case.context.speaker)
        and conditions_met(case, c, promise.span)
    ]
    if not own or promise.measure is not Measure.DISCOUNT or promise.figure.unit is not Unit.PERCENT:
        return removal(case, promise)
    prior = case.context.known.total(FactName.GRANTED_DISCOUNT)
    best = max(own, key=lambda c: c.limit.value if c.limit else Decimal(0))
    room = (best.limit.value if best.limit else Decimal(0)) - prior
    if room <= 0:
        return removal(case, promise)
    figure = amount(room, Unit.PERCENT, case.page.language)
    if not best.counterparts or counterpart_named(case, best, promise.span):
        return Mend(case.page.plain.quote(promise.figure.start, promise.figure.end), figure)
    return with_counterpart(case, promise, figure, best.counterparts[0].words.of(case.page.language))


def with_counterpart(case: Case, promise: Promise, figure: str, said: str) -> Mend | None:
    """A sentence of our own in place of the promise's: the discount, and what it is for."""
    lexicon, page = case.context.lexicon, case.page
    sentence = page.sentence_at(promise.figure.start)
    if (
        lexicon.find("no_counterpart", page.folded, sentence.start, sentence.end)
        or promise.figure.unit is not Unit.PERCENT
        or promise.measure is not Measure.DISCOUNT
    ):
        return removal(case, promise)
    to = lexicon.message("in_exchange", page.language, limit=figure, counterpart=said)
    return Mend(page.quote(sentence), to)
