"""Signs of poor fit and of taking without giving, seen over time: never one alone."""

from decimal import Decimal

from bot.domain.asks import AskKind
from bot.domain.facts import FactName, Facts
from bot.domain.situation import Situation

# Essay `fit` names three changes of the specification; the second already shows the direction.
_SPEC_CHANGES = Decimal(2)
_LATE_PAYMENTS = Decimal(2)
# Essay `reciprocity`: the third exchange is what tells a pattern from an accident.
_EXCHANGES = Decimal(2)
_SIGNS_OF_A_PATTERN = 2


def signs_of_poor_fit(situation: Situation) -> tuple[FactName, ...]:
    """The facts that count as signs, the message's own silence after effort included."""
    facts = situation.facts
    signs = [
        name
        for name in (FactName.MAIL_FLOOD, FactName.LEFT_FOR_PRICE, FactName.ONE_SIDED, FactName.PROMOTION_ONLY)
        if facts.flag(name)
    ]
    signs += [
        name
        for name, least in (
            (FactName.SPEC_CHANGES, _SPEC_CHANGES),
            (FactName.LATE_PAYMENTS, _LATE_PAYMENTS),
            (FactName.EXCHANGES, _EXCHANGES),
        )
        if (facts.number(name) or Decimal(0)) >= least
    ]
    if situation.has(AskKind.SILENCE_AFTER_EFFORT) and FactName.MAIL_FLOOD not in signs:
        signs.append(FactName.MAIL_FLOOD)
    return tuple(signs)


def poor_fit(situation: Situation) -> bool:
    """Two signs or more, and nothing known that shows the client values the work."""
    return len(signs_of_poor_fit(situation)) >= _SIGNS_OF_A_PATTERN and not situation.facts.flag(
        FactName.VALUES_QUALITY
    )


def takes_without_giving(facts: Facts) -> bool:
    """A pattern of exceptions or exchanges already had: weighs on favours, never on what is owed."""
    return (
        max(facts.number(FactName.EXCEPTIONS) or Decimal(0), facts.number(FactName.EXCHANGES) or Decimal(0))
        >= _EXCHANGES
    )
