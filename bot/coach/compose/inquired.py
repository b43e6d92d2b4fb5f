"""Questions about goods and terms, answered from the price list and the public clauses; never from anything else."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.coach.compose.case import Case
from bot.coach.compose.extras import extras_in
from bot.coach.compose.fees import fee_known
from bot.coach.compose.leadtime import lead_time
from bot.coach.compose.price_in_mind import suggested
from bot.coach.compose.price_list import minimum, whole_list
from bot.coach.compose.prices_asked import prices
from bot.coach.compose.prices_of_several import compared
from bot.coach.compose.settled import proof_settled
from bot.coach.compose.sold import models, ordered
from bot.coach.compose.suiting import suiting
from bot.coach.compose.termsheet import (
    carriage,
    included,
    many_colours,
    of_a_deposit,
    of_cloth,
    payment,
    printed,
    printed_in_many,
    proofs,
    special_print,
    taxed,
    warranty,
)
from bot.coach.compose.topics import holds
from bot.coach.compose.unsold import not_sold, of_other_goods
from bot.coach.compose.validity import validity
from bot.coach.compose.voice import sentence
from bot.domain.asks import AskKind, ClaimKind
from bot.domain.facts import FactName
from bot.domain.inquiry import Inquiry, Subject
from bot.domain.policy import Measure
from bot.domain.stance import Move

_STOP = re.compile(r"(?<=[.!?]) (?=[A-ZÉÀÊÔ])")


@dataclass(frozen=True, slots=True)
class Inquired:
    """The answers in the order of the questions, what is to be found out as a phrase, and the subjects answered."""

    said: tuple[str, ...]
    missing: tuple[str, ...]
    about: frozenset[Subject]


def inquired(case: Case, before: str) -> Inquired:
    """The answers to the inquiries of the message that no other ruling answers; `before` is what was just said."""
    said: list[str] = []
    missing: list[str] = []
    about: set[Subject] = set()
    other = not_sold(case)
    if other is not None:
        said.append(other)
        about.add(Subject.RANGE)
    for inquiry in _in_order(case.situation.inquiries):
        if answered_elsewhere(inquiry, case) or (inquiry.subject in _OF_GOODS and of_other_goods(inquiry, case)):
            continue
        if inquiry.subject is Subject.PRINT and Subject.INCLUDED in about and not many_colours(inquiry):
            # What the price includes names the print.
            continue
        told = None if _of_a_sample(inquiry, case) else _answer(inquiry, case, " ".join([before, *said]))
        if told is None and inquiry.subject not in about:
            missing.append(case.voice.say(f"unsaid_{inquiry.subject}"))
        elif told is not None:
            about.add(inquiry.subject)
            heard = " ".join(said)
            told = " ".join(one for one in _STOP.split(told) if one not in heard)
            if told:
                said.append(told)
            if inquiry.subject is Subject.SUGGESTION and not suggested(inquiry, case):
                missing.append(case.voice.say("unsaid_suggestion"))
            if inquiry.subject in (Subject.PRINT, Subject.PRICE) and special_print(case):
                missing.append(case.voice.say("unsaid_print"))
            if inquiry.subject is Subject.PRINT and of_cloth(inquiry):
                missing.append(case.voice.say("unsaid_colours"))
            if inquiry.subject is Subject.PRINT and many_colours(inquiry):
                missing.append(case.voice.say("unsaid_print_more"))
    if Subject.PRICE in about and Subject.PRINT not in about and printed_in_many(case):
        # A price of one colour, to whoever prints in two, is half an answer.
        one = printed(case)
        said += [] if one is None else [one]
        missing.append(case.voice.say("unsaid_print_more"))
    if about and not about & _TOLD_WITH_THE_CHOICE and (fit := suiting(case)) is not None:
        # Whoever says what it should be like is told which model is, whatever else is asked.
        said.insert(0, fit)
        about.add(Subject.SUGGESTION)
    # "The price includes the print" says nothing beside "the price includes the print, three proofs and …".
    said = [s for s in said if not any(o != s and s.rstrip(".") in o for o in said)]
    return Inquired(tuple(said), tuple(dict.fromkeys(missing)), frozenset(about))


_TOLD_WITH_THE_CHOICE = frozenset({Subject.PRICE, Subject.SUGGESTION})
_WITH_THE_PRICE = frozenset({Subject.PRINT, Subject.INCLUDED, Subject.TAX, Subject.SHIPPING})


def _in_order(inquiries: tuple[Inquiry, ...]) -> tuple[Inquiry, ...]:
    """The inquiries as they were asked, what the price includes after the price; the range not beside a choice."""
    subjects = {i.subject for i in inquiries}
    kept = [i for i in inquiries if i.subject is not Subject.RANGE or Subject.SUGGESTION not in subjects]
    # "What could we get for that money?" asks for no price beside the goods that are named for it.
    sought = [i.quote for i in kept if i.subject is Subject.SUGGESTION]
    kept = [i for i in kept if i.subject is not Subject.PRICE or not any(said in i.quote for said in sought)]
    if not any(i.subject is Subject.PRICE for i in kept):
        return tuple(kept)
    at = max(n for n, i in enumerate(kept) if i.subject is Subject.PRICE)
    first = [i for i in kept[: at + 1] if i.subject not in _WITH_THE_PRICE]
    return (*first, *(i for i in kept[: at + 1] if i.subject in _WITH_THE_PRICE), *kept[at + 1 :])


def answered_elsewhere(inquiry: Inquiry, case: Case) -> bool:
    """Whether the ruling on another ask already tells what the inquiry is about."""
    facts = case.situation.facts
    if inquiry.subject is Subject.PRICE and whole_list(inquiry):
        return False
    if inquiry.subject is Subject.PRICE and any(fee_known(r, case) for r in case.stance.rulings):
        # The fee is told with what the whole order comes to.
        return True
    if inquiry.subject is Subject.LEAD_TIME and facts.flag(FactName.OUR_FAULT):
        # The repair names the day.
        return any(facts.get(name) is not None for name in (FactName.LEAVES_ON, FactName.ARRIVES_ON))
    rival = any(c.kind is ClaimKind.COMPETITOR for c in case.situation.claims)
    if inquiry.subject is Subject.PRICE and rival and case.situation.has(AskKind.PRICE_CUT):
        # Our price named beside another's is no question about it.
        return True
    others = [r for r in case.stance.rulings if r.ask.kind is not AskKind.PLAIN_QUESTION]
    ruled = {r.clause.limit.measure for r in others if r.clause is not None and r.clause.limit is not None}
    deposit = inquiry.subject is Subject.PAYMENT and of_a_deposit(inquiry) and Measure.DEPOSIT not in ruled
    if ruled & _RULED.get(inquiry.subject, frozenset()) and not deposit:
        return True
    priced = any(r.ask.kind in _PRICED_ALREADY and r.move is not Move.ANSWER for r in others)
    paid = any(r.ask.kind is AskKind.SCOPE_CHANGE and r.counterparts for r in others)
    sampled = any(r.ask.kind is AskKind.FREE_EXTRA and r.counterparts for r in others)
    if inquiry.subject is Subject.PRICE and sampled and not inquiry.goods and not _before_samples(inquiry, case):
        # "How much is it?" beside a sample asks for its price.
        return True
    if inquiry.subject is Subject.PRICE and _ON_TOP.search(inquiry.quote):
        # What an extra adds is found out with the extra.
        return bool(extras_in(case.situation.message.text, "", case))
    agreed = case.situation.has(AskKind.ACCEPTANCE) and not any(r.move is Move.HOLD for r in others)
    if inquiry.subject is Subject.LEAD_TIME and agreed and case.product is not None and not _settled(case):
        # The steps of the order tell the days.
        return case.product.lead_days is not None
    if inquiry.subject is Subject.LEAD_TIME and paid:
        # A change that is paid for says from when the delay runs.
        return True
    given = any(r.ask.kind is AskKind.SCOPE_CHANGE and r.move is Move.YIELD for r in others)
    total = _IN_ALL.search(inquiry.quote) is not None
    if inquiry.subject is Subject.PRICE and given and not total and not inquiry.goods and _OF_IT.search(inquiry.quote):
        # What a change costs that is included is told with the change.
        return True
    if inquiry.subject is Subject.PRICE and (paid or (priced and not ordered(inquiry, case))):
        return True
    in_time = any(r.ask.kind is AskKind.RUSH and r.move is Move.YIELD for r in others)
    if inquiry.subject is Subject.LEAD_TIME and _settled(case) and not in_time:
        # When an approved order leaves is told whatever is wanted sooner.
        return False
    kind = _ASKED.get(inquiry.subject)
    return any(r.ask.kind is kind and inquiry.quote in r.ask.quote for r in others)


def _before_samples(inquiry: Inquiry, case: Case) -> bool:
    """Whether a price is asked for with the least order, before any word of a sample: it is the price of the goods."""
    samples = next(t for t in case.voice.book.topics if t.id == "samples")
    ahead, found, _ = case.situation.message.text.partition(inquiry.quote)
    of_goods = any(i.subject is Subject.MINIMUM and i.quote in ahead for i in case.situation.inquiries)
    return bool(found) and of_goods and not holds(samples.words, ahead + inquiry.quote)


_IN_ALL = re.compile(r"\b(?:en tout|au total|total|altogether|in all|all together|all in|the lot)\b", re.IGNORECASE)
"""The price of the order as it becomes, not of the change."""

_OF_IT = re.compile(r"\b(?:that|this|it|ça|cela)\b", re.IGNORECASE)
_ON_TOP = re.compile(
    r"\b(?:en plus|en sus|extra|on top|ça ferait|cela ferait|ça coûterait|would that|would it)\b", re.IGNORECASE
)


def _of_a_sample(inquiry: Inquiry, case: Case) -> bool:
    """Whether how long it takes is asked of a sample that is paid for, not of the goods."""
    sampled = any(r.ask.kind is AskKind.FREE_EXTRA and r.counterparts for r in case.stance.rulings)
    return sampled and inquiry.subject is Subject.LEAD_TIME and not inquiry.goods


def _settled(case: Case) -> bool:
    """Whether the proof is approved: then the day itself is told."""
    approved = case.situation.facts.flag(FactName.PROOF_APPROVED) is True
    return approved or proof_settled(
        case.situation.message.text, case.voice.book.marks["proof_ok"], case.situation.points
    )


_RULED: Mapping[Subject, frozenset[Measure]] = {
    Subject.SHIPPING: frozenset({Measure.FREE_SHIPPING}),
    Subject.MINIMUM: frozenset({Measure.MINIMUM_ORDER}),
    Subject.WARRANTY: frozenset({Measure.WARRANTY}),
    Subject.PAYMENT: frozenset({Measure.DEPOSIT, Measure.PAYMENT_DELAY}),
    Subject.PROOFS: frozenset({Measure.REVISIONS}),
}
_ASKED = {Subject.LEAD_TIME: AskKind.RUSH, Subject.PRICE: AskKind.PRICE_CUT}
_OF_GOODS = frozenset(
    {Subject.PRICE, Subject.LEAD_TIME, Subject.MINIMUM, Subject.RANGE, Subject.COLOURS, Subject.SUGGESTION}
)
# What a change costs is told by its own ruling; the price that a favour is to keep is its own subject.
_PRICED_ALREADY = frozenset({AskKind.SCOPE_CHANGE, AskKind.SPECIAL_FAVOUR})


def _answer(inquiry: Inquiry, case: Case, before: str) -> str | None:
    """What the pack says to one inquiry; None where it says nothing."""
    match inquiry.subject:
        case Subject.PRICE | Subject.SUGGESTION if case.foreign is not None:
            # Of a model that the list has not, no price is told.
            return None
        case Subject.PRICE:
            return prices(inquiry, case, before)
        case Subject.LEAD_TIME:
            return lead_time(inquiry, case)
        case Subject.TAX:
            return taxed(case)
        case Subject.INCLUDED:
            return included(case)
        case Subject.PRINT:
            return printed(case)
        case Subject.MINIMUM:
            return minimum(inquiry, case)
        case Subject.SHIPPING:
            return carriage(inquiry, case)
        case Subject.RANGE:
            return models(inquiry, case)
        case Subject.PROOFS:
            return proofs(inquiry, case)
        case Subject.WARRANTY:
            return warranty(case)
        case Subject.PAYMENT:
            return payment(inquiry, case)
        case Subject.SUGGESTION:
            return suggested(inquiry, case) or compared(inquiry, case)
        case Subject.VALIDITY:
            return validity(case)
        case Subject.FILES:
            return sentence(case.voice.say("answer_files", next=case.next_day))
        case Subject.PRINT_AREA | Subject.COLOURS | Subject.PAYMENT_MEANS | Subject.CUSTOMS | Subject.ADDRESSES:
            # no field of a pack holds them: they are found out
            return None
