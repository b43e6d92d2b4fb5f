"""The client's terms taken up as a whole: what was asked is then read as given, whatever the words that give it.

"I will proceed with the terms as agreed" names no figure and no favour; the message it answers does. The rules that
bound a draft bound what that draft takes up.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from bot.coach.check.acts import Act
from bot.coach.check.case import Case, read_case
from bot.coach.check.deeds import deeds, if_a_manager
from bot.coach.check.favours import check_favours
from bot.coach.check.findings import finding, taken_out
from bot.coach.check.limits import check_limits
from bot.coach.check.measures import promises
from bot.coach.check.prices import check_prices
from bot.coach.check.sorts import sorts
from bot.coach.check.spoken import check_spoken, meant
from bot.coach.check.wide import check_never_given, check_promises
from bot.domain.draft import Draft, DraftOrigin
from bot.domain.policy import Measure
from bot.domain.stance import Move
from bot.domain.verdict import Finding, Severity

_BOUNDS: tuple[Callable[[Case], Iterator[Finding]], ...] = (
    check_limits,
    check_prices,
    check_promises,
    check_never_given,
    check_favours,
    check_spoken,
)
_TAKEN_BACK = (Act.REFUSE, Act.LIMIT, Act.ESCALATE)
_WHOLE = ("accepts",)
_NOT_OURS = (Move.HOLD, Move.ESCALATE)


def check_understood(case: Case) -> Iterator[Finding]:
    """One finding where the reply takes up, as a whole, terms that nobody here may give or that nobody saw."""
    page, lexicon = case.page, case.context.lexicon
    for match in lexicon.all("accepts_terms", page.folded):
        start, end = match.span()
        if not case.told_verbatim(start) and agreed_to(case, start, end) and (broken := beyond_us(case)) is not None:
            yield _taken_up(case, start, broken)
            return
    for sentence in page.sentences:
        read, _, stands = sorts(case, sentence)
        for heard in lexicon.turns.hear(read, None, stands, _WHOLE):
            if not case.told_verbatim(heard.start) and meant(case, heard) and not within_us(case):
                yield _taken_up(case, heard.start, beyond_us(case))
                return


def _taken_up(case: Case, start: int, broken: Finding | None) -> Finding:
    rule, at = (broken.rule, broken.clause) if broken is not None else ("P1", None)
    clause = case.context.pack.clause(at) if at else None
    span = case.page.clause_at(start)
    return finding(case.context, case.page, rule, "agreed", span, clause=clause, mend=taken_out(case.page, start))


def within_us(case: Case) -> bool:
    """Whether the client's message names figures that limits bound, and asks for nothing beyond them."""
    if case.asked is None or beyond_us(case) is not None:
        return False
    return any(isinstance(p.measure, Measure) for p in promises(case.asked, case.context))


def agreed_to(case: Case, start: int, end: int) -> bool:
    """Whether the words accept: not refused, not only if, not for somebody else to decide, and no question.

    Nothing of the trade is refused or sent up after them either: else not the whole was taken up.
    """
    page, lexicon = case.page, case.context.lexicon
    clause = page.clause_at(start)
    if lexicon.any(("hypothetical", "perhaps"), page.voiced, clause.start, end) or "?" in page.of(clause):
        return False
    if if_a_manager(case, page.sentence_at(start)):
        return False
    if lexicon.find("quote", page.voiced, clause.start, start) or case.act(start, end) in _TAKEN_BACK:
        return False
    return lexicon.find("refuse", page.voiced, clause.start, clause.end) is None and not _taken_back(case, end)


def _taken_back(case: Case, since: int) -> bool:
    sentences = [s for s in case.page.sentences if s.end > since]
    return any(d.thing and d.act in _TAKEN_BACK and d.span.start >= since for s in sentences for d in deeds(case, s))


def beyond_us(case: Case) -> Finding | None:
    """What breaks a rule in the client's message, read as though we had written it; once a draft."""
    if case.asked is None:
        return None
    stance, context = case.context.stance, case.context
    if stance is not None:
        held = next((r for r in stance.rulings if r.move in _NOT_OURS and r.clause is not None), None)
        return None if held is None else finding(context, case.page, "P3", "agreed", clause=held.clause)
    key = "asked, as given"
    if key not in context.readings:
        context.readings[key] = _first_broken(case)
    known: Finding | None = context.readings[key]
    return known


def _first_broken(case: Case) -> Finding | None:
    context = case.context
    text = Draft(case.draft.channel, case.draft.language, case.draft.register, context.client_text, DraftOrigin.PERSON)
    asked = read_case(text, replace(context, facts=context.known, situation=None, message=""))
    asked = replace(asked, promises=tuple(replace(p, act=Act.GRANT) for p in asked.promises))
    found = (one for rule in _BOUNDS for one in rule(asked))
    return next((one for one in found if one.severity is Severity.BLOCK), None)
