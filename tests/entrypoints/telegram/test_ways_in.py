"""Ways in over HTTP: batches of forwards, long texts, captions, albums and files; nothing is met with silence."""

import asyncio
from email.message import EmailMessage

import pytest

from bot.domain.message import Channel, Side
from tests.adapters.originals.making import pdf, word
from tests.botapi import BotApi, Person
from tests.entrypoints.telegram.house import House

PHOTO = {"photo": [{"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}]}


async def test_forwards_in_one_go_are_one_case(api: BotApi, house: House, anna: Person) -> None:
    """Several messages forwarded together get one answer: the client's last words, what was said before as the thread."""
    house.per_minute = 3  # all of them together count once
    house.clock.stand_still()
    async with house.serving():
        api.updates.pause()
        await anna.forwards("Bonjour", "Carla")
        await anna.forwards("C'est combien ?", "Carla")
        await anna.forwards("4,20 € la pièce.", anna)
        await anna.forwards("Trop cher.", "Carla")
        await anna.forwards("Faites 3 € ou je pars", "Carla")
        await api.updates.resume()
        await anna.next_answer()
        await anna.sends("/cases")
        assert "1. Carla" in (await anna.next_answer()).text
    assert len(house.coach.asked) == 1
    request = house.coach.asked[0]
    assert request.message == "Trop cher.\nFaites 3 € ou je pars"
    assert [(t.side, t.text) for t in request.thread] == [
        (Side.CLIENT, "Bonjour\nC'est combien ?"),
        (Side.US, "4,20 € la pièce."),
    ]
    assert len(api.calls("sendMessage")) == 2


async def test_a_comment_goes_with_what_it_is_forwarded_with(api: BotApi, house: House, anna: Person) -> None:
    """What the user writes while forwarding is what they know, not the client's words."""
    async with house.serving():
        api.updates.pause()
        await anna.sends("elle commande chaque mois")
        await anna.forwards("Baissez de 8 %", "Carla")
        await api.updates.resume()
        await anna.next_answer()
    assert [(r.message, r.added) for r in house.coach.asked] == [("Baissez de 8 %", "elle commande chaque mois")]


async def test_what_a_comment_belongs_to_may_come_late(api: BotApi, house: House, anna: Person) -> None:
    """A comment delivered before what it was forwarded with is no case of its own, though it is thought about already."""
    api.state.now = lambda: 1_700_000_000  # the app sends both at once
    house.coach.open.clear()
    async with house.serving():
        await anna.sends("elle commande chaque mois")
        await asyncio.to_thread(house.coach.busy.acquire)
        await anna.forwards("Baissez de 8 %", "Carla")
        await api.acknowledged()
        house.coach.open.set()
        assert (await anna.next_answer()).code == ["[plain/chat] Baissez de 8 % | elle commande chaque mois | 0"]
        await anna.sends("/cases")
        assert [line[:8] for line in (await anna.next_answer()).text.splitlines()[2:]] == ["1. Carla"]
    assert len(api.calls("sendMessage")) == 2


async def test_a_batch_survives_a_crash(api: BotApi, house: House, anna: Person) -> None:
    """Killed in the middle, the batch is answered once, whole, by the next run."""
    house.coach.open.clear()
    async with house.serving() as running:
        api.updates.pause()
        await anna.forwards("Trop cher.", "Carla")
        await anna.forwards("3 € ou rien", "Carla")
        await api.updates.resume()
        await asyncio.to_thread(house.coach.busy.acquire)
        await running.kill()
    async with house.serving():
        assert "3 € ou rien" in (await anna.next_answer()).code[0]
        await anna.sends("/help")
        await anna.next_answer()
    assert len(api.calls("sendMessage")) == 2


async def test_a_corrected_comment_is_still_a_comment(api: BotApi, house: House, anna: Person) -> None:
    """What the user wrote beside a forward or a file, corrected or written later, stays what they know."""
    async with house.serving():
        api.updates.pause()
        comment = await anna.sends("elle commande chaque moi")
        await anna.forwards("Baissez de 8 %", "Carla")
        await api.updates.resume()
        await anna.next_answer()
        await anna.edits(comment, "elle commande chaque mois")
        assert (await anna.next_answer()).text.startswith("✏️ Vous avez modifié")
        for first, then in (("un an", "deux ans"), (None, "trois ans")):
            file = await anna.sends_file("lettre.txt", b"Livrez demain", caption=first)
            await anna.next_answer()
            await api.push(edited_message={**file.raw, "caption": then, "edit_date": file.raw["date"]})
            await anna.next_answer()
    assert [(r.message, r.added) for r in house.coach.asked] == [
        ("Baissez de 8 %", "elle commande chaque moi"),
        ("Baissez de 8 %", "elle commande chaque mois"),
        ("Livrez demain", "un an"),
        ("Livrez demain", "deux ans"),
        ("Livrez demain", ""),
        ("Livrez demain", "trois ans"),
    ]


async def test_what_the_client_replied_is_corrected_and_may_be_a_file(house: House, anna: Person) -> None:
    """The answer to "what did they write?" goes on with the case, as a file too; corrected, it is not said twice."""
    async with house.serving():
        await anna.sends("Baissez")
        await anna.presses(await anna.next_answer(), "💬 Il répond")
        said = await anna.replies_to(await anna.next_answer(), "Et pour 200 ?")
        seen = await anna.next_answer()
        await anna.edits(said, "Et pour 2 000 ?")
        await anna.next_answer()
        await anna.presses(seen, "💬 Il répond")
        asked = await anna.next_answer()
        file = await anna.sends_file("suite.txt", b"Alors ?", replies_to=asked)
        assert (await anna.next_answer()).reply_to == file.message_id
    assert [(r.message, len(r.thread)) for r in house.coach.asked] == [
        ("Baissez", 0),
        ("Et pour 200 ?", 2),
        ("Et pour 2 000 ?", 2),
        ("Alors ?", 4),
    ]


async def test_messages_typed_one_after_the_other_stay_apart(api: BotApi, house: House, anna: Person) -> None:
    """Two messages in one batch that were typed are two cases, answered in order."""
    async with house.serving():
        api.updates.pause()
        await anna.sends("Baissez")
        await anna.sends("Livrez demain")
        await api.updates.resume()
        await anna.wait_for(2)
    assert [r.message for r in house.coach.asked] == ["Baissez", "Livrez demain"]


async def test_a_text_longer_than_a_message_is_one(api: BotApi, house: House, anna: Person) -> None:
    """A thread pasted in pieces is put together again, to the letter."""
    words = "Bonjour, voici notre échange de mars. " * 250 + "Faites un effort."
    async with house.serving():
        api.updates.pause()
        parts = await anna.pastes(words)
        await api.updates.resume()
        await anna.next_answer()
        await anna.edits(parts[0], "Bonjour")
        await anna.sees(lambda chat: "qu'un morceau" in chat[-1].text)
    assert len(house.coach.asked) == 1
    assert house.coach.asked[0].message.replace("\n", " ").split() == words.split()


async def test_a_caption_is_read_and_said_to_be(house: House, anna: Person) -> None:
    """The words under a picture are a client's; the answer says that the picture was not read."""
    async with house.serving():
        await anna.sends_content(**PHOTO, caption="Baissez")
        seen = await anna.next_answer()
    assert seen.text.startswith("🖼 Je lis les mots, pas l'image.")
    assert house.coach.asked[0].message == "Baissez"


async def test_an_album_gets_one_line(api: BotApi, house: House, anna: Person) -> None:
    """Pictures sent together are answered once, with what to do instead."""
    async with house.serving():
        api.updates.pause()
        for _ in range(3):
            await anna.sends_content(**PHOTO, media_group_id="g1")
        await api.updates.resume()
        assert "images" in (await anna.next_answer()).text
        await anna.sends("/help")
        assert "travaille ensemble" in (await anna.next_answer()).text
    assert len(api.calls("sendMessage")) == 2


def _mail() -> bytes:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "Carla Rossi <carla@example.org>", "Votre devis"
    mail.set_content("Bonjour,\n\nMerci de baisser à 3 € la pièce.\n\nCarla")
    mail.add_alternative("<p>Autre chose</p>", subtype="html")
    return mail.as_bytes()


async def test_a_mail_is_answered_by_mail(api: BotApi, house: House, anna: Person) -> None:
    """The mail's words are the client's, its sender becomes the client, the caption is what the user adds."""
    async with house.serving():
        await anna.sends_file("devis.eml", _mail(), caption="cliente depuis 6 ans")
        seen = await anna.next_answer()
        assert (await anna.next_answer()).document == "votre-demande.eml"
        await anna.sends("/client Carla Rossi")
        assert (await anna.next_answer()).labels[0] == "1"
        await anna.replies_to(seen, "elle paie d'avance")
        assert (await anna.wait_for(2))[-1].document == "votre-demande.eml"
    request, again = house.coach.asked
    assert request.message == again.message
    assert request.message.startswith("Bonjour,\n\nMerci de baisser")
    assert (request.added, request.channel) == ("cliente depuis 6 ans", Channel.EMAIL)
    assert (again.added, again.channel) == ("cliente depuis 6 ans\n\nelle paie d'avance", Channel.EMAIL)
    assert "Votre demande" in seen.code


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("lettre.txt", "Réduisez le prix".encode("cp1252"), "Réduisez le prix"),
        ("Lettre.MD", "# Demande\n\nRéduisez".encode(), "# Demande\n\nRéduisez"),
        ("w.txt", "Réduisez".encode("utf-16"), "Réduisez"),
        (
            "page.eml",
            b"Subject: x\nContent-Type: text/html\n\n<style>p{}</style><p>Moins <b>cher</b> ?</p>",
            "Moins cher ?",
        ),
    ],
)
async def test_text_files_are_read(house: House, anna: Person, name: str, data: bytes, words: str) -> None:
    """Text in whatever encoding, and a mail of markup alone, are read as a client's words."""
    async with house.serving():
        await anna.sends_file(name, data)
        await anna.next_answer()
    assert " ".join(house.coach.asked[0].message.split()) == " ".join(words.split())


async def test_documents_are_read(api: BotApi, house: House, anna: Person) -> None:
    """The text of a Word document or a PDF is a client's words; one that is broken is said to be.

    What a client wrote with a file that is forwarded is theirs too.
    """
    async with house.serving():
        await anna.sends_file("demande.docx", word("Bonjour,", "Baissez de 8 %, ou nous partons."))
        await anna.next_answer()
        await anna.sends_file("demande.pdf", pdf(["Bonjour,", "Livrez en 9 jours."]))
        await anna.next_answer()
        for name, data in (("a.docx", b"PK\x03\x04 nothing"), ("a.pdf", b"%PDF-1.4 nothing")):
            await anna.sends_file(name, data)
            assert "pas de texte lisible" in (await anna.next_answer()).text
        letter = api.state.store_file("lettre.txt", "text/plain", b"Baissez")
        origin = {"type": "hidden_user", "sender_user_name": "Carla", "date": api.state.now()}
        await anna.sends_content(document=letter, caption="Votre chef a promis 8 %", forward_origin=origin)
        await anna.next_answer()
        await anna.sends("/cases")
        assert "1. Carla" in (await anna.next_answer()).text
    assert [r.message.split()[-1] for r in house.coach.asked] == ["partons.", "jours.", "Baissez"]
    assert (house.coach.asked[-1].message, house.coach.asked[-1].added) == ("Votre chef a promis 8 %\n\nBaissez", "")


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("photo.png", b"\x89PNG", "images"),
        ("note.ogg", b"OggS", "vocaux"),
        ("table.xyz", b"abc", ".eml, .txt, .md, .pdf et .docx"),
        ("vide.txt", b"  \n", "pas de texte lisible"),
        ("binaire.txt", b"\0\1\2", "pas de texte lisible"),
        ("serrure.docx", b"\xd0\xcf\x11\xe0 locked", "protégé"),
        ("numerise.pdf", pdf([]), "reconnaissance de texte. Ou collez ici"),
        ("gros.txt", b"a" * 5_000_001, "trop lourd"),
    ],
)
async def test_what_cannot_be_read_is_said(house: House, anna: Person, name: str, data: bytes, says: str) -> None:
    """A file without text, of another kind or too large gets a line that says what to do instead."""
    async with house.serving():
        await anna.sends_file(name, data)
        assert says in (await anna.next_answer()).text
    assert house.coach.asked == []


async def test_a_file_that_is_gone_gets_a_line(api: BotApi, house: House, anna: Person) -> None:
    """Where Telegram no longer gives the file, the user is told to paste it."""
    api.fail("getFile", error=400, description="Bad Request: invalid file_id")
    async with house.serving():
        await anna.sends_file("lettre.txt", b"Baissez")
        assert "Collez ici" in (await anna.next_answer()).text
