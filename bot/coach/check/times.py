"""What a delay or a date counts: a lead time, a payment, a warranty."""

import re
from datetime import date, timedelta
from decimal import Decimal

from bot.coach.check.acts import Act, act_at
from bot.coach.check.attached import begun, belongs, elliptic, is_approval
from bot.coach.check.context import CheckContext
from bot.coach.check.days import as_noted, is_an_age, of_talk, paper_leaves, past_term, sent_later, theirs
from bot.coach.check.margins import of_a_margin
from bot.coach.check.near import low, nearest_in, top
from bot.coach.check.page import Page
from bot.coach.check.promise import Money
from bot.coach.check.shares import is_a_fee
from bot.domain.figures import Figure, Unit
from bot.domain.policy import Measure
from bot.reading.folding import fold_keep

_CLOCK = re.compile(r"\d{1,2} ?(?:h|heures?|o'clock|am|pm)(?: ?\d\d)?")
_IN = ("en ", "sous ", "dans ")
_LONG = 120
_TOUCHING = 3
_LATER = re.compile(r" (?:later|plus tard|apres),? ")
_PART_OF = (" of it", " of that", " of this", " of them", " of which", " d'entre")
_HALF_A_DAY = Decimal("0.5")
_MONTH_DAYS = 30
_WORKING = Decimal(7) / Decimal(5)
_DAY_CUES = (
    "validity",
    "lead",
    "payment",
    "returns",
    "warranty",
    "exclusivity",
    "next_step",
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


def time(page: Page, context: CheckContext, figure: Figure) -> tuple[Measure | Money, Decimal] | None:
    """What a delay or a date counts, in days or months; None where it promises nothing."""
    before = page.folded[max(0, figure.start - 40) : figure.start]
    if figure.unit is Unit.DATE and any(
        len(before) - m.end() <= 1 for m in context.lexicon.all("dated_thing", before.rstrip())
    ):
        return None
    if page.folded[figure.start : figure.end] == "un jour" and not page.folded[: figure.start].endswith(_IN):
        return None
    if (
        is_an_age(page, context, figure)
        or sent_later(page, context, figure)
        or paper_leaves(page, context, figure)
        or of_a_margin(page, context, figure)
        or theirs(page, context, figure)
        or of_talk(page, context, figure)
        or as_noted(context, figure)
    ):
        return None
    if figure.unit not in (Unit.MONTHS, Unit.YEARS) and _CLOCK.fullmatch(
        page.folded[figure.start : figure.end].strip()
    ):
        return None
    if figure.unit is not Unit.DATE and page.folded.startswith(_PART_OF, figure.end):
        return None
    if is_approval(page, context, figure):
        return None
    cue = _cue(page, context, figure)
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
    if measure is Measure.LEAD_TIME and _as_planned(page, context, figure):
        return None
    if figure.unit is Unit.DATE and measure in (Measure.LEAD_TIME, Measure.PAYMENT_DELAY) and _counted(page, figure):
        return None
    since = begun(page, context, figure, "invoiced_on" if measure is Measure.PAYMENT_DELAY else "approval")
    days = _days(figure, since or context.today, least=measure is Measure.LEAD_TIME)
    if measure is Measure.WARRANTY and past_term(page, context, figure, _months(figure, days)):
        return None
    if measure in (Measure.WARRANTY, Measure.EXCLUSIVITY):
        return measure, _months(figure, days)
    if (
        measure is Measure.LEAD_TIME
        and figure.unit in (Unit.MONTHS, Unit.YEARS)
        and page.folded[figure.end : figure.end + 12].lstrip().startswith(("d'engag", "of commit"))
    ):
        return None
    return measure, days


def _as_planned(page: Page, context: CheckContext, figure: Figure) -> bool:
    """Whether the day is one agreed before: said in its clause, or in a short one right after, "as agreed with you"."""
    index = page.clause_index(figure.start)
    own, after = page.clauses[index], page.clauses[min(index + 1, len(page.clauses) - 1)]
    end = own.end if page.figures_in(after) or after.sentence != own.sentence else after.end
    return context.lexicon.find("as_planned", page.folded, own.start, end) is not None


def _counted(page: Page, figure: Figure) -> bool:
    """Whether the day is another day told plus a delay told: the delay is judged, and the day follows from it."""
    sentence = page.sentence_at(figure.start)
    since = page.sentences[max(0, sentence.sentence - 1)].start
    delays = {f.number for f in page.figures if f.unit is Unit.DAYS and since <= f.start < sentence.end}
    days = [f.value for f in page.figures if f.unit is Unit.DATE and since <= f.start < figure.start]
    return any(
        isinstance(day, date) and isinstance(figure.value, date) and _follows_on(day, figure.value, delays)
        for day in days
    )


def _follows_on(day: date, later: date, delays: set[Decimal]) -> bool:
    """Whether a day comes a told delay after another; a day of the month alone is that of any month."""
    return any((later - timedelta(days=int(n))).day == day.day and abs((later - day).days) <= _LONG for n in delays)


def _a_commitment(page: Page, context: CheckContext, figure: Figure) -> bool:
    """Whether months are those of a commitment spoken of before, or by the client, and not of a payment."""
    sentence = page.sentence_at(figure.start)
    said = page.folded[: sentence.end] + " " + fold_keep(context.client_text)
    return context.lexicon.find("give_commitment", said) is not None and not context.lexicon.find(
        "payment", page.of(sentence)
    )


def _only_starts(page: Page, context: CheckContext, figure: Figure) -> bool:
    """Whether the work only begins then."""
    clause = page.clause_at(figure.start)
    starts = context.lexicon.find("production_start", page.folded, clause.start, clause.end)
    return starts is not None and not context.lexicon.find("hands_over", page.folded, clause.start, clause.end)


def _cue(page: Page, context: CheckContext, figure: Figure) -> str | None:
    """What the figure is of, by the words it belongs to; for a delay that stands alone, by what is talked of."""
    lexicon = context.lexicon
    span = belongs(page, context, figure)
    cue = nearest_in(page, context, figure, _DAY_CUES, span)
    dated, days = figure.unit is Unit.DATE, figure.unit in (Unit.DAYS, Unit.WORKING_DAYS)
    if cue == "quote_event" and days:
        cue = None
    if days and cue not in ("lead", "returns", "validity") and _taken(page, figure):
        return "payment"
    if cue == "payment" and dated and not lexicon.any(("pays", "lead"), page.of(span)):
        return None
    fee = any(
        f.unit is Unit.PERCENT and is_a_fee(page, context, f) for f in page.figures_in(page.sentence_at(figure.start))
    )
    if cue in (None, "payment") and fee:
        return "lead"
    if cue == "next_step" and lexicon.find("lead", page.folded, span.start, figure.start):
        return "lead"
    if cue == "commitment" and days:
        cue = None
    if cue is None or (cue == "next_step" and not lexicon.find("next_step", page.folded, span.start, figure.start)):
        cue = _told_by_its_event(page, context, figure) or cue
    if (
        cue == "next_step"
        and _LATER.match(page.folded, figure.end)
        and lexicon.find("goods_move", page.folded, figure.end, span.end)
    ):
        return "lead"
    if cue is None and days and low(figure) >= _HALF_A_DAY and elliptic(page, context, figure):
        return _topic(page, context) or _hurried(page, context, figure)
    return cue


_TAKES = re.compile(
    r"(?:\b(?:prenez|prends)|(?:^|[,;:.!?\n] ?|\b(?:and|can|please|just|then|so|or) )take)(?:[- ]vous|[- ]toi)?"
    r"(?: donc| plutot| tranquillement)?(?: up to| jusqu'a)?(?: an?| the| les| vos| your)?(?: full| bons| whole)? $"
)
_ON_FILE = re.compile(
    r"\b(?:(?:your|the) (?:file|account|terms|payment)|(?:votre|ton|le) (?:dossier|compte|reglement|fiche))"
    r"(?: over| up| desormais| maintenant| est| passe){0,2} (?:to|at|on|a|en|sur) $"
)
_TO_THINK = re.compile(r" (?:pour|afin|to|before|avant|de reflexion|off)\b")


def _taken(page: Page, figure: Figure) -> bool:
    """Whether the client is told to take these days: "take a full ninety days"; or has them on file."""
    before = page.folded[max(0, figure.start - 40) : figure.start]
    if _ON_FILE.search(before) is not None:
        return True
    return _TAKES.search(before) is not None and _TO_THINK.match(page.folded, figure.end) is None


def _told_by_its_event(page: Page, context: CheckContext, figure: Figure) -> str | None:
    """What a delay is of, by what it is counted from or what may happen in it.

    Days from the approval of the proof are a lead time; months in which a defect is made good, a warranty.
    """
    lexicon, sentence = context.lexicon, page.sentence_at(figure.start)
    if figure.unit in (Unit.DAYS, Unit.WORKING_DAYS):
        counted = lexicon.find("from_approval", page.folded, figure.end, sentence.end)
        return "lead" if counted is not None and counted.start() - figure.end <= _TOUCHING else None
    if figure.unit in (Unit.MONTHS, Unit.YEARS):
        said = page.of(sentence)
        remedied = lexicon.any(("made_good", "remedy", "free"), said)
        return "warranty" if remedied and lexicon.find("a_defect", said) else None
    return None


def _topic(page: Page, context: CheckContext) -> str | None:
    """What the delay is about where its sentence does not say: the draft's words, then the client's."""
    for text in (page.folded, context.client_text.lower()):
        seen = [cue for cue in ("lead", "payment") if context.lexicon.find(cue, text)]
        if len(seen) == 1:
            return seen[0]
    return None


def _hurried(page: Page, context: CheckContext, figure: Figure) -> str | None:
    """Take a bare delay that we give, or that a surcharge pays for, as a lead time."""
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
        return top(figure)
    return top(figure) * 12 if figure.unit is Unit.YEARS else (days / _MONTH_DAYS)
