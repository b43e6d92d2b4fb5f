"""Internal figures that stand in a text meant for clients, in digits or in words."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from bot.adapters.packs.mistakes import FilePen
from bot.adapters.packs.number_words import spelled
from bot.adapters.packs.texts import Said
from bot.domain.errors import Mistake
from bot.domain.figures import Unit
from bot.domain.policy import Clause, Confidentiality, Product
from bot.reading.folding import fold

_MONEY = r"(?:euros?|eur|€|dollars?|usd|\$|pounds?|gbp|£|francs?|chf|cad)"
_PERCENT = r"(?:%|percent|per cent|pour cent|pourcent)"
_LINK = rf"(?: (?:{_MONEY}|virgule|point|et|and))*"


def internal_figures(products: Iterable[Product], clauses: Sequence[Clause]) -> dict[str, re.Pattern[str]]:
    """Make what to look for in public texts, by what it is; a figure that is also public is left out."""
    products = tuple(products)
    told = {(b.unit_price, "money") for p in products for b in p.prices}
    public = [c for c in clauses if c.confidentiality is Confidentiality.PUBLIC]
    told |= {(c.limit.value, _sort(c.limit.unit)) for c in public if c.limit}
    told |= {(p.value, _sort(p.unit)) for c in public for p in c.counterparts if p.value is not None and p.unit}
    hidden = {f"the floor price of `{p.id}`": (p.floor_price, "money") for p in products if p.floor_price}
    for clause in clauses:
        if clause.confidentiality is Confidentiality.INTERNAL and clause.limit:
            hidden[f"the figure of the internal clause `{clause.id}`"] = (clause.limit.value, _sort(clause.limit.unit))
    return {what: _pattern(*figure) for what, figure in hidden.items() if figure not in told and figure[1]}


def find_leaks(places: Iterable[tuple[str, Said]], hidden: dict[str, re.Pattern[str]], book: list[Mistake]) -> None:
    """Note every internal figure that a public text of `places` (file, text) quotes."""
    for file, said in places:
        for offset, row in enumerate(said.text.split("\n")):
            for what, pattern in hidden.items():
                if pattern.search(plain(row)):
                    FilePen(file, book).at(said.line + offset, f"a public text tells {what}; take the figure out")


def plain(text: str) -> str:
    """Write in lower case, no accents, hyphens and every kind of space as one space."""
    return " ".join(fold(text).replace("-", " ").split())


def _sort(unit: Unit) -> str:
    """Only money and percentages are looked for: a bare number of days or pieces is everywhere."""
    return "money" if unit.is_money else "percent" if unit is Unit.PERCENT else ""


def _pattern(value: Decimal, sort: str) -> re.Pattern[str]:
    whole, cents = int(value), int((value % 1) * 100)
    grouped = re.sub(r"(?<=\d)(?=(\d{3})+$)", "[ .,']?", str(whole))
    names = [re.escape(w).replace(r"\ ", " ") for w in spelled(whole)]
    letters = "|".join(names) if names else "(?!)"
    if not cents:
        number = rf"(?<![\d.,]){grouped}(?:[.,]0+)?(?!\d|[.,]\d)|\b(?:{letters})\b"
        unit = _MONEY if sort == "money" else _PERCENT
        before = rf"[€$£] ?{grouped}(?:[.,]0+)?(?!\d|[.,]\d)|" if sort == "money" else ""
        return re.compile(rf"{before}(?:{number}) ?{unit}")
    digits = f"{cents:02d}".rstrip("0")
    ends = {*spelled(cents), *spelled(int(digits)), *(f"zero {w}" for w in spelled(cents) if cents < 10)}
    tail = "|".join(sorted((re.escape(e).replace(r"\ ", " ") for e in ends), key=len, reverse=True))
    number = rf"(?<![\d.,]){grouped} ?(?:[.,€$£]|eur(?:os?)?) ?{digits}0*(?!\d|[.,]\d)"
    return re.compile(rf"{number}|\b(?:{letters}){_LINK} (?:{tail})\b")
