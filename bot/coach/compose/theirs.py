"""What went wrong, said of the client's own goods: "the chipped mugs" in place of "the chipped pieces"."""

import re

from bot.coach.compose.case import Case
from bot.coach.compose.goods import head
from bot.domain.asks import Language
from bot.domain.policy import Product
from bot.reading.folding import fold

_FR = re.compile(r"\b(?P<the>les|la) pièces? (?P<how>[^\W\d_]+)(?P<rest>.*)$")
_EN = re.compile(r"^(?P<before>the .*?)\bpieces\b(?P<rest>.*)$")
_COLOUR = re.compile(r"^(?:la mauvaise couleur|the wrong colour)$")
_ON_GOODS = re.compile(
    r"(?:^le mauvais logo|faute dans le nom|logo de travers|défaut d'impression|impression floue|taches|rayures"
    r"|plis|wrong logo"
    r"|misspelt name|wrong text|crooked print|smudged print|poor print|upside-down logo|stains|scratches|dents)$"
)
_FEMININE = frozenset("tasse trousse gourde bouteille casquette écharpe serviette pochette clé veste".split())
_MASCULINE = frozenset("parapluie porte-clé livre".split())


def of_goods(faults: tuple[str, ...], case: Case) -> tuple[str, ...]:
    """The faults with the noun of the goods in place of "pieces", each further one without it; as they are unknown."""
    said: list[str] = []
    noun = goods_noun(case)
    named = placed = False
    for fault in faults:
        one = fault
        if noun is not None and (turned := _turned(fault, noun, case.language, named=named)) is not None:
            one, named = turned, True
        if one == fault and noun is not None and not (named or placed) and _ON_GOODS.search(fault):
            one, placed = f"{fault} {'sur les' if case.french else 'on the'} {noun}", True
        said.append(_coloured(one, case))
    return tuple(said)


def on_pieces(fault: str, pieces: str, *, french: bool) -> str:
    """A fault with the pieces that have it: "the 12 chipped mugs", "the mould on 40 bags"."""
    number, _, noun = pieces.partition(" ")
    if not noun or not number[0].isdigit():
        return fault
    if re.search(rf"\b{re.escape(noun)}\b", fault):
        bare = re.sub(rf" (?:sur les|on the) {re.escape(noun)}$", "", fault)
        if bare == fault:
            return re.sub(r"^(the|les) ", rf"\g<1> {number} ", fault)
        fault = bare
    return f"{fault} {'sur' if french else 'on'} {pieces}"


def goods_noun(case: Case) -> str | None:
    """What the goods are called, in the plural: by the client if they name them, else by the price list."""
    product = case.product
    if product is None and not case.several:
        return _only_kind(case)
    if product is None or case.several:
        return None
    text = fold(case.situation.message.text)
    spoken = (a if a.endswith("s") else f"{a}s" for a in product.aliases)
    own = [a for a in spoken if len(a.split()) <= _WORDS and re.search(rf"\b{re.escape(fold(a))}\b", text)]
    known = head(product.name.of(case.language), case.language, 2)
    if fold(known) in text or not own:
        return known
    named = [a for a in own if a.islower() and not set(a.removesuffix("s").split()) <= set(_of_its_own(product))]
    return max(named, key=len, default=known)


_WORDS = 2


def _of_its_own(product: Product) -> list[str]:
    """The words of a product's name that are a name and no noun."""
    return fold(product.name.fr).split()[1:] + fold(product.name.en).split()[:-1]


def _only_kind(case: Case) -> str | None:
    """The one kind of goods that the message names without saying which model: "umbrellas"; None for several."""
    text = fold(case.situation.message.text)
    heads = {head(p.name.of(case.language), case.language, 2) for p in case.pack.products}
    named = [h for h in heads if re.search(rf"\b{re.escape(fold(h))}\b", text)]
    return named[0] if len(named) == 1 else None


def _turned(fault: str, noun: str, language: Language, *, named: bool) -> str | None:
    if language is not Language.FR:
        found = _EN.match(fault)
        return None if found is None else f"{found['before']}{'ones' if named else noun}{found['rest']}"
    found = _FR.search(fault)
    masculine = None if found is None else _is_masculine(noun)
    if found is None or masculine is None or found["the"] == "la":
        return None
    how = re.sub(r"(?<=[éuit])es$", "s", found["how"]) if masculine else found["how"]
    if named:
        return None if found["rest"] else f"les {how}"
    return f"les {noun} {how}{found['rest']}"


def _is_masculine(noun: str) -> bool | None:
    """The gender of a French noun in the plural, True for masculine; None where it cannot be told."""
    one = noun.removesuffix("s").removesuffix("x")
    if one in _FEMININE or one in _MASCULINE:
        return one in _MASCULINE
    return None if one.endswith(("e", "ion", "té")) else True


def _coloured(fault: str, case: Case) -> str:
    """Of the logo, where the message speaks of one."""
    if not _COLOUR.match(fault) or not re.search(r"\blogos?\b", fold(case.situation.message.text)):
        return fault
    return f"{fault} du logo" if case.french else f"{fault} of the logo"
