"""What must hold across the clauses of a pack: ids used once, ladders that rise."""

from collections.abc import Sequence
from decimal import Decimal

from bot.adapters.packs.clauses import ReadClause
from bot.adapters.packs.mistakes import FilePen
from bot.domain.errors import Mistake
from bot.domain.policy import Authority, Bound, Clause, State

_ORDER = (Authority.SALESPERSON, Authority.MANAGER, Authority.NOBODY)


def used_once(places: Sequence[tuple[str, str, int]], book: list[Mistake]) -> None:
    """Note every id of `places` (id, file, line) that stands twice."""
    first: dict[str, tuple[str, int]] = {}
    for name, file, line in places:
        if name in first:
            where = "{}:{}".format(*first[name])
            FilePen(file, book).at(line, f"the id `{name}` is already used at {where}; ids are used once in a pack")
        first.setdefault(name, (file, line))


def ladders_rise(read: Sequence[ReadClause], book: list[Mistake]) -> None:
    """Note a limit that goes beyond what a higher authority, or nobody's cap, has for the same case."""
    for lower in read:
        if lower.clause is None or not _climbs(lower.clause):
            continue
        for rank in _ORDER[lower.clause.authority.rank + 1 :]:
            above = [r for r in read if r.clause and r.clause.authority is rank and _same_case(lower.clause, r.clause)]
            best = _widest(above)
            if best is not None and _beyond(lower.clause, _value(best)):
                FilePen(lower.file, book).at(
                    lower.limit_line,
                    f"`{lower.id}` goes to {_value(lower)}, beyond {_value(best)} of `{best.id}` "
                    f"({rank}, {best.file}:{best.limit_line}); lower one or raise the other",
                )


def _climbs(clause: Clause) -> bool:
    return clause.limit is not None and not clause.owed and clause.state is not State.RETIRED


def _same_case(one: Clause, other: Clause) -> bool:
    """Whether `other` stands above `one`: same measure, scope and signs, a shared ask, conditions no narrower."""
    if not _climbs(other) or one.limit is None or other.limit is None or one.limit.measure is not other.limit.measure:
        return False
    apart = one.expires and other.effective and one.expires < other.effective
    apart = apart or (other.expires and one.effective and other.expires < one.effective)
    shared = set(one.asks) & set(other.asks)
    same_words = not other.signs or other.signs == one.signs
    same_place = one.scope == other.scope and set(other.conditions) <= set(one.conditions)
    return not apart and bool(shared) and same_words and same_place


def _value(read: ReadClause) -> Decimal:
    return read.clause.limit.value if read.clause and read.clause.limit else Decimal(0)


def _widest(above: Sequence[ReadClause]) -> ReadClause | None:
    if not above:
        return None
    limit = above[0].clause.limit if above[0].clause else None
    most = limit is not None and limit.bound is Bound.AT_MOST
    return max(above, key=_value) if most else min(above, key=_value)


def _beyond(clause: Clause, value: Decimal) -> bool:
    if clause.limit is None:
        return False
    return clause.limit.value > value if clause.limit.bound is Bound.AT_MOST else clause.limit.value < value
