"""A coach, a desk and a running bot for the tests of Telegram."""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from bot.adapters.database import open_database
from bot.adapters.packs import read_pack
from bot.adapters.texts.prompts import PromptFiles
from bot.domain.answer import Answer
from bot.domain.message import Channel
from bot.domain.policy import Pack
from bot.domain.request import CoachRequest
from bot.domain.verdict import CheckResult
from bot.entrypoints.telegram.serve import TelegramAccount, serve
from bot.entrypoints.telegram.shown.lines import Lines, read_lines
from bot.entrypoints.telegram.updates.webhook import WebhookAddress
from bot.entrypoints.telegram.visits.tools import Brought, Check, Search
from bot.ports import Heard, Pictures
from bot.ports.policies import Policies
from tests.adapters.clock import TickingClock
from tests.adapters.samples import answer, draft
from tests.entrypoints.telegram.desks import desk_on

if TYPE_CHECKING:  # the programs that tests start need no Bot API, whose models take seconds to load
    from tests.botapi import BotApi

PROMPTS = Path(__file__).parents[3] / "prompts"


def lines() -> Lines:
    """The bot's real lines."""
    found = PromptFiles(PROMPTS).load("telegram")
    return read_lines(found.name, found.data)


@lru_cache
def pack() -> Pack:
    """The demo company's pack."""
    return read_pack(PROMPTS.parent / "knowledge", PROMPTS.parent / "knowledge" / "essays").pack


def sound(draft: str, request: CoachRequest, *, answered: bool) -> CheckResult:
    """A check that finds nothing."""
    return CheckResult(())


def echo(request: CoachRequest) -> Answer:
    """An answer whose draft tells what was asked."""
    told = f"[{request.tone}/{request.channel}] {request.message} | {request.added} | {len(request.thread)}"
    subject = "Votre demande" if request.channel is Channel.EMAIL else None
    return answer(draft=draft(told, channel=request.channel, tone=request.tone, subject=subject))


@dataclass
class FakeCoach:
    """Implements `ports.Coach`: remembers what it was asked; holds an answer back while `open` is clear."""

    reply: Callable[[CoachRequest], Answer] = echo
    asked: list[CoachRequest] = field(default_factory=list)
    open: threading.Event = field(default_factory=threading.Event)
    lives: int = 0
    busy: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))

    def __post_init__(self) -> None:
        self.open.set()

    def answer(self, request: CoachRequest, heard: Heard | None = None) -> Answer:
        """See `ports.Coach`."""
        life = self.lives
        self.asked.append(request)
        self.busy.release()
        assert self.open.wait(timeout=30)
        if life != self.lives:
            raise SystemError("a killed process thinks no further")
        return self.reply(request)


@dataclass
class Running:
    """A bot that serves; `stop` ends it as a signal does, `kill` as a crash does."""

    task: asyncio.Task[None]
    coach: FakeCoach
    stopping: asyncio.Event

    async def stop(self) -> None:
        """Stop, and wait for the end."""
        self.stopping.set()
        await self.task

    async def kill(self) -> None:
        """Break off in the middle of whatever it does."""
        self.coach.lives += 1
        self.task.cancel()
        await asyncio.gather(self.task, return_exceptions=True)


@dataclass
class House:
    """One database; bots come and go on it."""

    api: "BotApi"
    folder: Path
    allowed: frozenset[int]
    coach: FakeCoach = field(default_factory=FakeCoach)
    url: str = ""
    token: str | None = None
    administrators: frozenset[int] = frozenset()
    per_minute: int = 1000
    clock: TickingClock = field(default_factory=TickingClock)
    told: list[str] = field(default_factory=list)
    check: Check = sound
    webhook: WebhookAddress | None = None
    settle_seconds: float = 0
    workers: int = 4
    policies: Policies | None = None
    bring_in: Callable[[str, bytes], Brought] | None = None
    search: Search | None = None
    pictures: Pictures | None = None

    @asynccontextmanager
    async def serving(self, webhook: WebhookAddress | None = None) -> AsyncIterator[Running]:
        """A new application on the same database, listening; by polling unless an address is given."""
        database = open_database(self.url or f"sqlite:///{self.folder}/t.db")
        desk = desk_on(
            database,
            self.clock,
            self.coach,
            check=self.check,
            pack=pack if self.policies is None else self.policies.pack,
            policies=self.policies,
            bring_in=self.bring_in,
            search=self.search,
            pictures=self.pictures,
            lines=lines(),
            allowed=self.allowed,
            administrators=self.administrators,
            per_minute=self.per_minute,
        )
        account = TelegramAccount(
            self.api.token if self.token is None else self.token, self.api.base_url.removesuffix("/bot")
        )
        stopping, ready = asyncio.Event(), asyncio.Event()
        task = asyncio.create_task(
            serve(
                account,
                desk,
                stopping,
                ready=ready.set,
                tell=self.told.append,
                settle_seconds=self.settle_seconds,
                workers=self.workers,
                webhook=webhook or self.webhook,
            )
        )
        waiting = asyncio.create_task(ready.wait())
        await asyncio.wait({task, waiting}, return_when=asyncio.FIRST_COMPLETED)
        waiting.cancel()
        running = Running(task, self.coach, stopping)
        try:
            yield running
        finally:
            self.coach.open.set()
            if not task.done():
                await running.stop()
            database.close()
            if not task.cancelled():
                task.result()


__all__ = ["FakeCoach", "House", "Running", "echo", "lines", "pack", "sound"]
