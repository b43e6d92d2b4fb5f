"""The sentences for the user, and the model's prompt, as files."""

from pathlib import Path

import pytest

from bot.adapters.files import shipped
from bot.adapters.texts.prompts import PromptFiles
from bot.adapters.texts.sayings import read_sayings
from bot.adapters.texts.write_prompt import read_write_prompt
from bot.domain.asks import AskKind, Language
from bot.domain.errors import BadSetting

PROMPT = "---\npurpose: p\ninputs: [message]\n---\n# system\nBe brief.\n\n# user\n{message}\n# repair\nAgain.\n"


def test_the_shipped_sayings_are_whole() -> None:
    """Every kind of ask has its words in both languages."""
    sayings = read_sayings(PromptFiles(shipped("prompts")).load("verdict"))
    for language in (Language.FR, Language.EN):
        assert all(sayings.say("kinds", kind.value, language) for kind in AskKind)


@pytest.mark.parametrize("entry", ["one text", "{fr: seul}", "[{fr: a, en: b}, 3]", "{fr: 1, en: 2}"])
def test_an_entry_that_is_no_pair_is_refused(tmp_path: Path, entry: str) -> None:
    """The line names the file, the table and the key."""
    (tmp_path / "verdict.v1.yaml").write_text(f"purpose: p\ninputs: []\nmoves:\n  hold: {entry}\n")
    with pytest.raises(BadSetting, match=r"verdict.*moves\.hold"):
        read_sayings(PromptFiles(tmp_path).load("verdict"))


def test_a_prompt_has_a_name_of_its_own(tmp_path: Path) -> None:
    """Name and hash change with the text; the parts are apart."""
    file = tmp_path / "write.v7.md"
    file.write_text(PROMPT)
    prompt = read_write_prompt(file)
    assert prompt.name.startswith("write.v7@")
    assert (prompt.system.strip(), prompt.user.strip()) == ("Be brief.", "{message}")
    file.write_text(PROMPT + "More.\n")
    assert read_write_prompt(file).name != prompt.name


@pytest.mark.parametrize(
    ("text", "told"),
    [("no form", "front matter"), (PROMPT.replace("# user", "# you"), "front matter"), (PROMPT + "{clause}", "clause")],
)
def test_a_prompt_of_another_form_is_refused(tmp_path: Path, text: str, told: str) -> None:
    """Its form, and a variable that nothing fills, are told with the file's name."""
    (tmp_path / "write.v1.md").write_text(text)
    with pytest.raises(BadSetting, match=rf"write\.v1\.md.*{told}"):
        read_write_prompt(tmp_path / "write.v1.md")


def test_the_shipped_prompt_is_sound() -> None:
    """It reads, and quotes the client between marks."""
    prompt = read_write_prompt(shipped("prompts") / "write.v1.md")
    assert "<client>\n{message}\n</client>" in prompt.user
