"""When goods were bought or delivered, as words tell it: the earliest and the latest day that they leave open."""

import re
from dataclasses import dataclass
from datetime import date

from bot.reading.folding import fold
from bot.reading.past_times import MONTH_NAMES, month_named, past_times, whole_month


@dataclass(frozen=True, slots=True)
class Bought:
    """The first and the last day on which goods may have been bought, with the sentence that tells it."""

    first: date
    last: date
    quote: str


def bought(text: str, today: date) -> Bought | None:
    """When the goods of a text were had; None where no past time stands by words of having them."""
    for sentence in _SENTENCE.split(text):
        said = " ".join(fold(sentence).split())
        if (aged := _birthday(said, today)) is not None:
            return Bought(*aged, sentence.strip())
        for time in past_times(said, today):
            if _of_having(said[: time.start], said[time.end :]):
                return Bought(time.first, time.last, sentence.strip())
    return None


_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n+")
_NUMBERS = {"un": 1, "one": 1, "deux": 2, "two": 2, "trois": 3, "three": 3, "quatre": 4, "four": 4}
_BIRTHDAY = re.compile(
    rf"\b(?P<n>[1-9]|{'|'.join(_NUMBERS)})(?: (?:years?|ans?))?(?: old| d'age)? (?:in|en|come|next)"
    rf"(?: (?:early |late |next )?)?(?P<month>{MONTH_NAMES})\b(?! ?20)"
)
"""An age by the month that completes it: "three years old in January", "auront trois ans en mars"."""
_WILL_BE = re.compile(r"\b(?:are|is|be|turn|turning|they're|it's|auront|aura|ont|feter\w+|fetent|old)\b[^,;:]{0,25}$")
_TURNED = re.compile(r"\b(?:turned|were|was|ont eu|a eu|ont fete|avaient|avait)\b[^,;:]{0,15}$")


def _birthday(said: str, today: date) -> tuple[date, date] | None:
    """The month that goods were had in, where their age is told by the month that completes it."""
    found = _BIRTHDAY.search(said)
    if found is None:
        return None
    turned = _TURNED.search(said[: found.start()]) is not None
    aged = re.search(r"\b(?:old|ans?|years?)\b", found[0]) is not None
    if not turned and not (aged and _WILL_BE.search(said[: found.start()])):
        return None
    month = month_named(found["month"])
    year = today.year - (month > today.month) if turned else today.year + (month < today.month)
    years = _NUMBERS.get(found["n"]) or int(found["n"])
    return whole_month(year - years, month)


_HAVING = (
    r"(?:bought|buy|purchased?|ordered|order|deliver(?:ed|y)|received|got|had|took|came|arrived|supplied|sent|sold|made"
    r"|printed|dat(?:e|es|ing|ed)(?: back)?(?: to)?|achet\w+|achat|command\w+|livr\w+|recue?s?|prise?s?|eue?s?"
    r"|fourni\w*|vendue?s?|datent|datant|remont\w+)"
)
_GOODS = (
    r"(?:umbrellas?|brollies|brolly|mugs?|totes?|bags?|notebooks?|box(?:es)?|sets?|pieces|ones|lot|batch|run|parapluies?"
    r"|tasses?|sacs?|carnets?|coffrets?|ceux|celles|serie|tirage|averse|brise|tempete|storm|breeze|shower)"
)
_BROKE = re.compile(
    r"\b(?:cass\w+|bris(?:e|es|ee|ees|er)|lach\w+|ced\w+|dechir\w+|bro[kc]\w*|snap\w*|fail\w*|rip\w*|tor[en]|fell|split\w*|crack\w*)\b"
)
_PAPER = re.compile(
    r"\b(?:devis|offre|factures?|mails?|courriel|catalogue|tarifs?|salon|foire|quote|quotation|invoices?|e-?mails?"
    r"|prices?|list|fair|show|contrat|contract|accord|agreement|event|evenement|proofs?|epreuves?|clients?|customers?)"
    r"(?: \w+)?(?: (?:of|from|dated|du|de|des|for|pour|since|depuis|back in|in|en))*(?: the| la| le)? ?$"
)
"""Words after which a time is that of a paper, of a meeting or of a relation."""
_HAD_BEFORE = re.compile(
    rf"\b{_HAVING}\b(?P<between>(?: (?!when\b|quand\b|but\b|mais\b|(?:for|pour)\b(?! (?:us|me|nous|moi)\b))"
    r"[\w'-]+,?){0,8} ?)$"
)
_HAD_AFTER = re.compile(rf"^,?(?: [\w'-]+){{0,5}}? {_HAVING}\b")
_OF_GOODS = re.compile(rf"\b{_GOODS}(?: \w+)?,? (?:(?:from|of|back in|de|du|des|depuis)(?: the| la| le| l')?|d') ?$")
_YEAR_OF_GOODS = re.compile(rf"^ {_GOODS}\b")


def _of_having(before: str, after: str) -> bool:
    """Whether a time stands by words of having goods, and not by those of a paper or of how they broke."""
    if _PAPER.search(before):
        return False
    had = _HAD_BEFORE.search(before)
    if had is not None:
        return _BROKE.search(had["between"]) is None
    if _BROKE.search(" ".join(before.split()[-4:])):
        return False
    return any((_OF_GOODS.search(before), _HAD_AFTER.match(after), _YEAR_OF_GOODS.match(after)))
