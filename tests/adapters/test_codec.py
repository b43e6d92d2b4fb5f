"""Domain values survive JSON unchanged."""

import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.adapters.codec import from_json, to_json
from bot.adapters.packs import Loaded, read_pack
from bot.domain.asks import Ask, AskKind
from bot.domain.errors import BadInput
from bot.domain.facts import Fact, FactName, Facts, Origin
from bot.domain.figures import Figure, Per, Unit
from bot.domain.policy import Measure
from bot.domain.stance import Grant, Move, Reason, Ruling, Stance

_DECIMALS = st.decimals(allow_nan=False, allow_infinity=False, places=None)
_TEXT = st.text(max_size=12)
_FIGURES = st.builds(
    Figure,
    value=st.one_of(_DECIMALS, st.dates()),
    unit=st.sampled_from(Unit),
    text=_TEXT,
    start=st.integers(0, 999),
    high=st.one_of(st.none(), _DECIMALS, st.dates()),
    per=st.sampled_from([None, *Per]),
)
_FACTS = st.builds(
    Fact,
    name=st.sampled_from(FactName),
    value=st.one_of(st.booleans(), _DECIMALS, _TEXT, st.sampled_from(["12", "true", "2026-01-01", "1e3"])),
    origin=st.sampled_from(Origin),
    quote=_TEXT,
)


@settings(max_examples=80, deadline=None)
@given(st.lists(_FACTS, max_size=4))
def test_facts_keep_their_types(items):
    """The text "12", the number 12 and yes stay three different things, digits included."""
    facts = Facts(tuple(items))
    again = from_json(Facts, to_json(facts))
    assert again == facts
    assert [(type(f.value), str(f.value)) for f in again] == [(type(f.value), str(f.value)) for f in facts]


@settings(max_examples=80, deadline=None)
@given(_FIGURES)
def test_figures_survive(figure):
    """A figure's number or date comes back as it was."""
    assert from_json(Figure, to_json(figure)) == figure


def test_a_stance_survives():
    """Nested values with options left out come back equal."""
    ask = Ask(AskKind.PRICE_CUT, "10 %", (Figure(Decimal("10.0"), Unit.PERCENT, "10 %"),))
    grant = Grant(Measure.DISCOUNT, Decimal("5.00"), Unit.PERCENT)
    clause = read_pack(Path(__file__).parents[2] / "knowledge").pack.clauses[4]
    ruling = Ruling(ask, Move.TRADE, clause, "identity", grant, clause.counterparts, Decimal(10), Unit.PERCENT)
    stance = Stance(Move.TRADE, (ruling,), (Reason("because", "policies/x#y"),), clause.authority)
    assert from_json(Stance, to_json(stance)) == stance


def test_a_whole_pack_survives():
    """The demo pack comes back equal, passages included."""
    loaded = read_pack(Path(__file__).parents[2] / "knowledge")
    assert from_json(Loaded, to_json(loaded)) == loaded


def test_the_json_is_plain():
    """Other programs read it: enums and dates are texts, decimals numbers."""
    text = to_json(Figure(date(2026, 5, 1), Unit.DATE, "1er mai"))
    assert json.loads(text)["value"] == "2026-05-01"
    assert json.loads(to_json(Decimal("6.90"))) == 6.9


@pytest.mark.parametrize("text", ["", "{", "[]", '{"value": NaN}', '{"value": 1}', "[" * 100000])
def test_what_is_no_value_is_refused(text):
    """Text that holds no such value raises BadInput."""
    with pytest.raises(BadInput):
        from_json(Figure, text)


def test_what_cannot_be_stored_is_refused():
    """Something that is no domain value raises TypeError."""

    @dataclass
    class Odd:
        thing: object

    for value in (Odd(object()), Decimal("NaN"), b"bytes"):
        with pytest.raises(TypeError):
            to_json(value)
