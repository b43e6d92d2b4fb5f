"""Which language a message is taken for."""

import pytest

from bot.domain.asks import Language
from bot.reading.language import detect_language


@pytest.mark.parametrize(
    "text",
    [
        "Bonjour", "Merci bien", "trop cher", "ok merci", "vous rigolez ?", "C'est votre dernier mot ?", "J'attends",
        "geste commercial svp", "Hello, je voudrais un devis pour 500 pièces", "Prix ?", "Salut Kevin, dispo lundi ?",
        "le prix est trop haut, let me know", "Impossible d'attendre", "-20 % ou rien",
    ],
)  # fmt: skip
def test_french(text: str) -> None:
    """French, down to two words, and messages mostly French."""
    assert detect_language(text) is Language.FR


@pytest.mark.parametrize(
    "text",
    [
        "Hello", "Thanks mate", "too expensive", "any discount?", "Can you do better", "I'm out", "Price?", "last offer",
        "Hi, I need 500 units by Friday, merci", "Your price is too high", "free shipping please", "ship it tomorrow",
    ],
)  # fmt: skip
def test_english(text: str) -> None:
    """English, down to one word, and messages mostly English."""
    assert detect_language(text) is Language.EN


@pytest.mark.parametrize(
    "text",
    [
        "Guten Tag, können Sie uns einen Rabatt von 10 % geben?",
        "Der Preis ist zu hoch",
        "Goedemorgen, kunt u ons een korting geven op deze bestelling?",
        "De prijs is te hoog voor ons",
        "Buenos días, ¿nos puede hacer un descuento?",
        "El precio es demasiado alto para nosotros",
        "Buongiorno, potete farci uno sconto sul prezzo?",
        "Il prezzo è troppo alto per noi",
        "Bom dia, podem fazer um desconto no preço?",
        "O preço é muito alto para nós",
        "Здравствуйте, можно скидку?",
        "您好，可以便宜一点吗",
        "Dzień dobry, czy możemy dostać rabat na to zamówienie?",
    ],
)
def test_other_languages(text: str) -> None:
    """German, Dutch, Spanish, Italian, Portuguese and other scripts are OTHER."""
    assert detect_language(text) is Language.OTHER


@pytest.mark.parametrize("text", ["", "👍", "500", "2k€ ?", "…"])
def test_no_clue_gives_the_default(text: str) -> None:
    """A message without words is taken for the default language."""
    assert detect_language(text) is Language.FR
    assert detect_language(text, Language.EN) is Language.EN
