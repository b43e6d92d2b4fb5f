"""Goods that a question names and the price list has not: whoever asks for caps is told so, and what there is."""

import re

from bot.coach.compose.case import Case
from bot.coach.compose.sold import listed
from bot.coach.compose.topics import holds
from bot.coach.compose.voice import sentence
from bot.domain.asks import AskKind
from bot.domain.facts import FactName, Origin
from bot.domain.inquiry import Inquiry
from bot.reading.folding import fold

_OUR_QUOTE = re.compile(
    r"\b(?:(?:votre|ton|notre|le|mon|vos|un) (?:\w+ )?(?:devis|offre|prix)|devis|(?:your|our"
    r"|the) (?:\w+ )?(?:quote|quotation|offer|price)"
    r"|quote|quoted|vous etes|you're|you are)\b[^?]{0,60}\d"
)


def _said(case: Case) -> str:
    """The client's words, and the user's that facts were read in."""
    noted = (f.quote or str(f.value) for f in case.situation.facts if f.origin in (Origin.CONTEXT, Origin.CARD))
    return " . ".join([case.situation.message.text, *noted])


_COLOURS = re.compile(r"\bbottle[- ]green\b|\bverte?s? bouteille\b|\b(?:bleu|blue) (?:drapeau|flag)\b", re.IGNORECASE)
"""Colours named after goods."""
_ASKING = frozenset({AskKind.PLAIN_QUESTION, AskKind.PRICE_CUT})


def unsold(case: Case) -> tuple[str, ...]:
    """The goods asked about, in the plural, that no product of the list is named after; none beside goods it has.

    Only where the message asks and nothing else: a pen in a complaint was sold by somebody.
    """
    text = case.situation.message.text
    asks = {r.ask.kind for r in case.stance.rulings} <= _ASKING and "?" in text
    if not asks or not case.pack.products or case.situation.facts.get(FactName.PRODUCT) is not None:
        return ()
    if case.apart or _OUR_QUOTE.search(fold(_said(case))) is not None:
        # What we have quoted is sold by us, whatever the list holds.
        return ()
    text = _COLOURS.sub(" ", text)
    names = fold(" ".join(n for p in case.pack.products for n in (p.name.fr, p.name.en, *p.aliases)))
    return tuple(
        goods
        for goods in case.voice.book.marks["other_goods"]
        if holds((goods, goods.removesuffix("s")), text) and fold(goods.removesuffix("s")) not in names
    )


def not_sold(case: Case) -> str | None:
    """That the goods asked about are not in the list, and what is; None where none are."""
    named = unsold(case)
    if not named:
        return None
    joined = case.voice.say("nor").join(filter(None, [", ".join(named[:-1]), named[-1]]))
    return sentence(
        case.voice.say("not_sold", plural=joined, range=listed(case.pack.products, case, "des " if case.french else ""))
    )


def of_other_goods(inquiry: Inquiry, case: Case) -> bool:
    """Whether an inquiry is of goods that are not sold: it names none of the list."""
    others = unsold(case)
    if any(g.product for g in inquiry.goods) or not others:
        return False
    return holds(others, inquiry.quote) or not holds(_kinds_sold(case), inquiry.quote)


def _kinds_sold(case: Case) -> tuple[str, ...]:
    """What sorts of goods the list holds, one and several: "umbrella", "umbrellas"."""
    heads = {p.name.fr.split()[0] for p in case.pack.products} | {p.name.en.split()[-1] for p in case.pack.products}
    return tuple(sorted(heads | {f"{one}s" for one in heads}))
