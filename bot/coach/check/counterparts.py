"""Whether what a clause asks for in return is named in the draft."""

import re
from decimal import Decimal

from bot.coach.check.case import Case
from bot.coach.check.page import Page, Span
from bot.coach.check.shelf import stems
from bot.domain.facts import FactName
from bot.domain.figures import Figure, Unit
from bot.domain.policy import Clause, Counterpart, CounterpartKind
from bot.reading.folding import fold_keep

_MOST = 0.6
_SEVERAL = 3
_REACH = 2
_WORD = re.compile(r"[a-z]{4,}")
_STEM = 6
_UNITS = frozenset({"months", "mois", "annees", "pieces", "least", "moins", "every", "chaque", "dans", "avec", "pour"})
_FACT_OF = {
    CounterpartKind.PREPAYMENT: FactName.CASH_OFFERED,
    CounterpartKind.REFERENCE: FactName.REFERENCE_OFFERED,
}
_NUMBER_OF = {
    CounterpartKind.QUANTITY: (FactName.QUANTITY, FactName.QUANTITY_OFFERED),
    CounterpartKind.COMMITMENT: (FactName.COMMITMENT_OFFERED,),
    CounterpartKind.LATER_DELIVERY: (FactName.DELIVERY_DAYS,),
}


def counterpart_named(case: Case, clause: Clause, span: Span) -> bool:
    """Whether one of the clause's counterparts is asked for in the draft, or already offered by the client."""
    if not clause.counterparts:
        return True
    if case.context.lexicon.find("no_counterpart", case.page.folded, *_bounds(case, span)):
        return False
    kept = [c for c in clause.counterparts if not _let_go(case, c, span)]
    return not _too_little(case, clause, span) and any(_named(case, c, span) for c in kept)


_LET_GO = re.compile(
    r"\b(?:(?:on|nous|je|j') ?(?:oubli\w+|laiss\w+ tomber|pass\w+ sur|n'(?:en )?parl\w+ plus d\w+)"
    r"|oubli(?:ez|e|ons)|laissez tomber|pas besoin (?:de|d')|inutile (?:de|d')|meme sans|et sans"
    r"|sans (?:meme )?(?:attendre|avoir a|passer par|exiger|demander)"
    r"|forget(?: about)?|never mind|skip|no need (?:for|to)|even without"
    r"|without (?:even )?(?:waiting|asking|needing|having)|don't worry about|let's drop|we'll drop|i'll drop|drop) "
)
_REACH_OF_LET_GO = 60


def _let_go(case: Case, counterpart: Counterpart, span: Span) -> bool:
    """Whether the draft says beside the figure that it is not asked for: "let's forget the testimonial"."""
    page, lexicon = case.page, case.context.lexicon
    sentence = page.sentence_at(span.start)
    for match in _LET_GO.finditer(page.folded, sentence.start, sentence.end):
        clause = page.clause_at(match.end())
        end = min(clause.end, match.end() + _REACH_OF_LET_GO)
        named = lexicon.find(f"give_{counterpart.kind.value}", page.folded, match.start(), end)
        if named or _echoed(case, counterpart, Span(match.end(), end, clause.sentence)):
            return True
    return False


_MEASURED = (CounterpartKind.COMMITMENT, CounterpartKind.FEE, CounterpartKind.DEPOSIT)


def _too_little(case: Case, clause: Clause, span: Span) -> bool:
    """Whether the sentence itself asks for less than is wanted, and for nothing else: "three months are enough"."""
    sentence = case.page.sentence_at(span.start)
    said = [(c, _said(case, c, [sentence])) for c in clause.counterparts]
    less = any(c.kind in _MEASURED and enough is False for c, enough in said)
    return less and not any(
        enough or (c.value is None and _worded(case, c, sentence)) or _brought(case, c) for c, enough in said
    )


def _bounds(case: Case, span: Span) -> tuple[int, int]:
    sentence = case.page.sentence_at(span.start)
    return sentence.start, sentence.end


def _named(case: Case, counterpart: Counterpart, span: Span) -> bool:
    facts, kind = case.context.known, counterpart.kind
    if (fact := _FACT_OF.get(kind)) and facts.flag(fact):
        return True
    for name in _NUMBER_OF.get(kind, ()):
        known = facts.number(name)
        if known is not None and counterpart.value is not None and known >= counterpart.value:
            return True
    if _brought(case, counterpart):
        return True
    sentence = case.page.sentence_at(span.start)
    around = case.page.sentences[max(0, sentence.sentence - 1) : sentence.sentence + 2]
    if counterpart.value is None and any(_worded(case, counterpart, s) for s in around):
        return True
    reach = 1 if counterpart.kind is CounterpartKind.FEE else _REACH
    near = [s for s in case.page.sentences if abs(s.sentence - sentence.sentence) <= reach]
    own = _said(case, counterpart, [sentence])
    if own is not None:
        return own
    said = _said(case, counterpart, near)
    if said is None and any(_repeated(case, counterpart, s) for s in around):
        return True
    if said is None and any(
        _worded(case, counterpart, s)
        and any(f.number == counterpart.value for f in case.page.figures_in(s) if isinstance(f.value, Decimal))
        for s in around
    ):
        return True
    return bool(said) or _proved(case, counterpart)


def _brought(case: Case, counterpart: Counterpart) -> bool:
    """Whether the client's own message brings the counterpart, or a fee of its amount stands anywhere in the draft."""
    value, unit, kind = counterpart.value, counterpart.unit, counterpart.kind
    if kind is CounterpartKind.FEE and value is not None and unit is not None:
        return any(f.unit is unit and abs(f.number) == value for f in case.page.figures if _is_number(f))
    if case.asked is None:
        return False
    told = case.asked.figures
    if kind is CounterpartKind.QUANTITY and value is not None:
        return any(f.unit in (Unit.PIECES, Unit.NUMBER) and f.number >= value for f in told if _is_number(f)) and any(
            c >= value for c in case.quantities
        )
    cue = f"give_{kind.value}"
    if cue not in case.context.lexicon.cues or not case.context.lexicon.find(cue, case.asked.folded):
        return False
    if value is None:
        return True
    months = [f.number * (12 if f.unit is Unit.YEARS else 1) for f in told if f.unit in (Unit.MONTHS, Unit.YEARS)]
    return unit is Unit.MONTHS and any(m >= value for m in months)


def _is_number(figure: Figure) -> bool:
    return isinstance(figure.value, Decimal)


def _repeated(case: Case, counterpart: Counterpart, sentence: Span) -> bool:
    """Whether the counterpart stands in the sentence in its own words, its number spelt among them."""
    own = stems(fold_keep(counterpart.words.of(case.page.language)))
    return len(own) >= _SEVERAL and own <= stems(case.page.of(sentence))


def _proved(case: Case, counterpart: Counterpart) -> bool:
    """Whether a document or a reference without a figure is named anywhere in the draft, or brought by the client."""
    if counterpart.value is not None:
        return False
    pages = [p for p in (case.page, case.asked) if p is not None]
    return any(_worded_in(counterpart, p, s) for p in pages for s in p.sentences)


def _worded(case: Case, counterpart: Counterpart, sentence: Span) -> bool:
    """Whether most of the counterpart's own words stand in the sentence."""
    return _worded_in(counterpart, case.page, sentence)


def _worded_in(counterpart: Counterpart, page: Page, sentence: Span) -> bool:
    words = stems(fold_keep(counterpart.words.of(page.language)))
    return bool(words) and len(words & stems(page.of(sentence))) >= _MOST * len(words)


def _echoed(case: Case, counterpart: Counterpart, span: Span) -> bool:
    """Whether a content word of the counterpart stands in a stretch of the draft."""
    own = {w[:_STEM] for words in (counterpart.words.fr, counterpart.words.en) for w in _WORD.findall(fold_keep(words))}
    here = {w[:_STEM] for w in _WORD.findall(case.page.of(span))}
    return bool((own - _UNITS) & here)


def _only_months(page: Page, sentence: Span) -> bool:
    """Whether months stand beside a share, and nothing else they could be of: "it takes twelve months for the 5%"."""
    figures = page.figures_in(sentence)
    return any(f.unit in (Unit.MONTHS, Unit.YEARS) for f in figures) and any(f.unit is Unit.PERCENT for f in figures)


def _said(case: Case, counterpart: Counterpart, sentences: list[Span]) -> bool | None:
    """Whether the counterpart is named in these sentences; None where nothing of its kind stands there."""
    lexicon, page, value = case.context.lexicon, case.page, counterpart.value
    seen: bool | None = None
    for span in sentences:
        before = page.sentences[max(0, span.sentence - 1)]
        timed = counterpart.kind is CounterpartKind.COMMITMENT
        match = (
            (timed and _only_months(page, span))
            or lexicon.find(
                f"give_{counterpart.kind.value}", page.folded, before.start if timed else span.start, span.end
            )
            or (value is not None and _echoed(case, counterpart, span))
        )
        if value is None:
            if match:
                return True
            continue
        unit = counterpart.unit
        for figure in page.figures_in(span):
            number = figure.number if isinstance(figure.value, Decimal) else None
            if number is None or unit is None:
                continue
            if unit is Unit.MONTHS and figure.unit is Unit.YEARS:
                number *= 12
            elif figure.unit is not unit and not (unit is Unit.PIECES and figure.unit is Unit.NUMBER and number >= 100):
                continue
            if unit.is_money and number == value:
                return True
            if unit is Unit.PIECES and lexicon.find("tier", page.of(page.clause_at(figure.start))):
                continue
            if unit is not Unit.PIECES and not match:
                continue
            seen = bool(seen) or number >= value
        if (
            match
            and counterpart.kind is CounterpartKind.COMMITMENT
            and value <= 12
            and lexicon.find("a_year", page.folded, span.start, span.end)
        ):
            return True
        if (
            match
            and counterpart.kind is CounterpartKind.DEPOSIT
            and lexicon.find("half", page.folded, span.start, span.end)
        ):
            return True
    return seen
