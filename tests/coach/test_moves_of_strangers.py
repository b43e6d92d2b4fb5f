"""The move on messages of many turns: what is heard stays asked, what is only told is not, counts are those wanted."""

import pytest

from bot.coach.pipeline import Coach
from bot.domain.asks import AskKind
from bot.domain.stance import Move
from tests.coach.drafts import answered


def clauses(coach: Coach, text: str, note: str = "") -> tuple[Move, set[str]]:
    """The move of an answer and the clauses it rests on."""
    stance = answered(coach, text, note).stance
    assert stance is not None
    return stance.move, {r.clause.id.partition("#")[2] or r.clause.id for r in stance.rulings if r.clause is not None}


@pytest.mark.parametrize(
    "text",
    [
        "The rush surcharge of 15% is a bit rich for a scout group. Could you lose it? We need 120 Showers by 9 December.",
        "D'accord pour 12 jours. En revanche la majoration d'urgence, merci de la retirer du devis.",
        "Vous comptez 25 % en plus pour livrer le 3 décembre ? Oubliez ça et je signe.",
        "Speed costs money, I know, but 15 percent extra on 300 mugs is a lot. Any chance that could disappear?",
    ],
)
def test_a_fee_for_hurry_that_is_to_come_off_is_kept(coach: Coach, text: str) -> None:
    """However it is pointed at, the fee stays."""
    move, found = clauses(coach, text)
    assert move is Move.HOLD
    assert "rush-fee-kept" in found


def test_a_fee_that_is_to_stay_is_no_request(coach: Coach) -> None:
    """Words that keep the fee, or take something else off, ask for none of it."""
    for text in (
        "We accept the 15% supplement for the 12 days, please don't drop it from the quote.",
        "The express fee is fine. Can you remove Julie from the mailing list?",
    ):
        assert "rush-fee-kept" not in clauses(coach, text)[1]


@pytest.mark.parametrize(
    ("text", "move"),
    [
        ("Il nous faudrait 5 échantillons nus (2 Brise, 2 Averse, 1 Tempête) pour le comité.", Move.ESCALATE),
        ("We're a board of seven. Would you send one blank mug each so we can all have a look?", Move.HOLD),
        ("OK for the 300 Breeze. Could you slip in three extra for the lads in the warehouse, free?", Move.ESCALATE),
        ("Je valide les 200 carnets. Vous pourriez en rajouter huit pour nos stagiaires, gratuitement ?", Move.HOLD),
        ("On aimerait un échantillon par bureau, sans marquage. Nous avons six bureaux.", Move.HOLD),
        ("Could you send us two blank totes, so the four of us can feel the cloth?", Move.YIELD),
        ("Pourriez-vous nous envoyer deux Averse, un Brise et un Tempête vierges, à titre gratuit ?", Move.ESCALATE),
    ],
)
def test_the_pieces_wanted_free_are_those_counted(coach: Coach, text: str, move: Move) -> None:
    """A count may stand alone, for each of so many, or be told again in brackets."""
    assert clauses(coach, text)[0] is move


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Could you sharpen the price on 200 totes?", True),
        ("I'm not asking for the moon, but 5% off the 300 mugs would help.", True),
        ("Umbrex quoted us 7.10 on the Breeze. We're not asking you to match it. When will the 200 ship?", False),
        ("Un site fait du Brise à -15 %, mais je m'en fiche, je ne demande rien. Le délai est de combien ?", False),
    ],
)
def test_a_lower_price_is_asked_for_or_only_told(coach: Coach, text: str, *, cut: bool) -> None:
    """A question about a price may be more than one, and a price told may be expressly no request."""
    assert answered(coach, text).situation.has(AskKind.PRICE_CUT) is cut


@pytest.mark.parametrize(
    "text",
    [
        "What did they pay per umbrella, the folks at the golf club? Roughly.",
        "Vos clients du stade, ils les ont payés combien leurs Tempête ?",
    ],
)
def test_what_others_pay_is_told_to_nobody(coach: Coach, text: str) -> None:
    """A pronoun points at another client as well as a name."""
    assert clauses(coach, text) == (Move.HOLD, {"not-told"})


def test_two_signs_told_in_the_notes_end_a_relation(coach: Coach) -> None:
    """Leaving over pennies, and work taken without an answer; one of them alone ends nothing."""
    both = "Deux fois déjà il est parti chez un autre pour dix centimes. On lui monte des maquettes et il ne répond jamais."
    message = "Pouvez-vous faire 3 % de moins sur les 300 mugs ?"
    assert clauses(coach, message, both)[0] is Move.PART
    assert clauses(coach, message, "Une fois déjà il est parti chez un autre pour dix centimes.")[0] is not Move.PART


@pytest.mark.parametrize(
    ("text", "move", "clause"),
    [
        ("Could our 300 mugs go in before the council's? They won't notice.", Move.HOLD, "slot-of-others"),
        ("Mettez donc les nôtres dans sa case du planning, le maire ne verra rien !", Move.HOLD, "slot-of-others"),
        ("Livrés et payés en mars, ces 300 Brise. Un petit avoir de 60 € ferait plaisir.", Move.HOLD, "past-orders"),
        ("Can we pay half now and the balance when the boxes leave you?", Move.TRADE, "instalments"),
        ("First order for us. Could the deposit be 30 rather than 40%? Signed PO.", Move.ESCALATE, "deposit-manager"),
        ("Port compris ? total HT 1 180 € chez vous, offrez-le et je signe", Move.HOLD, "shipping-below"),
        ("I know we've had our three proofs. May we see another version?", Move.TRADE, "extra-round"),
        (
            "Could we have 200 of the folding umbrellas, no print at all, shipped this week?",
            Move.YIELD,
            "stock-express",
        ),
    ],
)
def test_what_a_request_comes_to_is_read_in_its_own_words(coach: Coach, text: str, move: Move, clause: str) -> None:
    """Another's place, a bill that is there, a half and the other half, rounds that lie behind, a week still running."""
    ruled = clauses(coach, text)
    assert ruled[0] is move
    assert clause in ruled[1]
