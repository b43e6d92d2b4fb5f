"""The client's own figures, told back as theirs: what they aim at, by when, how many."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from bot.coach.compose.affected import affected, uncounted
from bot.coach.compose.came_instead import received
from bot.coach.compose.case import Case
from bot.coach.compose.changed import change, models, resized_too
from bot.coach.compose.counted import gap
from bot.coach.compose.counts import in_words
from bot.coach.compose.estimates import estimated
from bot.coach.compose.goods import head
from bot.coach.compose.lateness import waited
from bot.coach.compose.named import fault, occasion
from bot.coach.compose.named import thing as named
from bot.coach.compose.nouns_counted import named_goods, of_goods_at_all
from bot.coach.compose.once import once
from bot.coach.compose.summed import summed
from bot.coach.compose.theirs import of_goods
from bot.coach.compose.told_back import told_back
from bot.coach.compose.told_wrong import told_wrong
from bot.domain.asks import TROUBLES, Ask, AskKind, Language
from bot.domain.facts import FactName
from bot.domain.figures import Figure, Per, Unit
from bot.domain.phrases import Topic
from bot.domain.stance import Ruling
from bot.reading.folding import fold
from bot.reading.format import say_date, say_figure, say_number
from bot.reading.reductions import is_reduction
from bot.reading.rivals import without_rivals

_PRICED = (AskKind.PRICE_CUT, AskKind.SPEC_DOWNGRADE)
_DAYS_IN_WEEK = 7
# A figure aimed at is above this share of our price, or it is something else.
_NEAR = Decimal("0.55")
_ONE = {Language.FR: "un", Language.EN: "one"}
_PERIODS = (Unit.DAYS, Unit.WORKING_DAYS, Unit.MONTHS, Unit.YEARS)


@once
def asked(ruling: Ruling, case: Case) -> Mapping[str, str]:
    """The client's figures for one ruling, by variable, and the goods.

    What was ruled on outranks any other figure of the same words: "45 days, with a 12-month contract" asks for 45 days.
    """
    ask = ruling.ask
    if ask.kind in _PRICED:
        listed = () if case.product is None else (b.unit_price for b in case.product.prices)
        quoted = (f.number for f in ask.figures if isinstance(f.top, Decimal) and _quoted(f, case))
        figures = without_rivals(ask, frozenset((*listed, *quoted)))
        # what comes off a price is no price: "two euros less" aims at nothing that can be named
        ask = replace(ask, figures=tuple(f for f in figures if not (_priced(f) and is_reduction(ask.quote, f.text))))
    # Where the client names our price beside theirs, the lower one is what they aim at.
    bare = (
        f
        for f in ask.figures
        if f.unit is Unit.NUMBER and ask.kind in _PRICED and not _counted(f, ask, case) and not _listed(f, case)
    )
    named_prices = [f for f in ask.figures if f.unit.is_money and not _ours(f, ask, case)]
    aims = sorted([*named_prices, *bare], key=lambda f: f.number, reverse=True)
    if ask.kind is AskKind.PRICE_CUT and _all_below_ours(aims, case):
        # "We had 6 in mind; at 6.50 I sign": of two prices that are theirs the last one told is ruled on.
        aims.sort(key=lambda f: f.start)
    others = [
        f
        for f in reversed(ask.figures)
        if f not in aims
        and not _is_order(f, ask, case)
        and not _quoted(f, case)
        and not (f.unit.is_money and _ours(f, ask, case))
    ]
    if ask.kind is AskKind.RUSH:
        # "Your 20 days are too long, I need it in 13": the shorter delay is theirs, and is read last.
        others.sort(key=lambda f: f.number if isinstance(f.top, Decimal) else Decimal(0), reverse=True)
    values = {name: said for f in (*others, *aims) for name, said in _figure(f, ask, case).items()}
    if ruling.requested is not None and ruling.requested_unit in (*_PERIODS, Unit.PERCENT):
        values = _ruled(values, ruling, case)
    if ask.kind is AskKind.PAYMENT_TERMS and {"days", "months"} & values.keys():
        # The day from which a delay is to hold is none to pay on.
        values.pop("day", None)
    if "percent" in values and ask.kind is AskKind.PRICE_CUT:
        # A price beside the percentage asked for is somebody else's.
        values.pop("money", None)
    if (
        ask.kind in TROUBLES
        and "pieces" in values
        and len({f.number for f in ask.figures if f.unit is Unit.PIECES}) > 1
    ):
        # Of several counts, the one that went wrong is told.
        values.pop("pieces")
    if ask.kind in TROUBLES and uncounted(case):
        values.pop("pieces", None)
    if ask.kind in TROUBLES or ruling.why == "our_fault":
        number = affected(ask, case, wanted=False)
        if number is None and any(estimated(f, case) for f in ask.figures):
            values.pop("pieces", None)
        # Of a single one the words around would speak as of several.
        values |= {} if number is None or number.startswith("1 ") else {"pieces": number}
    if "pieces" not in values and ask.kind is AskKind.FREE_EXTRA and ruling.requested_unit is Unit.PIECES:
        # Counted beside the words of the ask ("with, say, 40 umbrellas").
        for figure in (f for f in case.situation.figures if f.top == ruling.requested):
            values |= _figure(figure, ask, case)
        if "count" not in values and ruling.requested is not None:
            values["count"] = in_words(ruling.requested, case.language)
    values |= summed(ruling, values, case)
    said = {"fault": _fault(ask, case), "thing": named(ask.quote, case)}
    changed, more = change(ask, case), resized_too(case)
    if ask.kind is AskKind.COMPLAINT:
        said |= {
            "wrong": None if said["fault"] else told_wrong(ask, case),
            "received": received(case),
            "delay": waited(case),
            "occasion": occasion(case),
            **gap(ask, case),
        }
    if said.get("received") is not None:
        # What came in place of what says more than a name for it.
        said["fault"] = None
    said |= {
        "change": changed if changed is None or more is None else case.voice.say("and").join([changed, more]),
        "models": models(ruling, case),
    }
    known = {name: text for name, text in said.items() if text is not None}
    told = {**values, **case.goods_values, **told_back(ask, case), **known}
    # What is named says more than the request turned around, and each model more than their number.
    less = {"to_us", "they"} if "change" in known else {"count", "one"} if "models" in known else set()
    return {name: text for name, text in told.items() if name not in less}


def _fault(ask: Ask, case: Case) -> str | None:
    """What went wrong, of the client's own goods; None where nothing that we can name."""
    told, joint = fault(ask, case), case.voice.say("and")
    return None if told is None else joint.join(of_goods(tuple(told.split(joint)), case))


def _all_below_ours(aims: Sequence[Figure], case: Case) -> bool:
    """Whether every price is below what the goods cost, so that none of them is ours."""
    if case.product is None or case.quantity is None:
        return False
    price = case.product.unit_price(case.quantity)
    return all(price / 2 < f.number < price for f in aims)


def _quoted(figure: Figure, case: Case) -> bool:
    """Whether an amount is what we quoted."""
    facts = case.situation.facts
    return figure.top in (facts.number(FactName.QUOTED_UNIT_PRICE), facts.number(FactName.QUOTED_TOTAL))


def _listed(figure: Figure, case: Case) -> bool:
    """Whether a bare number is our own price of the goods: nobody aims at what they have."""
    return case.product is not None and figure.number in {b.unit_price for b in case.product.prices}


def _ours(figure: Figure, ask: Ask, case: Case) -> bool:
    """Whether an amount is our own price told back: nobody aims at what they have."""
    if _quoted(figure, case):
        return True
    priced = ask.kind in _PRICED and case.product is not None
    return priced and case.product is not None and figure.number == case.product.unit_price(case.quantity)


def about(topic: Topic, ruling: Ruling, case: Case) -> str:
    """The noun phrase for what a ruling is about."""
    return case.voice.pick(f"{topic.id}.about", topic.texts["about"], asked(ruling, case)) or ""


def _ruled(values: Mapping[str, str], ruling: Ruling, case: Case) -> dict[str, str]:
    """The values with the figure that was ruled on in place of others of its kind."""
    said, unit, value = dict(values), ruling.requested_unit, ruling.requested
    if unit is None or value is None:
        return said
    if unit is Unit.PERCENT and not value:
        # "No deposit" is said in words.
        said.pop("percent", None)
        return said
    if unit is Unit.PERCENT:
        if "percent" in said:
            said["percent"] = say_figure(value, unit, case.language)
        return said
    if "day" in said:
        # A date is said as the client said it.
        return said
    if "days" not in said and "months" not in said:
        return said
    if any(_MONTH_END.search(fold(f.text)) for f in ruling.ask.figures):
        # Said as the client said it, whatever it comes to.
        return said
    same = any(f.unit in _PERIODS and isinstance(f.top, Decimal) and f.top == value for f in ruling.ask.figures)
    name = "days" if unit in (Unit.DAYS, Unit.WORKING_DAYS) else "months"
    for other in {"days", "months"} - {name}:
        said.pop(other, None)
    bare = name == "days" and any(f.unit is Unit.NUMBER and f.top == value for f in ruling.ask.figures)
    if bare:
        # Said without its unit beside another: "30 days, where ours is 60".
        said[name] = say_figure(value, Unit.DAYS, case.language)
    elif name not in said or (same and said[name] != say_figure(value, unit, case.language)):
        text = next((f.text for f in ruling.ask.figures if f.unit is unit and f.top == value), "")
        said[name] = _delay(value, text, case) if name == "days" else say_figure(value, unit, case.language)
    return said


def _priced(figure: Figure) -> bool:
    """Whether a figure may be an amount."""
    return figure.unit.is_money or figure.unit is Unit.NUMBER


def _figure(figure: Figure, ask: Ask, case: Case) -> Mapping[str, str]:
    if isinstance(figure.top, date):
        return {"day": say_date(figure.top, case.language, with_weekday=False)}
    top, unit = figure.top, figure.unit
    if ask.kind in TROUBLES and unit in (Unit.PIECES, Unit.NUMBER) and not of_goods_at_all(figure, case):
        return {}
    if unit.is_money:
        return {"money": say_figure(top, unit, case.language) + _each(figure, ask, case)}
    if unit is Unit.DAYS:
        return {"days": _delay(top, figure.text, case)}
    if unit is Unit.NUMBER and ask.kind in _PRICED and not _counted(figure, ask, case):
        said = say_figure(top, case.pack.company.currency, case.language)
        return {"money": said + _each(figure, ask, case)}
    name = {
        Unit.PERCENT: "percent",
        Unit.WORKING_DAYS: "days",
        Unit.PIECES: "pieces",
        Unit.NUMBER: "pieces" if _bare_count(figure, ask, case) else None,
        Unit.MONTHS: "months",
        Unit.YEARS: "months",
        Unit.TIMES: "times",
    }.get(unit)
    counted = Unit.PIECES if unit is Unit.NUMBER else unit
    if name is None:
        return {}
    goods = _counted_in_goods(top, ask, case) or (named_goods(figure, case) if ask.kind is AskKind.FREE_EXTRA else None)
    told = {name: goods or say_figure(top, counted, case.language)}
    if name != "pieces":
        return told
    return {**told, "one": _ONE[case.language]} if top == 1 else {**told, "count": in_words(top, case.language)}


def _counted_in_goods(top: Decimal | date, ask: Ask, case: Case) -> str | None:
    """The faulty pieces by their own name, "14 mugs"; None where they are not counted so."""
    faulty = ask.kind in TROUBLES
    if not faulty or not isinstance(top, Decimal) or top % 1:
        return None
    if case.product is None:
        counted = next((f for f in ask.figures if f.top == top), None)
        return None if counted is None else named_goods(counted, case)
    return f"{say_number(top, case.language)} {head(case.product.name.of(case.language), case.language, int(top))}"


def _bare_count(figure: Figure, ask: Ask, case: Case) -> bool:
    """Whether a bare number counts pieces: those asked for free, or those of the order that are faulty."""
    if ask.kind is AskKind.FREE_EXTRA:
        return True
    faulty = ask.kind in TROUBLES
    return faulty and of_goods_at_all(figure, case) and case.quantity is not None and figure.number < case.quantity


def _is_order(figure: Figure, ask: Ask, case: Case) -> bool:
    """Whether a count beside what is asked for only tells how large the order is."""
    counts = [f for f in ask.figures if f.unit in (Unit.PIECES, Unit.NUMBER)]
    return figure in counts and figure.top == case.quantity and any(f.top != case.quantity for f in counts)


def _counted(figure: Figure, ask: Ask, case: Case) -> bool:
    """Whether a bare number counts pieces: it is the quantity, or no price that could be asked for ours."""
    if figure.top == case.quantity:
        return True
    prices = [f.number for f in ask.figures if f.unit.is_money]
    if case.product is not None:
        prices.append(case.product.unit_price(case.quantity))
    if not prices:
        return any(f.unit is Unit.PERCENT for f in ask.figures)
    # Beside our price, the figure aimed at is close to it and below.
    return not min(prices) * _NEAR < figure.number < max(prices)


def _each(figure: Figure, ask: Ask, case: Case) -> str:
    """The mark of a price for one piece, said by the client or plain from our own price."""
    if figure.per is Per.PIECE:
        return case.voice.say("each")
    if figure.per is None and ask.kind in _PRICED and case.apart:
        piece = case.situation.facts.number(FactName.QUOTED_UNIT_PRICE)
        return case.voice.say("each") if piece is not None and figure.number <= piece * 2 else ""
    if figure.per is not None or ask.kind not in _PRICED or case.product is None:
        return ""
    return case.voice.say("each") if figure.number <= case.product.prices[0].unit_price else ""


_MONTH_END = re.compile(r"\b(?:fin de mois|fdm|end of (?:the )?month|eom)\b")


def _delay(days: Decimal, text: str, case: Case) -> str:
    """A delay in the unit the client counts in."""
    french = case.language is Language.FR
    low = text.lower()
    if days % 1:
        hours = say_number((days * 24).quantize(Decimal(1)), case.language)
        return f"{hours} {'heures' if french else 'hours'}"
    if ("sem" in low or "week" in low) and days % _DAYS_IN_WEEK == 0:
        weeks = days // _DAYS_IN_WEEK
        noun = ("semaine" if french else "week") + ("s" if weeks > 1 else "")
        number = ("une" if french else "one") if weeks == 1 else in_words(weeks, case.language)
        return f"{number} {noun}"
    said = say_figure(days, Unit.DAYS, case.language)
    if _MONTH_END.search(fold(text)):
        # another term than the same days without it
        return f"{said} {'fin de mois' if french else 'end of month'}"
    return said
