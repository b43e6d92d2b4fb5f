"""Words without figures: sentences of many trades by the breach they hold, and what composes them."""

from pathlib import Path

import pytest

from bot.coach.check.fields import Fields
from bot.coach.check.vocabulary import tokens
from bot.entrypoints.evaluation.checks import blocking, check_row
from tests.coach.check.bench import checked, lexicon, pack, rules
from tests.tables import table

SAID = Path(__file__).parent / "said"
KINDS = (
    "scarcity threat blame sarcasm contempt pressure leak obeys claim invented quality approved"
).split()  # fmt: skip
WORDS = {"P5", "P6", "P8", "K3", "K6"}


def judged(language: str, kind: str) -> list[tuple[str, tuple[str, ...]]]:
    """Each sentence of a kind with the rules that block it, checked alone."""
    kinds = table(SAID / f"words.{language}.yaml")
    row = {"language": language}
    return [(s, blocking(check_row({**row, "draft": s}, pack(), lexicon()))) for s in kinds[kind].splitlines()]


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_what_must_not_be_said_is_stopped(kind: str, language: str) -> None:
    """Of the sentences read while mending, five in six of each kind at least."""
    told = judged(language, kind)
    missed = [text for text, found in told if not found]
    assert len(missed) <= len(told) / 6, missed


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_fair_sentence_is_accused_by_its_words(language: str) -> None:
    """Refusals, facts of the list, our own faults and courtesies: one in a hundred at most."""
    told = judged(language, "fair")
    accused = [(text, found) for text, found in told if WORDS & set(found)]
    assert len(accused) <= len(told) / 100, accused


@pytest.mark.parametrize(
    ("fair", "language"),
    [
        ("Quelle bonne idée, Bérénice ! Je vous envoie le devis demain.", "fr"),
        ("Quelle joie de vous retrouver, Paul !", "fr"),
        ("Vous avez droit à un remboursement, et nous poursuivons la commande.", "fr"),
        ("Le colis partira vite, dès que les cartons seront fermés.", "fr"),
        ("Nos coûts restent chez nous, comme les vôtres restent chez vous.", "fr"),
        ("You are entitled to a repair, free of charge.", "en"),
        ("It's lovely to hear from you again!", "en"),
        ("I'm at a loss to explain the scratch, so I've asked the workshop.", "en"),
        ("I won't tell you what another client pays, and nobody will hear your terms from me.", "en"),
    ],
)
def test_courtesies_and_refusals_are_not_breaches(fair: str, language: str) -> None:
    """Words near a breach in a sentence that does nothing of the kind."""
    assert not rules(checked(fair, language)) & WORDS


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ("Comme votre paysagiste Morel livre à 12 €, nous nous alignons.", "P6"),
        ("Comme la commande atteint 500 pièces, votre paysagiste l'a vu, le prix baisse.", ""),
        ("Un autre acheteur est intéressé par le même lot.", "P6"),
        ("Personne d'autre ne s'intéresse à ce lot, prenez votre temps.", ""),
        ("Ma directrice dit toujours oui, comptez dessus.", "P2"),
        ("Ma directrice n'a pas encore répondu ; elle peut refuser.", ""),
    ],
)
def test_the_same_words_are_judged_by_what_surrounds_them(said: str, rule: str) -> None:
    """A claim, a rival and an approval are breaches by their relation, not by their words."""
    found = rules(checked(said, "fr"))
    assert (rule in found) if rule else not found & (WORDS | {"P2"})


def test_compositions_read_order_distance_absence_and_opening() -> None:
    """`A 2 B` is near and in order, `+` anywhere, `!` absent, `^` first, and a field may be made of others."""
    fields = Fields(
        {"WHO": "another buyer | a rival", "WANTS": "want* | waits", "CALM": "no hurry", "RACE": "=WHO 2 WANTS"},
        {"near": "RACE !CALM", "both": "WANTS + WHO", "first": "^wonderful 1 another"},
    )

    def kinds(said: str) -> list[str]:
        read = tokens(said, 0, len(said))
        return [h.kind for h in fields.hear(read, fields.places(read, {}))]

    assert kinds("another buyer really wants it") == ["near", "both"]
    assert kinds("another buyer wants it , no hurry") == ["both"]
    assert kinds("it wants what a rival has") == ["both"]
    assert kinds("wonderful , another change") == ["first"]
    assert kinds("how wonderful it is , another change") == []


def test_a_composition_of_an_unknown_field_is_refused() -> None:
    """A misspelt field is told at the start, not passed over."""
    with pytest.raises(ValueError, match="WHOM"):
        Fields({"WHO": "rival"}, {"near": "WHO 2 WHOM"})
    with pytest.raises(ValueError, match="near"):
        Fields({"WHO": "rival"}, {"near": "WHO +"})
