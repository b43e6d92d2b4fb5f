"""How a message addresses us."""

import json
from pathlib import Path

import pytest

from bot.domain.asks import Language, Register
from bot.reading.register import detect_register, french_marks, told_register

PAIRS = Path(__file__).parents[3] / "shared" / "data" / "tone" / "register_fr.jsonl"


@pytest.mark.parametrize(
    "text",
    [
        "Envoie les échantillons demain.", "Fais un effort sur le prix", "Donne-moi ton meilleur prix",
        "Baisse le prix de 10 % ou je pars", "N'oublie pas la facture", "Réponds vite stp", "Qu'en dis-tu ?",
        "Salut, j'attends ta réponse", "Ne tarde pas trop", "Sois raisonnable", "C'est à toi de voir", "T'es sérieux là ?",
        "Je t’appelle demain", "Ok, prends les 500 et on signe", "Le mien est cassé, le tien aussi ?", "Dis-le-moi vite",
        "s'il te plaît", "C'est ton dernier prix ?",
    ],
)  # fmt: skip
def test_tu(text: str) -> None:
    """Pronouns, possessives and singular imperatives are marks of tu."""
    assert detect_register(text, Language.FR) is Register.TU


@pytest.mark.parametrize(
    "text",
    [
        "Envoyez les échantillons demain.", "Faites un effort", "Dites-nous le prix", "Votre prix est trop élevé",
        "Le ton de ce mail est inadmissible", "Y a-t-il une remise ?", "Va-t-il livrer lundi ?", "Peut-être lundi",
        "Demande de devis pour 500 pièces", "Commande passée hier", "Remise de 10 % ou rien", "Livre reçu, merci",
        "Suis intéressé par 500 pièces", "Il ne répond pas et n'envoie rien", "M. Sanchez n'est pas là", "Bonne journée",
        "Entre nous, le prix est haut", "Attendre la livraison ne sert à rien", "Rendez-vous lundi chez nous", "Reste le prix",
        "De Saint-Étienne à Aix-en-Provence", "Ok", "",
    ],
)  # fmt: skip
def test_vous(text: str) -> None:
    """Marks of vous, and the absence of any mark, give vous."""
    assert detect_register(text, Language.FR) is Register.VOUS


def test_a_quoted_tu_does_not_make_a_message_familiar() -> None:
    """What somebody else is quoted as saying does not count against the writer's own vous."""
    assert (
        detect_register("Vous m'avez écrit « tu verras bien » : vos prix sont trop hauts.", Language.FR)
        is Register.VOUS
    )


def test_no_mark_is_told_apart() -> None:
    """A sentence without any mark has none of either kind."""
    assert french_marks("La remise est de 5 % chez le concurrent, assez net.") == (0, 0)


@pytest.mark.parametrize("text", ["hey, can't you do better?", "thx mate", "gimme 10% off lol", "I'll take it, cheers"])
def test_familiar_english(text: str) -> None:
    """Slang and contractions are familiar."""
    assert detect_register(text, Language.EN) is Register.FAMILIAR


@pytest.mark.parametrize(
    "text", ["Dear Sir, I would like a quote.", "Could you please lower the price?", "We are interested in 500 units."]
)
def test_formal_english(text: str) -> None:
    """Full forms and courtesies are formal."""
    assert detect_register(text, Language.EN) is Register.FORMAL


def test_another_language_is_answered_courteously() -> None:
    """Neither French nor English gives vous."""
    assert detect_register("Hallo, wie geht's?", Language.OTHER) is Register.VOUS


@pytest.mark.skipif(not PAIRS.exists(), reason="the outside data lies beside the project, not in it")
def test_outside_pairs_are_told_apart() -> None:
    """On sentences nobody here wrote, in both registers, at least 98 in 100 are right."""
    rows = [json.loads(line) for line in PAIRS.read_text(encoding="utf-8").splitlines()]
    told = [
        detect_register(row[key], Language.FR) is register
        for row in rows
        if row["fr_vous"] != row["fr_tu"]
        for key, register in (("fr_vous", Register.VOUS), ("fr_tu", Register.TU))
    ]
    assert sum(told) / len(told) >= 0.98


@pytest.mark.parametrize(
    ("note", "language", "register"),
    [
        ("Client tutoyé, fidèle depuis 3 ans", Language.FR, Register.TU),
        ("on se tutoie depuis le salon", Language.FR, Register.TU),
        ("on ne se tutoie pas", Language.FR, Register.VOUS),
        ("je le vouvoie", Language.FR, Register.VOUS),
        ("we are on first-name terms", Language.EN, Register.FAMILIAR),
        ("not on first-name terms yet", Language.EN, Register.FORMAL),
        ("paie toujours à temps", Language.FR, None),
        ("un statut particulier", Language.FR, None),
    ],
)
def test_a_note_says_how_the_client_is_addressed(note: str, language: Language, register: Register | None) -> None:
    """The user's own words about tu and vous are read, with what denies them."""
    assert told_register(note, language) is register
