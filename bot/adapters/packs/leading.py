"""The sentences of a passage, each with the words that lead in to it: its heading, its label, the sentence before."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.adapters.packs.written_out import Short
from bot.domain.knowledge import Passage
from bot.reading.folding import fold_keep
from bot.reading.sentences import Sentence, sentences

_NUMBERING = re.compile(
    r"^\W*(?:(?:article|art|clause|section|chapitre|chapter|annexe|appendix|§)\W*)?(?:\d+(?:\.\d+)*|[ivx]+)?[\s.)–—:-]+"
)
_LABEL_WORDS = 5


@dataclass(frozen=True, slots=True)
class Led:
    """A sentence as it stands, and as rules read it: folded, its abbreviations written out.

    `lead` is what stands over it, folded, "" where nothing does.

    `follows` says that it goes on in the clause or the line of the sentence before it, `beside` that it begins
    a line or a clause of its own next to that one.
    """

    text: str
    folded: str
    lead: str
    follows: bool
    beside: bool = False


def led(passage: Passage, short: Short) -> Iterator[Led]:
    """The sentences in order; a label such as "Art. 6. Delivery." leads in to what stands on its line."""
    heading = _bare(passage.section.rsplit(" – ", 1)[-1]) if passage.section != passage.source else ""
    label, end = "", 0
    for sentence in _whole(passage.text, short):
        between = passage.text[end : sentence.start]
        new_line, begins = "\n" in between or end == 0, re.match(r"\W*\d", sentence.text) is not None
        text = sentence.text.removeprefix("- ").strip()
        folded = _read(text, short)
        follows = not new_line and not begins
        beside = end > 0 and not follows
        if new_line:
            label = ""
        yield Led(text, folded, " ".join(filter(None, (heading, label))), follows, beside)
        bare = _bare(text)
        if len(bare.split()) <= _LABEL_WORDS and not any(c.isdigit() for c in bare):
            label = bare or label
        end = sentence.end


def alone(sentence: str, short: Short) -> Led:
    """A sentence that nothing leads in to."""
    return Led(sentence, _read(sentence, short), "", follows=False)


def _read(text: str, short: Short) -> str:
    return short.out(fold_keep(text).replace("\n", " "))


def _whole(text: str, short: Short) -> Iterator[Sentence]:
    """The sentences of a text; an abbreviation before a figure or a small letter on its line ends none."""
    begun: Sentence | None = None
    for sentence in sentences(text):
        if begun is not None:
            between = text[begun.end : sentence.start]
            goes_on = sentence.text[:1].isdigit() or sentence.text[:1].islower()
            if goes_on and "\n" not in between and short.open_end.search(fold_keep(begun.text)):
                begun = Sentence(text[begun.start : sentence.end], begun.start, sentence.end)
                continue
            yield begun
        begun = sentence
    if begun is not None:
        yield begun


def _bare(heading: str) -> str:
    """A heading without its number."""
    return _NUMBERING.sub("", fold_keep(heading)).strip(" .:–—-") if heading else ""
