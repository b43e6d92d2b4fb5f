"""The README tells the truth."""

from pathlib import Path

import pytest

from bot.coach.present import present
from bot.domain.facts import FactName
from bot.entrypoints.cli.parser import build_parser
from bot.settings import describe_settings
from tests import readme
from tests.adapters.samples import answer
from tests.folders import lived_in


def test_the_session_is_what_the_program_prints(asked_before: Path, tmp_path: Path) -> None:
    """If this fails, look at the new words, then: python -m tests.readme --write."""
    assert readme.written() == readme.session(lived_in(asked_before, tmp_path / "data"))


def test_the_build_runs_the_readme_s_test_command() -> None:
    """The build takes the command from the README itself; both commands set up with the tested versions."""
    build = (readme.ROOT / ".ci" / "run").read_text("utf-8")
    assert "<!-- the test command -->" in build
    assert readme.command("test").endswith(".venv/bin/pytest -n 2 --dist loadfile")
    assert readme.command("try").startswith(
        "python3 -m venv .venv && .venv/bin/pip install -q -c constraints.txt -e . &&"
    )
    for name in ("try", "test"):
        assert "\n" not in readme.command(name)


def test_the_image_runs_what_the_readme_says() -> None:
    """The container serves, asks `tenirbon health`, keeps its data on a volume and is not root."""
    recipe = (readme.ROOT / "Dockerfile").read_text("utf-8")
    text = readme.README.read_text("utf-8")
    assert 'CMD ["tenirbon", "health"]' in recipe
    assert "`tenirbon health`" in text
    assert 'ENTRYPOINT ["tenirbon"]\nCMD ["serve"]' in recipe
    assert "USER tenirbon" in recipe
    assert "-c constraints.txt" in recipe
    assert "command: serve" in (readme.ROOT / "docker-compose.yml").read_text("utf-8")


def test_every_setting_is_in_the_example() -> None:
    """`.env.example` is what the settings say of themselves."""
    assert (readme.ROOT / ".env.example").read_text("utf-8") == describe_settings()


def test_every_field_of_an_answer_is_documented() -> None:
    """The table names what `present` gives, no more and no less."""
    assert set(present(answer())) == readme.fields()


@pytest.mark.parametrize("line", ["chat", "search x", "doctor", "serve", "check draft.txt", "ingest path/to/essays"])
def test_the_commands_of_the_readme_exist(line: str) -> None:
    """Each command that the README names is understood."""
    assert f"tenirbon {line.split()[0]}" in readme.README.read_text("utf-8")
    assert build_parser().parse_args(line.split()).command == line.split()[0]


def test_the_facts_named_exist() -> None:
    """Every fact name in the README's list can be given in a client file."""
    listed = readme.README.read_text("utf-8").partition("holds facts as JSON or YAML: `")[2].partition("…`")[0]
    assert {name.strip() for name in listed.split(",") if name.strip()} <= set(FactName)
