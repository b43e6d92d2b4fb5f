"""Mails that bargain over several things: each has its word, and nothing is stated that nobody asked."""

import pytest

from bot.coach.pipeline import Coach
from tests.coach.drafts import draft


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
    assert "checked" in reply


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
