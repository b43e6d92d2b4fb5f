"""A deal just struck: what comes next is its confirmation in writing, and what it holds is not put forward again."""

from bot.coach.compose.case import Case
from bot.coach.compose.concession import counterpart
from bot.coach.compose.offers import met
from bot.coach.compose.parts import Part, Place
from bot.coach.compose.topics import holds
from bot.coach.compose.voice import sentence
from bot.domain.asks import Ask, AskKind
from bot.domain.figures import Unit
from bot.domain.policy import Authority, Clause, Counterpart, CounterpartKind, Measure
from bot.domain.stance import Move, Ruling
from bot.reading.signs import sign_in, words_of

_OF_THE_DEAL = frozenset({AskKind.PRICE_CUT, AskKind.PAYMENT_TERMS, AskKind.SPEC_DOWNGRADE, AskKind.RUSH})
"""What a deal turns on: while one of these is open, there is none yet."""


def agreed(case: Case) -> bool:
    """Whether the client says yes, and their yes hangs on nothing."""
    return case.situation.has(AskKind.ACCEPTANCE) and not holds(
        case.voice.book.marks["conditional"], case.situation.message.text
    )


def struck(case: Case) -> bool:
    """Whether the deal is made: a yes that hangs on nothing, and neither price nor payment open beside it."""
    rulings = case.stance.rulings
    still = (r for r in rulings if r.ask.kind in _OF_THE_DEAL and r.move not in (Move.YIELD, Move.ANSWER))
    decided = any(r.move in (Move.ESCALATE, Move.PART) for r in rulings)
    troubled = case.situation.has(AskKind.COMPLAINT) or case.situation.has(AskKind.RETURN_OR_WARRANTY)
    return agreed(case) and not decided and not troubled and all(taken(r, case) for r in still)


def taken(ruling: Ruling, case: Case) -> bool:
    """Whether a trade is one the client takes in the words of their yes: ours to give, with what is asked for it."""
    clause = ruling.clause
    ours = clause is not None and clause.authority is Authority.SALESPERSON and ruling.move is Move.TRADE
    if not ours or not agreed(case):
        return False
    yes = next(a.quote for a in case.situation.asks if a.kind is AskKind.ACCEPTANCE)
    if ruling.ask.quote not in yes and yes not in ruling.ask.quote:
        return False
    return _in_halves(ruling.counterparts, ruling.ask, case) or met(ruling.counterparts, case) is not None


def as_offered(given: str, asked_for: tuple[Counterpart, ...], case: Case, key: str = "deal_term") -> str | None:
    """What is given with what is asked for it, as settled: confirmed, not offered again."""
    one = met(asked_for, case)
    price = counterpart((one,) if one is not None else asked_for, case)
    return None if price is None else sentence(case.voice.say(key, counterpart=price, concession=given))


def terms_taken(case: Case) -> list[Part]:
    """The terms that the client's yes names and nothing rules on: just ours to give, and they bring what is asked."""
    yes = next((a for a in case.situation.asks if a.kind is AskKind.ACCEPTANCE), None)
    if yes is None or not agreed(case):
        return []
    told: list[str] = []
    for clause in case.pack.in_force(case.today):
        one = _term(clause, yes, case, "deal_more" if told else "deal_term")
        told += [one] if one is not None else []
    return [Part("terms", " ".join(told), Place.CORE)] if told else []


def _term(clause: Clause, yes: Ask, case: Case, key: str) -> str | None:
    """One term of the yes in the words of its clause; None where the clause is of another, or something rules on it."""
    given, limit = case.voice.clause_words(clause.concession), clause.limit
    ruled = any(case.situation.has(kind) for kind in clause.asks)
    if given is None or ruled or clause.authority is not Authority.SALESPERSON:
        return None
    if limit is None:
        halves = _in_halves(clause.counterparts, yes, case)
        return as_offered(given, clause.counterparts, case, key) if halves else None
    named = {f.number for f in yes.figures if f.unit is Unit.PERCENT}
    one = met(clause.counterparts, case)
    if limit.measure is not Measure.DISCOUNT or limit.value not in named or one is None:
        return None
    return as_offered(given, (one,), case, key)


def _in_halves(asked_for: tuple[Counterpart, ...], said: Ask, case: Case) -> bool:
    """Whether a payment in two parts is what the client says, and all that is asked for it."""
    words, signs = words_of(said.quote), case.voice.book.marks["in_halves"]
    paid = bool(asked_for) and all(c.kind is CounterpartKind.DEPOSIT for c in asked_for)
    return paid and any(sign_in(sign, words) for sign in signs)


def confirmed(case: Case) -> str:
    """That the order confirmation comes, and by when."""
    topic = next(t for t in case.voice.book.topics if AskKind.ACCEPTANCE in t.asks)
    return sentence(case.voice.pick("acceptance.next", topic.texts["next"], {"next": case.next_day}) or "")
