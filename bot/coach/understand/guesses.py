"""Asks that only the classifier's score tells of: where they stand, and which of several is kept."""

from collections.abc import Mapping, Sequence

from bot.coach.understand.one_breath import NO_REQUEST
from bot.coach.understand.plain import Plain
from bot.coach.understand.settle import NEGOTIATED, Found
from bot.coach.understand.shares import PLAINLY
from bot.coach.understand.shown import Shown
from bot.domain.asks import AskKind
from bot.domain.figures import Unit

_SAFE, _HARDLY = 0.6, 0.4
"""Shares of a sentence from which an ask is heard, and below which it hardly is."""

_NOT_AT_ALL = 0.1
"""A share of a sentence below which an ask is not heard in it, whatever its words are a cue of."""

_LIKELY = 0.3
"""A share below which words that sound like other work than agreed are about something small."""

_SURE = 0.5
"""A score that adds an ask to a message whose words show another."""


def keep_likeliest(found: Found, shown: Mapping[AskKind, Shown], shares: Mapping[AskKind, float]) -> None:
    """Of the negotiated asks that no word shows, leave the likeliest, and beside an ask that words show none unsure."""
    guessed = [k for k in found if not shown[k].told and k in NEGOTIATED]
    explained = any(k in found and k in NEGOTIATED and shown[k].told for k in shown)
    first = max(guessed, key=lambda k: shares[k], default=None)
    for kind in guessed:
        if shares[kind] < _SURE and (explained or kind is not first):
            del found[kind]
    if shown[AskKind.COMPLAINT].told or shown[AskKind.RETURN_OR_WARRANTY].told:
        # the words that tell what is wrong with the goods sound like a wish for lesser ones
        for kind in {AskKind.SPEC_DOWNGRADE} & set(guessed):
            found.pop(kind, None)
    if shown[AskKind.COMPLAINT].told and not shown[AskKind.FREE_EXTRA].signs and AskKind.FREE_EXTRA in guessed:
        # how many pieces came broken is no wish for pieces free of charge
        found.pop(AskKind.FREE_EXTRA, None)
    if AskKind.GOODWILL in found and not shown[AskKind.GOODWILL].told:
        agreed = shown[AskKind.ACCEPTANCE].told and found.get(AskKind.ACCEPTANCE, ([], 0.0))[0]
        # other work than agreed is no small request, and "please go ahead" is courtesy
        # words that only sound like other work leave a small thing asked for alone, or beside a question
        busy = found.keys() & {AskKind.COMPLAINT, AskKind.ACCEPTANCE} or shares[AskKind.SCOPE_CHANGE] >= _LIKELY
        told = shown[AskKind.SCOPE_CHANGE].where
        likelier = shares[AskKind.SCOPE_CHANGE] >= shares[AskKind.GOODWILL]
        changed = busy and likelier and set(found[AskKind.GOODWILL][0]) <= told
        if changed or (agreed and set(found[AskKind.GOODWILL][0]) <= set(agreed)):
            del found[AskKind.GOODWILL]


def without_the_outdone(
    found: Found,
    shown: Mapping[AskKind, Shown],
    heard: Sequence[Mapping[str, float]],
) -> None:
    """Take away an ask that no cue of its own tells of, in sentences where another is heard and it hardly is.

    One that cues tell of goes where it is not heard at all, and another is beyond doubt.
    """
    for kind in NEGOTIATED & found.keys():
        cued = shown[kind].signs & {"strong", "likely"}
        least, other = (_NOT_AT_ALL, PLAINLY) if cued else (_HARDLY, _SAFE)
        others = found.keys() - {kind} - (NO_REQUEST if cued else frozenset())
        if all(
            heard[i].get(kind, 0.0) < least and any(heard[i].get(o, 0.0) >= other for o in others)
            for i in found[kind][0]
        ):
            del found[kind]


def not_silent(
    found: Found, shown: Mapping[AskKind, Shown], shares: Mapping[AskKind, float], sentences: tuple[Plain, ...]
) -> None:
    """Take away a silence that no word shows, where the client asks or says anything else; a question stays one."""
    silence = AskKind.SILENCE_AFTER_EFFORT
    if silence not in found or shown[silence].told:
        return
    asking = [i for i, p in enumerate(sentences) if p.text.rstrip().endswith("?")]
    if asking or any(shown[k].told or shares[k] >= _SURE for k in found.keys() - {silence}):
        taken = found.pop(silence)
        if not found:
            found[AskKind.PLAIN_QUESTION] = (asking, taken[1])


def without_a_silence_broken(found: Found, shown: Mapping[AskKind, Shown]) -> None:
    """Take away a silence that no word shows, where the client agrees to something: whoever orders is not silent."""
    silence = AskKind.SILENCE_AFTER_EFFORT
    if silence in found and not shown[silence].told and AskKind.ACCEPTANCE in found:
        del found[silence]


def likeliest(seen: Shown, sentences: tuple[Plain, ...]) -> int:
    """Where an ask without a cue most likely stands, of the sentences on its subject where there are any.

    One with a figure, else the last question, else the longest.
    """
    subject = [i for i, signs in enumerate(seen.by_sentence) if "subject" in signs] or range(len(sentences))
    candidates = tuple((i, sentences[i]) for i in subject)

    def priced(plain: Plain) -> bool:
        return any(f.unit.is_money or f.unit is Unit.NUMBER for _, f in plain.figures)

    figured = [i for i, p in candidates if priced(p)]
    asking = [i for i, p in candidates if p.text.rstrip().endswith("?")]
    if figured or asking:
        return (figured or asking)[-1]
    return max(candidates, key=lambda c: len(c[1].text))[0]
