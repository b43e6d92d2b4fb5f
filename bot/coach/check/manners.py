"""F, K and H: what makes a reply weaker, colder or less ready to send. These warn."""

import re
from collections.abc import Iterator

from bot.coach.check.case import Case
from bot.coach.check.findings import finding
from bot.coach.check.page import Span
from bot.coach.check.shelf import stems
from bot.domain.asks import AskKind, Language, Register
from bot.domain.figures import Unit
from bot.domain.message import Channel
from bot.domain.stance import Move
from bot.domain.verdict import Finding, Mend, Severity
from bot.reading.folding import fold_keep

_MOST_WORDS = {Channel.CHAT: 120, Channel.EMAIL: 220}
_MOST = 0.5
_WORD = re.compile(r"[\w'-]+")
_HOLE = re.compile(r"\[[^\]\d][^\]]{1,40}\]|\{\{?\s*\w+[^}]{0,30}\}\}?|<[A-Z_ ]{3,}>|\bX{2,}\b|_{3,}")
_TU = re.compile(r"(?<![\w-])(?:tu|te|toi|ton|ta|tes)(?![\w])|(?<!\w)t'(?=[aeiouyh])")
_VOUS = re.compile(r"(?<!\w)(?:vous|votre|vos)(?!\w)")


def check_manners(case: Case) -> Iterator[Finding]:
    """Warnings on firmness, kindness and readiness."""
    yield from _firmness(case)
    yield from _kindness(case)
    yield from _readiness(case)


def _warn(case: Case, rule: str, code: str, span: Span | None = None, limit: str = "") -> Finding:
    return finding(case.context, case.page, rule, code, span, severity=Severity.WARN, limit=limit)


def _move(case: Case) -> Move | None:
    return case.context.stance.move if case.context.stance else None


def says_no(case: Case) -> bool:
    """Whether a refusal is said in so many words."""
    return case.context.lexicon.find("explicit_no", case.page.voiced) is not None


def _firmness(case: Case) -> Iterator[Finding]:
    lexicon, page = case.context.lexicon, case.page
    move = _move(case)
    refusing = move in (Move.HOLD, Move.PART) or (move is None and lexicon.find("explicit_no", page.voiced))
    if move in (Move.HOLD, Move.PART):
        if not says_no(case):
            yield _warn(case, "F1", "no_no")
        if not lexicon.find("interest", page.folded) and not _reason_told(case):
            yield _warn(case, "F2", "no_reason")
    for match in _first(lexicon.find("disparage", page.folded)):
        yield _warn(case, "F3", "disparage", page.clause_at(match.start()))
    if refusing:
        for match in _first(lexicon.find("reopen", page.folded)):
            yield _warn(case, "F6", "reopened", page.clause_at(match.start()))
    for match in _first(lexicon.find("hedge", page.folded)):
        yield _warn(case, "F7", "hedge", page.clause_at(match.start()))
    if move in (Move.HOLD, Move.TRADE, Move.ESCALATE) and not _dated(case):
        yield _warn(case, "F8", "no_date")


def _reason_told(case: Case) -> bool:
    """Whether a sentence says most of what a ruling's clause gives as its reason."""
    stance, page = case.context.stance, case.page
    reasons = [
        stems(fold_keep(r.clause.reason.of(page.language)))
        for r in (stance.rulings if stance else ())
        if r.clause is not None and r.clause.reason is not None
    ]
    told = [stems(page.of(s)) for s in page.sentences]
    return any(own and len(own & here) >= _MOST * len(own) for own in reasons for here in told)


def _first(match: re.Match[str] | None) -> tuple[re.Match[str], ...]:
    return (match,) if match else ()


def _dated(case: Case) -> bool:
    units = (Unit.DATE, Unit.DAYS, Unit.WORKING_DAYS)
    return any(f.unit in units for f in case.page.figures)


def _kindness(case: Case) -> Iterator[Finding]:
    lexicon, page, situation = case.context.lexicon, case.page, case.context.situation
    if situation is not None:
        asked = any(a.kind is not AskKind.ABUSE for a in situation.asks)
        if asked and not lexicon.find("need", page.folded):
            yield _warn(case, "K1", "no_need")
        if not lexicon.find("thanks", page.folded):
            yield _warn(case, "K2", "no_thanks")
        if (
            _move(case) in (Move.HOLD, Move.TRADE)
            and "?" not in page.folded
            and not lexicon.any(("either", "alternative"), page.folded)
        ):
            yield _warn(case, "K5", "no_choice")
    yield from _register(case)


def _register(case: Case) -> Iterator[Finding]:
    situation = case.context.situation
    register = situation.message.register if situation else case.draft.register
    page = case.page
    if case.draft.language is not Language.FR:
        return
    tu, vous = list(_TU.finditer(page.folded)), list(_VOUS.finditer(page.folded))
    wrong = tu if register is Register.VOUS else vous if register is Register.TU else (tu if vous else [])
    if wrong:
        yield _warn(case, "K4", "register", page.clause_at(wrong[0].start()))


def _readiness(case: Case) -> Iterator[Finding]:
    page = case.page
    for match in _HOLE.finditer(page.plain.text):
        span = Span(*match.span(), 0)
        yield _warn(case, "H2", "leftover", span)
    for match in case.context.lexicon.all("leftover", page.folded):
        clause = page.clause_at(match.start())
        yield finding(
            case.context, page, "H2", "leftover", clause, severity=Severity.WARN,
            mend=Mend(page.quote(page.sentence_at(match.start())), ""),
        )  # fmt: skip
    words = len(_WORD.findall(case.draft.text))
    if words > _MOST_WORDS[case.draft.channel]:
        yield _warn(case, "H7", "long", limit=str(words))
