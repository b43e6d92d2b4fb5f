"""How many pieces are wanted for nothing, where one count alone tells it: "four more", "one each, we are eight"."""

import re
from decimal import Decimal

from bot.reading.folding import fold

_WORDS = {
    "un": 1, "une": 1, "a": 1, "an": 1, "one": 1, "deux": 2, "two": 2, "trois": 3, "three": 3, "quatre": 4, "four": 4,
    "cinq": 5, "five": 5, "six": 6, "sept": 7, "seven": 7, "huit": 8, "eight": 8, "neuf": 9, "nine": 9, "dix": 10,
    "ten": 10, "onze": 11, "eleven": 11, "douze": 12, "twelve": 12, "une dizaine": 10, "une douzaine": 12,
    "a dozen": 12,
    "half a dozen": 6, "une demi-douzaine": 6, "quinze": 15, "fifteen": 15, "vingt": 20, "twenty": 20,
}  # fmt: skip
_MANY = "|".join(sorted((re.escape(w) for w, n in _WORDS.items() if n > 1), key=len, reverse=True))
_COUNT = rf"(?<![\d.,€$£])(?P<n>\d{{1,2}}|{_MANY})"
_OF_PIECES = (
    r"(?! ?(?:[%€$£]|euros?|pounds?|quid|percent|pour ?cent|days?|weeks?|months?|years?|hours?|jours?|semaines?"
    r"|mois|ans?"
    r"|heures?|fois|times|colou?rs?|couleurs?))(?![\d.,])"
)
_LONE = tuple(
    re.compile(p)
    for p in (
        # more of what is ordered: "four more", "trois de plus"
        rf"\b{_COUNT} (?:more|extra|others|further|de plus|en plus|supplementaires?|de rab\w*|autres)\b",
        # of what was named before: "those four", "ces quatre", "four of them"
        rf"\b(?:those|these|all|ces|les) {_COUNT}\b{_OF_PIECES}",
        rf"\b{_COUNT} (?:of (?:them|those|these)|d'entre eux|d'entre elles)\b",
        # the pronoun that stands for them: "en ajouter trois"
        rf"\b(?:en|m'en|nous en|moi en)(?: \w+(?:-\w+)?){{1,2}} {_COUNT}\b{_OF_PIECES}",
        rf"\b\w+-(?:m'en|nous-en|en|moi-en) {_COUNT}\b{_OF_PIECES}",
    )
)
_PER_HEAD = re.compile(
    r"\b(?P<n>un|une|one|a|deux|two) ?(?:\w+ ){0,2}?"
    r"(?:par (?:personne|tete|membre|invite|salarie|jure|equipe|bureau|site|agence|boutique|classe)"
    r"|pour chacune?|chacune?|each|apiece|per (?:person|head|member|juror|team|office|site|branch|shop)"
    r"|every one of us)\b"
)
_PEOPLE = re.compile(
    rf"\b(?:(?:ils|elles|nous|on|we|they|there|y)(?: \w+(?:'\w+)?){{0,2}} (?:sont|sommes|est|are|is|be|avons|a|have)"
    rf"|(?:we|they)'re|(?:jury|team|panel|board|committee|party|equipe|comite|groupe|group) (?:of|de))"
    rf"(?: \w+){{0,1}}? {_COUNT}\b"
)
_HEADS = re.compile(
    rf"\b{_COUNT} (?:\w+ ){{0,1}}?(?:people|persons?|personnes?|members?|membres?|colleagues?|collegues?|of us"
    rf"|d'entre nous"
    r"|judges|jur(?:ors|es)|directors?|directeurs?|directrices?|teachers?|players?|joueurs?|guests?|invites?|partners?"
    r"|associes?|salaries?|employees?|staff|offices|bureaux|agences|branches|boutiques|shops|sites)\b"
)


def lone_count(words: str) -> Decimal | None:
    """The one count of pieces told without their name in a request's words; None for none or several."""
    said = fold(words)
    found = {m["n"]: m for p in _LONE for m in p.finditer(said)}
    return _value(next(iter(found))) if len(found) == 1 else None


def one_each(words: str, beside: str) -> Decimal | None:
    """So many for each of a number of people told in the words or beside them; None where either is not told."""
    said = fold(words)
    each = _PER_HEAD.search(said)
    if each is None:
        return None
    around = f"{said} . {fold(beside)}"
    people = {m["n"] for p in (_PEOPLE, _HEADS) for m in p.finditer(around)}
    return _value(each["n"]) * _value(people.pop()) if len(people) == 1 else None


_GIVING = re.compile(
    r"\b(?:send|sent|post|get|have|see|try|add|throw|slip|give|donate|offer|pop|stick|include|down for|envoy\w*"
    r"|parvenir"
    r"|recevoir|ajout\w*|rajout\w*|gliss\w*|offr\w*|donn\w*|mett\w*|avoir|voir|faudrait)\b"
)
_PIECE = (
    r"(?:sacs?|bags?|totes?|cabas|parapluies?|umbrellas?|broll(?:y|ies)|tasses?|mugs?|carnets?|notebooks?|coffrets?|box(?:es)?"
    r"|brises?|averses?|tempetes?|storms?|breezes?|showers?|samples?|echantillons?|exemplaires?)"
)
_COUNTED = re.compile(
    rf"(?<!\bthe )(?<!\bles )(?<!\bour )(?<!\bnos )(?<!\bmes )(?<!\bmy )(?<!\bfor )(?<!\bpour )"
    rf"\b{_COUNT} (?:[\w-]+ ){{0,3}}?{_PIECE}\b"
)


def counted(words: str) -> Decimal | None:
    """The one count of pieces that are to be given in a request's own words: "could we have 4 bare umbrellas?"."""
    said = without_breakdown(fold(words))
    found = {m["n"] for m in _COUNTED.finditer(said)}
    return _value(found.pop()) if len(found) == 1 and _GIVING.search(said) else None


_TOTAL = re.compile(
    rf"\b{_COUNT} (?P<what>[^().,:;?!]{{2,40}}?) ?(?P<parts>\([^()]*\)|: [^.?!]*|, (?:one|un|une) [^.,;?!]*)"
)


def without_breakdown(words: str) -> str:
    """Folded words less what only tells how a total is made up: "4 bare umbrellas (2 Breeze, 2 Storm)"."""
    for match in _TOTAL.finditer(words):
        parts = [_value(n) for n in re.findall(rf"\b(\d{{1,2}}|un|une|one|{_MANY})\b", match["parts"])]
        each = re.match(r", (?:one|un|une) (?:in|of|de|par|per|dans) (?:each|every|chaque|chacun\w*)", match["parts"])
        if each or (match["parts"][0] != "," and sum(parts) == _value(match["n"])):
            cut = match.start("parts")
            return words[:cut] + words[match.end("parts") :]
    return words


def _value(word: str) -> Decimal:
    return Decimal(_WORDS[word] if word in _WORDS else int(word))
