"""The documentation of the format is true: its example loads and its tables are complete."""

import re
from pathlib import Path

import pytest

from bot.adapters.packs.files import read_files
from bot.adapters.packs.loader import load_files
from bot.domain.asks import AskKind
from bot.domain.facts import FactName
from bot.domain.measures import SHAPES
from bot.domain.policy import CounterpartKind

ROOT = Path(__file__).parents[3]
README = (ROOT / "knowledge/README.md").read_text("utf-8")
NOT_FOR_CONDITIONS = {FactName.NAME, FactName.NOTE, FactName.PROMISE_BY_US, FactName.QUOTED_TOTAL}


def test_the_commented_example_is_a_clause():
    """A person who copies the example into a file of the demo pack gets a pack that loads."""
    example = re.findall(r"````markdown\n(## .*?)````", README, flags=re.DOTALL)[0]
    front = "---\nid: example\ntitle: {fr: Exemple, en: Example}\nprinciple: identity\n---\n\n"
    files = read_files(ROOT / "knowledge")
    clause = example.replace("discount-salesperson", "an-example")
    pack = load_files({**files, "policies/example.md": (front + clause).encode()}).pack
    read = pack.clause("an-example")
    assert read is not None
    assert len(read.counterparts) == 2
    assert read.signs[0].en == "loyalty discount"


@pytest.mark.parametrize("measure", SHAPES)
def test_every_measure_is_told_with_its_side_and_unit(measure):
    """The table of measures says what the program enforces."""
    shape = SHAPES[measure]
    unit = f"`{shape.unit}`" if shape.unit else "the currency"
    assert f"| `{measure}` | `{shape.bound}` | {unit} |" in README


@pytest.mark.parametrize(
    "name",
    [*AskKind, *sorted(set(CounterpartKind) - {CounterpartKind.AGREED}), *sorted(set(FactName) - NOT_FOR_CONDITIONS)],
)
def test_every_name_is_told(name):
    """Each ask, counterpart and fact that a pack may use stands in the document."""
    assert f"`{name}`" in README
