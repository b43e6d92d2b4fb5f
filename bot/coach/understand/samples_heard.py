"""A sample that a sentence is heard to ask for, and that no ask was read in."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.coach.understand.heard import Heard
from bot.coach.understand.plain import Plain
from bot.coach.understand.shares import LIKELY, TOLD
from bot.domain.asks import Ask, AskKind
from bot.domain.figures import Unit
from bot.domain.points import Stage
from bot.reading.folding import fold

_SAMPLES = ("sample_plain", "sample_printed")
_NAMED = "échantillon . sample"
"""What one piece to look at is called in the clauses."""
_ONE_FIRST = re.compile(
    r"\b(?:avoir|voir|recevoir|tenir|toucher|essayer|get|see|have|hold|try|touch)\b(?: \w+){0,3} "
    r"(?:un|une|one|exemplaire)\b"
    r"(?: \w+){0,2} (?:en main|avant de (?:se |nous |me |vous |m')?(?:decider|choisir|commander|valider|lancer)"
    r"|before (?:we |i )?(?:decid\w*|order\w*|choos\w*|commit\w*)|in (?:the|my|our) hands?)\b"
)
"""One of the goods asked for to look at, before there is an order."""


def with_the_sample_heard(asks: tuple[Ask, ...], own: Sequence[Plain], heard: Heard) -> tuple[Ask, ...]:
    """The asks, with a sample that a sentence is heard to ask for, perhaps free: "could I touch one first?"."""
    if heard.shares is None or any(a.kind is AskKind.FREE_EXTRA for a in asks):
        return asks
    for plain, shares in zip(own, heard.shares, strict=True):
        if heard.stage in (None, Stage.NEW) and (match := _ONE_FIRST.search(plain.text)) is not None:
            said = plain.sentence.text[plain.at(match.start()) - plain.sentence.start :]
            return (*asks, Ask(AskKind.FREE_EXTRA, said.strip(), beside=_NAMED))
        told = max(shares.get(name, 0.0) for name in _SAMPLES) >= TOLD
        if told and shares.get(AskKind.FREE_EXTRA, 0.0) >= LIKELY:
            return (*asks, Ask(AskKind.FREE_EXTRA, plain.sentence.text))
    return asks


def with_the_samples_named(asks: Sequence[Ask]) -> tuple[Ask, ...]:
    """The asks, goods wanted only to be looked at as the samples that they are, whatever they are called.

    "Could you pop a tote and a notebook in the post so the committee can have a look?"
    """
    return tuple(
        replace(a, beside=f"{a.beside} . {_NAMED}".strip(" .")) if _to_look_at(fold(a.quote), a) else a for a in asks
    )


def _to_look_at(said: str, ask: Ask) -> bool:
    if ask.kind is not AskKind.FREE_EXTRA or any(f.number > _MOST for f in ask.figures if f.unit in _COUNTS):
        return False
    return _LOOKED_AT.search(said) is not None and _BESIDE_AN_ORDER.search(said) is None


_MOST = 10
"""More pieces than this are no samples, whatever they are for."""
_COUNTS = (Unit.PIECES, Unit.NUMBER)
_LOOKED_AT = re.compile(
    r"\b(?:to|can|could|may|will)(?: all| both| just)? (?:have (?:a|one) (?:look|feel|closer look)"
    r"|take a look|look at|see|feel|hold|touch|handle|try)\b|\bfor (?:a|us to have a) (?:look|feel)\b"
    r"|\b(?:pour|puisse\w*|puissions)(?: (?:le|la|les|l'|qu'on|que \w+))*"
    r"(?: puisse\w*| puissions)?(?: le| la| les)? ?"
    r"(?:voir|toucher|regarder|tenir|essayer|palper|juger|se faire une idee|nous faire une idee)\b"
)
_BESIDE_AN_ORDER = re.compile(
    r"\b(?:extra|more|additional|throw in|thrown in|add|en plus|supplementaires?|ajout\w*|rajout\w*|offr\w*|cadeaux?)\b"
)
