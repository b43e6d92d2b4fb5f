"""How a draft takes up what the client said: their questions, what they offer, what fits their order."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bot.domain.asks import AskKind, Language, Register
from bot.domain.facts import Fact, FactName, Origin
from bot.domain.figures import Figure, Per, Unit
from bot.domain.message import Channel
from bot.domain.policy import Authority, Counterpart, CounterpartKind, Measure, Words
from bot.domain.stance import Grant, Move, Ruling
from tests.coach.compose.workshop import CLAUSE, KNOWN, ask, draft, ruling

NBSP = "\u00a0"
MANAGER = replace(
    CLAUSE,
    id="discount-manager",
    authority=Authority.MANAGER,
    counterparts=(
        Counterpart(
            CounterpartKind.COMMITMENT,
            Words("un engagement sur 24 mois", "a 24-month commitment"),
            Decimal(24),
            Unit.MONTHS,
        ),
    ),
)


def question(text: str, **style: object) -> str:
    """The draft for a plain question in these words."""
    one = ruling(ask(AskKind.PLAIN_QUESTION, text), Move.ANSWER, None)
    return draft((one,), text=text, **style).text  # type: ignore[arg-type]


def raised(clause: object = MANAGER) -> Ruling:
    """Twelve percent asked for, for a manager to decide."""
    return ruling(ask(AskKind.PRICE_CUT), Move.ESCALATE, clause)  # type: ignore[arg-type]


@pytest.mark.parametrize("variant", range(4))
def test_every_question_of_a_message_is_answered(variant: int) -> None:
    """Price and lead time in one sentence, and the minimum in a second, all have their figure."""
    text = question("Combien coûtent 250 carafes, et quel est le délai ? Et le minimum ?", variant=variant)
    assert f"21,50{NBSP}€" in text
    assert "30 jours" in text
    assert "50 pièces" in text
    assert "vérifie" not in text


def test_the_goods_are_named_once_before_a_price() -> None:
    """What the opening names is taken up, not repeated."""
    for variant in range(6):
        assert question("Quel est le prix ?", variant=variant).count("250 carafes Lac") == 1


def test_an_order_below_the_minimum_is_told_the_minimum() -> None:
    """A question about too few pieces is answered with the smallest order, not with a promise to check."""
    few = (KNOWN[0], Fact(FactName.QUANTITY, Decimal(12), Origin.MESSAGE))
    text = question("On voudrait 12 carafes, c'est possible ?", facts=few)
    assert "50 pièces" in text
    assert "vérifie" not in text


@pytest.mark.parametrize("variant", range(4))
def test_an_escalation_names_the_condition_without_promising(variant: int) -> None:
    """What the manager is asked and what it takes stand in the reply, with the day of the answer."""
    text = draft((raised(),), variant=variant).text
    assert f"12{NBSP}%" in text
    assert "un engagement sur 24 mois" in text
    assert "direction" in text
    assert "mardi 24 novembre" in text
    assert f"4{NBSP}%" not in text


def test_a_condition_already_met_is_acknowledged() -> None:
    """Whoever offers the commitment that it takes is not asked for it again."""
    offer = (*KNOWN, Fact(FactName.COMMITMENT_OFFERED, Decimal(24), Origin.MESSAGE))
    text = draft((raised(),), facts=offer).text
    assert "déjà" in text
    assert "?" not in text.split("24 novembre")[0]


def test_what_the_client_offers_is_the_counterpart() -> None:
    """Payment in advance, offered, opens the discount in the client's own terms."""
    cash = Counterpart(CounterpartKind.PREPAYMENT, Words("le règlement à la commande", "payment with the order"))
    traded = replace(ruling(ask(AskKind.PRICE_CUT), Move.TRADE), counterparts=(cash,), reached=True)
    facts = (*KNOWN, Fact(FactName.CASH_OFFERED, True, Origin.MESSAGE))
    for variant in range(4):
        text = draft((traded,), facts=facts, variant=variant).text.lower()
        assert "vous réglez la totalité à la commande" in text
        assert text.index("vous réglez") < text.index("remise de 4")


def test_an_offer_the_reply_does_not_use_is_thanked_for() -> None:
    """A reference offered beside a hold is recognised."""
    facts = (*KNOWN, Fact(FactName.REFERENCE_OFFERED, True, Origin.MESSAGE))
    assert "référence publique" in draft((ruling(ask(AskKind.RUSH), Move.HOLD),), facts=facts).text


def test_a_simpler_model_is_named_with_its_price() -> None:
    """An alternative that speaks of a simpler model names the one of the same kind, at its list price."""
    clause = replace(CLAUSE, alternatives=(Words("choisir un modèle plus simple", "choose a simpler model"),))
    text = draft((ruling(ask(AskKind.SPEC_DOWNGRADE), Move.HOLD, clause),)).text
    assert f"nos carafes Source à 18{NBSP}€ pièce" in text


def test_the_simplest_model_gets_no_simpler_one() -> None:
    """Where nothing cheaper of the kind exists, the alternative is left out."""
    clause = replace(CLAUSE, alternatives=(Words("choisir un modèle plus simple", "choose a simpler model"),))
    facts = (Fact(FactName.PRODUCT, "source", Origin.CONTEXT), KNOWN[1])
    text = draft((ruling(ask(AskKind.SPEC_DOWNGRADE), Move.HOLD, clause),), facts=facts).text
    assert "plus simple" not in text


@pytest.mark.parametrize(("pieces", "offered"), [(100, True), (250, False)])
def test_a_price_break_is_offered_only_below_it(pieces: int, offered: bool) -> None:  # noqa: FBT001 - a parameter
    """Whoever already orders at the best price is not told to group quantities for it."""
    clause = replace(CLAUSE, alternatives=(Words("atteindre le palier de prix suivant", "reach the next price break"),))
    facts = (KNOWN[0], Fact(FactName.QUANTITY, Decimal(pieces), Origin.CONTEXT))
    text = draft((ruling(ask(AskKind.RUSH), Move.HOLD, clause),), facts=facts).text
    assert ("palier" in text) is offered
    assert (f"21,50{NBSP}€ pièce dès 200 pièces" in text) is offered


def test_a_lighter_make_and_its_price_get_one_no() -> None:
    """The price that a lighter make was to reach is refused with it."""
    aim = Figure(Decimal(17), Unit.EUR, "17 €", per=Per.PIECE)
    rulings = (
        ruling(ask(AskKind.PRICE_CUT, "17 €", aim), Move.HOLD),
        ruling(ask(AskKind.SPEC_DOWNGRADE, "un verre plus fin à 17 €", aim), Move.HOLD),
    )
    text = draft(rulings).text
    assert text.count(f"17{NBSP}€") <= 2
    assert text.count("soufflée à la main") == 1


def test_parting_bargains_over_nothing() -> None:
    """A reply that ends the relation offers no discount beside it."""
    parted = replace(ruling(ask(AskKind.ABUSE), Move.PART), why="abuse_repeated")
    text = draft((ruling(ask(AskKind.PRICE_CUT), Move.TRADE), parted)).text
    assert "remise" not in text
    assert "respect" in text


def test_trouble_is_regretted_and_candour_thanked() -> None:
    """A complaint earns regret before anything else; a mistake frankly told earns thanks for the candour."""
    told = replace(ruling(ask(AskKind.COMPLAINT, "trois carafes cassées"), Move.ANSWER), why="complaint_unverified")
    for variant in range(4):
        first = draft((told,), variant=variant).text.split(". ")[0].lower()
        assert any(w in first for w in ("regrette", "déception", "comprends", "sérieux"))
    facts = (*KNOWN, Fact(FactName.CLIENT_FAULT, True, Origin.MESSAGE))
    text = draft((ruling(ask(AskKind.RETURN_OR_WARRANTY), Move.ESCALATE),), Language.EN, Register.FORMAL, facts=facts)
    assert any(w in text.text for w in ("candour", "frankly", "openly"))


def test_no_discount_is_sold_to_somebody_in_trouble() -> None:
    """A lower price asked for beside a complaint is answered with the facts, not with a trade."""
    told = replace(ruling(ask(AskKind.COMPLAINT, "trois carafes cassées"), Move.ANSWER), why="complaint_unverified")
    priced = ruling(ask(AskKind.PRICE_CUT), Move.TRADE)
    priced = replace(priced, ask=replace(priced.ask, figures=()))
    text = draft((told, priced)).text
    assert "400 carafes" not in text
    assert "ma réponse sur ce que vous demandez" in text.casefold()


def test_loyalty_is_told_with_its_years_and_orders() -> None:
    """What the user knows of the relation is recognised in figures."""
    facts = (
        *KNOWN,
        Fact(FactName.YEARS, Decimal(5), Origin.CARD),
        Fact(FactName.ORDERS, Decimal(11), Origin.CARD),
    )
    text = draft((ruling(ask(AskKind.RUSH), Move.HOLD),), facts=facts).text
    assert "cinq ans" in text
    assert "11 commandes" in text


@pytest.mark.parametrize(
    ("said", "recognised"),
    [
        ("C'est pour notre salon de mars, il nous faut moins de 6 jours", "salon"),
        ("Nous adorons vos carafes, pouvez-vous aller plus vite", "plaisir"),
        ("Désolé de mon silence, pouvez-vous aller plus vite", "silence"),
    ],
)
def test_what_a_client_says_of_themselves_is_recognised(said: str, recognised: str) -> None:
    """An occasion, a word of praise or a pause is taken up in the first sentence or so."""
    text = draft((ruling(ask(AskKind.RUSH), Move.HOLD),), text=said).text
    assert any(w in text for w in (recognised, "retour", "relire"))


def test_one_delay_of_two_is_theirs() -> None:
    """Beside our own lead time, the shorter one is what the client asks for."""
    days = (Figure(Decimal(13), Unit.DAYS, "13 jours"), Figure(Decimal(30), Unit.DAYS, "30 jours"))
    for order in (days, days[::-1]):
        text = draft((ruling(ask(AskKind.RUSH, "13 jours au lieu de 30 jours", *order), Move.HOLD),)).text
        assert "13 jours" in text
        assert "30 jours" not in text


def test_a_price_beside_a_percentage_is_somebody_else_s() -> None:
    """The refusal speaks of the percentage asked for, not of a competitor's price."""
    figures = (Figure(Decimal(12), Unit.PERCENT, "12 %"), Figure(Decimal(19), Unit.EUR, "19 €"))
    text = draft((ruling(ask(AskKind.PRICE_CUT, "12 % ou je vais ailleurs, à 19 €", *figures), Move.HOLD),)).text
    assert f"12{NBSP}%" in text
    assert f"19{NBSP}€" not in text


def test_free_shipping_is_told_against_the_order() -> None:
    """A threshold traded for names the value once."""
    limit = replace(CLAUSE.limit, measure=Measure.FREE_SHIPPING, value=Decimal(900), unit=Unit.EUR)  # type: ignore[type-var]
    price = Counterpart(CounterpartKind.QUANTITY, Words("une commande d'au moins 900 €", "an order of €900"))
    one = replace(
        ruling(ask(AskKind.FREE_EXTRA, "le port offert"), Move.TRADE, replace(CLAUSE, limit=limit)),
        grant=Grant(Measure.FREE_SHIPPING, Decimal(900), Unit.EUR),
        counterparts=(price,),
    )
    assert draft((one,)).text.count("900") == 1


def test_an_unsigned_mail_ends_with_a_wish() -> None:
    """No closing formula is left waiting for a name; with a signature set, it has one."""
    one = (ruling(ask(AskKind.RUSH), Move.HOLD),)
    assert not draft(one, channel=Channel.EMAIL).text.rstrip().endswith(",")
    assert draft(one, channel=Channel.EMAIL, signature="Nadia Roy").text.endswith(",\nNadia Roy")


def test_english_figures_take_their_article() -> None:
    """An eight is read with a vowel."""
    figure = Figure(Decimal(8), Unit.PERCENT, "8%")
    for variant in range(4):
        text = draft(
            (ruling(ask(AskKind.PRICE_CUT, "8%", figure), Move.ESCALATE),),
            Language.EN,
            Register.FORMAL,
            variant=variant,
        ).text
        assert "a 8%" not in text
