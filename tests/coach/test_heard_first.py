"""What a sentence is surely heard to say settles what its words leave in doubt: whole messages, as clients send them."""

import pytest

from bot.coach.pipeline import Coach
from bot.domain.asks import AskKind
from bot.domain.stance import Move
from bot.reading.folding import fold
from tests.coach.drafts import answered, draft


@pytest.mark.parametrize(
    "text",
    [
        (
            "Hello, a 40% deposit is heavy for a small club like ours, our grant only comes in January. Could we put"
            " down 20% now and the rest on delivery? It's for the 200 tote bags."
        ),
        (
            "Bonjour, 40 % d'acompte pour une première commande, c'est lourd pour notre association. Pourrait-on verser"
            " 20 % maintenant et le reste à la livraison ? C'est pour les 200 sacs du semi-marathon."
        ),
    ],
)
def test_a_refusal_beside_an_order_is_said(coach: Coach, text: str) -> None:
    """A deposit below what is possible gets its no, whatever else the message tells."""
    said = draft(coach, text)
    assert answered(coach, text).stance.move is Move.HOLD
    assert "20" in said
    assert "acompte" in said or "deposit" in said


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("The proof is fine, go ahead. Just one thing: a comma is missing after Bristol on the back, add it?", False),
        ("L'épreuve nous va. Il manque juste l'accent sur « Élodie » au dos, pouvez-vous le mettre ?", False),
        ("We received the 200 mugs and two boxes are missing.", True),
        ("Livraison reçue ce matin, mais il manque un carton de 24 mugs.", True),
    ],
)
def test_what_is_missing_on_a_proof_is_no_missing_goods(coach: Coach, text: str, wrong: bool) -> None:  # noqa: FBT001
    """A sign that lacks on a drawing changes the drawing; a box that lacks is looked for."""
    asks = {a.kind for a in answered(coach, text).situation.asks}
    assert (AskKind.COMPLAINT in asks) is wrong


def test_terms_called_an_insult_are_no_wrong_of_ours(coach: Coach) -> None:
    """Whoever is angry at a deposit hears about the deposit, and of no file opened."""
    made = answered(
        coach,
        "We are a large group and pay deposits to nobody. It would be a first order, 150 gift boxes, and your 40% is"
        " insulting. Confirm 30 days from invoice or we look elsewhere.",
    )
    assert AskKind.COMPLAINT not in {a.kind for a in made.situation.asks}
    assert made.stance.move is Move.HOLD


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("On passe de 250 à 320 Brise, c'est encore possible ? Et du coup ça fait combien en tout ?", "2 688 €"),
        ("All I want is a price for 75 Storm and a date. I rang twice on Friday and left messages.", "16.90"),
        (
            "We'd like 500 gift boxes on 4 March. Can we swap the mug for a notebook, and your price at that quantity?",
            "28",
        ),
        ("Bonjour, il me faudrait 150 pièces de la version pliante, quel tarif ?", "13,50"),
        ("Is the quote of 2 November for 150 notebooks still good?", "2 december"),
    ],
)
def test_a_price_that_is_asked_is_told(coach: Coach, text: str, told: str) -> None:
    """Beside a change, a complaint or other goods, of a model told by its kind: the price itself, once, and no other."""
    said = draft(coach, text)
    assert fold(told) in said
    assert "5.30" not in said


def test_a_lower_price_is_no_question_of_what_it_is(coach: Coach) -> None:
    """Whoever wants less hears what it takes, not the list once more as the answer."""
    made = answered(coach, "J'ai besoin d'un prix plus doux pour 90 Tempête, sinon on ne pourra pas.")
    assert made.stance.move is Move.TRADE


def test_somebody_new_changes_no_order(coach: Coach) -> None:
    """A first enquiry that tells a logo's colours gets prices and days, and no new proof."""
    said = draft(
        coach,
        "Bonjour, nous sommes un cabinet d'architectes et cherchons un parapluie pour nos clients. Il nous en faudrait 120"
        " avec notre logo blanc sur fond marine. Pouvez-vous me donner un ordre de prix et le délai ?",
    )
    assert "retouche" not in said
    assert "20 jours" in said
    assert "13,50" in said


def test_a_count_beside_an_address_has_its_word(coach: Coach) -> None:
    """Of two changes told at once, both are spoken of."""
    said = draft(
        coach,
        "Hello, on the 100 welcome boxes we ordered last week: please ship them to our new office, 14 Mill Lane,"
        " Bristol. We have two new starters too, can you make it 110? The proof isn't signed off yet.",
    )
    assert "address" in said
    assert "pieces" in said or "110" in said


@pytest.mark.parametrize(
    "text",
    [
        (
            "Bonjour, je pars à la retraite vendredi, c'est Mme Lauret qui me succède aux achats. Merci pour tout !"
            " Pouvez-vous lui renvoyer le dernier devis des 300 mugs ?"
        ),
        "Hi, Friday is my last day here. Tom will be taking over the orders, I've put him in copy. Thanks for everything!",
    ],
)
def test_who_leaves_is_thanked_and_who_comes_is_welcome(coach: Coach, text: str) -> None:
    """A goodbye is no first enquiry: thanks for the years, and a word for the successor."""
    said = draft(coach, text)
    assert "pensé à nous" not in said
    assert "bienvenue" in said or "connaissance" in said or "welcome" in said or "meeting" in said
