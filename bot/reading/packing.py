"""How goods are to be packed and marked for handing out: boxes of fifty, a label on each carton."""

import re

_BOX = (
    r"(?:box|boxes|cartons?|parcels?|packages?|pallets?|bundles?|batches|packs|caisses?|boites?|colis|palettes?"
    r"|paquets?|lots?)"
)
_PACKED = (
    re.compile(
        r"\b(?:pack|packed|packing|box|boxed|bundle[ds]?|sort|sorted|group|grouped|put|split)\b[^.?!]{0,40}"
        rf"\b(?:in|into|by) (?:\w+ )?{_BOX} (?:of|by|per)\b"
    ),
    re.compile(
        r"\b(?:label|labels|labelled|labeled|sticker|stickers|tag|note|write|written|mark|marked|print)\b[^.?!]{0,60}"
        rf"\b(?:on|onto|to) (?:each|every|all the|the) (?:\w+ )?{_BOX}\b"
    ),
    re.compile(
        r"\b(?:conditionn\w+|emball\w+|regroup\w+|group\w+|rang\w+|tri\w+|repart\w+|mettre|mettez|prepar\w+)\b[^.?!]{0,50}"
        rf"\b(?:par|en) (?:{_BOX} (?:de|par)\b|(?:site|service|agence|equipe|ecole|classe|etage|bureau|magasin)s?\b)"
    ),
    re.compile(
        r"\b(?:etiquet\w+|inscri\w+|ecri\w+|marqu\w+|not(?:er|ez|iez)|indiqu\w+|mettre|mettez|coll\w+|appos\w+)\b[^.?!]{0,60}"
        rf"\bsur (?:chaque|chacun des|tous les|les|le) {_BOX}\b"
    ),
)


def packed(text: str) -> bool:
    """Whether the folded words ask how goods are to be packed, or what their boxes are to bear."""
    return any(pattern.search(text) for pattern in _PACKED)
