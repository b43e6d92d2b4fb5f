"""A sentence as it is weighed: its words, with what each figure is in place of the figure."""

import re
from datetime import date
from decimal import Decimal

from bot.coach.check.case import Case
from bot.coach.check.page import Span
from bot.coach.check.sums import reckoned
from bot.domain.figures import Figure, Unit
from bot.domain.policy import Authority, Confidentiality, Measure, Pack

_TIMES = (Unit.DAYS, Unit.WORKING_DAYS, Unit.MONTHS, Unit.YEARS)
_BARE = re.compile(r"\d[\d .,:]*")
_CENT = Decimal("0.011")
_NEXT_DAYS = 3
_Numbers = dict[str, set[Decimal]]


def signed(case: Case, sentence: Span) -> str:
    """The folded sentence; each figure is a word for its sort, where it comes from and whether the client named it.

    `zpl` is a percentage that the public rules name, `zpo` another one, `zpom` another one that the
    client named; `zm` an amount, `zt` a time, `zq` a count; a day is told by how soon it is.
    """
    page = case.page
    told, at = [], sentence.start
    for figure in page.figures_in(sentence):
        if figure.start >= at:
            told += [page.folded[at : figure.start], " ", sign(case, figure), " "]
            at = figure.end
    told.append(page.folded[at : sentence.end])
    return _BARE.sub(" znu ", "".join(told).strip())


def sign(case: Case, figure: Figure) -> str:
    """The word that stands for a figure: its sort, where it comes from and whether the client named it."""
    sort = _sort(figure.unit)
    if isinstance(figure.value, date):
        return "zd" + _how_soon(case, (figure.value - case.context.today).days)
    value = abs(figure.value)
    if sort == "m":
        known, _ = reckoned(case)
        ours = any(abs(value - k) < _CENT for k in known) or value in _numbers(case).get("m", ())
    else:
        ours = value in _numbers(case).get(sort, ())
    return f"z{sort}{'l' if ours else 'o'}{'m' if _named(case, sort, value) else ''}"


def _sort(unit: Unit) -> str:
    if unit is Unit.PERCENT:
        return "p"
    if unit is Unit.DATE:
        return "d"
    if unit in _TIMES:
        return "t"
    return "m" if unit.is_money else "q"


def _how_soon(case: Case, days: int) -> str:
    """Past, in the next days, before the shortest lead time, before the usual one, or later."""
    shortest, usual = _leads(case)
    if days < 0:
        return "p"
    if days <= _NEXT_DAYS:
        return "n"
    return "s" if days < shortest else "m" if days < usual else "l"


def _named(case: Case, sort: str, value: Decimal) -> bool:
    """Whether the client named the number; a percentage only as a percentage."""
    if case.asked is None:
        return False
    return any(
        abs(f.value) == value
        for f in case.asked.figures
        if isinstance(f.value, Decimal) and (sort != "p" or f.unit is Unit.PERCENT)
    )


def _numbers(case: Case) -> _Numbers:
    """The numbers of the public rules and of the list, by sort; once for a context."""
    found: _Numbers | None = case.context.readings.get("numbers")
    if found is None:
        found = case.context.readings["numbers"] = _read(case.context.pack, case.context.today)
    return found


def _read(pack: Pack, today: date) -> _Numbers:
    found: _Numbers = {}
    for clause in pack.in_force(today):
        if clause.confidentiality is not Confidentiality.PUBLIC:
            continue
        if clause.limit:
            found.setdefault(_sort(clause.limit.unit), set()).add(clause.limit.value)
        for asked in clause.counterparts:
            if asked.value is not None:
                found.setdefault(_sort(asked.unit) if asked.unit else "q", set()).add(asked.value)
    for product in pack.products:
        if product.lead_days:
            found.setdefault("t", set()).add(Decimal(product.lead_days))
        found.setdefault("q", set()).update(Decimal(step.from_quantity) for step in product.prices)
    return found


def _leads(case: Case) -> tuple[Decimal, Decimal]:
    """The shortest lead time anybody may give, and the longest usual one; once for a context."""
    found: tuple[Decimal, Decimal] | None = case.context.readings.get("leads")
    if found is None:
        rules = [c for c in case.context.pack.in_force(case.context.today) if c.limit is not None]
        leads = [(c, c.limit.value) for c in rules if c.limit and c.limit.measure is Measure.LEAD_TIME]
        usual = [Decimal(p.lead_days) for p in case.context.pack.products if p.lead_days]
        usual += [value for c, value in leads if not c.counterparts]
        floors = [value for c, value in leads if c.authority is Authority.NOBODY]
        found = case.context.readings["leads"] = (min(floors, default=Decimal(0)), max(usual, default=Decimal(0)))
    return found
