"""A digest lends its words to the original it tells."""

from bot.adapters.originals.digests import Told, enriched, sections_of
from bot.domain.asks import Language
from bot.domain.knowledge import Passage, PassageKind


def piece(at: int, text: str) -> Passage:
    """A passage of an original."""
    return Passage(f"documents/x#{at}", "X", "", PassageKind.ESSAY, text, Language.FR, position=at)


def told(name: str, *words: str) -> Told:
    """A section of a digest with its words."""
    return Told(f"essays/x#{name}", words, (f"asked of {name}",), ())


ORIGINAL = (piece(1, "Un moulin au bord de la rivière."), piece(2, "Une farine trop fine."), piece(3, "Le pain noir."))


def test_each_section_goes_to_the_passage_it_tells() -> None:
    """A copy for each, in the passages' order; a passage of its own for each stays without phrases."""
    found = enriched(ORIGINAL, [told("mill", "moulin"), told("flour", "farin"), told("bread", "pain")])
    assert [(p.id[-1], p.told.split("#")[-1]) for p in found] == [
        ("1", ""), ("1", "mill"), ("2", ""), ("2", "flour"), ("3", ""), ("3", "bread"),
    ]  # fmt: skip
    assert found[1].asked == ("asked of mill",)
    assert found[1].text == ORIGINAL[0].text


def test_sections_keep_the_order_of_the_text() -> None:
    """A section is never placed before the one above it, whatever it shares with an earlier passage."""
    found = enriched(ORIGINAL, [told("flour", "farin"), told("again", "moulin", "pain")])
    assert [p.id[-1] for p in found if p.told.endswith("again")] == ["3"]


def test_a_passage_that_no_section_tells_takes_a_neighbours() -> None:
    """The section beside it that shares the most with it finds it too."""
    found = enriched(ORIGINAL, [told("mill", "moulin", "farin")])
    assert {p.id[-1] for p in found if p.told.endswith("mill")} == {"1", "2", "3"}


def test_without_a_digest_nothing_changes() -> None:
    """A text that no digest tells is left as it is."""
    assert enriched(ORIGINAL, ()) == ORIGINAL


def test_a_section_is_asked_for_in_both_languages() -> None:
    """Its heading, its phrases and its English text are how its original is asked for."""
    french = Passage("essays/x#mill", "X", "Le moulin", PassageKind.ESSAY, "Il tourne.", Language.FR, asked=("meule",))
    english = Passage(
        "essays/x#mill@en", "X", "The mill", PassageKind.ESSAY, "It turns.", Language.EN, asked=("stone",)
    )
    (section,) = sections_of([english, french], "x")
    assert section.asked == ("Le moulin", "meule", "The mill", "It turns.", "stone")


def test_an_original_is_searched_as_its_digest_is() -> None:
    """A copy in each language has the section's own texts: whatever finds the section finds the passage."""
    french = Passage("essays/x#mill", "X", "Le moulin", PassageKind.ESSAY, "Le moulin tourne.", Language.FR)
    english = Passage("essays/x#mill@en", "X", "The mill", PassageKind.ESSAY, "It turns.", Language.EN)
    found = enriched(ORIGINAL[:1], sections_of([english, french], "x"))
    assert [(p.told, p.search_text) for p in found[2:]] == [
        ("essays/x#mill~", "Le moulin\nLe moulin tourne."),
        ("essays/x#mill@en~", "The mill\nIt turns."),
    ]


def test_a_section_is_told_by_the_passage_beside_its_own_as_well() -> None:
    """Where a section's words go over the cut, both sides are asked for as it is."""
    passages = (piece(1, "Un moulin tourne."), piece(2, "Un moulin moud."), piece(3, "Le pain noir."))
    found = enriched(passages, [told("mill", "moulin"), told("bread", "pain")])
    assert {p.id[-1] for p in found if p.told.endswith("mill")} == {"1", "2"}
