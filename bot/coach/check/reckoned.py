"""Amounts that follow from others: what list prices, quantities, fees and shares told in the draft come to."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import combinations

CENT = Decimal("0.011")
_ROUND = Decimal("0.51")
_WHOLE = Decimal(100)
_ROUNDS = 4
_MOST = 14
_TIMES = 6


def same(value: Decimal, other: Decimal) -> bool:
    """Whether two amounts are one: to the cent, or to the unit where the first is a round sum."""
    gap = abs(value - other)
    return gap <= CENT or (value == value.to_integral_value() and gap <= _ROUND and value >= _WHOLE)


@dataclass(frozen=True, slots=True)
class Grounds:
    """What amounts may be reckoned from.

    `told` are the amounts of the draft and `asked` the client's; `listed` is what the list makes of the
    quantities, and `units` the list prices of one piece that a quantity reaches. `off`, `added` and `shares`
    are rates between 0 and 1: discounts the draft tells, fees and taxes on top, parts paid first.
    """

    told: frozenset[Decimal]
    asked: frozenset[Decimal]
    listed: frozenset[Decimal]
    units: frozenset[Decimal]
    counts: frozenset[Decimal]
    off: frozenset[Decimal] = field(default=frozenset())
    added: frozenset[Decimal] = field(default=frozenset())
    shares: frozenset[Decimal] = field(default=frozenset())
    fees: frozenset[Decimal] = field(default=frozenset())


def explained(grounds: Grounds) -> frozenset[Decimal]:
    """The told amounts that follow from the list, step by step, each step from amounts already explained."""
    found = {t for t in grounds.told if t in grounds.units | grounds.fees | grounds.listed}
    bases = set(grounds.listed | grounds.units)
    for _ in range(_ROUNDS):
        left = grounds.told - found
        if not left:
            break
        steps = tuple(_steps(grounds, found, bases))
        new = {t for t in left if any(same(t, s) for s in steps)} | _parts(grounds, left, found | bases)
        if not new:
            break
        found |= new
    return frozenset(found)


def told_back(grounds: Grounds, known: frozenset[Decimal]) -> frozenset[Decimal]:
    """The told amounts that only set the client's own beside ours: what is missing, what theirs come to."""
    asked = sorted(grounds.asked)[:_MOST]
    gaps = {abs(a - k) for a in asked for k in (known & grounds.told) | grounds.listed}
    times = {a * c for a in asked if a in grounds.told for c in grounds.counts}
    sums = {abs(g - k) for g in gaps for k in known & grounds.told if g in grounds.told}
    return frozenset(t for t in grounds.told if any(same(t, other) for other in gaps | times | sums))


def _steps(grounds: Grounds, found: set[Decimal], bases: set[Decimal]) -> Iterator[Decimal]:
    for base in bases | found:
        for rate in grounds.off:
            yield base * rate
            yield from _shared(base * (1 - rate), grounds)
        yield from _shared(base, grounds)
    own = sorted(found)[-_MOST:]
    for one, other in combinations(own, 2):
        yield one + other
        yield other - one
    for one in own:
        for count in grounds.counts:
            yield one * count
            if count:
                yield one / count
    for trio in combinations(own[: _MOST // 2], 3):
        yield sum(trio, Decimal(0))
    for fee in grounds.fees & grounds.told:
        for times in range(2, _TIMES + 1):
            yield fee * times
        for base in bases:
            yield from _shared(base + fee, grounds)
    for one in own:
        for share in grounds.shares:
            yield from (abs(one - base * share) for base in bases)


def _shared(base: Decimal, grounds: Grounds) -> Iterator[Decimal]:
    yield base
    for rate in grounds.added:
        yield base * (1 + rate)
        yield base * rate
    for share in grounds.shares:
        yield base * share
        yield base * (1 - share)


def _parts(grounds: Grounds, left: frozenset[Decimal], known: set[Decimal]) -> set[Decimal]:
    """Two amounts at list prices that make up an explained one: two invoices of a joined order."""
    found: set[Decimal] = set()
    for one, other in combinations(sorted(left)[-_MOST:], 2):
        if any(same(one + other, k) for k in known) and all(_at_list(grounds, x) for x in (one, other)):
            found |= {one, other}
    return found


def _at_list(grounds: Grounds, amount: Decimal) -> bool:
    return any(same(amount, count * unit) for count in grounds.counts for unit in grounds.units)
