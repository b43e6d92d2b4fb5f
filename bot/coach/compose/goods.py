"""The order in words: "300 pièces", "nos parapluies Tempête", "500 Storm umbrellas"."""

from bot.domain.asks import Language
from bot.domain.policy import Words

# A head noun is followed by these: what comes after keeps its number.
_LINKS_FR = frozenset({"de", "du", "des", "d'", "à", "au", "aux", "en", "pour", "avec", "sans", "sur", "par", "-", "("})
_LINKS_EN = frozenset({"of", "for", "with", "in", "without", "on", "to", "by", "-", "("})


def plural(name: str, language: Language) -> str:
    """The product's name in the plural: the head noun, and in French its adjectives, take the mark."""
    words = name.split()
    if not words:
        return name
    return _french(words) if language is Language.FR else _english(words)


def _french(words: list[str]) -> str:
    said: list[str] = []
    for i, word in enumerate(words):
        is_link = word.lower() in _LINKS_FR or word.lower().startswith(("d'", "d’", "l'", "l’", "("))
        is_name = i > 0 and (word[0].isupper() or not word[0].isalpha())
        if is_link or is_name:
            return " ".join([*said, *words[i:]])
        said.append(_mark_fr(word))
    return " ".join(said)


def _mark_fr(word: str) -> str:
    low = word.lower()
    if not low[-1].isalpha() or low.endswith(("s", "x", "z")):
        return word
    if low.endswith(("eau", "eu", "au")):
        return word + "x"
    if low.endswith("al"):
        return word[:-2] + "aux"
    return word + "s"


def _english(words: list[str]) -> str:
    links = (i for i, w in enumerate(words) if i > 0 and (w.lower() in _LINKS_EN or w.startswith("(")))
    head = next(links, len(words)) - 1
    word = words[head]
    return " ".join([*words[:head], _mark_en(word), *words[head + 1 :]])


def _mark_en(word: str) -> str:
    low = word.lower()
    if not low[-1].isalpha() or (low.endswith("s") and not low.endswith("ss")):
        return word
    if low.endswith(("ss", "x", "ch", "sh", "z")):
        return word + "es"
    if low.endswith("y") and low[-2:-1] not in ("a", "e", "i", "o", "u", ""):
        return word[:-1] + "ies"
    return word + "s"


def head(name: str, language: Language, count: int) -> str:
    """The head noun of a product's name, alone: "parapluies" of "parapluie Tempête", "mug" of "Stoneware mug"."""
    words = name.split()
    if not words:
        return name
    if language is Language.FR:
        return _mark_fr(words[0]) if count > 1 else words[0]
    links = (i for i, w in enumerate(words) if i > 0 and (w.lower() in _LINKS_EN or w.startswith("(")))
    noun = words[next(links, len(words)) - 1]
    return _mark_en(noun) if count > 1 else noun


def kin(one: Words, other: Words) -> bool:
    """Whether two products are of one kind: their names share the head noun."""
    heads = [n.fr.split()[0].lower() for n in (one, other) if n.fr.split()]
    return one != other and len(heads) == 2 and heads[0] == heads[1]
