"""The sentences of a passage, each with the words that lead in to it: its heading, its label, the sentence before."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain.knowledge import Passage
from bot.reading.folding import fold_keep
from bot.reading.sentences import sentences

_NUMBERING = re.compile(
    r"^\W*(?:(?:article|art|clause|section|chapitre|chapter|annexe|appendix|§)\W*)?(?:\d+(?:\.\d+)*|[ivx]+)?[\s.)–—:-]+"
)
_LABEL_WORDS = 5


@dataclass(frozen=True, slots=True)
class Led:
    """A sentence as it stands and folded; `lead` is what stands over it, folded, "" where nothing does.

    `follows` says that it goes on in the clause or the line of the sentence before it, `beside` that it begins
    a line or a clause of its own next to that one.
    """

    text: str
    folded: str
    lead: str
    follows: bool
    beside: bool = False


def led(passage: Passage) -> Iterator[Led]:
    """The sentences in order; a label such as "Art. 6. Delivery." leads in to what stands on its line."""
    heading = _bare(passage.section.rsplit(" – ", 1)[-1]) if passage.section != passage.source else ""
    label, end = "", 0
    for sentence in sentences(passage.text):
        between = passage.text[end : sentence.start]
        new_line, begins = "\n" in between or end == 0, re.match(r"\W*\d", sentence.text) is not None
        text = sentence.text.removeprefix("- ").strip()
        folded = fold_keep(text).replace("\n", " ")
        follows = not new_line and not begins
        beside = end > 0 and not follows
        if new_line:
            label = ""
        yield Led(text, folded, " ".join(filter(None, (heading, label))), follows, beside)
        bare = _bare(text)
        if len(bare.split()) <= _LABEL_WORDS and not any(c.isdigit() for c in bare):
            label = bare or label
        end = sentence.end


def alone(sentence: str) -> Led:
    """A sentence that nothing leads in to."""
    return Led(sentence, fold_keep(sentence).replace("\n", " "), "", follows=False)


def _bare(heading: str) -> str:
    """A heading without its number."""
    return _NUMBERING.sub("", fold_keep(heading)).strip(" .:–—-") if heading else ""
