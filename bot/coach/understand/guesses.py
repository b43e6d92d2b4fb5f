"""Asks that only the classifier's score tells of: where they stand, and which of several is kept."""

from collections.abc import Mapping

from bot.coach.understand.cues import Patterns, found_in
from bot.coach.understand.plain import Plain
from bot.coach.understand.settle import NEGOTIATED, Found
from bot.domain.asks import AskKind
from bot.domain.figures import Unit

_SURE = 0.75
"""A score that adds an ask to a message whose words show another."""

_TOLD = 2.0
"""Points of cues from which words tell of an ask."""


def speaking_of(subject: Patterns, sentences: tuple[Plain, ...]) -> tuple[tuple[int, Plain], ...]:
    """The sentences, with their indices, that hold a word of a kind's subject; all of them where it has no words."""
    return tuple((i, p) for i, p in enumerate(sentences) if not subject or found_in(subject, p.text))


def keep_likeliest(found: Found, shown: Mapping[AskKind, float], scores: Mapping[AskKind, float]) -> None:
    """Of the negotiated asks that no word shows, leave the likeliest, and beside an ask that words show none unsure."""
    guessed = [k for k in found if k not in shown and k in NEGOTIATED]
    explained = any(k in found and k in NEGOTIATED for k in shown)
    first = max(guessed, key=lambda k: scores.get(k, 0.0), default=None)
    for kind in guessed:
        if scores.get(kind, 0.0) < _SURE and (explained or kind is not first):
            del found[kind]
    if max(shown.get(AskKind.COMPLAINT, 0), shown.get(AskKind.RETURN_OR_WARRANTY, 0)) >= _TOLD:
        # the words that tell what is wrong with the goods sound like a wish for lesser ones
        for kind in {AskKind.SPEC_DOWNGRADE} & set(guessed):
            found.pop(kind, None)
    if AskKind.GOODWILL in found and shown.get(AskKind.GOODWILL, 0) < _TOLD:
        agreed = shown.get(AskKind.ACCEPTANCE, 0) >= _TOLD and found.get(AskKind.ACCEPTANCE, ([], 0.0))[0]
        # other work than agreed is no small request, and "please go ahead" is courtesy
        if shown.get(AskKind.SCOPE_CHANGE, 0) or (agreed and set(found[AskKind.GOODWILL][0]) <= set(agreed)):
            del found[AskKind.GOODWILL]


def likeliest(candidates: tuple[tuple[int, Plain], ...]) -> int:
    """Where an ask without a cue most likely stands: a sentence with a figure, else the last question or sentence."""

    def priced(plain: Plain) -> bool:
        return any(f.unit.is_money or f.unit is Unit.NUMBER for _, f in plain.figures)

    figured = [i for i, p in candidates if priced(p)]
    asking = [i for i, p in candidates if p.text.rstrip().endswith("?")]
    if figured or asking:
        return (figured or asking)[-1]
    return max(candidates, key=lambda c: len(c[1].text))[0]
