"""A fault is named, and its repair follows its kind."""

from decimal import Decimal

import pytest

from bot.domain.asks import AskKind, Language, Register
from bot.domain.facts import Fact, FactName, Origin
from bot.domain.policy import Authority, Clause, State, Words
from bot.domain.stance import Move, Ruling
from tests.coach.compose.workshop import KNOWN, ask, draft, ruling

REMADE = Clause(
    id="remade",
    version=1,
    state=State.IN_FORCE,
    title=Words("Réparation", "Repair"),
    text=Words("Les pièces sont refaites.", "The pieces are made again."),
    asks=(AskKind.COMPLAINT,),
    authority=Authority.SALESPERSON,
    source="faults",
    owed=True,
    concession=Words("des pièces refaites sans frais", "new pieces at no cost"),
)
OURS = (*KNOWN, Fact(FactName.OUR_FAULT, True, Origin.CONTEXT, "our mistake"))


def _draft(
    text: str, why: str, language: Language = Language.EN, facts: tuple[Fact, ...] = KNOWN, variant: int = 0
) -> str:
    move = Move.YIELD if why == "our_fault" else Move.ANSWER
    one = Ruling(ask(AskKind.COMPLAINT, text), move, REMADE, "reciprocity", why=why)
    register = Register.FORMAL if language is Language.EN else Register.VOUS
    return draft((one,), language, register, text=text, facts=facts, variant=variant).text


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We still have no tracking number for the parcel.", Language.EN),
        ("The invoice is wrong, it names another street.", Language.EN),
        ("Nous n'avons toujours pas le certificat.", Language.FR),
        ("Il y a une erreur sur la facture de mai.", Language.FR),
    ],
)
@pytest.mark.parametrize("why", ["our_fault", "complaint_unverified"])
def test_no_piece_is_made_again_for_a_paper(text: str, language: Language, why: str) -> None:
    """A missing paper is sent and a wrong invoice corrected; nothing is remade or photographed."""
    for variant in range(4):
        said = _draft(text, why, language, OURS if why == "our_fault" else KNOWN, variant)
        assert "photo" not in said
        assert "refai" not in said
        assert "new pieces" not in said


@pytest.mark.parametrize(
    ("text", "language", "named"),
    [
        ("The handles came off after one day.", Language.EN, "broken handles"),
        ("They came in the wrong shade.", Language.EN, "wrong colour"),
        ("Les baleines cassent une à une.", Language.FR, "baleines cassées"),
        ("Vous avez livré le mauvais modèle.", Language.FR, "mauvais modèle"),
    ],
)
def test_a_fault_is_named(text: str, language: Language, named: str) -> None:
    """The reply names what went wrong, in every wording."""
    for variant in range(4):
        assert named in _draft(text, "complaint_unverified", language, variant=variant)


def test_a_fault_told_in_the_note_is_named() -> None:
    """What only the user's note tells is named too."""
    note = Fact(FactName.OUR_FAULT, True, Origin.CONTEXT, "our fault, the logo was printed upside down")
    assert "upside-down logo" in _draft("We opened the boxes. What now?", "our_fault", facts=(*KNOWN, note))


def test_goods_that_came_late_are_not_sent_again() -> None:
    """Where the goods have arrived, a delay is owned up to without new pieces."""
    said = _draft("The bags were late, they arrived on Friday.", "our_fault", facts=OURS)
    assert "new pieces" not in said
    assert "delay" in said


def test_a_count_of_one_stays_singular() -> None:
    """One piece is never "1 pieces"."""
    fact = Fact(FactName.QUANTITY, Decimal(1), Origin.CONTEXT)
    assert "1 pieces" not in _draft("One carafe is chipped.", "complaint_unverified", facts=(fact,))


def test_nothing_is_charged_for_what_a_fault_needs() -> None:
    """Beside our own fault, no fee is asked for the change that it makes necessary."""
    fault = Ruling(
        ask(AskKind.COMPLAINT, "The name is misspelt on the bags."),
        Move.YIELD,
        REMADE,
        "reciprocity",
        why="our_fault",
    )
    change = ruling(ask(AskKind.SCOPE_CHANGE, "Please print it again"), Move.TRADE)
    said = draft((fault, change), Language.EN, Register.FORMAL, facts=OURS).text
    assert "400 carafes" not in said
    assert "misspelt" in said


def test_one_faulty_piece_is_repaired_as_one() -> None:
    """The repair of a single piece is told in the singular."""
    said = _draft("My carafe arrived with a crack.", "our_fault", facts=OURS)
    assert "the pieces" not in said
    assert "a new piece" in said


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("Votre livraison a eu six jours de retard.", Language.FR, "retard"),
        ("Your delivery was five days late and the show was over.", Language.EN, "late"),
    ],
)
def test_a_delivery_that_came_late_is_not_looked_for(text: str, language: Language, told: str) -> None:
    """What has arrived is not traced: the cause of the delay is sought."""
    said = _draft(text, "complaint_unverified", language).lower()
    assert told in said
    assert not any(w in said for w in ("where the delivery", "où en est la livraison"))


def test_whoever_waits_for_a_call_is_called() -> None:
    """A call that did not come is made; no photo and no repair is spoken of."""
    for text, language in (
        ("You were to call me back on Monday and it is Thursday.", Language.EN),
        ("Vous deviez me rappeler lundi, nous sommes jeudi.", Language.FR),
    ):
        said = _draft(text, "complaint_unverified", language)
        assert "photo" not in said
        assert any(w in said for w in ("call you", "rappelle"))
        # Neither day is a day to come.
        assert not any(w in said for w in ("Monday 30", "lundi 30", "Thursday", "jeudi"))


def test_the_pieces_that_lack_are_counted() -> None:
    """Of the pieces received and those ordered, what lacks is told, and nobody is asked to count again."""
    said = _draft("Only 170 of the 200 carafes arrived.", "complaint_unverified")
    assert "30 carafes" in said
    assert "count" not in said


def test_a_threat_alone_is_answered_on_what_it_complains_of() -> None:
    """A threat that tells of a wait for a quote is answered on the quote, never on the threat."""
    text = "Two weeks without an answer about my quote. One more day and I post a review."
    one = Ruling(ask(AskKind.ULTIMATUM, text), Move.HOLD, None, "identity", why="pressure_only")
    said = draft((one,), Language.EN, Register.FORMAL, text=text, facts=KNOWN).text
    assert "for this wait" in said or "still waiting" in said
    assert "review" not in said
