"""Lines of the terminal: no mark and no figure is torn from its word."""

import re

from hypothesis import given
from hypothesis import strategies as st

from bot.entrypoints.cli.wrapping import WIDTH, wrap
from tests.entrypoints.cli.terminal import TODAY, Terminal

_WORD = st.sampled_from(["remise", "« Port offert »", "délai :", "15 %", "1 500 €", "oui ;", "et", "vraiment ?", "a"])


@given(st.lists(_WORD, min_size=1, max_size=60))
def test_what_belongs_together_stays_on_a_line(words: list[str]) -> None:
    """No line begins with a mark, a percent or a currency, none ends in an opening quotation mark, none is too long."""
    for line in wrap(" ".join(words)):
        assert len(line) <= WIDTH
        assert not re.match(r"[:;!?»%€]|\d{3} €", line)
        assert not line.endswith("«")


def test_advice_search_and_clauses_are_broken_alike(terminal: Terminal) -> None:
    """In every place where the terminal breaks French text."""
    for command in (
        ("ask", "--today", TODAY, "il a laissé un mauvais avis, que faire ?"),
        ("search", "supplément pour un délai plus court"),
        ("policies", "show", "rush-salesperson"),
    ):
        said = terminal(*command)
        assert said.code == 0
        assert not [line for line in said.out.splitlines() if re.match(r"\s*[:;!?»%€]", line)]
