"""What every Library does, whatever stands behind it."""

from dataclasses import replace
from datetime import date

import pytest

from bot.adapters.library.records import digest_of
from bot.domain.asks import Language
from bot.domain.errors import BadInput, NotIndexed
from bot.domain.knowledge import Passage, PassageKind
from bot.domain.policy import Confidentiality
from bot.ports import Library, Query


def clause(name: str, section: str, text: str, language: Language = Language.FR, *, internal: bool = False) -> Passage:
    """A passage of a policy; the English text of a clause has an id of its own."""
    mark = "@en" if language is Language.EN else ""
    secrecy = Confidentiality.INTERNAL if internal else Confidentiality.PUBLIC
    return Passage(
        f"policies/house#{name}{mark}", "Maison", section, PassageKind.POLICY, text, language, confidentiality=secrecy
    )


DISCOUNT = clause("discount", "Remise", "Une remise de trois pour cent est possible contre une commande plus grande.")
DISCOUNT_EN = clause("discount", "Discount", "A discount of three percent is possible for a larger order.", Language.EN)
WARRANTY = clause("warranty", "Garantie", "Les baleines cassées sont réparées sans frais pendant la garantie.")
SAMPLES = clause("samples", "Échantillons", "Deux échantillons imprimés sont offerts avant la première commande.")
DELAY = clause("delay", "Délai de fabrication", "La fabrication prend vingt jours après validation du modèle imprimé.")
FLOOR = clause("floor", "Prix plancher", "Le prix plancher du modèle Tempête, à ne dire à personne.", internal=True)
ESSAY = Passage(
    "essays/fit#gentle-no",
    "Choisir qui servir",
    "Refuser avec douceur",
    PassageKind.ESSAY,
    "Un refus dit avec douceur protège la qualité du travail et la fierté des équipes.",
    Language.FR,
    position=3,
)
PACK = (DISCOUNT, DISCOUNT_EN, WARRANTY, SAMPLES, DELAY, FLOOR, ESSAY)
LETTER = Passage(
    "documents/letter#1-order",
    "Lettre",
    "Commande",
    PassageKind.DOCUMENT,
    "Le salon professionnel de printemps reçoit huit cents visiteurs curieux.",
    Language.FR,
)


class LibraryContract:
    """Subclasses give a fixture `library`, empty."""

    def test_search_before_any_ingest_says_so(self, library: Library) -> None:
        """A library that never held anything raises NotIndexed rather than finding nothing."""
        with pytest.raises(NotIndexed):
            library.search(Query("remise"))
        assert library.digest("pack") is None
        assert library.passage(DISCOUNT.id) is None

    def test_the_passage_that_answers_comes_first(self, library: Library) -> None:
        """The best passage comes first, scores fall and stay within 0 and 1."""
        library.replace("pack", PACK)
        found = library.search(Query("réparation des baleines cassées sous garantie"))
        assert found[0].id == WARRANTY.id
        scores = [p.score for p in found]
        assert scores == sorted(scores, reverse=True)
        assert all(0 < score <= 1 for score in scores)

    def test_a_found_passage_is_the_one_ingested(self, library: Library) -> None:
        """Nothing of a passage is lost between ingest and search but its score."""
        library.replace("pack", PACK)
        found = library.search(Query("un refus dit avec douceur protège la qualité"))[0]
        assert replace(found, score=0.0) == ESSAY
        assert library.passage(ESSAY.id) == ESSAY

    def test_accents_do_not_matter(self, library: Library) -> None:
        """A question typed without accents finds the same passage."""
        library.replace("pack", PACK)
        assert library.search(Query("echantillons imprimes offerts"))[0].id == SAMPLES.id

    def test_internal_passages_need_leave(self, library: Library) -> None:
        """An internal passage is found only when the query says that it may be."""
        library.replace("pack", PACK)
        question = "prix plancher du modèle Tempête"
        assert FLOOR.id not in {p.id for p in library.search(Query(question))}
        assert library.search(Query(question, internal=True))[0].id == FLOOR.id

    def test_kinds_narrow_the_search(self, library: Library) -> None:
        """Only passages of the kinds asked for are found."""
        library.replace("pack", PACK)
        library.replace("originals", [LETTER])
        found = library.search(Query("remise refus douceur qualité garantie", kinds=(PassageKind.ESSAY,)))
        assert {p.kind for p in found} == {PassageKind.ESSAY}
        assert library.search(Query("réparation des baleines cassées", kinds=(PassageKind.DOCUMENT,))) == ()

    def test_only_what_is_in_force_that_day_is_found(self, library: Library) -> None:
        """A passage serves from its first day to its last; without a day all are looked at."""
        spring = replace(WARRANTY, effective=date(2026, 3, 1), expires=date(2026, 5, 31))
        library.replace("pack", [spring, *(p for p in PACK if p.id != WARRANTY.id)])
        question = Query("réparation des baleines cassées sous garantie")
        found = {
            day: spring.id in {p.id for p in library.search(replace(question, today=day))}
            for day in (date(2026, 2, 28), date(2026, 3, 1), date(2026, 5, 31), date(2026, 6, 1), None)
        }
        assert list(found.values()) == [False, True, True, False, True]
        kept = library.passage(spring.id)
        assert kept == spring

    def test_the_same_words_come_once(self, library: Library) -> None:
        """Of passages that say the same under two names the better is given, alone."""
        again = replace(LETTER, id="documents/copy#1-order", text=LETTER.text.upper() + " ")
        library.replace("pack", PACK)
        library.replace("originals", [LETTER, again])
        found = [p.id for p in library.search(Query("salon de printemps, visiteurs curieux"))]
        assert len({LETTER.id, again.id} & set(found)) == 1

    def test_nearly_the_same_words_of_two_documents_come_once(self, library: Library) -> None:
        """One letter in two formats is told once; another figure or a "ne … pas" makes it another."""
        said = (
            "Le salon professionnel de printemps reçoit 800 visiteurs curieux dans le grand hall de la gare, et les "
            "exposants peuvent reprendre leurs maquettes imprimées le dernier soir."
        )
        texts = {
            "again": said.replace("le dernier soir", "le tout dernier soir"),
            "figure": said.replace("800", "900"),
            "no": said.replace("peuvent", "ne peuvent pas"),
        }
        papers = [replace(LETTER, id=f"documents/{name}#1", text=text) for name, text in texts.items()]
        library.replace("originals", [replace(LETTER, text=said), *papers])
        found = [p.id for p in library.search(Query("salon de printemps, visiteurs curieux et maquettes imprimées"))]
        assert len({LETTER.id, "documents/again#1"} & set(found)) == 1
        assert {"documents/figure#1", "documents/no#1"} <= set(found)

    def test_a_clause_comes_once_in_the_language_of_the_question(self, library: Library) -> None:
        """Of the French and the English text of a clause the better match is given, alone."""
        library.replace("pack", PACK)
        french = [p.id for p in library.search(Query("une remise de trois pour cent"))]
        english = [p.id for p in library.search(Query("a discount of three percent"))]
        assert french[0] == DISCOUNT.id
        assert english[0] == DISCOUNT_EN.id
        assert DISCOUNT_EN.id not in french
        assert DISCOUNT.id not in english

    def test_nothing_relevant_gives_nothing(self, library: Library) -> None:
        """A question that no passage answers, or no question, gives nothing at all."""
        library.replace("pack", PACK)
        assert library.search(Query("volcans sous-marins et accordage des guitares")) == ()
        assert library.search(Query("   \n")) == ()

    def test_limit_is_kept(self, library: Library) -> None:
        """No more passages come than asked for."""
        library.replace("pack", PACK)
        question = "remise garantie échantillons imprimés baleines commande fabrication validation"
        assert len(library.search(Query(question, limit=2))) == 2
        assert library.search(Query(question, limit=0)) == ()

    def test_the_same_question_gets_the_same_answer(self, library: Library) -> None:
        """Order and scores do not change from one search to the next, nor with the order of ingest."""
        library.replace("pack", PACK)
        query = Query("une commande de modèles imprimés avec remise")
        first = library.search(query)
        assert library.search(query) == first
        library.replace("pack", tuple(reversed(PACK)))
        assert library.search(query) == first

    def test_replace_changes_only_what_changed(self, library: Library) -> None:
        """A second replace keeps unchanged passages, embeds changed ones, removes vanished ones."""
        first = library.replace("pack", PACK)
        assert (first.total, first.embedded, first.kept, first.removed) == (7, 7, 0, 0)
        edited = replace(WARRANTY, text="La garantie couvre désormais la toile déchirée par le vent.")
        report = library.replace("pack", [edited, DISCOUNT, DISCOUNT_EN, SAMPLES, DELAY, ESSAY])
        assert (report.total, report.embedded, report.kept, report.removed) == (6, 1, 5, 1)
        assert library.search(Query("toile déchirée par le vent"))[0].text == edited.text
        assert library.passage(FLOOR.id) is None

    def test_a_moved_passage_is_not_embedded_again(self, library: Library) -> None:
        """A passage whose place changed, and whose words did not, is kept with its new place."""
        library.replace("pack", PACK)
        report = library.replace("pack", [replace(p, position=p.position + 1) for p in PACK])
        assert (report.embedded, report.kept) == (0, 7)
        moved = library.passage(ESSAY.id)
        assert moved is not None
        assert moved.position == 4

    def test_groups_do_not_touch_each_other(self, library: Library) -> None:
        """Replacing one group leaves the others as they were."""
        library.replace("pack", PACK)
        library.replace("originals", [LETTER])
        assert library.search(Query("salon de printemps, visiteurs curieux"))[0].id == LETTER.id
        library.replace("originals", [])
        assert library.passage(LETTER.id) is None
        assert library.passage(DISCOUNT.id) == DISCOUNT

    def test_digest_tells_what_a_group_holds(self, library: Library) -> None:
        """The digest is that of the passages, in any order, and changes with them."""
        library.replace("pack", PACK)
        assert library.digest("pack") == digest_of(tuple(reversed(PACK)))
        library.replace("pack", PACK[1:])
        assert library.digest("pack") == digest_of(PACK[1:])
        assert library.digest("originals") is None

    def test_an_id_given_twice_is_refused(self, library: Library) -> None:
        """Two passages with one id in one language are refused, and nothing changes."""
        library.replace("pack", PACK)
        with pytest.raises(BadInput):
            library.replace("pack", [DISCOUNT, DISCOUNT])
        assert library.digest("pack") == digest_of(PACK)

    def test_progress_reaches_the_total(self, library: Library) -> None:
        """Progress is told from none to all, and never goes back."""
        told: list[tuple[int, int]] = []
        library.replace("pack", PACK, lambda done, total: told.append((done, total)))
        assert told[0] == (0, 7)
        assert told[-1] == (7, 7)
        assert told == sorted(told)
