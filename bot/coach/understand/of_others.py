"""What another client pays: a question of its own, that no price of the goods answers."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.coach.understand.cues import Cues, found_in
from bot.coach.understand.inquiries import Asked
from bot.coach.understand.plain import Plain
from bot.coach.understand.shares import RATHER
from bot.domain.asks import Ask, AskKind
from bot.domain.inquiry import Goods, Inquiry, Subject
from bot.domain.points import Point
from bot.reading.usual_names import OTHERS_TERMS


def of_others(own: Sequence[Plain], cues: Cues) -> frozenset[int]:
    """The sentences that ask what somebody else pays us."""
    return frozenset(i for i, p in enumerate(own) if found_in(cues.others["asked"], p.text))


def without_theirs(
    asked: tuple[Asked, ...],
    own: Sequence[Plain],
    others: frozenset[int],
    points: Sequence[Point],
    goods: Callable[[int], tuple[Goods, ...]],
) -> tuple[Asked, ...]:
    """The inquiries, less those read in a question about another client; a price asked beside it stays one.

    `points` are those of the other sentences, `goods` what a sentence asks of.
    """
    kept = tuple(one for one in asked if one.sentence not in others)
    lost = len(kept) < len(asked) and not any(one.inquiry.subject is Subject.PRICE for one in kept)
    priced = next((p for p in points if p.inquiry is Subject.PRICE and p.share >= RATHER), None)
    if not lost or priced is None:
        return kept
    at = next(i for i, p in enumerate(own) if p.sentence.start == priced.start)
    return (*kept, Asked(Inquiry(Subject.PRICE, priced.quote, goods(at)), at, 0, len(own[at].text), frozenset()))


def without_their_points(points: Sequence[Point], own: Sequence[Plain], others: frozenset[int]) -> tuple[Point, ...]:
    """The points, less the questions heard in a sentence about another client: none of them is about this order."""
    begins = {own[i].sentence.start for i in others}
    return tuple(p for p in points if p.start not in begins or p.inquiry is None)


def with_the_others(asks: tuple[Ask, ...], own: Sequence[Plain], others: frozenset[int], cues: Cues) -> tuple[Ask, ...]:
    """The asks, each question about another client's terms by itself.

    What the other is said to have is told, and asked for only where words ask for it.
    """
    if not others:
        return asks
    apart = [own[i].sentence.text for i in sorted(others)]
    told = [p.sentence.text for p in own if found_in(cues.others["told"], p.text)]
    kept = (_rest(a, apart) for a in asks if a.kind is not AskKind.PRICE_CUT or not _in(a, (*apart, *told)))
    theirs = Ask(AskKind.PLAIN_QUESTION, apart[0], beside=OTHERS_TERMS)
    return (*(a for a in kept if a is not None), theirs)


def _in(ask: Ask, sentences: Sequence[str]) -> bool:
    return any(ask.quote in said for said in sentences)


def _rest(ask: Ask, apart: Sequence[str]) -> Ask | None:
    """What a question asks beside the sentences `apart`; None where it asks nothing else."""
    if ask.kind is not AskKind.PLAIN_QUESTION:
        return ask
    if _in(ask, apart):
        return None
    left = ask.quote
    for said in apart:
        left = max(left.split(said), key=len).strip()
    return replace(ask, quote=left) if left else None
