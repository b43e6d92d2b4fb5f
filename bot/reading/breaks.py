"""Counts told by the words around them: "le prix de 1 000 pour 400", "on voudrait en refaire 400"."""

import re
from dataclasses import dataclass

from bot.reading.folding import fold, fold_keep

OF_THEM = re.compile(
    r"\b(?:(?:en|j'en|m'en|nous en|l'on en) (?:re)?(?:fai\w+|command\w+|pren\w+|voul\w+|voudr\w+|veux|veut"
    r"|faudr\w+|faut|reprend\w+"
    r"|recommand\w+|tir\w+|imprim\w+|produi\w+|livr\w+|rajout\w+|ajout\w+|aur\w+ besoin d[e']?|a(?:vons"
    r"|i) besoin d[e']?"
    r"|achet\w+|lanc\w+|envisag\w+|compt\w+|souhait\w+|aimer\w+|dir\w+)"
    r"(?: (?:encore|environ|plutot|a peu pres|bien|aussi|finalement|avoir|commander|prendre|refaire|faire))* ?)$"
)
"""Words before a number of the goods that "en" stands for."""

_FROM_TO = re.compile(
    r"\b(?:de|from) (?P<was>\d[\d ]*?)(?: [^\W\d_]+){0,2} (?:a|to) (?P<now>\d[\d ]*)\b(?! ?(?:[.,]\d|%|€|euros?"
    r"|jours?|days?|h\b))"
)
"""A number of pieces made another: "passer de 200 à 260"."""

_IN_PLACE = re.compile(
    r"(?<![\d.,])(?!20[2-4]\d\b)(?P<now>\d[\d ]*)(?: [^\W\d_]+){0,3} "
    r"(?:au lieu d[e'] ?|instead of |rather than |plutot qu[e'] ?)(?:les |the |nos |our )?(?P<was>\d[\d ]*)\b"
    r"(?! ?(?:[.,]\d|%|€|euros?|jours?|days?|h\b))"
)
"""A number of pieces that takes the place of another: "280 Averse au lieu de 220"."""

_ONLY_NOW = re.compile(
    r"\b(?:ordered|order(?:ing)?|command\w*|prev\w*|planned|of|de|for|les|the|our|nos) (?P<was>\d[\d ]*\d"
    r"|\d)\b[^.?!]*"
    r"\b(?:only need|need only|now need|only want|actually need|plus besoin que de|n'avons besoin que de"
    r"|finalement besoin de"
    r"|n'en voulons (?:plus )?que|n'en faut (?:plus )?que|n'en prend\w* que) (?P<now>\d[\d ]*)\b"
)
"""A number of pieces that has become another: "we ordered 100 but now only need 80"."""

_CORRECTED = re.compile(
    r"\b(?:(?:j'ai|on a|nous avons|i|we)(?:'ve| have)? (?:\w+ )?(?:mis|ecrit|note|indique|put|wrote|typed"
    r"|said|told you)\b[^.?!]*\d"
    r"|finalement (?:on |nous |je )?\w+ \d|en fait (?:c'est|il (?:en |nous )?(?:en )?faut) \d"
    r"|should (?:be|have been|read|say) \d|(?:c'est|it's|it is) (?:bien )?\d+ (?:\w+ ){0,3}qu'il)"
)
"""Words that put a number right."""
_MADE_UP_TO = re.compile(
    r"(?<![\d.,])(?P<was>\d[\d ]*)(?: [^\W\d_]+){0,2} (?:de plus|en plus|more|extra|additional|supplementaires?)\b"
    r"[^.?!]{0,30}?\b(?:soit|donc|ce qui fait|au total|so|making(?: it)?|to make|total of|i\.e\.) (?P<now>\d[\d ]*)\b"
)
"""Pieces that come on top, and what the order is with them: "20 de plus, soit 220"."""
_LEFT_WITH = re.compile(
    r"\b(?:rest(?:e|ons|era|erons|ent)(?: donc)? (?:sur|a)|leaves? us (?:with|at)|that leaves|stay(?:ing)? (?:at|on)"
    r"|(?:bringing|taking) it (?:down |up )?to|ramene\w* (?:donc )?a) (?P<now>\d[\d ]*)\b"
    r"(?! ?(?:%|€|euros?|jours?|days?))(?P<was>)"
)
"""What an order comes to after a change: "on reste donc sur 250"."""
_UP_TO = re.compile(
    r"\b(?:make (?:it|that)|(?:go|going|move|bump|increase|raise|bring|take|cut|reduce|drop)(?: (?:it|us|that"
    r"|the (?:order|quantity|number)))?(?: up| down)? to|(?:passer|monter|descendre|augmenter|reduire|porter|ramener)"
    r"(?: (?:la (?:commande|quantite)|le nombre))? a) (?P<now>\d[\d ]*)(?P<was>)\b"
    r"(?! ?(?:[.,]\d|%|€|euros?|h\b|jours?|days?|semaines?|weeks?|mois|months?|couleurs?|colou?rs?|fois|times"
    r"|paiements?|payments?|echeances?|instal\w+|cm|mm))"
)
"""The number that an order is to have, whatever it had: "could you make it 350"."""
_WAY = re.compile(
    r"(?P<up>\bup\b|bump|increase|raise|monter|augmenter|porter)|\bdown\b|cut|reduce|drop|descendre|reduire|ramener"
)
_RESIZED = (_FROM_TO, _ONLY_NOW, _IN_PLACE, _MADE_UP_TO, _LEFT_WITH)


def resized(text: str) -> bool:
    """Whether words make the number of an order another."""
    said = fold(text)
    return any(p.search(said) is not None for p in (*_RESIZED, _CORRECTED))


@dataclass(frozen=True, slots=True)
class Resize:
    """Where words make a number of pieces another, that number, and whether it grows (None where nobody can tell)."""

    start: int
    end: int
    now: int
    grows: bool | None


def resizing(text: str) -> Resize | None:
    """The first words of `text` that make the number of pieces of an order another; None without any."""
    folded = fold_keep(text)
    # Words that name the old number too tell more: "make it 350 rather than 300".
    every = (m for p in (*_RESIZED, _UP_TO) for m in p.finditer(folded))
    found = min(every, key=lambda m: (not m["was"], m.start()), default=None)
    if found is None:
        return None
    was, now = (re.sub(r"\D", "", found[name] or "") for name in ("was", "now"))
    grows = int(now) > int(was) if was else None
    if grows is None and (told := _WAY.search(found[0])) is not None:
        grows = told["up"] is not None
    return Resize(found.start(), found.end(), int(now), grows)


def of_the_old_size(folded: str, start: int) -> bool:
    """Whether the count that begins at `start` is the one an order is to have no more."""
    return any(m.start("was") == start for p in _RESIZED for m in p.finditer(folded))


def of_the_new_size(folded: str, start: int) -> bool:
    """Whether the count that begins at `start` is what the order is to become."""
    return any(m.start("now") == start for p in _RESIZED for m in p.finditer(folded))


_BREAK = r"\b(?:prix|tarif|palier|price|rate)(?: unitaire| public)? (?:de|des|pour|of|for) (?:les )?"
_FOR = r" (?:[a-z'-]+ ){1,3}(?:pour|sur|for|on) (?:seulement |only )?(?:les )?"
_BEFORE_BREAK = re.compile(rf"{_BREAK}$")
AT_ANOTHER_BREAK = re.compile(rf"{_BREAK}\d[\d ]*{_FOR}$")


def of_another_break(folded: str, start: int, end: int) -> bool:
    """Whether a count only names the price that is asked for another one: "the price of 1,000 for 400"."""
    return bool(_BEFORE_BREAK.search(folded[:start]) and re.match(rf"{_FOR}\d", folded[end:]))


_SENT = r"\b(?:send|ship|deliver|dispatch|post|livrer|envoyer|expedier|adresser|envoyez|livrez|expediez)"
_TO_A_PLACE = re.compile(rf"{_SENT}(?: \w+){{0,2}} $")
_OF_MORE = re.compile(r" (?:of (?:the|them|those|these|our)|des|d'entre|de ces|sur (?:les )?\d)\b")
_OF_WHICH = re.compile(r"\b(?:dont|including|of which) (?:les |about |environ )?$")


def of_a_part(folded: str, start: int, end: int) -> bool:
    """Whether a count is of a part of the order that goes elsewhere: "send 20 of the mugs", "dont 30 à Lyon"."""
    before = folded[:start]
    if _OF_WHICH.search(before):
        return True
    return bool(_TO_A_PLACE.search(before) and (_OF_MORE.match(folded[end:]) or before.endswith("en envoyer ")))
