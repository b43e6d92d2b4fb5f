"""The bot as a process of its own, with a coach that waits for its cue on a pipe."""

import asyncio
import sys
from pathlib import Path

from bot.adapters.database import open_database
from bot.domain.answer import Answer
from bot.domain.request import CoachRequest
from bot.entrypoints.telegram.run import run_until_stopped
from bot.entrypoints.telegram.serve import TelegramAccount
from bot.ports import Heard
from tests.adapters.clock import TickingClock
from tests.entrypoints.telegram.desks import desk_on
from tests.entrypoints.telegram.house import echo, lines, pack, sound


class WaitingCoach:
    """Implements `ports.Coach`: says on `asked` that it was asked, waits for a word on `cue`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def answer(self, request: CoachRequest, heard: Heard | None = None) -> Answer:
        """See `ports.Coach`."""
        (self._folder / "asked").write_text("asked")
        (self._folder / "cue").read_text()
        return echo(request)


def main(folder: Path, token: str, api_url: str, user: int) -> None:
    """Serve one user until a signal comes."""
    database, clock = open_database(f"sqlite:///{folder}/t.db"), TickingClock()
    coach, mine = WaitingCoach(folder), frozenset({user})
    desk = desk_on(database, clock, coach, check=sound, pack=pack, lines=lines(), allowed=mine)
    asyncio.run(run_until_stopped(TelegramAccount(token, api_url), desk, lambda: None))
    database.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4]))
