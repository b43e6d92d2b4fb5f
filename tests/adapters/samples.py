"""Answers to keep and show, made by hand."""

from decimal import Decimal

from bot.domain.answer import Advice, Answer, Option, Status
from bot.domain.asks import Ask, AskKind, Heat, Language, Register
from bot.domain.draft import Draft, DraftOrigin, Tone
from bot.domain.facts import Facts
from bot.domain.figures import Figure, Unit
from bot.domain.knowledge import Passage, PassageKind
from bot.domain.message import Channel, ClientMessage
from bot.domain.policy import Authority, Measure
from bot.domain.situation import Situation, Speech
from bot.domain.stance import Grant, Move, Reason, Ruling, Stance
from bot.domain.verdict import CheckResult, Finding, Severity

PASSAGE = Passage(
    "policies/discounts#discount-salesperson",
    "Remises",
    "Remise du commercial",
    PassageKind.POLICY,
    "Jusqu'à 5 % contre un volume.",
    Language.FR,
    score=0.75,
)


def ruling(move: Move = Move.HOLD, kind: AskKind = AskKind.PRICE_CUT, **more: object) -> Ruling:
    """A ruling on an ask with one figure in it."""
    figure = Figure(Decimal("8.5"), Unit.PERCENT, "8,5 %", 10, 15)
    return Ruling(Ask(kind, "baissez de 8,5 %", (figure,)), move, None, "identity", **more)  # type: ignore[arg-type]


def discount(percent: str) -> Grant:
    """A discount granted."""
    return Grant(Measure.DISCOUNT, Decimal(percent), Unit.PERCENT)


def draft(text: str = "Bonjour,\n\nnotre prix tient.", **more: object) -> Draft:
    """A draft by the composer."""
    values: dict[str, object] = {
        "channel": Channel.CHAT,
        "language": Language.FR,
        "register": Register.VOUS,
        "origin": DraftOrigin.COMPOSER,
        "prompt": "phrases.v1 abcdef",
    }
    return Draft(text=text, **{**values, **more})  # type: ignore[arg-type]


def answer(
    text: str = "Bonjour,\n\nnotre prix tient.",
    *,
    rulings: tuple[Ruling, ...] = (),
    facts: Facts | None = None,
    heat: Heat = Heat.CALM,
    message: str = "Baissez de 8,5 %, sinon je pars.",
    **more: object,
) -> Answer:
    """An answer with one draft, unless `draft=None` is given."""
    rulings = rulings or (ruling(),)
    said = ClientMessage(message, Language.FR, Register.VOUS, message)
    speech = more.pop("speech", Speech.CLIENT)
    attempts = more.pop("attempts", ())
    stance = Stance(
        min((r.move for r in rulings), key=lambda m: m.strictness),
        rulings,
        (Reason("Ce prix paie la qualité que vous recevez.", PASSAGE.id),),
        Authority.SALESPERSON,
        question=more.pop("question", None),  # type: ignore[arg-type]
        weighed=("aucune contrepartie n'est offerte",),
        would_change=("une commande de 1 000 pièces",),
    )
    asks = tuple(r.ask for r in rulings)
    situation = Situation(said, speech, asks, (), (), heat, facts or Facts(), attempts)  # type: ignore[arg-type]
    values: dict[str, object] = {
        "id": "a1",
        "status": Status.DRAFTED,
        "passages": (PASSAGE,),
        "check": CheckResult((Finding("F8", Severity.WARN, "", None, "Aucune date."),)),
        "draft": draft(text),
        "timings_ms": {"judge": 1.5},
    }
    return Answer(situation=situation, stance=stance, **{**values, **more})  # type: ignore[arg-type]


def email(text: str, subject: str = "Votre demande") -> Answer:
    """An answer whose draft is an e-mail."""
    return answer(draft=draft(text, channel=Channel.EMAIL, subject=subject))


def shorter(text: str) -> Answer:
    """An answer in a shorter tone."""
    return answer(draft=draft(text, tone=Tone.SHORTER))


def advice() -> Answer:
    """An answer to the user's own question."""
    grounds = (Reason("Le volume paie la remise.", PASSAGE.id),)
    told = Advice("Tenez le prix.", grounds, (), (Option("attendre", "un mois"),), "Appelez-la lundi.", (PASSAGE.id,))
    return answer(draft=None, status=Status.ADVICE, speech=Speech.ADVICE, advice=told)


def withheld() -> Answer:
    """An answer whose draft failed the check."""
    return answer(draft=None, status=Status.WITHHELD, withheld_because="Le brouillon promettait 20 %.")
