"""Questions about goods and terms, each with what it is about: alone, or beside another ask in the same sentence."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.coach.understand.bargaining import prepaid
from bot.coach.understand.cues import Cues, Inquiring, found_in
from bot.coach.understand.goods_asked import bare_counts, goods_in, goods_of
from bot.coach.understand.plain import Plain
from bot.coach.understand.plainly_said import told_apart
from bot.coach.understand.sought import sought
from bot.domain.asks import AskKind
from bot.domain.figures import Figure
from bot.domain.inquiry import Goods, Inquiry, Subject
from bot.domain.policy import Product
from bot.reading.sent_again import quoted_before

_CLAUSE = re.compile(
    r"\s*[,;:?!.]\s+|\s+(?:et|and|mais|but|puis|sinon|ainsi que|together with|as well as)\s+(?!#)|\s+-+\s+"
)
_JOINED = re.compile(r"^(?:et|and|also|sinon|aussi|but|mais|puis)\s+(?=\w)", re.IGNORECASE)
_OF_THE_PRICE = frozenset({Subject.PRINT, Subject.TAX, Subject.INCLUDED})

_BEFORE_AN_ORDER = frozenset({Subject.LEAD_TIME, Subject.RANGE, Subject.SUGGESTION})

_OF_A_SEARCH = frozenset({AskKind.PRICE_CUT, AskKind.SPEC_DOWNGRADE, AskKind.FREE_EXTRA})
_LISTS = re.compile(
    r"\b(?:questions?|points?|precisions?|confirm\w*|tell|know|dire|savoir|connaitre|besoin|need|like|indiquer|preciser|following|suivante?s?|advise"
    r"|quote|clarify|repondre|answer)\b[^.?!]*: ?$"
)
"""What comes after a heading like these is asked, item by item."""
_ITEM = re.compile(r"\s*(?:\(?\d{1,2}[.)]|[-•*–a-e]\)?)\s")
_OF_CARRIAGE = re.compile(
    r"\b(?:shipping|delivery|postage|carriage|port|livraison|transport)\b[^?,]{0,12}\b(?:cost|charge|coute\w*)\b"
    r"|\b(?:cost|charge|prix|cout|frais|combien)\b[^?,#]{0,20}\b(?:shipping|delivery|postage|carriage|port|livraison|transport)\b"
)
"""Words that ask what the carrier costs, not the goods."""


@dataclass(frozen=True, slots=True)
class Asked:
    """An inquiry, the sentence it stands in, its clause in the plain form, and the asks its words are no sign of."""

    inquiry: Inquiry
    sentence: int
    start: int
    end: int
    hides: frozenset[AskKind]


def find_inquiries(
    sentences: Sequence[Plain], text: str, counts: tuple[Figure, ...], cues: Cues, products: Sequence[Product]
) -> tuple[Asked, ...]:
    """The questions of `sentences`, in order, one for each subject of a clause; `counts` are figures of `text`."""
    found: list[Asked] = []
    listing = False
    for index, plain in enumerate(sentences):
        asked = bool(plain.text.rstrip().endswith("?") or found_in(cues.inquiring.asking, plain.text))
        listing = _LISTS.search(plain.text) is not None or (listing and _ITEM.match(plain.sentence.text) is not None)
        asked = asked or listing or _TO_THE_MARK.match(text, plain.sentence.end) is not None
        for subject, span in _spans(plain.text, cues.inquiring, asked=asked):
            start, end = _clause(plain.text, *span)
            quote = _JOINED.sub(
                "", text[plain.at(start) : plain.at(end - 1) + 1 if end else plain.at(end)].strip(" ,;:")
            )
            goods = goods_of(sentences, index, text, counts, products, (start, end))
            if subject is Subject.PRICE and (told_apart(plain.text) or {}).get(AskKind.PRICE_CUT):
                # The price of another quantity, or a lower one, is bargained for.
                continue
            if subject is Subject.PRICE and quoted_before(plain.text):
                continue
            if subject is Subject.PAYMENT and prepaid(plain.text):
                continue
            if subject is Subject.SUGGESTION and len({g.product for g in goods if g.product}) == 1:
                # Whoever names what they want asks for no other: their budget is a price aimed at.
                continue
            words = cues.inquiring.subjects[subject]
            hides = frozenset[AskKind]() if found_in(words.unless, plain.text) else words.hides
            found.append(Asked(Inquiry(subject, quote, goods), index, start, end, hides))
    found += _delivered(found, sentences)
    return _with_search(found, sentences, text, counts, products)


_TO_THE_MARK = re.compile(r"(?<![.!?…\n])[^.!?…\n]{0,200}\?")
"""What lies between a part of a question and its mark: a part is asked as the whole is."""
_DELIVERED = re.compile(
    r"\b(?:deliver(?:y|ed)|shipp(?:ing|ed)|livraison|livre\w*|a livrer)(?: \w+){0,2} (?:to|in|a|en|au|aux|chez"
    r"|sur) (?!#|mid|late"
    r"|early|debut|mi|fin|january|february|march|april|may|june|july|august|september|october|november|december"
    r"|janvier"
    r"|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|une|two|deux|one|time|retard)\w+"
)

_ALTOGETHER = re.compile(
    r"\b(?:how much|what (?:would|will|does|do)|price|cost\w*|come to|combien|prix|cout\w*|revien\w*|tarif)\b"
    r"[^.?!]{0,60}"
    r"\b(?:all[- ]in|altogether|in total|in all|everything included|all told|en tout|au total|tout compris"
    r"|tous frais compris|tout inclus)\b"
)

_CARRIED = re.compile(
    r"\b(?:would|will|is|are|and|et|est-ce que|que|le|la) (?:the |le |la )?"
    r"(?:delivery|shipping|carriage|postage|livraison|port|transport)\b[^.?!]{0,15}"
    r"\b(?:inclu\w*|compris\w*|extra|en plus|en sus)\b"
)
_WITH_CARRIAGE = (_DELIVERED, _ALTOGETHER, _CARRIED)
"""Turns by which a price is asked with what the carriage costs."""


def _delivered(found: Sequence[Asked], sentences: Sequence[Plain]) -> list[Asked]:
    """What carriage costs, where the price is asked all told or of goods to be delivered to a place; nothing else."""
    subjects = {one.inquiry.subject for one in found}
    priced = [one for one in found if one.inquiry.subject in (Subject.PRICE, Subject.SUGGESTION)]
    if not priced or Subject.SHIPPING in subjects:
        return []
    for index, plain in enumerate(sentences):
        match = next((m for one in _WITH_CARRIAGE if (m := one.search(plain.text)) is not None), None)
        if match is not None:
            inquiry = Inquiry(Subject.SHIPPING, plain.sentence.text.strip(), priced[0].inquiry.goods)
            return [Asked(inquiry, index, match.start(), match.end(), frozenset({AskKind.FREE_EXTRA}))]
    return []


def _with_search(
    found: list[Asked],
    sentences: Sequence[Plain],
    text: str,
    counts: tuple[Figure, ...],
    products: Sequence[Product],
) -> tuple[Asked, ...]:
    """The inquiries, with what a search for things to hand out asks of us, for as many as the one count tells."""
    index = next((i for i, p in enumerate(sentences) if sought(p.text)), None)
    if index is None or any(g.product for a in found for g in a.inquiry.goods):
        return tuple(found)
    if any(_names_goods(p, text, counts, products) for p in sentences):
        return tuple(found)
    bare = dict.fromkeys(bare_counts(counts, (0, len(text))))
    goods = (Goods(None, next(iter(bare))),) if len(bare) == 1 else ()
    if any(a.inquiry.subject is Subject.SUGGESTION for a in found):
        return tuple(
            replace(a, inquiry=replace(a.inquiry, goods=a.inquiry.goods or goods))
            if a.inquiry.subject is Subject.SUGGESTION
            else a
            for a in found
        )
    plain = sentences[index]
    searched = Inquiry(Subject.SUGGESTION, plain.sentence.text.strip(), goods)
    return (*found, Asked(searched, index, 0, len(plain.text), _OF_A_SEARCH))


def under_way(sentences: Sequence[Plain], cues: Cues) -> bool:
    """Whether an order is spoken of that was placed, or should be there already."""
    return any(found_in(cues.inquiring.under_way, plain.text) for plain in sentences)


def of_an_old_order(asked: Sequence[Asked]) -> tuple[Asked, ...]:
    """The inquiries that may stand beside an order placed before: not when it comes, nor what there is to choose.

    Where the price of goods is asked in the same sentence, when they come is of a new order.
    """
    new = {one.sentence for one in asked if one.inquiry.subject is Subject.PRICE}
    return tuple(one for one in asked if one.inquiry.subject not in _BEFORE_AN_ORDER or one.sentence in new)


def _names_goods(plain: Plain, text: str, counts: tuple[Figure, ...], products: Sequence[Product]) -> bool:
    """Whether a sentence names a product of ours: nobody is to suggest one."""
    said = plain.sentence
    return any(g.product for g in goods_in(plain, said.start, said.end, text, counts, products))


def _spans(text: str, inquiring: Inquiring, *, asked: bool) -> list[tuple[Subject, tuple[int, int]]]:
    """Each subject asked about with where its words stand, in the order of the sentence.

    Words that two subjects share ("how much is shipping") belong to the one that is not the price.
    """
    hits: list[tuple[Subject, tuple[int, int]]] = []
    for subject, words in inquiring.subjects.items():
        patterns = (*words.alone, *(words.beside if asked else ()))
        for pattern in patterns:
            match = pattern.search(text)
            if match is None or found_in(words.against, text[slice(*_clause(text, *match.span()))]):
                continue
            hits.append((subject, match.span()))
            if subject is not Subject.PRICE:
                break
    if any(subject is Subject.PRINT_AREA for subject, _ in hits):
        # where it is printed asks for no price of it
        hits = [h for h in hits if h[0] not in (Subject.PRINT, Subject.INCLUDED)]
    others = [h for h in hits if h[0] is not Subject.PRICE]
    if any(h[0] is Subject.SHIPPING for h in others):
        # what carriage costs is no price of the goods, unless that is asked in words of its own
        hits = [h for h in hits if h in others or not _OF_CARRIAGE.search(text[slice(*_clause(text, *h[1]))])]
    priced = [h for h in hits if h[0] is Subject.PRICE and not any(_takes(o, h, text) for o in others)]
    return sorted([*others, *priced[:1]], key=lambda h: h[1])


def _takes(other: tuple[Subject, tuple[int, int]], priced: tuple[Subject, tuple[int, int]], text: str) -> bool:
    """Whether the words of a price are another subject's: of what it includes only where no goods are counted."""
    start, end = _clause(text, *priced[1])
    counted = "#q" in text[start:end] or "#n" in text[start:end]
    whole = "total" in text[slice(*priced[1])] or (counted and other[0] in _OF_THE_PRICE)
    return _share(other[1], priced[1]) and not whole


def _share(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    """The part of a sentence between the marks and joining words around a stretch of it."""
    first, last = 0, len(text)
    for joint in _CLAUSE.finditer(text):
        if joint.end() <= start:
            first = joint.end()
        elif joint.start() >= end:
            last = joint.start()
            break
    return first, last
