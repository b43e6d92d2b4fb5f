"""A small pack of another trade than the demo's, and cases to compose for."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from bot.adapters.texts.phrases import load_phrases
from bot.coach.compose import compose
from bot.domain.asks import Ask, AskKind, Heat, Language, Register
from bot.domain.draft import Draft, Style, Tone
from bot.domain.facts import Fact, FactName, Facts, Origin
from bot.domain.figures import Figure, Per, Unit
from bot.domain.message import Channel, ClientMessage
from bot.domain.phrases import Phrases
from bot.domain.policy import (
    Authority,
    Bound,
    Clause,
    Company,
    Counterpart,
    CounterpartKind,
    Limit,
    Measure,
    Pack,
    PriceBreak,
    Product,
    State,
    Words,
)
from bot.domain.situation import Situation, Speech
from bot.domain.stance import Grant, Move, Ruling, Stance

TODAY = date(2026, 11, 20)  # a Friday: two working days later is Tuesday 24 November
PROMPTS = Path(__file__).parents[3] / "prompts"

QUANTITY = Counterpart(
    CounterpartKind.QUANTITY,
    Words("une commande d'au moins 400 carafes", "an order of at least 400 carafes"),
    Decimal(400),
    Unit.PIECES,
)
CLAUSE = Clause(
    id="discount",
    version=1,
    state=State.IN_FORCE,
    title=Words("Remise", "Discount"),
    text=Words("Une remise de 4 % dès 400 carafes.", "A 4% discount from 400 carafes."),
    asks=tuple(AskKind),
    authority=Authority.SALESPERSON,
    source="terms",
    limit=Limit(Measure.DISCOUNT, Bound.AT_MOST, Decimal(4), Unit.PERCENT),
    counterparts=(QUANTITY,),
    principle="identity",
    reason=Words(
        "Chaque carafe est soufflée à la main, et ce temps a un prix.",
        "Each carafe is blown by hand, and that time has a price.",
    ),
    concession=Words("une remise de 4 %", "a 4% discount"),
    alternatives=(
        Words("choisir la carafe Source, à 18 € pièce", "choose the Spring carafe, at €18 each"),
        Words("répartir la commande sur deux saisons", "spread the order over two seasons"),
    ),
)
PACK = Pack(
    company=Company(
        "verrerie", "Verrerie du Lac", Unit.EUR, Words("verre soufflé", "blown glass"), decides_within_days=2
    ),
    products=(
        Product(
            "lac",
            Words("carafe Lac", "Lake carafe"),
            ("lac",),
            (PriceBreak(50, Decimal(24)), PriceBreak(200, Decimal("21.5"))),
            30,
        ),
        Product("source", Words("carafe Source", "Spring carafe"), ("source",), (PriceBreak(50, Decimal(18)),), 30),
    ),
    clauses=(CLAUSE,),
    version="test",
)
BARE = replace(CLAUSE, reason=None, concession=None, alternatives=())

_FIGURES = {
    AskKind.PRICE_CUT: (Figure(Decimal(12), Unit.PERCENT, "12 %"),),
    AskKind.SPEC_DOWNGRADE: (Figure(Decimal(17), Unit.EUR, "17 €", per=Per.PIECE),),
    AskKind.RUSH: (Figure(Decimal(6), Unit.DAYS, "6 jours"),),
    AskKind.FREE_EXTRA: (Figure(Decimal(7), Unit.PIECES, "7 pièces"),),
    AskKind.PAYMENT_TERMS: (Figure(Decimal(75), Unit.DAYS, "75 jours"),),
    AskKind.SPECIAL_FAVOUR: (Figure(Decimal(9), Unit.MONTHS, "9 mois"),),
}
KNOWN = (
    Fact(FactName.PRODUCT, "lac", Origin.CONTEXT),
    Fact(FactName.QUANTITY, Decimal(250), Origin.CONTEXT),
)
REGISTERS = {Language.FR: (Register.VOUS, Register.TU), Language.EN: (Register.FORMAL, Register.FAMILIAR)}
WHY = {
    Move.HOLD: "beyond_limit",
    Move.TRADE: "needs_counterpart",
    Move.YIELD: "within_limit",
    Move.ESCALATE: "beyond_speaker",
    Move.PART: "poor_fit",
    Move.ANSWER: "nothing_to_negotiate",
}


@cache
def phrases() -> Phrases:
    """The phrase books as they are shipped."""
    return load_phrases(PROMPTS)


def ask(kind: AskKind, quote: str = "Voilà ce que je demande", *figures: Figure) -> Ask:
    """An ask with the figures usual for its kind, or those given."""
    return Ask(kind, quote, figures or _FIGURES.get(kind, ()))


def ruling(one: Ask, move: Move, clause: Clause | None = CLAUSE) -> Ruling:
    """A ruling of `move` that gives 4 % for 400 carafes where it gives something."""
    grant = Grant(Measure.DISCOUNT, Decimal(4), Unit.PERCENT)
    why = "abuse_first" if one.kind is AskKind.ABUSE and move is Move.ANSWER else WHY[move]
    return Ruling(
        one,
        move,
        clause,
        "identity",
        grant=grant if move in (Move.TRADE, Move.YIELD) else None,
        counterparts=(QUANTITY,) if move is Move.TRADE else (),
        fallback=CLAUSE if move is Move.HOLD and one.kind is AskKind.PRICE_CUT and clause is CLAUSE else None,
        fallback_grant=grant if move is Move.HOLD and one.kind is AskKind.PRICE_CUT and clause is CLAUSE else None,
        why=why,
    )


def stance(*rulings: Ruling) -> Stance:
    """The stance of these rulings: the strictest move."""
    move = min((r.move for r in rulings), key=lambda m: m.strictness)
    return Stance(move, rulings, (), Authority.MANAGER if move is Move.ESCALATE else Authority.SALESPERSON)


def situation(
    asks: tuple[Ask, ...],
    language: Language,
    register: Register,
    text: str = "Voilà ce que je demande",
    facts: tuple[Fact, ...] = KNOWN,
    sender: str = "",
) -> Situation:
    """A client's message that holds these asks."""
    message = ClientMessage(text, language, register, text, sender=sender)
    return Situation(
        message, Speech.CLIENT, asks, tuple(f for a in asks for f in a.figures), (), Heat.CALM, Facts(facts)
    )


def draft(
    rulings: tuple[Ruling, ...],
    language: Language = Language.FR,
    register: Register = Register.VOUS,
    channel: Channel = Channel.CHAT,
    tone: Tone = Tone.PLAIN,
    *,
    text: str = "Voilà ce que je demande",
    facts: tuple[Fact, ...] = KNOWN,
    sender: str = "",
    signature: str = "",
    variant: int = 0,
) -> Draft:
    """The draft for a case of these rulings."""
    case = situation(tuple(r.ask for r in rulings), language, register, text, facts, sender)
    style = Style(channel, language, register, tone, signature)
    return compose(stance(*rulings), case, PACK, style, phrases(), TODAY, variant=variant)
