"""A reader of messages by words alone, as the stage sees them without a classifier."""

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from bot.adapters.files import shipped
from bot.adapters.texts.prompts import PromptFiles
from bot.coach.intake import intake
from bot.coach.understand import Cues, understand
from bot.domain.figures import Unit
from bot.domain.situation import Situation
from bot.reading.sentences import sentences
from tests.tables import table

Understood = Callable[..., Situation]


@cache
def cues() -> Cues:
    files = PromptFiles(shipped("prompts"))
    return Cues.read(files.load("cues").data, files.load("weighing").data, voices=files.load("advice-weights").data)


def read(text: str, **more: Any) -> Situation:
    """Understand a message on a fixed day, in euros; `scores` are each sentence's, none unless given."""
    if more.setdefault("scores", None) is not None:
        more["scores"] = {s.start: more["scores"] for s in sentences(intake(text).text)}
    more.setdefault("today", date(2026, 6, 1))
    return understand(intake(text), cues=cues(), currency=Unit.EUR, **more)


def rows(name: str) -> Any:
    """A data file beside the tests."""
    return table(Path(__file__).parent / f"{name}.yaml")


@pytest.fixture(name="read")
def read_fixture() -> Understood:
    return read
