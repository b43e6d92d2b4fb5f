"""What a reply says is exact: how many pieces, at which quantity, in which order, with whom an exchange ends."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bot.domain.asks import AskKind, Language, Register
from bot.domain.facts import Fact, FactName, Origin
from bot.domain.figures import Figure, Unit
from bot.domain.policy import Clause, State, Words
from bot.domain.stance import Move, Ruling
from tests.coach.compose.test_faults import OURS, REMADE
from tests.coach.compose.workshop import CLAUSE, KNOWN, ask, draft, ruling

FEW = (KNOWN[0], Fact(FactName.QUANTITY, Decimal(150), Origin.CONTEXT))


def _number(count: int) -> Figure:
    return Figure(Decimal(count), Unit.NUMBER, str(count))


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("17 of them are cracked at the base.", Language.EN, "17 new carafes"),
        ("On en compte 17 de fêlées dans les cartons.", Language.FR, "ces 17 carafes"),
    ],
)
def test_a_repair_says_how_many_pieces(text: str, language: Language, said: str) -> None:
    """The pieces that we make again are counted where the client counts them."""
    one = Ruling(
        ask(AskKind.COMPLAINT, text, _number(17)),
        Move.YIELD,
        replace(REMADE, concession=Words("des pièces refaites sans frais", "new pieces at no cost")),
        "reciprocity",
        why="our_fault",
    )
    register = Register.FORMAL if language is Language.EN else Register.VOUS
    for variant in range(4):
        written = draft((one,), language, register, text=text, facts=OURS, variant=variant).text
        assert said in written


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("We have 60 engraved carafes left over, could you take them back?", Language.EN, "60 carafes"),
        ("Il nous reste 60 belles carafes sur les bras, pouvez-vous les reprendre ?", Language.FR, "ces 60 carafes"),
    ],
)
def test_a_return_refused_says_of_what(text: str, language: Language, said: str) -> None:
    """Beside other goods, "these pieces" would not say which: the number and the name do."""
    one = ruling(ask(AskKind.RETURN_OR_WARRANTY, text, _number(60)), Move.HOLD, replace(CLAUSE, alternatives=()))
    register = Register.FORMAL if language is Language.EN else Register.VOUS
    assert said in draft((one,), language, register, text=text).text


@pytest.mark.parametrize(("language", "people"), [(Language.EN, "people"), (Language.FR, "personnes")])
def test_a_fault_of_ours_is_regretted_before_the_word_on_respect(language: Language, people: str) -> None:
    """Whoever we let down is heard and helped first, then asked to respect those who work here."""
    fault = Ruling(ask(AskKind.COMPLAINT, "Half of it is smashed."), Move.YIELD, REMADE, "reciprocity", why="our_fault")
    insult = Ruling(ask(AskKind.ABUSE, "You clowns."), Move.ANSWER, None, "reciprocity", why="abuse_first")
    register = Register.FORMAL if language is Language.EN else Register.VOUS
    text = "Half of it is smashed. You clowns."
    for variant in range(4):
        written = draft((fault, insult), language, register, text=text, facts=OURS, variant=variant).text
        respect = next(s for s in ("respect",) if s in written)
        repair = "at no cost" if language is Language.EN else "sans frais"
        assert written.index(repair) < written.index(respect)
        assert people in written


def test_the_next_price_break_comes_before_a_discount() -> None:
    """Where the list price of the next quantity is below the price named, that is what is said first."""
    aim = Figure(Decimal(22), Unit.EUR, "22 €")
    one = ruling(ask(AskKind.PRICE_CUT, "I am offered 22 € elsewhere", aim), Move.HOLD)
    for variant in range(4):
        said = draft((one,), Language.EN, Register.FORMAL, text="I am offered 22 €", facts=FEW, variant=variant).text
        assert "€21.50 each" in said
        assert "200 pieces" in said


def test_a_price_named_below_every_break_brings_none() -> None:
    """A price break that stays above the price named is no way to it."""
    aim = Figure(Decimal(20), Unit.EUR, "20 €")
    one = ruling(ask(AskKind.PRICE_CUT, "I am offered 20 € elsewhere", aim), Move.HOLD)
    said = draft((one,), Language.EN, Register.FORMAL, text="I am offered 20 €", facts=FEW).text
    assert "€21.50" not in said


PARTED = Clause(
    id="parted",
    version=1,
    state=State.IN_FORCE,
    title=Words("Rupture", "Parting"),
    text=Words("L'échange s'arrête.", "The exchange ends."),
    asks=(AskKind.ABUSE,),
    authority=CLAUSE.authority,
    source="conduct",
    alternatives=(
        Words("suivre les commandes en cours par courrier", "follow the orders in progress by post"),
        Words("revenir plus tard, au calme", "come back later, in a calmer moment"),
    ),
)


@pytest.mark.parametrize("language", [Language.EN, Language.FR])
def test_an_end_to_insults_ends_the_exchange_and_answers_the_request(language: Language) -> None:
    """The percentage asked for gets its no, no order is supposed, and the relation itself is not ended."""
    insult = Ruling(ask(AskKind.ABUSE, "Morons."), Move.PART, PARTED, "reciprocity", why="abuse_repeated")
    price = ruling(ask(AskKind.PRICE_CUT, "12 %?"), Move.HOLD)
    register = Register.FORMAL if language is Language.EN else Register.VOUS
    for variant in range(4):
        said = draft((price, insult), language, register, text="12 %? Morons.", variant=variant).text
        assert "12" in said
        assert "in progress" not in said
        assert "en cours" not in said
        assert "working together" not in said
        assert "collaboration" not in said


@pytest.mark.parametrize(("language", "closed"), [(Language.FR, "clos"), (Language.EN, "close it")])
def test_a_poor_fit_leaves_the_door_open(language: Language, closed: str) -> None:
    """Nobody who is declined is told that their file closes."""
    register = Register.FORMAL if language is Language.EN else Register.VOUS
    for variant in range(4):
        said = draft((ruling(ask(AskKind.PRICE_CUT), Move.PART),), language, register, variant=variant).text
        assert closed not in said
