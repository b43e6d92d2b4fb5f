"""The speaker's own trade beside a no, or while somebody else decides."""

import re
from decimal import Decimal

from bot.coach.compose.case import Case
from bot.coach.compose.comes_to import told_in_full
from bot.coach.compose.concession import concession, within_reach
from bot.coach.compose.offers import met, offer_words
from bot.coach.compose.ruled import tax_tag
from bot.coach.compose.spare import spare
from bot.domain.asks import AskKind
from bot.domain.facts import FactName, Origin
from bot.domain.policy import Bound, Clause, Counterpart, CounterpartKind, Measure
from bot.domain.stance import Ruling
from bot.reading.format import say_figure


def still_traded(ruling: Ruling, case: Case, *, short: bool) -> str | None:
    """The trade still open beside a no: the counterpart first, then the concession."""
    found = spare(ruling, case)
    if found is None or _spent(found[0], case) or _unreached(found[0]):
        return None
    given = concession(found[1], found[0], case)
    if given is None:
        return None
    if found[0].counterparts:
        choices = _without_a_larger_order(within_reach(found[0].counterparts, case), case)
        if short and met(choices, case) is None:
            # Where one alone can be said, it is one that asks for no larger order.
            choices = tuple(sorted(choices, key=lambda c: c.kind is CounterpartKind.QUANTITY))[:1]
        given = told_in_full(given, found[1], choices, ruling, case)
        return offer_words(given, choices, ("way_trade", "way_since"), case)
    usual = found[0].limit is not None and found[0].limit.bound is Bound.AT_LEAST
    if usual and ruling.ask.kind is AskKind.PAYMENT_TERMS and (own := noted_terms(case)) is not None:
        return case.voice.say("usual_noted", way=own)
    given = _amounting(given, found[0], case)
    return case.voice.say("usual_terms" if usual else "way_grant", concession=given)


def _without_a_larger_order(choices: tuple[Counterpart, ...], case: Case) -> tuple[Counterpart, ...]:
    """The counterparts less a larger order, where that alone has a lower price by the list and something else will do.

    "5% with 1,000 pieces" hides that they cost less anyhow.
    """
    if case.product is None or case.quantity is None or met(choices, case) is not None:
        return choices
    now = case.product.unit_price(case.quantity)
    kept = tuple(
        c
        for c in choices
        if c.kind is not CounterpartKind.QUANTITY or c.value is None or case.product.unit_price(int(c.value)) >= now
    )
    return kept or choices


def _amounting(given: str, clause: Clause, case: Case) -> str:
    """A deposit in percent with what it comes to for this order; else as it stands."""
    limit, product, number = clause.limit, case.product, case.quantity
    if limit is None or limit.measure is not Measure.DEPOSIT or product is None or number is None or case.several:
        return given
    if case.stance.granted_so_far or number < product.prices[0].from_quantity:
        return given
    quoted = case.situation.facts.number(FactName.QUOTED_UNIT_PRICE)
    share = re.search(rf"{limit.value:f}\s?%", given)
    part = ((quoted or product.unit_price(number)) * number * limit.value / 100).quantize(Decimal("0.01"))
    total = say_figure(part, case.pack.company.currency, case.language)
    if share is None:
        return given
    told = case.voice.say("deposit_amount", figure=share[0], total=total, **tax_tag(case))
    return f"{given[: share.start()]}{told}{given[share.end() :]}"


_TERMS = re.compile(
    r"\b(?:nos|our) (?:conditions|modalités|terms)(?: (?:de (?:paiement|règlement)|of payment|actuelles|here))?"
    r"(?: (?:sont|are))? ?:? ?(?P<terms>[^.;\n]{5,70})",
    re.IGNORECASE,
)


def noted_terms(case: Case) -> str | None:
    """The terms of payment that the user's note gives for this client, in its words; None without any."""
    said = (f.quote or str(f.value) for f in case.situation.facts if f.origin in (Origin.CONTEXT, Origin.CARD))
    for one in said:
        match = _TERMS.search(one)
        if match is not None and any(c.isdigit() for c in match["terms"]):
            return match["terms"].strip()
    return None


def _unreached(clause: Clause) -> bool:
    """Whether the clause gives from an order value on: beside a no on it, this order does not reach it."""
    return clause.limit is not None and clause.limit.measure is Measure.FREE_SHIPPING


def _spent(clause: Clause, case: Case) -> bool:
    """Whether this case has used up what the clause includes: three proofs, when four were made."""
    done = case.situation.facts.number(FactName.REVISIONS_DONE)
    limit = clause.limit
    return limit is not None and limit.measure is Measure.REVISIONS and done is not None and done >= limit.value


def meanwhile(ruling: Ruling, case: Case) -> str | None:
    """What can be given at once while somebody else decides; None when nothing can."""
    found = spare(ruling, case)
    if found is None or not found[0].counterparts:
        return None
    given = concession(found[1], found[0], case)
    if given is None:
        return None
    given = told_in_full(given, found[1], within_reach(found[0].counterparts, case), ruling, case)
    return offer_words(given, found[0].counterparts, ("way_meanwhile", "way_meanwhile_since"), case)
