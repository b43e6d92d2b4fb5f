"""One data folder with its index, built once and shared by the tests that only read it."""

import shutil
from pathlib import Path

import pytest

from tests.entrypoints.cli.terminal import Terminal


@pytest.fixture(scope="session")
def terminal(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    """A terminal on a folder whose index is whole."""
    made = Terminal(tmp_path_factory.mktemp("house"))
    assert made("ask", "Bonjour").code == 0
    return made


@pytest.fixture
def own(terminal: Terminal, tmp_path: Path) -> Terminal:
    """A terminal on a copy of that folder, to change as one likes."""
    folder = tmp_path / "own"
    shutil.copytree(terminal.data, folder, ignore=shutil.ignore_patterns("lock"))
    return Terminal(folder)
