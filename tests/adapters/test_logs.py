"""What is logged, and what never is."""

import json
import logging
from collections.abc import Iterator

import pytest

from bot.adapters.logs import start_logging

TOKEN = "123456789:" + "AAbb-Cc_9" * 4


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    """Leave logging as it was found."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)


def test_each_line_is_one_json_object(capsys: pytest.CaptureFixture[str]) -> None:
    """Time, level, origin and words; an error brings its trace along in the same line."""
    start_logging("info")
    logging.getLogger("bot.x").info("répondu à %s\nencore", 3)
    try:
        int("no")
    except ValueError:
        logging.getLogger("bot.y").exception("failed")
    said, failed = (json.loads(line) for line in capsys.readouterr().err.splitlines())
    assert (said["level"], said["from"], said["what"]) == ("info", "bot.x", "répondu à 3\nencore")
    assert "ValueError: invalid literal" in failed["error"]


def test_no_token_is_logged(capsys: pytest.CaptureFixture[str]) -> None:
    """Neither by libraries that log addresses, nor inside the text of an error."""
    start_logging("debug")
    logging.getLogger("httpx").info("POST https://api.telegram.org/bot%s/getMe", TOKEN)
    logging.getLogger("bot").warning("refused: %s", TOKEN)
    try:
        int(f"The token `{TOKEN}` was rejected")
    except ValueError:
        logging.getLogger("bot").exception("stopped")
    err = capsys.readouterr().err
    assert TOKEN not in err
    assert len(err.splitlines()) == 2
    assert "[token]" in err


def test_the_level_counts(capsys: pytest.CaptureFixture[str]) -> None:
    """What is below it is not said."""
    start_logging("warning")
    logging.getLogger("bot").info("quiet")
    assert capsys.readouterr().err == ""
