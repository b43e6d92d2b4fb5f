"""Every test starts from a clean environment and talks to no other machine."""

import ipaddress
import os
import socket
from typing import Any

import pytest
from hypothesis import settings

from bot.settings import Settings

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the program does, before numpy is read

# the same examples every time and no clock: a busy machine fails nothing; `--hypothesis-profile=default` tries others
settings.register_profile("tests", deadline=None, derandomize=True)
settings.load_profile("tests")

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


def pytest_runtest_setup() -> None:
    """Forget the settings of whoever runs the tests."""
    for name in [n for n in os.environ if n.startswith(_OURS)]:
        del os.environ[name]
