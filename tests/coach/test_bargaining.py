"""Mails that bargain over several things: each has its word, and nothing is stated that nobody asked."""

import pytest

from bot.coach.pipeline import Coach
from bot.domain.asks import AskKind
from tests.coach.drafts import TODAY, draft


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            (
                "Bonjour, deux points avant de signer pour 300 Brise : pourriez-vous descendre à 7,90 € pièce, et ne pas"
                " vendre notre motif à d'autres domaines ?"
            ),
            "exclusivite",
        ),
        (
            (
                "Hello, before we order 300 Breeze umbrellas: would you keep the pattern for us alone and not sell it to"
                " any other vineyard, and could you come down to €7.90 each?"
            ),
            "exclusivity",
        ),
        ("Could you go to €6.20 on 500 notebooks? And how would paying at 60 days work for us?", "payment"),
    ],
)
def test_what_is_bargained_over_beside_the_price_has_a_word(coach: Coach, text: str, named: str) -> None:
    """A request that cannot be told back is named by what it is about, not passed over."""
    assert named in draft(coach, text)


def test_the_points_of_a_list_are_requests(coach: Coach) -> None:
    """A point of a list that no ruling speaks of is named, verb or not."""
    text = (
        "Bonjour,\n\nPour 2 600 carnets Escale livrés en une fois, notre siège demande :\n- 6 % de remise\n"
        "- l'exclusivité du motif sur notre région\n- le port offert\n\nMerci,\nGaspard"
    )
    reply = draft(coach, text)
    assert "6" in reply
    assert "exclusivite" in reply


def test_a_price_read_as_a_question_is_named(coach: Coach) -> None:
    """Whoever speaks of a share off is told that the price is looked at, never that nobody has the information."""
    reply = draft(coach, "Un voisin a eu 6 % chez vous sur ses mugs. Et moi alors, après huit ans ?")
    assert "cette information" not in reply


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("You turned down 14% on the 300 mugs last month. What about 4%, then?", "14"),
        ("Vous avez refusé 13 % sur nos 300 mugs en septembre. Et 4 %, c'est possible ?", "13"),
    ],
)
def test_a_share_refused_before_is_not_what_is_asked_now(coach: Coach, text: str, gone: str) -> None:
    """Of two shares, the one that the client says was refused is not refused again."""
    assert f"{gone}%" not in draft(coach, text).replace("\u202f", "").replace(" ", "")


@pytest.mark.parametrize(
    "text",
    [
        "Hello, we have decided to stay with our usual supplier, who can deliver by 4 December. Thank you for all.",
        "Bonjour, nous avons préféré continuer avec notre fournisseur habituel, qui livre avant le 4 décembre. Merci !",
    ],
)
def test_whoever_stays_with_another_supplier_is_let_go(coach: Coach, text: str) -> None:
    """A farewell is met as one: the other supplier's date is no hurry of ours."""
    reply = draft(coach, text)
    assert "choi" in reply
    assert "4 " not in reply


def test_free_carriage_is_not_promised_where_it_does_not_reach(coach: Coach) -> None:
    """Whoever asks for free carriage far away hears the rule and that the price is checked."""
    reply = draft(coach, "Could you ship 300 Breeze umbrellas to Edinburgh for free?")
    assert "neighbouring" in reply
    assert "check" in reply


def test_pieces_for_each_team_are_no_gift(coach: Coach) -> None:
    """A number of pieces nobody asked for free is not refused as a gift."""
    text = (
        "Good morning, we run five clubs and would need the folding umbrella, roughly 70 per club. Could you keep the"
        " crest for us for a year, and be ready by 20 January?"
    )
    assert "for free" not in draft(coach, text)


def test_the_count_asked_for_free_is_not_the_order(coach: Coach) -> None:
    """The price of the pieces to be bought is told beside the no to those for nothing."""
    reply = draft(coach, "Could you give us 60 totes for free for our fun run? If not, what's your best price on 150?")
    assert "€5.20" in reply
    assert "that work" not in reply


def test_no_extra_cost_asks_for_no_present(coach: Coach) -> None:
    """A colour wanted at no extra cost is looked into: no little something is added."""
    reply = draft(
        coach, "We'd like 120 gift boxes. Can the ribbon be green at no extra cost? And could we pay at 45 days?"
    )
    assert "something" not in reply
    assert "ribbon" in reply


def test_a_share_to_be_checked_comes_after_the_day(coach: Coach) -> None:
    """What is answered "the same day" stands after the day it speaks of."""
    reply = draft(coach, "Could you dispatch our 300 notebooks in 12 days? And would you have a stand for the fair?")
    if "same day" in reply:
        assert reply.index("November") < reply.index("same day")


def test_a_board_day_hurries_nothing(coach: Coach) -> None:
    """The day on which a committee sits, beside a price and a term, is no day to deliver for."""
    reply = draft(
        coach,
        "Avant notre comité du 7 décembre, je voudrais savoir si 4 % et un règlement à 45 jours sont possibles sur"
        " 1 500 Averse.",
    )
    assert "urgence" not in reply
    assert "7 decembre" not in reply


def test_the_day_the_goods_are_needed_is_answered_beside_a_price(coach: Coach) -> None:
    """A day for which goods are needed has its answer though only the price was ruled on."""
    reply = draft(
        coach, "Nous aurions besoin de 300 mugs pour le 15 janvier. Avez-vous un petit prix pour les écoles ?"
    )
    assert "15 janvier" in reply


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Hi, we need 300 notebooks by 8 December. Any discount on the rush fee?", "do not waive"),
        (
            "Il nous faut 300 carnets pour le 8 décembre. Vous pouvez faire un effort sur le supplément ?",
            "n'offrons pas le supplement",
        ),
    ],
)
def test_the_fee_for_hurry_is_not_discounted(coach: Coach, text: str, kept: str) -> None:
    """A lower price asked for on the rush fee meets the clause that keeps it, not a discount on the goods."""
    reply = draft(coach, text)
    assert kept in reply
    assert "3%" not in reply.replace(" %", "%")


@pytest.mark.parametrize(
    "text",
    [
        "Merci pour tout, mais à 31,50 pièce nous devons renoncer cette année. Peut-être une autre fois !",
        "Thanks for everything, but at €31.50 a box we'll have to pass this time. Maybe next year.",
    ],
)
def test_whoever_gives_up_on_the_price_is_let_go(coach: Coach, text: str) -> None:
    """Who leaves because of the price is not asked for a counterpart."""
    reply = draft(coach, text)
    assert "%" not in reply
    assert "direction" not in reply
    assert "manager" not in reply


def test_the_day_of_a_quote_is_no_day_to_deliver(coach: Coach) -> None:
    """The date that a quote bears is not met with a dispatch."""
    reply = draft(
        coach, "Thank you for your quotation of 17 November for 2,700 notebooks. We would need a 7% rebate on it."
    )
    assert "dispatch" not in reply
    assert "7%" in reply


@pytest.mark.parametrize("invoice", ["cette facture", "votre facture"])
def test_an_invoice_is_not_discounted_afterwards(coach: Coach, invoice: str) -> None:
    """Money off an invoice that is there is refused as such, and nothing is traded for it."""
    reply = draft(coach, f"Bonjour, nous attendons un geste de 4 % sur {invoice} de 3 570 €, soit 300 Averse.")
    assert "facturee" in reply
    assert "reglement de la totalite" not in reply


def test_a_price_names_its_model(coach: Coach) -> None:
    """A price that one product alone has at that quantity tells which product is spoken of."""
    reply = draft(coach, "You are at €7.80 and that is too much for us. Could you do 150 at €7.60?")
    assert "notebooks" in reply
    assert "which model" not in reply


def test_a_deposit_on_a_later_order_is_not_a_later_payment(coach: Coach) -> None:
    """Whoever has ordered before and wants no deposit is answered on the deposit."""
    reply = draft(coach, "Pourriez-vous retirer l'acompte pour ces 400 mugs ?", "client fidèle, 4 commandes")
    assert "acompte" in reply
    assert "plus tardif" not in reply


def test_a_price_that_the_message_tells_is_not_told_back(coach: Coach) -> None:
    """Who quotes our price to us does not read it again as an answer."""
    text = "Could you keep the 14.90 open until March? We can only sign the 300 Storm then, what do you think?"
    assert "4,470" not in draft(coach, text)


def test_what_an_order_opens_is_offered_beside_a_price_too_far(coach: Coach) -> None:
    """Whoever orders a thousand and aims below our limits is still offered what a thousand opens."""
    reply = draft(coach, "Un concurrent fait le tote à 3,92. Alignez-vous et je prends 1 000 pièces en une livraison.")
    assert "5 %" in reply


@pytest.mark.parametrize(
    "text",
    [
        "We decide tomorrow morning: 700 mugs, you are at 5.30. If you can get to 5.10 you have the order.",
        "On tranche demain matin : 700 mugs, vous êtes à 5,30. À 5,10 c'est pour vous.",
    ],
)
def test_the_day_of_a_decision_hurries_no_goods(coach: Coach, text: str) -> None:
    """The day on which somebody decides is no day to dispatch for."""
    reply = draft(coach, text)
    assert "24 nov" not in reply.replace("tuesday 24 nov", "").replace("mardi 24 nov", "")
    assert "5.10" in reply or "5,10" in reply


def test_a_usual_delay_beside_a_share_is_no_lead_time(coach: Coach) -> None:
    """Days of payment in the breath of a discount offer no dispatch."""
    reply = draft(coach, "Work with me here: 6% and 60 days on 800 Shower, or it goes to tender in spring.")
    assert "dispatch" not in reply
    assert "6%" in reply


def test_a_commitment_that_cannot_be_made_is_not_taken_up(coach: Coach) -> None:
    """Who cannot commit is not told that they offer to."""
    text = "Un engagement de 24 mois aiderait, dites-vous, mais nous ne pouvons pas signer au-delà d'un an. Et 4 % ?"
    assert "puisque vous proposez" not in draft(coach, text, "750 Brise au devis")


def test_half_now_is_not_the_whole_with_the_order(coach: Coach) -> None:
    """Half paid now is payment in two parts: nobody is thanked for paying the whole."""
    reply = draft(coach, "We'd pay half now and half on dispatch for the 600 notebooks. And could you do 4% off?")
    assert "payment with the order" not in reply


def test_payment_with_the_order_earns_its_share_beside_a_larger_one(coach: Coach) -> None:
    """Who offers the whole in advance and asks for more than it earns hears what it earns."""
    reply = draft(
        coach, "Bonjour, 300 Tempête à 14,25 et je règle tout d'avance. Et garderiez-vous ce prix jusqu'en mai ?"
    )
    assert "3 %" in reply


def test_a_price_to_keep_is_no_question_of_what_it_is(coach: Coach) -> None:
    """A price that is to be held for later is looked into, not told again."""
    reply = draft(coach, "Could you hold that price for us until April? We will need 300 Storm then.")
    assert "€4,470" not in reply


def test_a_fee_to_be_dropped_reads_out_no_other_rule(coach: Coach) -> None:
    """Who wants a fee left out hears nothing of what the price includes."""
    reply = draft(
        coach,
        "Could you waive the €60 set-up fee on our 300 totes? It was one letter.",
        "proof approved 17 November, change asked on the 19th",
    )
    assert "hour of artwork" not in reply


def test_whoever_comes_back_is_not_asked_to_send_back(coach: Coach) -> None:
    """Goods of another maker that failed are no complaint about ours."""
    reply = draft(
        coach,
        "On était partis chez un autre l'an dernier, ses parapluies n'ont pas tenu. On revient donc vers vous pour 300"
        " Tempête : un geste pour fêter ça ?",
    )
    assert "excuse" not in reply
    assert "recues" not in reply


def test_things_named_in_a_row_have_their_word(coach: Coach) -> None:
    """Of a request that names several things in a row each that is bargained over is named."""
    text = (
        "Please quote your best rate for 5,200 Breeze umbrellas, one delivery, payment at 60 days, exclusive pattern"
        " for our country."
    )
    reply = draft(coach, text)
    assert "exclusiv" in reply
    assert "payment" in reply


def test_no_rush_is_no_talk_of_the_rush_fee(coach: Coach) -> None:
    """Who says that nothing hurries hears nothing of what hurry costs."""
    reply = draft(coach, "Anything better than 6.90 for 3,400 Breeze? No hurry, it is for next summer.")
    assert "rush" not in reply
    assert "5%" in reply


@pytest.mark.xfail(reason="a line without its mail is read otherwise since 0035", strict=True)
def test_the_share_of_the_rush_fee_is_no_discount(coach: Coach) -> None:
    """Half of the rush fee is refused as the fee it is, not as a discount on the goods."""
    reply = draft(coach, "You quoted 15% for the rush on our 280 Shower, due on the 7th. Could we call it 8?")
    assert "15% off" not in reply


def test_goods_that_came_late_are_not_mended(coach: Coach) -> None:
    """A delay told as a grievance earns no repair."""
    text = "Votre commande de mai est arrivée avec 4 jours de retard. J'attends donc 7 % sur ces 600 Brise."
    assert "defectueu" not in draft(coach, text, "livrée avec 4 jours de retard")


def test_cash_offered_beside_a_question_earns_its_share(coach: Coach) -> None:
    """Who asks what paying at once would bring is told."""
    text = "Nous ne pouvons pas nous engager. Mais on peut payer comptant. Ça nous donnerait quoi sur 350 Tempête ?"
    assert "3 %" in draft(coach, text, "350 Tempête à 14,90 au devis")


def test_a_week_named_by_its_monday_ends_on_friday(coach: Coach) -> None:
    """Goods wanted in the week of a Monday are not wanted on that Monday."""
    reply = draft(coach, "We'd need 300 notebooks delivered in the week of 7 December. What would they cost?")
    assert "after 7 december" not in reply


@pytest.mark.parametrize(
    ("text", "agreed"),
    [
        ("D'accord. Et 5 % si je prends 500 pièces ?", False),
        ("Bon d'accord. Et avec 5 % si je commande aussi 300 carnets ?", False),
        ("OK, and what about 5% if I take 500?", False),
        ("Understood, thanks. And if we commit for 12 months, would 5% be possible?", False),
        ("D'accord pour 3 % avec paiement à la commande. Vous pouvez lancer la fabrication ?", True),
        ("OK deal, let's go with the 3%. When would it ship if I pay today?", True),
    ],
)
def test_a_nod_before_a_new_bargain_agrees_to_nothing(coach: Coach, text: str, *, agreed: bool) -> None:
    """Whoever takes note and asks what more they could have for something given has not ordered."""
    assert coach.read(text, TODAY).has(AskKind.ACCEPTANCE) is agreed
