"""The library's contract over a Chroma server on this machine."""

import gc
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.adapters.library.chroma import server
from bot.adapters.library.chroma_library import ChromaLibrary
from bot.ports import Library, Query
from tests.contracts.library import PACK, WARRANTY, LibraryContract
from tests.fakes.embedder import FakeEmbedder

_PATIENCE = 60


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """`chroma run` on a free port of the loopback, stopped at the end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    place = tmp_path_factory.mktemp("chroma")
    program = Path(sys.executable).parent / "chroma"
    running = subprocess.Popen(
        [str(program), "run", "--path", str(place), "--host", "127.0.0.1", "--port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _until_it_answers(f"http://127.0.0.1:{port}/api/v2/heartbeat", running)
        yield f"http://127.0.0.1:{port}"
    finally:
        running.terminate()
        running.wait(10)


def _until_it_answers(url: str, running: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end and running.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=1):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)  # a server has no other sign of being ready
    pytest.fail("the Chroma server did not start")


def _swept() -> None:
    """Chroma's admin client keeps a connection that nothing can close: it goes here, not in another test."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        _forgotten()
        gc.collect()


def _forgotten() -> None:
    from chromadb.api.shared_system_client import SharedSystemClient

    for name in SharedSystemClient._identifier_to_system.keys() - SharedSystemClient._identifier_to_refcount.keys():
        del SharedSystemClient._identifier_to_system[name]


class TestChromaServer(LibraryContract):
    """Chroma as a server, each test with a company of its own."""

    @pytest.fixture
    def library(self, tmp_path: Path, address: str) -> Iterator[Library]:
        """Empty, on the server."""
        library = ChromaLibrary(tmp_path, f"maison-{tmp_path.name}", FakeEmbedder(), server(address))
        yield library
        library.close()
        _swept()


def test_companies_of_one_server_do_not_meet(tmp_path: Path, address: str) -> None:
    """What one company brings in, another does not find; a new embedder of one leaves the other alone."""
    one = ChromaLibrary(tmp_path / "one", "house-one", FakeEmbedder(), server(address))
    two = ChromaLibrary(tmp_path / "two", "house-two", FakeEmbedder(), server(address))
    one.replace("pack", PACK)
    two.replace("pack", [p for p in PACK if p.id != WARRANTY.id])
    question = Query("réparation des baleines cassées sous garantie")
    assert one.search(question)[0].id == WARRANTY.id
    assert WARRANTY.id not in {p.id for p in two.search(question)}
    newer = ChromaLibrary(tmp_path / "one", "house-one", FakeEmbedder("fake-embedder-2"), server(address))
    newer.replace("pack", PACK)
    assert two.search(Query("échantillons imprimés offerts"))
    assert newer.search(question)[0].id == WARRANTY.id
    for library in (one, two, newer):
        library.close()
    _swept()
