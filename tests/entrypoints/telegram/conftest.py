"""A loopback Telegram, somebody who may use the bot, and a house to run it in."""

import socket
import time
from collections.abc import AsyncIterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from bot.entrypoints.telegram.updates.webhook import WebhookAddress
from tests.adapters.database.fixtures import postgres_server
from tests.botapi import BotApi, Person
from tests.entrypoints.telegram.house import House


@pytest.fixture(autouse=True)
def _looked_at_often(monkeypatch: pytest.MonkeyPatch) -> None:
    """At a stop DBOS looks once a second whether anything still runs: here fifty times, since a test has many stops."""
    often = SimpleNamespace(**{**vars(time), "sleep": lambda seconds: time.sleep(seconds / 50)})
    monkeypatch.setattr("dbos._dbos.time", often)


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    """The loopback Bot API."""
    async with BotApi() as server:
        yield server


@pytest.fixture
def anna(api: BotApi) -> Person:
    """A salesperson whose phone speaks French."""
    return api.person("Anna", language_code="fr", started=True)


@pytest.fixture
def bob(api: BotApi) -> Person:
    """A salesperson whose phone speaks English."""
    return api.person("Bob", language_code="en-GB", started=True)


@pytest.fixture
def address() -> WebhookAddress:
    """A free port of this machine, for a webhook."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    return WebhookAddress(f"http://127.0.0.1:{port}/telegram", port=port)


@pytest.fixture
def house(api: BotApi, anna: Person, bob: Person, tmp_path: Path) -> House:
    """Where both of them may use the bot."""
    return House(api, tmp_path, frozenset({anna.id, bob.id}))


__all__ = ["address", "anna", "api", "bob", "house", "postgres_server"]
