"""Asks of a client who owns up to a mistake, who only supposes one of ours, or whose goods broke; approvals to come."""

import re
from dataclasses import replace

from bot.coach.understand.plain import Plain
from bot.coach.understand.turns import supposed, told_wrong
from bot.coach.understand.unmade import mended_before_made
from bot.domain.asks import TROUBLES, Ask, AskKind
from bot.domain.facts import Fact, FactName
from bot.domain.figures import Figure, Unit
from bot.reading.breaks import resized
from bot.reading.folding import fold

_BACK = re.compile(
    r"\b(?:rembours\w*|retour\w*|renvoy\w*|repren\w*|reprise|rend(?:re|ons|s)|echang\w*|avoir|refund\w*"
    r"|return\w*|send (?:it|them) back"
    r"|take (?:it|them) back|exchange\w*|swap\w*|garanti\w*|warrant\w*|repar\w*|repair\w*|remplac\w*|replac\w*)\b"
)


def without_return(asks: tuple[Ask, ...], own: tuple[Plain, ...]) -> tuple[Ask, ...]:
    """The asks, less a return that nobody asks for where the message tells of something that broke."""
    if not any(a.kind is AskKind.COMPLAINT for a in asks) or not any(told_wrong(p.text) for p in own):
        return asks
    asked = any(_BACK.search(p.text) for p in own)
    return tuple(a for a in asks if asked or a.kind is not AskKind.RETURN_OR_WARRANTY)


def only_supposed(asks: tuple[Ask, ...], own: tuple[Plain, ...]) -> tuple[Ask, ...]:
    """The asks, what goes wrong only in a supposition ("si une baleine casse, …?") as the question it is."""
    doubtful = {a for a in asks if a.kind in TROUBLES and "?" in a.quote}
    spoken = [p for p in own if any(p.sentence.text in a.quote for a in doubtful)]
    if not any(supposed(p.text) for p in spoken) and not any(_WHAT_HAPPENS.search(p.text) for p in own):
        return asks
    if not spoken or any(p.text and told_wrong(p.text) for p in own):
        return asks
    others = tuple(a for a in asks if a not in doubtful)
    if any(a.kind is AskKind.PLAIN_QUESTION for a in others):
        return others
    first = next(a for a in asks if a in doubtful)
    return (*others, replace(first, kind=AskKind.PLAIN_QUESTION, figures=()))


_WHAT_HAPPENS = re.compile(r"\b(?:what happens|what would happen|que se passe|qu'arrive)\b")
_UNTOLD = frozenset({AskKind.PLAIN_QUESTION, AskKind.COMPLAINT, AskKind.GOODWILL})
"""Kinds that words of a mistake alone ("what can you do to help us?") may sound like."""

_COUNTED_IN = frozenset({Unit.PERCENT, *(u for u in Unit if u.is_money)})


def owned_up(asks: tuple[Ask, ...], offered: tuple[Fact, ...], own: tuple[Plain, ...]) -> tuple[Ask, ...]:
    """The asks of a client who owns up: what to do about it is help with their mistake, a gesture is no discount."""
    fault = next((f for f in offered if f.name is FactName.CLIENT_FAULT), None)
    if fault is None:
        return asks
    if resized(fault.quote) and asks and all(a.kind in _UNTOLD for a in asks):
        # A number put right before anything is made needs no help with a new run.
        return tuple(a for a in asks if a.kind is not AskKind.COMPLAINT)
    if all(a.kind in _UNTOLD and not a.figures for a in asks):
        asked = next((p.sentence.text for p in own if p.text.rstrip().endswith("?")), None)
        quote = asked or (asks[0].quote if asks else fault.quote)
        plain = tuple(a for a in asks if a.kind is AskKind.PLAIN_QUESTION and quote not in a.quote)
        kind = mended_before_made(AskKind.RETURN_OR_WARRANTY, quote, own)
        return (*plain, Ask(kind, quote, beside=fault.quote))
    return tuple(
        replace(a, kind=AskKind.GOODWILL, figures=())
        if a.kind is AskKind.PRICE_CUT and not any(_measures(f) for f in a.figures)
        else a
        for a in asks
        if a.kind is not AskKind.COMPLAINT
        # the confession itself asks for nothing
        and not (a.kind is AskKind.RETURN_OR_WARRANTY and a.quote == fault.quote and len(asks) > 1)
        # what is wanted is said once: a change in the words of another ask is that ask
        and not (a.kind is AskKind.SCOPE_CHANGE and any(a.quote == o.quote for o in asks if o is not a))
    )


def _measures(figure: Figure) -> bool:
    """Whether a figure is a price or a share off one: the whole of a hundred percent is how much it is their fault."""
    return figure.unit in _COUNTED_IN and not (figure.unit is Unit.PERCENT and figure.number >= _WHOLE)


_WHOLE = 100
_LATER = re.compile(
    r"\b(?:demain|des que|des demain|bientot|dans la foulee|si (?:oui|c'est (?:bon|possible|ok))|cette semaine"
    r"|ce soir"
    r"|(?:lundi|mardi|mercredi|jeudi|vendredi) prochain|tomorrow|as soon as|if so|if yes|this week|next week)\b"
)
_APPROVE_NOW = re.compile(
    r"\b(?:je|on|nous|i|we)(?:'ll| will| can)? (?:(?:vous|te|le|la|les|peux|pouvons|peut) )*(?:valid|sign"
    r"|approuv|approve)"
    r"(?:e|er|ons|s)?\b"
)


_BEFORE_NOW = re.compile(
    r"\b(?:(?:ai|a|as|avons|avez|ont|avait|avions) (?:deja |bien |tous |\w+ )?(?:valide|approuve"
    r"|signe)\w*|(?:etait|a ete|est deja) \w+"
    r"|(?:we|i|they|she|he|you)(?:'ve| have| has|'d| had)? (?:already )?(?:approved|signed off|validated)|was approved"
    r"|hier|yesterday|last|derni\w+|lundi|mardi|mercredi|jeudi|vendredi|monday|tuesday|wednesday|thursday|friday|ago|already|deja)\b"
)


def approved_now(fact: Fact) -> bool:
    """Whether an approval is given by these very words: "on valide le BAT", "proof approved"."""
    return fact.value is True and _BEFORE_NOW.search(fold(fact.quote)) is None


def approved_later(fact: Fact) -> bool:
    """Whether an approval told as a fact is one to come: "si oui, je valide l'épreuve demain"."""
    text = fold(fact.quote)
    return fact.value is True and bool((_LATER.search(text) and _APPROVE_NOW.search(text)) or _ABLE.search(text))


_ABLE = re.compile(
    r"\b(?:peux|pouvons|peut|pourrai\w*|pourrons|can|could|will|ready to|able to|pret\w* a)\b (?:\w+ ){0,2}?"
    r"(?:valider|approuver|signer|approve|validate|sign)\b"
    r"|\b(?:i|we)'ll (?:\w+ )?(?:approve|validate|sign)\b"
)
"""An approval that could be given, and is not yet."""
