"""What the bot says, in both languages."""

import pytest

from bot.domain.asks import AskKind, Language
from bot.domain.errors import BadSetting
from bot.domain.stance import Move
from bot.entrypoints.telegram.shown.lines import SECTIONS, read_lines
from tests.entrypoints.telegram.house import lines


def test_the_shipped_lines_are_whole() -> None:
    """Every move and every ask has its line in both languages."""
    shipped = lines()
    for language in (Language.FR, Language.EN):
        for move in Move:
            assert shipped.say(f"verdict.{move}", language)
            assert shipped.say(f"move.{move}", language)
        for kind in AskKind:
            assert shipped.say(f"ask.{kind}", language)


def test_a_toast_fits_its_box() -> None:
    """Telegram shows at most 200 characters of a toast, and 256 of a command's description."""
    for key, line in lines().texts.items():
        if key.startswith("toast."):
            assert max(len(text) for text in line.values()) <= 200


def test_a_missing_variable_raises() -> None:
    """A line is never said with a hole in it."""
    with pytest.raises(KeyError):
        lines().say("answer.question", Language.FR)
    with pytest.raises(KeyError):
        lines().say("line.unheard-of", Language.FR)


def test_other_languages_get_english() -> None:
    """A language the lines do not speak is answered in English."""
    assert lines().say("move.hold", Language.OTHER) == "hold"


def test_every_mistake_of_a_file_is_named() -> None:
    """A file with mistakes is refused whole, each mistake with its place."""
    data: dict[str, object] = {section: {"a": {"fr": "x", "en": "x"}} for section in SECTIONS if section != "command"}
    data["why"] = {"a": {"fr": "{x}", "en": "{y}"}, "b": {"fr": "seul"}}
    with pytest.raises(BadSetting) as raised:
        read_lines("telegram.v9", data)
    said = str(raised.value).splitlines()
    assert len(said) == 3
    assert said[0].startswith("prompts/telegram.v9.yaml: why.a: `fr` and `en` use different variables")
    assert "why.b" in said[1]
    assert "command" in said[2]
