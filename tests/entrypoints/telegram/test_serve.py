"""The whole bot over HTTP: messages, buttons, strangers, crashes and restarts."""

import asyncio
import logging
import sqlite3
import threading
from collections.abc import Sequence
from email import message_from_bytes
from email.policy import default

import pytest

from bot.adapters.durable import DurableWork
from bot.adapters.records.inbox import DatabaseInbox
from bot.domain.answer import Answer
from bot.domain.asks import Language
from bot.domain.draft import Tone
from bot.domain.errors import BadSetting, NotIndexed
from bot.domain.message import Channel, Side
from bot.domain.request import CoachRequest
from bot.domain.situation import Speech
from bot.entrypoints.telegram.shown.message import Message
from bot.entrypoints.telegram.updates.post import Post
from bot.ports import Arrival, Heard
from tests.adapters.database.fixtures import fresh_schema
from tests.adapters.samples import advice, answer, draft, withheld
from tests.botapi import BotApi, Person
from tests.entrypoints.telegram.house import FakeCoach, House, echo


async def test_a_message_gets_one_answer(api: BotApi, house: House, anna: Person) -> None:
    """A client's message is answered once: verdict, reason with its source, a draft to copy, folded sources."""
    async with house.serving():
        await anna.sends("Baissez de 8,5 % <svp> & vite")
        seen = await anna.next_answer()
    assert seen.text.startswith("🛡 Tenez bon")
    assert "Ce prix paie la qualité que vous recevez. (Remises, Remise du commercial)" in seen.text
    assert seen.code == ["[plain/chat] Baissez de 8,5 % <svp> & vite |  | 0"]
    assert seen.spans("expandable_blockquote")[0].startswith("Sources")
    assert seen.labels == [
        *("📋 Copier", "Plus ferme", "Plus doux", "Plus court", "✉️ E-mail", "Tutoyer", "Pourquoi ?"),
        *("✅ Envoyé", "✏️ Modifié", "💬 Il répond"),
    ]
    assert seen.reply_to is not None
    await anna.presses(seen, "📋 Copier")
    assert anna.clipboard == seen.code[0]
    assert len(api.calls("sendMessage")) == 1
    assert [c.error for c in api.calls() if c.error] == []
    assert anna.noticed("action")[0]["action"] == "typing"
    request = house.coach.asked[0]
    assert (request.language, request.tone, request.channel) == (Language.FR, Tone.PLAIN, Channel.CHAT)


async def test_a_stranger_reaches_nobody(api: BotApi, house: House) -> None:
    """Whoever is not let in gets one polite line in their language, once, and the coach hears nothing."""
    stranger = api.person("Eve", started=True)
    async with house.serving():
        await stranger.sends("Hello?")
        assert "reserved" in (await stranger.next_answer()).text
        await stranger.sends("Hello??")
        await stranger.sends("/start")
        await stranger.sends_file("a.txt", b"Hello")
        await api.acknowledged()
    assert house.coach.asked == []
    assert api.calls("getFile") == []
    assert len(api.calls("sendMessage")) == 1
    assert api.calls("sendChatAction") == []


async def test_tone_buttons_renew_the_draft_in_place(house: House, anna: Person) -> None:
    """A tone button answers at once and changes the message; its versions are walked back and forth."""
    async with house.serving():
        await anna.sends("Baissez")
        seen = await anna.next_answer()
        assert await (await anna.presses(seen, "Plus ferme")).answer() == "Je raffermis le brouillon…"
        firm = await anna.next_edit()
        await anna.presses(firm, "Plus court")
        short = await anna.next_edit()
        await anna.presses(short, "◀ version 2/3")
        again = await anna.next_edit()
        await anna.presses(again, "◀ version 1/3")
        plain = await anna.next_edit()
        await anna.presses(plain, "version 2/3 ▶")
        assert (await anna.next_edit()).code == firm.code
    assert firm.message_id == short.message_id == seen.message_id
    assert firm.code == ["[firmer/chat] Baissez |  | 0"]
    assert "Plus ferme" not in firm.labels
    assert short.code == ["[shorter/chat] Baissez |  | 0"]
    assert again.code == firm.code
    assert plain.code == seen.code
    assert len(house.coach.asked) == 3


async def test_the_email_button_gives_an_email(api: BotApi, house: House, anna: Person) -> None:
    """The e-mail comes as its own message, its subject and body each copied by one tap, and as a file."""
    async with house.serving():
        await anna.sends("Baissez")
        await anna.presses(await anna.next_answer(), "✉️ E-mail")
        mail = await anna.next_answer()
        file = await anna.next_answer()
        await anna.presses(mail, "Plus doux")
        kinder = await anna.next_edit()
    assert file.document == "votre-demande.eml"
    read = message_from_bytes(api.file(file), policy=default)
    assert read["Subject"] == "Votre demande"
    assert read.get_content().strip() == "[plain/email] Baissez |  | 0"
    assert mail.code == ["Votre demande", "[plain/email] Baissez |  | 0"]
    assert "✉️ E-mail" not in mail.labels
    assert kinder.code[1] == "[kinder/email] Baissez |  | 0"


async def test_why_unfolds_the_reasons(house: House, anna: Person) -> None:
    """The why button sends what was weighed, and asks nothing of the coach again."""
    async with house.serving():
        await anna.sends("Baissez")
        await anna.presses(await anna.next_answer(), "Pourquoi ?")
        why = await anna.next_answer()
        await anna.replies_to(why, "elle en prendrait 2 000")
        following = await anna.next_answer()
    assert "une baisse de prix → tenir : « baissez de 8,5 % »" in why.text
    assert "tenir\u00a0: «\u00a0baissez" in why.raw["text"]
    assert "aucune contrepartie n'est offerte" in why.quotes[0]
    assert "une commande de 1 000 pièces" in why.text
    assert following.code == ["[plain/chat] Baissez | elle en prendrait 2 000 | 0"]
    assert len(house.coach.asked) == 2


async def test_buttons_work_after_a_restart(house: House, anna: Person) -> None:
    """Another application on the same database knows the draft behind an old button."""
    async with house.serving():
        await anna.sends("Baissez")
        seen = await anna.next_answer()
    async with house.serving():
        await anna.presses(seen, "Plus doux")
        assert (await anna.next_edit()).code == ["[kinder/chat] Baissez |  | 0"]


async def test_the_button_of_a_vanished_draft_says_so(house: House, anna: Person, bob: Person) -> None:
    """A draft that is gone, or somebody else's, gives an alert and nothing else."""
    async with house.serving():
        await anna.sends("Baissez")
        seen = await anna.next_answer()
    (house.folder / "t.db").unlink()
    async with house.serving():
        press = await anna.presses(seen, "Plus ferme")
        assert "n'existe plus" in await press.answer()
    assert anna.noticed("toast")[-1]["show_alert"] is True
    assert len(house.coach.asked) == 1


async def test_a_late_press_on_a_vanished_draft_still_gets_a_line(api: BotApi, house: House, anna: Person) -> None:
    """Where the press is too old for an alert, the same words come as a message."""
    async with house.serving():
        await anna.sends("Baissez")
        seen = await anna.next_answer()
    (house.folder / "t.db").unlink()
    await anna.presses(seen, "Plus ferme")
    api.expire_queries()
    async with house.serving():
        assert "n'existe plus" in (await anna.next_answer()).text


async def test_a_reply_adds_what_the_user_knows(house: House, anna: Person) -> None:
    """A reply to the answer is the user's own words about the same message."""
    async with house.serving():
        await anna.sends("Baissez")
        await anna.replies_to(await anna.next_answer(), "elle en prendrait 2 000")
        second = await anna.next_answer()
        await anna.replies_to(second, "et elle paie d'avance")
        await anna.next_answer()
    assert [(r.message, r.added) for r in house.coach.asked] == [
        ("Baissez", ""),
        ("Baissez", "elle en prendrait 2 000"),
        ("Baissez", "elle en prendrait 2 000\n\net elle paie d'avance"),
    ]


async def test_a_reply_with_the_clients_words_continues_the_case(house: House, anna: Person) -> None:
    """A reply marked as the client's is their next message, after the draft we sent."""
    async with house.serving():
        await anna.sends("Baissez")
        await anna.replies_to(await anna.next_answer(), "Cliente : et pour 2 000 ?")
        await anna.next_answer()
    request = house.coach.asked[1]
    assert (request.message, request.added) == ("et pour 2 000 ?", "")
    assert [(t.side, t.text) for t in request.thread] == [
        (Side.CLIENT, "Baissez"),
        (Side.US, "[plain/chat] Baissez |  | 0"),
    ]


async def test_a_forward_opens_a_case(house: House, anna: Person) -> None:
    """A forwarded message is answered as a client's, even where it looks like a command."""
    async with house.serving():
        await anna.forwards("/help me with the price", "Carla")
        await anna.next_answer()
    assert house.coach.asked[0].message == "/help me with the price"


async def test_whose_words_they_are_is_known_where_it_shows(house: House, anna: Person) -> None:
    """What is forwarded, marked or a reply of theirs is a client's, whatever it looks like; what is typed is read."""
    async with house.serving():
        await anna.sends("Que faire quand un client insiste ?")
        await anna.next_answer()
        await anna.forwards("Que faire quand un client insiste ?", "Carla")
        seen = await anna.next_answer()
        await anna.presses(seen, "Plus court")
        await anna.next_edit()
        await anna.replies_to(seen, "il a déjà commandé deux fois")
        await anna.replies_to(await anna.next_answer(), "client : que feriez-vous ?")
        await anna.next_answer()
    assert [r.speech for r in house.coach.asked] == [None, *[Speech.CLIENT] * 4]


async def test_an_edited_message_is_answered_anew(house: House, anna: Person) -> None:
    """A corrected message gets a new answer that says so, as long as it is the latest of its case."""
    async with house.serving():
        said = await anna.sends("Baisez")
        first = await anna.next_answer()
        await anna.edits(said, "Baissez")
        second = await anna.next_answer()
        await anna.replies_to(second, "client: alors ?")
        await anna.next_answer()
        await anna.edits(said, "Trop tard")
        late = await anna.next_answer()
    assert second.text.startswith("✏️")
    assert second.code == ["[plain/chat] Baissez |  | 0"]
    assert first.message_id != second.message_id
    assert "l'affaire a continué" in late.text
    assert len(house.coach.asked) == 3


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ({"photo": [{"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}]}, "images"),
        ({"voice": {"file_id": "a", "file_unique_id": "b", "duration": 3}}, "vocaux"),
        ({"dice": {"emoji": "🎲", "value": 3}}, "mots"),
        ({"location": {"latitude": 1.0, "longitude": 2.0}}, "texte"),
    ],
)
async def test_what_is_not_text_gets_a_line(
    house: House, anna: Person, content: dict[str, dict[str, object]], says: str
) -> None:
    """A picture, a voice message, a file or anything else is answered with what to do instead."""
    async with house.serving():
        await anna.sends_content(**content)
        assert says in (await anna.next_answer()).text
    assert house.coach.asked == []


async def test_commands_in_the_language_one_chose(house: House, bob: Person) -> None:
    """The phone's language serves first, then the chosen one, which a restart keeps."""
    async with house.serving():
        await bob.sends("/start")
        assert (await bob.next_answer()).text.startswith("Hello Bob!")
        await bob.sends("/language")
        assert "/language fr or /language en" in (await bob.next_answer()).text
        await bob.sends("/language fr")
        assert "français" in (await bob.next_answer()).text
    async with house.serving():
        await bob.sends("/help")
        assert (await bob.next_answer()).text.startswith("Comment on travaille ensemble")
        await bob.sends("/dance")
        assert "Je ne connais pas" in (await bob.next_answer()).text
        await bob.sends("Lower it")
        await bob.next_answer()
    assert house.coach.asked[0].language is Language.FR


async def test_the_menu_of_commands_is_in_both_languages(api: BotApi, house: House) -> None:
    """The commands are announced in English for all, and in French."""
    async with house.serving():
        calls = await api.called("setMyCommands", 2)
    assert [call.params.get("language_code") for call in calls] == [None, "fr"]


async def test_groups_and_channels_get_nothing(api: BotApi, house: House, anna: Person) -> None:
    """What is said where others read along is not answered, whoever says it."""
    user = {"id": anna.id, "is_bot": False, "first_name": "Anna"}
    group = {"id": -100, "type": "group", "title": "With a client"}
    async with house.serving():
        await api.push(message={"message_id": 1, "date": 1, "chat": group, "from": user, "text": "Baissez"})
        await anna.sends("Baissez")
        await anna.next_answer()
    assert len(api.calls("sendMessage")) == 1
    assert len(house.coach.asked) == 1


async def test_an_update_delivered_twice_is_answered_once(api: BotApi, house: House, anna: Person) -> None:
    """Telegram repeats what was not acknowledged; the second copy changes nothing."""
    async with house.serving() as running:
        house.coach.open.clear()
        await anna.sends("Baissez")
        await asyncio.to_thread(house.coach.busy.acquire)
        await api.updates.replay()
        house.coach.open.set()
        await anna.next_answer()
        await api.updates.replay()
        await api.acknowledged()
        await running.stop()
    async with house.serving():
        await api.updates.replay()
        await api.acknowledged()
        await anna.sends("Encore")
        await anna.next_answer()
    assert len(api.calls("sendMessage")) == len(house.coach.asked) == 2


async def test_a_crash_between_storing_and_answering_loses_nothing(api: BotApi, house: House, anna: Person) -> None:
    """An update that was stored and acknowledged is answered by the next run, once."""
    house.coach.open.clear()
    async with house.serving() as running:
        await anna.sends("Baissez")
        await asyncio.to_thread(house.coach.busy.acquire)
        await api.acknowledged()
        await running.kill()
    assert api.calls("sendMessage") == []
    async with house.serving():
        assert (await anna.next_answer()).code == ["[plain/chat] Baissez |  | 0"]
    async with house.serving():
        await anna.sends("Encore")
        await anna.next_answer()
    assert len(api.calls("sendMessage")) == 2


async def test_a_crash_before_sending_repeats_no_thinking(api: BotApi, house: House, anna: Person) -> None:
    """An answer that was planned and not sent is sent by the next run as it was."""
    fault = api.hold("sendMessage")
    async with house.serving() as running:
        await anna.sends("Baissez")
        await fault.reached()
        await running.kill()
    await fault.release()
    async with house.serving():
        await anna.next_answer()
    assert len(house.coach.asked) == 1


async def test_an_answered_update_is_not_answered_by_the_next_run(api: BotApi, house: House, anna: Person) -> None:
    """After a stop, what was answered stays answered."""
    async with house.serving():
        await anna.sends("Baissez")
        await anna.next_answer()
    async with house.serving():
        await anna.sends("Encore")
        await anna.next_answer()
    assert len(api.calls("sendMessage")) == 2


async def test_stopping_finishes_what_was_begun(house: House, anna: Person) -> None:
    """A stop in the middle of an answer waits for it; what was not begun waits for the next run."""
    house.coach.open.clear()
    async with house.serving() as running:
        await anna.sends("Baissez")
        await asyncio.to_thread(house.coach.busy.acquire)
        running.stopping.set()
        house.coach.open.set()
        await running.task
        assert (await anna.next_answer()).code == ["[plain/chat] Baissez |  | 0"]


async def test_one_chat_waits_for_no_other(house: House, anna: Person, bob: Person) -> None:
    """While one person's answer takes time, another's comes; one person's come in order."""
    gate = threading.Event()

    def reply(request: CoachRequest) -> Answer:
        assert request.message != "lent" or gate.wait(timeout=30)
        return answer(draft=draft(request.message))

    house.coach.reply = reply
    async with house.serving():
        await anna.sends("lent")
        await anna.sends("deux")
        await bob.sends("vite")
        assert (await bob.next_answer()).code == ["vite"]
        assert anna.chat[-1].text == "deux"
        gate.set()
        assert [(await anna.next_answer()).code for _ in range(2)] == [["lent"], ["deux"]]


async def test_a_flood_wait_is_waited_out(
    api: BotApi, house: House, anna: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Told to come back later, the bot waits so long, comes back, and the answer arrives once."""
    waited: list[float] = []
    at_once = DurableWork.pause

    async def pause(durable: DurableWork, seconds: float) -> None:
        waited.append(seconds)
        await at_once(durable, 0.01)

    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    monkeypatch.setattr(DurableWork, "pause", pause)
    api.fail("sendMessage", times=4, error=429, retry_after=7)
    async with house.serving():
        await anna.sends("Baissez")
        await anna.next_answer()
    assert [bool(c.error) for c in api.calls("sendMessage")] == [True, True, True, True, False]
    assert waited.count(7) == 4
    assert api.calls("deleteMessage") == []


@pytest.mark.parametrize("words", ["can't parse entities: unsupported start tag", "message is too long"])
async def test_what_telegram_refuses_goes_out_as_bare_text(api: BotApi, house: House, anna: Person, words: str) -> None:
    """An answer that cannot be sent as it was made comes all the same, word for word, its buttons with it."""
    api.fail("sendMessage", error=400, description=f"Bad Request: {words}")
    async with house.serving():
        await anna.sends("Baissez <de> 3 %")
        seen = await anna.next_answer()
        assert "[plain/chat] Baissez <de> 3 % |  | 0" in seen.text
        assert "Plus ferme" in seen.labels
        api.fail("editMessageText", error=400, description=f"Bad Request: {words}")
        await anna.presses(seen, "Plus ferme")
        assert "[firmer/chat] Baissez <de> 3 %" in (await anna.next_answer()).text
    assert seen.entities == ()


async def test_a_button_telegram_refuses_is_left_out(api: BotApi, house: House, anna: Person) -> None:
    """Where it is a button that cannot be sent, the words are."""
    api.fail("sendMessage", times=2, error=400, description="Bad Request: BUTTON_DATA_INVALID")
    async with house.serving():
        await anna.sends("Baissez")
        seen = await anna.next_answer()
    assert "[plain/chat] Baissez" in seen.text
    assert seen.buttons == ()


async def test_what_was_deleted_is_answered_all_the_same(api: BotApi, house: House, anna: Person) -> None:
    """An answer comes though what it replies to is gone, and comes anew where it was to change one that is."""
    house.coach.open.clear()
    async with house.serving():
        said = await anna.sends("Baissez")
        await asyncio.to_thread(house.coach.busy.acquire)
        anna.deletes(said)
        house.coach.open.set()
        seen = await anna.next_answer()
        assert (seen.code, seen.reply_to) == ([_said("Baissez")], None)
        house.coach.open.clear()
        await anna.presses(seen, "Plus ferme")
        await asyncio.to_thread(house.coach.busy.acquire)
        anna.deletes(seen)
        house.coach.open.set()
        assert (await anna.next_answer()).code == ["[firmer/chat] Baissez |  | 0"]
    assert "Plus doux" in anna.chat[-1].labels


async def test_a_chat_that_is_gone_holds_nothing_up(api: BotApi, house: House, anna: Person, bob: Person) -> None:
    """Where no form of a message could be sent, the next chat is served, and nothing is kept of the words."""
    api.fail("sendMessage", error=400, description="Bad Request: chat not found")
    async with house.serving():
        await anna.sends("Un secret")
        await api.called("sendMessage", 1)
        await bob.sends("Lower it")
        await bob.next_answer()
    with sqlite3.connect(f"file:{house.folder}/t.db?mode=ro", uri=True) as database:
        kept = database.execute("SELECT payload FROM outgoing WHERE state = 'failed'").fetchall()
    assert kept == [("{}",)]


async def test_the_log_holds_no_words_of_a_client(
    api: BotApi, house: House, anna: Person, caplog: pytest.LogCaptureFixture
) -> None:
    """Answers, buttons, refusals and failures leave neither a word nor the token in the log above debug."""
    caplog.set_level(logging.INFO)
    replies = iter((echo, echo, echo, None))

    def reply(request: CoachRequest) -> Answer:
        made = next(replies)
        if made is None:
            raise RuntimeError(f"cannot answer {request.message}")
        return made(request)

    house.coach.reply = reply
    async with house.serving():
        await anna.sends("Zanzibar demande 3 %")
        await anna.presses(await anna.next_answer(), "Plus ferme")
        await anna.next_edit()
        refused = 'Bad Request: can\'t parse entities: unsupported start tag "zanzibar"'
        api.fail("sendMessage", times=3, error=400, description=refused)
        await anna.sends("Zanzibar insiste")
        await api.called("sendMessage", 4)
        await anna.sends("Zanzibar part")
        assert "mal passé" in (await anna.next_answer()).text
    ours = (record for record in caplog.records if not record.name.startswith("aiohttp"))  # that is the loopback API
    logged = "\n".join(f"{record.getMessage()} {record.exc_text or ''}" for record in ours).lower()
    assert "zanzibar" not in logged
    assert api.token.lower() not in logged
    assert "runtimeerror" in logged


async def test_a_failing_server_is_asked_again(api: BotApi, house: House, anna: Person) -> None:
    """An error of Telegram's own is tried again until the answer is through."""
    api.fail("sendMessage", error=502)
    async with house.serving():
        await anna.sends("Baissez")
        await anna.next_answer()


async def test_a_cut_connection_is_tried_twice_more(api: BotApi, house: House, anna: Person) -> None:
    """Where nobody knows whether a message arrived, it is sent again, twice and no further."""
    api.drop("sendMessage", times=7)
    async with house.serving():
        await anna.sends("Baissez")
        await api.called("sendMessage", 3)
        await anna.sends("/help")
        await api.called("sendMessage", 6)
    assert len(api.calls("sendMessage")) == 6


async def test_what_arrived_unknown_is_taken_away(api: BotApi, house: House, anna: Person, bob: Person) -> None:
    """An answer that arrived though its connection broke stands once in the end, and nobody else's word is touched."""
    async with house.serving():
        await anna.sends("Un")
        await anna.next_answer()
        await bob.sends("One")
        await bob.next_answer()
        api.drop("sendMessage", times=2, applied=True)
        await anna.sends("Deux")
        await anna.sends("Trois")
        await anna.sees(lambda chat: [m.code for m in chat if m.from_bot][1:] == [[_said("Deux")], [_said("Trois")]])
    assert [m.text for m in anna.chat if not m.from_bot] == ["Un", "Deux", "Trois"]
    assert len(bob.chat) == 2


async def test_a_crash_while_sending_leaves_one_answer(api: BotApi, house: House, anna: Person) -> None:
    """Killed after Telegram took the answer and before that was written down, the next run leaves one answer."""
    held = api.hold("sendMessage", applied=True)
    async with house.serving() as running:
        await anna.sends("Baissez")
        await held.reached()
        await running.kill()
    await held.release()
    async with house.serving():
        await api.called("deleteMessage", 1)
    assert [m.code for m in anna.chat if m.from_bot] == [[_said("Baissez")]]


def _said(words: str) -> str:
    """What the echo answers."""
    return f"[plain/chat] {words} |  | 0"


async def test_one_message_is_on_its_way_at_a_time(api: BotApi, house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Chats answered side by side send one after the other, so that a kill can leave one message unrecorded at most."""
    under_way: list[int] = []
    most: list[int] = []
    send = Post._send

    async def counted(post: Post, chat: int, message: Message) -> int:
        under_way.append(chat)
        most.append(len(under_way))
        try:
            return await send(post, chat, message)
        finally:
            under_way.remove(chat)

    monkeypatch.setattr(Post, "_send", counted)
    monkeypatch.setattr("bot.entrypoints.telegram.updates.turns._PATIENCE_SECONDS", 30.0)
    people = [api.person(f"P{number}", started=True) for number in range(6)]
    house.allowed = frozenset(person.id for person in people)
    async with house.serving():
        for person in people:
            await person.sends("Lower it")
        for person in people:
            assert (await person.next_answer()).code
    assert most == [1] * len(people)


async def test_a_call_that_hangs_holds_no_other_chat_up(
    api: BotApi, house: House, anna: Person, bob: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While Telegram does not answer for one chat, the next is answered."""
    monkeypatch.setattr("bot.entrypoints.telegram.updates.turns._PATIENCE_SECONDS", 0.02)
    async with house.serving():
        hanging = api.hold("sendMessage")
        await anna.sends("Baissez")
        await hanging.reached()
        hanging.left = 0
        await bob.sends("Lower it")
        assert (await bob.next_answer()).code
        assert api.sent(anna.id) == []
        await hanging.release()
        assert (await anna.next_answer()).code


async def test_somebody_who_blocked_the_bot_holds_nothing_up(
    api: BotApi, house: House, anna: Person, bob: Person
) -> None:
    """An answer nobody can get is given up, and the next person gets theirs."""
    async with house.serving():
        api.fail("sendMessage", error=403)
        await anna.sends("Baissez")
        await api.called("sendMessage", 1)
        await bob.sends("Lower it")
        await bob.next_answer()


async def test_trouble_is_told_and_not_explained(
    house: House, anna: Person, caplog: pytest.LogCaptureFixture, api: BotApi
) -> None:
    """When the work fails, the user gets a line; the log holds neither the client's words nor the token."""

    def fail(_: object) -> None:
        raise RuntimeError("secret words of Carla")

    house.coach.reply = fail  # type: ignore[assignment]
    with caplog.at_level(logging.INFO):
        async with house.serving():
            await anna.sends("Le secret de Carla")
            assert "mal passé" in (await anna.next_answer()).text
    ours = "\n".join(r.getMessage() for r in caplog.records if r.name != "aiohttp.access")  # the loopback server's own
    assert "RuntimeError" in ours
    assert "Carla" not in ours
    assert api.token not in ours


async def test_an_error_for_whoever_runs_the_program_is_told_in_the_readers_language(
    house: House, anna: Person
) -> None:
    """The words of an error raised on purpose are English, and about commands: they stay in the logs."""

    def fail(_: object) -> None:
        raise NotIndexed("Run <ingest> & wait")

    house.coach.reply = fail  # type: ignore[assignment]
    async with house.serving():
        await anna.sends("Baissez")
        told = (await anna.next_answer()).text
        assert "mal passé" in told
        assert "ingest" not in told


@pytest.mark.parametrize("token", ["", "secret", "1:secret\n"])
async def test_a_token_that_is_none_is_a_setting_to_correct(house: House, token: str) -> None:
    """What cannot be a token is refused before anything is asked, with words that do not repeat it."""
    house.token = token
    with pytest.raises(BadSetting, match="TENIRBON_TELEGRAM_TOKEN") as raised:
        async with house.serving():
            pass
    assert "secret" not in str(raised.value)


async def test_a_refused_token_is_a_setting_to_correct(house: House) -> None:
    """A token that Telegram does not know ends the start, with words that do not repeat it."""
    house.token = "123456:ANOTHER"
    with pytest.raises(BadSetting, match="TENIRBON_TELEGRAM_TOKEN") as raised:
        async with house.serving():
            pass
    assert "ANOTHER" not in str(raised.value)
    assert raised.value.__suppress_context__


async def test_the_bot_waits_for_telegram(api: BotApi, house: House, anna: Person) -> None:
    """Where Telegram cannot be reached at the start, the bot waits and then serves."""
    api.drop("getMe")
    async with house.serving():
        await anna.sends("Baissez")
        await anna.next_answer()


async def test_a_database_that_fails_acknowledges_nothing(
    api: BotApi, house: House, anna: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An update that could not be stored is asked for again, and answered once it could."""
    stored, failing = DatabaseInbox.receive, [OSError("disk full")]

    def receive(self: DatabaseInbox, arrivals: Sequence[Arrival]) -> tuple[int, ...]:
        if failing:
            raise failing.pop()
        return stored(self, arrivals)

    monkeypatch.setattr(DatabaseInbox, "receive", receive)
    async with house.serving():
        await anna.sends("Baissez")
        await anna.next_answer()
    assert len(house.coach.asked) == 1


async def test_a_database_that_fails_in_between_repeats_nothing(
    api: BotApi, house: House, anna: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the end could not be written down, it is tried again and nothing is sent twice."""
    finished, failing = DatabaseInbox.finish, [OSError("disk full")]

    def finish(self: DatabaseInbox, update_id: int) -> None:
        if failing:
            raise failing.pop()
        finished(self, update_id)

    monkeypatch.setattr(DatabaseInbox, "finish", finish)
    async with house.serving():
        await anna.sends("Baissez")
        await anna.next_answer()
        await anna.sends("Encore")
        await anna.next_answer()
    assert len(api.calls("sendMessage")) == len(house.coach.asked) == 2


async def test_what_only_waited_is_not_given_up(house: House, anna: Person, bob: Person) -> None:
    """Messages that waited or were thought about each time the program died are answered all the same."""
    house.workers = 1
    house.coach.open.clear()
    for run in range(3):
        async with house.serving() as running:
            if run == 0:
                await anna.sends("Baissez")
            await asyncio.to_thread(house.coach.busy.acquire)
            if run == 0:
                await bob.sends("Lower it")
                await house.api.acknowledged()
            await running.kill()
        house.coach.open.clear()
    house.coach.open.set()
    async with house.serving():
        for person, words in ((anna, "Baissez"), (bob, "Lower it")):
            assert (await person.next_answer()).code == [_said(words)]


async def test_what_took_the_program_down_each_time_is_given_up(api: BotApi, house: House, anna: Person) -> None:
    """After four runs that died on it, an update gets a line instead of a fifth try."""
    house.coach.open.clear()
    for run in range(4):
        async with house.serving() as running:
            if run == 0:
                await anna.sends("Baissez")
            await asyncio.to_thread(house.coach.busy.acquire)
            await running.kill()
        house.coach.open.clear()
    async with house.serving():
        assert "mal passé" in (await anna.next_answer()).text
    assert len(house.coach.asked) == 4


class Deadly(FakeCoach):
    """One message takes the program down each time; the others stand by at the first two deaths."""

    def answer(self, request: CoachRequest, heard: Heard | None = None) -> Answer:
        """See `ports.Coach`."""
        if request.message == "Baissez" or self.lives < 2:
            return super().answer(request, heard)
        return self.reply(request)


async def test_only_what_takes_the_program_down_is_given_up(house: House, anna: Person, bob: Person) -> None:
    """What stood by each time while another message took the program down is answered once that runs alone."""
    house.coach = Deadly()
    for run in range(4):
        house.coach.open.clear()
        async with house.serving() as running:
            if run == 0:
                await anna.sends("Baissez")
                await bob.sends("Lower it")
            for _ in range(2 if run < 2 else 1):
                await asyncio.to_thread(house.coach.busy.acquire)
            await running.kill()
    async with house.serving():
        assert "mal passé" in (await anna.next_answer()).text
        assert (await bob.next_answer()).code == [_said("Lower it")]


async def test_the_whole_bot_on_postgresql(house: House, anna: Person, postgres_server: str) -> None:
    """On PostgreSQL as on SQLite: an answer, a restart, a button, a reply, an update seen twice."""
    pytest.importorskip("psycopg", reason="the extra `postgres` is not installed")
    with fresh_schema(postgres_server) as house.url:
        async with house.serving():
            await anna.sends("Baissez 😀")
            seen = await anna.next_answer()
        async with house.serving():
            await anna.presses(seen, "Plus doux")
            kinder = await anna.next_edit()
            await house.api.updates.replay()
            await anna.replies_to(kinder, "elle en prendrait 2 000")
            assert (await anna.next_answer()).code == ["[plain/chat] Baissez 😀 | elle en prendrait 2 000 | 0"]
    assert len(house.coach.asked) == 3


@pytest.mark.parametrize("given", [advice(), withheld()], ids=lambda a: a.status.value)
async def test_advice_and_withheld_drafts_are_shown(house: House, anna: Person, given: object) -> None:
    """An answer without a draft is shown too, and can be replied to."""
    house.coach.reply = lambda _: given  # type: ignore[assignment,return-value]
    async with house.serving():
        await anna.sends("Que faire ?")
        seen = await anna.next_answer()
        await anna.replies_to(seen, "elle hésite")
        await anna.next_answer()
    assert seen.code == []
    assert house.coach.asked[1].added == "elle hésite"


async def test_a_long_draft_comes_whole(api: BotApi, house: House, anna: Person) -> None:
    """A draft too long for the message has its own, copied by one tap; buttons stand under the last."""
    words = "Un mot & <deux> 😀. " * 200
    house.coach.reply = lambda _: answer(draft=draft(words))
    async with house.serving():
        await anna.sends("Baissez")
        seen = await anna.wait_for(2)
        await anna.presses(seen[-1], "Plus ferme")
        again = await anna.wait_for(2)
    assert [m.code for m in seen if m.code] == [[words.rstrip()]]
    assert [bool(m.buttons) for m in seen] == [False, True]
    assert [m.code for m in again if m.code] == [[words.rstrip()]]
    assert [c.error for c in api.calls() if c.error] == []


async def test_a_repeated_update_does_not_overtake(api: BotApi, house: House, anna: Person) -> None:
    """An update that comes again before older ones of its chat is still answered after them."""
    house.coach.open.clear()
    async with house.serving():
        api.updates.pause()
        for number in ("un", "deux", "trois"):
            await anna.sends(number)
        await api.updates.replay()
        await api.updates.resume()
        house.coach.open.set()
        answered = [(await anna.next_answer()).code[0] for _ in range(3)]
    assert [code.split()[1] for code in answered] == ["un", "deux", "trois"]
