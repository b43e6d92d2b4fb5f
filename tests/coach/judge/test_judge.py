"""The move over the demo pack: each case names the asks and facts, the move and the clause expected."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.packs import read_pack
from bot.coach.judge import judge
from bot.domain.asks import Ask, AskKind, Claim, ClaimKind, Heat, Language, Register
from bot.domain.facts import Fact, FactName, Facts, Origin
from bot.domain.figures import Figure, Unit
from bot.domain.message import ClientMessage, Role
from bot.domain.policy import Words
from bot.domain.situation import Situation, Speech
from bot.domain.stance import Decision, Move, Stance

PACK = read_pack(Path(__file__).parents[3] / "knowledge").pack
TODAY = date(2026, 11, 23)
K, F, U = AskKind, FactName, Unit


def ask(kind: AskKind, quote: str, *figures: tuple[int, Unit]) -> Ask:
    return Ask(kind, quote, tuple(Figure(Decimal(v), u, str(v)) for v, u in figures))


def situation(*asks: Ask, claims: tuple[Claim, ...] = (), heat: Heat = Heat.CALM, **facts: object) -> Situation:
    known = tuple(
        Fact(FactName(k), Decimal(v) if isinstance(v, int) and not isinstance(v, bool) else v, Origin.CONTEXT)  # type: ignore[arg-type]
        for k, v in facts.items()
    )
    message = ClientMessage(" ".join(a.quote for a in asks), Language.FR, Register.VOUS, "")
    return Situation(message, Speech.CLIENT, asks, (), claims, heat, Facts(known))


def stance(case: Situation, speaker: Role = Role.SALESPERSON, **more: object) -> Stance:
    return judge(case, PACK, speaker, TODAY, **more)[1]  # type: ignore[arg-type]


CASES = [
    ("beyond every limit", situation(ask(K.PRICE_CUT, "15 %", (15, U.PERCENT))), Move.HOLD, "discount-ceiling"),
    (
        "within the speaker's step",
        situation(ask(K.PRICE_CUT, "4 %", (4, U.PERCENT))),
        Move.TRADE,
        "discount-salesperson",
    ),
    ("above the speaker", situation(ask(K.PRICE_CUT, "7 %", (7, U.PERCENT))), Move.ESCALATE, "discount-manager"),
    ("no figure", situation(ask(K.PRICE_CUT, "un effort ?")), Move.TRADE, "discount-prepayment"),
    (
        "counterpart offered",
        situation(ask(K.PRICE_CUT, "un effort ?"), quantity_offered=2000),
        Move.TRADE,
        "discount-salesperson",
    ),
    ("alignment as such", situation(ask(K.PRICE_CUT, "alignez-vous sur le concurrent")), Move.HOLD, "match-competitor"),
    ("quality", situation(ask(K.SPEC_DOWNGRADE, "une toile plus fine")), Move.HOLD, "quality-kept"),
    ("usual lead time", situation(ask(K.RUSH, "25 jours", (25, U.DAYS))), Move.YIELD, "lead-standard"),
    ("paid rush", situation(ask(K.RUSH, "14 jours", (14, U.DAYS))), Move.TRADE, "rush-salesperson"),
    ("manager's rush", situation(ask(K.RUSH, "10 jours", (10, U.DAYS))), Move.ESCALATE, "rush-manager"),
    ("too fast", situation(ask(K.RUSH, "5 jours", (5, U.DAYS))), Move.HOLD, "rush-floor"),
    ("working days", situation(ask(K.RUSH, "10 jours ouvrés", (10, U.WORKING_DAYS))), Move.TRADE, "rush-salesperson"),
    ("samples", situation(ask(K.FREE_EXTRA, "deux échantillons", (2, U.PIECES))), Move.YIELD, "samples-unprinted"),
    (
        "free shipping reached",
        situation(ask(K.FREE_EXTRA, "livraison offerte"), quoted_total=2000),
        Move.YIELD,
        "shipping-free",
    ),
    ("free shipping from a value", situation(ask(K.FREE_EXTRA, "livraison offerte")), Move.TRADE, "shipping-free"),
    ("never so late", situation(ask(K.PAYMENT_TERMS, "90 jours", (90, U.DAYS))), Move.HOLD, "payment-ceiling"),
    (
        "earned terms",
        situation(ask(K.PAYMENT_TERMS, "30 jours", (30, U.DAYS)), orders=12, late_payments=0),
        Move.YIELD,
        "payment-30-days",
    ),
    ("no deposit", situation(ask(K.PAYMENT_TERMS, "sans acompte"), first_order=True), Move.HOLD, "deposit-floor"),
    (
        "under warranty",
        situation(ask(K.RETURN_OR_WARRANTY, "la couture lâche"), purchase_age_months=14),
        Move.YIELD,
        "warranty",
    ),
    (
        "history never weighs on terms",
        situation(ask(K.RETURN_OR_WARRANTY, "couture"), in_warranty=True, exchanges=4),
        Move.YIELD,
        "warranty",
    ),
    (
        "just after the warranty",
        situation(ask(K.RETURN_OR_WARRANTY, "cassé"), purchase_age_months=30),
        Move.ESCALATE,
        "repair-after-warranty",
    ),
    (
        "round beyond those included",
        situation(ask(K.SCOPE_CHANGE, "encore une"), revisions_done=3),
        Move.TRADE,
        "extra-round",
    ),
    (
        "in production",
        situation(ask(K.SCOPE_CHANGE, "changer"), production_started=True, revisions_done=1),
        Move.HOLD,
        "change-in-production",
    ),
    ("exclusivity", situation(ask(K.SPECIAL_FAVOUR, "l'exclusivité")), Move.ESCALATE, "exclusivity-6-months"),
    ("another client's slot", situation(ask(K.SPECIAL_FAVOUR, "passer devant")), Move.HOLD, "slot-of-others"),
    ("small kindness", situation(ask(K.GOODWILL, "mettre la notice en ligne")), Move.YIELD, "small-request"),
    (
        "kindness to one who only takes",
        situation(ask(K.GOODWILL, "un geste"), exceptions=3),
        Move.HOLD,
        "small-request",
    ),
    ("threat alone", situation(ask(K.ULTIMATUM, "dernière chance")), Move.HOLD, "pressure"),
    ("first insult", situation(ask(K.ABUSE, "incapable"), heat=Heat.ABUSIVE), Move.ANSWER, "boundary-first"),
    (
        "insult after a boundary",
        situation(ask(K.ABUSE, "incapable"), heat=Heat.ABUSIVE, boundary_set=True),
        Move.PART,
        "abuse-repeated",
    ),
    ("silence", situation(ask(K.SILENCE_AFTER_EFFORT, "…")), Move.ANSWER, "silence-closing"),
    ("silence after three changes", situation(ask(K.SILENCE_AFTER_EFFORT, "…"), spec_changes=3), Move.PART, "poor-fit"),
    (
        "two signs",
        situation(ask(K.PRICE_CUT, "2 %", (2, U.PERCENT)), spec_changes=3, left_for_price=True),
        Move.PART,
        "poor-fit",
    ),
    (
        "one sign is never enough",
        situation(ask(K.PRICE_CUT, "2 %", (2, U.PERCENT)), spec_changes=3),
        Move.TRADE,
        "discount-prepayment",
    ),
    ("unverified complaint", situation(ask(K.COMPLAINT, "logo à l'envers")), Move.ANSWER, "complaint-verified"),
    ("our fault", situation(ask(K.COMPLAINT, "logo à l'envers"), our_fault=True), Move.YIELD, "fault-repaired"),
    (
        "claimed promise beyond everyone",
        situation(ask(K.PRICE_CUT, "15 %", (15, U.PERCENT)), claims=(Claim(ClaimKind.PROMISE, "votre patron"),)),
        Move.HOLD,
        "discount-ceiling",
    ),
    (
        "claimed promise within limits",
        situation(ask(K.PRICE_CUT, "4 %", (4, U.PERCENT)), claims=(Claim(ClaimKind.PROMISE, "votre patron"),)),
        Move.ESCALATE,
        None,
    ),
    (
        "promise known to the user",
        situation(ask(K.PRICE_CUT, "15 %", (15, U.PERCENT)), promise_by_us="15 %"),
        Move.ESCALATE,
        None,
    ),
    (
        "stock told by its words",
        situation(ask(K.RUSH, "200 en stock, sans logo, dans 4 jours", (4, U.DAYS))),
        Move.YIELD,
        "stock-express",
    ),
    ("our margins", situation(ask(K.PLAIN_QUESTION, "quelle est votre marge ?")), Move.HOLD, "not-told"),
    (
        "60 days for a commitment",
        situation(ask(K.PAYMENT_TERMS, "24 mois si 60 jours", (24, U.MONTHS), (60, U.DAYS))),
        Move.ESCALATE,
        "payment-60-days",
    ),
    ("question", situation(ask(K.PLAIN_QUESTION, "quelles couleurs ?")), Move.ANSWER, None),
    ("acceptance", situation(ask(K.ACCEPTANCE, "c'est d'accord")), Move.ANSWER, None),
]


@pytest.mark.parametrize(("case", "move", "clause"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_the_move_and_its_clause(case: Situation, move: Move, clause: str | None) -> None:
    """Each case gets the move of the domain's order, resting on the clause that decides it."""
    made = stance(case)
    assert made.move is move
    if clause is not None:
        assert made.rulings[0].clause is not None
        assert made.rulings[0].clause.id == clause


def test_a_manager_trades_what_a_salesperson_sends_up() -> None:
    """Authority is the speaker's: the same ask is escalated by one and traded by the other."""
    case = situation(ask(K.PRICE_CUT, "7 %", (7, U.PERCENT)))
    assert stance(case).move is Move.ESCALATE
    assert stance(case, Role.MANAGER).move is Move.TRADE


def test_concessions_of_a_case_add_up() -> None:
    """Two more percent after four already granted pass the salesperson's five."""
    case = situation(ask(K.PRICE_CUT, "2 %", (2, U.PERCENT)), granted_discount=4)
    assert stance(case).move is Move.ESCALATE
    assert stance(situation(ask(K.PRICE_CUT, "encore un effort"), granted_discount=5)).move is Move.HOLD


def _said(percent: int) -> Situation:
    """A discount asked for."""
    return situation(ask(K.PRICE_CUT, f"{percent} %", (percent, U.PERCENT)))


def _decision(percent: int, *, approved: bool = True, **more: object) -> Decision:
    """What a manager decided on a discount."""
    raised = next(r for r in stance(_said(7)).rulings if r.move is Move.ESCALATE)
    assert raised.clause is not None
    return Decision(K.PRICE_CUT, raised.clause.id, approved, Decimal(percent), **more)  # type: ignore[arg-type]


def test_a_managers_yes_opens_one_request_and_never_what_nobody_may_pass() -> None:
    """Agreed to 7 %, the salesperson trades up to 7 %; more goes up again; what nobody may pass stays closed."""
    decisions = (_decision(7),)
    assert [stance(_said(p), decisions=decisions).move for p in (6, 7)] == [Move.TRADE, Move.TRADE]
    assert stance(_said(8), decisions=decisions).move is Move.ESCALATE
    assert stance(_said(15), decisions=(_decision(15),)).move is Move.HOLD


def test_a_managers_no_closes_the_request_and_what_goes_further() -> None:
    """Refused 7 %, 7 and 8 are held; a smaller request is a new one."""
    decisions = (_decision(7, approved=False),)
    assert [stance(_said(p), decisions=decisions).move for p in (7, 8)] == [Move.HOLD, Move.HOLD]
    assert stance(_said(6), decisions=decisions).move is Move.ESCALATE


def test_a_manager_may_ask_for_something_besides() -> None:
    """What the manager asks in return is asked beside what the clause asks."""
    given = _decision(7, counterpart=Words("un témoignage", "a testimonial"))
    plain = stance(_said(7), decisions=(_decision(7),)).rulings[0]
    ruling = stance(_said(7), decisions=(given,)).rulings[0]
    assert (ruling.move, ruling.grant) == (Move.TRADE, plain.grant)
    asked = " ou ".join(c.words.fr for c in plain.counterparts)
    assert [c.words.fr for c in ruling.counterparts] == [f"{asked}, avec un témoignage"]


def test_a_target_price_is_read_as_the_discount_it_implies() -> None:
    """Against our quote of 10, a target of 9.60 asks for 4 % and one of 8 for 20 %."""
    near = stance(situation(ask(K.PRICE_CUT, "9,60 €", (1, U.EUR)), quoted_unit_price=10))
    assert near.move is Move.HOLD
    four = Ask(K.PRICE_CUT, "9,60 €", (Figure(Decimal("9.60"), U.EUR, "9,60 €"),))
    ruling = stance(situation(four, quoted_unit_price=10)).rulings[0]
    assert (ruling.move, ruling.requested) == (Move.TRADE, Decimal("4.00"))


def test_our_missing_price_is_the_one_question() -> None:
    """A target price that cannot be compared is judged without a figure, and our price is asked for."""
    made = stance(situation(ask(K.PRICE_CUT, "60", (60, U.NUMBER))))
    assert made.question == "quoted_unit_price"


def test_contradicting_facts_are_asked_about_first() -> None:
    """Two numbers of orders cannot both be true: the question names them."""
    case = situation(ask(K.PAYMENT_TERMS, "30 jours", (30, U.DAYS)))
    orders = (Fact(F.ORDERS, Decimal(2), Origin.CARD), Fact(F.ORDERS, Decimal(12), Origin.CONTEXT))
    facts = Facts((*orders, Fact(F.LATE_PAYMENTS, Decimal(0), Origin.CONTEXT)))
    made = stance(Situation(case.message, case.speech, case.asks, (), (), case.heat, facts))
    assert made.question == "conflict:orders"


def test_a_contradiction_without_bearing_on_the_move_is_not_asked_about() -> None:
    """Four hundred received and a hundred and twenty faulty ask for the same repair."""
    case = situation(ask(K.COMPLAINT, "120 sacs sont mal imprimés"))
    told = (Fact(F.QUANTITY, Decimal(120), Origin.CONTEXT), Fact(F.QUANTITY, Decimal(400), Origin.MESSAGE))
    facts = Facts((*told, Fact(F.OUR_FAULT, True, Origin.CONTEXT)))
    made = stance(Situation(case.message, case.speech, case.asks, (), (), case.heat, facts))
    assert made.move is Move.YIELD
    assert made.question is None


def test_each_ask_keeps_its_own_ruling() -> None:
    """A yes stands beside a no, and the message's move is the strictest."""
    made = stance(
        situation(ask(K.FREE_EXTRA, "deux échantillons", (2, U.PIECES)), ask(K.PRICE_CUT, "15 %", (15, U.PERCENT)))
    )
    assert [r.move for r in made.rulings] == [Move.YIELD, Move.HOLD]
    assert made.move is Move.HOLD


PRESSURE = st.lists(
    st.sampled_from(
        [
            ask(K.ULTIMATUM, "dernière chance"),
            ask(K.PRICE_CUT, "allez, un effort"),
            ask(K.ULTIMATUM, "je pars"),
            ask(K.PRICE_CUT, "s'il vous plaît"),
        ]
    ),
    min_size=1,
    max_size=20,
)


@given(turns=PRESSURE, first=st.sampled_from([7, 9, 12, 15, 30]))
def test_pressure_alone_never_softens(turns: list[Ask], first: int) -> None:
    """Over any turns of insistence and threat, the move on the first request stays what it was."""
    opening = situation(ask(K.PRICE_CUT, f"{first} %", (first, U.PERCENT)))
    before = stance(opening).move
    standing: tuple[Situation, ...] = (opening,)
    for turn in turns:
        now = situation(turn)
        made = stance(now, standing=standing)
        assert made.move.strictness <= before.strictness
        standing = (now, *standing)


@given(
    kind=st.sampled_from(list(AskKind)),
    value=st.decimals(0, 200, places=2),
    unit=st.sampled_from([u for u in Unit if u is not U.DATE]),
    speaker=st.sampled_from(list(Role)),
)
def test_every_ask_gets_the_same_move_every_time(kind: AskKind, value: Decimal, unit: Unit, speaker: Role) -> None:
    """Any ask with any figure is ruled, and twice the same."""
    case = situation(Ask(kind, f"{value}", (Figure(value, unit, f"{value}"),)))
    assert stance(case, speaker) == stance(case, speaker)


@given(value=st.decimals("0.01", 100, places=2), granted=st.integers(0, 12), speaker=st.sampled_from(list(Role)))
def test_no_grant_passes_the_speakers_limit(value: Decimal, granted: int, speaker: Role) -> None:
    """What a ruling gives, with what the case gave before, stays within the clause it rests on."""
    case = situation(Ask(K.PRICE_CUT, "x", (Figure(value, U.PERCENT, f"{value}"),)), granted_discount=granted)
    ruling = stance(case, speaker).rulings[0]
    if ruling.grant is not None:
        assert ruling.clause is not None
        assert ruling.clause.limit is not None
        assert ruling.clause.authority.within(speaker)
        assert ruling.grant.value + granted <= ruling.clause.limit.value


OWNED = Facts((Fact(F.CLIENT_FAULT, True, Origin.MESSAGE), Fact(F.EXCEPTIONS, Decimal(0), Origin.CONTEXT)))


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (K.GOODWILL, "un geste pour réimprimer 300 carnets ?"),
        (K.GOODWILL, "could you help us with a fresh run of the mugs?"),
        (K.FREE_EXTRA, "pourriez-vous refaire les sacs ?"),
        (K.SCOPE_CHANGE, "could you print them again?"),
        (K.RETURN_OR_WARRANTY, "voyez-vous une solution, même partielle ?"),
        (K.COMPLAINT, "is there anything to be done?"),
    ],
)
def test_help_with_a_mistake_of_the_client_falls_under_its_own_clause(kind: AskKind, words: str) -> None:
    """What is made anew because the client erred is the manager's to weigh, whatever the ask is called."""
    case = situation(ask(kind, words))
    made = stance(Situation(case.message, case.speech, case.asks, (), (), case.heat, OWNED))
    assert [(r.move, r.clause.id if r.clause else None) for r in made.rulings] == [(Move.ESCALATE, "own-mistake")]


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (K.GOODWILL, "pourriez-vous nous envoyer la fiche d'entretien ?"),
        (K.GOODWILL, "could you redo the proof?"),
        (K.RETURN_OR_WARRANTY, "could you take them back and refund us?"),
    ],
)
def test_other_wishes_of_a_client_who_erred_keep_their_own_clause(kind: AskKind, words: str) -> None:
    """A small favour, a proof or a return does not become help with a new run."""
    case = situation(ask(kind, words))
    sound = OWNED.plus(Fact(F.CUSTOM_MADE, True, Origin.CONTEXT), Fact(F.DEFECT, False, Origin.CONTEXT))
    made = stance(Situation(case.message, case.speech, case.asks, (), (), case.heat, sound))
    assert all(r.clause is None or r.clause.id != "own-mistake" for r in made.rulings)


def test_a_day_gone_by_is_no_lead_time() -> None:
    """A date of the past beside a rush asks for no number of days."""
    past = Figure(date(2026, 11, 18), U.DATE, "18 November")
    case = situation(Ask(K.RUSH, "they were promised for 18 November", (past,)))
    assert stance(case).rulings[0].requested is None


def test_a_discount_for_our_fault_is_a_gesture_beyond_the_repair() -> None:
    """A price cut asked for a fault of ours is the manager's gesture, not a discount to trade for."""
    case = situation(
        ask(K.COMPLAINT, "the mugs are late"),
        ask(K.PRICE_CUT, "a discount is the least you could offer"),
        our_fault=True,
    )
    made = {r.ask.kind: (r.move, r.clause.id if r.clause else None) for r in stance(case).rulings}
    assert made[K.COMPLAINT][0] is Move.YIELD
    assert made[K.PRICE_CUT] == (Move.ESCALATE, "fault-gesture")


def test_a_promise_bears_on_what_its_words_speak_of() -> None:
    """A promised date leaves a discount asked for in another sentence to its own clause."""
    claim = Claim(ClaimKind.PROMISE, "They were promised for 18 November.")
    rush = ask(K.RUSH, "They were promised for 18 November.")
    cut = ask(K.PRICE_CUT, "May we have 3 %?", (3, U.PERCENT))
    made = {r.ask.kind: r.why for r in stance(situation(rush, cut, claims=(claim,))).rulings}
    assert made[K.RUSH] == "promise_claimed"
    assert made[K.PRICE_CUT] == "needs_counterpart"


def test_a_date_for_pieces_that_lack_is_no_rush() -> None:
    """Whoever lacks pieces is not sold a rush for them: the date goes with what is looked into."""
    told = "Il manque 40 mugs dans la livraison."
    case = situation(ask(K.COMPLAINT, told), ask(K.RUSH, "Il me les faut pour vendredi.", (4, U.DAYS)))
    assert stance(case).move is Move.ANSWER


@pytest.mark.parametrize("wanted", ["une remise sur la facture", "some money off for the trouble"])
def test_a_lower_price_for_goods_gone_wrong_is_looked_into_with_them(wanted: str) -> None:
    """Without a figure it asks to make up for the fault; with one, or with nothing wrong, it is a discount."""
    broken = ask(K.COMPLAINT, "Les anses sont cassées, a dozen broken handles")
    assert stance(situation(broken, ask(K.PRICE_CUT, wanted))).move is Move.ANSWER
    assert stance(situation(broken, ask(K.PRICE_CUT, f"{wanted} 15 %", (15, U.PERCENT)))).move is Move.HOLD
    assert stance(situation(ask(K.COMPLAINT, "Décevant."), ask(K.PRICE_CUT, wanted))).move is Move.TRADE


def test_more_pieces_beside_a_complaint_are_a_rush() -> None:
    """Another order stays one, whatever went wrong with the last."""
    told = "The last mugs arrived chipped."
    case = situation(ask(K.COMPLAINT, told), ask(K.RUSH, "We need another 300 in 5 days.", (5, U.DAYS)))
    assert stance(case).move is Move.HOLD


def test_what_came_late_is_no_matter_of_the_warranty() -> None:
    """Goods that came late and whole are looked into, whatever their age."""
    late = situation(ask(K.COMPLAINT, "The bags turned up six days after the fair."), days_since_delivery=6)
    assert [r.clause.id for r in stance(late).rulings if r.clause is not None] == ["complaint-verified"]


def test_printed_pieces_that_are_too_many_stay_with_the_client() -> None:
    """Sound printed goods ordered in too large a number are not taken back."""
    case = situation(ask(K.RETURN_OR_WARRANTY, "We have 90 too many, can you take them back?"), custom_made=True)
    assert [r.clause.id for r in stance(case).rulings if r.clause is not None] == ["custom-not-returnable"]


def test_a_limit_that_is_kept_refuses_nothing() -> None:
    """A refund asked for goods of yesterday with our mistake on them is looked into: no age makes them too old."""
    upside_down = ask(K.COMPLAINT, "The logo is upside down on all of them.")
    case = situation(upside_down, ask(K.RETURN_OR_WARRANTY, "I want a full refund."), days_since_delivery=1)
    told = stance(case)
    assert told.move is Move.ANSWER
    assert "beyond_limit" not in {r.why for r in told.rulings}
