"""What the tests of the loopback Bot API share: a server and a real bot's client."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from telegram import Bot

from . import BotApi, Person


@pytest.fixture(autouse=True)
def _time_spans(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let python-telegram-bot give time spans as such; numbers are deprecated and warn."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    """Start a server with small file limits."""
    async with BotApi(largest_upload=2000, largest_download=1000) as server:
        yield server


@pytest.fixture
async def bot(api: BotApi) -> AsyncIterator[Bot]:
    """Connect python-telegram-bot's own client to the server."""
    async with Bot(api.token, base_url=api.base_url, base_file_url=api.base_file_url) as client:
        yield client


@pytest.fixture
def anna(api: BotApi) -> Person:
    """Return someone who started the bot before."""
    return api.person("Anna", started=True)
