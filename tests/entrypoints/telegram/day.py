"""A working day with the real coach over the loopback Bot API, written as pages that look like a phone.

`python -m tests.entrypoints.telegram.day FOLDER` writes a page for each person, to look at.
"""

import argparse
import asyncio
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.adapters.database import open_database
from bot.domain.people import Seat
from bot.entrypoints.house import House
from bot.entrypoints.telegram.serve import TelegramAccount, serve
from bot.settings import Settings
from bot.wiring import open_house
from tests.adapters.clock import TickingClock
from tests.botapi import BotApi, Person, Seen
from tests.botapi.render import page
from tests.entrypoints.telegram.desks import desk_on
from tests.entrypoints.telegram.house import lines

_SETTLED = 0.3  # seconds without a change after which nothing more is coming


@asynccontextmanager
async def at_work(
    api: BotApi, house: House, folder: Path, salespeople: frozenset[int], administrators: frozenset[int]
) -> AsyncIterator[TickingClock]:
    """The real coach behind the bot; the clock moves by hand."""
    clock, stop, ready = TickingClock(), asyncio.Event(), asyncio.Event()
    database = open_database(f"sqlite:///{folder}/day.sqlite")
    desk = desk_on(
        database,
        clock,
        house.coach(),
        check=house.check,
        pack=lambda: house.pack,
        lines=lines(),
        allowed=salespeople,
        administrators=administrators,
        per_minute=1000,
    )
    account = TelegramAccount(api.token, api.base_url.removesuffix("/bot"))
    task = asyncio.create_task(serve(account, desk, stop, ready=ready.set, settle_seconds=0.1))
    try:
        await ready.wait()
        yield clock
    finally:
        stop.set()
        await task
        database.close()


async def after(person: Person, act: Awaitable[object]) -> Seen:
    """What she sees last once all has come of what she did."""
    before = [m for m in person.chat if m.from_bot]
    await act
    now = await person.sees(lambda chat: [m for m in chat if m.from_bot] != before)
    while True:
        await asyncio.sleep(_SETTLED)
        if person.chat == now:
            break
        now = person.chat
    fresh = [m for m in now if m.from_bot and m not in before]
    return next((m for m in fresh if m.buttons), fresh[0])


async def pressed(person: Person, seen: Seen, label: str) -> Seen:
    """What a button leads to, under the message as it stands now."""
    now = next((m for m in person.chat if m.message_id == seen.message_id), seen)
    return await after(person, person.presses(now, label))


async def french_morning(anna: Person, chief: Person) -> None:
    """A salesperson's day in French."""
    await after(anna, anna.sends("/start"))
    await after(anna, anna.sends("/help"))
    rival = "Bonjour, votre concurrent est 15 % moins cher que vous. Alignez-vous ou je passe chez lui vendredi."
    seen = await after(anna, anna.forwards(rival, "Claire Martin"))
    await pressed(anna, seen, "Plus ferme")
    await pressed(anna, seen, "Pourquoi ?")
    known = "cliente depuis 6 ans, 12 commandes, elle en prendrait 400"
    seen = await after(anna, anna.replies_to(seen, known))
    seen = await pressed(anna, seen, "✅ Envoyé")
    seen = await pressed(anna, seen, "💬 Il répond")
    await after(anna, anna.replies_to(seen, "Merci pour votre franchise. Alors 5 % si je paie à la commande ?"))
    await after(anna, anna.sends("/client"))
    await after(anna, anna.sends("/cases"))
    several = (
        "Salut ! Il nous faudrait 400 parapluies Tempête pour dans dix jours, sans supplément, "
        "et le paiement à 60 jours comme d'habitude. Tu peux faire ça ?"
    )
    seen = await after(anna, anna.sends(several))
    await pressed(anna, seen, "✉️ E-mail")
    voice = {"file_id": "v", "file_unique_id": "v", "duration": 7}
    await after(anna, anna.sends_content(voice=voice))
    await after(anna, anna.sends("/advise que faire s'il insiste encore après mon refus ?"))
    await after(anna, anna.sends("/check Bonjour, je vous accorde 20 % exceptionnellement, ne le dites à personne."))
    for command in ("/policies", "/policies remise", "/settings"):
        await after(anna, anna.sends(command))
    insult = "Vous êtes une bande d'incapables ! C'est honteux, je veux un remboursement tout de suite."
    await after(anna, anna.sends(insult))
    seen = await after(
        anna,
        anna.sends("Bonjour, on peut avoir 8 % sur 1 200 Tempête ? On signe aujourd'hui."),
    )
    await pressed(anna, seen, "🪜 Demander à mon responsable")
    await chief.sees(lambda chat: chat[-1].buttons)


async def decided(anna: Person, chief: Person) -> None:
    """The manager's part of it, and what reaches the salesperson."""
    request = next(m for m in reversed(chief.chat) if m.buttons)
    await pressed(chief, request, "📁 L'affaire")
    seen = await pressed(chief, request, "⚖️ Contre…")
    count = len(anna.chat)
    await chief.replies_to(seen, "un acompte de la moitié à la commande")
    await anna.sees(lambda chat: len(chat) > count)
    for command in ("/people", "/cases"):
        await after(chief, chief.sends(command))


async def english_morning(bob: Person) -> None:
    """A salesperson's day in English."""
    await after(bob, bob.sends("/help"))
    late = "Hi, this is the third delay. Either you give us 10% off or we leave for good. Your boss promised it."
    seen = await after(bob, bob.forwards(late, "Emma Stone"))
    await pressed(bob, seen, "Why?")
    seen = await after(bob, bob.sends("Hello, could you send us 5 free samples, and can we pay at 45 days?"))
    await pressed(bob, seen, "Kinder")
    await pressed(bob, seen, "✉️ E-mail")
    await after(bob, bob.sends("/advise should I offer a discount to win back a lost client?"))
    for command in ("/sources", "/forget", "/client"):
        await after(bob, bob.sends(command))
    thanks = "Thanks a lot, the umbrellas are perfect. Could you send the invoice to my colleague too?"
    await after(bob, bob.sends(thanks))
    photo = [{"file_id": "p", "file_unique_id": "p", "width": 9, "height": 9}]
    await after(bob, bob.sends_content(photo=photo))


async def live(folder: Path, house: House) -> None:
    """Live the day and write the pages."""
    async with BotApi() as api:
        anna = api.person("Anna", language_code="fr", started=True)
        bob = api.person("Bob", language_code="en", started=True)
        chief = api.person("Chloé", language_code="fr", started=True)
        stranger = api.person("Sam", language_code="en", started=True)
        try:
            with TemporaryDirectory() as name:
                work = at_work(api, house, Path(name), frozenset({anna.id, bob.id}), frozenset({chief.id}))
                async with work:
                    await after(chief, chief.sends(f"/invite {Seat.SALESPERSON.value}"))
                    await after(stranger, stranger.sends("hello?"))
                    await french_morning(anna, chief)
                    await decided(anna, chief)
                    await english_morning(bob)
        finally:
            for person in (anna, bob, chief, stranger):
                (folder / f"{person.name}.html").write_text(page(person.chat, "Tenir Bon"), "utf-8")


def main() -> None:
    """Parse and run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as name, open_house(Settings(data_dir=Path(name))) as house:  # type: ignore[call-arg]
        asyncio.run(live(options.folder, house))


if __name__ == "__main__":
    main()
