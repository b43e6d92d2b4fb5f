"""What a sentence does, in sorts and not in words: who does what how, about which thing, and what stands beside it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from bot.coach.check.acts import Act
from bot.coach.check.case import Case
from bot.coach.check.deeds import Deed, Mood, deeds
from bot.coach.check.page import Span
from bot.coach.check.signs import sign
from bot.coach.check.sorts import sorts
from bot.coach.check.vocabulary import Places, Token

_STEP = 5
_LONGEST = 6
_SEVERAL = 4
_ENDS = 2
_TOLD_AGAIN = 3
_HOLDING = (Act.REFUSE, Act.ESCALATE, Act.LIMIT)
_ROOT = re.compile(r"[a-z]{4,}")
_ROOT_LETTERS = 5


def marks(case: Case, sentence: Span) -> frozenset[str]:
    """The marks of a sentence, each a letter and names.

    f: fields and c: concepts in it, g: its figures, p: its promises, a: the act of each clause, w: its doer and mood,
    x: y: z: k: l: what these do with its concepts and figures; of four sentences or more o: where it stands, b: d: what
    its neighbours do and r: whether the rest of the reply refuses, sends up or sets a condition; e: how much of the
    client's words it takes up.
    """
    read, fields, concepts = sorts(case, sentence)
    found = {f"f:{name}" for name in fields} | {f"c:{name}" for name in concepts}
    done = deeds(case, sentence)
    for deed in done:
        found.update(_of_deed(case, deed))
    for sorted_words in (fields, concepts):
        found.update(_named(done, read, sorted_words))
    found |= {f"q:{one.mood.value}>{other.mood.value}" for one, other in pairwise(done)}
    for promise in case.promises:
        if sentence.start <= promise.figure.start < sentence.end:
            found |= {f"p:{promise.measure.value}", f"p:{promise.measure.value} {promise.act.value}"}
    found.add(f"n:{min(_LONGEST, len(read) // _STEP)}")
    if "?" in case.page.of(sentence):
        found.add("?")
    return frozenset(found | set(_around(case, sentence)))


def _of_deed(case: Case, deed: Deed) -> Iterator[str]:
    act, doer, mood = deed.act.value, deed.doer.value, deed.mood.value
    yield from (f"a:{act}", f"a:{act} {deed.thing}", f"w:{doer}", f"w:{mood}", f"w:{doer} {act}", f"w:{doer} {mood}")
    yield from (f"w:{doer} {mood} {act}", f"w:{doer} {mood} {act} {deed.thing}")
    for figure in case.page.figures_in(deed.span):
        word = sign(case, figure)
        yield from (f"a:{act} {word}", f"g:{word}", f"k:{doer} {word}", f"l:{mood} {word}")


def _named(done: Sequence[Deed], read: Sequence[Token], sorted_words: Mapping[str, Places]) -> Iterator[str]:
    """What each clause does with the fields, or the concepts, that open in it."""
    for name, places in sorted_words.items():
        for at in {read[first].start for first, _ in places}:
            deed = next((d for d in done if d.span.start <= at < d.span.end), None)
            if deed is not None:
                yield from (f"x:{deed.act.value} {name}", f"y:{deed.doer.value} {name}", f"z:{deed.mood.value} {name}")


def _around(case: Case, sentence: Span) -> Iterator[str]:
    """Whether it opens or closes the text, what the sentences beside it do, what it takes up of the client's words."""
    page, at = case.page, sentence.sentence
    if len(page.sentences) >= _SEVERAL:
        last = at >= len(page.sentences) - _ENDS - 1
        yield "o:first" if at < _ENDS else "o:last" if last else "o:middle"
        for beside, name in ((at - 1, "b"), (at + 1, "d")):
            if 0 <= beside < len(page.sentences):
                done = deeds(case, page.sentences[beside])
                yield from (f"{name}:{deed.act.value}" for deed in done)
                if any(deed.mood is Mood.IF for deed in done):
                    yield f"{name}:if"
        yield from _of_the_rest(case, sentence)
    if case.asked is not None:
        shared = len(_roots(page.of(sentence)) & _roots(case.asked.folded))
        yield f"e:{min(_TOLD_AGAIN, shared)}"


def _of_the_rest(case: Case, sentence: Span) -> Iterator[str]:
    """What every other sentence together holds back: a fair reply to a wish seldom holds nothing back."""
    rest = [d for other in case.page.sentences if other != sentence for d in deeds(case, other)]
    acts, conditional = {d.act for d in rest}, any(d.mood is Mood.IF for d in rest)
    own = any(d.mood is Mood.IF for d in deeds(case, sentence))
    yield from (f"r:{act.value} {act in acts}" for act in (Act.REFUSE, Act.ESCALATE))
    yield from (f"r:if {conditional}", f"r:if {own} {conditional}")
    yield f"r:held {conditional or not acts.isdisjoint(_HOLDING)}"


def _roots(words: str) -> set[str]:
    return {word[:_ROOT_LETTERS] for word in _ROOT.findall(words)}
