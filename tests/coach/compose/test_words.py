"""The small rules of language the composer rests on."""

from datetime import date

import pytest

from bot.coach.compose.address import to_familiar
from bot.coach.compose.days import working_day
from bot.coach.compose.goods import plural
from bot.coach.compose.typesetting import typeset
from bot.domain.asks import Language


@pytest.mark.parametrize(
    ("name", "language", "many"),
    [
        ("parapluie pliant Brise", Language.FR, "parapluies pliants Brise"),
        ("sac en coton", Language.FR, "sacs en coton"),
        ("manteau", Language.FR, "manteaux"),
        ("bocal", Language.FR, "bocaux"),
        ("noix", Language.FR, "noix"),
        ("box of pens", Language.EN, "boxes of pens"),
        ("Storm umbrella", Language.EN, "Storm umbrellas"),
        ("battery", Language.EN, "batteries"),
    ],
)
def test_products_take_the_plural(name: str, language: Language, many: str) -> None:
    """The head noun and its adjectives take the mark; names and complements do not."""
    assert plural(name, language) == many


@pytest.mark.parametrize(
    ("today", "after", "day"),
    [
        (date(2026, 11, 20), 2, date(2026, 11, 24)),
        (date(2026, 11, 21), 1, date(2026, 11, 23)),
        (date(2026, 12, 24), 1, date(2026, 12, 28)),
        (date(2026, 12, 31), 1, date(2027, 1, 4)),
    ],
)
def test_working_days_skip_weekends_and_feasts(today: date, after: int, day: date) -> None:
    """A step is promised for a day on which somebody works."""
    assert working_day(today, after) == day


@pytest.mark.parametrize(
    ("formal", "familiar"),
    [
        ("votre équipe et vos clients", "ton équipe et tes clients"),
        ("ce qui vous permet de choisir", "ce qui te permet de choisir"),
        ("nous pouvons vous envoyer un devis", "nous pouvons t'envoyer un devis"),
        ("ce que vous avez reçu", "ce que tu as reçu"),
        ("ce que vous tricotez", None),
    ],
)
def test_vous_becomes_tu_or_nothing(formal: str, familiar: str | None) -> None:
    """A clause's words change their form of address only by a rule that is sure."""
    assert to_familiar(formal, frozenset({"livraison"})) == familiar


def test_french_spaces_do_not_break() -> None:
    """A no-break space stands before the high signs and the units, in French only."""
    assert typeset("Vraiment ? 9 € : oui ; 5 % !", Language.FR) == (
        "Vraiment\u00a0? 9\u00a0€\u00a0: oui\u00a0; 5\u00a0%\u00a0!"
    )
    assert typeset("Really? 5%", Language.EN) == "Really? 5%"
