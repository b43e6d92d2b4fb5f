"""Every rule refuses a real client with Telegram's own description."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable

import pytest
from aiohttp import ClientSession
from telegram import (
    Bot,
    BotCommand,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    ReplyParameters,
)
from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, TelegramError

from . import ApiError, BotApi, Person

Attempt = Callable[[Bot, int], Awaitable[object]]


def _keys(**button: object) -> InlineKeyboardMarkup:
    key = InlineKeyboardButton("key", **button)  # type: ignore[arg-type]
    return InlineKeyboardMarkup([[key]])


def _copy(text: str) -> InlineKeyboardMarkup:
    return _keys(copy_text=CopyTextButton(text))


REFUSED: dict[str, Attempt] = {
    "message text is empty": lambda bot, chat: bot.send_message(chat, " <b> </b>", "HTML"),
    "message is too long": lambda bot, chat: bot.send_message(chat, "🏟" * 2049),
    'can\'t parse entities: Unsupported start tag "p" at byte offset 0': (
        lambda bot, chat: bot.send_message(chat, "<p>a</p>", "HTML")
    ),
    "unsupported parse_mode": lambda bot, chat: bot.send_message(chat, "*a*", "MarkdownV2"),
    "message thread not found": lambda bot, chat: bot.send_message(chat, "a", message_thread_id=7),
    "chat not found": lambda bot, _chat: bot.send_message(1, "a"),
    "BUTTON_DATA_INVALID": lambda bot, chat: bot.send_message(chat, "a", reply_markup=_keys(callback_data="é" * 33)),
    "BUTTON_COPY_TEXT_INVALID": lambda bot, chat: bot.send_message(chat, "a", reply_markup=_copy("c" * 257)),
    "BUTTON_URL_INVALID": lambda bot, chat: bot.send_message(chat, "a", reply_markup=_keys(url="nowhere")),
    "message to be replied not found": lambda bot, chat: bot.send_message(
        chat, "a", reply_parameters=ReplyParameters(99_999)
    ),
    "message to edit not found": lambda bot, chat: bot.edit_message_text("a", chat, 99_999),
    "message to delete not found": lambda bot, chat: bot.delete_message(chat, 99_999),
    "message to react not found": lambda bot, chat: bot.set_message_reaction(chat, 99_999, "👍"),
    "message caption is too long": lambda bot, chat: bot.send_document(
        chat, b"a", caption="c" * 1025, filename="a.txt"
    ),
    "file must be non-empty": lambda bot, chat: bot.send_document(chat, b"", filename="a.txt"),
    "wrong file identifier/HTTP URL specified": lambda bot, chat: bot.send_document(chat, "unknown-id"),
    "invalid file_id": lambda bot, _chat: bot.get_file("unknown-id"),
    "wrong parameter action in request": lambda bot, chat: bot.send_chat_action(chat, "thinking"),
    "query is too old and response timeout expired or query ID is invalid": (
        lambda bot, _chat: bot.answer_callback_query("unknown-id")
    ),
    "BOT_COMMAND_INVALID": lambda bot, _chat: bot.set_my_commands([("Start", "Begins")]),
    "BOT_COMMAND_DESCRIPTION_INVALID": lambda bot, _chat: bot.set_my_commands([BotCommand("start", "d" * 257)]),
    "bot name is too long": lambda bot, _chat: bot.set_my_name("n" * 65),
    "message is too long, as a draft": lambda bot, chat: bot.send_message_draft(chat, 1, "a" * 4097),
}


@pytest.mark.parametrize("reason", REFUSED)
async def test_a_call_is_refused(api: BotApi, bot: Bot, anna: Person, reason: str) -> None:
    """Each call that Telegram refuses is refused here with the same description."""
    with pytest.raises(BadRequest):
        await REFUSED[reason](bot, anna.id)
    refusal = api.calls()[-1].error
    assert refusal is not None
    assert refusal.description == f"Bad Request: {reason.partition(', as')[0]}"
    assert api.sent(anna.id) == []


async def test_the_limits_themselves_are_accepted(api: BotApi, bot: Bot, anna: Person) -> None:
    """Values exactly at the limits pass, and markup does not count as text."""
    marked = f"<b>{'&lt;' * 4096}</b>"
    rows = [
        [*_keys(callback_data="d" * 64).inline_keyboard[0]],
        [*_copy("c" * 256).inline_keyboard[0]],
    ]
    await bot.send_message(anna.id, marked, "HTML", reply_markup=InlineKeyboardMarkup(rows))
    await bot.set_my_commands([("a" * 32, "d" * 256)])
    assert [message.text for message in api.sent(anna.id)] == ["<" * 4096]
    assert [command.command for command in await bot.get_my_commands()] == ["a" * 32]


async def test_an_edit_that_changes_nothing_is_refused(bot: Bot, anna: Person) -> None:
    """The same text and keyboard again are refused; the same text without the keyboard is not."""
    sent = await bot.send_message(anna.id, "<b>a</b>", "HTML", reply_markup=_keys(callback_data="x"))
    with pytest.raises(BadRequest, match="is not modified: specified new message content and"):
        await sent.edit_text("<b>a</b>", "HTML", reply_markup=_keys(callback_data="x"))
    await sent.edit_text("<b>a</b>", "HTML")
    with pytest.raises(BadRequest, match="is not modified"):
        await sent.edit_reply_markup(None)
    assert (await anna.next_edit()).buttons == ()


async def test_a_persons_message_cannot_be_edited(bot: Bot, anna: Person) -> None:
    """The bot may delete what a person wrote to it, and may not edit it."""
    hers = await anna.sends("a")
    with pytest.raises(BadRequest, match="can't be edited"):
        await bot.edit_message_text("b", anna.id, hers.message_id)
    await bot.delete_message(anna.id, hers.message_id)
    assert anna.chat == []


async def test_a_person_who_blocked_the_bot_is_out_of_reach(bot: Bot, anna: Person) -> None:
    """Writing to someone who blocked the bot is forbidden until she lets it back in."""
    await anna.blocks()
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(anna.id, "a")
    await anna.blocks(blocked=False)
    await bot.send_message(anna.id, "a")


async def test_a_stranger_cannot_be_written_to(api: BotApi, bot: Bot) -> None:
    """Someone who only used the inline mode never started a conversation."""
    stranger = api.person("Boris")
    with pytest.raises(BadRequest, match=r"[Cc]hat not found"):
        await bot.send_message(stranger.id, "a")
    await stranger.types_inline("q")
    with pytest.raises(Forbidden, match="can't initiate conversation"):
        await bot.send_message(stranger.id, "a")


async def test_files_over_the_limits_are_refused(api: BotApi, bot: Bot, anna: Person) -> None:
    """Too large an upload is 413, and too large a file has no path to download it from."""
    with pytest.raises(NetworkError, match="Request Entity Too Large"):
        await bot.send_document(anna.id, b"x" * 2001, filename="a.bin")
    sent = await anna.sends_file("b.bin", b"x" * 1001)
    with pytest.raises(BadRequest, match=r"[Ff]ile is too big"):
        await bot.get_file(sent.file_id or "")
    assert api.calls("sendDocument")[0].error is not None


async def test_inline_results_have_limits(api: BotApi, bot: Bot, anna: Person) -> None:
    """At most fifty results with ids of their own and acceptable texts answer a query, in time."""

    def articles(*texts: str, same_id: bool = False) -> list[InlineQueryResultArticle]:
        return [
            InlineQueryResultArticle("0" if same_id else str(number), "t", InputTextMessageContent(text, "HTML"))
            for number, text in enumerate(texts)
        ]

    typing = await anna.types_inline("price")
    refused = {
        "RESULT_ID_DUPLICATE": articles("a", "b", same_id=True),
        "can't parse inline query result: Can't parse entities: ": articles("<b>"),
    }
    for reason, results in refused.items():
        with pytest.raises(BadRequest) as refusal:
            await bot.answer_inline_query(typing.query_id, results)
        assert refusal.value.message.lower().startswith(reason.lower())
    too_many = json.dumps([one.to_dict() for one in articles(*"a" * 51)])
    async with ClientSession() as session:
        form = {"inline_query_id": typing.query_id, "results": too_many}
        url = f"{api.base_url}{api.token}/answerInlineQuery"
        async with session.post(url, data=form) as answer:
            assert (await answer.json())["description"] == "Bad Request: RESULTS_TOO_MUCH"
    await bot.answer_inline_query(typing.query_id, articles("<b>a</b>"))
    assert [one["id"] for one in await typing.results()] == ["0"]
    api.expire_queries()
    with pytest.raises(BadRequest, match="too old"):
        await bot.answer_inline_query(typing.query_id, articles("a"))


async def test_a_wrong_token_is_unauthorized(api: BotApi) -> None:
    """A client with another token learns nothing."""
    stranger = Bot("1:wrong", base_url=api.base_url)
    with pytest.raises(InvalidToken):
        await stranger.initialize()
    await stranger.shutdown()


async def test_what_is_not_implemented_is_not_found(bot: Bot, anna: Person) -> None:
    """A method the server does not have never seems to work."""
    with pytest.raises(TelegramError, match="method not found"):
        await bot.send_dice(anna.id)


@pytest.mark.parametrize(
    ("sent", "description"),
    [
        ({"chat_id": 1, "text": "a", "colour": 1}, "unknown parameter colour in sendMessage"),
        (
            {"chat_id": 1, "text": "a", "link_preview_options": {"color": 1}},
            "unknown parameter link_preview_options.color in sendMessage",
        ),
        ({"text": "a"}, "wrong parameter chat_id in request: Field required"),
        ({"chat_id": 1, "text": ["a"]}, "wrong parameter text in request: "),
        ({"chat_id": 1}, "chat not found"),
        (["a"], "can't parse JSON object"),
    ],
)
async def test_a_wrong_parameter_is_refused(api: BotApi, sent: object, description: str) -> None:
    """Unknown names, wrong types and missing parameters are bad requests, as JSON too."""
    async with (
        ClientSession() as session,
        session.post(f"{api.base_url}{api.token}/sendMessage", json=sent) as answer,
    ):
        body = await answer.json()
        assert answer.status == body["error_code"] == 400
    assert body["description"].startswith(f"Bad Request: {description}")


async def test_an_update_telegram_could_not_send_is_refused(api: BotApi) -> None:
    """A test that invents a field in an update fails at once."""
    user = {"id": 1, "is_bot": False, "first_name": "Anna"}
    with pytest.raises(ValueError, match="not in the Bot API"):
        await api.push(purchased_paid_media={"from": user, "paid_media_payload": "p", "mood": "good"})


def test_an_api_error_reads_as_its_status_and_description() -> None:
    """The error's text is what a failed test should show."""
    assert str(ApiError.bad("x")) == "400 Bad Request: x"
