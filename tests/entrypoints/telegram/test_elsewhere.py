"""Outside one's own chat: inline drafts, groups, and the draft that grows while a model writes."""

import asyncio
import threading

from bot.domain.answer import Answer
from bot.domain.request import CoachRequest
from bot.ports import Heard
from tests.adapters.samples import answer, draft
from tests.botapi import BotApi, Person
from tests.entrypoints.telegram.house import FakeCoach, House

BOT = "@loopback_bot"


async def test_drafts_are_offered_in_any_chat(api: BotApi, house: House, anna: Person) -> None:
    """What is typed after the bot's name gives drafts in three tones, for this person alone and kept nowhere."""
    async with house.serving():
        typing = await anna.types_inline("Baissez de 8 % ou je pars")
        found = await typing.results()
        await anna.sends("/cases")
        assert "Aucune affaire" in (await anna.next_answer()).text
    call = api.calls("answerInlineQuery")[0].params
    assert (call["is_personal"], call["cache_time"]) == (True, 0)
    assert [r["title"] for r in found] == [
        "🛡 Tenez bon",
        "Plus ferme · 🛡 Tenez bon",
        "Plus doux · 🛡 Tenez bon",
    ]
    assert found[0]["input_message_content"]["message_text"] == "[plain/chat] Baissez de 8 % ou je pars |  | 0"


async def test_a_few_letters_and_strangers_get_no_drafts(api: BotApi, house: House, anna: Person) -> None:
    """Too few words give nothing, and whoever is not let in reaches no coach."""
    stranger = api.person("Eve", started=True)
    async with house.serving():
        assert await (await anna.types_inline("Bai")).results() == []
        assert await (await stranger.types_inline("Lower the price by 8 %")).results() == []
    assert house.coach.asked == []


async def test_what_is_typed_waits_for_no_model(house: House, anna: Person) -> None:
    """While messages are thought about as many at a time as may be, what is typed is answered, by the composer."""
    gate = threading.Event()

    def reply(request: CoachRequest) -> Answer:
        assert request.quick or gate.wait(timeout=30)
        return answer(draft=draft(request.message))

    house.workers, house.coach.reply = 1, reply
    async with house.serving():
        await anna.sends("Baissez")
        await asyncio.to_thread(house.coach.busy.acquire)
        assert await (await anna.types_inline("Baissez de 8 % ou je pars")).results()
        gate.set()
        await anna.next_answer()


async def test_who_types_too_much_waits_and_may_still_write(api: BotApi, house: House, anna: Person) -> None:
    """Beyond the limit of a minute what is typed gets no drafts and reaches no coach; messages are counted apart."""
    house.per_minute = 2
    house.clock.stand_still()
    async with house.serving():
        offered = [
            len(await (await anna.types_inline(f"Could you lower it by {n} % today")).results()) for n in (3, 4, 5)
        ]
        asked = len(house.coach.asked)
        await anna.sends("Could you lower it by 6 % today")
        assert (await anna.next_answer()).code
    assert offered == [3, 3, 0]
    assert len(house.coach.asked) == asked + 1


async def test_a_group_is_answered_only_when_addressed(api: BotApi, house: House, anna: Person) -> None:
    """By its name or a reply to it, the bot answers in the group; nothing else said there is taken up."""
    group = api.group("Ventes")
    async with house.serving():
        await anna.sends_in(group, "Bonjour à tous")
        await anna.sends_in(group, f"{BOT} Baissez de 8 %")
        await api.called("sendMessage", 1)
        seen = api.sent(group)[-1]
        await anna.sends_in(group, "elle en prendrait 2 000", replies_to=seen)
        await api.called("sendMessage", 2)
    assert [(r.message, r.added) for r in house.coach.asked] == [
        ("Baissez de 8 %", ""),
        ("Baissez de 8 %", "elle en prendrait 2 000"),
    ]
    assert len(api.sent(group)) == 2


async def test_a_group_shows_no_case_of_another_chat(api: BotApi, house: House, anna: Person) -> None:
    """Commands that show cases, clients or people are referred to the private chat; strangers get silence."""
    group, stranger = api.group("Ventes"), api.person("Eve")
    async with house.serving():
        await anna.sends("Le tarif secret")
        await anna.next_answer()
        for number, name in enumerate(("cases", "client", "export", "people", "sources"), 2):
            await anna.sends_in(group, f"/{name}{BOT}")
            await api.called("sendMessage", number)
        await stranger.sends_in(group, f"{BOT} hello")
        await anna.sends("/help")
        await anna.next_answer()
    assert {m.text for m in api.sent(group)} == {"Voyons cela en privé : ici, d'autres lisent."}
    assert len(api.sent(group)) == 5


async def test_in_a_group_nobody_goes_on_with_anothers_case(
    api: BotApi, house: House, anna: Person, bob: Person
) -> None:
    """Another's buttons and a reply to another's answer are told to be theirs: nothing is drafted or changed."""
    group = api.group("Ventes")
    async with house.serving():
        await anna.sends_in(group, f"{BOT} Baissez de 8 %")
        await api.called("sendMessage", 1)
        seen = api.sent(group)[-1]
        await bob.sends_in(group, "what if they take 3,000?", replies_to=seen)
        await api.called("sendMessage", 2)
        who = {"id": bob.id, "is_bot": False, "first_name": "Bob", "language_code": "en"}
        pressed = {"id": "q", "chat_instance": "i", "from": who, "message": seen.raw}
        api.state.callbacks["q"] = group
        await api.push(callback_query={**pressed, "data": seen.button("Plus ferme").value})
        told = await api.called("answerCallbackQuery", 1)
        await bob.sends("/help")
        await bob.next_answer()
    assert api.sent(group)[-1].text.startswith("That answer was made for somebody else")
    assert (told[0].params["text"], told[0].params["show_alert"]) == ("These buttons answer whoever asked.", True)
    assert len(house.coach.asked) == 1


async def test_a_caption_addresses_the_bot_too(api: BotApi, house: House, anna: Person) -> None:
    """In a group a picture's caption that names the bot is answered, and so is a message corrected to name it."""
    group = api.group("Ventes")
    who = {"id": anna.id, "is_bot": False, "first_name": "Anna", "language_code": "fr"}
    place = {"date": 1, "chat": {"id": group, "type": "group", "title": "Ventes"}, "from": who}
    photo = [{"file_id": "p", "file_unique_id": "p", "width": 9, "height": 9}]
    async with house.serving():
        await api.push(message={"message_id": 901, **place, "photo": photo, "caption": f"{BOT} Baissez"})
        await api.called("sendMessage", 1)
        await api.push(message={"message_id": 902, **place, "photo": photo, "caption": "Baissez"})
        await api.push(edited_message={"message_id": 903, **place, "edit_date": 2, "text": f"{BOT} Et le port ?"})
        await api.called("sendMessage", 2)
    assert [r.message for r in house.coach.asked] == ["Baissez", "Et le port ?"]


class WritingCoach(FakeCoach):
    """A coach whose model writes three pieces, the next once the last was seen."""

    def answer(self, request: CoachRequest, heard: Heard | None = None) -> Answer:
        """See `ports.Coach`."""
        assert heard is not None
        heard("Notre")
        heard("Notre prix")
        assert self.seen.wait(timeout=30)
        return answer(draft=draft("Notre prix tient."))

    seen = threading.Event()


async def test_a_draft_grows_while_it_is_written(api: BotApi, house: House, anna: Person) -> None:
    """What a model has written so far is shown in the chat before the answer comes."""
    house.coach = WritingCoach()
    async with house.serving():
        await anna.sends("Baissez")
        await api.called("sendMessageDraft", 1)
        WritingCoach.seen.set()
        assert (await anna.next_answer()).code == ["Notre prix tient."]
    assert anna.noticed("draft")[0]["text"].startswith("Notre")
