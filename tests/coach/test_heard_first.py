"""What a sentence is surely heard to say settles what its words leave in doubt: whole messages, as clients send them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.coach.pipeline import Coach
from bot.reading.folding import fold
from tests.coach.drafts import answered
from tests.tables import table


def _rows() -> Iterator[Any]:
    """Each message with what its case expects of it."""
    for case in table(Path(__file__).parent / "heard_first.yaml"):
        for number, told in enumerate(case["messages"], 1):
            own = told if isinstance(told, dict) else {"message": told}
            yield pytest.param({**case, **own}, id=f"{case['case']} {number}".replace(" ", "-"))


@pytest.mark.parametrize("row", tuple(_rows()))
def test_what_is_heard_settles_what_words_leave_in_doubt(coach: Coach, row: dict[str, Any]) -> None:
    """The asks, the move, the clauses and the draft of a message are those of its case."""
    made, why = answered(coach, row["message"]), row["why"]
    kinds = {a.kind for a in made.situation.asks}
    assert set(row.get("asks", ())) <= kinds, why
    assert not set(row.get("no_asks", ())) & kinds, why
    assert kinds == set(row.get("only", kinds)), why
    assert made.stance.move == row.get("move", made.stance.move), why
    assert set(row.get("clauses", ())) <= {r.clause.id for r in made.stance.rulings if r.clause is not None}, why
    assert len(made.situation.claims) == row.get("claims", len(made.situation.claims)), why
    assert made.draft is not None, why
    said = " ".join(fold(made.draft.text).split())
    for told in row.get("said", ()):
        assert any(fold(one) in said for one in ([told] if isinstance(told, str) else told)), (told, why)
    assert [u for u in row.get("unsaid", ()) if fold(u) in said] == [], why
    assert said.count(fold(row.get("once", said))) == 1, why
