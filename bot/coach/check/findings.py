"""Findings made from a code, the draft's own words and a clause."""

import re
from decimal import Decimal

from bot.coach.check.context import CheckContext
from bot.coach.check.page import Page, Span
from bot.domain.asks import Language
from bot.domain.figures import Unit
from bot.domain.policy import Bound, Clause, Limit
from bot.domain.verdict import Finding, Mend, Severity

_ANSWERS = re.compile(r"(?:oui|yes|the answer is|la reponse est|c'est oui|it's a yes)\b")
_SIGNS = {Unit.EUR: "€", Unit.USD: "$", Unit.GBP: "£", Unit.CHF: "CHF", Unit.CAD: "$ CA"}
_NOUNS = {
    Unit.PIECES: ("pièces", "pieces"),
    Unit.DAYS: ("jours", "days"),
    Unit.WORKING_DAYS: ("jours ouvrés", "working days"),
    Unit.MONTHS: ("mois", "months"),
    Unit.YEARS: ("ans", "years"),
    Unit.TIMES: ("fois", "times"),
}


def finding(
    context: CheckContext,
    page: Page,
    rule: str,
    code: str,
    span: Span | None = None,
    *,
    clause: Clause | None = None,
    severity: Severity = Severity.BLOCK,
    mend: Mend | None = None,
    **values: str,
) -> Finding:
    """A finding whose message is written in the draft's language."""
    quote = page.quote(span) if span else ""
    message = context.lexicon.message(code, page.language, quote=_short(quote), **values)
    return Finding(rule, severity, quote, clause.id if clause else None, message, mend)


def taken_out(page: Page, start: int) -> Mend | None:
    """The whole sentence around an offset, taken out; None where it is the answer itself, or all there is."""
    sentence = page.sentence_at(start)
    if _ANSWERS.match(page.of(sentence)) or len(page.sentences) == 1:
        return None
    return Mend(page.quote(sentence), "")


def amount(value: Decimal, unit: Unit, language: Language) -> str:
    """A value as people write it: "5 %", "€12.90", "20 jours"."""
    french = language is Language.FR
    decimals = 0 if value == value.to_integral_value() else 2 if unit.is_money else 1
    number = f"{value:.{decimals}f}"
    if french:
        number = number.replace(".", ",")
    if unit is Unit.PERCENT:
        return f"{number} %" if french else f"{number}%"
    if unit.is_money:
        return f"{number} {_SIGNS[unit]}" if french else f"{_SIGNS[unit]}{number}"
    nouns = _NOUNS.get(unit)
    return f"{number} {nouns[0 if french else 1]}" if nouns else number


def limit_words(context: CheckContext, limit: Limit | None, language: Language) -> str:
    """A limit in words, or that nobody may grant it."""
    if limit is None:
        return context.lexicon.message("nobody", language)
    code = "at_most" if limit.bound is Bound.AT_MOST else "at_least"
    return context.lexicon.message(code, language, limit=amount(limit.value, limit.unit, language))


def _short(quote: str, most: int = 90) -> str:
    return quote if len(quote) <= most else quote[: most - 1].rsplit(" ", 1)[0] + "…"
