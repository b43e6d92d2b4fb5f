"""What is put right: how old the goods are, how many are bad, who has seen it, and whose mistake it was."""

import pytest

from bot.coach.pipeline import Coach
from bot.domain.facts import FactName
from bot.domain.stance import Move
from tests.coach.drafts import answered, draft


def ruled(coach: Coach, text: str, note: str = "") -> tuple[Move, set[str]]:
    """The move and the clauses of an answer."""
    stance = answered(coach, text, note).stance
    assert stance is not None
    return stance.move, {r.clause.id.partition("#")[2] or r.clause.id for r in stance.rulings if r.clause is not None}


@pytest.mark.parametrize(
    ("text", "note", "move", "clause"),
    [
        (
            "These umbrellas are three years old in January and five have broken ribs. Replace them, free.",
            "",
            Move.ESCALATE,
            "repair-after-warranty",
        ),
        (
            "Les carnets achetés en septembre 2024 se décollent. Je veux qu'ils soient remplacés gratuitement.",
            "",
            Move.ESCALATE,
            "repair-after-warranty",
        ),
        (
            "Hi, the umbrellas we got from you back in early 2023 are giving up, hinges mostly. I want new ones.",
            "",
            Move.HOLD,
            "warranty-ceiling",
        ),
        (
            "Une couture lâche sur quatre sacs. On veut des neufs.",
            "Livrés en mars 2024, défaut de fabrication.",
            Move.ESCALATE,
            "repair-after-warranty",
        ),
        (
            "Une couture lâche sur quatre sacs. On veut des neufs.",
            "Livrés en mars 2024. Mauvaise toile utilisée par l'atelier, c'est notre erreur.",
            Move.YIELD,
            "fault-repaired",
        ),
        (
            "We got these mugs from you last March and the glaze is chipping on eleven. Can you replace them?",
            "",
            Move.YIELD,
            "warranty",
        ),
    ],
)
def test_the_age_of_goods_decides_which_clause_answers(
    coach: Coach, text: str, note: str, move: Move, clause: str
) -> None:
    """A defect is repaired by the warranty's time; a mistake of ours, named by the note, whenever it is found."""
    given, clauses = ruled(coach, text, note)
    assert given is move
    assert clause in clauses


def test_new_pieces_for_nothing_get_their_no_before_what_is_possible(coach: Coach) -> None:
    """Out of the warranty, free replacement is refused in words; an age told by a season is not counted out."""
    reply = draft(coach, "The umbrellas we received in spring 2023 have snapped ribs. Please replace them for free.")
    no, way = reply.index("cannot replace these pieces free of charge"), reply.index("coming order")
    assert no < way
    assert "months old" not in reply


def test_a_month_in_which_the_warranty_ends_is_asked_for_its_day(coach: Coach) -> None:
    """Where the end of the warranty falls among the days left open, the exact date decides and is asked."""
    reply = draft(coach, "Les parapluies reçus fin 2024 ont les baleines qui lâchent. Vous nous les remplacez ?")
    assert "24 mois" in reply
    assert "date exacte de livraison" in reply


@pytest.mark.parametrize(
    ("text", "note", "rest"),
    [
        (
            "Twelve of the eighty Storm umbrellas delivered last month have a bent shaft. I want all eighty replaced.",
            "",
            "68",
        ),
        (
            "Sur les 200 carnets, 15 sont mal reliés. Remplacez les 200, tous.",
            "Photos vues, défaut de notre fait.",
            "185",
        ),
    ],
)
def test_sound_pieces_are_not_replaced(coach: Coach, text: str, note: str, rest: str) -> None:
    """Who wants all for the sake of some hears how many stay as they are."""
    reply = draft(coach, text, note)
    assert f"the other {rest} stay" in reply or f"les {rest} autres restent" in reply


def test_nobody_hears_of_sound_pieces_where_all_are_bad(coach: Coach) -> None:
    """The near miss: every piece is bad."""
    assert "stay as they are" not in draft(coach, "All 80 mugs arrived cracked. Please replace all 80 of them.")


def test_pieces_that_never_came_are_counted_and_not_asked_back(coach: Coach) -> None:
    """Of 410 of 500, ninety are missing; the day they are needed by is told, money for the trouble is sent up."""
    reply = draft(
        coach,
        "Only 410 of our 500 tote bags turned up and the fair starts Friday. Nobody picks up your phone. "
        "I want the ninety missing ones here by Thursday and a refund for the stress.",
    )
    assert "90 bags are missing" in reply
    assert "410" not in reply
    assert "send nothing back" not in reply
    assert "26 november" in reply
    assert "ask my manager for a gesture of 5%" in reply


def test_a_fault_nobody_has_seen_is_looked_at_before_anything_is_promised(coach: Coach) -> None:
    """A complaint within the warranty's time, no photo seen: looked into first; seen by the user, it is put right."""
    text = "J'ai reçu 250 parapluies et il y en a une trentaine où le logo est à moitié effacé. Je distribue jeudi."
    reply = draft(coach, text, "Commande de juillet, 250 Averse marqués, pas encore de photo.")
    assert "vous y avez droit" not in reply
    assert "si l'erreur vient de nous" in reply
    assert "26 novembre" in reply
    assert ruled(coach, text, "Commande de juillet. Photos vues, erreur de notre atelier.")[0] is Move.YIELD


def test_more_than_the_gesture_beside_a_repair_is_refused_with_what_can_be_asked(coach: Coach) -> None:
    """Of 20 % off for our fault the manager may give five: the repair, the no and that figure stand side by side."""
    reply = draft(
        coach,
        "The logo is crooked on 25 of the 200 totes. Please redo them and take 20% off the invoice for our trouble.",
        "Our mistake, checked with the workshop.",
    )
    assert "25 new bags at no cost" in reply
    assert "cannot take 20% off" in reply
    assert "gesture of 5%" in reply
    assert "corrected invoice" not in reply


@pytest.mark.parametrize(
    "text",
    [
        (
            "I'll be honest, this one's on me. I approved the proof with last year's date on it and we now have 200 printed "
            "umbrellas we can't use. Take them back, do a reprint cheaper, anything."
        ),
        (
            "Je plaide coupable : j'ai validé l'épreuve avec l'ancienne adresse dessus et les 120 carnets sont imprimés. "
            "Vous pouvez les refaire gratuitement, ou au moins moins cher ?"
        ),
    ],
)
def test_a_mistake_owned_up_to_is_asked_nothing_that_was_told(coach: Coach, text: str) -> None:
    """Nobody is asked whose fault it is, nor how many; a reduction on a new run is put to the manager."""
    answer = answered(coach, text, "Troisième commande, jamais rien demandé.")
    assert answer.situation is not None
    assert answer.situation.facts.flag(FactName.CLIENT_FAULT) is True
    reply = draft(coach, text)
    assert "anything wrong" not in reply
    assert "how many pieces" not in reply
    assert "combien de pieces" not in reply
    assert "reduction on a new run" in reply or "remise sur une nouvelle serie" in reply


@pytest.mark.parametrize(
    ("text", "note", "told", "last"),
    [
        (
            "We're on the fifth version of the artwork and the board would like to see a bigger crest. Still included?",
            "",
            "proof number 6",
            True,
        ),
        (
            "On en est à la cinquième version du logo et ma présidente voudrait le voir en bleu canard. C'est compris ?",
            "",
            "l'epreuve n° 6",
            True,
        ),
        (
            "Il nous faudrait une épreuve de plus, slogan plus bas.",
            "Trois épreuves déjà faites.",
            "l'epreuve n° 4",
            False,
        ),
    ],
)
def test_a_proof_beyond_those_included_is_told_by_its_number(
    coach: Coach, text: str, note: str, told: str, *, last: bool
) -> None:
    """Whether it is included gets a plain no, with the price of the next and whether it is the last."""
    reply = draft(coach, text, note)
    assert told in reply
    assert "35" in reply
    assert ("nouveau devis" in reply or "new quote" in reply) is last


def test_a_proof_still_included_has_no_number(coach: Coach) -> None:
    """The near miss: the third of three."""
    reply = draft(coach, "Could we have one more proof with the logo in white?", "Two proofs done so far.")
    assert "included in the price" in reply
    assert "proof number" not in reply
    assert "€35" not in reply


@pytest.mark.parametrize(
    "text",
    [
        "Il nous reste 60 sacs marqués, invendus, en parfait état. Vous pouvez nous faire un avoir ?",
        "We have 140 of the printed totes left over, all in perfect condition. Could we get a credit for them?",
    ],
)
def test_leftovers_are_neither_taken_back_nor_credited(coach: Coach, text: str) -> None:
    """Sound printed goods: a no to their return, and to the credit; their state is no praise."""
    assert ruled(coach, text) == (Move.HOLD, {"custom-not-returnable"})
    reply = draft(coach, text)
    assert "un avoir n'est pas possible" in reply or "nor can we give a credit" in reply
    assert "fait plaisir" not in reply
