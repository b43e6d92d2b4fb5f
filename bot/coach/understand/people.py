"""What people tell beside business: a farewell, a return after one, a payment taken twice, a slip of ours."""

import re
from dataclasses import replace

from bot.coach.understand import said_between as between
from bot.coach.understand.plain import Plain
from bot.coach.understand.turns import supposed
from bot.domain.asks import TROUBLES, Ask, AskKind
from bot.domain.facts import Fact, FactName, Facts, Origin
from bot.domain.figures import Unit
from bot.reading.after_ordering import gave_wrong_address, put_off_till
from bot.reading.bills import BILLED_OTHERWISE, TAKEN_TWICE, billed_otherwise, taken_twice
from bot.reading.farewells import asked_on_leaving, gone
from bot.reading.folding import fold

_NO_FAULT = frozenset({AskKind.RUSH, AskKind.SILENCE_AFTER_EFFORT, AskKind.FREE_EXTRA})
_TIMES = frozenset({Unit.DATE, Unit.DAYS, Unit.WORKING_DAYS})
_BARGAINED = frozenset({AskKind.PRICE_CUT, AskKind.ULTIMATUM, AskKind.COMPLAINT, AskKind.SILENCE_AFTER_EFFORT})
_ON_LEAVING = _BARGAINED | {AskKind.ACCEPTANCE, AskKind.RUSH, AskKind.PAYMENT_TERMS, AskKind.SPEC_DOWNGRADE}
"""What whoever has gone elsewhere tells of the other offer and asks of nobody here."""
_NOT_OF_A_BILL = frozenset(
    {
        AskKind.RUSH,
        AskKind.PRICE_CUT,
        AskKind.PAYMENT_TERMS,
        AskKind.FREE_EXTRA,
        AskKind.SCOPE_CHANGE,
        AskKind.RETURN_OR_WARRANTY,
    }
)


def sound_surplus(
    asks: tuple[Ask, ...], own: tuple[Plain, ...], known: tuple[Fact, ...], told: Facts
) -> tuple[Fact, ...]:
    """That goods to come back are sound, where they are said to be too many or untouched and nothing went wrong."""
    if not any(a.kind is AskKind.RETURN_OR_WARRANTY for a in asks) or _complained(asks):
        return ()
    if told.get(FactName.DEFECT) is not None or any(f.name is FactName.DEFECT for f in known):
        return ()
    found = next((p.sentence.text for p in own if between.UNTOUCHED.search(fold(p.sentence.text))), None)
    bad = any(b.search(fold(p.sentence.text)) for b in (between.BAD, between.AMISS) for p in own)
    return () if found is None or bad else (Fact(FactName.DEFECT, False, Origin.MESSAGE, found),)


def doubted(told: Facts, note: str) -> Facts:
    """The user's facts, less those by which a warranty is owed where the note itself doubts the cause."""
    if between.DOUBTED.search(fold(note)) is None:
        return told
    return Facts(tuple(f for f in told if f.name not in _OF_A_WARRANTY))


_OF_A_WARRANTY = frozenset({FactName.IN_WARRANTY, FactName.PURCHASE_AGE_MONTHS, FactName.DAYS_SINCE_DELIVERY})


def told_of_people(asks: tuple[Ask, ...], own: tuple[Plain, ...]) -> tuple[Ask, ...]:
    """The asks of a message, less what its words only seem to ask between people.

    A farewell bargains over nothing; whoever comes back complains of somebody else's goods; a payment taken twice
    is a complaint and no hurry; whoever names a slip of ours complains of it, whatever they ask beside. A share off
    asked for in so many words stays, whatever stands around it.
    """
    if not own:
        return asks
    left = _between_people(asks, own)
    if any(gone(fold(p.sentence.text)) for p in own) or any(a.kind is AskKind.PRICE_CUT for a in left):
        return left
    return (*(a for a in asks if a.kind is AskKind.PRICE_CUT and _SHARE_OFF.search(fold(a.quote))), *left)


_SHARE_OFF = re.compile(
    r"\d ?%,? (?:off\b|de (?:remise|rabais|ristourne|reduction|moins)|discount|less|reduction)"
    r"|\b(?:remise|rabais|ristourne|discount|reduction) (?:de |of )?\d+(?:[.,]\d+)? ?%"
)


def _between_people(asks: tuple[Ask, ...], own: tuple[Plain, ...]) -> tuple[Ask, ...]:
    texts = [fold(p.sentence.text) for p in own]
    if any(gone(t) for t in texts):
        kept = tuple(a for a in asks if a.kind not in _ON_LEAVING)
        # an order that is placed elsewhere is not changed here; what is asked beside may be about its drawing
        kept = tuple(a for a in kept if a.kind is not AskKind.SCOPE_CHANGE) or kept
        if any(asked_on_leaving(t) for t in texts):
            # What a client asks on leaving is no exception to weigh: it is looked up.
            wanted = next(p.sentence.text for p in own if asked_on_leaving(fold(p.sentence.text)))
            return (Ask(AskKind.PLAIN_QUESTION, wanted),)
        return kept or (Ask(AskKind.PLAIN_QUESTION, own[0].sentence.text),)
    asks = _after_the_sale(_worded(asks), texts, own)
    if any(between.OTHERS_GOODS.search(t) for t in texts):
        asks = tuple(a for a in asks if a.kind not in TROUBLES) or (Ask(AskKind.PLAIN_QUESTION, own[0].sentence.text),)
    if any(between.LEFT_BEFORE.search(t) for t in texts) and any(between.BACK_AGAIN.search(t) for t in texts):
        asks = tuple(a for a in asks if a.kind not in TROUBLES and not (a.kind is AskKind.PRICE_CUT and not a.figures))
        return asks or (Ask(AskKind.PLAIN_QUESTION, _quote(own, between.BACK_AGAIN)),)
    if any(billed_otherwise(t) for t in texts):
        kept = tuple(a for a in asks if a.kind not in _NOT_OF_A_BILL)
        return _with_complaint(kept, own, BILLED_OTHERWISE)
    asks = _fewer(asks, texts)
    if any(between.WRONG_ON_THEM.search(t) for t in texts) and any(between.HERE.search(t) for t in texts):
        kept = tuple(a for a in asks if a.kind is not AskKind.RUSH)
        return _with_complaint(kept, own, between.WRONG_ON_THEM)
    if any(between.UNFIT.search(t) for t in texts):
        return _with_complaint(tuple(a for a in asks if a.kind is not AskKind.RUSH), own, between.UNFIT)
    if any(between.NOTHING_YET.search(t) for t in texts) and not any(a.kind is AskKind.COMPLAINT for a in asks):
        kept = tuple(a for a in asks if a.kind not in (AskKind.RUSH, AskKind.SILENCE_AFTER_EFFORT))
        return _with_complaint(kept, own, between.NOTHING_YET)
    if any(a.kind is AskKind.SCOPE_CHANGE for a in asks):
        asks = tuple(a for a in asks if a.kind is not AskKind.FREE_EXTRA or not between.NO_EXTRA.search(fold(a.quote)))
    if any(a.kind is AskKind.RETURN_OR_WARRANTY for a in asks) and any(
        between.BAD.search(fold(p.sentence.text)) and not supposed(p.text) for p in own
    ):
        back = frozenset({AskKind.PRICE_CUT} if _complained(asks) else {AskKind.PRICE_CUT, AskKind.RETURN_OR_WARRANTY})
        # Money asked back for what is bad is part of the complaint.
        kept = tuple(a for a in asks if a.kind not in back or not between.MONEY_BACK.search(fold(a.quote)))
        asks = _with_complaint(kept, own, between.BAD)
    if any(a.kind is AskKind.PRICE_CUT for a in asks) and any(between.FOR_TROUBLE.search(t) for t in texts):
        asks = _with_complaint(asks, own, between.FOR_TROUBLE)
    if any(between.NO_NEWS.search(t) for t in texts):
        return _with_complaint(tuple(a for a in asks if a.kind not in _NOT_OF_A_BILL), own, between.NO_NEWS)
    for told in (between.UNLIKE_AGREED, between.CHASED, between.TOLD_NOT_TO, between.PART_LACKS, between.SHORT):
        if any(told.search(t) for t in texts) and not any(a.kind is AskKind.COMPLAINT for a in asks):
            kept = tuple(a for a in asks if a.kind not in _NO_FAULT)
            kept = tuple(
                a for a in kept if a.kind is not AskKind.PRICE_CUT or not between.MONEY_ELSE.search(fold(a.quote))
            )
            return _with_complaint(kept, own, told)
    if any(between.BILL_TO_MEND.search(t) for t in texts):
        return _with_complaint(tuple(a for a in asks if a.kind not in _NOT_OF_A_BILL), own, between.BILL_TO_MEND)
    if any(gave_wrong_address(t) for t in texts) or (
        any(put_off_till(t) for t in texts) and not any(a.kind is AskKind.COMPLAINT for a in asks)
    ):
        billed = any(between.OF_A_BILL.search(t) for t in texts)
        asks = tuple(
            replace(a, kind=AskKind.PLAIN_QUESTION, figures=())
            if a.kind is AskKind.RETURN_OR_WARRANTY
            or (a.kind is AskKind.PAYMENT_TERMS and not billed and not _delayed(a))
            else a
            for a in asks
        )
    if any(taken_twice(t) for t in texts):
        kept = tuple(a for a in asks if a.kind not in _NOT_OF_A_BILL)
        return _with_complaint(kept, own, TAKEN_TWICE)
    if any(between.OTHER_GOODS.search(t) for t in texts):
        kept = tuple(a for a in asks if a.kind not in (AskKind.RUSH, AskKind.PRICE_CUT) or _percent(a))
        return _with_complaint(kept, own, between.OTHER_GOODS)
    asks = _asked_apart(_without_goods_back(asks), own)
    if any(a.kind is AskKind.COMPLAINT for a in asks):
        asks = tuple(a for a in asks if a.kind is not AskKind.RETURN_OR_WARRANTY or not _only_off(fold(a.quote)))
    if any(between.OTHER_PERSON.search(t) and between.FOLLOWED_BY.search(t) for t in texts):
        asks = tuple(replace(a, kind=AskKind.PLAIN_QUESTION) if a.kind is AskKind.SPECIAL_FAVOUR else a for a in asks)
    if any(between.OUR_SLIP.search(t) for t in texts):
        kept = tuple(a for a in asks if a.kind is not AskKind.SCOPE_CHANGE)
        return _with_complaint(kept, own, between.OUR_SLIP)
    return asks


def _delayed(ask: Ask) -> bool:
    """Whether an ask about payment names the days it would take."""
    return any(f.unit in (Unit.DAYS, Unit.WORKING_DAYS) for f in ask.figures)


def _fewer(asks: tuple[Ask, ...], texts: list[str]) -> tuple[Ask, ...]:
    """The asks, a price read in the words that bring a quantity down ("80 … bring it down to 65") as the change."""
    whole = " ".join(texts)
    found = between.FEWER.search(whole)
    if found is None or "€" in whole or "%" in whole:
        return asks
    before = [int(n) for n in re.findall(r"\b\d{2,5}\b", whole[: found.start("n")])]
    if not any(int(found["n"]) < n for n in before):
        return asks
    changed = any(a.kind is AskKind.SCOPE_CHANGE for a in asks)
    kept = (a for a in asks if a.kind is not AskKind.PRICE_CUT or not changed)
    return tuple(replace(a, kind=AskKind.SCOPE_CHANGE) if a.kind is AskKind.PRICE_CUT else a for a in kept)


def _complained(asks: tuple[Ask, ...]) -> bool:
    return any(a.kind is AskKind.COMPLAINT for a in asks)


def _only_off(folded: str) -> bool:
    """Whether words that were read as goods to come back only call an order off."""
    return between.OFF.search(folded) is not None and between.BACK_OR_MENDED.search(folded) is None


def _after_the_sale(asks: tuple[Ask, ...], texts: list[str], own: tuple[Plain, ...]) -> tuple[Ask, ...]:
    """The asks, less what words of a sale made before only seem to bargain for.

    Money claimed back is no price, a speed praised no hurry, a deposit lost no term of payment; goods that came after
    their day and wrongs told beside nothing but a question are complaints.
    """
    off = any(between.CALLS_OFF.search(t) for t in texts)
    open_still = any(between.OPEN_STILL.search(t) for t in texts)
    kept: list[Ask] = []
    for ask in asks:
        said = fold(ask.quote)
        claimed = between.MONEY_BACK.search(said) is not None and between.GOODS_BACK.search(said) is None
        if ask.kind is AskKind.PRICE_CUT and ((claimed and "%" not in said) or (off and not open_still)):
            continue
        dated = any(f.unit is Unit.DATE for f in ask.figures)
        if ask.kind is AskKind.RUSH and not dated and between.DONE_IN.search(said) is not None and "?" not in said:
            continue
        if ask.kind is AskKind.PAYMENT_TERMS and between.DEPOSIT_BACK.search(said) is not None:
            continue
        money = any(f.unit.is_money for f in ask.figures)
        kept.append(replace(ask, kind=AskKind.COMPLAINT) if _claims(ask, claimed=claimed and money) else ask)
    left = tuple(kept) or tuple(Ask(AskKind.PLAIN_QUESTION, own[0].sentence.text) for _ in asks[:1])
    # Samples and carriage asked for in one breath are two presents.
    apart = {(a.kind, a.quote if a.kind is AskKind.FREE_EXTRA else ""): a for a in reversed(left)}
    left = tuple(apart.values())[::-1]
    if any(between.CAME_AFTER.search(t) for t in texts):
        gone_back = (AskKind.RUSH, AskKind.RETURN_OR_WARRANTY)
        return _with_complaint(tuple(a for a in left if a.kind not in gone_back), own, between.CAME_AFTER)
    if any(between.WRONGED.search(t) for t in texts) and {a.kind for a in left} <= _MILD:
        return _with_complaint(tuple(a for a in left if a.kind in _ASIDE), own, between.WRONGED)
    return left


def _claims(ask: Ask, *, claimed: bool) -> bool:
    """Whether goods to come back are nothing but money claimed."""
    return claimed and ask.kind is AskKind.RETURN_OR_WARRANTY


_ASIDE = frozenset({AskKind.ULTIMATUM, AskKind.ABUSE})
_MILD = _ASIDE | {
    AskKind.PLAIN_QUESTION, AskKind.GOODWILL, AskKind.FREE_EXTRA, AskKind.PRICE_CUT, AskKind.SPECIAL_FAVOUR,
    AskKind.SILENCE_AFTER_EFFORT,
}  # fmt: skip


def _worded(asks: tuple[Ask, ...]) -> tuple[Ask, ...]:
    """The asks, less a present read in goods that are presents themselves, or a price beside goods to come back.

    No word of their own asks for either; a day told there is when the goods are wanted.
    """
    back = any(a.kind in TROUBLES for a in asks)
    kept: list[Ask] = []
    for ask in asks:
        said = fold(ask.quote)
        measured = any(f.unit.is_money or f.unit is Unit.PERCENT for f in ask.figures)
        spare = (
            ask.kind is AskKind.FREE_EXTRA
            and between.PRESENTS.search(said) is not None
            and between.GIVEN.search(said) is None
        )
        spare = spare or (ask.kind is AskKind.PRICE_CUT and back and between.PRICED.search(said) is None)
        again = between.AGAIN.search(said) is not None and between.PRICED.search(said) is None
        if ask.kind is AskKind.PRICE_CUT and len(asks) == 1 and not measured and again:
            # "The same 120 again": a number alone is no price.
            kept.append(replace(ask, kind=AskKind.PLAIN_QUESTION))
        elif not spare or measured:
            kept.append(ask)
        elif _timed(ask) and not any(a.kind is AskKind.RUSH for a in asks):
            kept.append(replace(ask, kind=AskKind.RUSH))
    return tuple(kept)


def _asked_apart(asks: tuple[Ask, ...], own: tuple[Plain, ...]) -> tuple[Ask, ...]:
    """The asks, with the question that a complaint sets apart from itself ("par ailleurs, quand part …?")."""
    kinds = {a.kind for a in asks}
    if AskKind.COMPLAINT not in kinds or AskKind.PLAIN_QUESTION in kinds:
        return asks
    apart = next((p.sentence.text for p in own if between.APART.search(fold(p.sentence.text).strip())), None)
    taken = apart is None or any(apart in a.quote for a in asks if a.kind is not AskKind.COMPLAINT)
    return asks if apart is None or taken else (*asks, Ask(AskKind.PLAIN_QUESTION, apart))


def _timed(ask: Ask) -> bool:
    return any(f.unit in _TIMES for f in ask.figures)


def _percent(ask: Ask) -> bool:
    return any(f.unit is Unit.PERCENT for f in ask.figures)


def _without_goods_back(asks: tuple[Ask, ...]) -> tuple[Ask, ...]:
    """The asks, less a hurry read in the very words that send goods back, with no day to come."""
    back = [a.quote for a in asks if a.kind is AskKind.RETURN_OR_WARRANTY]
    return tuple(a for a in asks if a.kind is not AskKind.RUSH or _timed(a) or a.quote not in back)


def _with_complaint(asks: tuple[Ask, ...], own: tuple[Plain, ...], told: re.Pattern[str]) -> tuple[Ask, ...]:
    if any(a.kind is AskKind.COMPLAINT for a in asks):
        return asks
    return (Ask(AskKind.COMPLAINT, _quote(own, told)), *(a for a in asks if a.kind is not AskKind.PLAIN_QUESTION))


def _quote(own: tuple[Plain, ...], told: re.Pattern[str]) -> str:
    return next(p.sentence.text for p in own if told.search(fold(p.sentence.text)))
