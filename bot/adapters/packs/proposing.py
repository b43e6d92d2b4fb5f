"""Limits proposed from the text of documents, by rules: each with the sentence it stands in."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from bot.adapters.packs.contradicting import contradictions
from bot.adapters.packs.deciding import named_in, who_decides
from bot.adapters.packs.hinting import LimitReader
from bot.adapters.packs.in_return import MONTHS, brought, counterparts_in
from bot.adapters.packs.leading import Led, alone, led
from bot.adapters.packs.limit_cues import LimitCues
from bot.adapters.packs.pricing import tells_prices
from bot.adapters.packs.signalling import cues_in, days_told, with_shares
from bot.domain.asks import AskKind, Language
from bot.domain.facts import FactName
from bot.domain.figures import Figure, Unit
from bot.domain.knowledge import Passage
from bot.domain.measures import SHAPES
from bot.domain.policy import (
    Authority,
    Bound,
    Clause,
    Comparison,
    Condition,
    Counterpart,
    Limit,
    Measure,
    Scope,
)
from bot.domain.proposal import Doubt, DoubtKind, Proposal
from bot.reading.figures import read_figures
from bot.reading.language import detect_language


def propose(
    passages: Sequence[Passage],
    cues: LimitCues,
    in_force: Sequence[Clause],
    currency: Unit,
    first: int = 1,
    waiting: Sequence[Proposal] = (),
    reader: LimitReader | None = None,
) -> tuple[Proposal, ...]:
    """The limits that the passages state, in order, numbered from `first`; those that hold already are left out.

    A sentence becomes a proposal when a cue of a measure and a figure of its unit stand in it and the figure is
    no condition. `reader`, where there is one, shows sentences that the rules do not see; the figures are read from
    them in the same way. Contradictions among the proposals, with those `waiting` and with the clauses in force,
    are told as doubts.
    """
    found: list[Proposal] = []
    for passage in passages:
        for read in _of(passage, cues, currency, reader):
            proposal = _rung_up(read, found, in_force)
            same = [p for p in found if _key(p) == _key(proposal)]
            held = _held(proposal, in_force)
            if same or (held is not None and _holds(held, proposal)):
                continue
            doubts = proposal.doubts
            if held is not None and held.counterparts and not proposal.counterparts:
                doubts += (Doubt(DoubtKind.STAYS, held.id, f"policies/{held.source}.md"),)
            found.append(replace(proposal, changes=held.id if held else "", doubts=doubts))
    return tuple(
        replace(p, id=f"p{first + at}", doubts=(*p.doubts, *contradictions(p, [*found, *waiting], in_force)))
        for at, p in enumerate(found)
    )


def _rung_up(proposal: Proposal, found: Sequence[Proposal], in_force: Sequence[Clause]) -> Proposal:
    """A range that begins where a lower authority's limit ends goes up: "from 3 to 7 %, the manager"."""
    limit = proposal.limit
    end = next((d for d in proposal.doubts if d.kind is DoubtKind.RANGE and d.name), None)
    lower = [(p.limit, p.authority) for p in found] + [(c.limit, c.authority) for c in in_force if c.limit]
    if end is None or not any(one == limit and who.rank < proposal.authority.rank for one, who in lower):
        return proposal
    doubts = tuple(Doubt(DoubtKind.RUNG) if doubt is end else doubt for doubt in proposal.doubts)
    return replace(proposal, limit=replace(limit, value=Decimal(end.name)), doubts=doubts)


def _of(passage: Passage, cues: LimitCues, currency: Unit, reader: LimitReader | None) -> list[Proposal]:
    """What the rules read in a passage, then what a model shows them besides."""
    told = [sentence for sentence in led(passage, cues.short) if not tells_prices(sentence.text, currency)]
    by_rules: list[Proposal] = []
    before: Measure | None = None
    for sentence in told:
        found = list(_read(sentence, passage, cues, currency, before=before))
        by_rules += found
        before = found[-1].limit.measure if found else before if sentence.follows else None
    seen = {(p.sentence, p.limit.measure) for p in by_rules}
    open_ = [s.text for s in told if s.text not in {p.sentence for p in by_rules}]
    if reader is None or not any(read_figures(s, passage.language, currency=currency) for s in open_):
        return by_rules
    shown = [hint for hint in reader.hints(passage) if (hint.sentence, hint.measure) not in seen]
    doubt = Doubt(DoubtKind.MODEL, reader.name)
    return by_rules + [
        replace(proposal, doubts=(doubt, *proposal.doubts))
        for hint in shown
        for proposal in _read(alone(hint.sentence, cues.short), passage, cues, currency, only=hint.measure)
    ]


def _key(proposal: Proposal) -> tuple[Limit, Authority, tuple[Counterpart, ...], tuple[FactName, ...]]:
    return proposal.limit, proposal.authority, proposal.counterparts, proposal.cases


def _held(proposal: Proposal, in_force: Sequence[Clause]) -> Clause | None:
    """The clause that the proposal would change: on its rung, and asking for nothing else than it does in return."""
    cases = tuple(Condition(fact, Comparison.IS, True) for fact in proposal.cases)
    on_rung = [c for c in in_force if _rung(c) == (proposal.limit.measure, proposal.authority, cases)]
    asked = {c.kind for c in proposal.counterparts}
    return next((c for c in on_rung if asked <= {given.kind for given in c.counterparts}), None)


def _holds(clause: Clause, proposal: Proposal) -> bool:
    """Whether the clause says all that the proposal says."""
    given = {(c.kind, c.value) for c in clause.counterparts}
    return clause.limit == proposal.limit and {(c.kind, c.value) for c in proposal.counterparts} <= given


def _rung(clause: Clause) -> tuple[Measure, Authority, tuple[Condition, ...]] | None:
    """Where a clause stands on its ladder and under which conditions, if it applies to every product and client."""
    plain = clause.scope == Scope() and not clause.signs
    return (clause.limit.measure, clause.authority, clause.conditions) if clause.limit and plain else None


def _read(
    sentence: Led,
    passage: Passage,
    cues: LimitCues,
    currency: Unit,
    *,
    only: Measure | None = None,
    before: Measure | None = None,
) -> Iterator[Proposal]:
    """The limits that a sentence states.

    `only` names one that needs no cue, if a single figure fits it; `before` is what the sentence before bounds,
    which this one may go on with.
    """
    folded = sentence.folded
    if cues.aside.search(folded):
        return
    language = _language(sentence.text, passage)
    figures = with_shares(read_figures(folded, language, currency=currency), folded, cues)
    conditions = [
        f
        for f in figures
        if brought(f, folded, cues) and (cues.lead.search(folded[: f.start]) or cues.trail.match(folded[f.end :]))
    ]
    taken: set[int] = set()
    for cue in cues_in(sentence, cues, only=only, before=before):
        measure, row = cue.measure, cues.measures[cue.measure]
        fitting = [
            (f, value)
            for f in figures
            if f.start not in taken
            and (f not in conditions or measure in (Measure.FREE_SHIPPING, Measure.MINIMUM_ORDER))
            and (value := _value(f, measure, currency)) is not None
        ]
        several = len({who for _, who in named_in(folded, cues)}) > 1
        if not fitting or (cue.start < 0 and len(fitting) > 1 and not several):
            continue
        if cue.start >= 0 and not several:
            fitting = [min(fitting, key=lambda pair: _distance(pair[0], cue.start, cue.end))]
        for figure, value in fitting:
            taken.add(figure.start)
            owed, others = bool(row.get("owed")), [f for f, _ in fitting if f is not figure]
            side = SHAPES[measure].bound
            authority, doubt = who_decides(folded, sentence.lead, figure, others, side, cues, owed=owed)
            proposal = _proposal(sentence.text, folded, measure, figure, value, passage, cues, currency)
            given = [f for f in conditions if f is not figure and f.unit.is_money]
            effective, expires = days_told(folded, language, cues)
            cases = tuple(fact for fact, case in cues.cases.items() if case.told(folded))
            yield replace(
                proposal,
                authority=authority,
                counterparts=tuple(counterparts_in(folded, conditions, figure, cues)),
                cases=cases,
                effective=effective,
                expires=expires,
                doubts=(
                    *([doubt] if doubt else []),
                    *([cue.doubt] if cue.doubt else []),
                    *(Doubt(DoubtKind.CASE, fact.value) for fact in cases),
                    *(_for_orders(f) for f in given if measure is not Measure.FREE_SHIPPING),
                    *proposal.doubts,
                ),
            )


def _language(sentence: str, passage: Passage) -> Language:
    """The sentence's own language: a document may hold both, and they write thousands and decimals the other way."""
    own = detect_language(sentence)
    return passage.language if own is Language.OTHER else own


def _for_orders(figure: Figure) -> Doubt:
    amount = f"{figure.number:f}"
    return Doubt(DoubtKind.ORDERS, amount, f"{amount} {figure.unit.value}")


def _proposal(
    sentence: str,
    folded: str,
    measure: Measure,
    figure: Figure,
    value: Decimal,
    passage: Passage,
    cues: LimitCues,
    currency: Unit,
) -> Proposal:
    """What the sentence states, whoever decides it."""
    row, shape = cues.measures[measure], SHAPES[measure]
    doubts = []
    if cues.exception.search(folded):
        doubts.append(Doubt(DoubtKind.EXCEPTION))
    if figure.high is not None or figure.approximate:
        own = shape.bound is Bound.AT_MOST and figure.unit is (shape.unit or currency)
        doubts.append(Doubt(DoubtKind.RANGE, str(figure.high) if own and isinstance(figure.high, Decimal) else ""))
    if figure.unit is Unit.WORKING_DAYS:
        doubts.append(Doubt(DoubtKind.WORKING_DAYS))
    return Proposal(
        id="",
        limit=Limit(measure, shape.bound, value, shape.unit or currency),
        authority=Authority.MANAGER,
        asks=tuple(AskKind(ask) for ask in row["asks"]),
        sentence=sentence,
        language=_language(sentence, passage),
        document=passage.source,
        place=passage.place(Language.EN),
        owed=bool(row.get("owed")),
        doubts=tuple(doubts),
    )


def _value(figure: Figure, measure: Measure, currency: Unit) -> Decimal | None:
    """The figure in the measure's own unit, None where it counts something else or is absurd."""
    shape = SHAPES[measure]
    unit = shape.unit or currency
    if figure.unit is Unit.DATE:
        return None
    # of a range the cautious end: the lower where a limit is an upper bound
    ends = (figure.number, figure.high if isinstance(figure.high, Decimal) else figure.number)
    number = min(ends) if shape.bound is Bound.AT_MOST else max(ends)
    if unit is Unit.MONTHS:
        number = number * MONTHS[figure.unit] if figure.unit in MONTHS else Decimal(-1)
    elif unit is Unit.DAYS:
        scale = {Unit.DAYS: Decimal(1), Unit.WORKING_DAYS: Decimal("1.4"), Unit.MONTHS: Decimal(30)}.get(figure.unit)
        number = Decimal(-1) if scale is None else (number * scale).to_integral_value()
    elif unit is Unit.TIMES:
        number = number if figure.unit in (Unit.TIMES, Unit.PIECES, Unit.NUMBER) else Decimal(-1)
    elif unit is Unit.PIECES:
        number = number if figure.unit in (Unit.PIECES, Unit.NUMBER) else Decimal(-1)
    elif figure.unit is not unit:
        return None
    return number if 0 <= number <= shape.highest else None


def _distance(figure: Figure, start: int, end: int) -> int:
    """Characters between a figure and the cue; a figure before the cue counts as a little further."""
    if figure.start >= end:
        return figure.start - end
    return 0 if figure.end > start else start - figure.end + 8
