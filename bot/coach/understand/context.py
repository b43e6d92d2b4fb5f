"""Facts in the user's own words about the client."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from bot.coach.understand.ago import days_ago, days_since
from bot.coach.understand.cues import Cues, FactCue
from bot.coach.understand.denial import DENIABLE, denied, turned
from bot.coach.understand.goods import find_order
from bot.coach.understand.plain import Plain
from bot.coach.understand.told import read_across, read_told
from bot.domain.facts import Fact, FactName, FactValue, Origin
from bot.domain.figures import Figure, Unit
from bot.domain.policy import Clause, Product
from bot.reading.figures.dates import ends_with_month
from bot.reading.folding import fold, fold_keep

_IN_YEARS = {Unit.YEARS: Decimal(1), Unit.MONTHS: Decimal(1) / 12}
_IN_MONTHS = {
    Unit.MONTHS: Decimal(1),
    Unit.YEARS: Decimal(12),
    Unit.DAYS: Decimal(12) / 365,
    Unit.WORKING_DAYS: Decimal(12) / 261,
}
_IN_DAYS = {
    Unit.DAYS: Decimal(1),
    Unit.WORKING_DAYS: Decimal(7) / 5,
    Unit.MONTHS: Decimal(30),
    Unit.YEARS: Decimal(365),
}
_SCALES = {
    FactName.YEARS: _IN_YEARS,
    FactName.PURCHASE_AGE_MONTHS: _IN_MONTHS,
    FactName.DAYS_SINCE_DELIVERY: _IN_DAYS,
    FactName.DELIVERY_DAYS: _IN_DAYS,
}


_PAST = {FactName.PURCHASE_AGE_MONTHS: Decimal(12) / 365, FactName.DAYS_SINCE_DELIVERY: Decimal(1)}
"""What a number of days past counts in."""

_SOON = timedelta(days=90)
"""A day so near ahead is one to come; further ahead it was meant as the latest past one."""


def read_context(
    sentences: tuple[Plain, ...],
    figures: tuple[Figure, ...],
    cues: Cues,
    products: Sequence[Product],
    tiers: Sequence[str],
    today: date,
) -> tuple[Fact, ...]:
    """The facts of `sentences`, each with its sentence as quote; a denial stands before the words it denies.

    A text that shows nothing else gives one NOTE a sentence, so that nothing is lost.
    """
    facts: list[Fact] = []
    for plain in sentences:
        facts += _facts_of(plain, cues, today)
        facts += [
            Fact(FactName.TIER, t, Origin.CONTEXT, plain.sentence.text) for t in tiers if _has_tier(plain.text, t)
        ]
    named = {f.name for f in facts}
    facts += [f for f in read_across(sentences, cues.ideas) if f.name not in named]
    order = find_order(sentences, figures, products, Origin.CONTEXT)
    named = {f.name for f in facts}
    facts += [f for f in order if f.name is FactName.PRODUCT or f.name not in named]
    told = {f.quote for f in facts}
    facts += [
        Fact(FactName.NOTE, p.sentence.text, Origin.CONTEXT, p.sentence.text)
        for p in sentences
        if p.sentence.text not in told
    ]
    return tuple({(f.name, f.value, f.quote): f for f in facts}.values())


def read_facts(sentences: tuple[Plain, ...], cues: Cues, today: date, names: frozenset[FactName]) -> tuple[Fact, ...]:
    """The facts of these `names` alone, one a name, the first sentence that tells it counting."""
    found: dict[FactName, Fact] = {}
    for plain in sentences:
        for fact in _facts_of(plain, cues, today, names):
            found.setdefault(fact.name, fact)
    return tuple(found.values())


def tiers_of(clauses: Sequence[Clause]) -> tuple[str, ...]:
    """The client tiers that the clauses name, without repeats."""
    scoped = [t for c in clauses for t in c.scope.tiers]
    asked = [str(k.value) for c in clauses for k in c.conditions if k.fact is FactName.TIER]
    return tuple(dict.fromkeys((*scoped, *asked)))


def _has_tier(text: str, tier: str) -> bool:
    """Whether a tier is said of a client: its name beside a word for one."""
    name = re.escape(fold(tier))
    return bool(
        re.search(
            rf"\b{_CLIENT}(?: (?:est|is|a|an|un|une|en|de niveau|niveau|classee?|our|notre)){{0,2}} {name}\b", text
        )
        or re.search(rf"\b{name}[ -](?:\w+ )?{_CLIENT}\b", text)
        # a note names it alone: "client since 2021, gold"
        or re.search(rf"(?:^|[,;(]) ?{name} ?(?:$|[,;.)])", text)
    )


_CLIENT = r"(?:clients?|cliente|customer|account|compte|tier|niveau|statut|status|member|(?:il|elle) est|s?he is)"


def with_counts(text: str, figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """`figures`, and the bare counts before a noun that are no figure of a negotiation ("12 orders")."""
    taken = [(f.start, f.end) for f in figures]
    folded = fold_keep(text)
    counts = [
        Figure(Decimal(_COUNTS.get(m.group(), m.group())), Unit.NUMBER, text[m.start() : m.end()], m.start(), m.end())
        for m in _COUNT.finditer(folded)
        if not any(start < m.end() and m.start() < end for start, end in taken)
        and not (_A_YEAR.fullmatch(m.group()) and ends_with_month(folded[: m.start()]))
    ]
    return tuple(sorted((*figures, *counts), key=lambda f: f.start))


_COUNTS = {
    "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9, "dix": 10, "onze": 11,
    "douze": 12, "quinze": 15, "vingt": 20, "trente": 30, "two": 2, "three": 3, "four": 4, "five": 5, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30,
    "treize": 13, "quatorze": 14, "seize": 16, "dix-sept": 17, "dix-huit": 18, "dix-neuf": 19, "quarante": 40,
    "cinquante": 50, "thirteen": 13, "fourteen": 14, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
    "forty": 40, "fifty": 50, "dozens": 24, "dizaine": 10, "douzaine": 12, "vingtaine": 20, "trentaine": 30,
    "cinquantaine": 50, "half a dozen": 6, "a dozen": 12, "two dozen": 24,
}  # fmt: skip
_OVEN = r"(?<!\ble )(?<!\bdu )(?<!\bau )(?<!\bun )(?<!notre )four\b"
"""The English count: in French an oven."""
_SAID = "|".join(_OVEN if word == "four" else word for word in sorted(_COUNTS, key=len, reverse=True))
_COUNT = re.compile(rf"(?<![\w.,-])(?:\d{{1,5}}|{_SAID})(?= [a-z])")


_A_YEAR = re.compile(r"20\d\d")
_EVERY = frozenset(FactName)


def _facts_of(plain: Plain, cues: Cues, today: date, names: frozenset[FactName] = _EVERY) -> list[Fact]:
    facts: dict[FactName, Fact] = {}
    for cue in cues.facts:
        name = FactName(cue.name)
        if (
            name in facts
            or name not in names
            or (name is FactName.ORDERS and _GOODS_ORDERED.search(plain.sentence.text))
            or (name is FactName.EXCHANGES and _CONVERSED.search(plain.text))
        ):
            continue
        value = _value(cue, name, plain, today)
        if value is not None:
            facts[name] = Fact(name, value, Origin.CONTEXT, plain.sentence.text)
    for told in read_told(plain, cues.ideas, today, names):
        facts.setdefault(told.name, told)
    return _untangled(facts)


_CONVERSED = re.compile(
    r"\b(?:prospects?|leads?|cherch\w*|hesit\w*|compar\w*|prise de contact|pas encore (?:commande|achete|client)"
    r"|(?:echanges?|exchanges?) (?:de |of |by |par )?(?:mails?|e-?mails?|courriels?|messages?|telephon\w*|phone|sms"
    r"|oral\w*|verbal\w*)|not (?:yet )?(?:ordered|bought)|looking for|undecided)\b"
)
"""Exchanges that are words: nothing was bought that could have been swapped."""

_GOODS_ORDERED = re.compile(r"\d (?:[\w-]+ ){1,2}commandée?s?\b", re.IGNORECASE)
"""Goods that were ordered: "110 carnets commandés mardi" counts no orders."""
_SPECIFIED = frozenset({FactName.REVISIONS_DONE, FactName.EXCHANGES})


def _untangled(facts: dict[FactName, Fact]) -> list[Fact]:
    """Without the counts that belong to another fact: the specification changed, or messages were exchanged."""
    spec = facts.get(FactName.SPEC_CHANGES)
    if FactName.MAIL_FLOOD in facts:
        facts.pop(FactName.EXCHANGES, None)
    return [f for f in facts.values() if spec is None or f.name not in _SPECIFIED or f.value != spec.value]


def _value(cue: FactCue, name: FactName, plain: Plain, today: date) -> FactValue | None:
    for pattern in cue.patterns:
        match = pattern.search(plain.text)
        if match is None:
            continue
        newcomer = name is FactName.FIRST_ORDER and _NEVER.search(match[0]) is not None
        if cue.value != "no" and name in DENIABLE and not newcomer and denied(plain.text, *match.span()):
            if cue.value == "yes" and (opposite := turned(name)) is not None:
                return opposite
            continue
        if cue.value in ("yes", "no"):
            return cue.value == "yes"
        if cue.value == "text":
            return plain.sentence.text
        if cue.value == "ago":
            days = days_ago(match.group("ago"), today)
            if days is not None:
                return _past(days, name)
            continue
        if cue.value != "figure":
            return Decimal(cue.value)
        figure = next(iter(plain.figures_in(match.start("n"), match.end("n"))), None)
        if figure is not None and (number := _number(figure, name, today)) is not None:
            return number
    return None


_NEVER = re.compile(r"\b(?:never|jamais)\b")
"""Who never ordered orders for the first time: there the denial tells it."""


def _number(figure: Figure, name: FactName, today: date) -> Decimal | None:
    """The figure in the fact's own unit, or None where it cannot be."""
    if isinstance(figure.value, date):
        soon = today < figure.value <= today + _SOON
        return _past(days_since(figure.value, today), name) if name in _PAST and not soon else None
    scale = _SCALES.get(name)
    if scale is None:
        return figure.number
    if figure.unit not in scale:
        return None
    return round(figure.number * scale[figure.unit], 2).normalize() + 0


def _past(days: int, name: FactName) -> Decimal:
    return round(days * _PAST[name], 2).normalize() + 0
