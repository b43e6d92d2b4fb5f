"""The bot as a real process, killed and stopped by real signals."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import Process
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from shutil import copyfile

import pytest

from tests.botapi import BotApi, Person

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
ROOT = Path(__file__).parents[3]
Start = Callable[[], Coroutine[None, None, Process]]


@asynccontextmanager
async def _programs(folder: Path, model: Path, api: BotApi, user: int) -> AsyncIterator[Start]:
    started: list[Process] = []
    copyfile(model, folder / "t.db")
    for name in ("asked", "cue"):
        os.mkfifo(folder / name)

    async def start() -> Process:
        address = api.base_url.removesuffix("/bot")
        command = ("-m", "tests.entrypoints.telegram.program", str(folder), api.token, address, str(user))
        process = await asyncio.create_subprocess_exec(sys.executable, *command, cwd=ROOT)
        started.append(process)
        return process

    try:
        yield start
    finally:
        for process in started:
            if process.returncode is None:
                process.kill()
            await process.wait()


async def _asked(folder: Path) -> None:
    """Wait until the coach was asked."""
    assert await asyncio.to_thread((folder / "asked").read_text) == "asked"


async def _cue(folder: Path) -> None:
    """Let the coach answer."""
    await asyncio.to_thread((folder / "cue").write_text, "go")


async def test_a_killed_process_loses_nothing_and_repeats_nothing(
    api: BotApi, anna: Person, tmp_path: Path, model: Path
) -> None:
    """Killed while it thinks, the bot answers after its restart, once."""
    async with _programs(tmp_path, model, api, anna.id) as start:
        first = await start()
        await anna.sends("Baissez")
        await _asked(tmp_path)
        await api.acknowledged()
        first.send_signal(signal.SIGKILL)
        await first.wait()
        assert api.calls("sendMessage") == []
        second = await start()
        await _asked(tmp_path)
        await _cue(tmp_path)
        assert (await anna.next_answer()).code == ["[plain/chat] Baissez |  | 0"]
        second.send_signal(signal.SIGTERM)
        assert await second.wait() == 0
    assert len(api.calls("sendMessage")) == 1


async def test_a_signal_lets_it_finish_what_it_began(api: BotApi, anna: Person, tmp_path: Path, model: Path) -> None:
    """Asked to stop while it thinks, the bot answers first and leaves with success."""
    async with _programs(tmp_path, model, api, anna.id) as start:
        process = await start()
        await anna.sends("Baissez")
        await _asked(tmp_path)
        process.send_signal(signal.SIGTERM)
        await _cue(tmp_path)
        assert (await anna.next_answer()).code == ["[plain/chat] Baissez |  | 0"]
        assert await process.wait() == 0
