"""What each figure of a draft counts: a discount, a price, a lead time, a next step."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from bot.coach.check.acts import Act, act_at
from bot.coach.check.context import CheckContext
from bot.coach.check.echoes import told_back
from bot.coach.check.page import Page, Span
from bot.domain.figures import Figure, Unit
from bot.domain.policy import Measure
from bot.reading.folding import fold_keep

_FAR = 45
_EVENT_REACH = 25
_LEAST_TOTAL = 150
_TOUCHING = 4
_HALF = Decimal(50)
_A_DOZEN = 12
_OF = ("of ", "de ", "des ", "du ", "d'")
_THE = ("the ", "les ", "ces ", "that ", "this ")
_IN = ("en ", "sous ", "dans ")
_TIMES = (Unit.DAYS, Unit.WORKING_DAYS, Unit.DATE)
_HALF_A_DAY = Decimal("0.5")
_MONTH_DAYS = 30
_WORKING = Decimal(7) / Decimal(5)


class Money(StrEnum):
    """What an amount of money is, when it is no limit's measure."""

    UNIT_PRICE = "unit_price"
    TOTAL = "total"
    PRICE = "price"  # one of the two
    OFF_UNIT = "off_unit"
    OFF_TOTAL = "off_total"


@dataclass(frozen=True, slots=True)
class Promise:
    """A figure, what it counts, its value in that measure's unit, and what the sentence does with it."""

    figure: Figure
    measure: Measure | Money
    value: Decimal
    act: Act
    span: Span
    weak: bool = False  # a bare number: its unit is guessed


_DAY_CUES = (
    "validity",
    "lead",
    "payment",
    "next_step",
    "returns",
    "warranty",
    "exclusivity",
    "commitment",
    "quote_event",
)
_DAY_MEASURES = {
    "lead": Measure.LEAD_TIME,
    "payment": Measure.PAYMENT_DELAY,
    "validity": Measure.QUOTE_VALIDITY,
    "returns": Measure.RETURN_DELAY,
    "warranty": Measure.WARRANTY,
    "exclusivity": Measure.EXCLUSIVITY,
}
_PERCENT_CUES = ("deposit", "surcharge", "refund", "discount", "other_percent")


def promises(page: Page, context: CheckContext, asked: Page | None = None) -> tuple[Promise, ...]:
    """Every figure of the page that a limit or the price list may bound; `asked` is what the client wrote."""
    found = []
    for figure in page.figures:
        act = act_at(page, context.lexicon, figure.start, figure.end)
        if act is Act.GRANT:
            act = told_back(page, context, figure, asked)
        read = _measured(page, context, figure, act)
        if read is not None:
            measure, value = read
            span = page.clause_at(figure.start)
            found.append(Promise(figure, measure, value, act, span, figure.unit is Unit.NUMBER))
    return tuple(found)


def distance(page: Page, context: CheckContext, figure: Figure, cue: str) -> int | None:
    """How far the nearest cue of a class stands from the figure, in its sentence; None where there is none.

    A cue of another clause counts as farther.
    """
    sentence = page.sentence_at(figure.start)
    clause = page.clause_at(figure.start)
    best: int | None = None
    text = page.folded
    hidden = [(m.start(), m.end()) for m in context.lexicon.all("lead_noun", text, sentence.start, sentence.end)]
    for match in context.lexicon.all(cue, text, sentence.start, sentence.end):
        if cue in ("lead", "payment") and any(s <= match.start() < e for s, e in hidden):
            continue
        gap = max(0, match.start() - figure.end, figure.start - match.end())
        if not clause.start <= match.start() < clause.end:
            gap += _FAR
        best = gap if best is None or gap < best else best
    return best


def _nearest(page: Page, context: CheckContext, figure: Figure, cues: tuple[str, ...]) -> str | None:
    gaps = [(d, n) for n, cue in enumerate(cues) if (d := distance(page, context, figure, cue)) is not None]
    return cues[min(gaps)[1]] if gaps else None


def _measured(page: Page, context: CheckContext, figure: Figure, act: Act) -> tuple[Measure | Money, Decimal] | None:
    unit = figure.unit
    if unit is Unit.PERCENT:
        return _percent(page, context, figure)
    if unit.is_money:
        return _money(page, context, figure)
    if unit is Unit.DATE or unit in (Unit.DAYS, Unit.WORKING_DAYS, Unit.MONTHS, Unit.YEARS):
        return _time(page, context, figure)
    if unit is Unit.PIECES:
        return _pieces(page, context, figure)
    if unit is Unit.TIMES:
        return _revisions(page, context, figure)
    if unit is Unit.NUMBER and act is Act.GRANT and figure.number <= _A_DOZEN and _put_in(page, context, figure):
        return Measure.FREE_UNITS, _top(figure)
    return _bare(page, context, figure) if act is Act.GRANT else None


def _revisions(page: Page, context: CheckContext, figure: Figure) -> tuple[Measure | Money, Decimal] | None:
    """Rounds count where they are said to be given."""
    clause = page.clause_at(figure.start)
    if distance(page, context, figure, "revisions") is None:
        return None
    given = context.lexicon.any(("included", "grant"), page.voiced, clause.start, clause.end)
    sentence = page.sentence_at(figure.start)
    if not given and not any(f.unit.is_money for f in page.figures_in(sentence)):
        given = context.lexicon.find("gladly", page.voiced, sentence.start, sentence.end) is not None
    return (Measure.REVISIONS, _top(figure)) if given else None


def _top(figure: Figure) -> Decimal:
    top = figure.top
    return abs(top) if isinstance(top, Decimal) else Decimal(0)


def _low(figure: Figure) -> Decimal:
    return abs(figure.number)


def _percent(page: Page, context: CheckContext, figure: Figure) -> tuple[Measure | Money, Decimal] | None:
    clause = page.clause_at(figure.start)
    if "%" not in figure.text and _of_something_else(page, context, figure):
        return None
    if _low(figure) == _HALF and context.lexicon.find("part_paid", page.folded, figure.start, clause.end):
        paid = context.lexicon.find("deposit_after", page.folded, figure.end, clause.end)
        first = paid is not None and paid.start() - figure.end < _EVENT_REACH
        return (Measure.DEPOSIT, _low(figure)) if first else None
    if "%" not in figure.text and context.lexicon.find("paid_now", page.folded, figure.end, figure.end + _EVENT_REACH):
        return Measure.DEPOSIT, _low(figure)
    cue = _nearest(page, context, figure, _PERCENT_CUES)
    if cue == "other_percent" and (distance(page, context, figure, cue) or 0) > 12:
        cue = None
    if cue == "other_percent" or (
        cue in (None, "surcharge") and context.lexicon.find("tax", page.folded, clause.start, clause.end)
    ):
        return None
    if cue is None and _is_a_tax(page, context, figure):
        return None
    if cue in (None, "other_percent") and _shared_out(page, context, figure):
        return (Measure.DEPOSIT, _low(figure)) if _low(figure) <= _HALF else None
    if (
        cue != "deposit"
        and not context.lexicon.find("discount_noun", page.of(clause))
        and _of_the_deposit(page, context, figure)
    ):
        cue = "deposit"
    if cue is None and (_is_a_fee(page, context, figure) or _of_a_fee(page, context, figure)):
        cue = "surcharge"
    if cue == "deposit" and (distance(page, context, figure, cue) or 0) > _FAR + _EVENT_REACH:
        cue = None
    after = page.folded[figure.end : figure.end + 22]
    if any(m.start() <= 1 for m in context.lexicon.all("fee_after", after)):
        cue = "surcharge"
    if cue == "deposit" and after.lstrip().startswith(("de remise", "discount", "off")):
        cue = "discount"
    if cue is None and context.lexicon.find("deposit_after", after):
        cue = "deposit"
    if cue == "deposit":
        return Measure.DEPOSIT, _low(figure)
    if cue == "surcharge" or figure.text.startswith("+"):
        return Measure.RUSH_FEE, _low(figure)
    if cue == "refund":
        return Measure.REFUND, _top(figure)
    if _low(figure) >= 100 and cue is None:
        return None
    return Measure.DISCOUNT, _top(figure)


def _before(page: Page, clause: Span) -> int:
    """Where the sentence before a clause's own begins."""
    return page.sentences[max(0, clause.sentence - 1)].start


def _of_something_else(page: Page, context: CheckContext, figure: Figure) -> bool:
    """Whether a share in words is one of a thing and not of a price: "a third of the shade"."""
    after = page.folded[figure.end : figure.end + 34].lstrip()
    return after.startswith(_OF) and not context.lexicon.find("price_noun", after)


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
    rest = 100 - _low(figure)
    shares = [f for f in page.figures if f.unit is Unit.PERCENT and f.start != figure.start]
    return any(_low(f) == rest for f in shares) or (
        context.lexicon.find("due", page.of(sentence)) is not None and _in_a_first_order(page, context)
    )


def _in_a_first_order(page: Page, context: CheckContext) -> bool:
    words = f"{page.folded} {context.client_text.lower()}"
    return context.lexicon.find("deposit", words) is not None or context.lexicon.find("first_order", words) is not None


def _of_the_deposit(page: Page, context: CheckContext, figure: Figure) -> bool:
    """Whether a bare share is the deposit spoken of just before: "with the same 40 %"."""
    said = page.folded[: figure.start]
    shares = {
        c.limit.value for c in context.pack.in_force(context.today) if c.limit and c.limit.measure is Measure.DEPOSIT
    }
    return _low(figure) in shares and context.lexicon.find("deposit", said) is not None


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


def _is_a_fee(page: Page, context: CheckContext, figure: Figure) -> bool:
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
    return _low(figure) in fees and (timed or told)


def _money(page: Page, context: CheckContext, figure: Figure) -> tuple[Measure | Money, Decimal] | None:
    lexicon, clause = context.lexicon, page.clause_at(figure.start)
    near = _plainly(page.around(figure.start - 60, figure.end + 60, clause), context)
    value = _low(figure)
    beside = page.folded[max(clause.start, figure.start - 26) : min(clause.end, figure.end + 14)]
    if lexicon.find("missing_amount", beside):
        return None
    shipped = lexicon.find("shipping", near)
    others = {abs(f.number) for f in page.figures_in(page.sentence_at(figure.start)) if f.unit.is_money}
    if shipped and value not in _thresholds(context) and others & _thresholds(context):
        return None
    if shipped and (
        lexicon.find("threshold", page.folded, max(0, figure.start - 30), figure.start + 1)
        or lexicon.find("free", near)
    ):
        return Measure.FREE_SHIPPING, value
    if shipped and not lexicon.find("per_piece", near):
        return None
    if lexicon.find("shipping", page.of(page.sentence_at(figure.start))) and value in _thresholds(context):
        return Measure.FREE_SHIPPING, value
    if lexicon.find("credit", _plainly(page.of(page.sentence_at(figure.start)), context)) or lexicon.find(
        "worth", page.folded, max(0, figure.start - 22), figure.start
    ):
        return Measure.FREE_VALUE, _top(figure)
    if lexicon.find("surcharge", near):
        return None
    if lexicon.find("refund", near):
        return None
    each = lexicon.find(
        "per_piece", page.folded, max(clause.start, figure.start - 25), min(clause.end, figure.end + 22)
    )
    if _takes_off(page, context, figure):
        return (Money.OFF_UNIT if each else Money.OFF_TOTAL), value
    if lexicon.find("free", near) and not each:
        return Measure.FREE_VALUE, _top(figure)
    if figure.per is not None:
        return (Money.UNIT_PRICE if figure.per.value == "piece" else Money.TOTAL), value
    if each:
        return Money.UNIT_PRICE, value
    if lexicon.find("total", near) and value >= _LEAST_TOTAL:
        return Money.TOTAL, value
    return Money.PRICE, value


def _thresholds(context: CheckContext) -> frozenset[Decimal]:
    """The order values from which a clause in force ships free."""
    return frozenset(
        c.limit.value
        for c in context.pack.in_force(context.today)
        if c.limit and c.limit.measure is Measure.FREE_SHIPPING
    )


def _plainly(near: str, context: CheckContext) -> str:
    """The words without names of the trade that hold a word of giving: "gift boxes", "business gifts"."""
    return context.lexicon.cues["trade_name"].sub(" ", near)


def _takes_off(page: Page, context: CheckContext, figure: Figure) -> bool:
    """Whether the amount is taken off a price, by the words right before or after it."""
    if figure.text.startswith("-"):
        return True
    after = context.lexicon.all("off_after", page.folded, figure.end, page.clause_at(figure.start).end)
    if any(m.start() - figure.end <= _TOUCHING for m in after):
        return True
    before = page.folded[max(0, figure.start - 34) : figure.start]
    return any(len(before) - m.end() <= _TOUCHING for m in context.lexicon.all("off_before", before))


def _time(page: Page, context: CheckContext, figure: Figure) -> tuple[Measure | Money, Decimal] | None:
    before = page.folded[max(0, figure.start - 40) : figure.start]
    if figure.unit is Unit.DATE and any(
        len(before) - m.end() <= 1 for m in context.lexicon.all("dated_thing", before.rstrip())
    ):
        return None
    if page.folded[figure.start : figure.end] == "un jour" and not page.folded[: figure.start].endswith(_IN):
        return None
    if _is_an_age(page, context, figure) or _sent_later(page, context, figure) or _theirs(page, context, figure):
        return None
    cue = _nearest(page, context, figure, _DAY_CUES)
    if figure.unit in (Unit.DAYS, Unit.WORKING_DAYS) and cue in (None, "quote_event"):
        near = distance(page, context, figure, "quote_event")
        cue = (
            cue
            if near is not None and near < _EVENT_REACH
            else _topic(page, context) or _hurried(page, context, figure)
        )
    elif cue is None and figure.unit is not Unit.DATE:
        cue = _topic(page, context)
    if cue in (None, "payment") and any(
        f.unit is Unit.PERCENT and _is_a_fee(page, context, f) for f in page.figures_in(page.sentence_at(figure.start))
    ):
        cue = "lead"
    if cue == "next_step" and context.lexicon.find(
        "lead", page.folded, page.clause_at(figure.start).start, figure.start
    ):
        cue = "lead"
    if cue == "lead" and context.lexicon.find("process", page.of(page.clause_at(figure.start))):
        return None
    if (
        figure.unit in (Unit.MONTHS, Unit.YEARS)
        and cue in (None, "payment", "lead")
        and _a_commitment(page, context, figure)
    ):
        return None
    if cue == "returns" and context.lexicon.find("signing", page.of(page.clause_at(figure.start))):
        return None
    if cue == "commitment" and figure.unit in (Unit.DAYS, Unit.WORKING_DAYS):
        cue = _topic(page, context)
    measure = _DAY_MEASURES.get(cue or "")
    if measure is None or (measure is Measure.LEAD_TIME and _only_starts(page, context, figure)):
        return None
    clause = page.clause_at(figure.start)
    if measure is Measure.LEAD_TIME and context.lexicon.find("as_planned", page.folded, clause.start, clause.end):
        return None
    days = _days(figure, context.today, least=measure is Measure.LEAD_TIME)
    if measure in (Measure.WARRANTY, Measure.EXCLUSIVITY):
        return measure, _months(figure, days)
    if (
        measure is Measure.LEAD_TIME
        and figure.unit in (Unit.MONTHS, Unit.YEARS)
        and page.folded[figure.end : figure.end + 12].lstrip().startswith(("d'engag", "of commit"))
    ):
        return None
    return measure, days


def _a_commitment(page: Page, context: CheckContext, figure: Figure) -> bool:
    """Whether months are those of a commitment spoken of before, or by the client, and not of a payment."""
    sentence = page.sentence_at(figure.start)
    said = page.folded[: sentence.end] + " " + fold_keep(context.client_text)
    return context.lexicon.find("give_commitment", said) is not None and not context.lexicon.find(
        "payment", page.of(sentence)
    )


def _is_an_age(page: Page, context: CheckContext, figure: Figure) -> bool:
    """Whether the time lies behind: "the site is nine months old", "il y a deux ans"."""
    if figure.unit is Unit.DATE:
        return False
    lexicon = context.lexicon
    before = page.plain.text[max(0, figure.start - 24) : figure.start].lower()
    after = lexicon.all("age_after", page.folded, figure.end, figure.end + 20)
    return any(m.start() - figure.end <= 1 for m in after) or (
        figure.unit in (Unit.MONTHS, Unit.YEARS)
        and any(len(before) - m.end() <= 1 for m in lexicon.all("age_before", before))
    )


def _sent_later(page: Page, context: CheckContext, figure: Figure) -> bool:
    """Whether what comes on that day is a paper or an answer: "the deposit invoice reaches you on Thursday"."""
    if figure.unit is not Unit.DATE:
        return False
    clause = page.clause_at(figure.start)
    lexicon, words = context.lexicon, page.of(clause)
    return lexicon.find("sends", words) is not None and lexicon.find("paper", words) is not None


def _theirs(page: Page, context: CheckContext, figure: Figure) -> bool:
    """Whether the day is one by which the client acts: "if you confirm by Thursday"."""
    if figure.unit is not Unit.DATE:
        return False
    clause = page.clause_at(figure.start)
    before = page.folded[max(clause.start, figure.start - 60) : figure.start]
    return any(len(before) - m.end() <= 1 for m in context.lexicon.all("by_client", before))


def _only_starts(page: Page, context: CheckContext, figure: Figure) -> bool:
    """Whether the work only begins then."""
    clause = page.clause_at(figure.start)
    starts = context.lexicon.find("production_start", page.folded, clause.start, clause.end)
    return starts is not None and not context.lexicon.find("hands_over", page.folded, clause.start, clause.end)


def _topic(page: Page, context: CheckContext) -> str | None:
    """What the delay is about where its sentence does not say: the draft's words, then the client's."""
    for text in (page.folded, context.client_text.lower()):
        seen = [cue for cue in ("lead", "payment") if context.lexicon.find(cue, text)]
        if len(seen) == 1:
            return seen[0]
    return None


def _hurried(page: Page, context: CheckContext, figure: Figure) -> str | None:
    """Take a bare delay that we give, or that a surcharge pays for, as a lead time."""
    if _low(figure) < _HALF_A_DAY:
        return None
    sentence = page.sentence_at(figure.start)
    if context.lexicon.any(("surcharge", "surcharge_free"), page.folded, sentence.start, sentence.end):
        return "lead"
    return "lead" if act_at(page, context.lexicon, figure.start, figure.end) is Act.GRANT else None


def _days(figure: Figure, today: date, *, least: bool) -> Decimal:
    dated = isinstance(figure.top, date)
    end = figure.value if least and not dated else figure.top
    if isinstance(end, date):
        return Decimal((end - today) / timedelta(days=1))
    number = abs(end)
    if figure.unit is Unit.WORKING_DAYS:
        return number * _WORKING
    if figure.unit is Unit.MONTHS:
        return number * _MONTH_DAYS
    return number * 365 if figure.unit is Unit.YEARS else number


def _months(figure: Figure, days: Decimal) -> Decimal:
    if figure.unit is Unit.MONTHS:
        return _top(figure)
    return _top(figure) * 12 if figure.unit is Unit.YEARS else (days / _MONTH_DAYS)


def _pieces(page: Page, context: CheckContext, figure: Figure) -> tuple[Measure | Money, Decimal] | None:
    lexicon, clause = context.lexicon, page.clause_at(figure.start)
    near = _plainly(page.around(figure.start - 45, figure.end + 45, clause), context)
    sentence = page.sentence_at(figure.start)
    around = page.around(figure.start - 3, figure.end + 14, clause)
    if lexicon.find("revisions", around) and not lexicon.find("free_gift", around):
        return _revisions(page, context, figure)
    if lexicon.find("free_exempt", near) or lexicon.find("made_good", near):
        return None
    if lexicon.find("samples", around) and not lexicon.find("paid", near):
        return Measure.FREE_UNITS, _top(figure)
    if lexicon.find("free", near) and not lexicon.find("shipping", near) and not lexicon.find("threshold", near):
        return Measure.FREE_UNITS, _top(figure)
    if _put_in(page, context, figure):
        return Measure.FREE_UNITS, _top(figure)
    if (
        lexicon.find("minimum_talk", near)
        and lexicon.find("order_talk", page.of(sentence))
        and not lexicon.find("not_an_order", page.of(sentence))
    ):
        return Measure.MINIMUM_ORDER, _low(figure)
    return None


def _put_in(page: Page, context: CheckContext, figure: Figure) -> bool:
    """Whether we add pieces to an order, or more samples to those sent, and no price is told for them."""
    lexicon, clause, sentence = context.lexicon, page.clause_at(figure.start), page.sentence_at(figure.start)
    if any(f.unit.is_money or f.unit is Unit.PERCENT for f in page.figures_in(sentence)):
        return False
    before = page.folded[max(clause.start, figure.start - 30) : figure.start]
    ours = lexicon.any(("we_do", "travels"), page.folded, sentence.start, sentence.end)
    if not ours or lexicon.find("theirs_to_add", page.folded, clause.start, figure.start):
        return False
    if lexicon.find("asked_for_a_piece", page.of(sentence)):
        return lexicon.find("sends_more", before) is not None
    extra = lexicon.find("more_of_them", page.folded, figure.end, figure.end + 24)
    return extra is not None or any(len(before) - m.end() <= 4 for m in lexicon.all("adds_pieces", before))


def _bare(page: Page, context: CheckContext, figure: Figure) -> tuple[Measure | Money, Decimal] | None:
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
        _is_a_fee(page, context, f) for f in page.figures_in(sentence) if f.unit is Unit.PERCENT
    ):
        return Measure.LEAD_TIME, _low(figure)
    return Money.PRICE, _low(figure)
