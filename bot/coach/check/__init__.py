"""The check that has the last word: no draft leaves that breaks a policy, whoever wrote it."""

from collections.abc import Callable, Iterator

from bot.coach.check.authority import check_authority
from bot.coach.check.bundles import check_bundles
from bot.coach.check.case import Case, read_case
from bot.coach.check.claims import check_claims
from bot.coach.check.conduct import check_conduct
from bot.coach.check.context import CheckContext
from bot.coach.check.favours import check_favours
from bot.coach.check.findings import finding
from bot.coach.check.habits import check_habits
from bot.coach.check.lexicon import Lexicon
from bot.coach.check.limits import check_limits
from bot.coach.check.lowered import check_lowered
from bot.coach.check.manners import check_manners
from bot.coach.check.obeyed import check_obeyed
from bot.coach.check.planted import check_planted
from bot.coach.check.prices import check_prices
from bot.coach.check.repair import repair
from bot.coach.check.rounds import check_rounds
from bot.coach.check.scorecard import scorecard
from bot.coach.check.secrets import check_secrets
from bot.coach.check.small_orders import check_small_orders
from bot.coach.check.spoken import check_spoken
from bot.coach.check.understood import check_understood
from bot.coach.check.unsaid import check_unsaid
from bot.coach.check.weighed import weighed
from bot.coach.check.wide import check_never_given, check_promises
from bot.coach.check.worth import check_worth
from bot.domain.draft import Draft
from bot.domain.verdict import CheckResult, Finding, Severity

__all__ = ["CheckContext", "Lexicon", "check", "repair", "scorecard"]

_RULES: tuple[Callable[[Case], Iterator[Finding]], ...] = (
    check_limits,
    check_prices,
    check_lowered,
    check_bundles,
    check_small_orders,
    check_rounds,
    check_favours,
    check_promises,
    check_never_given,
    check_worth,
    check_spoken,
    check_habits,
    check_authority,
    check_understood,
    check_secrets,
    check_claims,
    check_obeyed,
    check_planted,
    check_conduct,
    check_unsaid,
    check_manners,
)


_EXACT = (check_lowered, check_small_orders, check_rounds, check_habits, check_understood, check_planted)
"""Rules that compare in code what no sound makes doubtful: an amount that nothing explains, a clause that says the
contrary, the client's own terms taken up as a whole."""

_EXACT_BY_CLAUSE = (check_prices,)
"""The same where a clause bounds what they found."""


def check(draft: Draft, context: CheckContext) -> CheckResult:
    """Judge a draft: what blocks it, then what weakens it. Figures are compared in code."""
    case = read_case(draft, context)
    if not draft.text.strip():
        return CheckResult((finding(context, case.page, "H2", "empty"),))
    found: dict[tuple[str, str, str], Finding] = {}
    sure: set[tuple[str, str]] = set()
    for rule in _RULES:
        for one in rule(case):
            if _is_label(one.quote, draft.subject):
                continue
            found.setdefault((one.rule, one.severity.value, one.quote), one)
            if rule in _EXACT or (rule in _EXACT_BY_CLAUSE and one.clause is not None):
                sure.add((one.rule, one.quote))
    ordered = sorted(weighed(case, found.values(), sure), key=lambda f: f.severity is not Severity.BLOCK)
    return CheckResult(tuple(ordered))


def _is_label(quote: str, subject: str | None) -> bool:
    """Whether the quote is what stands before the colon of a subject: "Exclusivity: 500 bags" gives nothing."""
    label, colon, _ = (subject or "").partition(":")
    words = label.strip()
    return bool(colon and words) and quote.strip().rstrip(": ") == words and not any(c.isdigit() for c in words)
