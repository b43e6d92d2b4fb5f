"""The bot as the process that the soak kills: an echo, or the real coach."""

import asyncio
import sys
from contextlib import ExitStack
from pathlib import Path

from bot.adapters.clock import SystemClock
from bot.adapters.database import open_database
from bot.domain.answer import Answer
from bot.domain.request import CoachRequest
from bot.entrypoints.telegram.run import run_until_stopped
from bot.entrypoints.telegram.serve import TelegramAccount
from bot.ports import Coach, Heard
from bot.settings import Settings
from bot.wiring import open_house
from tests.entrypoints.telegram.desks import desk_on
from tests.entrypoints.telegram.house import echo, lines, pack, sound


class Echo:
    """Implements `ports.Coach` in no time."""

    def answer(self, request: CoachRequest, heard: Heard | None = None) -> Answer:
        """See `ports.Coach`."""
        return echo(request)


def main(folder: Path, token: str, api_url: str, coach: str) -> None:
    """Serve the users named in a file until a signal comes."""
    users = frozenset(map(int, (folder / "users").read_text().split()))
    with ExitStack() as closing:
        settings = Settings(data_dir=folder / "data")  # type: ignore[call-arg]
        real = closing.enter_context(open_house(settings)) if coach == "real" else None
        database = open_database(f"sqlite:///{folder}/t.db")
        closing.callback(database.close)
        chosen: Coach = real.coach() if real is not None else Echo()
        rest = {"check": sound, "pack": pack, "lines": lines(), "allowed": users, "per_minute": 10_000}
        rest["administrators"] = frozenset(sorted(users)[:1])
        desk = desk_on(database, SystemClock(), chosen, hurried=False, **rest)
        asyncio.run(run_until_stopped(TelegramAccount(token, api_url), desk, lambda: None))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4])
