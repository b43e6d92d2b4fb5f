"""Commands over HTTP: mail, advice, check, sources, policies, settings, export, forgetting; the menu in both languages."""

import json
from dataclasses import replace

from bot.domain.asks import Language, Register
from bot.domain.facts import Fact, FactName, Facts, Origin
from bot.domain.knowledge import Passage, PassageKind
from bot.domain.message import Channel
from bot.domain.request import CoachRequest
from bot.domain.situation import Speech
from bot.domain.verdict import CheckResult, Finding, Severity
from tests.adapters.samples import PASSAGE, advice, answer
from tests.botapi import BotApi, Person
from tests.entrypoints.telegram.house import House, echo


async def test_a_mail_by_command(house: House, anna: Person) -> None:
    """The command makes a mail of the words given, of the latest client's case, and asks for words where there are none."""
    house.coach.reply = lambda r: advice() if r.speech is Speech.ADVICE else echo(r)
    async with house.serving():
        await anna.sends("/email")
        assert "/email Bonjour" in (await anna.next_answer()).text
        await anna.sends("/email Baissez de 8 %")
        await anna.wait_for(2)
        await anna.sends("Livrez demain")
        await anna.next_answer()
        await anna.sends("/email")
        mail = (await anna.wait_for(2))[0]
        await anna.sends("/advise elle menace de partir")
        await anna.next_answer()
        await anna.sends("/email")
        again = (await anna.wait_for(2))[0]
    assert mail.code[1] == again.code[1] == "[plain/email] Livrez demain |  | 0"
    assert house.coach.asked[0].message == "Baissez de 8 %"
    assert [r.channel for r in house.coach.asked][:3] == [Channel.EMAIL, Channel.CHAT, Channel.EMAIL]


async def test_advice_by_command(house: House, anna: Person) -> None:
    """A question is asked as the user's own, whatever its words look like, and stays so when it is added to."""
    house.coach.reply = lambda r: advice() if r.speech is Speech.ADVICE else answer()
    async with house.serving():
        await anna.sends("/advise elle menace de partir")
        seen = await anna.next_answer()
        assert seen.text.startswith("🧭 Mon conseil")
        await anna.sends("/email elle menace de partir")
        assert (await anna.next_answer()).text.startswith("🛡 Tenez bon")
    assert [(r.message, r.speech) for r in house.coach.asked] == [
        ("elle menace de partir", Speech.ADVICE),
        ("elle menace de partir", Speech.CLIENT),
    ]


async def test_ones_own_text_is_checked(house: House, anna: Person) -> None:
    """A text given or replied to is looked over beside the latest case, of an answer its draft; what blocks is told."""
    asked: list[tuple[str, str, bool]] = []

    def check(draft: str, request: CoachRequest, *, answered: bool) -> CheckResult:
        asked.append((draft, request.message, answered))
        broken = Finding("P1", Severity.BLOCK, "20 %", None, "Aucune règle ne permet 20 %.")
        return CheckResult((broken,) if "20" in draft else ())

    house.check = check
    async with house.serving():
        await anna.sends("/check Je vous accorde 20 %")
        found = await anna.next_answer()
        await anna.sends("Baissez")
        answered = await anna.next_answer()
        mine = await anna.sends("Je tiens le prix")
        await anna.next_answer()
        await anna.replies_to(mine, "/check")
        assert "Rien à redire" in (await anna.next_answer()).text
        await anna.replies_to(answered, "/check")
        await anna.next_answer()
    assert found.text == "⛔ À ne pas envoyer tel quel\n\n⛔ Aucune règle ne permet 20 %."
    assert asked == [
        ("Je vous accorde 20 %", "", False),
        ("Je tiens le prix", "Je tiens le prix", True),
        (answered.code[0], "Baissez", True),
    ]


async def test_policies_are_found_in_other_words(house: House, anna: Person) -> None:
    """Where no rule holds the words, the nearest ones come, and with them what documents that were brought in say."""
    asked: list[tuple[str, bool]] = []
    letter = Passage(
        "documents/cgv#3-paiement", "CGV", "Paiement", PassageKind.DOCUMENT, "À 30 jours.", Language.FR, page=2
    )

    def search(text: str, *, internal: bool) -> tuple[Passage, ...]:
        asked.append((text, internal))
        rule = Passage("policies/discounts#discount-manager@en", "", "", PassageKind.POLICY, "", Language.EN)
        return () if "météo" in text else (rule, letter)

    house.search = search
    async with house.serving():
        await anna.sends("/policies baisser le tarif d'un gros acheteur")
        found = (await anna.next_answer()).text
        await anna.sends("/policies la météo de demain")
        assert "Aucune règle" in (await anna.next_answer()).text
    assert "Remise du responsable" in found
    assert "CGV, Paiement, p. 2\nÀ 30 jours." in found
    assert asked[0] == ("baisser le tarif d'un gros acheteur", False)


async def test_sources_and_policies(house: House, anna: Person) -> None:
    """Sources of an answer are shown whole; policies are opened by subject in one's language, or found by words."""
    async with house.serving():
        await anna.sends("/sources")
        assert "pas de source" in (await anna.next_answer()).text
        await anna.sends("Baissez")
        await anna.next_answer()
        await anna.sends("/sources")
        assert "Jusqu'à 5 % contre un volume." in (await anna.next_answer()).text
        await anna.sends("/policies")
        listed = await anna.next_answer()
        await anna.sends("/policies plafond")
        assert "%" in (await anna.next_answer()).text
        await anna.sends("/policies zyzzyva")
        assert "Aucune règle" in (await anna.next_answer()).text
        await anna.presses(listed, "Remises")
        opened = await anna.next_edit()
        assert "Remise du responsable" in opened.text
        assert "jusqu'à 10 %" in opened.quotes[0]
        await anna.presses(opened, "‹ Retour")
        assert (await anna.next_edit()).labels == listed.labels
    assert "Les clients que nous servons" in listed.labels
    assert "Revue des marges" not in listed.text


async def test_settings_shape_the_drafts(house: House, anna: Person) -> None:
    """Language, register, channel and signature are changed by buttons, and kept over a restart."""
    async with house.serving():
        await anna.sends("/settings")
        card = await anna.next_answer()
        assert "comme ils s'adressent à vous" in card.text
        await anna.presses(card, "🎩 Tu ou vous")
        await anna.presses(await anna.next_edit(), "📮 Canal")
        changed = await anna.next_edit()
        assert "toujours vous" in changed.text
        assert "un e-mail" in changed.text
        await anna.presses(changed, "✍️ Signature")
        await anna.replies_to(await anna.next_answer(), "Anna <Riflard>")
        signed = await anna.next_answer()
        assert "Signature : Anna <Riflard>" in signed.text
        await anna.presses(signed, "🌍 Langue")
        assert "Your settings" in (await anna.next_edit()).text
    async with house.serving():
        await anna.sends("Bonjour, baissez le prix s'il vous plaît")
        await anna.next_answer()
    request = house.coach.asked[0]
    assert (request.register, request.channel) == (Register.VOUS, Channel.EMAIL)
    assert (request.signature, request.language) == ("Anna <Riflard>", Language.EN)


async def test_an_export_holds_ones_own(api: BotApi, house: House, anna: Person, bob: Person) -> None:
    """The file has one's cases and clients, and nobody else's."""
    async with house.serving():
        await anna.forwards("Baissez de 8 %", "Carla")
        await anna.next_answer()
        await bob.sends("A secret of Bob")
        await bob.next_answer()
        await anna.sends("/export")
        file = await anna.next_answer()
    kept = json.loads(api.file(file))
    assert [c["name"] for c in kept["clients"]] == ["Carla"]
    assert kept["cases"][0]["turns"][0]["text"] == "Baissez de 8 %"
    assert "Bob" not in api.file(file).decode()


async def test_sources_stand_in_one_message(house: House, anna: Person) -> None:
    """However long the passages, all of them are shown, in one message that Telegram takes."""
    passages = tuple(replace(PASSAGE, id=f"p{n}", section=f"Partie {n}", text="mot " * 400) for n in range(8))
    house.coach.reply = lambda _: replace(answer(), passages=passages)
    async with house.serving():
        await anna.sends("Baissez")
        await anna.next_answer()
        await anna.sends("/sources")
        seen = await anna.next_answer()
        await anna.sends("/help")
        assert "travaille ensemble" in (await anna.next_answer()).text
    assert [f"Partie {n}" in seen.text for n in range(8)] == [True] * 8


async def test_the_words_that_a_finding_shows_are_said_once(house: House, anna: Person) -> None:
    """A long quotation that the finding's own words begin with is not repeated behind it."""
    text = "Bonjour, je vous garantis vingt pour cent de remise sur cette commande et la suivante"
    said = f"« {text[:60]}… » passe la limite."
    house.check = lambda *_, **__: CheckResult((Finding("P1", Severity.BLOCK, text, None, said),))
    async with house.serving():
        await anna.sends(f"/check {text}")
        assert (await anna.next_answer()).text.count("Bonjour") == 1


def everything(house: House) -> str:
    """All that the database's files hold at this moment, the journal of a bot that serves included."""
    return "".join(p.read_bytes().decode("utf-8", "ignore") for p in house.folder.glob("t.db*"))


async def test_forgetting_a_client_leaves_nothing(house: House, anna: Person) -> None:
    """Once it is confirmed, while the bot serves on, no word of the client is left in any file, and the old buttons say that the draft is gone."""
    told = Fact(FactName.NOTE, "quetzal", Origin.CONTEXT, "elle aime le mot quetzal")
    house.coach.reply = lambda r: answer(facts=Facts((told,)) if "quetzal" in r.added else Facts())
    async with house.serving():
        await anna.forwards("Mon tarif zyzzyva doit baisser", "Carla Opaline")
        seen = await anna.next_answer()
        await anna.replies_to(seen, "elle aime le mot quetzal")
        await anna.next_answer()
        await anna.sends("/cases")
        await anna.next_answer()
        await anna.sends("Livrez demain")
        await anna.next_answer()
        await anna.replies_to(seen, "/forget")
        asked = await anna.next_answer()
        await anna.presses(asked, "Le client Carla Opaline")
        sure = await anna.next_edit()
        await anna.presses(sure, "Ne rien effacer")
        assert "Rien n'a été effacé" in (await anna.next_edit()).text
        await anna.presses(asked, "Le client Carla Opaline", though_gone=True)
        await anna.presses(await anna.next_edit(), "Oui, effacer pour de bon")
        assert "C'est oublié" in (await anna.next_edit()).text
        assert [w for w in ("zyzzyva", "quetzal", "opaline") if w in everything(house).lower()] == []
        press = await anna.presses(seen, "Plus ferme")
        assert "n'existe plus" in await press.answer()
        await anna.sends("/cases")
        assert "1. Livrez demain" in (await anna.next_answer()).text


async def test_forgetting_everything_is_ones_own_alone(house: House, anna: Person, bob: Person) -> None:
    """All of one's cases go; another's stay, and the person may go on."""
    house.coach.reply = echo
    async with house.serving():
        await bob.sends("Lower it")
        await bob.next_answer()
        await anna.sends("Baissez zyzzyva")
        await anna.next_answer()
        await anna.sends("/forget")
        await anna.presses(await anna.next_answer(), "Tout ce qui est à moi")
        await anna.presses(await anna.next_edit(), "Oui, effacer pour de bon")
        await anna.next_edit()
        await bob.sends("/cases")
        assert "Lower it" in (await bob.next_answer()).text
        await anna.sends("Livrez")
        await anna.next_answer()
    assert "zyzzyva" not in everything(house)


async def test_the_menu_and_the_profile_are_in_both_languages(api: BotApi, house: House) -> None:
    """Commands, descriptions and the menu button are registered, in English for all and in French."""
    async with house.serving():
        await api.called("setMyShortDescription", 2)
    for method in ("setMyCommands", "setMyDescription", "setMyShortDescription"):
        assert [c.params.get("language_code") for c in api.calls(method)] == [None, "fr"]
        assert [c.error for c in api.calls(method)] == [None, None]
    names = [c["command"] for c in api.calls("setMyCommands")[0].params["commands"]]
    assert {"email", "advise", "check", "sources", "policies", "settings", "forget", "export"} <= set(names)
