"""Days that promise nothing: an age, a paper that is sent, a day by which the client acts."""

import re
from datetime import date
from decimal import Decimal

from bot.coach.check.context import CheckContext
from bot.coach.check.page import Page
from bot.domain.asks import AskKind
from bot.domain.facts import FactName, Origin
from bot.domain.figures import Figure, Unit
from bot.domain.policy import Measure
from bot.domain.tidings import TidingKind

_GAP = 28
_OF_TERM = re.compile(r"(?:garanti\w*|warrant\w*|guarantees?|couvert\w*|cover\w*)(?: (?:de|of|is|est|,))* ?,? ?$")
_TERM_OF = re.compile(r"[ -](?:de (?:la )?|of (?:the )?)?(?:garanti\w*|warrant\w*|guarantee|cover\w*)")


def is_an_age(page: Page, context: CheckContext, figure: Figure) -> bool:
    """Whether the time lies behind, or ahead of something else: "nine months old", "two days before the fair"."""
    if figure.unit is Unit.DATE:
        return False
    lexicon = context.lexicon
    before = page.plain.text[max(0, figure.start - 24) : figure.start].lower()
    after = lexicon.all("age_after", page.folded, figure.end, figure.end + 20)
    if lexicon.find("ahead_of", page.folded, figure.end, figure.end + 14):
        return True
    return any(m.start() - figure.end <= 1 for m in after) or (
        figure.unit in (Unit.MONTHS, Unit.YEARS)
        and not _OF_TERM.search(page.folded[: figure.start])
        and any(len(before) - m.end() <= 1 for m in lexicon.all("age_before", before))
    )


def sent_later(page: Page, context: CheckContext, figure: Figure) -> bool:
    """Whether what comes on that day is a paper or an answer: "the deposit invoice reaches you on Thursday"."""
    if figure.unit is not Unit.DATE:
        return False
    clause = page.clause_at(figure.start)
    lexicon, words = context.lexicon, page.of(clause)
    return lexicon.find("sends", words) is not None and lexicon.find("paper", words) is not None


def of_talk(page: Page, context: CheckContext, figure: Figure) -> bool:
    """Whether the time is a wish, or the day on which we call or tell a date."""
    clause = page.clause_at(figure.start)
    lexicon = context.lexicon
    back = page.folded[max(clause.start, figure.start - 14) : figure.end + 2]
    if lexicon.find("well_wishes", back):
        return True
    return lexicon.find("we_talk", page.folded, clause.start, figure.start) is not None


def theirs(page: Page, context: CheckContext, figure: Figure) -> bool:
    """Whether the day is one by which the client acts: "if you confirm by Thursday"."""
    if figure.unit is not Unit.DATE:
        return False
    clause = page.clause_at(figure.start)
    before = page.folded[max(clause.start, figure.start - 60) : figure.start]
    return any(len(before) - m.end() <= 1 for m in context.lexicon.all("by_client", before))


def paper_leaves(page: Page, context: CheckContext, figure: Figure) -> bool:
    """Whether what leaves then is a paper and no goods: "the confirmation leaves by Tuesday"."""
    clause = page.clause_at(figure.start)
    lexicon = context.lexicon
    for match in lexicon.all("paper_leaves", page.folded, clause.start, figure.start):
        between = page.folded[match.end() : figure.start]
        counted = any(c.isdigit() for c in between + match.group())
        if len(between) <= _GAP and not counted and not lexicon.find("goods", between):
            return True
    return False


def past_term(page: Page, context: CheckContext, figure: Figure, months: Decimal) -> bool:
    """Whether the time is how old a purchase is, where its sentence says that the warranty ran out before.

    A time told as the warranty's own is judged, and so is one within which something is still given.
    """
    sentence, clause = page.sentence_at(figure.start), page.clause_at(figure.start)
    lexicon = context.lexicon
    terms = [
        c.limit.value
        for c in context.pack.in_force(context.today)
        if c.limit is not None and c.limit.measure is Measure.WARRANTY
    ]
    if not terms or months <= min(terms) or not lexicon.find("term_past", page.of(sentence)):
        return False
    if _OF_TERM.search(page.folded[sentence.start : figure.start]) or _TERM_OF.match(page.folded, figure.end):
        return False
    return not lexicon.any(("free", "grant", "made_good", "still_given"), page.folded, clause.start, clause.end)


def as_noted(context: CheckContext, figure: Figure) -> bool:
    """Whether a day is the one on which the user knows goods under way to leave or arrive: no hurry is promised."""
    if not isinstance(figure.top, date) or context.situation is None or context.situation.has(AskKind.RUSH):
        return False
    told = [f.value for f in context.facts if f.name in _UNDER_WAY and f.origin is Origin.CONTEXT]
    told += [t.day.isoformat() for t in context.situation.tidings if t.kind is TidingKind.ANNOUNCED and t.day]
    return figure.top.isoformat() in told


_UNDER_WAY = frozenset({FactName.LEAVES_ON, FactName.ARRIVES_ON})
