"""Shares, ordinals and delays said without a number beside a unit: half price, a third off, overnight."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from bot.domain.figures import Unit
from bot.reading.figures.sifting import sifted
from bot.reading.sieve import Sifted


@dataclass(frozen=True, slots=True)
class Said:
    """A figure said in a set phrase."""

    start: int
    end: int
    value: Decimal
    unit: Unit
    approximate: bool = False


_PARTS = {
    "moitie": 2, "demi": 2, "half": 2, "tiers": 3, "third": 3, "quart": 4, "quarter": 4, "cinquieme": 5, "fifth": 5,
    "sixieme": 6, "sixth": 6, "huitieme": 8, "eighth": 8, "dixieme": 10, "tenth": 10, "douzieme": 12, "twelfth": 12,
    "quinzieme": 15, "fifteenth": 15, "vingtieme": 20, "twentieth": 20,
}  # fmt: skip
_NUMBERS = {
    "un": 1, "le": 1, "a": 1, "one": 1, "deux": 2, "les deux": 2, "two": 2, "trois": 3, "les trois": 3, "three": 3,
}  # fmt: skip
_DIVIDED = {"deux": 2, "2": 2, "two": 2, "half": 2, "trois": 3, "3": 3, "three": 3, "quatre": 4, "4": 4, "four": 4}
_SPANS = {
    "day": (Decimal(1), Unit.DAYS),
    "week": (Decimal(7), Unit.DAYS),
    "month": (Decimal(1), Unit.MONTHS),
    "year": (Decimal(1), Unit.YEARS),
}
_ORDINALS = {
    "premier": 1, "premiere": 1, "first": 1, "deuxieme": 2, "seconde": 2, "second": 2, "troisieme": 3, "third": 3,
    "quatrieme": 4, "fourth": 4, "cinquieme": 5, "fifth": 5, "sixieme": 6, "sixth": 6, "septieme": 7, "seventh": 7,
    "huitieme": 8, "eighth": 8, "neuvieme": 9, "ninth": 9, "dixieme": 10, "tenth": 10,
}  # fmt: skip
_SPOKEN_UNITS = {w: n for n, w in enumerate("one two three four five six seven eight nine".split(), 1)}
_SPOKEN = _SPOKEN_UNITS | {
    w: n
    for n, w in enumerate("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(), 10)
}
_SPOKEN_CENTS = {
    w: 10 * n for n, w in enumerate("ten twenty thirty forty fifty sixty seventy eighty ninety".split(), 1)
}
_TIMES_NOUN = (
    r"fois|time|echange|exchange|relance|reminder|revision|retour|return|round|reclamation|complaint|aller-retour"
    r"|modification|change|correction|demande|request|mail|e-?mail|message|rappel|commande|order|reparation|repair"
    r"|remise|litige|report|retard|version|exemplaire|remboursement|refund|iteration|tour|changement|retouche"
)
_DROP_AFTER = (
    r"(?= (?:de moins|en moins|moins|de remise|de rabais|de reduction|de ristourne|du prix|de la|du|des|de l'"
    r"|de votre|de nos"
    r"|off|less|cheaper|lower|of|discount|reduction|down|upfront|en plus|de plus|more|d'acompte|a la commande)\b)"
)


def said(text: str) -> Iterator[Said]:
    """Every set phrase of a masked text that is worth a figure, in no special order, never overlapping."""
    taken: list[tuple[int, int]] = []
    for pattern, read in _PHRASES:
        for m in pattern.finditer(text):
            start, end = m.span("at") if "at" in m.re.groupindex else m.span()
            if any(start < e and s < end for s, e in taken):
                continue
            value, unit = read(m)
            taken.append((start, end))
            yield Said(start, end, value, unit)


def _share(number: int, part: int) -> tuple[Decimal, Unit]:
    return (Decimal(100 * number) / part).quantize(Decimal("0.01")).normalize() + 0, Unit.PERCENT


def _fixed(value: int, unit: Unit) -> Callable[[re.Match[str]], tuple[Decimal, Unit]]:
    return lambda _: (Decimal(value), unit)


def _ordinal(m: re.Match[str]) -> tuple[Decimal, Unit]:
    return Decimal(m["digits"] or _ORDINALS[m["word"]]), Unit.TIMES


def _spoken(m: re.Match[str]) -> tuple[Decimal, Unit]:
    """A price said aloud: "ten fifty apiece"."""
    cents = _SPOKEN_CENTS[m["tail"]] + (_SPOKEN_UNITS[m["unit"]] if m["unit"] else 0)
    return Decimal(_SPOKEN[m["whole"]]) + Decimal(cents) / 100, Unit.NUMBER


def _cut(m: re.Match[str]) -> tuple[Decimal, Unit]:
    n = _DIVIDED[m["by"]]
    return _share(n - 1, n)


_PHRASES: tuple[tuple[Sifted, Callable[[re.Match[str]], tuple[Decimal, Unit]]], ...] = (
    (
        sifted(
            r"\b(?:a )?moitie prix|\b(?:la |de )?moitie (?:moins|de moins)|\bmoins (?:chere? )?de (?:la )?moitie"
            r"|\bhalf[- ](?:the )?"
            r"(?:price|off|cost)|\bhalf as much|\bhalf (?:of )?(?:the|your|that|this) (?:price|cost|amount|total"
            r"|rate|fee)"
            r"|\b(?:la |de )moitie\b|\b(?:price|cost|rate|prices) in half\b|\bhalve\b|\ba mi-tarif|\bdemi-tarif"
            r"|\bby half\b"
            r"|(?<![0-9])1/2(?= (?:prix|tarif|price))|½ (?:prix|price)"
        ),
        _fixed(50, Unit.PERCENT),
    ),
    (
        sifted(
            r"\b(?:divis\w+|coup\w+|cut|divide\w*|split) (?:(?!par\b|by\b|in\b)\w+ ){0,3}(?:par|by|en|in) "
            r"(?P<by>" + "|".join(_DIVIDED) + r")\b(?! (?:livraisons|lots|deliveries|fois|parties|parts"
            r"|payments))"
        ),
        _cut,
    ),
    (
        sifted(
            r"(?<!par )(?<!\bd')\b(?P<n>un|le|les deux|les trois|deux|trois|a|one|two|three)[ -](?P<part>tiers"
            r"|quarts?|cinquiemes?"
            r"|sixiemes?|huitiemes?|dixiemes?|douziemes?|quinziemes?|vingtiemes?|thirds?|quarters?|fifths?|sixths?"
            r"|eighths?|tenths?|twelfths?|fifteenths?|twentieths?)\b"
            r"(?! (?:d'heure|heure|of an hour|of the year|time|order|exchange))"
            rf"(?:{_DROP_AFTER}|(?<=s)(?= ?[.,;!?)]|$)(?<!tiers)|(?<=tiers)(?= ?[.,;!?)]|$)|(?<=third)(?= ?[.,;!?)]|$)"
            r"|(?<=fifth)(?= ?[.,;!?)]|$)|(?<=tenth)(?= ?[.,;!?)]|$)|(?<=cinquieme)(?= ?[.,;!?)]|$))"
        ),
        lambda m: _share(_NUMBERS[m["n"]], _PARTS[m["part"].rstrip("s") if m["part"] != "tiers" else "tiers"]),
    ),
    (
        sifted(
            r"(?<![0-9/.,])(?P<n>[1-3])/(?P<part>[2-5]|10)(?![0-9/.,])(?! ?(?:jours|semaines|days|weeks"
            r"|mois|months))"
        ),
        lambda m: _share(int(m["n"]), int(m["part"])),
    ),
    (
        sifted(
            rf"(?<![a-z0-9])(?P<at>(?:(?P<word>{'|'.join(_ORDINALS)})|(?P<digits>[1-9][0-9]?)(?:er|ere|e|eme|nd"
            rf"|nde|st|rd|th))"
            rf" (?:{_TIMES_NOUN})s?)\b"
        ),
        _ordinal,
    ),
    (
        sifted(
            rf"(?<![a-z-])(?P<whole>{'|'.join(_SPOKEN)})[ -](?P<tail>{'|'.join(_SPOKEN_CENTS)})"
            rf"(?:[ -](?P<unit>{'|'.join(_SPOKEN_UNITS)}))?"
            r"(?= ?,? (?:each\b|apiece\b|a (?:piece|unit|pop|head)\b|per (?:piece|unit|head)\b))"
        ),
        _spoken,
    ),
    (sifted(r"\btwice\b"), _fixed(2, Unit.TIMES)),
    (sifted(r"\bthrice\b"), _fixed(3, Unit.TIMES)),
    (sifted(r"\bovernight\b|\bdu jour au lendemain\b"), _fixed(1, Unit.DAYS)),
    (sifted(r"\b(?:a|one) fortnight\b"), _fixed(14, Unit.DAYS)),
    (sifted(r"\b(?:une|la) quinzaine(?: de jours)?\b(?! (?:de|d')| d')"), _fixed(15, Unit.DAYS)),
    (sifted(r"\bsous quinzaine\b"), _fixed(15, Unit.DAYS)),
    (sifted(r"\b(?:une|la|sous) huitaine(?: de jours)?\b(?! (?:de|d')| d')"), _fixed(8, Unit.DAYS)),
    (
        sifted(
            r"(?:\b(?:in|for|within|give (?:me|us)|than|by|another|after|take|takes|only|just|need) )"
            r"(?P<at>(?P<q>an?|another) (?P<w>week|month|year|day))\b"
        ),
        lambda m: _SPANS[m["w"]],
    ),
    (
        sifted(
            r"(?<![0-9a-z])(?P<at>an? grand)(?= ?(?:[.,;!?)]|$)| (?:for|in|off|a|per|each|less|more|on|to|is|and"
            r"|or|if|please|at|max|"
            r"total|tops|all)\b)"
        ),
        _fixed(1000, Unit.NUMBER),
    ),
)
