"""The bot behind a webhook: the same dialogues, deliveries checked, nothing acknowledged before it is stored."""

import asyncio
import socket
import threading
from collections.abc import Sequence
from datetime import datetime

import aiohttp
import pytest

from bot.adapters.records.escalations import DatabaseEscalations
from bot.adapters.records.inbox import DatabaseInbox
from bot.domain.errors import BadSetting
from bot.domain.escalation import Escalation
from bot.entrypoints.telegram.updates.webhook import WebhookAddress, secret_of
from bot.ports import Arrival
from tests.botapi import BotApi, Person
from tests.entrypoints.telegram.house import House


async def test_a_dialogue_by_webhook(api: BotApi, house: House, anna: Person, address: WebhookAddress) -> None:
    """Messages, buttons and batches are answered as by polling, each update once."""
    async with house.serving(address):
        await anna.sends("Baissez")
        seen = await anna.next_answer()
        assert await (await anna.presses(seen, "Plus ferme")).answer() == "Je raffermis le brouillon…"
        assert (await anna.next_edit()).code == ["[firmer/chat] Baissez |  | 0"]
        await api.updates.replay()
        await api.acknowledged()
        await anna.sends("/help")
        await anna.next_answer()
    assert len(api.calls("sendMessage")) == 2
    assert {d.status for d in api.deliveries} == {200}
    assert api.calls("setWebhook")[0].params["secret_token"] == secret_of(api.token)
    assert api.calls("deleteWebhook") == []


async def test_only_telegram_is_heard(api: BotApi, house: House, address: WebhookAddress) -> None:
    """A wrong secret, a body too large, no update, another path: each is refused, and nothing is stored."""
    secret = {"X-Telegram-Bot-Api-Secret-Token": secret_of(api.token)}
    async with house.serving(address), aiohttp.ClientSession() as session:
        cases = [
            ({}, b'{"update_id": 1}', "", 403),
            ({"X-Telegram-Bot-Api-Secret-Token": "x"}, b'{"update_id": 1}', "", 403),
            (secret, b"a" * 1_000_001, "", 413),
            (secret, b"[]", "", 400),
            (secret, b"not json", "", 400),
            (secret, b'{"update_id": 1}', "/other", 404),
        ]
        for headers, body, path, status in cases:
            async with session.post(address.url + path, data=body, headers=headers) as answer:
                assert answer.status == status
    assert api.deliveries == []


async def test_health_and_readiness_tell_the_truth(
    house: House, address: WebhookAddress, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Alive while it runs; ready only while an update could be stored."""
    root = address.url.removesuffix("/telegram")

    def fail(*_: object) -> bool:
        raise OSError("disk full")

    async with house.serving(address), aiohttp.ClientSession() as session:
        for path, status in (("/health", 200), ("/ready", 200)):
            async with session.get(root + path) as answer:
                assert answer.status == status
        monkeypatch.setattr(DatabaseInbox, "storable", fail)
        async with session.get(f"{root}/ready") as answer:
            assert (answer.status, "OSError" in await answer.text()) == (503, True)
        async with session.get(f"{root}/health") as answer:
            assert answer.status == 200


async def test_a_database_that_hangs_is_not_ready(
    house: House, address: WebhookAddress, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the database does not answer in time, readiness says so instead of hanging with it."""
    root, answering = address.url.removesuffix("/telegram"), threading.Event()
    monkeypatch.setattr(DatabaseInbox, "storable", lambda _: answering.wait(timeout=30))
    monkeypatch.setattr("bot.entrypoints.telegram.updates.door._PATIENCE_SECONDS", 0.01)
    async with house.serving(address), aiohttp.ClientSession() as session, session.get(f"{root}/ready") as answer:
        answering.set()
        assert (answer.status, "TimeoutError" in await answer.text()) == (503, True)


async def test_not_ready_before_telegram_knows_the_address(api: BotApi, house: House, address: WebhookAddress) -> None:
    """While Telegram was not told where to deliver, nothing can come, and readiness says so."""
    root, held = address.url.removesuffix("/telegram"), api.hold("setWebhook")
    serving = house.serving(address)
    entering = asyncio.create_task(serving.__aenter__())
    await held.reached()
    async with aiohttp.ClientSession() as session:
        async with session.get(f"{root}/ready") as answer:
            assert (answer.status, await answer.text()) == (503, "Telegram was not told the address yet")
        await held.release()
        await entering
        async with session.get(f"{root}/ready") as answer:
            assert answer.status == 200
    await serving.__aexit__(None, None, None)


async def test_the_clock_goes_on_after_the_database_failed(
    house: House, anna: Person, address: WebhookAddress, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A database that fails when the moments are looked up ends neither the bot nor its clock."""
    due, failing, looked = DatabaseEscalations.due, [OSError("disk full")], asyncio.Event()
    loop = asyncio.get_running_loop()

    def fails_once(self: DatabaseEscalations, now: datetime) -> tuple[Escalation, ...]:
        if failing:
            raise failing.pop()
        loop.call_soon_threadsafe(looked.set)
        return due(self, now)

    monkeypatch.setattr(DatabaseEscalations, "due", fails_once)
    monkeypatch.setattr("bot.entrypoints.telegram.updates.door._RING_SECONDS", 0.01)
    async with house.serving(address):
        await asyncio.wait_for(looked.wait(), 30)
        await anna.sends("Baissez")
        await anna.next_answer()


async def test_what_could_not_be_stored_is_delivered_again(
    house: House, anna: Person, api: BotApi, address: WebhookAddress, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A failing database answers with an error, Telegram comes again, and the user gets one answer."""
    stored, failing = DatabaseInbox.receive, [OSError("disk full")]

    def receive(self: DatabaseInbox, arrivals: Sequence[Arrival]) -> tuple[int, ...]:
        if failing:
            raise failing.pop()
        return stored(self, arrivals)

    monkeypatch.setattr(DatabaseInbox, "receive", receive)
    async with house.serving(address):
        await anna.sends("Baissez")
        await anna.next_answer()
    assert [d.status for d in api.deliveries] == [500, 200]
    assert len(house.coach.asked) == 1


async def test_a_port_that_is_taken_is_a_setting_to_correct(house: House, address: WebhookAddress) -> None:
    """The words name the setting and the port."""
    taken = socket.create_server(("127.0.0.1", address.port))
    with taken, pytest.raises(BadSetting, match="TENIRBON_TELEGRAM_WEBHOOK_PORT"):
        async with house.serving(address):
            pass
