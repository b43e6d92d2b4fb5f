"""What we quoted, as the client or the user's note tells it: a price of ours that the list need not hold."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from bot.coach.understand.plain import Plain
from bot.domain.facts import Fact, FactName, Origin
from bot.domain.figures import Figure, Per, Unit
from bot.domain.policy import Product

_CHEAP = (
    r"(?:cher\w*|eleve\w*|steep|high|expensive|dear|too much|coince\w*|pique\w*|lourd\w*|trop|beaucoup|passe pas"
    r"|a lot"
    r"|difficile|hard|out of reach|won't work|doesn't work)"
)
_TOLD = tuple(
    re.compile(pattern.replace("<amount>", r"(?P<t>#m|#n)"))
    for pattern in (
        r"\b(?:passee?s?|gone|went|moved|risen|augmente\w*)(?: up)? (?:de|from) (?:#m|#n) (?:a|to) <amount>",
        (
            r"\b(?:your|the|our) (?:(?:last|latest|current|new|unit) )?(?:price|quote|quotation|offer"
            r"|rate)s?\b[^.?!;]{0,40}?<amount>"
        ),
        r"\byou(?:'re| are)(?: \w+){0,2} at <amount>",
        r"\byou(?:'ve| have)? (?:quoted|charged|offered|gave|proposed)(?: us| me)?(?: \w+){0,3} <amount>",
        (
            r"\b(?:votre|vos|notre|le|ton) (?:(?:dernier|nouveau) )?(?:devis|prix|tarif|offre"
            r"|proposition)s?\b[^.?!;]{0,40}?<amount>"
        ),
        r"\bvous (?:etes|(?:m'|nous )?(?:avez|aviez) (?:fait|propose|chiffre|mis))(?: \w+){0,3} <amount>",
        r"(?:instead of|against|versus|vs|au lieu d[e']|contre|compared (?:to|with)) ?(?:vos|votre|your) <amount>",
        (
            rf"<amount>(?! (?:to|for|pour|a|vers)\b)(?: (?:la |le |l'|the )?[a-z']+){{0,2}} (?:c'est|ca fait|ca|is"
            rf"|it's|that's|seems|feels|looks|est)(?: \w+){{0,4}} ?{_CHEAP}\b"
        ),
    )
)
_NOTED = re.compile(r"\b(?:prix|tarif|price|quote|quotation|devis|offre|offer|quoted|propose|chiffre|annonce)\w*\b")
_FAR = 80
"""A figure beyond so many characters of a note's word for a price is about something else."""

_THEIRS = re.compile(
    r"\b(?:de chez|from|concurren\w*|competitor\w*|rival\w*|another|other|autre\w*|leur|their|elsewhere|ailleurs"
    r"|plancher"
    r"|floor|minimum"
    r"|marge|margin|cout|budget|target|cible|veut|wants|demande\w*|asks|limit\w*|ancien\w*|old|previous|former"
    r"|paid|paye|last|20[0-9][0-9]|dernier\w*)\b"
)
_OF_A_PIECE = Decimal(100)
"""An amount up to this, with no word on what it is for, is the price of one."""


def quoted(
    sentences: Sequence[Plain], products: Sequence[Product], named: frozenset[str], origin: Origin
) -> tuple[Fact, ...]:
    """The first price of ours that the sentences tell and the list does not hold for the products `named`.

    Words of a rival's price, of a floor or of a wish are none of ours.
    """
    sentences = [p for p in sentences if _CARRIED.search(p.text) is None]
    listed = {b.unit_price for p in products if p.id in named for b in p.prices}
    for plain in sentences:
        for figure in _told(plain) if origin is Origin.MESSAGE else _noted(plain):
            if not _an_amount(figure) or figure.number in listed:
                continue
            whole = figure.per is Per.TOTAL or (figure.per is None and figure.number > _OF_A_PIECE)
            name = FactName.QUOTED_TOTAL if whole else FactName.QUOTED_UNIT_PRICE
            # Of a price that went from one figure to another, the last is ours today.
            value = figure.top if isinstance(figure.top, Decimal) else figure.number
            return (Fact(name, value, origin, plain.sentence.text),)
    return ()


_ONE_FOR_ANOTHER = re.compile(
    r"(?P<one>#m|#n)(?: [\w']+){0,2} (?:instead of|rather than|au lieu d[e'] ?|plutot qu[e'] ?|contre"
    r"|against)(?: [\w']+)? ?(?P<t>#m|#n)"
)


def _told(plain: Plain) -> Iterator[Figure]:
    """The amounts that a client's sentence names as ours."""
    swapped = _ONE_FOR_ANOTHER.search(plain.text)
    if swapped is not None and _THEIRS.search(plain.text[: swapped.start()]) is None:
        # Of two prices, one for the other, ours today is the higher.
        both = [f for f in plain.figures_in(swapped.start("one"), swapped.end("t")) if _an_amount(f)]
        if len(both) == _PAIR:
            yield max(both, key=lambda f: f.number)
    for pattern in _TOLD:
        match = pattern.search(plain.text)
        if match is not None and not _THEIRS.search(plain.text[max(0, match.start() - _BEFORE) : match.start("t")]):
            yield from plain.figures_in(match.start("t"), match.end("t"))


def _noted(plain: Plain) -> Iterator[Figure]:
    """The amounts that follow a word for our price in the user's note."""
    for match in _NOTED.finditer(plain.text):
        for index, figure in plain.figures:
            between = plain.text[match.end() : index]
            if match.end() <= index <= match.end() + _FAR and not _THEIRS.search(plain.text[: match.start()] + between):
                before = plain.sentence.text[: figure.start - plain.sentence.start]
                if _A_YEAR.search(before[-_BEFORE:]) is None:
                    yield figure


_PAIR = 2
_BEFORE = 20
_A_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CARRIED = re.compile(
    r"\b(?:carriage|freight|shipping|postage|delivery (?:cost|charge)|frais de port|transport) (?:to|is|est|a|at"
    r"|of)\b"
)


def _an_amount(figure: Figure) -> bool:
    counted = figure.unit in (Unit.NUMBER, Unit.TIMES, Unit.PIECES) and bool(figure.number % 1)
    return figure.unit.is_money or counted


def named_by_price(sentences: Sequence[Plain], order: Sequence[Fact], products: Sequence[Product]) -> tuple[Fact, ...]:
    """The product of an order that names none, by a price that one product of the list alone has for its quantity.

    Nothing where another supplier's price, or a quantity that the price is not for, is told beside it.
    """
    if any(f.name is FactName.PRODUCT for f in order):
        return ()
    count = next((f.value for f in order if f.name is FactName.QUANTITY and isinstance(f.value, Decimal)), None)
    for plain in sentences:
        if _THEIRS.search(plain.text) is not None:
            continue
        for _, figure in plain.figures:
            if not _an_amount(figure):
                continue
            listed = [p for p in products if figure.top in {b.unit_price for b in p.prices}]
            if len(listed) == 1 and (count is None or listed[0].unit_price(int(count)) == figure.top):
                return (Fact(FactName.PRODUCT, listed[0].id, Origin.MESSAGE, plain.sentence.text),)
    return ()
