"""Which clauses bound a promise: scope, conditions, authority, counterparts."""

import re
from decimal import Decimal

from bot.coach.check.case import Case
from bot.coach.check.page import Page, Span
from bot.coach.check.shelf import stems
from bot.domain.asks import AskKind
from bot.domain.facts import FactName, FactValue
from bot.domain.figures import Unit
from bot.domain.policy import Authority, Clause, Comparison, Condition, Counterpart, CounterpartKind, Measure
from bot.domain.stance import Move
from bot.reading.folding import fold_keep

_MOST = 0.6
_SEVERAL = 3
_WORD = re.compile(r"[a-z]{4,}")
_STEM = 6
_ROOT = 4
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


def clauses_for(case: Case, measure: Measure) -> tuple[Clause, ...]:
    """The clauses in force that limit a measure, in the scope of the case."""
    context = case.context
    found = tuple(
        c
        for c in context.pack.in_force(context.today)
        if c.limit is not None
        and c.limit.measure is measure
        and c.asks
        and _in_scope(case, c)
        and _for_this_ask(case, c)
    )
    if measure is not Measure.FREE_UNITS or _of_samples(case, case.page.folded):
        return found
    return tuple(c for c in found if not _of_samples(case, fold_keep(c.title.en))) or found


def _of_samples(case: Case, words: str) -> bool:
    """Whether pieces to look at are spoken of, by the client or in these words."""
    lexicon = case.context.lexicon
    asked = case.asked.folded if case.asked is not None and words is case.page.folded else ""
    return lexicon.find("asked_for_a_piece", words) is not None or lexicon.find("asked_for_a_piece", asked) is not None


def _for_this_ask(case: Case, clause: Clause) -> bool:
    """A clause for goodwill alone serves only where goodwill was asked."""
    if set(clause.asks) != {AskKind.GOODWILL}:
        return True
    situation = case.context.situation
    return situation is not None and situation.has(AskKind.GOODWILL)


def _in_scope(case: Case, clause: Clause) -> bool:
    scope, facts = clause.scope, case.context.known
    if scope.products and case.products and not set(scope.products) & set(case.products):
        return False
    quantity = facts.number(FactName.QUANTITY)
    if quantity is not None:
        if scope.quantity_from is not None and quantity < scope.quantity_from:
            return False
        if scope.quantity_to is not None and quantity > scope.quantity_to:
            return False
    return not scope.tiers or known_tier(case) in scope.tiers or _tier_told(case, clause)


def _tier_told(case: Case, clause: Clause) -> bool:
    """Whether, where no fact gives the tier, the draft names it with a word of the clause's own text."""
    if case.context.known.text(FactName.TIER) is not None:
        return False
    own = {w for words in (clause.text.fr, clause.text.en) for w in _WORD.findall(fold_keep(words))}
    named = {w for w in own if any(w[:_ROOT] == tier[:_ROOT] for tier in clause.scope.tiers)}
    return bool({w.rstrip("s") for w in named} & {w.rstrip("s") for w in _WORD.findall(case.page.folded)})


def known_tier(case: Case) -> str | None:
    """The client's tier: the fact, else the one that a note or, where no fact speaks, the draft names."""
    facts = case.context.known
    tier = facts.text(FactName.TIER)
    if tier is not None:
        return tier
    notes = " ".join(str(f.value) for f in facts if f.name is FactName.NOTE)
    for words in (fold_keep(notes), case.page.folded):
        for name in case.context.pack.company.tiers:
            seen = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words)
            if seen:
                denied = re.search(r"\b(?:not|no|pas|isn't|aren't|n'est)\b[^.,;]{0,14}$", words[: seen.start()])
                return None if denied else name
    return None


def condition_holds(case: Case, condition: Condition) -> bool | None:
    """Whether a fact meets a condition; None where the fact is unknown."""
    facts = case.context.known
    value = facts.get(condition.fact)
    if value is None and condition.fact is FactName.FIRST_ORDER:
        orders = facts.number(FactName.ORDERS)
        value = None if orders is None else orders == 0
    if value is None and condition.fact is FactName.TIER:
        value = known_tier(case)
    if value is None:
        return None
    return _compared(value, condition)


def _compared(value: FactValue, condition: Condition) -> bool:
    if condition.comparison is Comparison.IS or not isinstance(value, Decimal):
        return value == condition.value
    bound = condition.value
    if not isinstance(bound, Decimal):
        return False
    return value >= bound if condition.comparison is Comparison.AT_LEAST else value <= bound


def conditions_met(case: Case, clause: Clause, span: Span) -> bool:
    """Whether a clause may be leaned on: its facts hold, or the sentence itself states the condition."""
    held = [condition_holds(case, c) for c in clause.conditions]
    if False in held:
        return False
    if ruled(case, clause):
        return True
    if None not in held:
        return True
    unknown = [c for c, h in zip(clause.conditions, held, strict=True) if h is None]
    if True in held and all(c.fact is FactName.LATE_PAYMENTS for c in unknown):
        return True  # orders on the record and no late payment noted beside them
    sentence = case.page.sentence_at(span.start)
    before = case.page.sentences[max(0, sentence.sentence - 1)]
    words = case.page.of(sentence)
    signs = next((t.signs for t in case.shelf.told if t.clause.id == clause.id), ())
    if any(sign in words for sign in signs):
        return True
    if clause.owed and case.context.situation is None:
        return True
    if clause.limit is not None and clause.limit.measure is Measure.WARRANTY and clause.owed:
        return True
    said = case.page.folded[before.start : sentence.end]
    return any(_states(case, c, said) for c in unknown)


def holds_or_said(case: Case, condition: Condition, words: str) -> bool:
    """Whether a fact meets the condition or, where no fact tells, these words of the draft do."""
    held = condition_holds(case, condition)
    return held if held is not None else _states(case, condition, words)


def _states(case: Case, condition: Condition, words: str) -> bool:
    """Whether the draft's own words say that the condition holds."""
    lexicon = case.context.lexicon
    if condition.fact is FactName.TIER:
        root = str(condition.value)[:_ROOT]
        return any(w.startswith(root) for w in _WORD.findall(words))
    cue = f"states_{condition.fact.value}"
    return lexicon.find(cue if cue in lexicon.cues else "stated_condition", words) is not None


def ruled(case: Case, clause: Clause) -> bool:
    """Whether the judge's own ruling on this case gives what the clause allows."""
    stance = case.context.stance
    giving = (Move.YIELD, Move.TRADE)
    return stance is not None and any(
        r.move in giving and r.clause is not None and r.clause.id == clause.id for r in stance.rulings
    )


def applies(case: Case, clause: Clause) -> bool:
    """Whether a protecting clause applies: no condition of it is known to fail."""
    return all(condition_holds(case, c) is not False for c in clause.conditions)


def within(case: Case, clause: Clause, measure: Measure, value: Decimal) -> bool:
    """Whether the speaker may decide it, alone or with what a manager granted for this case."""
    if clause.authority is Authority.NOBODY:
        return False
    return clause.authority.within(case.context.speaker) or granted_for_case(case, measure, value)


def granted_for_case(case: Case, measure: Measure, value: Decimal) -> bool:
    """Whether a manager's decision covers this value."""
    for grant in case.context.grants:
        if grant.measure is not measure:
            continue
        lower_is_more = measure in (Measure.LEAD_TIME, Measure.DEPOSIT, Measure.RUSH_FEE, Measure.MINIMUM_ORDER)
        if value >= grant.value if lower_is_more else value <= grant.value:
            return True
    return False


def counterpart_named(case: Case, clause: Clause, span: Span) -> bool:
    """Whether one of the clause's counterparts is asked for in the draft, or already offered by the client."""
    if not clause.counterparts:
        return True
    if case.context.lexicon.find("no_counterpart", case.page.folded, *_bounds(case, span)):
        return False
    return any(_named(case, c, span) for c in clause.counterparts)


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
    sentence = case.page.sentence_at(span.start)
    around = case.page.sentences[max(0, sentence.sentence - 1) : sentence.sentence + 2]
    if counterpart.value is None and any(_worded(case, counterpart, s) for s in around):
        return True
    near = [s for s in case.page.sentences if abs(s.sentence - sentence.sentence) <= 1]
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


def _said(case: Case, counterpart: Counterpart, sentences: list[Span]) -> bool | None:
    """Whether the counterpart is named in these sentences; None where nothing of its kind stands there."""
    lexicon, page, value = case.context.lexicon, case.page, counterpart.value
    seen: bool | None = None
    for span in sentences:
        before = page.sentences[max(0, span.sentence - 1)]
        timed = counterpart.kind is CounterpartKind.COMMITMENT
        match = lexicon.find(
            f"give_{counterpart.kind.value}", page.folded, before.start if timed else span.start, span.end
        ) or (value is not None and _echoed(case, counterpart, span))
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
