"""What the order is about: the products the sentences name, and how many pieces are counted beside them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.coach.understand.counting import (
    AGAIN_BEFORE,
    ALONE,
    MORE_BEFORE,
    NO_MONEY,
    PRICED_FOR,
    RATHER_THAN,
    THRESHOLD,
    WANTED_BEFORE,
)
from bot.coach.understand.plain import Plain
from bot.coach.understand.products import Named, is_noun, nouns_of, products_named, stem
from bot.domain.facts import Fact, FactName, Origin
from bot.domain.figures import Figure, Unit
from bot.domain.policy import Product
from bot.reading.breaks import (
    AT_ANOTHER_BREAK,
    OF_THEM,
    of_a_part,
    of_another_break,
    of_the_new_size,
    of_the_old_size,
    resized,
)
from bot.reading.folding import fold, fold_keep
from bot.reading.gifts import gifts_in
from bot.reading.sentences import sentences as cut

_COUNTED = frozenset({Unit.PIECES, Unit.NUMBER})
_APART = (
    r"pour|for|per|par|a|at|jours?|days?|fois|faces?\b|cotes?\b|sides?\b|couleurs?\b|colou?rs?\b|coloris\b"
    r"|adresses\b|addresses\b|sites\b|logos?\b|lignes?\b|lines?\b"
)
_BETWEEN = re.compile(rf"[ \n]+(?:(?:de (?:[vn]os )?|of (?:the |our )?|d')?(?!{_APART})[a-z'-]+[ \n]+){{0,2}}")
"""What may stand between a count and the product it counts: a word or two, none of them a unit or a purpose."""

_AFTER = re.compile(r"[ ]*[,:x(-]?[ ]*")
_PIECES = re.compile(r"(?:pieces?|pcs?|unites?|units?|exemplaires?|ones|of (?:them|em)|off them|d'entre eux)\b")
_PRICED = re.compile(r" (?:euros? )?(?:le|la|l'|the|un|une|an?|chaque|each|every|per|par)\b")
"""What follows a price for one: "5,90 le carnet"."""

_SAMPLED = re.compile(r"\b(?:echantillons?|samples?|specimens?|prototypes?|epreuves?|proofs?)\b")
_FEWEST = 10
"""A bare number below this counts no order."""
_YEAR = re.compile(r"20[2-4]\d")
_PERCENT = re.compile(r"\d ?%")
_ON_TOP = re.compile(r" (?:(?:de|en) plus|more|on top|points?)\b(?! (?:pieces?|units?|[a-z]+s)\b)")
_OTHER_YEAR = re.compile(r"\b20[2-4]\d\b[^.?!]*\b20[2-4]\d\b|\b(?:date|year|annee|millesime)\b")
_A_YEAR = re.compile(r"\b(?:our|your|the|nos|vos|notre|les|in|en|season|saison|collection|edition|campagne) 20[2-4]\d$")
"""A year before goods: "our 2027 gifts"."""


def find_order(
    sentences: tuple[Plain, ...], counts: tuple[Figure, ...], products: Sequence[Product], origin: Origin
) -> tuple[Fact, ...]:
    """The products named in `sentences` and the pieces counted beside them; `counts` are figures of the same text.

    A count of samples, of millimetres or of anything that is not sold is no quantity of the order.
    """
    facts: list[Fact] = []
    known: list[Named] = []
    nouns = nouns_of(products)
    for plain in sentences:
        folded, start = fold_keep(plain.sentence.text), plain.sentence.start
        inside = [c for c in counts if c.unit in _COUNTED and start <= c.start < plain.sentence.end]
        given = list(gifts_in(plain.sentence.text, any_giver=True))
        inside = [c for c in inside if not any(a <= c.start - start < b for a, b in given)]
        named = products_named(folded, products)
        facts += [
            Fact(FactName.PRODUCT, p.id, origin, plain.sentence.text)
            for p in {n.product.id: n.product for n in named}.values()
        ]
        known += named
        if inside:
            counting = [
                c
                for c in inside
                if _counts_goods(c, folded, start, named, nouns, known) or of_the_new_size(folded, c.start - start)
            ]
            counting = [c for c in counting if not of_the_old_size(folded, c.start - start)]
            counting = [c for c in counting if not _SAMPLED.search(_clause_of(folded, c.start - start))]
            counting = [c for c in counting if not THRESHOLD.search(folded[: c.start - start])]
            counting = [c for c in counting if not of_a_part(folded, c.start - start, c.end - start)]
            # "240 instead of the 200 of our order": what it is to be counts.
            counting = [c for c in counting if of_the_new_size(folded, c.start - start)] or counting
            today = (c for c in counting if not _ANOTHER.search(_clause_of(folded, c.start - start)))
            pieces = next(today, counting[0] if counting else None)
            if pieces is not None:
                facts.append(Fact(FactName.QUANTITY, pieces.number, origin, plain.sentence.text))
    return tuple({(f.name, f.value): f for f in reversed(facts)}.values())[::-1]


_ANOTHER = re.compile(
    r"\b(?:re-?order\w*|re-?command\w*|recommand\w*|later|plus tard|next (?:year|time|order|season"
    r"|quarter)|over the year"
    r"|a year|per year|par an|sur l'annee|dans l'annee|l'an prochain|l'annee prochaine|eventuellement"
    r"|probabl\w*|perhaps"
    r"|maybe|peut-etre|in future|a l'avenir|last (?:year|time|order|month|spring|summer|autumn|fall"
    r"|winter|season|january|february|march|april|may|june|july|august|september|october|november|december)|(?:an"
    r"|mois|printemps|ete|automne|hiver) dernier|la derniere fois|precedente?|previous"
    r"|(?:on|nous|je) (?:vous |l')?(?:a|avons|avions|avait|ai)(?: deja)? (?:commande|achete|pris)"
    r"|(?:we|i)(?:'ve| have|'d| had)? (?:bought|took|had) (?:from you )?(?=\d)"
    r"|(?:we|i) ordered (?=\d[^.?!]*\b(?:in (?:january|february|march|april|may|june|july|august|september|october"
    r"|november|december|spring|summer|autumn)|ago)\b)"
    r"|already (?:had|bought|ordered)|deja (?:eu|commande|achete)\w*|damaged|abime\w*|faulty"
    r"|defectueu\w*|broken|casse\w*)\b"
)


def _clause_of(folded: str, at: int) -> str:
    """The part of a folded sentence, between commas and the like, in which an offset stands."""
    begin = max(folded.rfind(mark, 0, at) for mark in ",;:(") + 1
    ends = [i for mark in ",;:)" if (i := folded.find(mark, at)) >= 0]
    return folded[begin : min(ends, default=len(folded))]


def today_first(order: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """The facts of an order, those of another order or of faulty pieces behind those of today's."""
    counts = FactName.QUANTITY
    changed = {f for f in order if f.name is counts and resized(f.quote)}
    return tuple(
        sorted(order, key=lambda f: (f.name is counts and bool(_ANOTHER.search(fold(f.quote))), f not in changed))
    )


def counted(text: str, figures: tuple[Figure, ...], products: Sequence[Product]) -> tuple[Figure, ...]:
    """`figures` of `text`, the bare numbers that count goods read as pieces: "300 Storm" is no amount."""
    bare = [f for f in figures if f.unit is Unit.NUMBER and f.per is None]
    if not bare or not products:
        return figures
    nouns = nouns_of(products)
    goods = set()
    for sentence in cut(text):
        inside = [f for f in bare if sentence.start <= f.start < sentence.end]
        if inside:
            folded = fold_keep(sentence.text)
            named = products_named(folded, products)
            goods |= {f.start for f in inside if _counts_goods(f, folded, sentence.start, named, nouns)}
    return tuple(replace(f, unit=Unit.PIECES) if f.start in goods else f for f in figures)


def _counts_goods(
    figure: Figure,
    folded: str,
    start: int,
    named: Sequence[Named],
    nouns: frozenset[str],
    known: Sequence[Named] = (),
) -> bool:
    """Whether a count stands beside a product, or before a word for one or for pieces.

    `known` are the products that the message has named so far: an order "for 180" is of them.
    """
    end = figure.end - start
    before = re.search(r"[\w'-]+$", folded[:end])
    if _A_YEAR.search(folded[:end]) is not None:
        return False
    if _YEAR.fullmatch(folded[figure.start - start : end]) and _OTHER_YEAR.search(folded):
        # "2026 instead of 2027" counts nothing.
        return False
    if _PERCENT.search(folded[: figure.start - start]) and _ON_TOP.match(folded[end:]):
        # "3 % so far, and we need 6 more": a share, like the one before it.
        return False
    if figure.unit is Unit.PIECES and not nouns:
        return True
    if figure.number % 1 or _PRICED.match(folded[end:]) or of_another_break(folded, figure.start - start, end):
        return False
    if AT_ANOTHER_BREAK.search(folded[: figure.start - start]):
        return True
    wanted = WANTED_BEFORE.search(folded[: figure.start - start]) and NO_MONEY.match(folded[end:])
    if (named or known) and figure.number >= _FEWEST and wanted:
        return True
    priced = PRICED_FOR.search(folded[: figure.start - start]) and ALONE.match(folded[end:])
    if (named or known) and figure.number >= _FEWEST and priced:
        return True
    if (named or known) and figure.number >= _FEWEST and RATHER_THAN.match(folded[end:]):
        return True
    if (named or known) and AGAIN_BEFORE.search(folded[: figure.start - start]) and figure.number >= _FEWEST:
        return True
    if (named or known) and MORE_BEFORE.search(folded[: figure.start - start]) and ALONE.match(folded[end:]):
        # "Another 120, please" counts what the same breath names.
        return True
    if OF_THEM.search(folded[: figure.start - start]):
        return True
    own = fold(figure.text).split()[-1]
    if is_noun(own, nouns) or _PIECES.match(own):
        return True
    for name in named:
        gap = folded[end : name.start]
        if name.start >= end and (not gap.strip() or _BETWEEN.fullmatch(gap)):
            return True
        if before and name.end <= figure.start - start and _AFTER.fullmatch(folded[name.end : figure.start - start]):
            return bool(_PIECES.match(folded[end:].lstrip()))
    following = re.match(r" ?((?:[a-z'-]+ ?){0,3})", folded[end:])
    words = following[1].split() if following else []
    return bool(following and _PIECES.match(following[1])) or any(is_noun(w, nouns) for w in words[:2])


def kind_counted(sentences: Sequence[Plain], products: Sequence[Product]) -> set[str]:
    """The products of the kind that a number counts ("30 parapluies", "20 umbrellas"); empty where none does."""
    found: set[str] = set()
    for plain in sentences:
        for match in re.finditer(r"\d[ \n]+(?:petits? |small |little )?([a-z'-]+)", fold_keep(plain.sentence.text)):
            word = stem(match[1])
            heads = {p.id for p in products if word in (_head(p.name.fr, 0), _head(p.name.en, -1))}
            found |= heads
    return found


def _head(name: str, at: int) -> str:
    """The stem of the noun that a name begins or ends with."""
    return stem(fold(name).split()[at])
