"""One coach for the tests of what it answers: it keeps nothing from one message to the next."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.coach.pipeline import Coach
from bot.settings import Settings
from bot.wiring import open_house
from tests.folders import lived_in


@pytest.fixture(scope="session")
def coach(asked_before: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Coach]:
    """The real coach, without a language model."""
    folder = lived_in(asked_before, tmp_path_factory.mktemp("coach") / "data")
    with open_house(Settings(data_dir=folder)) as house:  # type: ignore[call-arg]
        yield house.coach()
