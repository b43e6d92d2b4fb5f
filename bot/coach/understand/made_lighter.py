"""A lighter make and fewer checks asked for in one breath: two things, each with its own no."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.coach.understand.plain import Plain
from bot.domain.asks import Ask, AskKind
from bot.reading.folding import fold

_CHECKS = re.compile(r"\b(?:controles?|controler|verifications?|inspections?|checks?|checking|quality control|qc)\b")
_MAKE = re.compile(
    r"\b(?:baleines?|ribs?|armatures?|frames?|toiles?|cloth|tissus?|fabrics?|coutures?|stitch\w*|papiers?|paper"
    r"|matieres?|materials?|finitions?|finish|poignees?|handles?)\b"
)
_LESS = re.compile(
    r"\b(?:plus (?:fine?s?|minces?|leger\w*|simples?|legere\w*)|moins (?:de|epais\w*|cher\w*|chere\w*)|enlev\w*"
    r"|retir\w*"
    r"|supprim\w*|thinner|lighter|cheaper|fewer|simpler|remove|drop|take out|leave out|skip)\b"
)
_CLAUSES = re.compile(r"(?<=[.!?;:])\s+|,\s+|\s+(?:and|et|puis)\s+")


def made_lighter(asks: tuple[Ask, ...], sentences: Sequence[Plain]) -> tuple[Ask, ...]:
    """The asks; one for a lower quality that names the make and the checks as one of each."""
    found: list[Ask] = []
    for ask in asks:
        apart = _make_of(ask, sentences) if ask.kind is AskKind.SPEC_DOWNGRADE else None
        if apart is None:
            found.append(ask)
        else:
            found += [apart, replace(ask, figures=())]
    return tuple(found)


def _make_of(ask: Ask, sentences: Sequence[Plain]) -> Ask | None:
    """The ask for a lighter make, in its own words, where checks are to go too; None where only one is asked."""
    words = f"{ask.quote} . {ask.beside}"
    if not _CHECKS.search(fold(words)):
        return None
    own = [p.sentence.text for p in sentences if p.sentence.text in words or p.sentence.text in ask.quote]
    clauses = [c for text in own for c in _CLAUSES.split(text)]
    made = [c for c in clauses if _MAKE.search(fold(c)) and _LESS.search(fold(c)) and not _CHECKS.search(fold(c))]
    dropped = [c for c in clauses if _CHECKS.search(fold(c))]
    if not made or not dropped:
        return None
    return replace(ask, quote=", ".join(made), beside="", heard=())
