"""Digits that are no figures: links, addresses, phone numbers, references, times, measures."""

import re

from bot.reading.figures.sifting import FIGURES, sifted
from bot.reading.sieve import AnyOf, Sifted

FILL = "\x1a"

_REF_WORD = (
    r"(?:commande|cde|facture|devis|dossier|ticket|reference|ref|bon|article|sku|modele|model|client|compte|colis"
    r"|suivi|tracking|order|invoice|quote|po|case|account|parcel|contrat|contract|bl|siret|siren|tva|vat|iban|rcs)"
)
_MARK = r"(?:n[°ºo]\.? ?:?|nr\.? ?:?|no\. ?:?|num(?:ero)? ?:?|number ?:?|#|ref\.? ?:?|:)"
_COUNTED = r"(?:pieces?|exemplaires?|pcs|units?|unites?|jours?|days?|semaines?|weeks?|mois|months?|working|business)\b"
_NOT_A_FIGURE = (
    # links and addresses
    r"\b(?:https?://|www\.)\S+|(?<![a-z0-9-])[a-z0-9-]{1,63}\.(?:com|fr|net|org|eu|io|co|ch|be)(?:/\S*)?(?![a-z0-9])",
    r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}|@[a-z0-9_]+",
    # references
    (
        rf"\b{_REF_WORD}s? *{_MARK} *[a-z]{{0,5}}[-_/]?[0-9][a-z0-9/_-]*+(?![0-9., ]* ?(?:[€$£%]|chf\b|eur))"
        rf"(?!(?<=[0-9]) ?{_COUNTED})"
    ),
    (
        rf"\b(?:la|ma|notre|votre|ta|cette|the|my|our|your|this) +{_REF_WORD} +[0-9]{{4,}}"
        r"(?! ?(?:%|€|\$|£|k\b|eur|[a-z]+s\b)|[0-9., ]*[0-9])"
    ),
    r"\bref\. ?:? ?[a-z]{0,5}-?[0-9][a-z0-9/_-]*",
    (
        r"\b(?:ref|reference|facture|invoice|dossier|ticket|siret|siren|iban|sku|po|p\.o\.) +[a-z]{0,3}[0-9]{3,}"
        r"(?! ?[€$£%])"
    ),
    r"(?<![a-z])n[°º] ?[0-9][a-z0-9/_-]*|\bno\. ?[0-9]+\b|\bnumero [0-9]+\b|#[a-z0-9_-]+",
    r"(?<![a-z0-9])[a-z]{1,6}[-_/](?:[0-9]+[-_/])+[0-9a-z]+|(?<![a-z0-9])[a-z]{2,6}-[0-9]{3,}[a-z0-9-]*",
    # phone numbers and other long codes
    r"(?<![0-9])(?:\+|00)[0-9]{1,3}[ .()-]{0,3}(?:[0-9]{1,4}[ .()-]{1,2}){2,6}[0-9]{1,4}(?![0-9])|\+[0-9]{8,}",
    r"(?<![0-9])0[1-9](?:[ .-]?[0-9]{2}){4}(?![0-9])",
    r"(?<![0-9])\(?[0-9]{3}\)?[ .-][0-9]{3}[.-][0-9]{4}(?![0-9])|(?<![0-9])[0-9]{16,}",
    r"(?<![0-9])0[0-9]{4,}(?![0-9.,])",
    # times of day
    r"(?<![0-9])24 ?h? ?[/-] ?(?:24 ?h?|7)(?: ?[,-]? ?7 ?(?:j(?:ours)?)? ?/ ?7)?(?![0-9])|\b7 ?j? ?/ ?7\b",
    r"(?<![0-9])[0-2]?[0-9](?: ?h ?|:)[0-5][0-9](?: ?[ap]\.?m\b\.?)?(?![0-9])",
    r"(?<![0-9])[0-1]?[0-9] ?[ap]\.?m\b\.?|(?<![0-9])[0-1]?[0-9] o'clock",
    (
        r"\b(?:a|vers|avant|apres|des|at|before|by|around|midi|demain|lundi|mardi|mercredi|jeudi|vendredi|entre|et|de)"
        r" +(?:1?[0-9]|2[0-3]) ?h(?:eures?)?\b(?! ?(?:de (?:delai|retard|travail|main)|d'attente|maximum|max\b|ouvr))"
    ),
    r"(?<![0-9a-z])[0-9]+(?: ?(?:min|mn|sec|s)\b| ?minutes?\b| ?secondes?\b| ?seconds?\b)",
    (
        r"\b[1-7] ?j(?:ours?)? sur [1-7]\b|\b[1-7] days a week|\b(?:la |en |the )?(?:semaine"
        r"|week) [0-5]?[0-9]\b(?! ?(?:%|[a-z]+s\b))"
    ),
    r"\b100 ?% (?:d'accord|sur\b|surs\b|convaincu|satisfait|avec vous|agree|sure|certain|with you|committed|happy)",
    # sizes and other measures
    r"(?<![0-9a-z])[0-9]+(?:[.,][0-9]+)? ?x ?[0-9]+(?:[.,][0-9]+)?(?: ?x ?[0-9]+)?(?: ?[cmk]m)?",
    (
        r"(?<![0-9a-z])(?:[0-9]{1,3}(?: [0-9]{3})+|[0-9]+)(?:[.,][0-9]+)?(?: ?(?:a|-|to) ?[0-9]+)? ?"
        r"(?:cm|mm|km|m2|m²|m3|kg|g|mg|gr|cl|ml|l|kw|kwh|w|v|go|mo|gb|mb|db|°c|°|dpi|px|inch|inches|ft|lbs?|oz"
        r"|grammes?|kilos?|metres?|kilometres?|litres?|meters?|miles?|degres?)(?![a-z0-9€'])"
    ),
    # names of things that hold a number
    (
        r"\b(?:iso|en iso|nf|din|rfc|ral|pantone|version|windows|covid|article|art\.|§|alinea|page|pages|p\.|chapitre"
        r"|chapter|etape|step|option|section|annexe|annex|clause|niveau|level|taille|size|bp|bureau|salle|room|etage"
        r"|quai|vol|batiment|bat\.|porte|rue|top|top-|figure|fig\.|iphone|zone|phase|acte|tome)[ -]?"
        r"(?![0-9.,]+ ?(?:%|pour ?cent\b|per ?cent\b))[0-9]+[a-z0-9.-]*"
        r"(?<![.-])"
    ),
    r"(?<![a-z0-9])(?!(?:eur|usd|gbp|chf|cad|us|ca|j\+|fr|net|rs)[0-9])[a-z]+[0-9][a-z0-9-]*",
    r"(?<![0-9a-z])[0-9]+(?:[a-z]+[0-9]+)+[a-z]*",
    # places
    (
        r"(?<![0-9])[0-9]{1,4}(?: ?(?:bis|ter))?,? (?:rue|avenue|av\.|bd|boulevard|place|chemin|allee|impasse|quai"
        r"|route|cours|square|faubourg)\b"
    ),
    # the least coin there is, for nothing at all
    r"\b(?:pas|ni|plus|not|no) (?:(?:un|une|a|one|single|seul) )+(?:centime|sou|penny|cent)\b(?: (?:de plus|more))?",
    # the numbers of a list
    r"(?m:^ {0,4}[0-9]{1,2}(?:[.)]|/(?= ))(?= ))",
)
_MASK = FIGURES.any_of(_NOT_A_FIGURE, ours=True)
_POSTCODE = re.compile(r"(?<![0-9])[0-9]{5}(?= [A-ZÉÈ][a-zéèêëàâîïôöç-])")
_STREET = re.compile(r"(?<![0-9])[0-9]{1,4}(?= [A-Z][a-z]+ (?:Street|St|Road|Rd|Avenue|Ave|Lane|Square|Drive)\b)")
_UNITS_NEAR = (
    r"%|€|\$|£|k\b|eur\b|euros?\b|dollars?\b|pieces?\b|units?\b|ex\b|exemplaires?\b|pcs\b|unites?\b"
    r"|umbrellas?\b|parapluies?\b"
)
_YEAR = sifted(
    r"(?:\b(?:en|in|depuis|since|annee|year|fin|debut|l'an|exercice|tarifs?|catalogue|printemps|ete|automne"
    r"|hiver|spring|summer|autumn|fall|winter|late|early|mid) +(?:20[0-9]{2}|19[0-9]{2})"
    r"|(?<![0-9.,/-])(?<![0-9] )(?<![€$£])(?<![€$£] )(?:19[5-9][0-9]|20(?:0[1-9]|[1-9][0-9]))"
    r"(?! (?!nous\b|vous\b|mais\b|dans\b|plus\b|was\b|is\b|has\b|les\b|des\b|sans\b|nos\b|vos\b|puis\b"
    r"|alors\b)[a-z-]+[sx]\b"
    r"| [a-z]+ [a-z]{2,}s\b))"
    rf"(?![0-9]|[.,][0-9]| ?(?:{_UNITS_NEAR})|[/-][0-9]{{1,2}}[/-]| [0-9]{{3}}\b)"
)
_WORD_TIME = sifted(r"\b[a-z]+ (?:heures? (?:du matin|pile|precises?)|o'clock)")


def masked(folded: str, original: str) -> str:
    """`folded` with everything numeric that is no figure blanked out, same length.

    `original` is the unfolded text when it has the same length, for clues of capitals; else ''.
    """
    text = blank_all(_MASK, folded)
    text = blank_all(_WORD_TIME, text)
    if len(original) == len(text):
        for pattern in (_POSTCODE, _STREET):
            for m in pattern.finditer(original):
                text = blank(text, m.start(), m.end())
    return text


def without_years(text: str) -> str:
    """`text`, its dates already blanked, with years that stand alone blanked too, same length."""
    return blank_all(_YEAR, text)


def blank(text: str, start: int, end: int) -> str:
    """`text` with the span made unreadable, same length."""
    return text[:start] + FILL * (end - start) + text[end:]


def blank_all(pattern: re.Pattern[str] | AnyOf | Sifted, text: str) -> str:
    """`text` with every match made unreadable, same length."""
    return pattern.sub(lambda m: FILL * len(m.group()), text)
