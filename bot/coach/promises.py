"""What was promised to a client before, as far as it speaks of what is asked now."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from bot.domain.asks import Ask, AskKind
from bot.domain.facts import FactName, Facts
from bot.domain.situation import Situation

# A promise that names nothing more ("a gesture") is one about money or kindness.
_VAGUE = (AskKind.GOODWILL, AskKind.FREE_EXTRA, AskKind.PRICE_CUT)


def without_promises(card: Facts) -> Facts:
    """The card less the promises on it."""
    return Facts(tuple(fact for fact in card if fact.name is not FactName.PROMISE_BY_US))


def with_promises(
    situation: Situation, card: Facts, standing: Iterable[Situation], read: Callable[[str], Situation]
) -> Situation:
    """The situation with the card's promises that speak of an ask of it, or of one still standing.

    `read` understands one text; the promise's own words tell what it is about.
    """
    asks: list[Ask] = [*situation.asks, *(ask for earlier in standing for ask in earlier.asks)]
    asked = {ask.kind for ask in asks}
    kinds: dict[AskKind, None] = {}
    facts = situation.facts
    for fact in card:
        if fact.name is not FactName.PROMISE_BY_US or not isinstance(fact.value, str):
            continue
        read_in = [ask.kind for ask in read(fact.value).asks if ask.kind is not AskKind.PLAIN_QUESTION]
        wanted = [kind for kind in dict.fromkeys(read_in or _VAGUE) if kind in asked]
        if wanted:
            facts = facts.plus(fact)
            kinds |= dict.fromkeys(wanted)
    return replace(situation, facts=facts, promised=tuple(kinds))
