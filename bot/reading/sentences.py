"""A text cut into sentences, and a sentence into clauses, each with its place in the text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.reading.folding import fold_keep


@dataclass(frozen=True, slots=True)
class Sentence:
    """Some words and where they stand: `whole[start:end] == text`, without spaces around."""

    text: str
    start: int
    end: int


_STOP = re.compile(r"(?:[.!?]|\u2026)+[\"'»”’)\]]*(?=\s|$)|(?<=[a-z]{2})[.!?](?=[A-ZÀÉÈ][a-zé])")
_BREAK = re.compile(r"(?<![ \t])[ \t]*\r?\n\s*")
_BULLET = re.compile(r"(?:[-*•–—▪◦→>]|[0-9]{1,2}[.)]|[a-z]\))\s")
_NEVER_ENDS = re.compile(
    r"(?:^|[\s(\"'])(?:m|mm|mme|mlle|mmes|me|mr|mrs|ms|dr|prof|st|ste|p|ex|p\. ?ex|e\.g|i\.e|c\.-a-d|cf|vs|env"
    r"|approx|av"
    r"|bd|tel|ref|art|fig|vol|janv|fevr|juil|jan|feb|aug|dept|no|nos|num|pp|resp)\.$"
)
_MAY_END = re.compile(r"(?:^|[\s(])(?:etc|inc|ltd|co|corp|sept|oct|nov|dec|min|max|no|fr|hr|ht|a\.m|p\.m)\.$")
_NUMBER_WORD = re.compile(r"(?:^|\s)(?:no|nos|num|ref|art|fig|p|pp|vol)\.$")
_INITIAL = re.compile(r"(?:^|[\s(.-])[A-Z]\.$")
_LIST_NUMBER = re.compile(r"(?:^|\n)\s*[0-9]{1,2}\.$")


def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of `text`, in order; spaces between them belong to none.

    A full stop of an abbreviation, an initial, a number or a list number ends nothing; an
    ellipsis or "etc." ends a sentence before a capital. A blank line, a bullet and a line
    that begins with a capital or a figure begin a new sentence; a soft line break does not.
    """
    folded = fold_keep(text)
    cuts = sorted({*_full_stops(text, folded), *_line_breaks(text)})
    return tuple(_pieces(text, 0, len(text), cuts))


def sentence_at(text: str, place: int) -> str:
    """The sentence that holds the character at `place`; "" between two."""
    return next((s.text for s in sentences(text) if s.start <= place < s.end), "")


def _full_stops(text: str, folded: str) -> Iterator[int]:
    for m in _STOP.finditer(text):
        mark = m.group().rstrip("\"'»”’)]")
        after = text[m.end() :].lstrip()[:1] if m.end() < len(text) else ""
        before = folded[max(0, m.start() - 12) : m.start() + 1]
        lower = after.islower()
        if mark == ".":
            if _LIST_NUMBER.search(text[max(0, m.start() - 8) : m.start() + 1]):
                continue
            if _NUMBER_WORD.search(before):
                if after.isdigit() or after == "#" or not before.rstrip(".").endswith("no"):
                    continue
            elif _abbreviated(text, before, m.start(), lower=lower):
                continue
        elif lower and (mark == "…" or set(mark) == {"."}):
            continue
        yield m.end()


def _abbreviated(text: str, before: str, stop: int, *, lower: bool) -> bool:
    """Whether the full stop at `stop` belongs to an abbreviation or an initial rather than to the sentence."""
    if _NEVER_ENDS.search(before) or _INITIAL.search(text[max(0, stop - 3) : stop + 1]):
        return True
    return lower and bool(_MAY_END.search(before))


def _line_breaks(text: str) -> Iterator[int]:
    for m in _BREAK.finditer(text):
        following = text[m.end() : m.end() + 1]
        hard = m.group().count("\n") > 1 or not following.islower() or bool(_BULLET.match(text, m.end()))
        if hard or text[max(0, m.start() - 1) : m.start()] in (":", ";"):
            yield m.start()


def _pieces(text: str, start: int, end: int, cuts: list[int]) -> Iterator[Sentence]:
    for cut in [*cuts, end]:
        piece = text[start:cut]
        if stripped := piece.strip():
            at = start + len(piece) - len(piece.lstrip())
            yield Sentence(stripped, at, at + len(stripped))
        start = cut


_SUBJECT = (
    r"(?:j'|je\b|nous\b|on\b|vous\b|tu\b|il\b|elle\b|ils\b|elles\b|c'|ce n|ce sera|ce serait|cela\b|ca\b"
    r"|celle-ci|celui-ci"
    r"|i\b|i'|we\b|we'|you\b|you'|they\b|it\b|it'|that\b|this\b|there\b|let me|let us|let's|he\b|she\b"
    r"|notre\b|nos\b|votre\b|vos\b|our\b|your\b|my\b|mon\b|ma\b|mes\b)"
)
_STRONG = (
    r"(?:mais|cependant|pourtant|toutefois|neanmoins|en revanche|par contre|sinon|sans quoi|faute de quoi"
    r"|sauf(?! erreur)"
    r"|a moins qu|a moins de|a condition|des lors qu|alors qu|tandis qu|parce qu|puisqu|car|donc|or(?= )|plutot que"
    r"|au lieu de|en echange|en contrepartie|but|however|although|though|whereas|while|because|unless|otherwise|instead"
    r"|rather than|yet|provided|as long as|so that|except|in return|in exchange|meanwhile|so(?= (?:we|i|you|it)\b))"
)
_IF = (
    r"(?:(?:meme |sauf |comme )?s(?:i |')(?=vous|tu|nous|on|je|j'|il|ils|elle|votre|ton|ta|vos|tes|le|la|les|l'"
    r"|un|une|des|cela"
    r"|ca|c'|jamais|ce|besoin|possible|notre|nos|mon|ma|mes)|(?:even |only |what )?if(?= )|quand(?= )|lorsqu"
    r"|when(?= )|once(?= "
    r"(?:you|we|the|your)\b)|des qu)"
)
_CLAUSE = re.compile(
    rf"(?<!\s)\s*[;:]\s+|(?<!\s)\s+-\s+|(?<!\s)\s*(?=\()|(?<=\))\s+|,\s+(?=(?:et|and|ou|or|puis|then|ni|nor|pas|not|{_IF})\b"
    rf"|{_SUBJECT}|{_STRONG}|{_IF})"
    rf"|(?<!\s)\s+(?={_STRONG}(?:(?<=qu)(?:e\b|')|(?![a-z])))(?<!not )"
    rf"|(?<!\s)\s+(?={_IF})(?<!comme )(?<!meme )(?<!sauf )(?<!even )(?<!only )(?<!what )"
    rf"|\s+(?=(?:et|and|ou|or|puis|then) (?:{_SUBJECT}|n'|ne ))"
)
_OPENS_WITH_IF = re.compile(rf"(?:{_IF}|pour |for |a partir |from |au-dela |above )")
_COMMA = re.compile(r"(?<![0-9]),\s|(?<=[0-9]),\s+(?![0-9])")


def clauses(sentence: Sentence) -> tuple[Sentence, ...]:
    """The clauses of a sentence, with offsets in the same text as the sentence's own.

    Cut before a conjunction that opposes, conditions or explains, before "et", "ou", "and",
    "or" when a new subject follows, at a comma before any of these or before a subject, at a
    semicolon, colon, dash or bracket, and after an opening "si …," or "if …,". A list of
    things stays whole.
    """
    folded = fold_keep(sentence.text)
    cuts = {m.end() for m in _CLAUSE.finditer(folded) if m.start() > 0 and m.end() < len(folded)}
    if _OPENS_WITH_IF.match(folded) and (comma := _COMMA.search(folded)) and comma.end() < len(folded):
        cuts.add(comma.end())
    return tuple(
        Sentence(p.text, p.start + sentence.start, p.end + sentence.start)
        for p in _pieces(sentence.text, 0, len(sentence.text), sorted(cuts))
    )
