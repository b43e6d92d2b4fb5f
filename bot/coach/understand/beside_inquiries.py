"""Asks beside inquiries: those that only an inquiry's words sound like are none, and each inquiry is a question."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.coach.understand.bargaining import terms_named
from bot.coach.understand.cues import Cues
from bot.coach.understand.inquiries import Asked
from bot.coach.understand.plain import Plain
from bot.coach.understand.shown import Shown, read_shown
from bot.coach.understand.signs import Signs
from bot.coach.understand.turns import turned
from bot.domain.asks import Ask, AskKind
from bot.domain.figures import Unit
from bot.domain.inquiry import Subject
from bot.reading.bargained import price_kept, sum_dropped
from bot.reading.folding import fold

_LEFT = frozenset({"strong", "likely", "sure", "topic", "below"})
"""Signs by which words outside the inquiries tell of an ask."""

_SPOKEN = re.compile(
    r"\b(?:je|j'\w+|nous|on|vous|tu|il|elle|c'est|ca|i|i'\w+|we|we'\w+|you|it|can|could|please|svp|merci de|need|want"
    r"|is|are|est|sont|peu[tx]|pouvez|pourriez|envoyez|faites|send|give|make)\b"
)
"""Words without which what is left beside a question says nothing of its own."""

_OPEN = frozenset({AskKind.FREE_EXTRA, AskKind.GOODWILL, AskKind.SCOPE_CHANGE, AskKind.SPECIAL_FAVOUR})
"""Asks that many words are a sign of."""

_BUDGET = re.compile(
    r"\b(?:budget\w*|won't go (?:above|over|beyond)|can't go (?:above|over|beyond)|no more than"
    r"|not more than|at most|up to"
    r"|maximum|max|limit\w*|ceiling|plafond\w*|pas plus de|pas au-dela|pas depasser|depass\w*|au plus|enveloppe)\b"
)
"""Words that tell how much there is to spend."""


def _within(ask: Ask) -> bool:
    """Whether a price only says what a search is to stay within: a budget, or that another model is too dear."""
    bare = not any(f.unit.is_money or f.unit is Unit.PERCENT for f in ask.figures)
    return _BUDGET.search(fold(ask.quote)) is not None or (bare and _DEAR.search(fold(ask.quote)) is not None)


_DEAR = re.compile(
    r"\b(?:trop (?:cher\w*|eleve\w*)|too (?:expensive|dear|high|much|pricey)|above our|over our"
    r"|depasse)\b"
)

_TO_REACH = re.compile(
    r"\b(?:can|could|will|would|are) you (?:\w+ ){0,2}(?:get|go|come|drop|meet|match|reach|do|manage|make|fit|work)"
    r"(?: \w+){0,2} (?:there|down|it|that|this|to (?:it|that|this))\b"
    r"|\b(?:vous pouvez|tu peux|pouvez[- ]vous|peux[- ]tu|pourriez[- ]vous|arriv\w+[- ]vous)(?: \w+){0,2} "
    r"(?:y (?:arriver|venir|descendre|entrer)|descendre|vous aligner|tenir|baisser|faire (?:un effort|ca|mieux))\b"
)
"""Words that ask us to come down to what there is to spend."""

_TELLING = 5
"""Words from which a sentence tells what went wrong."""


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


def told_beside(asked: Sequence[Asked], sentences: Sequence[Plain]) -> tuple[Ask, ...]:
    """The longest sentence beside the inquiries as what went wrong; nothing where there is none to speak of."""
    free = [p for i, p in enumerate(sentences) if all(i != one.sentence for one in asked)]
    longest = max(free, key=lambda p: len(p.text), default=None)
    if longest is None or len(longest.text.split()) < _TELLING:
        return ()
    return (Ask(AskKind.COMPLAINT, longest.sentence.text),)


def unclaimed(
    asked: Sequence[Asked], asks: tuple[Ask, ...], sentences: tuple[Plain, ...], text: str
) -> tuple[Asked, ...]:
    """The inquiries less those whose words ask for something to be given, where that ask was found in them."""
    gifts = [a.quote for a in asks if a.kind is AskKind.FREE_EXTRA]
    # Carriage asked with a price is a part of what the price comes to.
    priced = {one.sentence for one in asked if one.inquiry.subject is Subject.PRICE}
    return tuple(
        one for one in asked if one.hides or one.sentence in priced or not _quoted(sentences[one.sentence], gifts, text)
    )


def _quoted(plain: Plain, quotes: Sequence[str], text: str) -> bool:
    said = plain.sentence
    return any(text[said.start : said.end] in quote or quote in said.text for quote in quotes)


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
    spoken = [sentences[i] for i in {one.sentence for one in asked}]
    if any(one.inquiry.subject is Subject.SUGGESTION for one in asked):
        # a budget told beside a search is what is searched within, unless the price of goods named is to reach it
        named = any(g.product is not None for one in asked for g in one.inquiry.goods)
        pressed = named and any(_TO_REACH.search(p.text) for p in sentences)
        asks = tuple(a for a in asks if a.kind is not AskKind.PRICE_CUT or pressed or not _within(a))
    kept = [
        a
        for a in asks
        if a.kind not in hidden
        or (a.kind in rest and _tells(rest[a.kind], plainly if a.kind in _OPEN else frozenset()))
        or not any(_quoted(plain, (a.quote,), text) for plain in spoken)
        or any(turned(p, sentences).get(a.kind) for p in sentences if p.sentence.text in a.quote)
        or (a.kind is AskKind.PAYMENT_TERMS and any(terms_named(p.text) for p in spoken))
    ]
    if not any(a.kind is AskKind.PLAIN_QUESTION for a in kept):
        first = asked[0]
        whole = sentences[first.sentence].sentence
        taken = _quoted(sentences[first.sentence], [a.quote for a in kept], text)
        quote = first.inquiry.quote if taken else text[whole.start : whole.end]
        kept.append(Ask(AskKind.PLAIN_QUESTION, quote))
    return tuple(sorted(kept, key=lambda a: text.find(a.quote)))


def less_told(asked: tuple[Asked, ...], asks: tuple[Ask, ...], own: tuple[Plain, ...]) -> tuple[Asked, ...]:
    """The inquiries, less those that bargain, and those that only tell where an agreed order goes."""
    asked = tuple(o for o in asked if not (price_kept(s := own[o.sentence].text) or sum_dropped(s)))
    if not any(a.kind is AskKind.ACCEPTANCE for a in asks):
        return asked
    return tuple(o for o in asked if o.inquiry.subject is not Subject.SHIPPING or _asks(own[o.sentence]))


def _asks(plain: Plain) -> bool:
    """Whether a sentence asks anything, or speaks of what carriage costs."""
    return "?" in plain.text or _COST.search(plain.text) is not None


_COST = re.compile(r"\b(?:frais|offert\w*|gratuit\w*|free|cost\w*|compris\w*|inclu\w*)\b")


def beside_wrongs(asked: tuple[Asked, ...]) -> tuple[Asked, ...]:
    """The inquiries beside what went wrong: who pays for it, or how fast it is made good, is none about our terms."""
    return tuple(o for o in asked if o.inquiry.subject not in (Subject.PAYMENT, Subject.LEAD_TIME))
