"""A no stays closed beside all else that a message says: nothing it refuses is noted, sent or looked into after it."""

from datetime import date

import pytest

from bot.coach.pipeline import Coach
from bot.domain.answer import Answer
from bot.domain.asks import AskKind
from bot.domain.message import Channel
from bot.domain.request import CoachRequest
from bot.domain.stance import Move

TODAY = date(2026, 11, 23)


def coached(coach: Coach, message: str, added: str = "") -> tuple[Answer, str]:
    made = coach.answer(CoachRequest(message, added, today=TODAY, channel=Channel.CHAT))
    assert made.draft is not None
    return made, made.draft.text


@pytest.mark.parametrize(
    ("message", "promised"),
    [
        ("Nous payons à 90 jours, c'est ainsi. Vous nous renvoyez les conditions signées ?", "conditions signées"),
        ("Il nous faut 90 jours pour payer. Merci de nous retourner l'accord signé.", "C'est noté"),
        ("We need 12% off the 300 Storm umbrellas. Please send the amended contract for signature.", "contract"),
        ("First order, 80 umbrellas, and we never pay a deposit. Please send the invoice without it.", "invoice"),
        (
            "Production has started, but change the green to navy. Surely somebody can stop the machine for a minute.",
            "special request",
        ),
        ("Production has begun; we want blue instead. I know it's a bother, but rules are made to be bent.", "manager"),
    ],
)
def test_what_would_carry_out_the_refused_is_promised_nothing(coach: Coach, message: str, promised: str) -> None:
    """The paper that would write it down, the plea for an exception: they are the same ask once more."""
    assert promised not in coached(coach, message)[1]


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("Nous voulons payer à 90 jours. Par ailleurs, pourriez-vous nous envoyer votre RIB ?", "RIB"),
        ("We want 90 days to pay. Also, could you send us your bank details?", "bank details"),
        (
            "Production has started, but make it blue. Also please send me the tracking number of our last parcel.",
            "track",
        ),
        ("What's the lead time on 150 gift boxes, and between us, what margin do you make on them?", "25 days"),
        (
            "No deposit for us. First order of 200 mugs. Invoice us on that basis, and tell me your lead time.",
            "15 days",
        ),
    ],
)
def test_what_is_surely_something_else_keeps_its_word(coach: Coach, message: str, said: str) -> None:
    """Another request beside a no is answered, by the pack where it holds the answer."""
    assert said in coached(coach, message)[1]


def test_what_the_draft_leaves_unsaid_is_told_to_the_salesperson(coach: Coach) -> None:
    """The request that a no closes with it stands among what is left to weigh."""
    made, _ = coached(coach, "Il nous faut 90 jours pour payer, point. Merci de nous renvoyer l'accord signé.")
    assert any("accord signé" in note for note in made.notes)


@pytest.mark.parametrize(
    ("message", "no"),
    [
        ("Ta collègue Julie m'avait garanti 20 % sur la prochaine commande de 400 Brise.", "pas"),
        ("Votre commercial nous avait promis un paiement à 90 jours. Merci de tenir parole.", "pas"),
        ("I was told by your rep that we'd get 15% off our next 300 mugs. Please honour it.", "cannot"),
        ("Your director assured us that the exclusivity would run for three years.", "cannot"),
    ],
)
def test_a_promise_beyond_every_limit_is_checked_and_the_no_stays(coach: Coach, message: str, no: str) -> None:
    """Neither denied nor confirmed: the person is asked, by a day, once, and after the reason for the no."""
    made, text = coached(coach, message)
    checked = [s for s in ("personne concernée", "person concerned") if s in text]
    assert len(checked) == 1
    assert text.count(checked[0]) == 1
    assert no in text[: text.index(checked[0])] or "do not" in text[: text.index(checked[0])]
    assert "25 novembre" in text or "25 November" in text
    assert made.stance.move is Move.HOLD


@pytest.mark.parametrize(
    "message",
    [
        "My supplier promised me 15% off. We want the same on 400 Breeze umbrellas.",
        "Notre fournisseur actuel nous avait promis 15 %. On veut la même chose sur 400 Brise.",
    ],
)
def test_a_promise_of_somebody_else_is_none_of_ours(coach: Coach, message: str) -> None:
    """What another supplier promised is checked with nobody."""
    text = coached(coach, message)[1]
    assert "person concerned" not in text
    assert "personne concernée" not in text


@pytest.mark.parametrize(
    "message",
    [
        "Ton collègue m'avait juré que le port serait offert. Là je vois 48 € de port sur 900 €. Tu l'enlèves ?",
        "Votre commerciale m'avait dit que la livraison serait gratuite. Je vois 60 € de frais de port. Enlevez-les.",
        "Your colleague said delivery would be free. Now I see 74 euros of carriage on an order of 980. Take it off.",
        "I see €48 of carriage on my €900 order. Can you take it off?",
    ],
)
def test_what_the_carriage_costs_is_no_price_of_goods(coach: Coach, message: str) -> None:
    """No discount answers whoever wants to be spared the carriage, and its cost is nobody's budget."""
    made, text = coached(coach, message)
    assert AskKind.PRICE_CUT not in {r.ask.kind for r in made.stance.rulings}
    assert "%" not in text
    assert "budget" not in text


def test_a_price_wanted_with_its_carriage_is_a_price(coach: Coach) -> None:
    """The near miss: a lower price that is to hold the carriage too."""
    made, _ = coached(coach, "Vous pourriez baisser le prix à 7 € pièce, port compris, pour 300 Brise ?")
    assert AskKind.PRICE_CUT in {r.ask.kind for r in made.stance.rulings}


@pytest.mark.parametrize(
    ("message", "ours"),
    [
        ("Auriez-vous la gentillesse de joindre une petite fiche d'entretien aux parapluies ?", "gentillesse"),
        ("Seriez-vous assez aimable pour nous dire si les mugs passent au four ?", "aimable"),
        ("Avez-vous la possibilité de joindre une notice de montage ?", "possibilité"),
        ("Would you have the kindness to include a leaflet on how to fold them?", "kindness"),
        ("Would you be kind enough to tuck a care card in with the umbrellas? And could we have four samples?", "kind"),
    ],
)
def test_the_clients_courtesy_is_not_told_back_as_ours(coach: Coach, message: str, ours: str) -> None:
    """What is asked politely is told back in plain words."""
    assert ours not in coached(coach, message)[1]


@pytest.mark.parametrize(
    ("message", "looked_into"),
    [
        pytest.param(
            "Combien coûteraient 250 Averse avec un logo une couleur, et quel délai ?",
            "marquage, je",
            marks=pytest.mark.xfail(reason="a line without its mail is read otherwise since 0035", strict=True),
        ),
        ("How much for 250 folding umbrellas with a one-colour logo, and how long?", "For the print"),
    ],
)
def test_a_print_that_the_price_includes_is_not_looked_into(coach: Coach, message: str, looked_into: str) -> None:
    """The pack says that one colour is in the price."""
    text = coached(coach, message)[1]
    assert looked_into not in text
    assert "comprend un marquage" in text or "includes a one-colour print" in text


@pytest.mark.parametrize(
    ("message", "added"),
    [
        (
            "Your parcel came ten days late. Sorry isn't enough, tell me what you'll do.",
            "our fault: left ten days late",
        ),
        ("Livraison en retard de huit jours ! Je ne veux pas d'excuses, je veux une solution.", "c'est notre faute"),
    ],
)
def test_whoever_wants_no_apology_reads_what_is_done(coach: Coach, message: str, added: str) -> None:
    """The fault is ours in so many words, and no sorry stands before it."""
    text = coached(coach, message, added)[1].lower()
    assert not any(word in text for word in ("sorry", "regret", "désolé", "excus"))


def test_thanks_are_given_once(coach: Coach) -> None:
    """Two thanks in a row say less than one."""
    text = coached(coach, "Thanks for the quote and the calls. We'll think it over and get back to you some day.")[1]
    assert text.lower().count("thank you") == 1


@pytest.mark.parametrize(
    "message",
    [
        "We've 140 printed totes left over from the event, all fine. Can I send them back for a refund?",
        "Il me reste 80 sacs imprimés de la fête, intacts. Vous me les reprenez ?",
    ],
)
def test_a_return_refused_is_not_left_open(coach: Coach, message: str) -> None:
    """Nobody keeps the packaging, or talks it through, for what will not come back."""
    text = coached(coach, message)[1]
    assert not any(said in text for said in ("every option", "talk it through", "portes ouvertes", "de vive voix"))


def test_no_price_of_ours_is_asked_for_where_no_price_would_change_the_no(coach: Coach) -> None:
    """A rival's price is not matched whatever ours is."""
    made, _ = coached(coach, "Last chance: match 10.20 a piece on 800 or we take our business elsewhere.")
    assert made.stance.question != "quoted_unit_price"
