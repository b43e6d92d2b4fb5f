"""Samples and free carriage asked for in one message: each has its own answer in the draft."""

from datetime import date

import pytest

from bot.coach.pipeline import Coach
from bot.domain.message import Channel
from bot.domain.request import CoachRequest
from bot.domain.stance import Move
from bot.reading.folding import fold

TODAY = date(2026, 11, 23)


def answered(coach: Coach, message: str) -> tuple[list[Move], str]:
    """The moves on what is asked for free, and the drafted reply, folded."""
    answer = coach.answer(CoachRequest(message, "", today=TODAY, channel=Channel.CHAT))
    assert answer.draft is not None and answer.stance is not None, message
    moves = [r.move for r in answer.stance.rulings if r.ask.kind.value == "free_extra"]
    return moves, " ".join(fold(answer.draft.text).split())


@pytest.mark.parametrize(
    ("message", "moves", "holds"),
    [
        (
            "Could you post us one sample of the Storm, and would you cover delivery on 150 Storm?",
            [Move.YIELD, Move.YIELD],
            ("one sample of the storm", "shipping is free on this order"),
        ),
        (
            (
                "We can't choose between the Breeze and the Storm: might we get two of each to compare? "
                "Also, could shipping be free for 130 Storm?"
            ),
            [Move.ESCALATE, Move.YIELD],
            ("four samples", "manager", "shipping is free on this order", "two free samples"),
        ),
        (
            (
                "Pourriez-vous m'envoyer trois échantillons de la Tempête ? Et la livraison serait-elle offerte "
                "sur 110 Tempête ?"
            ),
            [Move.ESCALATE, Move.YIELD],
            ("trois echantillons", "transport est offert sur cette commande"),
        ),
        (
            "Nous voudrions deux échantillons de carnets Escale, et pouvez-vous offrir le port pour 120 carnets ?",
            [Move.YIELD, Move.HOLD],
            ("deux echantillons", "transporteur"),
        ),
    ],
)
def test_samples_and_carriage_each_have_their_ruling(
    coach: Coach, message: str, moves: list[Move], holds: tuple[str, ...]
) -> None:
    """Samples are given or go to the manager by their number, carriage is free or not by the order's value."""
    ruled, said = answered(coach, message)
    assert ruled == moves
    assert all(fold(h) in said for h in holds), said


@pytest.mark.parametrize(
    "message",
    [
        "Before ordering 350 notebooks, could you send two samples for our director? And is the delivery free?",
        "Avant de commander 350 carnets, pourriez-vous envoyer deux échantillons ? Et la livraison est-elle offerte ?",
    ],
)
def test_the_pieces_ordered_are_no_samples(coach: Coach, message: str) -> None:
    """How many are ordered afterwards is not told back as samples wished for."""
    answer = coach.answer(CoachRequest(message, today=TODAY))
    assert answer.draft is not None
    said = " ".join(answer.draft.text.split())
    assert "350 samples" not in said and "350 échantillons" not in said
