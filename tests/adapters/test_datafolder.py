"""The data folder's lock, with real second processes."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.adapters.datafolder import DataFolder
from bot.domain.errors import BadSetting, DataFolderBusy

ROOT = Path(__file__).resolve().parents[2]
_HOLD = """
import sys
from bot.adapters.datafolder import DataFolder
folder = DataFolder.open(sys.argv[1])
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def holder(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Another process that holds the folder."""
    with subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(tmp_path / "data")], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"held\n"
        yield process
        process.kill()


def test_a_second_process_is_told_who_holds_the_folder(tmp_path: Path, holder: subprocess.Popen[bytes]) -> None:
    """The error names the other process and what to do about it."""
    with pytest.raises(DataFolderBusy, match=f"process {holder.pid}.*Stop it"):
        DataFolder.open(tmp_path / "data")


def test_a_killed_process_lets_go(tmp_path: Path, holder: subprocess.Popen[bytes]) -> None:
    """No stale lock is left behind by kill -9."""
    os.kill(holder.pid, signal.SIGKILL)
    holder.wait()
    with DataFolder.open(tmp_path / "data") as folder:
        assert (folder / "lock").read_text().strip() == str(os.getpid())


def test_closing_lets_go(tmp_path: Path) -> None:
    """A closed folder can be opened again; closing twice is harmless."""
    first = DataFolder.open(tmp_path / "new" / "data")
    with pytest.raises(DataFolderBusy):
        DataFolder.open(tmp_path / "new" / "data")
    first.close()
    first.close()
    DataFolder.open(tmp_path / "new" / "data").close()


def test_a_folder_that_cannot_be_made_is_a_bad_setting(tmp_path: Path) -> None:
    """A path through a file is refused in words."""
    (tmp_path / "file").write_text("")
    with pytest.raises(BadSetting, match="cannot be written"):
        DataFolder.open(tmp_path / "file" / "data")
