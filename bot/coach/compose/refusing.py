"""A no with its reason and what is possible instead, a condition with what it opens."""

from collections.abc import Mapping
from dataclasses import replace

from bot.coach.compose.aims import asked
from bot.coach.compose.budgeted import beyond_all
from bot.coach.compose.case import Case
from bot.coach.compose.comes_to import too_late
from bot.coach.compose.core import Core, Room, reason, step
from bot.coach.compose.earned import earned_terms
from bot.coach.compose.nearest import nearest, to_month_end
from bot.coach.compose.pack_answers import listed_price
from bot.coach.compose.parts import Part, Place
from bot.coach.compose.ruled import clause_text
from bot.coach.compose.told_signs import told
from bot.coach.compose.topics import holds, topic_text
from bot.coach.compose.voice import sentence
from bot.coach.compose.ways import ways
from bot.coach.compose.why import warranty_over
from bot.coach.compose.word_claimed import word_claimed
from bot.domain.asks import AskKind
from bot.domain.draft import Tone
from bot.domain.facts import FactName
from bot.domain.figures import Unit
from bot.domain.inquiry import Subject
from bot.domain.phrases import Topic
from bot.domain.policy import Authority, Measure
from bot.domain.stance import Move, Ruling
from bot.reading.format import say_figure
from bot.reading.rivals import of_a_rival

_PRESSURE = (AskKind.ULTIMATUM, AskKind.ABUSE)


def hold(ruling: Ruling, topic: Topic, case: Case, room: Room, before: str) -> Core:
    """The no in one sentence, the interest it protects, the ways that stay open, a question, a day.

    A figure that `before` has just told back is not said again.
    """
    used = case.voice.say("refusal_used") if ruling.why == "room_used" else None
    values = _of_the_other(asked(ruling, case), ruling, topic, case)
    # A no without its reason and a way on is no answer, unless few words were asked for or much is to be said.
    alone = case.style.tone is not Tone.SHORTER and sum(r.ask.kind not in _PRESSURE for r in case.stance.rulings) <= 1
    if any(values[name] in before for name in _REFUSED if name in values):
        # "That far" is clear where nothing else was spoken of since.
        own = alone and "refusal_alone" in topic.texts
        far = topic_text(topic, ruling.ask, "refusal_alone", values, case.voice) if own else None
        used = used or far or topic_text(topic, ruling.ask, "refusal_told", values, case.voice)
    limit = ruling.clause.limit if ruling.clause is not None else None
    if limit is not None and limit.measure is Measure.MINIMUM_ORDER:
        # From how many it is made is half of the answer.
        values = {**values, "figure": say_figure(limit.value, Unit.PIECES, case.language)}
    if limit is not None and limit.measure is Measure.FREE_SHIPPING:
        values = {**values, "figure": say_figure(limit.value, case.pack.company.currency, case.language)}
    said = used or topic_text(topic, ruling.ask, "refusal", values, case.voice) or ""
    over = warranty_over(ruling, case)
    parts = [*listed_first(ruling, topic, case, before), *(over or [Part("no", sentence(said), Place.CORE)])]
    if _back_for_good(ruling) and told("credit", case):
        parts.append(Part("no", sentence(case.voice.say("no_credit")), Place.CORE))
    if to_month_end(ruling) is not None:
        parts.append(Part("why", sentence(case.voice.say("month_end")), Place.CORE))
    because = reason(ruling, topic, case)
    if because:
        # beside our own fault the regret and what is put right come first
        beside = ruling.clause is not None and ruling.clause.authority is Authority.MANAGER
        parts.append(Part("reason", sentence(because), Place.CORE, 0 if alone else 3 if beside else 1))
    parts += _open_later(ruling, values, case)
    if (above := beyond_all(ruling, case)) is not None:
        # Beside other matters it is the way on, and stays.
        parts.append(Part("why", above, Place.CORE, 1 if alone else 0))
    # A no is followed by its reason: what they say they were told comes after both.
    parts += word_claimed(ruling, case)
    # sound goods that stay need more than one use to choose from
    many = room.many or (_back_for_good(ruling) and told("credit", case))
    forward, count = ways(ruling, topic, case, many=many, short=room.short)
    if (earned := earned_terms(ruling, case)) is not None:
        # What their own history opens at once comes before what is asked of others.
        others = forward[:1] if many else ()
        forward, count = (Part("way", earned, Place.WAYS, 1), *others), 1 + len(others)
    if alone:
        forward = tuple(replace(p, rank=0) if i == 0 else p for i, p in enumerate(forward))
    if ruling.clause is not None and ruling.clause.authority is Authority.MANAGER and ruling.why == "beyond_limit":
        # what the manager may give of it is half of the answer
        forward = tuple(replace(p, rank=0) if i == 0 else p for i, p in enumerate(forward))
    forward = (*forward, *too_late(ruling, case, " ".join(p.text for p in forward)))
    key = "question_two" if count > 1 else "question_one" if count or case.precise else "question_open"
    if (
        count == 1
        and ruling.why == "beyond_limit"
        and any(p.text == sentence(nearest(ruling, case) or "") for p in forward)
    ):
        key = "nearest_question"
    after = step(ruling, topic, case)
    if topic.id in ("quality", "checks") and not any(holds(case.voice.book.marks["simpler"], p.text) for p in forward):
        # Where no simpler model was named, there is none to choose.
        after = step(ruling, next(t for t in case.voice.book.topics if t.id == "price"), case)
    sized = ruling.why == "beyond_limit" and unsized(ruling, case)
    if unsized(ruling, case):
        key = "ask_quantity"
    hangs = key == "nearest_question"
    if hangs:
        # What comes next is the answer of whoever is asked: "if so" follows that question and no other.
        after = sentence(case.voice.say("nearest_when", decided=case.decided_day))
    return Core(Move.HOLD, (*parts, *forward), sentence(case.voice.say(key)), after, hangs=hangs, sized=sized)


def _of_the_other(values: Mapping[str, str], ruling: Ruling, topic: Topic, case: Case) -> Mapping[str, str]:
    """The values, without their own price where matching another house's is refused: no "so" follows for it."""
    ask = ruling.ask
    theirs = [f for f in ask.figures if f.unit.is_money and of_a_rival(ask.quote, f.text)]
    if topic.id != "match" or len(theirs) != 1 or "money" not in values:
        return values
    if say_figure(theirs[0].top, theirs[0].unit, case.language) in values["money"]:
        return values
    return {name: said for name, said in values.items() if name != "money"}


def _back_for_good(ruling: Ruling) -> bool:
    """Whether sound goods are refused for ever, for money as for a credit."""
    never = ruling.clause is not None and ruling.clause.limit is None and ruling.clause.authority is Authority.NOBODY
    return never and ruling.ask.kind is AskKind.RETURN_OR_WARRANTY


def _open_later(ruling: Ruling, values: Mapping[str, str], case: Case) -> list[Part]:
    """From when the delay that a newcomer asks for is open to them; nothing to anyone else."""
    limit = ruling.clause.limit if ruling.clause is not None else None
    late = limit is not None and limit.measure is Measure.DEPOSIT and "days" in values
    if not late or case.situation.facts.flag(FactName.FIRST_ORDER) is not True:
        return []
    earned = (
        c
        for c in case.pack.in_force(case.today)
        if c.limit is not None
        and c.limit.measure is Measure.PAYMENT_DELAY
        and c.authority is Authority.SALESPERSON
        and any(k.fact is FactName.ORDERS for k in c.conditions)
    )
    told = next((t for c in earned if (t := clause_text(c, case)) is not None), None)
    return [] if told is None else [Part("later", told, Place.CORE, 2)]


_REFUSED = ("money", "percent", "days", "day", "months", "pieces", "count")


def listed_first(ruling: Ruling, topic: Topic, case: Case, before: str) -> list[Part]:
    """The list price of this order, to somebody who asks for a better one and names none."""
    if ruling.ask.kind is not AskKind.PRICE_CUT or case.quantity is None:
        return []
    if ruling.requested is not None and topic.id != "break":
        return []
    if any(i.subject is Subject.PRICE for i in case.situation.inquiries):
        # Their question about the price has this answer already.
        return []
    if topic.id == "break" and (said := listed_price(case, before)) is not None:
        # The price of each quantity, side by side, is half of the reason.
        return [Part("answer", said, Place.CORE)]
    if topic.id == "match" and not case.several and case.product is not None:
        # Beside another's price stands ours, unless the client has told it.
        ours = case.product.unit_price(case.quantity)
        told = any(f.top == ours for f in case.situation.figures)
        said = None if told else listed_price(case, before)
        return [] if said is None else [Part("answer", said, Place.CORE, 1)]
    if case.several or any(f.unit.is_money or f.unit is Unit.PERCENT for f in ruling.ask.figures):
        return []
    said = listed_price(case, before)
    return [] if said is None else [Part("answer", said, Place.CORE, 2)]


def unsized(ruling: Ruling, case: Case) -> bool:
    """Whether a price is spoken of and nobody said for how many: a quote needs the quantity first."""
    if ruling.ask.kind not in (AskKind.PRICE_CUT, AskKind.SPEC_DOWNGRADE) or case.quantity is not None:
        return False
    return not any(f.unit in (Unit.PIECES, Unit.NUMBER) for f in case.situation.figures)
