"""What the clauses of a message ask for, one by one: questions, instructions, wishes; courtesy asks for nothing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from types import ModuleType

from bot.domain.asks import Language
from bot.reading.folding import fold_keep
from bot.reading.requests import english, french
from bot.reading.requests.courtesy import courtesy, seconded
from bot.reading.sentences import Sentence, sentences

__all__ = ["Requested", "requests"]

_BOUNDARY = re.compile(
    r"^(?:\W*(?:et|and|also|aussi|oh|ah|so|alors|sinon|ok|hi|hello|hey|bonjour|salut|coucou|bonsoir"
    r"|morning|puis|then"
    r"|enfin|finally|lastly|but|mais|franchement|now|plus)\b[,!]*\s+)*\W*"
    r"|[,;:(]\s+(?:(?:et|and|mais|but|puis|then|plus|also|aussi|so|donc|alors|oh)\s+)*"
    r"|\s-+\s+|\s(?:et|and|mais|but|puis|then|plus)\s+(?:(?:also|aussi|sinon|then|puis)\s+)?"
)
_JOINED = re.compile(r"(?:\s(?:et|and|ou|or|mais|but|puis|then|plus|also|aussi)\b|[,;:\s(-])+$")
_ECHOED = re.compile(r"(?:[,. ](?:right|yeah|yes|no|ok|non|oui|hein|eh|huh|si)\W*$)|^\W*(?:\w+\W+){0,2}\w+\W*$")
"""A statement that only wants a nod ("…, right?"), and a word or two said after somebody."""
_SET_APART = re.compile(
    r"(?:^|[,.;:] |\b(?:et|and|bonjour|hi|hello)\W+)"
    r"(?P<thing>(?:le|la|les|l'|vos|votre|ton|tes|the|your) ?(?:\w+ ){0,4}\w+), $"
)
_LISTED = re.compile(
    r"\b(?:et|and) (?:une?|le|la|les|l'|votre|vos|ce qu\w*|si|s'ils?|quel\w*|combien|the|an?|your"
    r"|\w{2,}(?:er|ir|oir))\b"
)
_THEIRS = re.compile(r"(?:notre|nos|mon|ma|mes|our|my)\b")
_AND = re.compile(r"\b(?:et|and|puis|then|plus|also|aussi)\b")
_POLITE = re.compile(r"\b(?:please|pls|svp|stp|s'il (?:vous|te) plait)\W*$")
"""Words that make a request of what has no verb: "12% off the bags, please"."""


@dataclass(frozen=True, slots=True)
class Requested:
    """One clause that asks for something, in the client's words: `whole[start:end] == quote`.

    `question` tells whether it is worded as one; `lead` is where its opening words end ("could you", "il nous
    faudrait"), counted in the quote: 0 where it has none.
    """

    quote: str
    start: int
    end: int
    question: bool = False
    lead: int = 0


@lru_cache(maxsize=256)  # the composer asks again for each wording it tries
def requests(text: str, language: Language) -> tuple[Requested, ...]:
    """The requests of `text`, in order; a clause without opening words belongs to the one before it.

    A question of courtesy or of rhetoric is none, nor are thanks, farewells and calls for an answer.
    """
    grammar = french if language is Language.FR else english
    found: list[Requested] = []
    listing = False
    for one in sentences(text):
        listing = _LISTS.search(fold_keep(one.text)) is not None or (listing and _ITEM.match(one.text) is not None)
        found += _of(one, grammar, listed=listing)
    return tuple(found)


_LISTS = re.compile(
    r"\b(?:questions?|points?|precisions?|confirm\w*|tell|know|dire|savoir|connaitre|besoin|need|like|indiquer|preciser|following|suivante?s?|advise"
    r"|clarify|repondre|answer)\b[^.?!]*: ?$"
)
"""A heading under which each item is asked."""
_ITEM = re.compile(r"\s*(?:\(?\d{1,2}[.)]|[-•*–])\s")


def _of(one: Sentence, grammar: ModuleType, *, listed: bool) -> Iterator[Requested]:
    opens, asks, goes_on = grammar.OPENS, grammar.ASKS, grammar.GOES_ON
    folded = fold_keep(one.text)
    if " " not in folded.strip() and "?" not in folded:
        return
    if _LISTS.search(folded) is not None:
        return
    marked = "?" in folded[-3:] or _POLITE.search(folded) is not None or listed
    first = _BOUNDARY.match(folded)
    marked = marked or grammar.BEGUN.match(folded, first.end() if first is not None else 0) is not None
    if courtesy(folded):
        return
    begun: list[tuple[int, int, bool]] = []
    told: list[int] = []
    for boundary in _BOUNDARY.finditer(folded):
        at = boundary.end()
        match, question = asks.match(folded, at) if marked else None, True
        if match is None:
            match, question = opens.match(folded, at), False
        listed = "," in boundary.group() and _LISTED.search(folded, at) is not None and not _THEIRS.match(folded, at)
        if match is None and begun and (listed or _AND.search(boundary.group())):
            match, question = goes_on.match(folded, at), begun[-1][2]
        if match is not None:
            if begun and at < begun[-1][1]:
                # What opened the clause was said before it: "by the way, is …".
                begun.pop()
            bare = match.groupdict().get("noun") is not None
            begun.append((at, at if bare else match.end(), question))
            if question and match.groupdict().get("bare") is not None:
                told.append(at)
                if (apart := _SET_APART.search(folded[:at])) is not None:
                    # "The invoice, do you send it …?"
                    begun[-1] = (apart.start("thing"), apart.start("thing"), question)
                    told[-1] = apart.start("thing")
    if begun and begun[-1][0] not in told:
        # "We would be nine, how many do we have to take?": what comes before the question only tells.
        begun = [one for one in begun if one[0] not in told]
    if not begun and marked and _ECHOED.search(folded) is None:
        begin = item.end() if (item := _ITEM.match(folded)) is not None else first.end() if first is not None else 0
        begun = [(begin, begin, True)]
    kept: Requested | None = None
    for place, (start, lead, question) in enumerate(begun):
        end = begun[place + 1][0] if place + 1 < len(begun) else len(folded)
        last = marked and end == len(folded)
        if seconded(folded[start:end]):
            # "…, is that all right?" asks about what stands before it.
            before = kept.start - one.start if kept is not None else first.end() if first is not None else 0
            if before < start:
                kept = replace(_made(one, before, end), question=True, lead=kept.lead if kept is not None else 0)
            continue
        if courtesy(folded[start:end]):
            continue
        if kept is not None:
            yield kept
        kept = replace(_made(one, start, end), question=question or last, lead=lead - start)
    if kept is not None:
        yield kept


def _made(one: Sentence, start: int, end: int) -> Requested:
    said = one.text[start:end]
    if end < len(one.text):
        said = said[: len(said) - len(m.group())] if (m := _JOINED.search(said)) is not None else said
    return Requested(said, one.start + start, one.start + start + len(said))
