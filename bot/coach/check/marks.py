"""What a sentence does, in sorts and not in words: who and what is named, each clause's act and figures."""

from bot.coach.check.case import Case
from bot.coach.check.deeds import deeds
from bot.coach.check.page import Span
from bot.coach.check.signs import sign
from bot.coach.check.sorts import sorts

_STEP = 5
_LONGEST = 6


def marks(case: Case, sentence: Span) -> frozenset[str]:
    """The marks of a sentence: fields f:, concepts c:, acts a: alone and with a figure's sort g:, promises p:."""
    read, fields, concepts = sorts(case, sentence)
    found = {f"f:{name}" for name in fields} | {f"c:{name}" for name in concepts}
    for deed in deeds(case, sentence):
        found.add(f"a:{deed.act.value}")
        for figure in case.page.figures_in(deed.span):
            word = sign(case, figure)
            found |= {f"a:{deed.act.value} {word}", f"g:{word}"}
    for promise in case.promises:
        if sentence.start <= promise.figure.start < sentence.end:
            found |= {f"p:{promise.measure.value}", f"p:{promise.measure.value} {promise.act.value}"}
    found.add(f"n:{min(_LONGEST, len(read) // _STEP)}")
    if "?" in case.page.of(sentence):
        found.add("?")
    return frozenset(found)
