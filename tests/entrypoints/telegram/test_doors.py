"""Every button has one door, and nobody is answered in words of the program's own."""

from collections import Counter

from bot.entrypoints.telegram.visits import (
    access,
    asking,
    casework,
    clientcards,
    drafting,
    journal,
    limitbook,
    policybook,
    sending,
    wishes,
)
from tests.botapi import Person
from tests.entrypoints.telegram.house import House

_DOORS = (access, asking, casework, clientcards, drafting, journal, limitbook, policybook, sending, wishes)


def test_a_button_means_one_thing() -> None:
    """No two parts of the desk answer a button of the same name: the first would take the other's."""
    named = Counter(action for door in _DOORS for action in door.ACTIONS)
    assert [action for action, times in named.items() if times > 1] == []


async def test_signs_alone_are_answered_in_the_readers_language(house: House, anna: Person, bob: Person) -> None:
    """A thumb or a question mark holds nothing to answer: a line says so, the coach is not asked."""
    async with house.serving():
        for signs in ("👍", "?!", "…"):
            await anna.sends(signs)
            assert (await anna.next_answer()).text.startswith("Je ne trouve pas de mots")
        await bob.sends("❤️")
        assert (await bob.next_answer()).text.startswith("I find no words")
    assert house.coach.asked == []


async def test_who_decides_is_told_the_doors_of_the_team(house: House, anna: Person, bob: Person) -> None:
    """`/help` names the commands for managers to whoever may use them, and to nobody else."""
    house.administrators = frozenset({anna.id})
    async with house.serving():
        await anna.sends("/help")
        assert "/invite" in (await anna.next_answer()).text
        await bob.sends("/help")
        assert "/invite" not in (await bob.next_answer()).text
