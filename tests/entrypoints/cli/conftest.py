"""One data folder with its index, built once and shared by the tests that only read it."""

from pathlib import Path

import pytest

from tests.entrypoints.cli.terminal import Terminal
from tests.folders import lived_in


@pytest.fixture(scope="session")
def terminal(asked_before: Path, tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    """A terminal on a folder whose index is whole."""
    made = Terminal(lived_in(asked_before, tmp_path_factory.mktemp("house") / "data"))
    assert made("ask", "Bonjour").code == 0
    return made


@pytest.fixture
def own(terminal: Terminal, tmp_path: Path) -> Terminal:
    """A terminal on a copy of that folder, to change as one likes."""
    return Terminal(lived_in(terminal.data, tmp_path / "own"))
