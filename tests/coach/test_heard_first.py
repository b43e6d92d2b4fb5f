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


def test_a_fault_told_calmly_is_no_question_about_the_price(coach: Coach) -> None:
    """Pieces that came back with the same fault are looked into; nobody is read the price list of what they own."""
    said = draft(
        coach,
        "Hello, we bought 200 Breeze umbrellas from you in March 2025. Most are fine, but eight have come back from"
        " staff with the same fault: the runner won't lock, so the umbrella closes on your head. I can send photos."
        " What would you like me to do?",
    )
    assert "runner won't lock" in said
    assert "your head" not in said
    assert "our head" not in said
    assert "€" not in said


def test_pieces_counted_in_words_are_those_made_good(coach: Coach) -> None:
    """Eight of two hundred are put right, not two hundred."""
    said = draft(
        coach, "Eight of the 200 Breeze umbrellas bought in March 2025 have a broken rib. Will you replace them?"
    )
    assert "8 umbrellas" in said
    assert "200" not in said


def test_two_changes_have_two_answers(coach: Coach) -> None:
    """A correction after approval has its price beside an address that costs nothing."""
    made = answered(
        coach,
        "About order 2208 (250 Storm umbrellas): I approved the proof on Thursday, but it still has the old phone number"
        " on it. Can we still change that one line, or is it too late? And can they go to our Lyon warehouse instead of"
        " Paris? If it delays things, tell me by how much.",
    )
    clauses = {r.clause.id for r in made.stance.rulings if r.clause is not None}
    assert {"change-after-proof", "delivery-address"} <= clauses
    assert made.draft is not None
    assert "€60" in made.draft.text
    assert "14.90" not in made.draft.text


@pytest.mark.parametrize(
    "text",
    [
        (
            "Nos 500 carnets sont prêts à partir le 4 décembre, mais nous déménageons cette semaine-là. Serait-il possible"
            " de les garder chez vous jusqu'au lundi 11 janvier ?"
        ),
        "Notre commande est validée. Peut-on livrer le 15 janvier au lieu du 5 ? Et corriger un accent sur notre nom ?",
    ],
)
def test_a_later_day_is_no_hurry(coach: Coach, text: str) -> None:
    """Whoever asks for more time is not asked to pay for speed."""
    assert AskKind.RUSH not in {a.kind for a in answered(coach, text).situation.asks}


def test_a_bill_that_is_wrong_asks_for_nothing_free(coach: Coach) -> None:
    """Carriage charged against the quote is looked into: nothing is granted, and no address is asked for."""
    made = answered(
        coach,
        "La facture de nos 288 mugs a deux erreurs : 62 € de port alors que le devis indiquait « port offert », et un"
        " prix de 6,40 € la pièce au lieu de 5,30 €. Pouvez-vous vérifier et me renvoyer une facture corrigée ?",
    )
    assert {a.kind for a in made.situation.asks} == {AskKind.COMPLAINT}
    assert made.draft is not None
    assert "adresse" not in made.draft.text


def test_the_day_of_delivery_comes_before_that_of_the_event(coach: Coach) -> None:
    """A rush is for the day the goods are wanted, and whoever offers to pay for it is given nothing free."""
    made = answered(
        coach,
        "Our conference is on Friday 4 December and our printer has let us down. Can you do 350 canvas totes delivered to"
        " our office by Wednesday 2 December? We'd pay extra for express.",
    )
    assert {a.kind for a in made.situation.asks} & {AskKind.RUSH, AskKind.FREE_EXTRA} == {AskKind.RUSH}
    assert made.draft is not None
    assert "2 December" in made.draft.text
    assert "4 December" not in made.draft.text


def test_by_when_to_approve_for_a_day_of_delivery(coach: Coach) -> None:
    """The day to have the goods by is not the one they are approved on."""
    said = draft(
        coach,
        "Il nous faudrait 300 parapluies Averse. Jusqu'à quand pouvons-nous valider pour être livrés le 15 mars ?",
    )
    assert "5 avril" not in said
    assert "fevrier" in said


def test_a_change_told_beside_a_question_is_not_lost(coach: Coach) -> None:
    """The pieces that are added have a word beside the day that is put off."""
    said = draft(
        coach,
        "Pour la commande des 300 sacs : finalement il nous en faut 350. Et pouvez-vous décaler la livraison au 20"
        " janvier ?",
    )
    assert "pieces en plus" in said or "350" in said


def test_what_nobody_is_known_to_have_done_closes_nothing(coach: Coach) -> None:
    """A swap before the proof is looked into: "no third favour" is told to those who had two."""
    said = draft(coach, "Can you swap the navy umbrellas for red ones? Also we'd like 80 instead of 60.")
    assert "third" not in said


@pytest.mark.parametrize(
    "text",
    [
        (
            "Good morning, our finance department has moved all suppliers to 60 days end of month from January. Can you"
            " confirm you'll apply this to our next order (300 Storm umbrellas, our second with you)?"
        ),
        (
            "All our suppliers are being moved to 60 days end of month from 1 January 2027. I note that you have us at 30"
            " days. Kindly confirm that your records have been amended and that the two invoices falling due in December"
            " may be held over."
        ),
    ],
)
def test_terms_told_as_a_rule_of_the_house_are_held(coach: Coach, text: str) -> None:
    """What a finance department has decided asks for terms: it meets the ceiling, and the nearest way."""
    made = answered(coach, text)
    assert made.stance.move is Move.HOLD
    assert made.draft is not None
    assert "60 days end of month" in made.draft.text
    assert "1 January" not in made.draft.text


def test_a_deposit_announced_asks_for_no_terms(coach: Coach) -> None:
    """Whoever will pay the deposit on receipt has agreed: nothing is asked of a manager."""
    made = answered(
        coach,
        "C'est tout bon pour nous, on part sur les 250 Brise en vert sapin, le BAT est nickel. Juste un truc : la facture"
        " doit être au nom de la holding. On vire l'acompte dès réception.",
    )
    assert [a.kind for a in made.situation.asks] == [AskKind.ACCEPTANCE]
    assert made.draft is not None
    assert "holding" in made.draft.text


def test_wrong_goods_for_a_day_hurry_nobody(coach: Coach) -> None:
    """How fast it is made good is no rush at a fee, and no question about the lead time."""
    made = answered(
        coach,
        "The boxes arrived on Saturday, and in every one the logo on the umbrellas is navy. The proof I signed off on 2"
        " November was burgundy. We have 85 wedding guests this coming Saturday. What can be done, and how fast?",
    )
    assert AskKind.RUSH not in {a.kind for a in made.situation.asks}
    assert made.draft is not None
    assert "20 days" not in made.draft.text


@pytest.mark.parametrize(
    "text",
    [
        (
            "Just a note to say that I retire on Friday, so this is my last email after eleven years of golf-day"
            " umbrellas. Tamsin Abara takes over from me; please be as kind to her as you have been to me."
        ),
        "Un petit mot pour vous dire que je quitte mes fonctions vendredi. C'est Thomas Guérin qui reprend les achats.",
    ],
)
def test_whoever_retires_is_thanked_and_nothing_is_looked_into(coach: Coach, text: str) -> None:
    """A farewell with a good word for the successor asks for nothing."""
    said = draft(coach, text)
    assert "i am checking" not in said
    assert "check that" not in said
    assert "verifi" not in said
    assert "takes over" in said or "suite" in said


def test_two_ways_to_pay_have_two_answers(coach: Coach) -> None:
    """The delay that is refused stands beside the two parts that are ours to offer."""
    said = draft(
        coach,
        "Pour les 200 carnets, c'est possible de régler à 45 jours fin de mois ? C'est notre première commande chez vous."
        " Sinon on peut faire en trois fois ?",
    )
    assert "deux fois" in said
    assert "moitie" in said


def test_carriage_and_the_value_of_an_order_are_no_two_prices(coach: Coach) -> None:
    """What was charged is not set against what the order came to."""
    said = draft(
        coach,
        "On invoice 4471 you've charged us shipping of 38 euros although the order came to 1,950 euros. I understood"
        " delivery was free above 1,500. Could you check and send a corrected invoice?",
    )
    assert "one side" not in said


def test_the_place_and_the_hours_of_a_delivery_are_noted(coach: Coach) -> None:
    """Told beside a go-ahead they are told back, and nobody is asked for an address once more."""
    said = draft(
        coach,
        "C'est bon pour nous, le BAT des 150 carnets est validé, vous pouvez lancer. Petite précision : la facture doit"
        " porter notre numéro d'engagement 2026-1184, et la livraison se fait à l'accueil du bâtiment B, pas au siège,"
        " entre 9h et 12h.",
    )
    assert "batiment b" in said
    assert "entre 9h et 12h" in said
    assert said.count("2026-1184") == 1
    assert "adresse" not in said


def test_goods_of_a_season_are_of_an_age(coach: Coach) -> None:
    """Made for them in spring 2025, in November 2026: any day of that season is within the warranty."""
    made = answered(
        coach,
        "Two of the Storm umbrellas you made for us in spring 2025 no longer open properly. Are they still under"
        " guarantee, and do I need to send them back to you?",
    )
    assert made.stance.move is Move.YIELD


def test_a_budget_without_its_currency_is_an_amount(coach: Coach) -> None:
    """Four thousand all in is a price aimed at, ten percent below ours, and nobody else's."""
    made = answered(
        coach,
        "Got your quote for the 300 Storm, thanks. My boss gave me a budget of 4000 all in. Any chance you could sharpen"
        " the pencil a little? We'd order this week if so.",
    )
    assert made.draft is not None
    assert "€4,000" in made.draft.text
    assert made.stance.move is Move.HOLD


def test_a_price_asked_of_us_is_nobody_elses(coach: Coach) -> None:
    """Whether we could do them for so much is no offer of a competitor."""
    made = answered(coach, "Got your quote for the 300 Storm, thanks. Could you do them for €4,000 in total?")
    assert not made.situation.claims
