"""What the client asks beside all that was answered: named in one sentence, as looked into by a day."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from bot.coach.compose.case import Case
from bot.coach.compose.coverage import stems, uncovered
from bot.coach.compose.matter import Matter
from bot.coach.compose.parts import Part, Place
from bot.coach.compose.questions import pieces
from bot.coach.compose.retold import Retold, retold
from bot.coach.compose.voice import sentence
from bot.domain.asks import Ask, AskKind, Heat
from bot.domain.phrases import PhraseBook
from bot.domain.policy import Pack
from bot.domain.stance import Move
from bot.reading.identity import Same
from bot.reading.requests import Requested, requests

_OPEN = ("check", "also")
"""The parts that tell what is still to be found out."""
_AFTER = 91
_MOST_THINGS, _MOST_QUESTIONS = 3, 2
_REPAIRED = frozenset({AskKind.COMPLAINT, AskKind.RETURN_OR_WARRANTY})


def with_the_rest(parts: tuple[Part, ...], found: Sequence[Matter], case: Case) -> tuple[tuple[Part, ...], tuple[str, ...]]:
    """The parts with one sentence on the requests that none of them speaks of, and what is left to the salesperson.

    The latter are the client's own words: the requests of which the reply says only that they are looked into.
    """
    if case.stance.move is Move.PART or case.situation.heat is Heat.ABUSIVE:
        return parts, ()
    asked = requests(case.situation.message.text, case.language)
    if not asked:
        return parts, ()
    answered = tuple(_answered(asked, found, parts, case))
    names = _goods(Same(case.pack))
    kin = _kin(Same(case.voice.book))
    sure = [p.text for p in parts if p.place is not Place.OPENING and p.name not in _OPEN]
    checked = [p.text for p in parts if p.name in _OPEN]
    open_still = uncovered(asked, answered, _sentences(sure), names, kin)
    left = uncovered(open_still, (), _sentences(checked), names, kin)
    quotes = tuple(one.quote.strip(" ,;:?.!") for one in open_still)
    if not left or case.untold:
        return parts, quotes
    return _said(left, parts, case), quotes


def _said(left: Sequence[Requested], parts: tuple[Part, ...], case: Case) -> tuple[Part, ...]:
    tu = case.voice.book.feminine if case.voice.familiar else None
    told = list(dict.fromkeys(t for one in left if (t := retold(one, case.language, tu)) is not None))
    general = next((i for i, p in enumerate(parts) if p.name in _OPEN and _general(p.text, case)), None)
    if not told:
        return parts
    before = [p for i, p in enumerate(parts) if i != general]
    text = _gathered(told, " ".join(p.text for p in before), case)
    if general is None:
        at = next((i for i, p in enumerate(parts) if p.place is Place.CLOSING), len(parts))
        return (*parts[:at], Part("left", text, Place.WAYS, 0, _AFTER), *parts[at:])
    return tuple(replace(p, text=text) if i == general else p for i, p in enumerate(parts))


def _gathered(told: Sequence[Retold], before: str, case: Case) -> str:
    """One sentence on the things and the questions, another on the instructions."""
    voice = case.voice
    things = [t.thing for t in told if t.thing][:_MOST_THINGS]
    asked = [t.question for t in told if t.question][:_MOST_QUESTIONS]
    orders = [t.order for t in told if t.order]
    dated = case.next_day in before or case.decided_day in before
    values = {"next": case.next_day}
    said: list[str] = []
    if things and asked:
        key = "left_both_also" if dated else "left_both"
        said.append(voice.say(key, things=_list(things, case), question=_list(asked, case), **values))
    elif things:
        said.append(voice.say("left_things_also" if dated else "left_things", things=_list(things, case), **values))
    elif asked:
        said.append(voice.say("check_also" if dated else "check_back", question=_list(asked, case), **values))
    if orders:
        said.append(voice.say("left_order", us=_list(orders[:_MOST_QUESTIONS], case)))
    return " ".join(map(sentence, said))


def _list(words: Sequence[str], case: Case) -> str:
    return case.voice.say("and").join(filter(None, [", ".join(words[:-1]), words[-1]]))


def _general(text: str, case: Case) -> bool:
    """Whether a part only says that something is looked into, and not what."""
    values = {"next": case.next_day}
    said = (one for key in ("check_also", "check_back", "look_into") for one in case.voice.every(key, values))
    return text in {sentence(one) for one in said}


def _answered(
    asked: Sequence[Requested], found: Sequence[Matter], parts: Sequence[Part], case: Case
) -> Iterable[tuple[int, int]]:
    """The stretches of the message that a matter of the reply speaks of, or an inquiry that was answered."""
    text = case.situation.message.text
    asks = [one.ruling.ask for m in found for one in (m, *m.also)]
    spoken = {a.kind for a in asks}
    # Two asks of one kind are answered in the same words.
    asks += [r.ask for r in case.stance.rulings if r.ask.kind in spoken and r.ask not in asks]
    repaired = bool(spoken & _REPAIRED)
    for ask in asks:
        if ask.kind is AskKind.PLAIN_QUESTION:
            yield from _by_topic(ask, asked, parts, case)
        else:
            yield from _of_ask(ask, asked, text)
    for inquiry in case.situation.inquiries:
        at = text.find(inquiry.quote)
        if at >= 0:
            yield at, at + len(inquiry.quote)
    if repaired:
        words = case.voice.book.marks["repaired"]
        yield from ((one.start, one.end) for one in asked if _holds(words, one.quote))


def _of_ask(ask: Ask, asked: Sequence[Requested], text: str) -> Iterable[tuple[int, int]]:
    """Where the ask's own request stands: of several in its words, those with its figures, else the first."""
    at = text.find(ask.quote)
    if at < 0:
        return
    own = [one for one in asked if one.start < at + len(ask.quote) and one.end > at]
    if len(own) > 1:
        figured = [one for one in own if any(one.start <= f.start < one.end for f in ask.figures)]
        own = figured or own[:1]
    yield from ((one.start, one.end) for one in own)


def _by_topic(ask: Ask, asked: Sequence[Requested], parts: Sequence[Part], case: Case) -> Iterable[tuple[int, int]]:
    """The questions that have a topic of their own, where something was answered."""
    if not any(p.name == "answer" for p in parts):
        return
    for one in asked:
        if one.question and any(topic is not None for _, topic in pieces(one.quote, case)):
            yield one.start, one.end


def _holds(words: tuple[str, ...], text: str) -> bool:
    return bool(set(stems(" ".join(words))) & set(stems(text)))


def _sentences(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(one for text in texts for one in text.replace("? ", "?\n").replace(". ", ".\n").split("\n") if one)


@lru_cache(maxsize=8)
def _goods(pack: Same[Pack]) -> frozenset[str]:
    """The words by which the goods are named: they stand in any sentence."""
    names = (n for p in pack.held.products for n in (p.name.fr, p.name.en, *p.aliases))
    return frozenset(s for name in names for s in stems(name))


@lru_cache(maxsize=8)
def _kin(book: Same[PhraseBook]) -> tuple[frozenset[str], ...]:
    """Words that name the same paper or extra, as the phrase book has them."""
    return tuple(
        frozenset(s for words in (*sign.words, sign.says[0].source) for s in stems(words.replace("*", "")))
        for sign in (*book.held.things, *book.held.extras)
    )
