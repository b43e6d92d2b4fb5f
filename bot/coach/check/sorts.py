"""Which sorts of words stand in a sentence: the fields and the concepts in it, each looked up once for every rule."""

from bot.coach.check.case import Case
from bot.coach.check.page import Span
from bot.coach.check.vocabulary import Places, Token, tokens
from bot.domain.figures import Unit

_NAME_FIRST = 1
_Sorts = tuple[tuple[Token, ...], dict[str, Places], dict[str, Places]]


def sorts(case: Case, sentence: Span) -> _Sorts:
    """The words of a sentence, where its fields stand and where its concepts stand; once a draft."""
    key = (case.draft, "sorts", sentence.start)
    known: _Sorts | None = case.context.readings.get(key)
    if known is None:
        lexicon = case.context.lexicon
        read = tokens(case.page.folded, sentence.start, sentence.end)
        known = read, lexicon.fields.places(read, _told(case, sentence, read)), lexicon.turns.places(read)
        case.context.readings[key] = known
    return known


def _told(case: Case, sentence: Span, read: tuple[Token, ...]) -> dict[str, Places]:
    """Where names, numbers and amounts stand."""
    text, own = case.page.plain.text, _own_names(case)
    names = [
        (i, i + 1)
        for i, t in enumerate(read)
        if i >= _NAME_FIRST and text[t.start].isupper() and len(t.word) > 2 and t.word not in own
    ]
    figures = case.page.figures_in(sentence)
    numbers = [p for f in figures if (p := _place(read, f.start, f.end))]
    sums = [p for f in figures if f.unit.is_money or f.unit is Unit.PERCENT if (p := _place(read, f.start, f.end))]
    return {"NAME": names, "NUM": numbers, "SUM": sums}


def _place(read: tuple[Token, ...], start: int, end: int) -> tuple[int, int] | None:
    inside = [i for i, t in enumerate(read) if start <= t.start < end]
    return (inside[0], inside[-1] + 1) if inside else None


def _own_names(case: Case) -> frozenset[str]:
    """The words of the house's own name and of its goods; once for a context."""
    found: frozenset[str] | None = case.context.readings.get("own names")
    if found is None:
        pack = case.context.pack
        named = (pack.company.name, *(n for p in pack.products for n in (p.name.fr, p.name.en, *p.aliases)))
        found = case.context.readings["own names"] = frozenset(w for name in named for w in name.lower().split())
    return found
