"""Questions about goods and terms, each with what it is about: alone, or beside another ask in the same sentence."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.coach.understand.bargaining import prepaid
from bot.coach.understand.cues import Cues, Inquiring, found_in
from bot.coach.understand.goods import find_order
from bot.coach.understand.plain import Plain
from bot.coach.understand.plainly_said import told_apart
from bot.coach.understand.sought import sought
from bot.domain.asks import AskKind
from bot.domain.facts import FactName, Origin
from bot.domain.figures import Figure, Unit
from bot.domain.inquiry import Goods, Inquiry, Subject
from bot.domain.policy import Product
from bot.reading.sentences import Sentence

_CLAUSE = re.compile(
    r"\s*[,;:?!.]\s+|\s+(?:et|and|mais|but|puis|sinon|ainsi que|together with|as well as)\s+(?!#)|\s+-+\s+"
)
_JOINED = re.compile(r"^(?:et|and|also|sinon|aussi|but|mais|puis)\s+(?=\w)", re.IGNORECASE)
_GOODS_APART = re.compile(r"\s*[,;&/]\s*|\s+(?:et|and|ou|or|puis|plus|as well as|ainsi que)\s+", re.IGNORECASE)
_OF_THE_PRICE = frozenset({Subject.PRINT, Subject.TAX, Subject.INCLUDED})

_BEFORE_AN_ORDER = frozenset({Subject.LEAD_TIME, Subject.RANGE, Subject.SUGGESTION})

_OF_A_SEARCH = frozenset({AskKind.PRICE_CUT, AskKind.SPEC_DOWNGRADE, AskKind.FREE_EXTRA})
_COUNTED = (Unit.PIECES, Unit.NUMBER)
_PAIR = 2
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
_FEWEST = 10
"""A bare number below this counts no order."""


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
        asked = asked or listing
        for subject, span in _spans(plain.text, cues.inquiring, asked=asked):
            start, end = _clause(plain.text, *span)
            quote = _JOINED.sub(
                "", text[plain.at(start) : plain.at(end - 1) + 1 if end else plain.at(end)].strip(" ,;:")
            )
            goods = goods_of(sentences, index, text, counts, products, (start, end))
            if subject is Subject.PRICE and (told_apart(plain.text) or {}).get(AskKind.PRICE_CUT):
                # The price of another quantity, or a lower one, is bargained for.
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


def goods_of(
    sentences: Sequence[Plain],
    index: int,
    text: str,
    counts: tuple[Figure, ...],
    products: Sequence[Product],
    span: tuple[int, int] | None = None,
) -> tuple[Goods, ...]:
    """The goods that a sentence, or a span of it, asks of: its own, else those named before it.

    "At that quantity" asks of what was counted before, whatever goods are named beside it.
    """
    plain = sentences[index]
    start, end = span or (0, len(plain.text))
    if _SAME_COUNT.search(plain.text, start, end) is not None:
        return _last_counted(sentences[:index], text, counts, products)
    goods = _goods(plain, (start, end), text, counts, products)
    return goods or _before(sentences[:index], text, counts, products)


_SAME_COUNT = re.compile(
    r"\b(?:(?:at|for|in) (?:that|this|such a|the same) (?:quantity|volume|number|amount)|for that many"
    r"|(?:a|pour|dans) (?:cette|ces|la meme|une telle) quantites?|pour (?:ce|un tel) (?:volume|nombre))\b"
)


_DELIVERED = re.compile(
    r"\b(?:deliver(?:y|ed)|shipp(?:ing|ed)|livraison|livre\w*|a livrer)(?: \w+){0,2} (?:to|in|a|en|au|aux|chez"
    r"|sur) (?!#|mid|late"
    r"|early|debut|mi|fin|january|february|march|april|may|june|july|august|september|october|november|december"
    r"|janvier"
    r"|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|une|two|deux|one|time|retard)\w+"
)


def _delivered(found: Sequence[Asked], sentences: Sequence[Plain]) -> list[Asked]:
    """What carriage costs, where the price is asked of goods to be delivered to a place; nothing anywhere else."""
    subjects = {one.inquiry.subject for one in found}
    if Subject.PRICE not in subjects or Subject.SHIPPING in subjects:
        return []
    for index, plain in enumerate(sentences):
        match = _DELIVERED.search(plain.text)
        if match is not None:
            goods = next(one.inquiry.goods for one in found if one.inquiry.subject is Subject.PRICE)
            inquiry = Inquiry(Subject.SHIPPING, plain.sentence.text.strip(), goods)
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
    bare = dict.fromkeys(_bare(counts, (0, len(text))))
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


_WANTS = re.compile(
    r"(?:^|\b(?:hi|hello|hey|morning|bonjour|salut),? )(?:need|looking for|after|want|besoin de|cherche) (?:#q|#n)"
    r"|\b(?:we're|we are|i'm|i am|nous sommes|on est|je suis) (?:an? |une? )?(?:brand )?(?:new"
    r"|nouve\w+) (?:client|customer)\w*"
    r"|\b(?:en tant que|as (?:an? |your )?)(?: \w+){0,2} ?(?:client|customer)\w*\b"
    r"|\b(?:mon|ma|notre|my|our) (?:directeur|directrice|direction|patron\w*|chef\w*|boss|finance\w*|manager"
    r"|board|compta\w*)"
    r"(?: (?:a|ont|has|have|only|ne|n'))* ?(?:valid|approuv|autoris|fix|approv|sign|set|cap"
    r"|accept)\w*(?: \w+){0,4} #m"
    r"|\b(?:j'en|on en|nous en) prend\w+|\b(?:i|we)'d take (?:#q|#n)"
    r"|\b(?:would like|(?:we|i)'d like|(?:we|i) (?:need|want|are after|am after)"
    r"|(?:nous|on|je|j') ?(?:voudri?\w+|souhait\w+|aimer\w+|cherch\w+)"
    r"|(?:nous|il nous|on a|j'ai|nous avons)(?: \w+)? (?:faudrait|besoin))\b"
)


def wants(sentences: Sequence[Plain]) -> bool:
    """Whether somebody says to want goods: a client's words, whoever else they sound like."""
    return any(_WANTS.search(plain.text) for plain in sentences)


def of_an_old_order(asked: Sequence[Asked]) -> tuple[Asked, ...]:
    """The inquiries that may stand beside an order placed before: not when it comes, nor what there is to choose.

    Where the price of goods is asked in the same sentence, when they come is of a new order.
    """
    new = {one.sentence for one in asked if one.inquiry.subject is Subject.PRICE}
    return tuple(one for one in asked if one.inquiry.subject not in _BEFORE_AN_ORDER or one.sentence in new)


def _names_goods(plain: Plain, text: str, counts: tuple[Figure, ...], products: Sequence[Product]) -> bool:
    """Whether a sentence names a product of ours: nobody is to suggest one."""
    said = plain.sentence
    return any(g.product for g in _named(plain, said.start, said.end, text, counts, products))


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
    if any(h[0] is Subject.SHIPPING for h in others) and _OF_CARRIAGE.search(text):
        hits = others
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


def _goods(
    plain: Plain, clause: tuple[int, int], text: str, counts: tuple[Figure, ...], products: Sequence[Product]
) -> tuple[Goods, ...]:
    """The goods of the clause, each with its count; those of the whole sentence where the clause names none."""
    own, whole = (plain.at(clause[0]), plain.at(clause[1])), (plain.sentence.start, plain.sentence.end)
    named, every = (_named(plain, *span, text, counts, products) for span in (own, whole))
    named = named or every
    if len({g.product for g in every if g.product and g.quantity}) > max(1, len({g.product for g in named})):
        # "… for 400 notebooks, as well as for 150 mugs": the goods of the clause are not all.
        return tuple(g for g in every if g.product and g.quantity)
    if len(named) == 1 and named[0].quantity and (more := _AND_SO_MANY.search(plain.text)) is not None:
        added = _bare(counts, (plain.at(more.start()), plain.at(more.end() - 1) + 1))
        return (*named, *(Goods(named[0].product, n) for n in added if n != named[0].quantity))
    listed = _in_a_row(plain, counts)
    if len(listed) > 1 and len({g.product for g in named}) == 1:
        return tuple(Goods(named[0].product, number) for number in listed)
    if any(g.quantity is not None for g in named) or len(named) > 1:
        return tuple(named)
    product = named[0].product if named else None
    bare, all_bare = _bare(counts, own), _bare(counts, whole)
    bare = all_bare if len(bare) != 1 or len(all_bare) > _PAIR else bare
    return tuple(Goods(product, number) for number in bare) or tuple(named)


_AND_SO_MANY = re.compile(
    r",? (?:et|and|ou|or|puis) (?:(?:what|how much|combien|quel\w*)[^.?!#]{0,30}? )?(?:pour |for |at |par )?(?:#n|#q)"
    r"(?: (?:come to|cost|be|make))? ?\?"
)
"""One more count at the end of a question: "what would 75 come to, and 100?"."""
_ROW = re.compile(
    r"(?:#n|#q)(?: [a-z]+)?(?:(?: ?, ?| ?/ ?| puis | then )(?:#n|#q)(?: [a-z]+)?)*(?: ?,)? (?:et|and|ou|or"
    r"|puis) (?:pour |for )?(?:#n|#q)"
    r"|(?:#n|#q)(?: ?/ ?(?:#n|#q))+"
)


def _in_a_row(plain: Plain, counts: tuple[Figure, ...]) -> list[int]:
    """The numbers that a sentence counts one after the other: "100, 250 et 500 parapluies"."""
    row = _ROW.search(plain.text)
    if row is None:
        return []
    return _bare(counts, (plain.at(row.start()), plain.at(row.end() - 1) + 1))


def _before(
    sentences: Sequence[Plain], text: str, counts: tuple[Figure, ...], products: Sequence[Product]
) -> tuple[Goods, ...]:
    """Several goods that the sentences before a question name, each with its count: "the price for both"."""
    for plain in reversed(sentences):
        named = _named(plain, plain.sentence.start, plain.sentence.end, text, counts, products)
        if len({g.product for g in named}) > 1 and all(g.product and g.quantity for g in named):
            return tuple(named)
    return ()


def _last_counted(
    sentences: Sequence[Plain], text: str, counts: tuple[Figure, ...], products: Sequence[Product]
) -> tuple[Goods, ...]:
    """The goods that the last sentence with a count of goods names, each with its count."""
    for plain in reversed(sentences):
        named = _named(plain, plain.sentence.start, plain.sentence.end, text, counts, products)
        if counted := tuple(g for g in named if g.product and g.quantity):
            return counted
    return ()


def _bare(counts: tuple[Figure, ...], within: tuple[int, int]) -> list[int]:
    """The counts between two offsets that stand by themselves: "at 250 and 500", "par 1 000"."""
    return [
        int(f.number)
        for f in counts
        if f.unit in _COUNTED and within[0] <= f.start < within[1] and f.number >= _FEWEST and not f.number % 1
    ]


def _named(
    plain: Plain, start: int, end: int, text: str, counts: tuple[Figure, ...], products: Sequence[Product]
) -> list[Goods]:
    found: list[Goods] = []
    at = start
    for piece in (*_GOODS_APART.finditer(text, start, end), None):
        stop = piece.start() if piece is not None else end
        part = replace(plain, sentence=Sentence(text[at:stop], at, stop))
        order = find_order((part,), counts, products, Origin.MESSAGE)
        ids = [str(f.value) for f in order if f.name is FactName.PRODUCT]
        counted = [f.value for f in order if f.name is FactName.QUANTITY]
        number = next((int(n) for n in counted if isinstance(n, Decimal)), None)
        found += [Goods(one, number) for one in ids]
        if not ids and number is not None:
            found.append(Goods(found[-1].product if found else None, number))
        at = piece.end() if piece is not None else end
    return list(dict.fromkeys(found))
