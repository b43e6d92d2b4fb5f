"""Who is let in: codes, links, seats, the list of people, and rate limits, over HTTP."""

import json
import re

from bot.adapters.database import open_database
from bot.adapters.records.people import DatabasePeople
from bot.domain.message import Role
from tests.botapi import BotApi, Person, Seen
from tests.entrypoints.telegram.house import House

CODE = re.compile(r"[A-Z0-9]{5}-[A-Z0-9]{5}")


def code_in(text: str) -> str:
    """The one-time code in a text."""
    found = CODE.search(text)
    assert found is not None
    return found[0]


async def invited(chief: Person, seat: str = "") -> str:
    """A code from `/invite`."""
    await chief.sends(f"/invite {seat}".strip())
    return code_in((await chief.next_answer()).text)


def audited(house: House) -> list[str]:
    """What was written down about the access of people, oldest first."""
    database = open_database(f"sqlite:///{house.folder}/t.db")
    found = DatabasePeople(database, "riflard", house.clock).audited()
    database.close()
    return [entry.what for entry in reversed(found)]


async def test_the_first_administrator_comes_by_a_printed_code(api: BotApi, house: House) -> None:
    """With no administrator a code is printed at start; it works once, and no start prints one afterwards."""
    chief = api.person("Chloé", language_code="fr", started=True)
    late = api.person("Eve", started=True)
    async with house.serving():
        code = code_in(house.told[0])
        await chief.sends(f"/start {code.replace('-', '')}")
        seen = await chief.next_answer()
        await late.sends(code)
        assert "not valid" in (await late.next_answer()).text
    async with house.serving():
        pass
    assert "Bienvenue, Chloé" in seen.text
    assert "administration" in seen.text
    assert len(house.told) == 1


async def test_an_administrator_by_setting_invites_a_salesperson(api: BotApi, house: House) -> None:
    """A code lets its bearer in, in their language, with the seat it was made for; it is asked of nobody else."""
    chief = api.person("Chloé", language_code="fr", started=True)
    house.administrators = frozenset({chief.id})
    dan = api.person("Dan", started=True)
    async with house.serving():
        await chief.sends("/invite")
        which = await chief.next_answer()
        assert which.labels == ["Vente", "Responsable", "Administration"]
        await chief.presses(which, "Vente")
        card = await chief.next_edit()
        assert f"?start={code_in(card.text).replace('-', '')}" in card.text
        await chief.presses(card, "📋 Copier le lien")
        assert chief.clipboard is not None
        assert chief.clipboard.startswith("https://t.me/")
        await dan.sends(f" {code_in(card.text).lower()} ")
        assert "Welcome, Dan" in (await dan.next_answer()).text
        await dan.sends("Lower it")
        await dan.next_answer()
    assert house.coach.asked[0].role is Role.SALESPERSON
    assert audited(house) == ["admitted as administrator", "invited a salesperson", "let in as salesperson"]


async def test_a_manager_writes_with_a_managers_authority_and_invites_salespeople_only(
    api: BotApi, house: House
) -> None:
    """A manager's drafts have a manager's authority; a salesperson invites nobody, a manager only salespeople."""
    chief, mia = api.person("Chloé", language_code="fr", started=True), api.person("Mia", started=True)
    nick = api.person("Nick", started=True)
    house.administrators = frozenset({chief.id})
    async with house.serving():
        await mia.sends(await invited(chief, "responsable"))
        assert "manager" in (await mia.next_answer()).text
        await mia.sends("Lower it")
        await mia.next_answer()
        await nick.sends(await invited(mia, "administrator"))
        assert "salesperson" in (await nick.next_answer()).text
        await nick.sends("/invite")
        assert "for managers" in (await nick.next_answer()).text
        await nick.sends("/people")
        assert "for managers" in (await nick.next_answer()).text
    assert house.coach.asked[0].role is Role.MANAGER


async def test_a_managers_commands_stand_in_their_own_menu(api: BotApi, house: House) -> None:
    """Nobody else's menu has them; it is set at a start, follows seat and language, and goes with the seat."""
    chief, mia = api.person("Chloé", language_code="fr", started=True), api.person("Mia", started=True)
    house.administrators = frozenset({chief.id})

    def menu(person: Person | None = None) -> list[dict[str, str]] | None:
        scope = {"type": "chat", "chat_id": person.id} if person else {"type": "default"}
        return api.state.commands.get(json.dumps([scope, ""], sort_keys=True))

    def last(person: Person) -> str:
        return (menu(person) or [{"command": "none"}])[-1]["command"]

    async with house.serving():
        await mia.sends(await invited(chief, "manager"))
        await api.state.bell.soon(lambda: (last(chief), last(mia)) == ("audit", "revoke"), "their menus")
        await mia.sends("/language fr")
        await api.state.bell.soon(lambda: "Retirer" in str(menu(mia)), "a menu in French")
    async with house.serving():
        await api.state.bell.soon(lambda: len(api.calls("setMyCommands")) == 2 * 2 + 3 + 2, "menus at a start")
        await chief.presses(await _opened(chief, "Mia"), "Passer à : vente")
        await api.state.bell.soon(lambda: menu(mia) is None, "a menu that goes")
    assert last(chief) == "audit"
    assert not {"invite", "people", "revoke", "audit"} & {one["command"] for one in menu() or []}


async def test_a_code_expires(api: BotApi, house: House) -> None:
    """After two days a code lets nobody in."""
    chief, dan = api.person("Chloé", started=True), api.person("Dan", started=True)
    house.administrators = frozenset({chief.id})
    async with house.serving():
        code = await invited(chief, "salesperson")
        house.clock.pass_by(hours=49)
        await dan.sends(code)
        assert "not valid" in (await dan.next_answer()).text
        await dan.sends("Lower it")
        assert "reserved" in (await dan.next_answer()).text
    assert house.coach.asked == []


async def test_tries_are_limited(api: BotApi, house: House) -> None:
    """After five wrong codes even the right one is not looked at for an hour, said once."""
    chief, eve = api.person("Chloé", started=True), api.person("Eve", started=True)
    house.administrators = frozenset({chief.id})
    async with house.serving():
        code = await invited(chief, "salesperson")
        for number in range(5):
            await eve.sends(f"ABCDE-2345{number}")
            assert "not valid" in (await eve.next_answer()).text
        await eve.sends(code)
        assert "Too many tries" in (await eve.next_answer()).text
        await eve.sends(code)
        await eve.sends("/start")
        assert "reserved" in (await eve.next_answer()).text
        house.clock.pass_by(hours=2)
        await eve.sends(code)
        assert "Welcome, Eve" in (await eve.next_answer()).text
    assert len(api.sent(eve.id)) == 8


async def _opened(chief: Person, name: str) -> Seen:
    """The card of a person, from `/people`."""
    await chief.sends("/people")
    listed = await chief.next_answer()
    await chief.presses(listed, f"⚙️ {name}")
    return await chief.next_edit()


async def test_an_administrator_lets_somebody_out(api: BotApi, house: House, bob: Person) -> None:
    """After a confirmation the person's buttons and messages reach nothing, the setting that let them in included."""
    chief = api.person("Chloé", language_code="fr", started=True)
    house.administrators = frozenset({chief.id})
    async with house.serving():
        await bob.sends("Lower it")
        answer = await bob.next_answer()
        card = await _opened(chief, "Bob")
        assert card.labels == [
            "Passer à : responsable",
            "Passer à : administration",
            "🚪 Retirer l'accès",
            "‹ Retour",
        ]
        await chief.presses(card, "🚪 Retirer l'accès")
        sure = await chief.next_edit()
        assert "Retirer l'accès de Bob ?" in sure.text
        await chief.presses(sure, "Oui, retirer")
        assert "L'accès de Bob est retiré" in (await chief.next_edit()).text
        await bob.presses(answer, "Firmer")
        await bob.sends("Lower it again")
        assert "reserved" in (await bob.next_answer()).text
    async with house.serving():
        await bob.sends("And now?")
        await api.acknowledged()
    assert len(house.coach.asked) == 1
    assert audited(house)[-1] == "let out"


async def test_a_new_seat_is_told_to_whom_it_is_given(api: BotApi, house: House, bob: Person) -> None:
    """Who is given another seat reads it in their own language, and finds its doors at once."""
    chief = api.person("Chloé", language_code="fr", started=True)
    house.administrators = frozenset({chief.id})
    async with house.serving():
        await bob.sends("/help")
        assert "/invite" not in (await bob.next_answer()).text
        await chief.presses(await _opened(chief, "Bob"), "Passer à : responsable")
        assert "Bob — responsable" in (await chief.next_edit()).text
        assert (await bob.next_answer()).text.startswith("Your seat has changed: manager.")
        await bob.sends("/help")
        assert "/invite" in (await bob.next_answer()).text


async def test_who_cannot_be_let_out_is_said(api: BotApi, house: House) -> None:
    """A manager is told that a manager's access is not theirs to withdraw; a name nobody has, and one's own, are told."""
    chief, mia = api.person("Chloé", language_code="fr", started=True), api.person("Mia", started=True)
    house.administrators = frozenset({chief.id})
    async with house.serving():
        await mia.sends(await invited(chief, "responsable"))
        await mia.next_answer()
        await mia.sends("/revoke Chloé")
        assert "is for an administrator" in (await mia.next_answer()).text
        await chief.sends("/revoke Zoé")
        assert "Je ne trouve personne" in (await chief.next_answer()).text
        assert "L'équipe" in (await chief.next_answer()).text
        await chief.sends("/revoke Chloé")
        assert "son propre accès" in (await chief.next_answer()).text
    assert "let out" not in audited(house)


async def test_who_was_let_out_comes_back_by_an_administrators_code_only(
    api: BotApi, house: House, bob: Person
) -> None:
    """A manager's code does not undo what an administrator did."""
    chief, mia = api.person("Chloé", started=True), api.person("Mia", started=True)
    house.administrators = frozenset({chief.id})
    async with house.serving():
        await mia.sends(await invited(chief, "manager"))
        await mia.next_answer()
        await bob.sends("/help")
        await bob.next_answer()
        await chief.sends("/revoke bob")
        await chief.presses(await chief.next_answer(), "Yes, withdraw")
        await chief.next_edit()
        await bob.sends(await invited(mia))
        assert "Only an administrator" in (await bob.next_answer()).text
        await bob.sends(await invited(chief, "salesperson"))
        assert "Welcome, Bob" in (await bob.next_answer()).text


async def test_an_administrator_reads_who_did_what_to_whose_access(api: BotApi, house: House, bob: Person) -> None:
    """The log tells names, latest first, in its reader's language, and leads back to the team."""
    chief, dan = api.person("Chloé", language_code="fr", started=True), api.person("Dan", started=True)
    house.administrators = frozenset({chief.id})
    async with house.serving():
        await dan.sends(await invited(chief, "vendeur"))
        await dan.next_answer()
        await bob.sends("/help")
        await bob.next_answer()
        await chief.sends("/revoke dan")
        await chief.presses(await chief.next_answer(), "Oui, retirer")
        await chief.next_edit()
        await chief.sends("/people")
        await chief.presses(await chief.next_answer(), "🗒 Journal des accès")
        log = await chief.next_edit()
        await chief.presses(log, "👥 L'équipe")
        assert "L'équipe" in (await chief.next_edit()).text
    told = [line.partition(" · ")[2] for line in log.text.splitlines()[2:]]
    assert told == [
        "Chloé retire l'accès de Dan",
        "Bob entre par un réglage (vente)",
        "Dan entre (vente) · code de Chloé",
        "Chloé crée une invitation (vente)",
        "Chloé entre par un réglage (administration)",
    ]


async def test_the_log_of_accesses_is_paged_and_for_administrators_alone(
    api: BotApi, house: House, bob: Person
) -> None:
    """Older entries are a button away and back; nobody below an administrator sees any."""
    chief = api.person("Chloé", started=True)
    house.administrators = frozenset({chief.id})
    async with house.serving():
        for _ in range(10):
            await invited(chief, "salesperson")
        await chief.sends("/audit")
        first = await chief.next_answer()
        assert first.labels == ["Earlier ▶", "👥 The team"]
        await chief.presses(first, "Earlier ▶")
        second = await chief.next_edit()
        assert second.labels == ["◀ Later", "👥 The team"]
        assert "comes in by a setting (administrator)" in second.text.splitlines()[-1]
        await chief.presses(second, "◀ Later")
        assert (await chief.next_edit()).text == first.text
        await bob.sends("/audit")
        assert (await bob.next_answer()).text == "The access log is for administrators."


async def test_the_last_administrator_stays(api: BotApi, house: House, bob: Person) -> None:
    """Nobody can be left without an administrator, nor touch a seat above their own."""
    chief, mia = api.person("Chloé", started=True), api.person("Mia", started=True)
    house.administrators = frozenset({chief.id})
    async with house.serving():
        await mia.sends(await invited(chief, "administrator"))
        await mia.next_answer()
        first = await _opened(chief, "Mia")
        assert "Make them a manager" in first.labels
        await chief.presses(first, "Make them a manager")
        await chief.next_edit()
        await mia.sends("/people")
        assert (await mia.next_answer()).labels == []
        await mia.sends("/revoke Chloé")
        assert "withdraw" not in (await mia.next_answer()).text.lower()


async def test_one_person_cannot_flood_the_coach(api: BotApi, house: House, anna: Person, bob: Person) -> None:
    """Beyond the limit a line takes the place of an answer, for that person alone, until a minute has passed."""
    house.per_minute = 2
    house.clock.stand_still()  # a bot that waits for moments looks at it as often as it can
    async with house.serving():
        for text in ("un", "deux"):
            await anna.sends(text)
            await anna.next_answer()
        await anna.sends("trois")
        assert "Doucement" in (await anna.next_answer()).text
        await bob.sends("Lower it")
        await bob.next_answer()
        house.clock.pass_by(minutes=2)
        await anna.sends("quatre")
        assert "Doucement" not in (await anna.next_answer()).text
    assert [r.message for r in house.coach.asked] == ["un", "deux", "Lower it", "quatre"]
