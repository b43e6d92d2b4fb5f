"""A library that follows the pack."""

from dataclasses import replace

from bot.adapters.library.following import PACK, FollowingLibrary
from bot.domain.asks import Language
from bot.domain.knowledge import Passage, PassageKind, Principle
from bot.domain.policy import Pack
from bot.ports import Query
from tests.fakes.library import MemoryLibrary

ONE = Passage("policies/p#one", "P", "One", PassageKind.POLICY, "Les vernis sèchent onze heures.", Language.FR)


class _Edited:
    """Knowledge whose passages a test replaces."""

    def __init__(self, *passages: Passage) -> None:
        self.held = passages
        self.asked = 0

    def pack(self) -> Pack:
        raise NotImplementedError

    def principles(self) -> tuple[Principle, ...]:
        return ()

    def passages(self) -> tuple[Passage, ...]:
        self.asked += 1
        return self.held


def test_what_serves_is_what_is_found() -> None:
    """Each search sees the pack as it is then; other groups stay."""
    knowledge, inner = _Edited(ONE), MemoryLibrary()
    inner.replace("notes", [replace(ONE, id="documents/n#1", kind=PassageKind.DOCUMENT, text="La cave est voûtée.")])
    library = FollowingLibrary(inner, knowledge)
    assert [p.id for p in library.search(Query("combien sèchent les vernis ?"))] == [ONE.id]
    knowledge.held = (replace(ONE, text="Les laques reposent deux jours."),)
    assert library.search(Query("combien sèchent les vernis ?")) == ()
    assert [p.id for p in library.search(Query("laques"))] == [ONE.id]
    assert [p.id for p in library.search(Query("cave voûtée"))] == ["documents/n#1"]
    found = library.passage(ONE.id)
    assert found is not None
    assert found.text == "Les laques reposent deux jours."


def test_an_unchanged_pack_is_left_alone() -> None:
    """An index that holds it already is not written again."""
    told: list[tuple[int, int]] = []
    inner = MemoryLibrary()
    inner.replace(PACK, [ONE])
    before = inner.digest(PACK)
    library = FollowingLibrary(inner, _Edited(ONE))
    library.follow(lambda done, total: told.append((done, total)))
    library.follow(lambda done, total: told.append((done, total)))
    assert told == []
    assert library.digest(PACK) == before
