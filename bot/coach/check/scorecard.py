"""The scorecard items that code can see, yes or no, with the words that show it."""

from bot.coach.check.case import Case, read_case
from bot.coach.check.context import CheckContext
from bot.coach.check.manners import says_no
from bot.domain.draft import Draft
from bot.domain.stance import Move
from bot.domain.verdict import CheckResult, Score

ITEMS = (
    *(f"P{i}" for i in range(1, 9)),
    *(f"F{i}" for i in range(1, 9)),
    *(f"K{i}" for i in range(1, 8)),
    *(f"H{i}" for i in range(1, 8)),
)
_CUE = {"F1": "explicit_no", "F2": "interest", "K1": "need", "K2": "thanks", "H3": "alternative"}
_UNSEEN = frozenset({"P7", "H1", "H5"})
_NEEDS_NO = frozenset({"F1", "F2", "F4", "F6", "F7", "K7"})


def scorecard(draft: Draft, result: CheckResult, context: CheckContext) -> tuple[Score, ...]:
    """One score for each item: False with the finding's words, True, or None where code cannot see it."""
    case = read_case(draft, context)
    return tuple(_score(item, result, case) for item in ITEMS)


def _score(item: str, result: CheckResult, case: Case) -> Score:
    broken = next((f for f in result.findings if f.rule == item), None)
    if broken is not None:
        return Score(item, passed=False, quote=broken.quote)
    stance = case.context.stance
    refuses = stance.move in (Move.HOLD, Move.PART) if stance else says_no(case)
    if item in _UNSEEN or (item in _NEEDS_NO and not refuses):
        return Score(item, None)
    cue = _CUE.get(item)
    if cue is None:
        return Score(item, True if item[0] != "H" or item in ("H2", "H7") else None)
    match = case.context.lexicon.find(cue, case.page.folded)
    if match is None:
        return Score(item, None if item == "H3" and not refuses else False)
    return Score(item, passed=True, quote=case.page.plain.quote(*match.span()))
