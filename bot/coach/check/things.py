"""What a day is about: the goods themselves, or a paper, a sample, a page, a visit."""

import re

from bot.coach.check.case import Case
from bot.coach.check.page import Page, Span
from bot.coach.check.promise import Promise
from bot.domain.figures import Figure, Unit
from bot.reading.figures.number_words import spelled_numbers
from bot.reading.folding import fold_keep

_A_FEW = 5
_VERY_SOON = 3
_BACK = 2
_WORDLESS = 3
_TOUCHING = 3
_HOUR = re.compile(
    r"[ ,]*(?:a|vers|at|around|entre|from|between|de|des)? ?\d{1,2}(?: ?h\b|[:.]\d\d| ?(?:am|pm)\b| o'clock)"
)
_LINK = r"^(?:(?:et|donc|puis|and|so|then|mais|but|si|if) )*(?:(?:que|qui|which|that)\b|qu'|"
_ONE = re.compile(_LINK + r"elle\b|il\b|it\b|celle-ci|celui-ci|peut\b|doit\b|can\b|should\b)")
_MANY = re.compile(_LINK + r"elles\b|ils\b|they\b|celles-ci|ceux-ci)")
_TAKEN = r"\b(?:vous|tu|je|nous|on) (?:vous |te )?"
_GOT = r"\b(?:have|get|receive|send|see) (?:you )?"
_TAKEN_ONE = re.compile(rf"{_TAKEN}(?:l'|la |le )(?=\w)|{_GOT}it\b")
_TAKEN_MANY = re.compile(rf"{_TAKEN}les (?=\w)|{_GOT}them\b")
_TOLD_TO = re.compile(r"^(?:(?:et|donc|alors|ou|and|so|then|or) )*(?:\w{3,}ez\b(?! vous)|let's|let us|do |please )")
_FEW_WORDS = re.compile(r"\b(?:une?|deux|trois|quatre|cinq|an?|one|two|three|four|five)\b")
_MANY_FIRST = re.compile(r"(?:elles|ils|they)\b")
_NOUN = re.compile(r"\b(?:le |la |les |l'|une? |votre |vos |notre |nos |mon |ma |the |an? |your |our |my )([a-z]{3,})")


def another_thing(case: Case, promise: Promise) -> bool:
    """Whether what comes on that day is not the goods: a paper, a sample, a holding page, an appointment."""
    lexicon, page, figure = case.context.lexicon, case.page, promise.figure
    clause = page.clause_at(figure.start)
    joined = [m.end() for m in lexicon.all("and_the", page.folded, clause.start, figure.start)]
    start = max(joined, default=clause.start)
    words = _about(case, figure, start, clause)
    counted = lexicon.find("from_approval", page.folded, figure.end, clause.end)
    if counted is not None and counted.start() - figure.end <= _TOUCHING:
        words = page.folded[start : figure.end]  # the proof is what the days are counted from, not what comes
    moved = lexicon.find("goods_move", words)
    goods = _goods(case, words)
    small = lexicon.find("small_thing", words)
    if promise.value < _VERY_SOON and goods is None and not moved:
        return True
    if small and (goods is None or (small.start() < goods and not moved)):
        return True
    if _few_samples(case, figure):
        return True
    if goods is not None:
        return False
    if figure.unit is Unit.DATE and not moved and _elsewhere(case, figure, words):
        return True
    if not small and _only_a_day(words, page, figure):
        return _just_before(case, clause)
    return not small and _stood_for(case, clause, words)


def _only_a_day(words: str, page: Page, figure: Figure) -> bool:
    """Whether a clause holds nothing but the day: "…, Tuesday 24 November."."""
    rest = words.replace(page.folded[figure.start : figure.end], " ")
    return len(re.sub(r"[^a-z]", "", rest)) <= _WORDLESS


def _just_before(case: Case, clause: Span) -> bool:
    """Whether the clause before, in the same sentence, is about a small thing and no goods."""
    page = case.page
    before = page.clauses[max(0, page.clause_index(clause.start) - 1)]
    said = page.of(before)
    return (
        before.sentence == clause.sentence
        and case.context.lexicon.find("small_thing", said) is not None
        and _goods(case, said) is None
    )


def _about(case: Case, figure: Figure, start: int, clause: Span) -> str:
    """The words a day belongs to: those before it since the last day told, else its whole clause."""
    page, lexicon = case.page, case.context.lexicon
    days = [f for f in page.figures if f.unit is Unit.DATE and start <= f.start < clause.end]
    if len(days) > 1:
        since = max((f.end for f in days if f.end <= figure.start), default=start)
        own = page.folded[since : figure.end]
        if _goods(case, own) is not None or lexicon.any(("goods_move", "small_thing"), own):
            return own
    return page.folded[start : clause.end]


def _goods(case: Case, words: str) -> int | None:
    """Where the goods are first named in some words; None where they are not."""
    found = case.context.lexicon.find("goods", words)
    starts = [found.start()] if found else []
    if case.shelf.products_in(words):
        starts.append(0 if not starts else starts[0])
    return min(starts, default=None)


def _few_samples(case: Case, figure: Figure) -> bool:
    """Whether the sentence counts a few pieces where samples are spoken of."""
    page = case.page
    spoken = fold_keep(f"{page.folded} {case.context.client_text.lower()}")
    counted = [f for f in page.figures_in(page.sentence_at(figure.start)) if f.unit is not Unit.DATE]
    sentence = page.sentence_at(figure.start)
    if not counted and sentence.sentence and (_ONE.search(page.of(sentence)) or _MANY_FIRST.match(page.of(sentence))):
        before = page.sentences[sentence.sentence - 1]
        words = [w.value for w in spelled_numbers(page.of(before))]
        told = [int(f.number) for f in page.figures_in(before) if f.unit in (Unit.PIECES, Unit.NUMBER)]
        asked = case.context.lexicon.find("asked_for_a_piece", spoken)
        return asked is not None and bool(words or told) and max([*words, *told]) <= _A_FEW
    few = [f for f in counted if f.unit in (Unit.PIECES, Unit.NUMBER)]
    plain = case.context.lexicon.find("states_custom_made", page.of(page.sentence_at(figure.start)))
    asked = plain or case.context.lexicon.find("asked_for_a_piece", spoken)
    if plain and not few and _FEW_WORDS.search(page.of(page.sentence_at(figure.start))):
        return True
    return asked is not None and bool(few) and all(f.number <= _A_FEW for f in few)


def _elsewhere(case: Case, figure: Figure, words: str) -> bool:
    """Whether a clause in which no goods move has an hour, an invitation or a subject of its own."""
    if _HOUR.match(case.page.folded, figure.end) or _TOLD_TO.search(words):
        return True
    nouns = [m.group(1) for m in _NOUN.finditer(words)]
    if case.context.lexicon.find("maker", words) and not case.context.lexicon.find("lead", words):
        return True
    neutral = case.context.lexicon.cues["neutral_noun"]
    return any(not neutral.search(noun) for noun in nouns)


def _stood_for(case: Case, clause: Span, words: str) -> bool:
    """Whether a pronoun stands for a small thing of the words before, in number, with no goods named since."""
    one, many = _ONE.search(words) or _TAKEN_ONE.search(words), _MANY.search(words) or _TAKEN_MANY.search(words)
    if not one and not many:
        return False
    page, lexicon = case.page, case.context.lexicon
    first = page.sentences[max(0, clause.sentence - _BACK)].start
    for earlier in reversed([c for c in page.clauses if first <= c.start < clause.start]):
        said = page.of(earlier)
        named = list(lexicon.all("small_thing", said))
        if named:
            plural = any(m.group().endswith(("s", "x")) for m in named)
            return (many is not None and plural) or (one is not None and not plural)
        if _goods(case, said) is not None:
            return False
    return False
