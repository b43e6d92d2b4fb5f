"""What came in place of what was ordered, in the client's own words: "blank pages instead of lined ones"."""

import re

from bot.coach.compose.case import Case


def received(case: Case) -> str | None:
    """What came in place of what was ordered, in the client's words; None where they do not tell both."""
    text = case.situation.message.text.replace("’", "'")
    found = next((m for p in (_GOT_FR if case.french else _GOT_EN) if (m := p.search(text)) is not None), None)
    if found is None or any((_PERSON_FR if case.french else _PERSON_EN).search(found[g]) for g in ("got", "due")):
        return None
    got, due = (" ".join(found[g].split()) for g in ("got", "due"))
    if re.fullmatch(r"(?:de |d')?\d+", due) or re.match(r"(?:le|on|in) ", got):
        # "2025 instead of 2026", "delivered on the 17th": no goods.
        return None
    if not case.french:
        return f"{got} instead of {due}"
    of = _OF_FR.match(due)
    return f"{got} au lieu {_OF_WHAT[of[1].lower()] + due[of.end() :] if of is not None else 'de ' + due}"


_DUE_EN, _GOT = r"(?P<due>[^,;.?!()]{2,40}?)", r"(?P<got>[^,;.?!()]{3,60}?)"
_END_EN, _END_FR = r"(?= and | for |[,;.?!)]|$)", r"(?= et | pour |[,;.?!)]|$)"
_GOT_EN = (
    re.compile(
        rf"\b(?:received|got|sent us|sent me|delivered)(?: us| me)? {_GOT},? "
        r"(?:(?:whereas|but|when|while|and) (?:we|i)(?:'d| had| have|'ve)? (?:\w+ )?(?:ordered|asked for|wanted"
        r"|chose)"
        rf"|instead of|rather than) {_DUE_EN}{_END_EN}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:ordered|asked for|wanted|chose) {_DUE_EN}[,;.]? (?:and |but )?"
        r"(?:you(?:'ve| have)?|we(?:'ve| have)?|they)"
        rf" (?:sent|got|received|delivered|made|printed)(?: us| me)? {_GOT}{_END_EN}",
        re.IGNORECASE,
    ),
)
_GOT_FR = (
    re.compile(
        rf"\b(?:reçue?s?|livrée?s?|envoyée?s?) {_GOT},? (?:(?:alors que?|mais|tandis que)"
        r" (?:nous|j'|on|je|vous) ?(?:\w+ ){0,2}(?:commandée?s?|demandée?s?|choisie?s?|voul\w+)|au lieu) "
        rf"{_DUE_EN}{_END_FR}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:commandée?s?|demandée?s?|choisie?s?|voul\w+) {_DUE_EN}[,;.]? (?:et |mais )?(?:vous|nous|on|j')"
        rf" ?(?:\w+ ){{0,3}}?(?:livré|envoyé|reçue?s?|reçois|recevons|reçoit) {_GOT}{_END_FR}",
        re.IGNORECASE,
    ),
)
_PERSON_EN = re.compile(r"\b(?:i|we|you|our|my|your|us|me)\b", re.IGNORECASE)
_PERSON_FR = re.compile(r"\b(?:je|nous|on|vous|tu|notre|nos|mon|mes|votre|vos)\b|\bj'", re.IGNORECASE)
_OF_FR = re.compile(r"(des |les |le |la |l'|du |de |d'|un |une )", re.IGNORECASE)
_OF_WHAT = {
    "des ": "de ", "les ": "des ", "le ": "du ", "la ": "de la ", "l'": "de l'", "du ": "du ", "de ": "de ",
    "d'": "d'", "un ": "d'un ", "une ": "d'une ",
}  # fmt: skip
