"""Every test starts from a clean environment and talks to no other machine."""

import gc
import ipaddress
import os
import socket
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from bot.settings import Settings
from tests.folders import asked_before

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the program does, before numpy is read

# the same examples every time and no clock: a busy machine fails nothing; `--hypothesis-profile=default` tries others
settings.register_profile("tests", deadline=None, derandomize=True)
settings.load_profile("tests")

_LONGEST = (
    "entrypoints/telegram/test_everywhere.py",
    "retrieval/test_questions.py",
    "coach/test_pipeline.py",
    "entrypoints/cli/test_search.py",
    "adapters/asks/test_classifier.py",
    "entrypoints/cli/test_program.py",
    "entrypoints/telegram/test_replicas.py",
    "entrypoints/test_understanding.py",
    "checks/test_sentences.py",
)
"""The files that take longest by themselves, first: several processes share a run by files, and the last to end decides."""

_OURS = ("TENIRBON_", "OPENAI_", "LANGCHAIN_", "LANGSMITH_")


class NetworkRefused(Exception):
    """A test tried to reach another machine; no library takes it for a lost connection."""


def _here(host: object) -> bool:
    """Whether an address is this machine's own."""
    name = host.decode() if isinstance(host, bytes) else host
    if name is None or name in ("", "localhost"):
        return True
    try:
        address = ipaddress.ip_address(str(name).partition("%")[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def _guard(called: Any) -> Any:
    def connect(self: socket.socket, address: Any) -> Any:
        if self.family in (socket.AF_INET, socket.AF_INET6) and not _here(address[0]):
            raise NetworkRefused(f"{address[0]}: tests reach this machine only")
        return called(self, address)

    return connect


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--whole` takes all of the outside data where a sample is enough from one commit to the next."""
    parser.addoption("--whole", action="store_true", help="all of the outside data, not a sample")


@pytest.fixture(scope="session")
def whole(request: pytest.FixtureRequest) -> bool:
    """Whether all of the outside data is wanted."""
    return bool(request.config.getoption("--whole"))


def pytest_configure(config: pytest.Config) -> None:
    """Refuse every address but loopback, and read no `.env`, for as long as the tests run."""
    if hasattr(config.option, "loadscopereorder"):
        config.option.loadscopereorder = False  # by the number of tests, files of a few long ones would come last
    guarding = pytest.MonkeyPatch()
    config.add_cleanup(guarding.undo)
    looked_up = socket.getaddrinfo

    def getaddrinfo(host: Any, *rest: Any, **named: Any) -> Any:
        if not _here(host):
            raise NetworkRefused(f"{host}: tests reach this machine only")
        return looked_up(host, *rest, **named)

    guarding.setattr(socket.socket, "connect", _guard(socket.socket.connect))
    guarding.setattr(socket.socket, "connect_ex", _guard(socket.socket.connect_ex))
    guarding.setattr(socket, "getaddrinfo", getaddrinfo)
    guarding.setitem(Settings.model_config, "env_file", None)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Where several processes share the run, the files that take longest come first."""
    if hasattr(config, "workerinput"):
        places = {str(Path(__file__).parent / name): place for place, name in enumerate(_LONGEST)}
        items.sort(key=lambda item: places.get(str(item.path), len(places)))


def pytest_collection_finish() -> None:
    """What was collected stays to the end: looking through all of it again and again for garbage finds none."""
    gc.collect()
    gc.freeze()


def pytest_runtest_setup() -> None:
    """Forget the settings of whoever runs the tests."""
    for name in [n for n in os.environ if n.startswith(_OURS)]:
        del os.environ[name]


__all__ = ["asked_before"]
