"""The tests' own guard."""

import os
import socket
import urllib.request

import pytest

from bot.settings import load_settings
from tests.conftest import NetworkRefused


@pytest.mark.parametrize("address", [("192.0.2.1", 80), ("2001:db8::1", 80)])
def test_another_machine_is_refused(address: tuple[str, int]) -> None:
    """A connection to an address that is not this machine's fails loudly."""
    family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
    with socket.socket(family) as outward, pytest.raises(NetworkRefused):
        outward.connect(address)


def test_names_are_not_looked_up() -> None:
    """Not even a name is asked for."""
    with pytest.raises(NetworkRefused):
        urllib.request.urlopen("http://example.org/")


def test_settings_of_the_person_who_tests_do_not_count(tmp_path, monkeypatch) -> None:
    """Neither the environment nor an `.env` in the current folder reaches a test."""
    (tmp_path / ".env").write_text("TENIRBON_MODEL=openai:x\n")
    monkeypatch.chdir(tmp_path)
    assert load_settings().model == ""
    assert not [name for name in os.environ if name.startswith("TENIRBON_")]
