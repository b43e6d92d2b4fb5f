"""Times gone by: a day or a span of the past is no term to pay in and no date to deliver for."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.domain.asks import Ask, AskKind
from bot.domain.facts import FactName, Facts
from bot.domain.figures import Figure, Unit
from bot.reading.folding import fold, fold_keep

_SPANS = frozenset({Unit.DAYS, Unit.WORKING_DAYS, Unit.MONTHS, Unit.YEARS})
_AFTER = re.compile(
    r" ?(?:ago\b|back\b|earlier\b|late\b|overdue\b|de retard|plus tot|after (?:delivery|receipt)|old\b)"
)
_BEFORE = re.compile(
    r"\b(?:il y a|voila|depuis|ca fait|cela fait|since|these|for the (?:last|past)|(?:been|waited"
    r"|waiting) (?:\w+ ){0,3}for"
    r"|(?:delivered|received|bought|livre|recu|achete)\w*)(?: (?!in\b|en\b|within\b|sous\b|dans\b|for\b"
    r"|pour\b)[\w']+){0,2} ?$"
)
_TIMED = frozenset({AskKind.PAYMENT_TERMS, AskKind.RUSH, AskKind.SPECIAL_FAVOUR})
_PAYING = re.compile(
    r"\b(?:pay\w*|pai[eso]\w*|regl(?:e|er|ons|ement\w*|ez)\b|factur\w*|invoic\w*|acompte\w*|deposit\w*"
    r"|echean\w*|solde\w*"
    r"|virement\w*|settl\w*|net\b|instal\w*|up ?front|d'avance|bill\w*|credit\b)"
)


def with_the_day_told(asks: tuple[Ask, ...], figures: tuple[Figure, ...], text: str, today: date) -> tuple[Ask, ...]:
    """The asks; a rush whose own words tell no time with the last coming day of the message, none of an approval."""
    folded = fold_keep(text)
    timed = _SPANS | {Unit.DATE}
    coming = [
        f
        for f in figures
        if f.unit is Unit.DATE
        and isinstance(f.value, date)
        and f.value > today
        and not _gone_by(f, folded, today)
        and not _APPROVING.search(folded[max(0, f.start - _NEAR_PROOF) : f.start])
    ]
    if not coming:
        return asks
    return tuple(
        replace(a, figures=(*a.figures, coming[-1]))
        if a.kind is AskKind.RUSH and not any(f.unit in timed for f in a.figures)
        else a
        for a in asks
    )


def without_the_past(asks: tuple[Ask, ...], text: str, today: date) -> tuple[Ask, ...]:
    """The asks of a message `text`, timed ones less the figures that tell of the past.

    A payment term that nothing else shows is none.
    """
    folded = fold_keep(text)
    kept = []
    asks = tuple(_without_the_approval(a, folded) for a in asks)
    for ask in asks:
        left = ask.figures
        if ask.kind in _TIMED:
            left = tuple(f for f in left if not _gone_by(f, folded, today) or _to_be_paid(f, ask, folded))
        if ask.kind is AskKind.RUSH and len(asks) > 1 and any(_BILLED.search(fold(f.text)) for f in ask.figures):
            # "45 days end of month" is when a bill is paid.
            continue
        gone = len(left) < len(ask.figures)
        papers = len(asks) > 1 and any(_of_a_paper(f, folded) for f in ask.figures)
        if ask.kind is AskKind.RUSH and papers and not any(f.unit in _SPANS or f.unit is Unit.DATE for f in left):
            # the only day of its words is that of a paper
            continue
        if gone and ask.kind is AskKind.PAYMENT_TERMS and len(asks) > 1 and not _still_about_paying(ask, left):
            continue
        kept.append(replace(ask, figures=left) if gone else ask)
    return tuple(kept)


_BILLED = re.compile(r"\b(?:fin de mois|fdm|end of (?:the )?month|eom|net)\b")
_WHEN = re.compile(
    r"\b(?:quand|quel jour|quelle date|ou en (?:est|sont)|when|what (?:date|day)|how (?:long|soon)|where)\b"
)


def without_the_day_told(asks: tuple[Ask, ...], told: Facts) -> tuple[Ask, ...]:
    """The asks, less the question when goods of ours that went wrong come, where the user told the day.

    The repair names that day.
    """
    known = told.text(FactName.LEAVES_ON) or told.text(FactName.ARRIVES_ON)
    repaired = any(a.kind in (AskKind.COMPLAINT, AskKind.RUSH) for a in asks)
    if not (known and repaired and told.flag(FactName.OUR_FAULT)):
        return asks
    return tuple(a for a in asks if a.kind is not AskKind.PLAIN_QUESTION or not _WHEN.search(fold(a.quote)))


_APPROVING = re.compile(
    r"\b(?:send (?:you )?(?:the|our) (?:artwork|logo|files?)|envoy\w+ (?:le|notre|nos|les) (?:logo|fichiers?|visuel)"
    r"|approv\w*|sign(?:ed|ing)? off|valid(?:er|erai|erons|ons)|do it|le faire|donner (?:le"
    r"|notre) (?:bat|accord))\b[^.?!,;]{0,35}$"
)


def _without_the_approval(ask: Ask, folded: str) -> Ask:
    """A rush less the day on which the proof is to be approved: the goods are not wanted for that one."""
    if ask.kind is not AskKind.RUSH or not _PROOF.search(fold(ask.quote)):
        return ask
    left = tuple(
        f
        for f in ask.figures
        if not (f.unit is Unit.DATE and _APPROVING.search(folded[max(0, f.start - _NEAR_PROOF) : f.start]))
    )
    return ask if len(left) == len(ask.figures) else replace(ask, figures=left)


_PROOF = re.compile(r"\b(?:proofs?|artwork|bat|epreuves?|bon a tirer|visuels?)\b")
_NEAR_PROOF = 60
_MET = re.compile(
    r"\b(?:visite|rendez-vous|rdv|appel|echange|entretien|conversation|reunion|rencontre|passage|mail|message"
    r"|devis|visit|call"
    r"|meeting|chat|talk|conversation|e-?mail|quote|proof|epreuve|bat)s? (?:de |d'|du |on |of |from "
    r"|last )?(?:\w+ )?$"
    r"|\b(?:yesterday|hier|met|spoke|talked|vu|vus|parle)\b[^.?!]{0,20}$"
)
"""Words before a day of the week on which something was done already: "la visite de mardi"."""


_PAPER = re.compile(
    r"\b(?:devis|offre|proposition|mails?|courriel|courrier|message|facture|bon de commande|quote|quotation|offer"
    r"|invoice|e-?mail|letter|proposal|purchase order|po)s? (?:numero \w+ |n \w+ )?(?:en date )?(?:du|of|dated|from|de)"
    r"(?: the| \w+day)? $"
)
"""Words after which a day is the one that a paper is of: "your quotation of the 19th"."""


def _of_a_paper(figure: Figure, folded: str) -> bool:
    return figure.unit is Unit.DATE and _PAPER.search(folded[max(0, figure.start - 60) : figure.start]) is not None


def _gone_by(figure: Figure, folded: str, today: date) -> bool:
    if _of_a_paper(figure, folded):
        return True
    if isinstance(figure.value, date):
        named = not any(c.isdigit() for c in figure.text)
        return figure.value < today or (
            named and _MET.search(folded[max(0, figure.start - 60) : figure.start]) is not None
        )
    if figure.unit not in _SPANS:
        return False
    return bool(_AFTER.match(folded, figure.end) or _BEFORE.search(folded[max(0, figure.start - 60) : figure.start]))


_UNTIL = re.compile(r" ?after (?:delivery|receipt)\b")


def _to_be_paid(figure: Figure, ask: Ask, folded: str) -> bool:
    """Whether a span is a term to pay in: "we would pay 60 days after delivery"."""
    if ask.kind is not AskKind.PAYMENT_TERMS or figure.unit not in _SPANS or not _UNTIL.match(folded, figure.end):
        return False
    return _PAYING.search(folded[max(0, figure.start - _NEAR) : figure.start]) is not None


_NEAR = 25
"""How far before its span, in characters, the word for paying stands."""


def _still_about_paying(ask: Ask, left: Sequence[Figure]) -> bool:
    # a date that is left beside one gone by is when something is wanted or done, not when it is paid
    return any(f.unit in _SPANS for f in left) or _PAYING.search(fold(ask.quote)) is not None
