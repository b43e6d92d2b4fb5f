"""Questions about goods and terms, each with what it is about: alone, or beside another ask in the same sentence."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.coach.understand.cues import Cues, Inquiring, found_in
from bot.coach.understand.goods import find_order
from bot.coach.understand.plain import Plain
from bot.coach.understand.shown import Shown, read_shown
from bot.coach.understand.signs import Signs
from bot.domain.asks import Ask, AskKind
from bot.domain.facts import FactName, Origin
from bot.domain.figures import Figure, Unit
from bot.domain.inquiry import Goods, Inquiry, Subject
from bot.domain.policy import Product
from bot.reading.sentences import Sentence

_CLAUSE = re.compile(
    r"\s*[,;:?!.]\s+|\s+(?:et|and|mais|but|puis|sinon|ainsi que|together with|as well as)\s+(?!#)|\s+-+\s+"
)
_JOINED = re.compile(r"^(?:et|and|also|sinon|aussi|but|mais|puis)\s+(?=\w)", re.IGNORECASE)
_GOODS_APART = re.compile(r"\s*[,;&/]\s*|\s+(?:et|and|ou|or|puis|plus)\s+", re.IGNORECASE)
_LEFT = frozenset({"strong", "likely", "sure", "topic", "below"})
"""Signs by which words outside the inquiries tell of an ask."""

_SPOKEN = re.compile(
    r"\b(?:je|j'\w+|nous|on|vous|tu|il|elle|c'est|ca|i|i'\w+|we|we'\w+|you|it|can|could|please|svp|merci de|need|want"
    r"|is|are|est|sont|peu[tx]|pouvez|pourriez|envoyez|faites|send|give|make)\b"
)
"""Words without which what is left beside a question says nothing of its own."""

_OPEN = frozenset({AskKind.FREE_EXTRA, AskKind.GOODWILL, AskKind.SCOPE_CHANGE, AskKind.SPECIAL_FAVOUR})
"""Asks that many words are a sign of."""

_COUNTED = (Unit.PIECES, Unit.NUMBER)
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
    for index, plain in enumerate(sentences):
        asked = bool(plain.text.rstrip().endswith("?") or found_in(cues.inquiring.asking, plain.text))
        for subject, span in _spans(plain.text, cues.inquiring, asked=asked):
            start, end = _clause(plain.text, *span)
            quote = _JOINED.sub(
                "", text[plain.at(start) : plain.at(end - 1) + 1 if end else plain.at(end)].strip(" ,;:")
            )
            goods = _goods(plain, (start, end), text, counts, products)
            words = cues.inquiring.subjects[subject]
            hides = frozenset[AskKind]() if found_in(words.unless, plain.text[start:end]) else words.hides
            found.append(Asked(Inquiry(subject, quote, goods), index, start, end, hides))
    return tuple(found)


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
            break
    kept = [h for h in hits if h[0] is not Subject.PRICE or not any(_share(h[1], o[1]) for o in hits if o is not h)]
    return sorted(kept, key=lambda h: h[1])


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
    own = plain.at(clause[0]), plain.at(clause[1])
    for start, end in (own, (plain.sentence.start, plain.sentence.end)):
        named = tuple(_named(plain, start, end, text, counts, products))
        if named:
            return named
    bare = [f for f in counts if f.unit in _COUNTED and f.per is None and own[0] <= f.start < own[1]]
    number = next((int(f.number) for f in bare if f.number >= _FEWEST), None)
    return () if number is None else (Goods(None, number),)


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


def without(sentences: Sequence[Plain], asked: Sequence[Asked]) -> tuple[Plain, ...]:
    """The sentences, blank where an inquiry's clause stands: what is left shows the other asks."""
    kept: list[Plain] = []
    for index, plain in enumerate(sentences):
        left = plain
        for one in asked:
            if one.sentence == index:
                left = _blank(left, one.start, one.end)
        kept.append(left)
    return tuple(kept)


def _tells(shown: Shown, plainly: frozenset[int]) -> bool:
    """Whether what is left of the sentences tells of a kind; what is left of those of `plainly` says nothing itself."""
    return any(signs & _LEFT for i, signs in enumerate(shown.by_sentence) if i not in plainly)


def _blank(plain: Plain, start: int, end: int) -> Plain:
    said, first = plain.sentence, plain.sentence.start
    own = plain.at(start) - first, plain.at(end) - first
    words = said.text[: own[0]] + " " * (own[1] - own[0]) + said.text[own[1] :]
    text = plain.text[:start] + " " * (end - start) + plain.text[end:]
    return replace(plain, text=text, sentence=replace(said, text=words))


def beside_inquiries(
    asks: tuple[Ask, ...], asked: Sequence[Asked], sentences: tuple[Plain, ...], text: str, cues: Cues, company: Signs
) -> tuple[Ask, ...]:
    """The asks of a message that holds inquiries: a plain question among them, none that only their words sound like.

    An ask that such words may be taken for stays where other words tell of it, or other sentences hold it.
    """
    hidden = frozenset[AskKind]().union(*(one.hides for one in asked))
    left = without(sentences, asked)
    plainly = frozenset(one.sentence for one in asked if not _SPOKEN.search(left[one.sentence].text))
    rest = read_shown(left, cues, company, {})
    spoken = [sentences[i].sentence for i in {one.sentence for one in asked}]
    kept = [
        a
        for a in asks
        if a.kind not in hidden
        or (a.kind in rest and _tells(rest[a.kind], plainly if a.kind in _OPEN else frozenset()))
        or not any(text[s.start : s.end] in a.quote or a.quote in s.text for s in spoken)
    ]
    if not any(a.kind is AskKind.PLAIN_QUESTION for a in kept):
        first = asked[0]
        whole = sentences[first.sentence].sentence
        taken = any(text[whole.start : whole.end] in a.quote or a.quote in whole.text for a in kept)
        quote = first.inquiry.quote if taken else text[whole.start : whole.end]
        kept.append(Ask(AskKind.PLAIN_QUESTION, quote))
    return tuple(sorted(kept, key=lambda a: text.find(a.quote)))
