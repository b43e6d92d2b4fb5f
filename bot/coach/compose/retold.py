"""One request told back in our own person: the thing it asks for, or what it asks, or what it tells us to do."""

import re
from dataclasses import dataclass

from bot.coach.compose.echo import question, wish
from bot.coach.compose.retold_en import clause_en, order_en, thing_en
from bot.coach.compose.retold_fr import clause_fr, order_fr, thing_fr
from bot.domain.asks import Language
from bot.reading.folding import fold
from bot.reading.requests import Requested


@dataclass(frozen=True, slots=True)
class Retold:
    """A request in our words, one of the three: `thing` follows "for", `question` "I am checking", `order` "noted to"."""

    thing: str = ""
    question: str = ""
    order: str = ""

    @property
    def words(self) -> str:
        """Whichever is there."""
        return self.thing or self.question or self.order


# What is bargained for is answered by a ruling or by nothing; an insult is not repeated.
_NEVER = re.compile(
    r"[%€$£\"«»]|\b(?:free|gratuit\w*|offert\w*|offr(?:ez|ir|es)|discounts?|remises?|rabais|gifts?(?! (?:box|wrap|bag))|cheaper|moins cher\w*"
    r"|ristourne\w*|waive\w*|match|align\w*|gestes?|gesture|best price|meilleur prix|competitors?|concurren\w*|refund\w*|rembours\w*|money back"
    r"|exclusiv\w*|priorit\w*|ridicul\w*|absurd\w*|scandal\w*|incompet\w*|stupid\w*|rubbish|joke|idiot\w*|nuls?|honte\w*|merde|shit|fuck\w*)\b"
)
_SENDING = re.compile(r"^(?:si nous pouvons|whether we can) (?:vous |t'|te |you )?(?:send|get|give|have|let|envoyer|donner)\b")
_LONGEST = 18


def retold(one: Requested, language: Language, tu: frozenset[str] | None) -> Retold | None:
    """The request told back; None where it cannot be told cleanly, or is for nobody to repeat.

    `tu` holds the nouns after which « mon » becomes « ta »; None where the client is addressed with « vous ».
    """
    french, quote = language is Language.FR, one.quote
    if _NEVER.search(fold(quote)) is not None:
        return None
    thing = thing_fr(quote, tu) if french else thing_en(quote)
    order = order_fr(quote, tu) if french else order_en(quote)
    asked = _asked(quote, language, tu)
    if order is not None and thing is None or (order is not None and not french):
        return Retold(order=order) if _sayable(order) else None
    if thing is not None and (asked is None or _THING_FIRST.match(fold(quote)) or _SENDING.match(asked)):
        return Retold(thing=thing) if _sayable(thing) else None
    return Retold(question=asked) if asked is not None and _sayable(asked) else None


def _asked(quote: str, language: Language, tu: frozenset[str] | None) -> str | None:
    """What is asked, as a clause that follows "I am checking"."""
    french = language is Language.FR
    asked = question(quote if quote.rstrip().endswith(("?", ".", "!")) else f"{quote}?", language, tu)
    asked = asked or (clause_fr(quote, tu) if french else clause_en(quote))
    if asked is not None:
        return asked
    told = wish(quote, language, tu)
    if told is None:
        return None
    if told.ours:
        return f"{'si nous pouvons' if french else 'whether we can'} {told.words}"
    of = "d'" if fold(told.words)[0] in "aeiouyh" else "de "
    return f"s'il est possible {of}{told.words}" if french else f"whether it is possible to {told.words}"


# Of what is at a place or has a measure, the thing itself is told: "the weight of one".
_THING_FIRST = re.compile(r"^(?:et |and |also |sinon )*(?:quel(?:le)?s? (?:est|sont)|what(?:'s| is| are)|ou en est|where(?:'s| is| are)|avez-vous des nouvelles|any news)\b")


def _sayable(words: str) -> bool:
    return len(words.split()) <= _LONGEST and _NEVER.search(fold(words)) is None
