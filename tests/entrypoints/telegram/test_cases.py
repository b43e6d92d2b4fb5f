"""Cases and clients over HTTP: listed, opened, named, noted, sent, closed, and seen by whom they may be."""

from decimal import Decimal
from email import message_from_bytes
from email.policy import default

import pytest

from bot.domain.asks import AskKind
from bot.domain.facts import Fact, FactName, Facts, Origin
from bot.domain.message import Side
from bot.domain.request import CoachRequest
from bot.domain.stance import Move
from tests.adapters.samples import answer, discount, draft, ruling
from tests.botapi import BotApi, Person, Seen
from tests.entrypoints.telegram.house import House
from tests.entrypoints.telegram.test_access import invited


async def _asked(anna: Person, words: str) -> Seen:
    """The answer to a client's words."""
    await anna.sends(words)
    return await anna.next_answer()


async def test_cases_are_listed_and_opened(house: House, anna: Person) -> None:
    """The list has a number for each open case, latest first; a case shows its state, its thread and its draft."""
    async with house.serving():
        await _asked(anna, "Baissez le prix")
        await _asked(anna, "Livrez demain")
        await anna.sends("/cases")
        listed = await anna.next_answer()
        assert listed.text.splitlines()[2].startswith("1. Livrez demain · tenir")
        await anna.presses(listed, "2")
        card = await anna.next_edit()
        assert card.text.startswith("📁 Baissez le prix — en cours")
        assert "🗣 Baissez le prix" in card.spans("expandable_blockquote")[0]
        await anna.presses(card, "📄 Dernier brouillon")
        again = await anna.next_answer()
        await anna.presses(again, "Plus ferme")
        assert (await anna.next_edit()).code == ["[firmer/chat] Baissez le prix |  | 0"]
        await anna.presses(card, "‹ Retour")
        assert "Affaires en cours" in (await anna.next_edit()).text


async def test_a_case_is_named_and_found_by_its_name(house: House, anna: Person) -> None:
    """A name asked for by a button, or given with the command, is what the case is called from then on."""
    async with house.serving():
        await _asked(anna, "Baissez le prix")
        await anna.sends("/open")
        await anna.presses(await anna.next_answer(), "✏️ Nom")
        question = await anna.next_answer()
        assert question.raw.get("reply_markup") is None
        await anna.replies_to(question, "Boutique Opaline, printemps")
        assert "Boutique Opaline" in (await anna.next_answer()).text
        await _asked(anna, "Livrez demain")
        await anna.sends("/open opaline")
        assert "Baissez le prix" in (await anna.next_answer()).text
        await anna.sends("/rename Le salon")
        await anna.next_answer()
        await anna.sends("/cases")
        assert "1. Le salon" in (await anna.next_answer()).text


async def _met(person: Person, name: str, label: str = "") -> Seen:
    """The new card of somebody unknown."""
    await person.sends(f"/client {name}")
    await person.presses(await person.next_answer(), label or f"➕ Nouvelle fiche : {name}")
    return await person.next_edit()


async def test_words_about_a_card_are_about_its_case(house: House, anna: Person) -> None:
    """A reply to a case's or a client's card, and a command that replies to it, mean that case and not the latest."""
    async with house.serving():
        await anna.forwards("Baissez le prix", "Carla")
        await anna.next_answer()
        await anna.forwards("Livrez demain", "Paul")
        await anna.next_answer()
        await anna.sends("/open carla")
        card = await anna.next_answer()
        await anna.replies_to(card, "elle en prendrait 2 000")
        assert (await anna.next_answer()).code == ["[plain/chat] Baissez le prix | elle en prendrait 2 000 | 0"]
        await anna.sends("/client Carla")
        known = await anna.next_answer()
        await anna.replies_to(known, "client : et pour 3 000 ?")
        assert (await anna.next_answer()).code == ["[plain/chat] et pour 3 000 ? |  | 2"]
        for about in (card, known):
            await anna.replies_to(about, "/close perdue")
            assert (await anna.next_answer()).text.startswith("📁 Carla — 🍂 perdue")
        await anna.presses(card, "‹ Retour")
        listed = await anna.next_edit()
        await anna.replies_to(listed, "Une autre question ?")
        assert (await anna.next_answer()).code == ["[plain/chat] Une autre question ? |  | 0"]
        await _met(anna, "Zoé")
        new = await _met(anna, "Yves")
        await anna.replies_to(new, "client depuis 6 ans")
        assert "Je n'ai pas encore de message de Yves" in (await anna.next_answer()).text
        await anna.replies_to(new, "/forget")
        assert (await anna.next_answer()).labels[0] == "Le client Yves"


async def test_every_case_can_be_found(house: House, anna: Person) -> None:
    """Beyond a page the list has others before and after it, and a name or a word finds a case on any."""
    async with house.serving():
        for number in range(9):
            await anna.sends(f"Été numéro {number}")
        await anna.wait_for(9)
        await anna.sends("/cases")
        first = await anna.next_answer()
        assert first.labels[-2:] == ["Plus ancien ▶", "🗄 Closes"]
        await anna.presses(first, "Plus ancien ▶")
        second = await anna.next_edit()
        assert second.text.splitlines()[2].startswith("9. Été numéro 0 ·")
        assert second.labels == ["9", "◀ Plus récent", "🗄 Closes"]
        await anna.sends("/open ete numero 0")
        assert "Été numéro 0" in (await anna.next_answer()).text
        await anna.sends("/open Zanzibar")
        assert "Aucune affaire ne parle de « Zanzibar »" in (await anna.next_answer()).text


async def test_a_note_reviews_the_verdict(house: House, anna: Person) -> None:
    """What is noted about a case counts as what the user knows, and the answer is made anew."""
    async with house.serving():
        await _asked(anna, "Baissez le prix")
        await anna.sends("/note elle en prendrait 2 000")
        assert (await anna.next_answer()).code == ["[plain/chat] Baissez le prix | elle en prendrait 2 000 | 0"]
        await anna.sends("/note")
        await anna.replies_to(await anna.next_answer(), "payés d'avance")
        await anna.next_answer()
    assert house.coach.asked[-1].added == "elle en prendrait 2 000\n\npayés d'avance"


async def test_a_case_is_closed_and_taken_up_again(house: House, anna: Person) -> None:
    """A closed case has an outcome and leaves the list; a new word of the client opens it again."""
    async with house.serving():
        seen = await _asked(anna, "Baissez le prix")
        await anna.sends("/close")
        ends = await anna.next_answer()
        await anna.presses(ends, "🏆 Gagnée")
        assert "🏆 gagnée" in (await anna.next_edit()).text
        await anna.sends("/cases")
        listed = await anna.next_answer()
        assert "Aucune affaire en cours" in listed.text
        await anna.presses(listed, "🗄 Closes")
        closed = await anna.next_edit()
        assert "🏆 gagnée" in closed.text
        await anna.replies_to(seen, "Client : et finalement ?")
        await anna.next_answer()
        await anna.sends("/close perdue")
        assert "🍂 perdue" in (await anna.next_answer()).text


def _trades(request: CoachRequest) -> object:
    """Five percent offered."""
    return answer(
        rulings=(ruling(Move.YIELD, grant=discount("5")),),
        draft=draft(f"Oui, 5 %. {request.message} {len(request.thread)}"),
    )


async def test_sent_as_is_in_one_tap(house: House, anna: Person) -> None:
    """One tap keeps what was sent and what it granted; the next message of the client starts from it."""
    house.coach.reply = _trades  # type: ignore[assignment]
    async with house.serving():
        seen = await _asked(anna, "Baissez")
        press = await anna.presses(seen, "✅ Envoyé")
        assert await press.answer() == "C'est noté : envoyé tel quel."
        sent = await anna.next_edit()
        assert "accordé : une remise de 5" in sent.text
        assert "✅ Envoyé" not in sent.labels
        await anna.presses(sent, "💬 Il répond")
        await anna.replies_to(await anna.next_answer(), "Et 3 % de plus ?")
        await anna.next_answer()
        await anna.sends("/open")
        assert "↩️ Oui, 5 %. Baissez 0" in (await anna.next_answer()).text
    request = house.coach.asked[-1]
    assert request.message == "Et 3 % de plus ?"
    assert [(t.side, t.text) for t in request.thread] == [(Side.CLIENT, "Baissez"), (Side.US, "Oui, 5 %. Baissez 0")]
    assert request.case.number(FactName.GRANTED_DISCOUNT) == 5


async def test_the_version_that_was_sent_counts(house: House, anna: Person) -> None:
    """Said to be sent, an earlier version is what the client got, whatever was drafted after it."""
    async with house.serving():
        seen = await _asked(anna, "Baissez")
        await anna.presses(seen, "Plus ferme")
        firm = await anna.next_edit()
        await anna.presses(firm, "◀ version 1/2")
        await anna.presses(await anna.next_edit(), "✅ Envoyé")
        sent = await anna.next_edit()
        await anna.replies_to(sent, "Client : alors ?")
        await anna.next_answer()
    assert [t.text for t in house.coach.asked[-1].thread] == ["Baissez", "[plain/chat] Baissez |  | 0"]


async def test_sent_in_ones_own_words(house: House, anna: Person) -> None:
    """What was sent in place of the draft stands in the thread, and the draft's own discount is not taken for given."""
    house.coach.reply = _trades  # type: ignore[assignment]
    async with house.serving():
        seen = await _asked(anna, "Baissez")
        await anna.presses(seen, "✏️ Modifié")
        await anna.replies_to(await anna.next_answer(), "Je vous accorde 2 % et rien de plus.")
        noted = await anna.next_answer()
        await anna.presses(noted, "💬 Il répond")
        await anna.replies_to(await anna.next_answer(), "Encore un effort ?")
        await anna.next_answer()
    request = house.coach.asked[-1]
    assert [t.text for t in request.thread] == ["Baissez", "Je vous accorde 2 % et rien de plus."]
    assert request.case.get(FactName.GRANTED_DISCOUNT) is None


async def test_the_card_tells_what_went_out_and_not_what_was_drafted(house: House, anna: Person) -> None:
    """Sent in the user's own words, those stand on the client's card and the case's, not what the draft offered."""
    house.coach.reply = _trades  # type: ignore[assignment]
    async with house.serving():
        await anna.forwards("Baissez", "Carla")
        await anna.presses(await anna.next_answer(), "✏️ Modifié")
        await anna.replies_to(await anna.next_answer(), "Je garde le prix, Carla.")
        await anna.next_answer()
        await anna.sends("/client Carla")
        card = await anna.next_answer()
        await anna.presses(card, "1")
        case = await anna.next_edit()
    for seen in (card, case):
        assert "dans vos mots : « Je garde le prix, Carla. »" in seen.text
        assert "5 %" not in seen.text


async def test_a_renewed_email_brings_its_own_file(api: BotApi, house: House, anna: Person) -> None:
    """The file that stands last holds the version shown; walking back to an earlier one brings none anew."""
    async with house.serving():
        await anna.presses(await _asked(anna, "Baissez"), "✉️ E-mail")
        mail, first = await anna.next_answer(), await anna.next_answer()
        await anna.presses(mail, "Plus ferme")
        renewed, second = await anna.next_edit(), await anna.next_answer()
        await anna.presses(renewed, "◀ version 1/2")
        assert (await anna.next_edit()).code == mail.code
    assert first.text == "Le même, à ouvrir dans votre messagerie."
    assert second.text == "La version 2, à ouvrir dans votre messagerie."
    parsed = message_from_bytes(api.file(second), policy=default)
    assert parsed.get_content_charset() == "utf-8"
    assert parsed["Subject"] == "Votre demande"
    assert parsed.get_content().strip() == renewed.code[-1] == "[firmer/email] Baissez |  | 0"
    assert len([m for m in anna.chat if m.document]) == 2


async def test_a_closed_case_is_found_and_not_closed_twice(house: House, anna: Person) -> None:
    """By its name a closed case opens too; closing what is closed shows how it ended."""
    async with house.serving():
        await anna.forwards("Baissez le prix", "Carla")
        await anna.next_answer()
        await anna.sends("/close gagnée")
        await anna.next_answer()
        for command in ("/open carla", "/close"):
            await anna.sends(command)
            seen = await anna.next_answer()
            assert seen.text.startswith("📁 Carla — 🏆 gagnée")
            assert "↩️ Rouvrir" in seen.labels


async def test_the_way_to_address_the_client_is_one_button(house: House, anna: Person) -> None:
    """Tu or vous is changed by a button and stays for the tones that follow."""

    def reply(request: CoachRequest) -> object:
        register = request.register or answer().situation.message.register
        return answer(draft=draft(f"{request.tone} {register}", register=register))

    house.coach.reply = reply  # type: ignore[assignment]
    async with house.serving():
        seen = await _asked(anna, "Baissez")
        await anna.presses(seen, "Tutoyer")
        familiar = await anna.next_edit()
        assert familiar.code == ["plain tu"]
        await anna.presses(familiar, "Plus ferme")
        firm = await anna.next_edit()
        assert firm.code == ["firmer tu"]
        await anna.presses(firm, "Vouvoyer")
        assert (await anna.next_edit()).code == ["firmer vous"]


def _learns(*facts: Fact) -> object:
    return lambda _: answer(facts=Facts(facts))


async def test_a_forward_makes_the_clients_card_and_the_next_case_starts_from_it(house: House, anna: Person) -> None:
    """Whoever is forwarded becomes a client; what is told about them in one case is known in their next."""
    house.coach.reply = _learns(  # type: ignore[assignment]
        Fact(FactName.TIER, "fidèle", Origin.CONTEXT),
        Fact(FactName.QUANTITY, Decimal(500), Origin.CONTEXT),
        Fact(FactName.PROMISE_BY_US, "un échantillon", Origin.CONTEXT),
    )
    async with house.serving():
        await anna.forwards("Baissez", "Carla Rossi")
        seen = await anna.next_answer()
        await anna.replies_to(seen, "cliente fidèle")
        await anna.next_answer()
        await anna.forwards("Livrez demain", "Carla Rossi")
        await anna.next_answer()
        await anna.sends("/client carla")
        card = await anna.next_answer()
    request = house.coach.asked[-1]
    assert [(f.name, f.value, f.origin) for f in request.card] == [
        (FactName.TIER, "fidèle", Origin.CARD),
        (FactName.PROMISE_BY_US, "un échantillon", Origin.CARD),
    ]
    assert request.thread == ()
    assert card.text.startswith("👤 Carla Rossi\ncatégorie : fidèle\n🤞 Promis, à vérifier : un échantillon")
    assert card.labels[:3] == ["☑️ Réglé : un échantillon", "1", "2"]


async def test_a_promise_is_settled_in_one_tap(house: House, anna: Person) -> None:
    """A promise that was kept leaves the card for good: no later case weighs it, the one that told of it included."""
    told = Fact(FactName.PROMISE_BY_US, "on lui a promis 5 %", Origin.CONTEXT)
    house.coach.reply = lambda r: answer(facts=Facts((told,)) if "promis" in r.added else Facts())
    async with house.serving():
        await anna.forwards("Baissez", "Carla")
        await anna.replies_to(await anna.next_answer(), "on lui a promis 5 %")
        seen = await anna.next_answer()
        await anna.sends("/client")
        card = await anna.next_answer()
        await anna.presses(card, "☑️ Réglé : on lui a promis 5 %")
        assert "promis" not in (await anna.next_edit()).text
        await anna.replies_to(seen, "cliente : et alors ?")
        await anna.next_answer()
        await anna.forwards("Encore moins cher", "Carla")
        await anna.next_answer()
    assert [request.card.items for request in house.coach.asked] == [(), (), (), ()]
    assert [f.value for f in house.coach.asked[2].case if f.name is FactName.PROMISE_BY_US] == []


async def test_what_the_user_says_now_is_newer_than_the_card(house: House, anna: Person) -> None:
    """A lasting fact told otherwise than the card has it replaces it, before the coach weighs the two."""

    def reply(request: CoachRequest) -> object:
        told = {"treize": 13, "douze": 12}.get(request.added.rpartition(" ")[2])
        facts = Facts((Fact(FactName.ORDERS, Decimal(told), Origin.CONTEXT),)) if told else Facts()
        return answer(facts=Facts((*request.card, *facts)))

    house.coach.reply = reply  # type: ignore[assignment]
    async with house.serving():
        for number in ("douze", "treize"):
            await anna.forwards("Baissez", "Carla")
            await anna.replies_to(await anna.next_answer(), f"sa commande numéro {number}")
            await anna.next_answer()
    *_, before, after = house.coach.asked
    assert [f.value for f in before.card] == [12]
    assert after.card == Facts()


async def test_a_case_is_given_to_a_client(house: House, anna: Person) -> None:
    """Replying with the command makes the case that client's; without a name the card is shown; it can be renamed."""
    house.coach.reply = _learns(Fact(FactName.ORDERS, Decimal(12), Origin.CONTEXT))  # type: ignore[assignment]
    async with house.serving():
        seen = await _asked(anna, "Baissez")
        await anna.replies_to(seen, "/client Mme Opaline")
        assert "commandes : 12" in (await anna.next_answer()).text
        await anna.sends("/client")
        card = await anna.next_answer()
        assert card.text.startswith("👤 Mme Opaline")
        await anna.presses(card, "✏️ Nom")
        await anna.replies_to(await anna.next_answer(), "Maison Opaline")
        assert (await anna.next_answer()).text.startswith("👤 Maison Opaline")
        await anna.presses(card, "👥 Tous")
        assert (await anna.next_edit()).labels == ["👤 Maison Opaline"]


async def test_a_name_nobody_has_is_asked_about(house: House, anna: Person) -> None:
    """A misspelt name brings the near ones and makes no card; whoever is picked gets the case the command was about."""
    async with house.serving():
        await anna.forwards("Baissez", "Claire Martin")
        await anna.next_answer()
        seen = await _asked(anna, "Livrez demain")
        for way in (anna.sends("/client claire martn"), anna.replies_to(seen, "/client Mme Martn")):
            await way
            which = await anna.next_answer()
            assert "Je ne connais pas de client" in which.text
            assert which.labels[0] == "👤 Claire Martin"
        await anna.presses(which, "👤 Claire Martin")
        card = await anna.next_edit()
        assert card.text.startswith("C'est noté : « Livrez demain » est l'affaire de ce client.\n\n👤 Claire Martin")
        await anna.presses(card, "👥 Tous")
        assert (await anna.next_edit()).labels == ["👤 Claire Martin"]
        await anna.sends("/client Zoé")
        assert (await anna.next_answer()).labels == ["➕ Nouvelle fiche : Zoé"]
        await anna.replies_to(seen, "/client Maison Opaline")
        assert (await anna.next_answer()).text.startswith("C'est noté")


async def test_a_card_shows_the_last_offer(house: House, anna: Person) -> None:
    """The client's card has what was offered last, and when."""
    house.coach.reply = _trades  # type: ignore[assignment]
    async with house.serving():
        await anna.forwards("Baissez", "Carla")
        await anna.presses(await anna.next_answer(), "✅ Envoyé")
        await anna.next_edit()
        await anna.sends("/client Carla")
        assert "Dernière offre, le 02/03 — accordé : une remise de 5" in (await anna.next_answer()).text


async def test_a_salesperson_sees_their_own_a_manager_the_teams(
    api: BotApi, house: House, anna: Person, bob: Person
) -> None:
    """Cases and clients of others are hidden from a salesperson; a manager reads them and changes nothing."""
    chief, mia = api.person("Chloé", started=True), api.person("Mia", started=True)
    house.administrators = frozenset({chief.id})
    async with house.serving():
        await mia.sends(await invited(chief, "manager"))
        await mia.next_answer()
        await anna.forwards("Baissez de 8,5 %", "Carla")
        await anna.next_answer()
        await bob.sends("/cases")
        assert "No open case" in (await bob.next_answer()).text
        assert "Nothing noted yet" in (await _met(bob, "Carla", "➕ New card: Carla")).text
        await mia.sends("/client")
        clients = await mia.next_answer()
        assert (clients.text, clients.labels) == ("👥 The team's clients", ["👤 Carla · Anna", "👤 Carla · Bob"])
        await mia.presses(clients, "👤 Carla · Anna")
        card = await mia.next_edit()
        assert card.text.startswith("👤 Carla\nLooked after by Anna")
        assert card.labels == ["1", "👥 All"]
        await mia.sends("/cases")
        listed = await mia.next_answer()
        assert "Carla" in listed.text
        assert "Anna" in listed.text
        await mia.presses(listed, "1")
        card = await mia.next_edit()
        assert card.labels == ["📄 Latest draft", "‹ Back"]
        await mia.presses(card, "📄 Latest draft")
        shown = await mia.next_answer()
        assert shown.code == ["[plain/chat] Baissez de 8,5 % |  | 0"]
        assert shown.labels == []
        await mia.replies_to(shown, "she would take more")
        assert (await mia.next_answer()).text.startswith("That answer was made for somebody else")
    assert [r.message for r in house.coach.asked] == ["Baissez de 8,5 %"]


async def test_somebody_elses_case_cannot_be_pressed(api: BotApi, house: House, anna: Person, bob: Person) -> None:
    """A button's data typed by hand opens nobody's case."""
    async with house.serving():
        await _asked(anna, "Baissez")
        await anna.sends("/cases")
        listed = await anna.next_answer()
        query = {"id": "q1", "chat_instance": "i", "data": listed.button("1").value}
        message = {"message_id": 1, "date": 1, "chat": {"id": bob.id, "type": "private", "first_name": "Bob"}}
        sender = {"id": bob.id, "is_bot": False, "first_name": "Bob", "language_code": "en"}
        await api.push(callback_query={**query, "from": sender, "message": {**message, "text": "x"}})
        assert "cannot find" in (await bob.next_answer()).text


@pytest.mark.parametrize("kind", [AskKind.ABUSE])
async def test_conduct_follows_the_case(house: House, anna: Person, kind: AskKind) -> None:
    """An insult answered in a case is known when the client writes again."""
    house.coach.reply = lambda _: answer(rulings=(ruling(Move.ANSWER, kind),))
    async with house.serving():
        seen = await _asked(anna, "Vous êtes nuls")
        await anna.replies_to(seen, "Client : nuls !")
        await anna.next_answer()
    assert house.coach.asked[-1].case.flag(FactName.BOUNDARY_SET) is True
