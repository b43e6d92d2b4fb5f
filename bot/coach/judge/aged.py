"""How old the goods are that went wrong or come back, as far as the user's note and the client's words tell it."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

from bot.domain.asks import AskKind
from bot.domain.facts import Fact, FactName, Facts, Origin
from bot.domain.figures import Figure, Unit
from bot.domain.policy import Measure, Pack
from bot.domain.situation import Situation
from bot.domain.tidings import TidingKind
from bot.domain.wrongs import WrongKind
from bot.reading.bought import Bought, bought
from bot.reading.folding import fold

_AGES = (FactName.PURCHASE_AGE_MONTHS, FactName.DAYS_SINCE_DELIVERY)
_KNOWN = (Origin.CARD, Origin.CONTEXT, Origin.CASE)


def aged(situation: Situation, pack: Pack, today: date) -> Facts:
    """The facts with the age of the goods, where goods come back or are faulty.

    What the user knows comes first, then what the client says. A month or a season leaves days open: where some of
    them are within the warranty and some beyond it, nothing is known; beyond it, the youngest age counts.
    """
    facts = situation.facts
    if not _matters(situation) or any(t.kind is TidingKind.MISUSE for t in situation.tidings):
        # whose doing it is comes before how old it is
        return facts
    terms = _terms(pack)
    note = "\n".join(dict.fromkeys(f.quote for f in facts if f.origin is Origin.CONTEXT))
    if (noted := bought(note, today)) is not None:
        return _spanned(facts, noted, terms, today, Origin.CONTEXT)
    if any(f.name in _AGES and f.origin in _KNOWN for f in facts):
        return facts
    if (told := bought(situation.message.text, today)) is not None:
        return _spanned(facts, told, terms, today, Origin.MESSAGE)
    return _counted(situation)


def _matters(situation: Situation) -> bool:
    faulty = situation.facts.flag(FactName.DEFECT) is True or situation.told(WrongKind.SPOILT)
    return situation.has(AskKind.RETURN_OR_WARRANTY) or (situation.has(AskKind.COMPLAINT) and faulty)


def _terms(pack: Pack) -> tuple[Decimal, Decimal] | None:
    """How long the warranty runs, and how long what comes after it does, in months."""
    found = [c for c in pack.clauses if c.limit is not None and c.limit.measure is Measure.WARRANTY]
    owed = [c.limit.value for c in found if c.owed and c.limit is not None]
    return (max(owed), max(c.limit.value for c in found if c.limit is not None)) if owed else None


def _spanned(facts: Facts, told: Bought, terms: tuple[Decimal, Decimal] | None, today: date, origin: Origin) -> Facts:
    """The facts with the age that a span of days leaves open, in place of a middle taken for it."""
    youngest, oldest = (_months((today - day).days) for day in (told.last, told.first))
    sides = {tuple(age > term for term in terms or ()) for age in (youngest, oldest)}
    over = terms is not None and youngest > terms[0]
    if len(sides) == 1 or over:
        exact = any(f.name in _AGES and f.origin is origin for f in facts) and told.first == told.last
        if exact:
            return facts
        left = Facts(tuple(f for f in facts if f.name is not FactName.PURCHASE_AGE_MONTHS))
        # the youngest that it may be: the client is not told of an age that they have not reached
        return left.plus(Fact(FactName.PURCHASE_AGE_MONTHS, youngest, origin, told.quote))
    return Facts(tuple(f for f in facts if f.name not in _AGES))


def _months(days: int) -> Decimal:
    return round(Decimal(days) * 12 / 365, 2)


def _counted(situation: Situation) -> Facts:
    """The facts with the age that a number of months or years in the client's words gives."""
    facts = situation.facts
    ask = next((a for a in situation.asks if a.kind is AskKind.RETURN_OR_WARRANTY), None)
    if ask is None or facts.number(FactName.PURCHASE_AGE_MONTHS) is not None:
        return facts
    said = next(
        (f for f in situation.figures if f.unit in (Unit.MONTHS, Unit.YEARS) or _soon_broken(f, situation)), None
    )
    if said is None or said.number <= 0:
        return facts
    months = round(said.number * _MONTHS_OF[said.unit], 2)
    return facts.plus(Fact(FactName.PURCHASE_AGE_MONTHS, months, Origin.MESSAGE, ask.quote))


_MONTHS_OF = {Unit.MONTHS: Decimal(1), Unit.YEARS: Decimal(12), Unit.DAYS: Decimal(12) / 365}
_AFTER = re.compile(r"\b(?:apres|au bout d[e'u]|after|barely|only|just|a peine|seulement)(?: \w+)? ?$")


def _soon_broken(figure: Figure, situation: Situation) -> bool:
    """Whether a number of days is how long faulty goods lasted: "the print came off after two weeks"."""
    if figure.unit is not Unit.DAYS or situation.facts.flag(FactName.DEFECT) is not True:
        return False
    return _AFTER.search(fold(situation.message.text[: figure.start])) is not None


def outlived(facts: Facts) -> Facts:
    """The facts, a defect of the making found once the warranty has ended as what it is: no fault of ours for ever.

    The warranty answers for such defects, and sets the time; a mistake of ours (a wrong print, a day missed) is
    repaired whenever it is found.
    """
    if facts.flag(FactName.OUR_FAULT) is not True or facts.flag(FactName.IN_WARRANTY) is not False:
        return facts
    named = [f for f in facts if f.name is FactName.OUR_FAULT and f.value is True]
    if not all(_DEFECT.search(fold(f.quote)) and not _OWNED.search(fold(f.quote)) for f in named):
        return facts
    return Facts(tuple(replace(f, name=FactName.DEFECT) if f in named else f for f in facts))


_DEFECT = re.compile(
    r"\b(?:(?:manufactur\w+|production|material|factory|build|workmanship|stitching|sewing) (?:faults?|flaws?)"
    r"|vices? (?:de |d')\w+|malfacons?|defauts?|defectueu\w+|defects?|defective|faulty|failed)\b"
)
_OWNED = re.compile(
    r"\b(?:our|notre|nos|my|ma|mon) (?:own )?(?:fault|mistake|error|doing|faute|erreurs?|tort)"
    r"|\b(?:mistakes?|erreurs?|wrong|mauvais\w*|inverse\w*|oubli\w*|forgot\w*|on us|de nous|chez nous|cote|side"
    r"|end)\b"
)
