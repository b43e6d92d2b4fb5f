"""Data folders as a first question leaves them, so that a test that asks something else need not wait for one."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:  # pragma: no cover - where files have no such locks, each worker makes its own
    fcntl = None  # type: ignore[assignment]

import pytest

from bot.settings import Settings
from bot.wiring import open_house


@pytest.fixture(scope="session")
def asked_before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder whose index and patterns are whole, made once for all workers: to be copied by `lived_in` only."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ and fcntl is not None else base
    made = shared / "asked-before"
    with _alone(shared / "asked-before.lock"):
        if not made.is_dir():
            begun = shared / "asked-before.begun"
            with open_house(Settings(data_dir=begun)) as house:  # type: ignore[call-arg]
                house.coach()
            begun.rename(made)
    return made


def lived_in(asked_before: Path, folder: Path) -> Path:
    """`folder`, which is not there yet, as the first question left that one."""
    shutil.copytree(asked_before, folder, ignore=shutil.ignore_patterns("lock"))
    return folder


@contextmanager
def _alone(file: Path) -> Iterator[None]:
    with file.open("w") as held:
        if fcntl is not None:
            fcntl.flock(held, fcntl.LOCK_EX)
        yield


__all__ = ["asked_before", "lived_in"]
