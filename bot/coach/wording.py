"""The composer's draft: the first of its wordings that passes the check, mended where none does as it is."""

from dataclasses import replace

from bot.coach.check import CheckContext, check, repair
from bot.coach.compose import compose
from bot.coach.made import Made
from bot.domain.draft import Draft, Style
from bot.domain.phrases import Phrases
from bot.domain.verdict import CheckResult

_REPAIRS = 2
"""The composer's draft is mended at most twice."""

_WORDINGS = 4
"""How many wordings of the composer are tried before a draft is withheld."""


def composed(made: Made, style: Style, phrases: Phrases, context: CheckContext) -> tuple[Draft | None, CheckResult]:
    """The composer's first wording that passes as it is, else the first that a repair saves; None where none is.

    A repair may take a sentence out, and with it the answer to an ask: another wording is better.
    """
    result = CheckResult(())
    drafts = []
    told = [(frozenset[str](), variant) for variant in range(_WORDINGS)]
    # What the client asks for, told back, may read as a promise: then it is left out.
    for plan, variant in [*told, (frozenset({"untold"}), 0)]:
        draft = compose(
            made.stance, made.situation, made.pack, style, phrases, made.request.today, plan=plan, variant=variant
        )
        result = check(draft, context)
        if result.passed:
            return draft, result
        drafts.append(draft)
    for draft in drafts:
        mended, result = _mended(draft, context)
        if result.passed:
            return mended, result
    return None, result


def _mended(draft: Draft, context: CheckContext) -> tuple[Draft, CheckResult]:
    """The draft after at most two repairs, and the check of what is left."""
    result = check(draft, context)
    repairs = 0
    while not result.passed and repairs < _REPAIRS:
        mended = repair(draft, result.findings)
        if mended is None:
            break
        draft, repairs = mended, repairs + 1
        result = check(draft, context)
    return draft, replace(result, repairs=repairs)
