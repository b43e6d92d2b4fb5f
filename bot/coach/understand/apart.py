"""Samples beside free carriage, or beside a day for the order: two things, each with its own words and figures."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.coach.understand.cues import Cues
from bot.coach.understand.implied import TO_SHOW
from bot.coach.understand.plain import Plain
from bot.coach.understand.roles import measuring
from bot.coach.understand.topics import names_in
from bot.domain.asks import Ask, AskKind
from bot.domain.figures import Figure, Unit
from bot.reading.folding import fold

_JOINT = re.compile(
    r"(?<=[?!.;])\s+|\s*[,;]\s*(?:and|et|also|plus|puis|but|mais|ainsi que|as well as)\s+|\s+-+\s+"
    r"|\s+(?:and|et|puis|plus)\s+(?=(?:also|then|would|could|can|will|is|are|do|does|have|get|free|the|aussi|est"
    r"|pouvez"
    r"|pourri\w+|serait|sera|nous|vous|que|qu'|le|la|les|si|livraison|delivery|shipping|throw|cover|offrir|offrez"
    r"|d'avoir"
    r"|avoir|recevoir|beneficier|bénéficier|obtenir|de livrer|to)\b)",
    re.IGNORECASE,
)
_SAMPLE = re.compile(
    r"\b(?:samples?|specimens?|echantillons?|exemplaires?)\b"
    r"|\b(?:of each|de chaque|de chacune?|one each|un de chaque)\b"
    r"|\b(?:to (?:try|test|see|feel|compare)|(?:can|could) (?:try|test|see|feel|compare)"
    r"|pour (?:essayer|tester|voir|toucher|comparer|juger)|puissent? (?:les )?(?:essayer|tester|voir|toucher))\b"
)
_THANKED = re.compile(r"\b(?:merci(?: beaucoup| encore| bien)? pour|thank(?:s| you)(?: \w+){0,2} for)\b[^.?!]{0,20}$")
"""Words before samples that were sent already."""
_CARRIAGE = re.compile(
    r"\b(?:livraison|port|transport|expedition|frais d'envoi|shipping|delivery|delivered|carriage|postage|freight"
    r"|shipped|franco|livre(?:e?s?|rez|r)?)\b"
)
_FREE = re.compile(
    r"\b(?:free|gratuit\w*|offert\w*|offr\w+|offer\w*|gracieu\w*|franco|waive\w*|cover\w*|includ\w+|compris\w*"
    r"|inclu\w*|at no c\w+|on (?:you|the house)|a votre charge|throw\w*|sans frais)\b"
)


@dataclass(frozen=True, slots=True)
class _Clause:
    start: int
    end: int
    said: str

    @property
    def carriage(self) -> bool:
        return _CARRIAGE.search(self.said) is not None and _FREE.search(self.said) is not None

    @property
    def sample(self) -> bool:
        match = _SAMPLE.search(self.said)
        return not self.carriage and match is not None and not _THANKED.search(self.said[: match.start()])


def samples_apart(asks: tuple[Ask, ...], sentences: Sequence[Plain], text: str, cues: Cues) -> tuple[Ask, ...]:
    """The asks; one for something free whose words ask for samples and for free carriage as one of each.

    The words of the one are no longer among those of the other, and each keeps its own figures.
    """
    found: list[Ask] = []
    for ask in asks:
        found += _split(ask, sentences, text, cues) if ask.kind is AskKind.FREE_EXTRA else (ask,)
    return tuple(found)


def hurry_apart(asks: tuple[Ask, ...], sentences: Sequence[Plain]) -> tuple[Ask, ...]:
    """The asks; a hurry read where samples are asked for, by the day that the order itself is wanted.

    Where no such day is told, and samples are asked for besides, nothing hurries.
    """
    sampled = any(a.kind is AskKind.FREE_EXTRA for a in asks)
    found: list[Ask] = []
    for ask in asks:
        own = [p for p in sentences if p.sentence.text in ask.quote or ask.quote in p.sentence.text]
        if ask.kind is not AskKind.RUSH or not any(TO_SHOW.search(p.text) for p in own):
            found.append(_by_its_delivery(ask, own, sentences) if ask.kind is AskKind.RUSH else ask)
            continue
        ordered = [p for p in sentences if not TO_SHOW.search(p.text) and _BY.search(p.text) and _dates(p)]
        if ordered:
            found.append(replace(ask, quote=ordered[0].sentence.text, figures=_dates(ordered[0])))
        elif not sampled:
            found.append(ask)
    return tuple(found)


def _by_its_delivery(ask: Ask, own: Sequence[Plain], sentences: Sequence[Plain]) -> Ask:
    """The hurry by the day of delivery that another sentence names, where its own names that of an event alone."""
    if not own or any(_BY.search(p.text) for p in own) or not any(_dates(p) for p in own):
        return ask
    named = [p for p in sentences if p not in own and _DELIVERED_BY.search(p.text)]
    return replace(ask, quote=named[0].sentence.text, figures=_dates(named[0])) if len(named) == 1 else ask


_DELIVERED_BY = re.compile(
    r"\b(?:livre\w*|deliver\w*|arriv\w*|recev\w*|receiv\w*|here|with us|chez nous)\b[^.?!]{0,40}"
    r"\b(?:by|before|no later than|on|avant|d'ici|pour|au plus tard|le) (?:le |the )?#d"
)


def _dates(plain: Plain) -> tuple[Figure, ...]:
    return tuple(f for _, f in plain.figures if f.unit is Unit.DATE)


_BY = re.compile(
    r"\b(?:livr\w*|deliver\w*|arriv\w*|recev\w*|receiv\w*|expedi\w*|dispatch\w*|ship\w*|here by|in hand)\b"
)


def _split(ask: Ask, sentences: Sequence[Plain], text: str, cues: Cues) -> tuple[Ask, ...]:
    at = text.find(ask.quote)
    if at < 0:
        return (ask,)
    own = [p.sentence for p in sentences if p.sentence.start < at + len(ask.quote) and p.sentence.end > at]
    clauses = [c for one in own for c in _clauses(text, one.start, one.end)]
    # what stands beside it may hold the other half, where no other ask quotes it
    apart = [p.sentence for p in sentences if p.sentence not in own and p.sentence.text in ask.beside]
    clauses += [c for one in apart for c in _clauses(text, one.start, one.end)]
    samples, carriage = [c for c in clauses if c.sample], [c for c in clauses if c.carriage]
    if not samples or not carriage:
        return (ask,)
    figures = tuple(f for p in sentences for _, f in p.figures)
    free = tuple(p for p in sentences if not any(_within(c, p) for c in carriage))
    named = names_in(ask.kind, tuple(p for p in free if any(_within(c, p) for c in samples)), cues.topics)
    own_words = _ask(ask, samples, text, figures, " . ".join((*(p.sentence.text for p in free), named)))
    # "Before ordering 400, two samples": the pieces ordered are not given
    own_words = replace(own_words, figures=measuring(ask.kind, tuple(sentences), own_words.figures))
    carried = _ask(ask, carriage, text, figures, "")
    if ask.quote not in text[: carriage[0].start] + text[carriage[0].end :] or any(
        f.number > 1 for f in carried.figures
    ):
        return tuple(sorted((own_words, carried), key=lambda one: text.find(one.quote)))
    # a question about carriage in general, beside the request, has its own answer
    return (own_words,)


def _within(clause: _Clause, plain: Plain) -> bool:
    return plain.sentence.start <= clause.start < plain.sentence.end


def _ask(ask: Ask, clauses: list[_Clause], text: str, figures: tuple[Figure, ...], beside: str) -> Ask:
    start, end = clauses[0].start, clauses[0].end
    inside = tuple(f for f in figures if start <= f.start < end)
    return replace(ask, quote=text[start:end], figures=inside, beside=beside)


def _clauses(text: str, start: int, end: int) -> list[_Clause]:
    bounds = [(start, start), *((m.start(), m.end()) for m in _JOINT.finditer(text, start, end)), (end, end)]
    spans = [(a[1], b[0]) for a, b in pairwise(bounds) if b[0] > a[1]]
    return [_Clause(a, b, fold(text[a:b])) for a, b in spans]
