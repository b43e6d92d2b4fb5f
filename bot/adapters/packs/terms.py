"""The terms of a clause: limit, counterparts, conditions and scope, read from its YAML."""

import re
from dataclasses import dataclass

from bot.adapters.packs.fields import Fields, choice, flag, number
from bot.adapters.packs.mistakes import FilePen, meant
from bot.adapters.packs.tree import Node, Rows, Scalar, Table
from bot.domain.facts import TEXTS, YES_NO, FactName, FactValue
from bot.domain.figures import Unit
from bot.domain.measures import SHAPES
from bot.domain.policy import Bound, Comparison, Condition, Counterpart, CounterpartKind, Limit, Measure, Scope, Words

_VALUED = {
    CounterpartKind.QUANTITY: (Unit.PIECES,),
    CounterpartKind.COMMITMENT: (Unit.MONTHS,),
    CounterpartKind.DEPOSIT: (Unit.PERCENT,),
    CounterpartKind.FEE: (Unit.PERCENT, None),
    CounterpartKind.LATER_DELIVERY: (Unit.DAYS,),
}
"""Counterparts that carry a figure, and its units; None stands for the company's currency."""


@dataclass(frozen=True, slots=True)
class Names:
    """What clauses may refer to. `currency` and `tiers` are None when company.md could not be read."""

    currency: Unit | None
    tiers: tuple[str, ...] | None
    products: tuple[str, ...]
    principles: tuple[str, ...]


def read_limit(fields: Fields, names: Names) -> Limit | None:
    """Read the `limit` of a clause; None for `never` and where there is none."""
    node = fields.node("limit")
    if node is None or (isinstance(node, Scalar) and node.text == "never"):
        return None
    if not isinstance(node, Table):
        fields.pen.at(node.line, "`limit` must be `never` or {measure: …, at_most: …, unit: …}")
        return None
    limit = Fields(node, fields.pen, "`limit`", ("measure", "unit"), ("at_most", "at_least"))
    measure = limit.choice("measure", Measure)
    unit = _unit(limit, measure, names)
    given = [b for b in Bound if b.value in {k.text for k, _ in node.entries}]
    if len(given) != 1:
        fields.pen.at(node.line, "`limit` needs exactly one of `at_most` and `at_least`")
        return None
    value = limit.number(given[0].value)
    if measure is None:
        return None
    shape = SHAPES[measure]
    if unit is not None and not _fits(unit, shape.unit, names):
        fields.pen.at(
            limit.line("unit"), f"unit `{unit}` does not fit `{measure}`; write `{_spell(shape.unit, names)}`"
        )
        return None
    if given[0] is not shape.bound:
        fields.pen.at(limit.line(given[0].value), f"`{measure}` is bounded by `{shape.bound}`, not by `{given[0]}`")
        return None
    if value is not None and value > shape.highest:
        fields.pen.at(limit.line(given[0].value), f"`{measure}` of {value} is absurd; at most {shape.highest}")
        return None
    return Limit(measure, given[0], value, unit) if value is not None and unit is not None else None


def _unit(limit: Fields, measure: Measure | None, names: Names) -> Unit | None:
    """The unit of a limit; for a word that is none, the one that its measure is written in."""
    text = limit.text("unit")
    if measure is None or text is None or text in {u.value for u in Unit}:
        return limit.choice("unit", Unit)
    right = _spell(SHAPES[measure].unit, names)
    week = " (a week is 7 days)" if right == "days" and re.match(r"(?:week|semaine)", text) else ""
    limit.pen.at(
        limit.line("unit"), f"unknown unit `{text}`; did you mean `{right}`, in which `{measure}` is written?{week}"
    )
    return None


def read_counterparts(fields: Fields, names: Names) -> tuple[Counterpart, ...]:
    """Read the alternatives under `counterpart`; empty for `none`."""
    node = fields.node("counterpart")
    if node is None or (isinstance(node, Scalar) and node.text == "none"):
        return ()
    items = node.items if isinstance(node, Rows) else (node,)
    if not items or not all(isinstance(item, Table) for item in items):
        fields.pen.at(node.line, "`counterpart` must be `none` or a list, each as {kind: …, fr: …, en: …}")
        return ()
    found = [_counterpart(item, fields.pen, names) for item in items if isinstance(item, Table)]
    return tuple(c for c in found if c is not None)


def _counterpart(table: Table, pen: FilePen, names: Names) -> Counterpart | None:
    part = Fields(table, pen, "a counterpart", ("kind", "fr", "en"), ("at_least", "unit"))
    kind, french, english = part.choice("kind", CounterpartKind), part.text("fr"), part.text("en")
    value = part.number("at_least")
    unit = part.choice("unit", Unit)
    if kind is CounterpartKind.AGREED:
        pen.at(table.line, f"counterpart `{kind}` is what a manager asks for in one case; a pack names another kind")
        return None
    if kind is None or not french or not english:
        return None
    units = _VALUED.get(kind)
    if units is None:
        if part.node("at_least") is not None or part.node("unit") is not None:
            pen.at(table.line, f"counterpart `{kind}` carries no figure; remove `at_least` and `unit`")
        return Counterpart(kind, Words(french, english))
    if part.node("at_least") is None or part.node("unit") is None:
        allowed = " or ".join(_spell(u, names) for u in units)
        pen.at(table.line, f"counterpart `{kind}` needs `at_least` and `unit: {allowed}`")
        return None
    if unit is not None and not any(_fits(unit, u, names) for u in units):
        allowed = " or ".join(_spell(u, names) for u in units)
        pen.at(part.line("unit"), f"unit `{unit}` does not fit counterpart `{kind}`; write `{allowed}`")
    if unit is Unit.PERCENT and value is not None and value > 100:
        pen.at(part.line("at_least"), f"{value} percent is absurd; at most 100")
    return Counterpart(kind, Words(french, english), value, unit)


def read_conditions(fields: Fields, names: Names) -> tuple[Condition, ...]:
    """The conditions under `when`, all of which must hold; one that cannot be read is noted and left out."""
    node = fields.node("when")
    if node is None:
        return ()
    if not isinstance(node, Table):
        fields.pen.at(node.line, "`when` must be a table of facts, as {our_fault: yes, orders: {at_least: 3}}")
        return ()
    found: list[Condition] = []
    for key, value in node.entries:
        fact = choice(key.text, FactName, "fact", key.line, fields.pen)
        if fact is not None:
            found += _conditions(fact, value, key.line, fields.pen, names)
    return tuple(found)


def _conditions(fact: FactName, node: Node, line: int, pen: FilePen, names: Names) -> list[Condition]:
    if isinstance(node, Table) and fact not in YES_NO and fact not in TEXTS:
        bounds = Fields(node, pen, f"`{fact}`", (), ("at_least", "at_most"))
        if not node.entries:
            pen.at(line, f"`{fact}` needs `at_least` or `at_most`")
        read = [(c, bounds.number(c.value)) for c in (Comparison.AT_LEAST, Comparison.AT_MOST)]
        return [Condition(fact, comparison, value) for comparison, value in read if value is not None]
    if not isinstance(node, Scalar) or not node.text:
        form = "yes or no" if fact in YES_NO else "a text" if fact in TEXTS else "a number or {at_least: …}"
        pen.at(line, f"`{fact}` must be {form}")
        return []
    value: FactValue | None
    if fact in YES_NO:
        value = flag(node.text, fact, line, pen)
    elif fact in TEXTS:
        value = node.text
        known = {FactName.TIER: names.tiers, FactName.PRODUCT: names.products}.get(fact)
        if known is not None and value not in known:
            pen.at(line, f"unknown {fact} `{value}`{meant(value, known)}")
    else:
        value = number(node.text, fact, line, pen)
    return [] if value is None else [Condition(fact, Comparison.IS, value)]


def read_scope(fields: Fields, names: Names) -> Scope:
    """Where the clause applies: everywhere, save what `scope` names; unknown products and tiers are noted."""
    scope = fields.inner("scope", (), ("products", "quantity", "tiers"))
    if scope is None:
        return Scope()
    for key, known in (("products", names.products), ("tiers", names.tiers)):
        for item in scope.scalars(key):
            if known is not None and item.text not in known:
                fields.pen.at(item.line, f"unknown {key[:-1]} `{item.text}`{meant(item.text, known)}")
    quantity = scope.inner("quantity", (), ("from", "to"))
    start = quantity.whole("from") if quantity else None
    end = quantity.whole("to") if quantity else None
    if quantity and start is not None and end is not None and start > end:
        fields.pen.at(quantity.line("to"), f"the quantity ends at {end} before it starts at {start}")
    products = tuple(s.text for s in scope.scalars("products"))
    return Scope(products, start, end, tuple(s.text for s in scope.scalars("tiers")))


def _fits(unit: Unit, wanted: Unit | None, names: Names) -> bool:
    if wanted is not None:
        return unit is wanted
    return unit.is_money if names.currency is None else unit is names.currency


def _spell(unit: Unit | None, names: Names) -> str:
    return unit.value if unit is not None else (names.currency.value if names.currency else "EUR")
