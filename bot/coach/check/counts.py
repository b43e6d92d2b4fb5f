"""What a number of pieces or of rounds counts."""

from decimal import Decimal

from bot.coach.check.amounts import plainly
from bot.coach.check.context import CheckContext
from bot.coach.check.near import distance, low, top
from bot.coach.check.page import Page, Span
from bot.coach.check.promise import Money
from bot.coach.check.shares import is_a_fee
from bot.domain.figures import Figure, Unit
from bot.domain.policy import Measure

_ADDED = 4


def revisions(page: Page, context: CheckContext, figure: Figure) -> tuple[Measure | Money, Decimal] | None:
    """Rounds count where they are said to be given."""
    clause = page.clause_at(figure.start)
    if distance(page, context, figure, "revisions") is None:
        return None
    given = context.lexicon.any(("included", "price_holds", "grant"), page.voiced, clause.start, clause.end)
    sentence = page.sentence_at(figure.start)
    if not given and not any(f.unit.is_money for f in page.figures_in(sentence)):
        given = context.lexicon.find("gladly", page.voiced, sentence.start, sentence.end) is not None
    return (Measure.REVISIONS, top(figure)) if given else None


def pieces(page: Page, context: CheckContext, figure: Figure) -> tuple[Measure | Money, Decimal] | None:
    """What a number of pieces counts; None where nothing is given or set by it."""
    lexicon, clause = context.lexicon, page.clause_at(figure.start)
    near = plainly(page.around(figure.start - 45, figure.end + 45, clause) + _tail(page, context, clause), context)
    sentence = page.sentence_at(figure.start)
    around = page.around(figure.start - 3, figure.end + 14, clause)
    if lexicon.find("revisions", around) and not lexicon.find("free_gift", around):
        return revisions(page, context, figure)
    if lexicon.find("free_exempt", near) or lexicon.find("made_good", near):
        return None
    if lexicon.find("samples", around) and not lexicon.find("paid", near):
        return Measure.FREE_UNITS, top(figure)
    if lexicon.find("free", near) and not lexicon.find("shipping", near) and not lexicon.find("threshold", near):
        return Measure.FREE_UNITS, top(figure)
    if put_in(page, context, figure):
        return Measure.FREE_UNITS, top(figure)
    if (
        lexicon.find("minimum_talk", near)
        and lexicon.find("order_talk", page.of(sentence))
        and not lexicon.find("not_an_order", page.of(sentence))
    ):
        return Measure.MINIMUM_ORDER, low(figure)
    return None


def _tail(page: Page, context: CheckContext, clause: Span) -> str:
    """The next clause where it only adds a word or two to this one: "seven umbrellas, no charge"."""
    following = page.clauses[min(len(page.clauses) - 1, page.clause_index(clause.start) + 1)]
    words = page.of(following)
    if context.lexicon.any(("shipping", "rush_word", "made_good"), words + page.of(clause)):
        return ""
    added = following.sentence == clause.sentence and len(words.split()) <= _ADDED and not page.figures_in(following)
    return f" {words}" if added and following.start > clause.start else ""


def put_in(page: Page, context: CheckContext, figure: Figure) -> bool:
    """Whether we add pieces to an order, or more samples to those sent, and no price is told for them."""
    lexicon, clause, sentence = context.lexicon, page.clause_at(figure.start), page.sentence_at(figure.start)
    before = page.folded[max(clause.start, figure.start - 30) : figure.start]
    put = any(len(before) - m.end() <= 1 for m in lexicon.all("adds_pieces", before))
    if any(f.unit.is_money or f.unit is Unit.PERCENT for f in page.figures_in(clause if put else sentence)):
        return False
    ours = lexicon.any(("we_do", "travels"), page.folded, clause.start, clause.end)
    if not ours or lexicon.find("theirs_to_add", page.folded, clause.start, figure.start):
        return False
    if lexicon.find("asked_for_a_piece", page.of(sentence)):
        return lexicon.find("sends_more", before) is not None
    if _between(page, figure):
        return False
    extra = lexicon.find("more_of_them", page.folded, figure.end, figure.end + 24)
    return extra is not None or any(len(before) - m.end() <= 4 for m in lexicon.all("adds_pieces", before))


def _between(page: Page, figure: Figure) -> bool:
    """Whether the number is what lies between two quantities told: "480 or 500? the twenty spare ones"."""
    counts = [f.number for f in page.figures if f.unit in (Unit.PIECES, Unit.NUMBER)]
    return any(abs(a - b) == abs(figure.number) and figure.number not in (a, b) for a in counts for b in counts)


def bare(page: Page, context: CheckContext, figure: Figure) -> tuple[Measure | Money, Decimal] | None:
    """A number without a unit right after words of an offer: a percentage or a price, by what is spoken of."""
    before = page.folded[max(0, figure.start - 30) : figure.start]
    if not any(len(before) - m.end() <= 2 for m in context.lexicon.all("offer_lead", before)):
        return None
    if page.folded[figure.end : figure.end + 2].strip()[:1].isalpha() and not context.lexicon.find(
        "offer_tail", page.folded, figure.end, figure.end + 25
    ):
        return None
    sentence = page.sentence_at(figure.start)
    if context.lexicon.find("lead", page.of(sentence)) or any(
        is_a_fee(page, context, f) for f in page.figures_in(sentence) if f.unit is Unit.PERCENT
    ):
        return Measure.LEAD_TIME, low(figure)
    return Money.PRICE, low(figure)
