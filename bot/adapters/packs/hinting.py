"""Sentences that a language model takes for limits: only those that stand in the document, word for word.

The model names a kind of limit and a sentence. Figures, who decides and what is asked in return are read from the
document's own sentence by the rules, as they are without a model.
"""

import json
import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.domain.errors import ModelFailed
from bot.domain.knowledge import Passage
from bot.domain.policy import Measure
from bot.domain.prompt import WritePrompt
from bot.ports import Model, Speaker, Spoken
from bot.reading.sentences import sentences

_LOG = logging.getLogger(__name__)
_LINE = re.compile(r"^[\s\-*•\"']*`?([a-z_]+)`?\s*[|:]\s*(.+?)\s*$")
_OBJECT = re.compile(r"\{.*\}", re.DOTALL)
_QUOTES = " \t\"'«»“”`"
_LEAST = 3
"""Words of a sentence, at least: fewer stand in many."""
_MOST = 40
"""How many passages of one document the model is asked about."""


@dataclass(frozen=True, slots=True)
class Hint:
    """A sentence as the document has it, and the kind of limit that the model sees in it."""

    sentence: str
    measure: Measure


@dataclass(slots=True)
class LimitReader:
    """Asks a model about passages, one by one; after a failure it asks no more, and the rules stand alone."""

    model: Model
    prompt: WritePrompt
    measures: Sequence[Measure]
    asked: int = field(default=0, init=False)

    @property
    def name(self) -> str:
        """The model's."""
        return self.model.name

    def hints(self, passage: Passage) -> tuple[Hint, ...]:
        """The sentences of a passage that the model takes for limits; none where it fails."""
        if self.asked >= _MOST:
            return ()
        self.asked += 1
        inputs = {"measures": "\n".join(f"- {measure}" for measure in self.measures), "text": passage.text}
        parts = [
            Spoken(Speaker.SYSTEM, self.prompt.system.format_map(inputs)),
            Spoken(Speaker.USER, self.prompt.user.format_map(inputs)),
        ]
        try:
            reply = self.model.begin().write(parts)
        except ModelFailed as error:
            _LOG.warning("the model does not read limits (%s): the rules read them alone", error)
            self.asked = _MOST
            return ()
        return tuple(read_hints(reply.text, passage.text, self.measures))


def read_hints(reply: str, text: str, measures: Sequence[Measure]) -> list[Hint]:
    """What of an answer holds: known kinds, and sentences that stand in the text word for word."""
    own = [sentence.text.removeprefix("- ").strip() for sentence in sentences(text)]
    plain = [_plain(sentence) for sentence in own]
    known = {str(measure): measure for measure in measures}
    found: dict[Hint, None] = {}
    for line in _text(reply).splitlines():
        told = _LINE.match(line)
        if told is None or told[1] not in known:
            continue
        quote = _plain(told[2].strip(_QUOTES))
        if len(quote.split()) < _LEAST:
            continue
        at = next((at for at, sentence in enumerate(plain) if quote in sentence), None)
        if at is not None:
            found.setdefault(Hint(own[at], known[told[1]]))
    return list(found)


def _text(reply: str) -> str:
    """The `text` of a JSON answer, fenced or not, else the answer as it is."""
    found = _OBJECT.search(reply)
    try:
        data = json.loads(found.group(), strict=False) if found else None
    except (ValueError, RecursionError):
        data = None
    told = data.get("text") if isinstance(data, dict) else None
    return told if isinstance(told, str) else reply


def _plain(text: str) -> str:
    """The words with single spaces: a line may be broken elsewhere, and nothing else may differ."""
    return " ".join(text.split())
