"""Ridge logistic regression, as the weighing of signs is learnt with it."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.ridge import enough, regression


def columns(seed: int) -> tuple[dict[str, np.ndarray], np.ndarray]:
    """A column that tells the truth four times in five, its reverse, and one that says nothing."""
    chance = np.random.default_rng(seed)
    truth = (chance.random(400) < 0.4).astype(np.float64)
    telling = np.where(chance.random(400) < 0.8, truth, 1 - truth)
    return {"telling": telling, "against": 1 - telling, "idle": chance.random(400)}, truth


@given(st.integers(0, 50))
def test_a_weight_has_the_sign_of_what_its_column_tells(seed: int) -> None:
    """What goes with the truth weighs for it, what goes against it weighs against, and the idle column least."""
    told, truth = columns(seed)
    for name, sign in (("telling", 1), ("against", -1)):
        fitted = regression({name: told[name], "idle": told["idle"]}, truth, np.ones(len(truth)))
        assert fitted.weights[name] * sign > abs(fitted.weights["idle"])
        assert ((fitted.shares > 0) & (fitted.shares < 1)).all()


def test_rows_that_count_for_nothing_change_nothing() -> None:
    """Rows whose weight is nothing may say the contrary of all others."""
    told, truth = columns(7)
    one = {"telling": told["telling"]}
    doubled = {"telling": np.concatenate([told["telling"], told["telling"]])}
    counting = np.concatenate([np.ones(len(truth)), np.zeros(len(truth))])
    alone = regression(one, truth, np.ones(len(truth)))
    beside = regression(doubled, np.concatenate([truth, 1 - truth]), counting)
    assert np.isclose(alone.weights["telling"], beside.weights["telling"])
    assert np.isclose(alone.start, beside.start)


def test_the_threshold_lies_where_yes_and_no_part() -> None:
    """Shares that part well are cut between the two groups, within the bounds given."""
    shares, truth = np.array([0.1, 0.2, 0.42, 0.6, 0.9]), np.array([0.0, 0, 0, 1, 1])
    assert 0.42 <= enough(shares, truth, np.ones(5), 0.36, 0.5) <= 0.5
    assert enough(shares, truth, np.ones(5), 0.1, 0.3) <= 0.3
