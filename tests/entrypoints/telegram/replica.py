"""The bot as one of several processes on one PostgreSQL, with an echo for a coach; says "listening" once it does."""

import asyncio
import sys
from typing import Any

from bot.adapters.clock import SystemClock
from bot.adapters.database import open_database
from bot.domain.answer import Answer
from bot.domain.request import CoachRequest
from bot.entrypoints.telegram.serve import TelegramAccount, serve
from bot.entrypoints.telegram.updates.webhook import WebhookAddress
from bot.ports import Heard
from tests.entrypoints.telegram.desks import desk_on
from tests.entrypoints.telegram.house import echo, lines, pack, sound


class Echo:
    """Implements `ports.Coach` in no time."""

    def answer(self, request: CoachRequest, heard: Heard | None = None) -> Answer:
        """See `ports.Coach`."""
        return echo(request)


def main(database_url: str, token: str, api_url: str, webhook_url: str, port: int, users: frozenset[int]) -> None:
    """Serve until killed; by polling where the webhook's address is empty."""
    database = open_database(database_url)
    rest: dict[str, Any] = {"check": sound, "pack": pack, "lines": lines(), "allowed": users, "per_minute": 10_000}
    desk = desk_on(database, SystemClock(), Echo(), **rest)
    webhook = WebhookAddress(webhook_url, port=port) if webhook_url else None
    account, stop = TelegramAccount(token, api_url), asyncio.Event()

    def ready() -> None:
        print("listening", flush=True)

    asyncio.run(serve(account, desk, stop, settle_seconds=0, ready=ready, tell=lambda _: None, webhook=webhook))


if __name__ == "__main__":
    _, url, token, api_url, webhook_url, port, *users = sys.argv
    main(url, token, api_url, webhook_url, int(port), frozenset(map(int, users)))
