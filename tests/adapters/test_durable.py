"""Durable execution, on SQLite and on PostgreSQL."""

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from sqlalchemy import Connection, inspect, text

from bot.adapters.database import Database
from bot.adapters.durable import DurableWork, engine, tending
from bot.adapters.durable.alive import Alive
from bot.ports import Steps, Work
from tests.adapters.database.fixtures import stopped_often


@pytest.fixture(autouse=True)
def _stopped_often(monkeypatch: pytest.MonkeyPatch) -> None:
    stopped_often(monkeypatch)


def _durable(database: Database) -> DurableWork:
    return DurableWork(database, "riflard", poll_seconds=0.01, tend_seconds=0.02)


@asynccontextmanager
async def _open(database: Database, work: Work) -> AsyncIterator[DurableWork]:
    opened = _durable(database)
    await opened.open(work)
    try:
        yield opened
    finally:
        await opened.close(30)


def _put(database: Database, durable: DurableWork, *updates: tuple[int, int | None]) -> None:
    with database.writing() as connection:
        for update_id, chat in updates:
            durable.put(connection, update_id, chat)


async def _until(true: Callable[[], object]) -> None:
    async with asyncio.timeout(60):
        while not true():  # noqa: ASYNC110  the work is done in tasks of the library's own
            await asyncio.sleep(0.01)


async def test_each_update_is_worked_on_once_in_its_turn(database: Database) -> None:
    """What is put several times is done once; of one chat in the order of the ids, put at one moment or not."""
    done: list[int] = []

    async def work(update_id: int, steps: Steps) -> None:
        done.append(update_id)

    async with _open(database, work) as durable:
        _put(database, durable, (100, 1), (9, 1), (10, 1), (9, 1), (2**40, 1))
        _put(database, durable, (10, 1), (2**40 + 1, 1), (-1, 2))
        await _until(lambda: len(done) >= 6)
    done.remove(-1)
    assert done == [9, 10, 100, 2**40, 2**40 + 1]


async def test_chats_go_side_by_side(database: Database) -> None:
    """An update that takes long holds up those of its chat and no others, nor what belongs to none."""
    slow, done = asyncio.Event(), []

    async def work(update_id: int, steps: Steps) -> None:
        if update_id == 1:
            await slow.wait()
        done.append(update_id)

    async with _open(database, work) as durable:
        _put(database, durable, (1, 1), (2, 1), (3, 2), (4, None), (5, None))
        await _until(lambda: len(done) == 3)
        assert sorted(done) == [3, 4, 5]
        slow.set()
        await _until(lambda: len(done) == 5)
    assert done[3:] == [1, 2]


async def test_what_was_recorded_is_not_done_again(database: Database) -> None:
    """Broken off between two steps, the work goes on with the second, in another life of the process."""
    called: list[str] = []
    broken = asyncio.Event()

    async def first() -> list[int]:
        called.append("first")
        return [7]

    async def hangs() -> None:
        called.append("second")
        broken.set()
        await asyncio.Event().wait()

    async def second() -> None:
        called.append("second")

    async def cut_short(update_id: int, steps: Steps) -> None:
        await steps.step("first", first)
        await steps.step("second", hangs)

    found: list[list[int]] = []

    async def whole(update_id: int, steps: Steps) -> None:
        found.append(await steps.step("first", first))
        await steps.step("second", second)

    durable = _durable(database)
    await durable.open(cut_short)
    _put(database, durable, (1, 1), (2, 1))
    async with asyncio.timeout(60):
        await broken.wait()
    await durable.close(0)
    async with _open(database, whole):
        await _until(lambda: len(found) == 2)
    assert called[:3] == ["first", "second", "second"]
    assert found == [[7], [7]]


async def test_a_step_that_fails_is_made_again(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """A step that raises is tried again until it gives something, and the log of work keeps no word of the error."""
    monkeypatch.setattr(engine, "_AGAIN_SECONDS", 0.01)
    failing, done = [OSError("zyzzyva"), OSError("zyzzyva")], []

    async def fails() -> int:
        if failing:
            raise failing.pop()
        return 3

    async def work(update_id: int, steps: Steps) -> None:
        done.append(await steps.step("fails", fails))

    async with _open(database, work) as durable:
        _put(database, durable, (1, 1))
        await _until(lambda: done)
    assert done == [3]
    assert "zyzzyva" not in "\n".join(_kept(database))


async def test_a_pause_breaks_off_when_it_stops(database: Database) -> None:
    """A long wait does not hold up the end, and what waited is taken up again."""
    begun, done = asyncio.Event(), []

    async def work(update_id: int, steps: Steps) -> None:
        if not begun.is_set():
            begun.set()
            await steps.pause(3600)
        done.append(update_id)

    durable = _durable(database)
    await durable.open(work)
    _put(database, durable, (1, 1))
    async with asyncio.timeout(60):
        await begun.wait()
        await durable.close(3600)
    assert done == []
    async with _open(database, work):
        await _until(lambda: done)


async def test_nothing_is_pickled_and_the_old_is_dropped(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything that is kept of the work is JSON; once it is old enough, nothing is."""
    done: list[int] = []

    async def one() -> list[int]:
        return [1]

    async def work(update_id: int, steps: Steps) -> None:
        await steps.step("one", one)
        done.append(update_id)

    async with _open(database, work) as durable:
        _put(database, durable, (1, 1))
        await _until(lambda: done)
    rows = [row for row in _kept(database) if "riflard/" in row]
    assert rows
    assert all("portable_json" in row for row in rows)
    monkeypatch.setattr(tending, "_KEPT", timedelta(days=-1))
    async with _open(database, work):
        await _until(lambda: not [row for row in _kept(database) if "riflard/" in row])


async def test_one_bot_to_a_process(database: Database) -> None:
    """A second bot in the same process is refused, and the first goes on."""
    done: list[int] = []

    async def work(update_id: int, steps: Steps) -> None:
        done.append(update_id)

    async with _open(database, work) as durable:
        with pytest.raises(RuntimeError, match="another bot"):
            await _durable(database).open(work)
        _put(database, durable, (1, 1))
        await _until(lambda: done)


async def test_what_is_rolled_back_is_not_worked_on(database: Database) -> None:
    """An update whose storing failed leaves no work behind."""
    done: list[int] = []

    async def work(update_id: int, steps: Steps) -> None:
        done.append(update_id)

    def stored(connection: Connection) -> None:
        durable.put(connection, 1, 1)
        raise OSError("disk full")

    async with _open(database, work) as durable:
        with pytest.raises(OSError, match="disk full"), database.writing() as connection:
            stored(connection)
        _put(database, durable, (2, 1))
        await _until(lambda: done)
    assert done == [2]


def test_who_runs_no_bot_does_not_load_the_library() -> None:
    """Everything that the program is wired of can be loaded without it."""
    code = "import sys, bot.wiring, bot.wiring.telegram; sys.exit('dbos' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_one_of_several_leads(database: Database) -> None:
    """On PostgreSQL one process leads until it ends, and only who ended is missing; SQLite has one process."""
    one, other = Alive(database, "riflard"), Alive(database, "riflard")
    one.begin()
    other.begin()
    try:
        assert one.leads()
        if not one.shared:
            return
        assert not other.leads()
        assert [other.missing({one.name, "nobody"}) for _ in range(2)] == [(), ("nobody",)]
        one.end()
        other.beat()
        assert other.leads()
        assert [other.missing({one.name}) for _ in range(2)] == [(), (one.name,)]
    finally:
        one.end()
        other.end()


def _kept(database: Database) -> list[str]:
    """Every row of the library's tables, as text."""
    with database.reading() as connection:
        shared = connection.dialect.name == "postgresql"
        names = inspect(connection).get_table_names(schema="dbos" if shared else None)
        mine = [n for n in names if n in {"workflow_status", "operation_outputs", "workflow_events", "notifications"}]
        place = "dbos." if shared else ""
        return [repr(row) for name in mine for row in connection.execute(text(f"SELECT * FROM {place}{name}"))]
