"""What a number counts: the noun of our goods behind it, or a thing that is none."""

import re
from decimal import Decimal

from bot.coach.compose.case import Case
from bot.coach.compose.goods import head
from bot.domain.figures import Figure, Unit
from bot.reading.folding import fold
from bot.reading.format import say_figure, say_number

COUNTS = (Unit.PIECES, Unit.NUMBER)
"""What may count goods."""

_NEAR = 3
"""A noun this many words after a number is what it counts."""


def of_goods_at_all(figure: Figure, case: Case) -> bool:
    """Whether the word that a figure counts may be goods: calls and messages are none."""
    after = re.match(r"\W*(\w+)", case.situation.message.text[figure.end :])
    own = re.search(r"(\w+)\W*$", figure.text)
    return not any(m is not None and fold(m[1]) in _COUNTED_NOT for m in (after, own))


PACKED = re.compile(
    r"\W*(?:cartons?|colis|boites?|caisses?|palettes?|paquets?|boxes|box|parcels?|pallets?|packages?)\b"
)
"""What goods are packed in: nobody knows how many of them are in one."""


def counted_goods(number: Decimal, figure: Figure | None, case: Case) -> str:
    """A number of pieces by the noun behind the figure that counts them, else by the order's own, else as pieces."""
    noun = None if figure is None else noun_behind(figure, case)
    if noun is None and case.product is not None and not case.several:
        noun = head(case.product.name.of(case.language), case.language, int(number))
    if noun is None:
        return say_figure(number, Unit.PIECES, case.language)
    return f"{say_number(number, case.language)} {noun}"


def named_goods(figure: Figure, case: Case) -> str | None:
    """The count with the head noun of our goods that follows it in the message: "20 umbrellas"; None without one."""
    noun = noun_behind(figure, case)
    return None if noun is None or not isinstance(figure.top, Decimal) else counted_goods(figure.top, figure, case)


def noun_behind(figure: Figure, case: Case) -> str | None:
    """The head noun of our goods that follows the figure in the message."""
    text = case.situation.message.text
    digits = re.match(r"\d[\d\s\u00a0\u202f.,]*", figure.text)
    written = re.escape((digits.group() if digits else figure.text).strip())
    after = re.search(rf"(?<![\w.,]){written}(?![\d])((?:\W+\w+){{1,{_NEAR}}})", text)
    if after is None:
        return None
    said = re.findall(r"\w+", fold(after[1]))
    for product in case.pack.products:
        many = head(product.name.of(case.language), case.language, 2)
        if fold(many) in said:
            return many
    sold = {fold(w) for w in case.voice.book.marks["other_goods"]}
    words = re.findall(r"\w+", after[1])
    own = None if case.product is not None else next((w for w in words if _may_count(w) and fold(w) in sold), None)
    return own.lower() if own is not None and fold(own) in said[:_NEAR] else None


def _may_count(word: str) -> bool:
    """Whether a word may be the plural of goods that the pack does not name ("80 gourdes", "100 pens")."""
    return re.fullmatch(r"[^\W\d_]{3,}[sx]", word) is not None and fold(word) not in _NO_GOODS


_COUNTED_NOT = frozenset(
    "lavages lavage washes usages usage utilisations uses points problemes problems soucis issues fautes "
    "mistakes errors"
    " erreurs defauts appels calls mails emails messages relances reminders livraisons deliveries factures invoices"
    " invoice facture voicemails voicemail messages vocaux people personnes invites guests"
    " boxes cartons palettes pallets colis parcels times fois".split()
)

_NO_GOODS = frozenset(
    "pieces pcs jours days semaines weeks mois ans years heures hours minutes euros eur fois times pour-cent"
    " percent dans sans sous"
    " nous vous plus moins this was has its les des mes nos vos ses ces cas pas tres trois deux six dix cartons"
    " boxes colis"
    " parcels personnes people guests invites collegues colleagues clients customers cents boites commandes"
    " orders us is".split()
)
