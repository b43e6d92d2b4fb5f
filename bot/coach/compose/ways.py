"""What is still possible beside a no, as the pack really offers it to this order."""

import re
from dataclasses import replace
from decimal import Decimal

from bot.coach.compose.aims import asked
from bot.coach.compose.budgeted import far_from, least_order, within_budget
from bot.coach.compose.case import Case
from bot.coach.compose.comes_to import dearer_by_quantity, in_stock, reached_by_quantity, with_its_day
from bot.coach.compose.concession import numbers, public
from bot.coach.compose.fitted import for_this_order
from bot.coach.compose.nearest import nearest, nearest_step, to_month_end
from bot.coach.compose.offers import met
from bot.coach.compose.parts import Part, Place, words
from bot.coach.compose.spare import spare
from bot.coach.compose.still_traded import noted_terms, still_traded
from bot.coach.compose.struck import agreed
from bot.coach.compose.topics import holds, topic_text
from bot.coach.compose.voice import sentence
from bot.domain.asks import AskKind
from bot.domain.facts import FactName
from bot.domain.figures import Unit
from bot.domain.phrases import Topic
from bot.domain.policy import Authority, Bound, Clause, CounterpartKind, Measure
from bot.domain.stance import Move, Ruling
from bot.reading.folding import fold

_DAYS = re.compile(r"(\d+)\s*(?:jours?|days?)")


def alternatives(ruling: Ruling, case: Case, beside: str = "") -> tuple[str, ...]:
    """The clause's alternatives that fit this order and that a client may hear, the best fitting first.

    Left out: those that `beside` says already, those that fall short of a delay asked for, those
    that this order has reached or cannot reach, and what concessions granted before rule out.
    """
    clause = public(ruling.clause)
    said = () if clause is None else tuple(w for a in clause.alternatives if (w := case.voice.clause_words(a)))
    known = numbers(beside)
    # Concessions add up: once something was given in this case, no further percentage is put forward.
    given = bool(case.stance.granted_so_far)
    fitting = [
        told
        for w in said
        if not (numbers(w) and numbers(w) <= known)
        and not (given and "%" in w)
        and not _misplaced(w, ruling, case)
        and not _of_another_need(w, case)
        and not _below_what_is_met(w, ruling, case)
        and (order := for_this_order(w, ruling, case)) is not None
        and (told := with_its_day(order, ruling, case)) is not None
    ]
    # What comes too late is no way where something comes in time.
    return tuple(w for w in fitting if not too_slow(w, ruling)) or tuple(fitting)


def _misplaced(way: str, ruling: Ruling, case: Case) -> bool:
    """Whether a way forgets where the order stands.

    Unprinted goods once a print is approved, more pieces to whoever has too many.
    """
    facts, marks = case.situation.facts, case.voice.book.marks
    made: tuple[FactName, ...] = (FactName.PROOF_APPROVED, FactName.PRODUCTION_STARTED, FactName.CUSTOM_MADE)
    if ruling.ask.kind is AskKind.RUSH and ruling.move in (Move.HOLD, Move.ESCALATE):
        # A logo that is wanted is not printed yet: without it the goods may come in time, where no print can.
        made = made[:2]
    if any(facts.flag(n) is True for n in made) and holds(marks["unprinted"], way):
        return True
    extra = ruling.ask.kind is AskKind.FREE_EXTRA and (
        "%" in way or holds((*marks["next_break"], *marks["smaller"]), way)
    )
    if extra and agreed(case):
        # Whoever has just said yes, and for how many, is offered no other price.
        return True
    surplus = ruling.ask.kind is AskKind.RETURN_OR_WARRANTY and facts.flag(FactName.DEFECT) is not True
    return surplus and holds(marks["new_run"], way)


def _of_another_need(way: str, case: Case) -> bool:
    """Whether a way saves time for somebody who asked for none: "receive a first part earlier"."""
    marks, text = case.voice.book.marks, case.situation.message.text
    return holds(marks["sooner"], way) and not (case.situation.has(AskKind.RUSH) or holds(marks["hurried"], text))


def _below_what_is_met(way: str, ruling: Ruling, case: Case) -> bool:
    """Whether a smaller discount is put forward to somebody who already meets the terms of a larger one."""
    percents = [Decimal(n.replace(",", ".")) for n in re.findall(r"(\d+(?:[.,]\d+)?)\s*%", way)]
    for one in (ruling, *case.stance.rulings):
        grant = one.grant or one.fallback_grant
        clause = one.clause if one.grant is not None else one.fallback
        if grant is None or clause is None or grant.measure is not Measure.DISCOUNT:
            continue
        if percents and max(percents) <= grant.value and met(clause.counterparts, case) is not None:
            return True
    return False


def too_slow(way: str, ruling: Ruling) -> bool:
    """Whether an alternative takes more days than were asked for."""
    days = [Decimal(d) for d in _DAYS.findall(way)]
    if ruling.requested is None or ruling.requested_unit is not Unit.DAYS or not days:
        return False
    return min(days) > ruling.requested and _shortens(ruling.clause)


def _shortens(clause: Clause | None) -> bool:
    return clause is not None and clause.limit is not None and clause.limit.bound is Bound.AT_LEAST


def ways(ruling: Ruling, topic: Topic, case: Case, *, many: bool, short: bool) -> tuple[tuple[Part, ...], int]:
    """The ways forward beside a no, and how many they are. `many` allows two; `short` takes the shortest."""
    # Of an order invoiced before, nothing is for sale any more.
    trade = None if topic.id == "invoiced" else still_traded(ruling, case, short=short)
    if trade is not None and ruling.ask.kind is AskKind.PAYMENT_TERMS and noted_terms(case) is not None:
        # Beside the client's own terms, those of the policies are no way.
        return (Part("way", sentence(trade), Place.WAYS, 1),), 1
    cheaper = reached_by_quantity(ruling, case)
    if cheaper is not None:
        first = Part("way", sentence(cheaper), Place.WAYS, 1)
        if trade is not None and ruling.fallback is not None and met(ruling.fallback.counterparts, case) is not None:
            # What this very order opens comes before a larger one.
            opened = Part("way", sentence(trade), Place.WAYS, 1)
            return ((opened, replace(first, rank=2)), 2) if many else ((opened,), 1)
        second = Part("way", sentence(trade), Place.WAYS, 2) if trade else None
        if second is not None and (_in_cash(ruling, case) or dearer_by_quantity(case)):
            # What this very order may have comes before a larger one that costs more in all.
            first, second = replace(second, rank=1), replace(first, rank=2)
        return ((first, second), 2) if second is not None and many else ((first,), 1)
    if (budget := within_budget(ruling, case)) is not None:
        return _budgeted(budget, trade, ruling, case, many=many)
    if (own := own_way(ruling, case)) is not None:
        return (Part("way", own, Place.WAYS, 1),), 1
    close = nearest(ruling, case) if ruling.why == "beyond_limit" else None
    if trade is not None and case.pressed:
        # Whoever decides within the day is told what can be had within it.
        close = None
    found = list(alternatives(ruling, case, f"{trade or ''} {close or ''}"))
    if close is not None:
        # What lies nearest to the request comes first, even if somebody else decides on it.
        first = Part("way", sentence(close), Place.WAYS, 1)
        if trade is not None and ruling.fallback is not None and met(ruling.fallback.counterparts, case) is not None:
            # What their own offer opens at once comes before what somebody else decides.
            given = Part("way", sentence(trade), Place.WAYS, 1)
            step = nearest_step(ruling, case)
            if step is not None and met(step.counterparts, case) is not None:
                # What they bring is enough for both: the larger one comes first.
                return (first, replace(given, rank=2)), 1
            return ((given, replace(first, rank=2)), 2) if many else ((given,), 1)
        if trade is not None and ruling.ask.kind is AskKind.PRICE_CUT:
            # What the speaker may give alone comes before what somebody else decides.
            return _own_first(trade, ruling, case, many=many)
        open_to_all = trade is not None and ruling.fallback is not None and not ruling.fallback.counterparts
        if not many:
            return (Part("way", sentence(trade), Place.WAYS, 1) if trade and open_to_all else first,), 1
        if ruling.ask.kind is AskKind.RUSH and found and not too_slow(found[0], ruling):
            # What is there in time says more than a second delay that is too long.
            return (first, Part("way", framed("way_trade_or", (found[0],), case), Place.WAYS, 2)), 2
        if trade is not None and open_to_all:
            # What anyone may have at once comes before what somebody else decides.
            usual = Part("way", sentence(trade), Place.WAYS, 1)
            return (usual, first if to_month_end(ruling) is not None else replace(first, rank=2)), 2
        if trade is not None:
            return (first, Part("way", sentence(trade), Place.WAYS, 2)), 2
        own = next((w for w in found if not _studied(w, case)), None)
        if own is None:
            return (first,), 1
        return (first, Part("way", framed("way_trade_or", (own,), case), Place.WAYS, 2)), 2
    if short and topic.id != "break":
        found.sort(key=words)
    if (
        trade is not None
        and found
        and (ruling.ask.kind is AskKind.SPEC_DOWNGRADE or late(ruling) or topic.id == "break")
    ):
        # A simpler model to whoever wants it simpler, what is there in time to whoever is pressed: the trade is second.
        first = Part("way", framed("way_one", (found[0],), case), Place.WAYS, 1)
        return (first, *((Part("way", sentence(trade), Place.WAYS, 2),) if many else ())), 1 + many
    if trade is not None:
        if not found or not many:
            return (Part("way", sentence(trade), Place.WAYS, 1),), 1
        other = framed("way_trade_or", (found[0],), case)
        return (Part("way", sentence(trade), Place.WAYS, 1), Part("way", other, Place.WAYS, 2)), 2
    if not found:
        general = topic_text(topic, ruling.ask, "way", asked(ruling, case), case.voice)
        found = [] if general is None else [general]
    if len(found) > 1 and many:
        return (Part("way", framed("way_two", (found[0], found[1]), case), Place.WAYS, 1),), 2
    if found:
        return (Part("way", framed("way_one", (found[0],), case), Place.WAYS, 1),), 1
    return (), 0


def _in_cash(ruling: Ruling, case: Case) -> bool:
    """Whether what is still traded asks for nothing but payment with the order."""
    found = spare(ruling, case)
    asked_for = found[0].counterparts if found is not None else ()
    return bool(asked_for) and all(c.kind is CounterpartKind.PREPAYMENT for c in asked_for)


def _own_first(trade: str, ruling: Ruling, case: Case, *, many: bool) -> tuple[tuple[Part, ...], int]:
    """The discount that the speaker gives alone, then the larger one that somebody else decides on."""
    given = Part("way", sentence(trade), Place.WAYS, 1)
    further = nearest(ruling, case, beyond=True)
    if further is None:
        return (given,), 1
    return (given, Part("way", sentence(further), Place.WAYS, 1)), 2 if many else 1


def _budgeted(
    budget: str, trade: str | None, ruling: Ruling, case: Case, *, many: bool
) -> tuple[tuple[Part, ...], int]:
    """What meets the price aimed at, or that nothing does; then what comes nearest to it for these goods."""
    first = Part("way", budget, Place.WAYS, 1)
    if trade is not None and ruling.fallback is not None and met(ruling.fallback.counterparts, case) is not None:
        # What they bring for the goods they want comes before other goods.
        opened = Part("way", sentence(trade), Place.WAYS, 1)
        return (opened, replace(first, rank=2)), 2 if many else 1
    close = nearest(ruling, case) or trade
    if close is None or not many or (within_budget(ruling, case) is not None and far_from(ruling, case)):
        return (first,), 1
    return (first, Part("way", sentence(close), Place.WAYS, 2)), 2


def own_way(ruling: Ruling, case: Case) -> str | None:
    """The least order where fewer are wanted; what the refusing clause itself gives, and on which day it leaves."""
    least = least_order(ruling, case)
    if least is not None:
        return framed("way_one", (least,), case)
    clause = public(ruling.clause)
    mine = clause is not None and clause.authority is Authority.SALESPERSON and not clause.counterparts
    if clause is None or not mine or ruling.ask.kind is not AskKind.RUSH:
        return None
    given = case.voice.clause_words(clause.concession)
    return None if given is None else sentence(case.voice.say("way_grant", concession=in_stock(given, ruling, case)))


def _studied(way: str, case: Case) -> bool:
    """Whether an alternative is itself for somebody else to decide: beside the nearest step it says less."""
    return holds(case.voice.book.marks["studied"], way)


def late(ruling: Ruling) -> bool:
    """Whether what the speaker may offer comes after the delay asked for."""
    if ruling.requested is None or ruling.requested_unit is not Unit.DAYS or ruling.fallback_grant is None:
        return False
    grant = ruling.fallback_grant
    return grant.measure is Measure.LEAD_TIME and grant.value > ruling.requested


def framed(key: str, said: tuple[str, ...], case: Case) -> str:
    """Say the ways in one sentence: with "you" where the client takes every one of them."""
    first = case.voice.book.marks["reader_does"]
    own = (re.sub(r"^(?:vous |te |t')", "", fold(w)) for w in said)
    theirs = all(o.split(" ", 1)[0] in first and "ensemble" not in o and "together" not in o for o in own)
    values = dict(zip(("way", "other_way"), said, strict=False))
    return sentence(case.voice.say(f"{key}_you" if theirs else key, **values))
