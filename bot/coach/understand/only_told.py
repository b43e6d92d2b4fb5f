"""A price that is told and expressly not asked for: an anecdote, another house's figure "for information"."""

import re
from collections.abc import Sequence

from bot.coach.understand.heard import Heard
from bot.coach.understand.plain import Plain
from bot.coach.understand.shares import LIKELY
from bot.domain.asks import Ask, AskKind
from bot.reading.folding import fold

_NOT_ASKED = re.compile(
    r"\b(?:not|n't|never|hardly) (?:\w+ ){0,2}?(?:asking (?:you |anyone |anybody )?(?:to|for (?:that|it"
    r"|the same|anything))"
    r"|after (?:the same|that|anything)|looking for (?:that|the same|anything)|expecting (?:that|you to"
    r"|the same|anything)"
    r"|renegotiating|haggling|negotiating|requesting (?:anything|that))\b"
    r"|\b(?:not a thing|nothing) (?:\w+ )?(?:to do|to ask|is asked|wanted|to negotiate)\b"
    r"|\b(?:ne|n') ?(?:\w+ ){0,3}?(?:demand|reclam|negoci|sollicit|cherch)\w* (?:rien|pas (?:de|a|la|le|que|ca))\b"
    r"|\bsans rien (?:demander|reclamer)\b|\brien (?:a|de) (?:demander|negocier|reclamer)\b"
    r"|\bje (?:m'en|n'en) (?:fiche|moque|fous|ai que faire)\b"
    r"|\b(?:voulais|voulait|tenais) (?:juste|simplement|seulement) (?:que|vous)\b[^.?!]{0,30}\b(?:sachiez"
    r"|saches|dire|savoir)\b"
    r"|\b(?:don't|do not|couldn't) (?:\w+ )?care\b"
)
"""Words by which who tells of something says that it is no request."""

_BUT = re.compile(r"\b(?:but|mais|however|cependant|toutefois|except|sauf|though)\b[^.?!]*(?:\d|%|price|prix)")
"""What follows such words may be the request after all: "I'm not asking for the moon, but 5% would help"."""


def without_the_only_told(asks: tuple[Ask, ...], own: Sequence[Plain], heard: Heard) -> tuple[Ask, ...]:
    """The asks less a price that the message itself says nobody asks for, where no sentence is heard to ask for one."""
    if not any(a.kind is AskKind.PRICE_CUT for a in asks):
        return asks
    said = [fold(p.sentence.text) for p in own]
    told = [i for i, t in enumerate(said) if (m := _NOT_ASKED.search(t)) is not None and not _BUT.search(t, m.end())]
    if not told or any(p.name in _WANTED and p.share >= LIKELY for p in heard.points):
        return asks
    left = tuple(a for a in asks if a.kind is not AskKind.PRICE_CUT)
    return left or (Ask(AskKind.PLAIN_QUESTION, own[told[0]].sentence.text),)


_WANTED = frozenset({"discount", "price_target", "past_order_discount", "tier_price"})
"""Points by which a lower price is wanted of us."""
