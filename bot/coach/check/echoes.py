"""A figure that only comes back to the client's, or to what it would take: said, and not given."""

import re
from datetime import date, timedelta
from decimal import Decimal

from bot.coach.check.acts import Act
from bot.coach.check.context import CheckContext
from bot.coach.check.page import Page, Span
from bot.domain.figures import Figure, Unit

_REACH = 40
_BARE = 3
_HEADING = 5
_TWO = 2
_WOULD = re.compile(r"\w{2,}(?:rait|raient)(?!\w)|(?<!we )(?<!i )\bwould\b")
_LEAD = 1
_OPINION = re.compile(
    r"[%€$£]? ?(?:off|percent|pour cent|days|jours)?,? ?"
    r"(?:is|are|'s|sounds|seems|feels|c'est|ca fait|est|sont|parait|me parait)\b"
)
_HAD = ("avai", "avion", "had ")
_GIVING = ("grant", "agree", "gladly", "own_gift", "theirs_now")
_TIMES = (Unit.DAYS, Unit.WORKING_DAYS, Unit.DATE)


def told_back(page: Page, context: CheckContext, figure: Figure, asked: Page | None) -> Act:
    """The act of a figure that nothing marks: QUOTE for the client's own, HYPOTHETICAL for what it would take.

    Any word of giving in its sentence, or of agreeing in the next, keeps it a GRANT.
    """
    lexicon = context.lexicon
    sentence = page.sentence_at(figure.start)
    clause = _whole(page, page.clause_index(figure.start))
    past = lexicon.find("history", page.voiced, clause.start, clause.end)
    if past and past.group().startswith(_HAD) and not lexicon.find("once_more", page.of(sentence)):
        return Act.QUOTE
    if lexicon.any(_GIVING, page.voiced, clause.start, clause.end):
        return Act.GRANT
    if asked is not None and _appraised(page, context, figure, asked):
        return Act.QUOTE
    if lexicon.find("would_cost", page.voiced, figure.end, min(clause.end, figure.end + _REACH)):
        return Act.HYPOTHETICAL
    said = page.of(sentence)
    if len(_WOULD.findall(said)) >= _TWO and "?" not in said:
        return Act.HYPOTHETICAL
    if lexicon.find("history", page.voiced, clause.start, clause.end):
        return Act.QUOTE
    if asked is not None and page.of(clause).rstrip().endswith(":") and _only(page, clause):
        return Act.QUOTE if any(_same(figure, other, context.today) for other in asked.figures) else Act.GRANT
    if asked is None or not lexicon.find("neutral_verb", page.voiced, clause.start, clause.end):
        return Act.GRANT
    if not any(_same(figure, other, context.today) for other in asked.figures):
        return Act.GRANT
    after = _next(page, sentence)
    later = lexicon.any(("agree", "granted_back"), page.voiced, sentence.start, after.end) or lexicon.find(
        "theirs_now", page.voiced, sentence.start, sentence.end
    )
    return Act.GRANT if later or "?" in page.of(clause) else Act.QUOTE


def _appraised(page: Page, context: CheckContext, figure: Figure, asked: Page) -> bool:
    """Whether the client's own figure opens the sentence and is only given an opinion of: "Twenty-five is punchy"."""
    sentence, clause = page.sentence_at(figure.start), page.clause_at(figure.start)
    if len(page.folded[sentence.start : figure.start].split()) > _LEAD:
        return False
    said = _OPINION.match(page.folded, figure.end, sentence.end)
    if said is None or context.lexicon.find("granted_so", page.folded, said.end(), max(clause.end, said.end())):
        return False
    return any(
        _same(figure, other, context.today)
        or (figure.unit is Unit.NUMBER and isinstance(other.value, Decimal) and abs(other.number) == abs(figure.number))
        for other in asked.figures
    )


def _whole(page: Page, index: int) -> Span:
    """A clause, with the next one where it is only the figure: "Tuesday, that's tomorrow"."""
    clause = page.clauses[index]
    if len(page.of(clause).split()) <= _BARE and index + 1 < len(page.clauses):
        return Span(clause.start, page.clauses[index + 1].end, clause.sentence)
    return clause


def _only(page: Page, clause: Span) -> bool:
    """Whether a clause is a heading of the client's ask: few words, at the head of its sentence."""
    return clause.start == page.sentence_at(clause.start).start and len(page.of(clause).split()) <= _HEADING


def _next(page: Page, sentence: Span) -> Span:
    return page.sentences[min(len(page.sentences) - 1, sentence.sentence + 1)]


def _same(one: Figure, other: Figure, today: date) -> bool:
    """Whether two figures say the same: a value in a unit, or a day however it is told."""
    if isinstance(one.value, date) or isinstance(other.value, date):
        timed = one.unit in _TIMES and other.unit in _TIMES
        return timed and _days(one, today) == _days(other, today)
    if one.unit in _TIMES and other.unit in _TIMES:
        return _days(one, today) == _days(other, today)
    if one.unit.is_money or other.unit.is_money:
        return abs(one.number) == abs(other.number) and (
            one.unit is other.unit or Unit.NUMBER in (one.unit, other.unit)
        )
    return one.unit is other.unit and one.value == other.value


def _days(figure: Figure, today: date) -> Decimal:
    if isinstance(figure.value, date):
        return Decimal((figure.value - today) / timedelta(days=1))
    return abs(figure.number)
