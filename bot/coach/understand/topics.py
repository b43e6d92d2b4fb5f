"""The usual names of what an ask speaks of in other words, so that a clause's signs are met by them too."""

import re

from bot.coach.understand.cues import Topic, found_in
from bot.coach.understand.plain import Plain
from bot.domain.asks import AskKind


def names_in(kind: AskKind, sentences: tuple[Plain, ...], topics: tuple[Topic, ...]) -> str:
    """The names of the topics of this kind that the sentences speak of, between full stops."""
    found = [t.names for t in topics if kind in t.asks and any(found_in(t.patterns, p.text) for p in sentences)]
    return re.sub(r"\s+", " ", " . ".join(found))


def shown_by(plain: Plain, topics: tuple[Topic, ...]) -> frozenset[AskKind]:
    """The kinds of asks that the topics of one sentence show."""
    return frozenset(t.shows for t in topics if t.shows is not None and found_in(t.patterns, plain.text))
