"""What the client could bring, what is news, and what the price list can tell."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bot.domain.asks import AskKind, Language, Register
from bot.domain.facts import Fact, FactName, Origin
from bot.domain.message import Channel
from bot.domain.policy import Counterpart, CounterpartKind, Words
from bot.domain.stance import Move
from tests.coach.compose.workshop import BARE, KNOWN, QUANTITY, ask, draft, ruling

YEAR = Counterpart(CounterpartKind.COMMITMENT, Words("un engagement sur 12 mois", "a 12-month commitment"), Decimal(12))
SMALL = (
    Fact(FactName.PRODUCT, "lac", Origin.CONTEXT),
    Fact(FactName.QUANTITY, Decimal(60), Origin.CONTEXT),
)


def test_nobody_is_told_to_order_many_times_as_much() -> None:
    """A quantity far beyond the order is left out where another counterpart is within reach."""
    one = replace(ruling(ask(AskKind.PRICE_CUT), Move.TRADE), counterparts=(QUANTITY, YEAR))
    said = draft((one,), Language.EN, Register.FORMAL, facts=SMALL).text
    assert "400 carafes" not in said
    assert "12-month commitment" in said
    assert "400 carafes" in draft((one,), Language.EN, Register.FORMAL, facts=KNOWN).text


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Thanks for everything, the fair went really well.", Language.EN),
        ("Merci encore, vos carafes ont beaucoup plu.", Language.FR),
    ],
)
def test_news_are_met_as_news(text: str, language: Language) -> None:
    """Whoever only tells something gets thanks, no search for an answer and no quote."""
    one = ruling(ask(AskKind.PLAIN_QUESTION, text), Move.ANSWER, BARE)
    register = Register.FORMAL if language is Language.EN else Register.VOUS
    for channel in Channel:
        said = draft((one,), language, register, channel, text=text).text
        assert not any(w in said for w in ("quote", "devis", "checking", "vérifie", "?"))


def test_a_request_without_a_mark_is_no_news() -> None:
    """Words that want something are looked into, with a day, although nothing is asked."""
    text = "Please put the second line in bold."
    one = ruling(ask(AskKind.PLAIN_QUESTION, text), Move.ANSWER, BARE)
    assert "Tuesday 24 November" in draft((one,), Language.EN, Register.FORMAL, text=text).text


def test_a_question_in_another_asks_words_is_answered() -> None:
    """How long it takes is told from the price list though only a sample was understood."""
    text = "Quel est le délai, et peut-on avoir un échantillon ?"
    one = ruling(ask(AskKind.FREE_EXTRA, text), Move.YIELD)
    assert "30 jours" in draft((one,), text=text, facts=SMALL).text


def test_several_products_are_not_called_one() -> None:
    """Where the message names two products, the order is not said to be of the first."""
    text = "Could you send us one Lake carafe and one Spring carafe to look at?"
    one = ruling(ask(AskKind.FREE_EXTRA, text), Move.ESCALATE)
    assert "Lake carafes" not in draft((one,), Language.EN, Register.FORMAL, text=text, facts=SMALL).text
