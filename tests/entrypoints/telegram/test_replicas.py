"""Two processes serve one bot on one PostgreSQL, and one of them is killed in the middle."""

import asyncio
import socket
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from itertools import count
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web
from sqlalchemy import create_engine, text

from tests.adapters.database.fixtures import fresh_schema
from tests.botapi import BotApi, Person

ROOT = Path(__file__).parents[3]
PEOPLE, EACH = 6, 6


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@asynccontextmanager
async def _balancer(ports: list[int]) -> AsyncIterator[str]:
    """The address of a webhook; what comes there goes to the processes in turn, past one that does not answer."""
    turns = count()

    async def hand_on(request: web.Request) -> web.Response:
        body, turn = await request.read(), next(turns)
        for place in range(len(ports)):
            port = ports[(turn + place) % len(ports)]
            try:
                async with session.post(
                    f"http://127.0.0.1:{port}{request.path}", data=body, headers=request.headers
                ) as answer:
                    return web.Response(status=answer.status)
            except aiohttp.ClientError:
                continue
        return web.Response(status=502)

    app = web.Application()
    app.router.add_post("/telegram", hand_on)
    runner = web.AppRunner(app)
    async with aiohttp.ClientSession() as session:
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        try:
            yield f"http://127.0.0.1:{runner.addresses[0][1]}/telegram"
        finally:
            await runner.cleanup()


async def _started(stack: AsyncExitStack, *arguments: str) -> Process:
    """A process of the bot that listens; killed at the end where it still lives."""
    command = (sys.executable, "-m", "tests.entrypoints.telegram.replica", *arguments)
    process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdout=PIPE)

    async def end() -> None:
        if process.returncode is None:
            process.kill()
        await process.communicate()

    stack.push_async_callback(end)
    assert process.stdout is not None
    assert await process.stdout.readline() == b"listening\n"
    return process


def _standing(api: BotApi, person: Person) -> list[int]:
    """What of the person's the answers in the chat answer, in the order they stand there."""
    return [seen.reply_to for seen in api.sent(person.id) if seen.reply_to is not None]


async def _finished(database_url: str) -> None:
    """Wait until no update is open."""
    engine = create_engine(database_url.replace("postgresql:", "postgresql+psycopg:"))

    def left() -> int:
        with engine.connect() as connection:
            query = "SELECT count(*) FROM update_ WHERE state NOT IN ('done', 'failed', 'joined')"
            return int(connection.scalar(text(query)) or 0)

    async with asyncio.timeout(120):
        while await asyncio.to_thread(left):  # noqa: ASYNC110  a database rings no bell
            await asyncio.sleep(0.05)
    engine.dispose()


@pytest.mark.parametrize("door", ["polling", "webhook"])
async def test_a_dead_process_is_succeeded_by_another(api: BotApi, postgres_server: str, door: str) -> None:
    """Killed in the middle, one of two loses nothing: the other answers the rest, once and in each chat's order."""
    people = [api.person(f"P{n}", started=True) for n in range(PEOPLE)]
    ids = [str(person.id) for person in people]
    with fresh_schema(postgres_server, ready=True) as url:
        async with AsyncExitStack() as stack:
            ports = [_free_port(), _free_port()]
            webhook = await stack.enter_async_context(_balancer(ports)) if door == "webhook" else ""
            address = api.base_url.removesuffix("/bot")
            first, _ = await asyncio.gather(
                *(_started(stack, url, api.token, address, webhook, str(port), *ids) for port in ports)
            )
            asked: dict[int, list[int]] = {person.id: [] for person in people}
            for number in range(EACH):
                for person in people:
                    asked[person.id].append((await person.sends(f"Message {number}")).message_id)
                if number == EACH // 2:
                    await api.state.bell.soon(lambda: any(_standing(api, person) for person in people), "answers")
                    first.kill()
                    await first.wait()
            await _finished(url)
    assert {person.id: _standing(api, person) for person in people} == asked


async def test_a_living_process_is_left_alone(api: BotApi, anna: Person, postgres_server: str) -> None:
    """Where nobody died, two processes answer each message once."""
    with fresh_schema(postgres_server, ready=True) as url:
        async with AsyncExitStack() as stack:
            address = api.base_url.removesuffix("/bot")
            await asyncio.gather(*(_started(stack, url, api.token, address, "", "0", str(anna.id)) for _ in range(2)))
            asked = [(await anna.sends(f"Message {number}")).message_id for number in range(4)]
            await api.state.bell.soon(lambda: len(_standing(api, anna)) >= len(asked), "answers")
            await _finished(url)
    assert _standing(api, anna) == asked
    assert [call for call in api.calls("getUpdates") if call.error] == []
