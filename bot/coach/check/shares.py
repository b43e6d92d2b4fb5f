"""What a percentage counts: a discount, a deposit, a fee, a tax."""

import re
from decimal import Decimal

from bot.coach.check.context import CheckContext
from bot.coach.check.margins import of_a_margin
from bot.coach.check.near import distance, low, nearest, top
from bot.coach.check.page import Page, Span
from bot.coach.check.promise import Money
from bot.domain.figures import Figure, Unit
from bot.domain.policy import Measure
from bot.reading.folding import fold_keep

_FAR = 45
_EVENT_REACH = 25
_HALF = Decimal(50)
_MANY = 100
_NEARLY = Decimal("0.6")
_HEAD = re.compile(r" ?(?:de |du |d'|of (?:the |your |our |all )?)(?:la |l')?([a-z]{3,})")
_OF = ("of ", "de ", "des ", "du ", "d'")
_THE = ("the ", "les ", "ces ", "that ", "this ")
_IN_RETURN = ("if ", "si ", "s'il ", "contre ", "against ", "provided ")
"""What follows a share is what it is given for, and no part paid first: "3 % if you pay upfront"."""
_TIMES = (Unit.DAYS, Unit.WORKING_DAYS, Unit.DATE)
_PERCENT_CUES = ("deposit", "surcharge", "refund", "discount", "other_percent")


def percent(page: Page, context: CheckContext, figure: Figure) -> tuple[Measure | Money, Decimal] | None:
    """What a percentage counts, with its value; None where it is no share of a price."""
    clause = page.clause_at(figure.start)
    if "%" not in figure.text and _of_something_else(page, context, figure):
        return None
    if "%" not in figure.text and _sent_apart(page, figure, clause):
        return None
    if _counted_out(page, figure) or _headed(page, context, figure) or of_a_margin(page, context, figure):
        return None
    if low(figure) == _HALF and context.lexicon.find("part_paid", page.folded, figure.start, clause.end):
        paid = context.lexicon.find("deposit_after", page.folded, figure.end, clause.end)
        first = paid is not None and paid.start() - figure.end < _EVENT_REACH
        return (Measure.DEPOSIT, low(figure)) if first else None
    if "%" not in figure.text and context.lexicon.find("paid_now", page.folded, figure.end, figure.end + _EVENT_REACH):
        return Measure.DEPOSIT, low(figure)
    cue = nearest(page, context, figure, _PERCENT_CUES)
    if cue == "other_percent" and (distance(page, context, figure, cue) or 0) > 12:
        cue = None
    if cue == "other_percent" or (
        cue in (None, "surcharge") and context.lexicon.find("tax", page.folded, clause.start, clause.end)
    ):
        return None
    fraction = context.lexicon.find("fraction", page.folded, figure.start, figure.end)
    if cue is None and fraction and context.lexicon.find("on_order", page.folded, clause.start, clause.end):
        return Measure.DEPOSIT, low(figure)
    if cue is None and _is_a_tax(page, context, figure):
        return None
    if cue in (None, "other_percent") and _shared_out(page, context, figure):
        return (Measure.DEPOSIT, low(figure)) if low(figure) <= _HALF else None
    if (
        cue != "deposit"
        and not context.lexicon.find("discount_noun", page.of(clause))
        and _of_the_deposit(page, context, figure)
    ):
        cue = "deposit"
    if cue is None and (is_a_fee(page, context, figure) or _of_a_fee(page, context, figure)):
        cue = "surcharge"
    if cue in (None, "discount") and _paid_first(page, context, figure):
        cue = "deposit"
    if cue in (None, "discount") and _the_fee(page, context, figure, clause):
        cue = "surcharge"
    if cue == "deposit" and (distance(page, context, figure, cue) or 0) > _FAR + _EVENT_REACH:
        cue = None
    after = page.folded[figure.end : figure.end + 22]
    if any(m.start() <= 1 for m in context.lexicon.all("fee_after", after)):
        cue = "surcharge"
    if cue == "deposit" and after.lstrip().startswith(("de remise", "discount", "off")):
        cue = "discount"
    if cue in (None, "deposit") and after.lstrip().startswith(_IN_RETURN):
        return Measure.DISCOUNT, top(figure)
    if cue is None and context.lexicon.find("deposit_after", after):
        cue = "deposit"
    if cue == "surcharge" and _earned(page, context, figure):
        cue = None
    if cue == "deposit":
        return Measure.DEPOSIT, low(figure)
    if cue == "surcharge" or figure.text.startswith("+"):
        return Measure.RUSH_FEE, low(figure)
    if cue == "refund":
        return Measure.REFUND, top(figure)
    if low(figure) >= 100 and cue is None:
        return None
    if cue is None and fraction and not _of_a_price(page, context, figure):
        return None
    return Measure.DISCOUNT, top(figure)


def _sent_apart(page: Page, figure: Figure, clause: Span) -> bool:
    """Whether a share in words is the part of an order that goes somewhere: "ship half to Leeds"."""
    told = page.folded[figure.start : figure.end + _PRICED]
    return "pri" not in told and _SENT.search(page.folded, clause.start, figure.start) is not None


_PRICED = 8
_SENT = re.compile(r"\b(?:expedi|livr|envoy|deliver|ship|send)\w* (?:(?:la|le|les|out|over|just) )?$")


def _of_a_price(page: Page, context: CheckContext, figure: Figure) -> bool:
    """Whether a share in words stands where a price, a cut or a gift is spoken of, and not half of an hour."""
    said = page.clause_at(figure.start)
    return context.lexicon.any(("discount_noun", "price_noun", "grant"), page.folded, said.start, said.end)


def _the_fee(page: Page, context: CheckContext, figure: Figure, clause: Span) -> bool:
    """Whether a share is the rush fee of a clause in force, spoken of by either side, and nothing is given by it."""
    lexicon = context.lexicon
    fees = {c.value for r in context.pack.in_force(context.today) for c in r.counterparts if c.unit is Unit.PERCENT}
    spoken = lexicon.find("surcharge", page.folded) or lexicon.find("surcharge", fold_keep(context.client_text))
    return (
        low(figure) in fees
        and spoken is not None
        and page.folded[: figure.start].endswith(_THE)
        and not lexicon.any(("discount_noun", "grant"), page.folded, clause.start, clause.end)
    )


def _counted_out(page: Page, figure: Figure) -> bool:
    """Whether the share is what two counts of its sentence come to: "12 of the 300, that's 4 %"."""
    counts = [
        f.number
        for f in page.figures_in(page.sentence_at(figure.start))
        if f.unit in (Unit.PIECES, Unit.NUMBER) and f.number
    ]
    return any(a < b and abs(a / b * 100 - low(figure)) < _NEARLY for a in counts for b in counts)


def _headed(page: Page, context: CheckContext, figure: Figure) -> bool:
    """Whether a noun right after says what the share is of, and it is neither a price nor what one pays."""
    head = _HEAD.match(page.folded, figure.end)
    return head is not None and not context.lexicon.find("share_of_price", head.group(1))


def _before(page: Page, clause: Span) -> int:
    """Where the sentence before a clause's own begins."""
    return page.sentences[max(0, clause.sentence - 1)].start


def _earned(page: Page, context: CheckContext, figure: Figure) -> bool:
    """Whether "another 4%" comes for what the client gives, and no haste is paid for."""
    lexicon, said = context.lexicon, page.of(page.sentence_at(figure.start))
    beside = page.figures_in(page.sentence_at(figure.start))
    timed = any(f.unit in _TIMES for f in beside)
    many = any(f.unit in (Unit.PIECES, Unit.NUMBER) and f.number >= _MANY for f in beside)
    earned = many or lexicon.any(("give_commitment", "give_prepayment", "give_reference"), said)
    return earned and not timed and not lexicon.any(("rush_word", "fee_after"), said)


def _of_something_else(page: Page, context: CheckContext, figure: Figure) -> bool:
    """Whether a share in words is one of a thing and not of a price: "a third of the shade"."""
    after = page.folded[figure.end : figure.end + 34].lstrip()
    return after.startswith(_OF) and not context.lexicon.find("price_noun", after)


def _paid_first(page: Page, context: CheckContext, figure: Figure) -> bool:
    """Whether the share is one that the client pays, and the rest later: "send 40 % now, the balance at dispatch"."""
    lexicon, sentence = context.lexicon, page.sentence_at(figure.start)
    if lexicon.find("discount_noun", page.of(sentence)):
        return False
    after = lexicon.find("share_paid", page.folded, figure.end, sentence.end)
    paid = after is not None and after.start() - figure.end <= 1
    rest = lexicon.find("balance_due", page.folded, figure.end, sentence.end) is not None
    return paid or (rest and lexicon.find("pays", page.folded, sentence.start, figure.start) is not None)


def _is_a_tax(page: Page, context: CheckContext, figure: Figure) -> bool:
    """Whether taxes are spoken of just before, or asked about, and nothing of a discount is said beside the figure."""
    clause, lexicon = page.clause_at(figure.start), context.lexicon
    words = page.folded[_before(page, clause) : clause.end]
    asked = lexicon.find("tax", fold_keep(context.client_text)) is not None
    return (asked or lexicon.find("tax", words) is not None) and not lexicon.find("discount_noun", page.of(clause))


def _shared_out(page: Page, context: CheckContext, figure: Figure) -> bool:
    """Whether the share is a part of the price and the draft tells the other, or when it is due."""
    sentence = page.sentence_at(figure.start)
    if context.lexicon.find("discount_noun", page.of(sentence)):
        return False
    if "%" not in figure.text and (
        _worked_out(page, figure, sentence)
        or (figure.text.isalpha() and context.lexicon.find("pays", page.of(sentence)))
        or (low(figure) == _HALF and context.lexicon.find("pays", page.of(sentence)))
    ):
        return True
    rest = 100 - low(figure)
    shares = [f for f in page.figures if f.unit is Unit.PERCENT and f.start != figure.start]
    return any(low(f) == rest for f in shares) or (
        context.lexicon.find("due", page.of(sentence)) is not None and _in_a_first_order(page, context)
    )


def _worked_out(page: Page, figure: Figure, sentence: Span) -> bool:
    """Whether two amounts of the sentence stand to each other as the share: "half, so 3,400 of the 6,800"."""
    told = [abs(f.number) for f in page.figures_in(sentence) if f.unit.is_money]
    return any(a < b and abs(a / b * 100 - low(figure)) < _NEARLY for a in told for b in told)


def _in_a_first_order(page: Page, context: CheckContext) -> bool:
    words = f"{page.folded} {context.client_text.lower()}"
    return context.lexicon.find("deposit", words) is not None or context.lexicon.find("first_order", words) is not None


def _of_the_deposit(page: Page, context: CheckContext, figure: Figure) -> bool:
    """Whether a bare share is the deposit spoken of just before: "with the same 40 %"."""
    said = page.folded[: figure.start]
    shares = {
        c.limit.value for c in context.pack.in_force(context.today) if c.limit and c.limit.measure is Measure.DEPOSIT
    }
    return low(figure) in shares and context.lexicon.find("deposit", said) is not None


def _of_a_fee(page: Page, context: CheckContext, figure: Figure) -> bool:
    """Whether a pronoun stands for the fee of the sentence before: "I'll hold it at 10 %"."""
    sentence = page.sentence_at(figure.start)
    before = page.sentences[max(0, sentence.sentence - 1)]
    lexicon, said = context.lexicon, page.folded
    return (
        lexicon.find("surcharge", said, before.start, before.end) is not None
        and lexicon.find("pronoun", said, max(sentence.start, figure.start - 30), figure.start) is not None
        and not lexicon.find("discount", said, before.start, sentence.end)
    )


def is_a_fee(page: Page, context: CheckContext, figure: Figure) -> bool:
    """Whether a bare percentage is the fee of a clause about lead times, beside a delay in its sentence."""
    fees = {
        c.value
        for clause in context.pack.in_force(context.today)
        if clause.limit and clause.limit.measure is Measure.LEAD_TIME
        for c in clause.counterparts
        if c.unit is Unit.PERCENT
    }
    sentence = page.sentence_at(figure.start)
    timed = any(f.unit in _TIMES for f in page.figures_in(sentence))
    before = page.folded[max(0, figure.start - 6) : figure.start]
    told = before.endswith(_THE) and not context.lexicon.find("discount_noun", page.of(sentence))
    return low(figure) in fees and (timed or told)
