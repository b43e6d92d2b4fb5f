"""A message in the parts that are read one by one, and the vector of the whole from theirs."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from bot.domain.asks import Language
from bot.reading.requests import requests
from bot.reading.sentences import Sentence, sentences

_MOST = 32
"""Parts of a message, its first ones, that are embedded; what follows is read by its words."""

_BESIDE = 10
"""Letters added to the length of each part, so that a short one is not lost."""

_LEAST = 3
"""Words that a part has at least: fewer say nothing without their sentence."""

_A_REQUEST = 6
"""Words of the fewest that ask for something of their own after "but"."""

_ITEM = re.compile(r"(?:^|(?<=[\s:;,.]))\(?(?P<mark>[1-9]|[a-h])\)\s+|(?:^|(?<=[:;,]\s))(?P<dotted>[1-9])[.°/-]\s+")
_SEMICOLON = re.compile(r";\s+(?=\w)")
_JOINER = re.compile(
    r"(?:[\s,;(-]|\b(?:et|and|ou|or|mais|but|puis|then|plus|also|aussi|so|donc|while (?:we|you|i)(?:'re|’re| are) at it"
    r"|tant qu['’]on y est|tant que j['’]y suis|au passage|par la m[eê]me occasion)\b)+$",
    re.IGNORECASE,
)
"""What joins a part to the next and belongs to neither."""


_TURNED = re.compile(
    r"\b(?:valid[ée]e?s?|approuv[ée]e?s?|sign[ée]e?s?|bon [àa] tirer|approved|signed(?: off)?|okayed)\b[^,;.?!]*"
    r",? (?=(?:mais|but|sauf que|except that)\s)",
    re.IGNORECASE,
)
"""Words that tell of something agreed, up to those that turn against it: what follows is asked, the rest is not."""

_WHOLE = re.compile(
    r"(?:(?:also|aussi|please|sinon|alors|then|puis),? )*(?:"
    r"(?:can|could|would|will|may|shall|should|do|does|did|is|are|has|have) (?:you|we|i|it|they|he|she|there|this|that"
    r"|these|those|the|an?|your|our|my|someone|anyone)\b"
    r"|est[- ]ce qu|(?!rendez-vous)\w+-(?:t-)?(?:vous|nous|tu|on|je)\b"
    r"|(?:y a|faut|faudra|faudrait|serait)-(?:t-)?il\b|est-il (?:possible|encore)\b"
    r"|while (?:we|you|i)['’]?(?: are|re|m| am) at it\b"
    r"|(?:tant qu['’]on y est|tant que j['’]y suis|au passage|par la m[eê]me occasion)\b)",
    re.IGNORECASE,
)
"""How a request opens that is whole by itself, whatever was asked before it: "and to which address?" is not."""


_HEADING = re.compile(
    r"\b(?:questions|points|choses|pr[ée]cisions|demandes|things|requests|items|queries)\b[^:]*:\s*$", re.IGNORECASE
)
"""What announces several things; "one last point: what is the price?" is one, and its words count with it."""


def read_parts(text: str, language: Language) -> tuple[Sentence, ...]:
    """The sentences of `text`, one that lists or asks several things cut into these.

    A sentence is cut before each item of a list ("1) …; 2) …"), at semicolons, between a heading and what it asks
    ("a few questions: …"), and before each request beside the first that opens like one of its own: what is asked in
    one breath is heard one by one; and before "but" behind what was agreed. No part has fewer than three words.
    """
    asked = [r for r in requests(text, language) if r.lead]
    return tuple(part for one in sentences(text) for part in _cut(one, [r.start for r in asked]))


def embedded_parts(text: str, language: Language) -> tuple[Sentence, ...]:
    """The first parts of `text`; the text itself where it holds none."""
    return read_parts(text, language)[:_MOST] or (Sentence(text, 0, len(text)),)


def _cut(one: Sentence, asked: Sequence[int]) -> Iterator[Sentence]:
    """The parts of one sentence."""
    within = [at - one.start for at in asked if one.start <= at < one.end]
    headed = [at for at in within[:1] if _HEADING.search(one.text[:at])]
    within = headed + [at for at in within[1:] if _WHOLE.match(one.text, at)]
    cuts = {*within, *_items(one.text), *(m.end() for m in _SEMICOLON.finditer(one.text)), *_turns(one.text)}
    start = 0
    for end in [*sorted(cuts), len(one.text)]:
        piece = one.text[start:end]
        kept = _JOINER.sub("", piece) if end < len(one.text) else piece
        rest = one.text[end:]
        if len(kept.split()) < _LEAST or (rest and len(rest.split()) < _LEAST):
            continue
        lead = len(kept) - len(kept.lstrip())
        yield Sentence(kept.strip(), one.start + start + lead, one.start + start + len(kept.rstrip()))
        start = end
    if start == 0:
        yield one


def _turns(text: str) -> set[int]:
    """Where a sentence turns against what it told to be agreed, with words enough to ask for something."""
    found = {m.end() for m in _TURNED.finditer(text)}
    return {at for at in found if len(text[at:].split()) >= _A_REQUEST}


def _items(text: str) -> set[int]:
    """Where each item of a list begins, where two at least follow each other."""
    found = [(m["mark"] or m["dotted"], m.start()) for m in _ITEM.finditer(text)]
    return {at for (one, a), (other, b) in pairwise(found) for at in (a, b) if ord(other) == ord(one) + 1}


def whole_of(vectors: NDArray[np.float32], parts: Sequence[str]) -> NDArray[np.float32]:
    """A message's unit vector, shape (dimensions,): the mean of its parts' vectors by their length."""
    lengths = np.array([len(p) + _BESIDE for p in parts], dtype=np.float32)
    mean = (np.asarray(vectors, dtype=np.float32) * lengths[:, None]).sum(axis=0)
    return np.asarray(mean / max(float(np.linalg.norm(mean)), 1e-9), dtype=np.float32)
