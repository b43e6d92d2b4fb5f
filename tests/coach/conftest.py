"""One coach for the tests of what it answers: it keeps nothing from one message to the next."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from bot.adapters.embedding.cache import CachedEmbedder
from bot.coach.pipeline import Coach
from bot.settings import Settings
from bot.wiring import open_house
from tests.folders import lived_in


@pytest.fixture(scope="session")
def plain(asked_before: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Coach]:
    """The real coach, without a language model."""
    folder = lived_in(asked_before, tmp_path_factory.mktemp("coach") / "data")
    with open_house(Settings(data_dir=folder)) as house:  # type: ignore[call-arg]
        made = house.coach()
        with closing(CachedEmbedder(made.embedder, folder / "asked.sqlite", queries=True)) as embedder:
            yield replace(made, embedder=embedder)  # many tests ask the same: embedding it is most of an answer


@pytest.fixture(scope="session")
def coach(plain: Coach) -> Coach:
    """The same, by the name that a test may give to a coach with a model."""
    return plain
