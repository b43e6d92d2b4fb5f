"""An unmodified python-telegram-bot application lives on the server, polling and by webhook."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import pytest
from aiohttp import web
from telegram import (
    Bot,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    MenuButtonCommands,
    ReplyKeyboardMarkup,
    Update,
)
from telegram.error import Conflict, NetworkError, RetryAfter, TelegramError
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from . import BotApi, Person, bell
from .render import page

App = Application[Any, Any, Any, Any, Any, Any]
Context = ContextTypes.DEFAULT_TYPE
KEYS = InlineKeyboardMarkup(
    [
        [InlineKeyboardButton("Louder", callback_data="loud")],
        [InlineKeyboardButton("Copy", copy_text=CopyTextButton("copied"))],
    ]
)


async def _start(update: Update, _context: Context) -> None:
    assert update.message
    await update.message.reply_html("<b>Hello</b>", reply_markup=ReplyKeyboardMarkup([["Echo"]]))


async def _echo(update: Update, _context: Context) -> None:
    assert update.message
    await update.message.reply_html(f"<pre>{update.message.text}</pre>", reply_markup=KEYS)


async def _louder(update: Update, _context: Context) -> None:
    assert update.callback_query
    assert update.callback_query.data
    await update.callback_query.answer("As you wish")
    await update.callback_query.edit_message_text(update.callback_query.data.upper())


def _application(api: BotApi) -> App:
    builder = ApplicationBuilder().token(api.token)
    app = builder.base_url(api.base_url).base_file_url(api.base_file_url).build()
    app.add_handler(CommandHandler("start", _start))
    app.add_handler(MessageHandler(filters.TEXT & filters.UpdateType.MESSAGE, _echo))
    app.add_handler(CallbackQueryHandler(_louder))
    return app


@asynccontextmanager
async def _polling(api: BotApi) -> AsyncIterator[App]:
    app = _application(api)
    async with app:
        assert app.updater
        await app.start()
        await app.updater.start_polling(allowed_updates=Update.ALL_TYPES)
        yield app
        await app.updater.stop()
        await app.stop()


@asynccontextmanager
async def _webhook(
    answer: Callable[[web.Request], Awaitable[web.Response]],
) -> AsyncIterator[str]:
    site = web.Application()
    site.router.add_post("/hook", answer)
    runner = web.AppRunner(site)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    await runner.cleanup()


async def _converse(anna: Person) -> None:
    await anna.sends("/start")
    assert (await anna.next_answer()).text == "Hello"
    assert anna.keyboard == [["Echo"]]
    await anna.sends("a & b")
    answer = await anna.next_answer()
    assert (answer.text, answer.code, answer.labels) == ("a & b", ["a & b"], ["Louder", "Copy"])
    await anna.presses(answer, "Copy")
    assert anna.clipboard == "copied"
    assert await (await anna.presses(answer, "Louder")).answer() == "As you wish"
    assert (await anna.next_edit()).text == "LOUD"


async def test_an_application_converses_by_polling(api: BotApi) -> None:
    """Texts, commands, buttons, toasts and edits go both ways by long polling."""
    anna = api.person("Anna")
    async with _polling(api):
        await _converse(anna)
        await api.acknowledged()
    assert [call.error for call in api.calls() if call.error] == []


async def test_an_application_converses_by_webhook(api: BotApi) -> None:
    """The same conversation goes by webhook, with the secret in each request's header."""
    anna = api.person("Anna")
    app = _application(api)

    async def receive(request: web.Request) -> web.Response:
        assert request.headers["X-Telegram-Bot-Api-Secret-Token"] == "secret"
        await app.update_queue.put(Update.de_json(await request.json(), app.bot))
        return web.Response()

    async with app, _webhook(receive) as url:
        await app.start()
        await app.bot.set_webhook(url, secret_token="secret")
        await _converse(anna)
        assert (await app.bot.get_webhook_info()).url == url
        await app.bot.delete_webhook()
        await app.stop()


async def test_a_webhook_gets_an_update_until_it_takes_it(api: BotApi, bot: Bot) -> None:
    """An update is delivered again, before any later one, until it is answered with 200."""
    anna = api.person("Anna")
    got: list[int] = []

    async def receive(request: web.Request) -> web.Response:
        got.append((await request.json())["update_id"])
        return web.Response(status=500 if len(got) < 3 else 200)

    async with _webhook(receive) as url:
        await bot.set_webhook(url)
        await anna.sends("a")
        await anna.sends("b")
        await api.acknowledged()
    assert got == [got[0]] * 3 + [got[0] + 1]
    assert [delivery.status for delivery in api.deliveries] == [500, 500, 200, 200]


async def test_polling_conflicts_with_a_webhook_and_with_another_poll(api: BotApi, bot: Bot) -> None:
    """A later poll or a webhook ends the running poll, and no poll is answered beside a webhook."""
    first = asyncio.create_task(bot.get_updates(timeout=10))
    await api.listening()
    async with Bot(api.token, base_url=api.base_url) as rival:
        second = asyncio.create_task(rival.get_updates(timeout=10))
        with pytest.raises(Conflict, match="other getUpdates request"):
            await first
        await bot.set_webhook("http://127.0.0.1:9/hook")
        with pytest.raises(Conflict, match="setWebhook"):
            await second
    with pytest.raises(Conflict, match="webhook is active"):
        await bot.get_updates()
    await bot.delete_webhook()


async def test_an_offset_acknowledges_the_updates_below_it(bot: Bot, anna: Person) -> None:
    """Updates come again until a later offset forgets them; a negative one keeps the last."""
    for text in "abc":
        await anna.sends(text)
    everything = await bot.get_updates()
    assert everything == await bot.get_updates()
    assert await bot.get_updates(offset=everything[1].update_id, limit=1) == (everything[1],)
    assert await bot.get_updates(offset=-1) == (everything[2],)
    assert await bot.get_updates(offset=everything[2].update_id + 1) == ()


async def test_only_the_wanted_kinds_of_update_come(api: BotApi, bot: Bot, anna: Person) -> None:
    """Reactions come only when asked for by name, and a list leaves out everything else."""
    hers = await anna.sends("a")
    await anna.reacts(hers, "👍")
    assert len(await bot.get_updates(allowed_updates=["message_reaction"])) == 1
    await anna.reacts(hers, "👍")
    await anna.sends("b")
    assert await api.push(message_reaction_count=anna.chat[0].raw) is None
    first, second = await bot.get_updates()
    assert (first.message is None, second.message_reaction is None) == (False, False)


async def test_an_update_can_come_twice_and_out_of_order(api: BotApi) -> None:
    """A replayed update reaches the application again, and a held pair arrives swapped."""
    anna = api.person("Anna")
    async with _polling(api):
        await anna.sends("once")
        first = await anna.next_answer()
        await api.updates.replay()
        assert (await anna.next_answer()).text == first.text
        api.updates.pause()
        await anna.sends("earlier")
        await anna.sends("later")
        await api.updates.resume(backwards=True)
        assert [seen.text for seen in await anna.wait_for(2)] == ["later", "earlier"]


async def test_refusals_on_demand_reach_the_client(api: BotApi, bot: Bot, anna: Person) -> None:
    """A 429 says when to come back, a 500 does not, and afterwards the call succeeds."""
    api.fail("sendMessage", retry_after=7)
    with pytest.raises(RetryAfter) as refusal:
        await bot.send_message(anna.id, "a")
    assert refusal.value.retry_after == timedelta(seconds=7)
    api.fail("sendMessage", error=500, times=2)
    for _ in range(2):
        with pytest.raises(TelegramError, match="Internal Server Error"):
            await bot.send_message(anna.id, "a")
    await bot.send_message(anna.id, "a")
    assert len(api.calls("sendMessage")) == 4
    assert len(api.sent(anna.id)) == 1


@pytest.mark.parametrize("applied", [False, True])
async def test_a_dropped_connection_leaves_the_outcome_open(
    api: BotApi, bot: Bot, anna: Person, *, applied: bool
) -> None:
    """The client sees a network error whether or not the message went out."""
    api.drop("sendMessage", applied=applied)
    with pytest.raises(NetworkError):
        await bot.send_message(anna.id, "a")
    assert len(api.sent(anna.id)) == applied


async def test_a_held_answer_comes_when_released(api: BotApi, bot: Bot, anna: Person) -> None:
    """A call hangs for as long as the test wants, then is answered."""
    held = api.hold("sendMessage")
    sending = asyncio.create_task(bot.send_message(anna.id, "a"))
    await held.reached()
    assert (sending.done(), api.sent(anna.id)) == (False, [])
    await held.release()
    assert (await sending).text == (await anna.next_answer()).text == "a"


async def test_a_wait_in_vain_says_what_it_waited_for(
    api: BotApi, bot: Bot, anna: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A test that would hang fails with what was missing and the bot's last calls."""
    monkeypatch.setattr(bell, "PATIENCE", 0)
    await bot.get_updates()
    assert len(await api.called("getUpdates")) == 1
    with pytest.raises(AssertionError, match="2 calls of getUpdates"):
        await api.called("getUpdates", 2)
    with pytest.raises(AssertionError, match=r"Anna waited in vain for sent.*getMe: ok"):
        await anna.next_answer()


async def test_files_travel_both_ways(bot: Bot, anna: Person) -> None:
    """A person's file is downloaded byte for byte, and the bot's file arrives with its name."""
    hers = await anna.sends_file("terms.txt", b"net 30", caption="see")
    received = await bot.get_file(hers.file_id or "")
    assert await received.download_as_bytearray() == b"net 30"
    await bot.send_document(anna.id, b"offer", "<i>ours</i>", parse_mode="HTML", filename="o.txt")
    answer = await anna.next_answer()
    assert (answer.document, answer.text, answer.spans("italic")) == ("o.txt", "ours", ["ours"])
    await bot.send_document(anna.id, hers.file_id or "")
    assert (await anna.next_answer()).document == "terms.txt"


async def test_a_person_forwards_replies_edits_and_pastes(bot: Bot, anna: Person) -> None:
    """Forwards keep their sender, replies their quote, and a long paste comes in parts."""
    forwarded = await anna.forwards("Is 10% off possible?", sender_name="Client")
    await anna.replies_to(forwarded, "this one", quote="10%")
    await anna.edits(forwarded, "Is 20% off possible?")
    assert [len(part.text) for part in await anna.pastes("x" * 5000)] == [4096, 904]
    with pytest.raises(ValueError, match="pastes"):
        await anna.sends("x" * 4097)
    updates = await bot.get_updates()
    first, reply, edit = (update.effective_message for update in updates[:3])
    assert first and first.forward_origin
    assert first.forward_origin.to_dict()["sender_user_name"] == "Client"
    assert reply and reply.quote and reply.reply_to_message
    assert (reply.quote.text, reply.quote.position) == ("10%", 3)
    assert edit and updates[2].edited_message
    assert edit.text == "Is 20% off possible?"


async def test_a_person_sees_drafts_actions_and_reactions(bot: Bot, anna: Person) -> None:
    """What is not a message is noticed too, in order."""
    hers = await anna.sends("a")
    await bot.send_chat_action(anna.id, "typing")
    await bot.send_message_draft(anna.id, 1, "")
    await bot.send_message_draft(anna.id, 1, "<b>hal</b>", parse_mode="HTML")
    await bot.set_message_reaction(anna.id, hers.message_id, "👍")
    assert [draft.get("text", "") for draft in anna.noticed("draft")] == ["", "hal"]
    assert [one["action"] for one in anna.noticed("action")] == ["typing"]
    assert anna.noticed("reaction")[0]["reaction"] == [{"type": "emoji", "emoji": "👍"}]


async def test_a_button_that_is_gone_cannot_be_pressed(bot: Bot, anna: Person) -> None:
    """Only a screen that still shows a removed button can press it."""
    await bot.send_message(anna.id, "a", reply_markup=KEYS)
    shown = await anna.next_answer()
    await bot.edit_message_reply_markup(anna.id, shown.message_id)
    with pytest.raises(LookupError, match="no button 'Louder'"):
        await anna.presses(shown, "Louder")
    press = await anna.presses(shown, "Louder", though_gone=True)
    await bot.answer_callback_query(press.query_id)
    assert await press.answer() == ""
    await bot.delete_message(anna.id, shown.message_id)
    with pytest.raises(LookupError, match="deleted"):
        await anna.presses(shown, "Louder")


async def test_the_bots_profile_is_kept(api: BotApi, bot: Bot, anna: Person) -> None:
    """Names, descriptions, menus and the chat's facts can be set and read."""
    await bot.set_my_name("Coach", language_code="en")
    await bot.set_my_description("Helps")
    await bot.set_my_short_description("Helps")
    await bot.set_chat_menu_button(anna.id, MenuButtonCommands())
    assert api.state.profile["name/en"] == "Coach"
    assert (await bot.get_chat(anna.id)).first_name == "Anna"
    assert (await bot.get_me()).supports_inline_queries
    assert await bot.log_out()
    with pytest.raises(TelegramError, match="Logged out"):
        await bot.get_me()


async def test_a_chat_is_drawn_as_a_phone_shows_it(bot: Bot, anna: Person) -> None:
    """The page holds the text safely, folds long quotes and shows copy signs and buttons."""
    await anna.forwards("1 < 2", sender_name="<Client>")
    text = "<b>Plan <i>B</i></b>\n<blockquote expandable>why</blockquote>\n\n<pre>Dear &lt;you&gt;</pre>"
    await bot.send_message(anna.id, text, "HTML", reply_markup=KEYS)
    drawn = page(anna.chat)
    assert "1 &lt; 2" in drawn
    assert "Forwarded from &lt;Client&gt;" in drawn
    assert "<b>Plan <i>B</i></b>\n" in drawn
    assert '<blockquote class="folded">why</blockquote>\n<pre' in drawn
    assert '<pre data-language="">Dear &lt;you&gt;</pre>' in drawn
    assert "<span>Copy<i>⧉</i></span>" in drawn
    assert json.dumps(drawn)
