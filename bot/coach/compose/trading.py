"""What is possible, and what is asked for it: the counterpart first, then the concession."""

import re
from dataclasses import replace

from bot.coach.compose.aims import asked
from bot.coach.compose.case import Case
from bot.coach.compose.changed import more_colours
from bot.coach.compose.comes_to import told_in_full
from bot.coach.compose.concession import concession, counterpart, in_their_terms, public, within_reach
from bot.coach.compose.core import Core, step
from bot.coach.compose.fees import fee_told
from bot.coach.compose.missed import misses_the_day
from bot.coach.compose.offers import met, offer_words, offered
from bot.coach.compose.parts import Part, Place
from bot.coach.compose.proof_rounds import rounds_told
from bot.coach.compose.refusing import listed_first, unsized
from bot.coach.compose.started import not_too_late
from bot.coach.compose.struck import as_offered, taken
from bot.coach.compose.topics import holds, topic_text
from bot.coach.compose.unsold import not_sold
from bot.coach.compose.voice import sentence
from bot.coach.compose.ways import alternatives, framed
from bot.coach.compose.why import restart
from bot.domain.asks import AskKind
from bot.domain.facts import FactName
from bot.domain.figures import Unit
from bot.domain.phrases import Topic
from bot.domain.policy import Authority, Bound, CounterpartKind, Measure
from bot.domain.stance import Grant, Move, Ruling
from bot.reading.folding import fold
from bot.reading.format import say_figure


def trade(ruling: Ruling, topic: Topic, case: Case, before: str) -> Core | None:
    """What is possible and for what; None where nothing that can be said is asked in return."""
    if ruling.ask.kind is AskKind.PRICE_CUT and (other := not_sold(case)) is not None:
        # Of what we do not make there is no price to lower.
        return Core(Move.TRADE, (Part("answer", other, Place.CORE),), sentence(case.voice.say("ask_instead")), "")
    short = _short_of_carriage(ruling, case)
    if short is not None:
        question = sentence(case.voice.say("shipping_add"))
        return Core(Move.TRADE, (Part("trade", short, Place.CORE),), question, step(ruling, topic, case))
    if (missed := misses_the_day(ruling, topic, case)) is not None:
        return missed
    given = _told(ruling, case)
    if given is not None and taken(ruling, case) and (deal := as_offered(given, ruling.counterparts, case)) is not None:
        return Core(Move.TRADE, (Part("terms", deal, Place.CORE),), sentence(case.voice.say("accept_question")))
    offer = _open(ruling, case) if given is None else None
    if given is not None:
        offer = offer_words(given, ruling.counterparts, (_offering(ruling), "trade_reached"), case)
    if offer is None:
        return None
    parts = listed_first(ruling, topic, case, before)
    if _beyond(ruling, ruling.grant, case):
        less = topic_text(topic, ruling.ask, "refusal", asked(ruling, case), case.voice) or ""
        parts.append(Part("no", sentence(less), Place.CORE))
    settled = met(ruling.counterparts, case) is not None or case.situation.has(AskKind.ACCEPTANCE)
    clause = public(ruling.clause)
    because = case.voice.clause_words(clause.reason) if clause is not None else None
    halves = topic.id == "instalments" and holds(case.voice.book.marks["halves"], ruling.ask.quote)
    halves = halves and all(f.unit is not Unit.MONTHS for f in ruling.ask.figures)
    changed = ruling.ask.kind is AskKind.SCOPE_CHANGE
    if changed:
        # Whether it can still be done, and for what, is the answer; why comes after.
        early = not_too_late(case)
        price = counterpart(ruling.counterparts, case)
        offer = offer if not early or price is None else case.voice.say("trade_early", counterpart=price)
        parts += [*early, *rounds_told(ruling, case)]
        parts.append(Part("trade", sentence(offer), Place.CORE))
    if because and not settled and offered(case) is None and not halves and not (changed and _no_drawing(case)):
        # Whoever brings what is asked needs no lesson on why it is asked.
        # Whoever asks for more parts than there are is told no by it.
        parts.append(Part("reason", sentence(because), Place.CORE, 0 if topic.id == "instalments" else 2))
    if not changed:
        parts.append(Part("trade", sentence(offer), Place.CORE if len(parts) == 0 else Place.WAYS))
    parts += [*for_cash(ruling, case), *fee_told(ruling, ruling.counterparts, case)]
    if ruling.ask.kind is AskKind.FREE_EXTRA and not settled and (free := alternatives(ruling, case, offer)):
        # What costs nothing is named beside what does.
        parts.append(Part("way", framed("way_trade_or", free[:1], case), Place.WAYS, 2))
    if changed and more_colours(ruling.ask):
        parts.append(Part("colours", sentence(case.voice.say("colours_more")), Place.CORE, 1))
    parts += restart(ruling, case)
    if settled:
        agreed = case.situation.has(AskKind.ACCEPTANCE)
        question = "accept_question" if agreed else "trade_reached_question"
    else:
        question = (
            "ask_quantity"
            if unsized(ruling, case)
            else "trade_question_two"
            if len(within_reach(ruling.counterparts, case)) > 1
            else "trade_question"
        )
    if unsized(ruling, case) and not case.situation.has(AskKind.ACCEPTANCE):
        question = "ask_quantity"
    elif _unnamed(ruling, case) and not settled:
        question = "ask_product"
    return Core(Move.TRADE, tuple(parts), sentence(case.voice.say(question)), step(ruling, topic, case))


def for_cash(ruling: Ruling, case: Case) -> list[Part]:
    """What paying with the order opens, to whoever offers it and is asked for something else; nothing to others."""
    cash = case.situation.facts.flag(FactName.CASH_OFFERED) is True
    if ruling.ask.kind is not AskKind.PRICE_CUT or not cash or met(ruling.counterparts, case) is not None:
        return []
    for clause in case.pack.in_force(case.today):
        limit, own = clause.limit, clause.authority is Authority.SALESPERSON and AskKind.PRICE_CUT in clause.asks
        if not own or limit is None or all(c.kind is not CounterpartKind.PREPAYMENT for c in clause.counterparts):
            continue
        grant = Grant(limit.measure, limit.value, limit.unit)
        given = concession(grant, clause, case)
        told = None if given is None else told_in_full(given, grant, clause.counterparts, ruling, case)
        offer = None if told is None else offer_words(told, clause.counterparts, ("way_trade", "way_since"), case)
        return [] if offer is None else [Part("way", sentence(offer), Place.WAYS, 1)]
    return []


def _offering(ruling: Ruling) -> str:
    """The text that names what is given with what is asked for it."""
    if ruling.ask.kind is not AskKind.SCOPE_CHANGE:
        return "trade_offer"
    conditions = ruling.clause.conditions if ruling.clause is not None else ()
    return "trade_after_proof" if any(c.fact is FactName.PROOF_APPROVED for c in conditions) else "trade_change"


def _no_drawing(case: Case) -> bool:
    """Whether a change is of something else than what is printed: its cost has nothing to do with the screens."""
    return not holds(case.voice.book.marks["drawn"], case.situation.message.text)


def _told(ruling: Ruling, case: Case) -> str | None:
    """What is given, in the client's own terms where it is just what they asked for, with what it comes to."""
    if ruling.ask.kind is not AskKind.RUSH and (own := in_their_terms(ruling, case)) is not None:
        return own
    grant, clause = ruling.grant, ruling.clause
    limit = clause.limit if clause is not None and clause.authority is Authority.SALESPERSON else None
    if grant is not None and limit is not None and grant.measure is Measure.LEAD_TIME is limit.measure:
        # What the fee buys is the clause's own days, which leave time for the carrier.
        grant = replace(grant, value=limit.value)
    given = _plainly(concession(grant, ruling.clause, case), ruling, case)
    return None if given is None else told_in_full(given, grant, ruling.counterparts, ruling, case)


def _unnamed(ruling: Ruling, case: Case) -> bool:
    """Whether a lower price is asked for, and nobody knows of which goods."""
    nameless = case.product is None and not case.apart and len(case.pack.products) > 1
    return ruling.ask.kind is AskKind.PRICE_CUT and nameless


def _plainly(given: str | None, ruling: Ruling, case: Case) -> str | None:
    """What is given without the condition that its counterpart names already: "refunded on the order"."""
    asked_for = " ".join(case.voice.clause_words(c.words) or "" for c in ruling.counterparts)
    if given is None or ", " not in given:
        return given
    head, _, tail = given.partition(", ")
    stems = {w[:_STEM] for w in re.findall(r"\w+", fold(asked_for)) if len(w) > _STEM}
    return head if any(w[:_STEM] in stems for w in re.findall(r"\w+", fold(tail))) else given


_STEM = 6


def _short_of_carriage(ruling: Ruling, case: Case) -> str | None:
    """How far an order whose value is known stays from free shipping; None for any other trade."""
    clause, currency = ruling.clause, case.pack.company.currency
    if ruling.grant is None or ruling.grant.measure is not Measure.FREE_SHIPPING or clause is None or not clause.limit:
        return None
    told = [f.number for f in case.situation.figures if f.unit is currency and f.number > _A_PIECE]
    if not told and case.product is not None and case.quantity is not None:
        told = [case.product.unit_price(case.quantity) * case.quantity]
    if len(told) != 1 or told[0] >= clause.limit.value:
        return None
    amounts = {"figure": clause.limit.value, "total": told[0], "price": clause.limit.value - told[0]}
    said = {name: say_figure(value, currency, case.language) for name, value in amounts.items()}
    return sentence(case.voice.say("shipping_gap", **said))


# Below this an amount is the price of a piece, not the value of an order.
_A_PIECE = 100


def _open(ruling: Ruling, case: Case) -> str | None:
    """What is asked in return, where what is given has no words of its own."""
    said = [w for c in ruling.counterparts if (w := case.voice.clause_words(c.words)) is not None]
    return case.voice.say("trade_open", counterpart=case.voice.say("or").join(said)) if said else None


def _beyond(ruling: Ruling, grant: Grant | None, case: Case) -> bool:
    """Whether the client asks for more than is given."""
    asked = ruling.requested
    if grant is None:
        return False
    if asked is None:
        return _priced_beyond(ruling, grant, case)
    if ruling.requested_unit is not grant.unit:
        return False
    limit = ruling.clause.limit if ruling.clause is not None else None
    usual = grant.measure in (Measure.LEAD_TIME, Measure.DEPOSIT)
    least = limit.bound is Bound.AT_LEAST if limit is not None else usual
    return asked < grant.value if least else asked > grant.value


def _priced_beyond(ruling: Ruling, grant: Grant, case: Case) -> bool:
    """Whether a price aimed at stays below our own even with the discount given."""
    product = case.product
    if grant.measure is not Measure.DISCOUNT or product is None or ruling.ask.kind is not AskKind.PRICE_CUT:
        return False
    price = product.unit_price(case.quantity)
    aims = [f.number for f in ruling.ask.figures if f.unit.is_money or f.unit is Unit.NUMBER]
    near = [a for a in aims if price / 2 < a < price]
    return bool(near) and min(near) < price * (1 - grant.value / 100)
