"""What the client brings of their own accord, and how a counterpart they already meet is told."""

import re
from collections.abc import Mapping
from decimal import Decimal

from bot.coach.compose.case import Case
from bot.coach.compose.concession import counterpart
from bot.coach.compose.counts import in_words
from bot.domain.asks import AskKind
from bot.domain.facts import FactName, Origin
from bot.domain.figures import Unit
from bot.domain.policy import Counterpart, CounterpartKind
from bot.reading.folding import fold
from bot.reading.format import say_figure

_THEIRS = (Origin.MESSAGE, Origin.THREAD)


def met(choices: tuple[Counterpart, ...], case: Case) -> Counterpart | None:
    """The first counterpart that the client already offers or fulfils, or None."""
    found = [c for c in choices if _fulfilled(c, case)]
    # What they offer in words is acknowledged before what their order happens to reach.
    return min(found, key=lambda c: c.kind is CounterpartKind.QUANTITY, default=None)


def _fulfilled(choice: Counterpart, case: Case) -> bool:
    facts, floor = case.situation.facts, choice.value or Decimal(0)
    match choice.kind:
        case CounterpartKind.PREPAYMENT:
            return facts.flag(FactName.CASH_OFFERED) is True
        case CounterpartKind.REFERENCE:
            return facts.flag(FactName.REFERENCE_OFFERED) is True
        case CounterpartKind.COMMITMENT:
            months = facts.number(FactName.COMMITMENT_OFFERED)
            return months is not None and months >= floor
        case CounterpartKind.QUANTITY:
            pieces = facts.number(FactName.QUANTITY_OFFERED) or facts.number(FactName.QUANTITY)
            return choice.unit in (None, Unit.PIECES) and pieces is not None and pieces >= floor
        case _:
            return False


def offer_words(given: str, choices: tuple[Counterpart, ...], keys: tuple[str, str], case: Case) -> str | None:
    """The concession `given` with what is asked for it, in one sentence; None when the counterparts cannot be said.

    `keys` names the text for what is still to be brought, then the one for what is brought already.
    """
    voice = case.voice
    one = met(choices, case)
    since = told_since(one, case) if one is not None else None
    if since is not None:
        return voice.say(keys[1], offer=since, concession=given)
    price = counterpart((one,) if one is not None else choices, case)
    if price is None:
        return None
    fee = f"{keys[0]}_fee"
    paid = all(c.kind is CounterpartKind.FEE for c in choices) and fee in voice.book.texts
    key = "trade_case" if one is not None else fee if paid else keys[0]
    return voice.say(key, counterpart=price, concession=given)


def told_since(one: Counterpart, case: Case) -> str | None:
    """What the client brings that meets a counterpart, as a clause after "since"; None where it cannot be told."""
    facts, voice = case.situation.facts, case.voice
    match one.kind:
        case CounterpartKind.PREPAYMENT:
            return voice.say("since_cash")
        case CounterpartKind.REFERENCE:
            return voice.say("since_reference")
        case CounterpartKind.QUANTITY:
            return _since_quantity(one, case)
        case CounterpartKind.COMMITMENT:
            months = facts.number(FactName.COMMITMENT_OFFERED) or Decimal(0)
            return voice.say("since_commitment", months=say_figure(months, Unit.MONTHS, case.language))
        case _:
            return None


def _since_quantity(one: Counterpart, case: Case) -> str | None:
    """The pieces that reach the counterpart, with what the clause asks of them after ("in one delivery").

    Pieces that would be ordered are told as such: the order as it stands may be smaller.
    """
    words, would_be = case.voice.clause_words(one.words) or "", case.situation.facts.number(FactName.QUANTITY_OFFERED)
    pieces = would_be if would_be is not None else case.situation.facts.number(FactName.QUANTITY)
    match = _LEAST.search(words)
    if match is None or pieces is None:
        return None
    number = say_figure(pieces, Unit.PIECES, case.language)
    key = (
        "since_quantity"
        if would_be in (None, case.situation.facts.number(FactName.QUANTITY))
        else "since_quantity_offered"
    )
    condition = match[1].strip(" ,")
    if condition and not _told_already(condition, case):
        # What the discount asks beside the number is our condition, not the client's words.
        return case.voice.say(key, pieces=number) + case.voice.say("since_condition", condition=condition)
    return case.voice.say(key, pieces=number + match[1])


def _told_already(condition: str, case: Case) -> bool:
    """Whether the client's message speaks of what a counterpart asks ("livrées en une fois")."""
    own = {w[:_STEM] for w in re.findall(r"\w+", fold(condition)) if len(w) >= _STEM}
    said = {w[:_STEM] for w in re.findall(r"\w+", fold(case.situation.message.text))}
    return bool(own & said)


_STEM = 5


_LEAST = re.compile(r"(?:au moins|at least|minimum de) \d[\d\s\u00a0\u202f.,]* ?[^\W\d_]+(.*)$")


def offered(case: Case) -> str | None:
    """What the client proposes in their own message, as a noun phrase; None when nothing."""
    own = {f.name: f.value for f in reversed(case.situation.facts.items) if f.origin in _THEIRS}
    voice = case.voice
    if own.get(FactName.CASH_OFFERED) is True:
        return voice.say("offer_cash")
    months = own.get(FactName.COMMITMENT_OFFERED)
    if isinstance(months, Decimal):
        return voice.say("offer_commitment", months=say_figure(months, Unit.MONTHS, case.language))
    return voice.say("offer_reference") if own.get(FactName.REFERENCE_OFFERED) is True else None


def loyalty(case: Case) -> Mapping[str, str] | None:
    """The years and the orders of a long relation, by variable, as the user knows them; None when it is not long."""
    # A client's own word on it is a claim.
    known = {f.name: f.value for f in reversed(case.situation.facts.items) if f.origin in (Origin.CARD, Origin.CONTEXT)}
    orders, years = known.get(FactName.ORDERS), known.get(FactName.YEARS)
    said: dict[str, str] = {}
    if isinstance(years, Decimal) and years >= _LOYAL_YEARS:
        said["years"] = _lettered(say_figure(years, Unit.YEARS, case.language), years, case)
    if isinstance(orders, Decimal) and _counted_before(case):
        orders += 1
    if isinstance(orders, Decimal) and orders >= _LOYAL_ORDERS:
        said["orders"] = in_words(orders, case.language)
    return said or None


def _counted_before(case: Case) -> bool:
    """Whether the orders are those before the one that a note calls the fifth, and that one is delivered by now."""
    noted = (f for f in case.situation.facts if f.name is FactName.ORDERS and f.origin is Origin.CONTEXT)
    nth = any(_NTH.search(fold(f.quote)) is not None for f in noted)
    delivered = case.situation.has(AskKind.COMPLAINT) or case.situation.has(AskKind.RETURN_OR_WARRANTY)
    return nth and delivered


_NTH = re.compile(
    r"\b(?:\w+ieme|[2-9]e|[2-9]eme|seconde|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|[2-9](?:nd|rd|th))"
    r" (?:commande|achat|order|purchase)\b"
)


def _lettered(said: str, count: Decimal, case: Case) -> str:
    """A counted noun with its small number in letters: "trois ans"."""
    _, noun = said.replace("\u00a0", " ").split(" ", 1)
    return f"{in_words(count, case.language)} {noun}"


_LOYAL_ORDERS, _LOYAL_YEARS = 2, 2
