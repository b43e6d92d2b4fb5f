"""What earlier turns still weigh: pressure alone neither softens nor renews an ask."""

import re
from dataclasses import replace
from decimal import Decimal

from bot.domain.asks import Ask, AskKind, Claim
from bot.domain.facts import Fact, FactName, Facts, Origin
from bot.domain.figures import Unit
from bot.domain.situation import Situation
from bot.reading.folding import fold
from bot.reading.rivals import without_rivals

_PRESSURE = frozenset({AskKind.ULTIMATUM, AskKind.ABUSE})
_CONCESSIONS = frozenset(
    {
        AskKind.PRICE_CUT,
        AskKind.SPEC_DOWNGRADE,
        AskKind.RUSH,
        AskKind.FREE_EXTRA,
        AskKind.PAYMENT_TERMS,
        AskKind.RETURN_OR_WARRANTY,
        AskKind.SCOPE_CHANGE,
        AskKind.SPECIAL_FAVOUR,
        AskKind.GOODWILL,
    }
)


def carry(situation: Situation, standing: tuple[Situation, ...]) -> Situation:
    """The situation with what earlier turns left open.

    An ask repeated without a figure keeps the figure it had; pressure with no ask of its own
    presses the ask that stands; a promise claimed earlier is still to be verified. `standing`
    holds the client's earlier turns, latest first.
    """
    asks = tuple(
        _with_earlier_figures(_whole(_priced(a, situation.facts), situation), standing) for a in situation.asks
    )
    asks = _still_pressed(asks, situation, standing)
    if not any(a.kind not in _PRESSURE for a in asks):
        # Insistence alone ("so?", "please", "or I leave") presses what the client last asked for and was not settled.
        latest = next((s for s in standing if any(a.kind in _SETTLES for a in s.asks)), None)
        if latest is not None:
            asks += tuple(
                _with_earlier_figures(_whole(a, latest), standing) for a in latest.asks if a.kind in _CONCESSIONS
            )
    if not asks:
        # Words that ask for nothing we know are taken as a question: they deserve an answer all the same.
        asks = (Ask(AskKind.PLAIN_QUESTION, situation.message.text),)
    situation = replace(situation, facts=situation.facts.plus(*_goods_before(situation, standing)))
    kinds = {a.kind for a in asks}
    earlier = (c for s in standing if kinds & {a.kind for a in s.asks} for c in s.claims)
    claims: tuple[Claim, ...] = tuple(dict.fromkeys((*situation.claims, *earlier)))
    return replace(situation, asks=asks, claims=claims)


def _goods_before(situation: Situation, standing: tuple[Situation, ...]) -> tuple[Fact, ...]:
    """The product that an earlier turn named last, where nothing names one now: it is still spoken of."""
    if situation.facts.get(FactName.PRODUCT) is not None:
        return ()
    named = next((s for s in standing if s.facts.get(FactName.PRODUCT) is not None), None)
    found = () if named is None else tuple(f for f in named.facts if f.name is FactName.PRODUCT)
    return tuple(replace(f, origin=Origin.THREAD) for f in found) if len(found) == 1 else ()


_BRIEF = 4
"""Words below which a question says nothing of its own: "Alors ?", "Hello???"."""

_DELAYS = frozenset({Unit.DAYS, Unit.WORKING_DAYS, Unit.DATE})


def _still_pressed(asks: tuple[Ask, ...], situation: Situation, standing: tuple[Situation, ...]) -> tuple[Ask, ...]:
    """The asks, less those that only insist on what stands; a bare delay goes on about the haste that stands."""
    latest = next((s for s in standing if any(a.kind in _SETTLES for a in s.asks)), None)
    if latest is None or not any(a.kind in _CONCESSIONS for a in latest.asks):
        return asks
    own = tuple(a for a in asks if not _only_insists(a))
    delays = tuple(f for f in situation.figures if f.unit in _DELAYS)
    hasty = any(a.kind is AskKind.RUSH for a in latest.asks)
    timed = {AskKind.RUSH, AskKind.PAYMENT_TERMS, AskKind.PLAIN_QUESTION, AskKind.ACCEPTANCE}
    if hasty and delays and not any(a.kind in timed for a in own):
        return (*own, Ask(AskKind.RUSH, situation.message.text, delays))
    return own


def _only_insists(ask: Ask) -> bool:
    if ask.kind is AskKind.PLAIN_QUESTION:
        return len(ask.quote.split()) < _BRIEF
    return ask.kind is AskKind.SILENCE_AFTER_EFFORT


_SETTLES = _CONCESSIONS | {AskKind.ACCEPTANCE}
_UNITS = {
    AskKind.PRICE_CUT: frozenset({Unit.PERCENT, Unit.EUR, Unit.USD, Unit.GBP, Unit.CHF, Unit.CAD}),
    AskKind.RUSH: frozenset({Unit.DAYS, Unit.WORKING_DAYS, Unit.DATE}),
    AskKind.PAYMENT_TERMS: frozenset({Unit.DAYS, Unit.MONTHS}),
    AskKind.RETURN_OR_WARRANTY: frozenset({Unit.DAYS, Unit.MONTHS, Unit.YEARS}),
    AskKind.SPECIAL_FAVOUR: frozenset({Unit.MONTHS, Unit.YEARS}),
}


# Two prices of the same thing differ by less than this.
_ALIKE = Decimal(2)


def _priced(ask: Ask, facts: Facts) -> Ask:
    """A price ask without the bare numbers that count what is ordered: "15 % on the 300"."""
    if ask.kind is not AskKind.PRICE_CUT:
        return ask
    counts = (facts.get(FactName.QUANTITY), facts.get(FactName.QUANTITY_OFFERED))
    figures = [f for f in ask.figures if f.unit is not Unit.NUMBER or f.value not in counts]
    prices = [f for f in figures if f.unit.is_money]
    # "Your quote says 14.90, I want 13.50": of two like amounts the lower is the one aimed at.
    # Another supplier's is none of the two.
    aims = set(without_rivals(replace(ask, figures=tuple(figures))))
    dearer = [f for f in prices if any(g in aims and g.number < f.number < g.number * _ALIKE for g in prices)]
    if prices and prices[-1] in dearer and prices[-1] in aims and _would_do(ask.quote, prices[-1].text):
        # "We had 6 in mind; if you can do 6.50 I sign": what would do is what is asked for.
        dearer = prices[:-1]
    return replace(ask, figures=tuple(f for f in figures if f not in dearer))


def _would_do(quote: str, told: str) -> bool:
    """Whether a price stands behind a condition that we come down to it."""
    before, found, _ = fold(quote).rpartition(fold(told))
    return bool(found) and _CONDITION.search(before) is not None


_CONDITION = re.compile(
    r"\b(?:si|if|des que|once)\b(?: [\w']+){1,3} (?:faire|faites|fais|fait|descend\w*|baiss\w*|arriv\w*|pass\w*"
    r"|propos\w*|align\w*|ven\w+|do|go|get|come|drop|make|meet|match|offer|manage)(?: [\w']+){0,3} $"
)


def _whole(ask: Ask, situation: Situation) -> Ask:
    """The ask with the figure that stands beside its quote ("Can you make an effort? 14 would do").

    Only where the quote holds no figure of a kind that measures it, and no other ask claims it.
    """
    units = _UNITS.get(ask.kind, frozenset())
    if any(f.unit in units for f in ask.figures):
        return ask
    claimed = {(f.unit, f.text) for other in situation.asks if other is not ask for f in other.figures}
    start = situation.message.text.find(ask.quote)
    own = range(start, start + len(ask.quote)) if start >= 0 else range(0)
    # a figure in its own words that does not measure it stays out
    beside = tuple(
        f for f in situation.figures if f.unit in units and (f.unit, f.text) not in claimed and f.start not in own
    )
    return replace(ask, figures=ask.figures + beside)


def _measures(ask: Ask) -> bool:
    """Whether the ask holds a figure of a kind that measures it."""
    units = _UNITS.get(ask.kind)
    return bool(ask.figures) if units is None else any(f.unit in units or f.unit is Unit.NUMBER for f in ask.figures)


def _with_earlier_figures(ask: Ask, standing: tuple[Situation, ...]) -> Ask:
    if ask.kind not in _CONCESSIONS or _measures(ask):
        return ask
    earlier = (whole for s in standing for a in s.asks if a.kind is ask.kind and _measures(whole := _whole(a, s)))
    return replace(ask, figures=next((a.figures for a in earlier), ask.figures))
