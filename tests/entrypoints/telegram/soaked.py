"""The bot as the process that the soak kills: an echo, or the real coach."""

import asyncio
import sys
from contextlib import ExitStack
from pathlib import Path

from bot.adapters.casebook import DatabaseCasebook
from bot.adapters.cases import DatabaseCases
from bot.adapters.clients import DatabaseClients
from bot.adapters.clock import SystemClock
from bot.adapters.database import open_database
from bot.adapters.erasure import DatabaseErasure
from bot.adapters.escalations import DatabaseEscalations
from bot.adapters.inbox import DatabaseInbox
from bot.adapters.letters import SentFiles
from bot.adapters.people import DatabasePeople
from bot.domain.answer import Answer
from bot.domain.request import CoachRequest
from bot.entrypoints.telegram.desk import Desk
from bot.entrypoints.telegram.run import run_until_stopped
from bot.entrypoints.telegram.serve import TelegramAccount
from bot.ports import Coach, Heard
from bot.settings import Settings
from bot.wiring import open_house
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
        database, clock, company = open_database(f"sqlite:///{folder}/t.db"), SystemClock(), "riflard"
        closing.callback(database.close)
        here = (database, company, clock)
        chosen: Coach = real.coach() if real is not None else Echo()
        desk = Desk(
            coach=chosen,
            casebook=DatabaseCasebook(*here),
            cases=DatabaseCases(*here),
            clients=DatabaseClients(*here),
            people=DatabasePeople(*here),
            inbox=DatabaseInbox(*here),
            letters=SentFiles(),
            escalations=DatabaseEscalations(*here),
            erasure=DatabaseErasure(database, company),
            check=sound,
            pack=pack,
            lines=lines(),
            clock=clock,
            allowed=users,
            per_minute=10_000,
        )
        asyncio.run(run_until_stopped(TelegramAccount(token, api_url), desk, lambda: None))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4])
