"""The inquiries of a message as the classifier hears them: those that no turn of phrase tells, less the unheard."""

import re
from collections.abc import Mapping, Sequence

from bot.coach.understand.cues import Cues
from bot.coach.understand.goods_asked import goods_of
from bot.coach.understand.inquiries import Asked
from bot.coach.understand.plain import Plain
from bot.coach.understand.shares import LIKELY, PLAINLY, TOLD, UNHEARD
from bot.domain.asks import AskKind
from bot.domain.figures import Figure, Unit
from bot.domain.inquiry import Inquiry, Subject
from bot.domain.points import Point
from bot.domain.policy import Product
from bot.reading.sent_again import quoted_before

_TOLD_GLADLY = frozenset({Subject.PRICE, Subject.VALIDITY})
"""What does no harm where nobody asked for it."""

_LOOKED_UP = frozenset({Subject.COLOURS, Subject.PRINT_AREA, Subject.SUGGESTION})
"""No field of a pack answers these, or only what the words around them tell: they are met as points."""

_PRICED_APART = frozenset(Subject) - {Subject.PRICE, Subject.LEAD_TIME, Subject.VALIDITY}
"""Questions that may ask what something else than the goods costs."""


def heard_inquiries(
    asked: tuple[Asked, ...],
    points: Sequence[Point],
    own: Sequence[Plain],
    text: str,
    counts: tuple[Figure, ...],
    products: Sequence[Product],
    cues: Cues,
    heard: Sequence[Mapping[str, float]] | None,
) -> tuple[Asked, ...]:
    """The inquiries in the order of the sentences; `asked` itself where no classifier listens."""
    if heard is None or not cues.points:
        return asked
    of_subject: dict[Subject, list[str]] = {}
    for kind in cues.points.values():
        if kind.inquiry is not None:
            of_subject.setdefault(kind.inquiry, []).append(kind.name)
    kept = [one for one in asked if _likely(one, of_subject, heard)]
    where = {p.sentence.start: i for i, p in enumerate(own)}
    once = {one.inquiry.subject for one in kept}
    for point in points:
        kind = cues.points[point.name]
        at = where[point.start]
        if kind.inquiry is None or kind.inquiry in {*_LOOKED_UP, *once} or point.share < _least(kind.inquiry):
            continue
        if kind.inquiry is Subject.INCLUDED and _CARRIAGE.search(own[at].text):
            # "And is carriage included?" asks of nothing else that a price may hold: its own point tells it.
            if Subject.SHIPPING not in once:
                goods = goods_of(own, at, text, counts, products)
                asked_of = Inquiry(Subject.SHIPPING, point.quote, goods)
                kept.append(Asked(asked_of, at, 0, len(own[at].text), frozenset({AskKind.FREE_EXTRA})))
                once.add(Subject.SHIPPING)
            continue
        if any(
            p.start == point.start and p.inquiry in _PRICED_APART - {kind.inquiry} and p.share >= PLAINLY
            for p in points
        ):
            # What a second colour costs is no price of the goods.
            continue
        if kind.inquiry is Subject.PRICE and any(_bargains(p, point) for p in points if p.start == point.start):
            # "A gesture on the price?" bargains over it.
            continue
        if kind.inquiry is Subject.PRICE and quoted_before(own[at].text):
            continue
        if kind.inquiry is Subject.VALIDITY and point.share < PLAINLY and not _QUOTED.search(own[at].text):
            # "Is there still time?" of a change is no question of how long a quote holds.
            continue
        if kind.inquiry is Subject.PAYMENT and _CHARGED_TO_OTHERS.search(own[at].text):
            # What others paid is no question about how to pay.
            continue
        goods = goods_of(own, at, text, counts, products)
        kept.append(Asked(Inquiry(kind.inquiry, point.quote, goods), at, 0, len(own[at].text), frozenset()))
        once.add(kind.inquiry)
    if Subject.PRICE in once and Subject.LEAD_TIME not in once:
        kept += _in_time(points, own, where, text, counts, products)
    return tuple(sorted(kept, key=lambda one: (one.sentence, one.start)))


def _in_time(
    points: Sequence[Point],
    own: Sequence[Plain],
    where: Mapping[int, int],
    text: str,
    counts: tuple[Figure, ...],
    products: Sequence[Product],
) -> list[Asked]:
    """Whether the goods can be there by a time that no calendar names ("by the half-term?"), as the lead time it asks.

    Beside a price: an order is thought of. By a day that is named, when to approve the proof is told instead.
    """
    for point in points:
        at = where[point.start]
        undated = not any(f.unit is Unit.DATE for _, f in own[at].figures)
        if point.name == "needed_by" and point.share >= TOLD and undated and "?" in point.quote:
            goods = goods_of(own, at, text, counts, products)
            return [
                Asked(
                    Inquiry(Subject.LEAD_TIME, point.quote, goods), at, 0, len(own[at].text), frozenset({AskKind.RUSH})
                )
            ]
    return []


_CARRIED = r"(?:port|livraison|transport|envoi|expedition|shipping|delivery|carriage|postage|freight)"
_CARRIAGE = re.compile(
    # what the price holds besides is asked of it; "could you include the shipping?" asks for a gift
    r"^(?!.*\b(?:print\w*|impression|marquage|logo|taxe?s?|tva|vat|proofs?|epreuves?|(?:could|can|would) you"
    r"|(?:pouvez|pourriez)-vous|vous (?:pouvez|pourriez)|peux-tu|pourrais-tu|offr\w*|throw\w*)\b).*"
    rf"\b(?:{_CARRIED}\b[^.?!]{{0,20}}\b(?:inclu\w*|compris\w*)|(?:inclu\w*|compren\w*)[^.?!]{{0,15}}\b{_CARRIED})\b"
)
_QUOTED = re.compile(
    r"\b(?:devis|offres?|prix|tarifs?|propositions?|chiffrage|quot\w+|offers?|prices?|pricing|estimate)\b"
)
_CHARGED_TO_OTHERS = re.compile(
    r"\b(?:you|your) (?:\w+ )?charge\w*\b[^.?!]*\b(?:theirs?|them|others?"
    r"|client|clients|customers?|bank|company|neighbou?rs?)\b"
    r"|\b(?:factur\w+|fait payer|vend\w+)\b[^.?!]*\b(?:aux autres|a d'autres"
    r"|a la banque|au voisin|a votre client|les leurs|le leur)\b"
)


def _bargains(point: Point, priced: Point) -> bool:
    """Whether a sentence that asks a price bargains; what a larger quantity costs, plainly asked, is a price."""
    if point.name == "tier_price" and priced.share >= PLAINLY:
        return False
    return AskKind.PRICE_CUT in point.asks and point.share >= LIKELY


def _least(subject: Subject) -> float:
    """The share from which a question is taken for what no turn of phrase tells."""
    return LIKELY if subject in _TOLD_GLADLY else PLAINLY


def _likely(one: Asked, of_subject: Mapping[Subject, list[str]], heard: Sequence[Mapping[str, float]]) -> bool:
    """Whether the classifier hears the inquiry in its sentence, or no other there, or knows nothing of its subject."""
    names = of_subject.get(one.inquiry.subject)
    shares = heard[one.sentence]
    status = shares.get("q_status", 0.0)
    if one.inquiry.subject is Subject.LEAD_TIME and not one.inquiry.goods and status >= TOLD:
        # "When does it leave?" asks of an order under way, however surely a lead time is heard beside it.
        return status <= max((shares.get(name, 0.0) for name in names or ()), default=0.0)
    if not names or max(shares.get(name, 0.0) for name in names) >= UNHEARD:
        return True
    same = {one.inquiry.subject} | ({Subject.PRICE} if one.inquiry.subject is Subject.SUGGESTION else set())
    # whoever asks what there is for a budget asks what it costs
    others = (name for subject, told in of_subject.items() if subject not in same for name in told)
    return max((shares.get(name, 0.0) for name in others), default=0.0) < TOLD
