"""A loopback Telegram, somebody who may use the bot, and a house to run it in."""

import asyncio
import socket
from collections.abc import AsyncIterator
from functools import lru_cache
from pathlib import Path
from shutil import copyfile
from types import SimpleNamespace

import httpx
import pytest

from bot.entrypoints.telegram.updates.webhook import WebhookAddress
from tests.adapters.database.fixtures import model, postgres_server, stopped_often
from tests.botapi import BotApi, Person
from tests.entrypoints.telegram.house import House

_read_once = lru_cache(httpx.create_ssl_context)


@pytest.fixture(autouse=True)
def _started_and_stopped_often(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a bot does once and a test many times takes no time.

    At a stop a server of web pages looks ten times a second, here a hundred, whether anybody still waits; at a start
    each client reads the certificates of all authorities, of which none is met on loopback.
    """
    stopped_often(monkeypatch)
    oftener = SimpleNamespace(**{**vars(asyncio), "sleep": lambda seconds: asyncio.sleep(seconds / 10)})
    monkeypatch.setattr("uvicorn.server.asyncio", oftener)
    monkeypatch.setattr("httpx._transports.default.create_ssl_context", _read_once)


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
def house(api: BotApi, anna: Person, bob: Person, tmp_path: Path, model: Path) -> House:
    """Where both of them may use the bot."""
    copyfile(model, tmp_path / "t.db")
    return House(api, tmp_path, frozenset({anna.id, bob.id}))


__all__ = ["address", "anna", "api", "bob", "house", "model", "postgres_server"]
