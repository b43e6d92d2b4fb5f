"""One coach for the tests of what it answers: it keeps nothing from one message to the next."""

from collections.abc import Iterator

import pytest

from bot.coach.pipeline import Coach
from bot.settings import Settings
from bot.wiring import open_house


@pytest.fixture(scope="session")
def coach(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Coach]:
    """The real coach, without a language model."""
    with open_house(Settings(data_dir=tmp_path_factory.mktemp("coach"))) as house:  # type: ignore[call-arg]
        yield house.coach()
