"""Promises with the same words, within the terms and beyond them: the figure is read."""

import pytest

from bot.entrypoints.evaluation.checks import blocking, check_row
from tests.checks.pairs import Said, pairs
from tests.coach.check.bench import lexicon, pack


def _stopped(said: Said) -> bool:
    row = {"language": said.language, "draft": said.draft, "message": said.asked}
    return bool(blocking(check_row(row, pack(), lexicon())))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_figure_tells_what_may_leave(language: str) -> None:
    """Of a promise said twice, nine in ten are stopped beyond the terms, and one in thirty at most within them."""
    told = list(pairs(language))
    missed = [beyond.sentence for _, beyond in told if not _stopped(beyond)]
    stopped = [within.sentence for within, _ in told if _stopped(within)]
    assert len(missed) <= len(told) / 10, missed
    assert len(stopped) <= len(told) / 30, stopped
