"""Which requests of a message the reply speaks of: those of its matters, of an answer, of a step that is told."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache

from bot.coach.compose.case import Case
from bot.coach.compose.coverage import stems
from bot.coach.compose.handed_back import asks_back, of_the_bill
from bot.coach.compose.matter import Matter
from bot.coach.compose.parts import Part
from bot.coach.compose.questions import pieces
from bot.coach.compose.retold import Retold
from bot.coach.compose.themes import alike, theme_of
from bot.coach.compose.too_late import changed_in_time, too_late
from bot.coach.compose.topics import holds
from bot.coach.compose.unsold import unsold
from bot.domain.asks import TROUBLES, Ask, AskKind
from bot.domain.figures import Unit
from bot.domain.policy import Pack
from bot.reading.folding import fold
from bot.reading.format import say_date
from bot.reading.identity import Same
from bot.reading.latest import by_when_to_act
from bot.reading.requests import Requested

_LEFT_OUT = frozenset({AskKind.PLAIN_QUESTION, AskKind.GOODWILL, AskKind.ULTIMATUM, AskKind.ABUSE})

_TELLING = frozenset(
    {AskKind.ACCEPTANCE, AskKind.COMPLAINT, AskKind.SILENCE_AFTER_EFFORT, AskKind.ULTIMATUM, AskKind.ABUSE}
)

_LOOKED_UP = frozenset({AskKind.PLAIN_QUESTION, AskKind.COMPLAINT})


def requests_met(
    told: Mapping[Requested, Retold | None], found: Sequence[Matter], parts: Sequence[Part], case: Case
) -> Iterable[tuple[int, int]]:
    """The stretches of the message that a matter of the reply speaks of, or an inquiry that was answered."""
    text, asked = case.situation.message.text, tuple(told)
    spoken = {one.ruling.ask: one.topic.id for m in found for one in (m, *m.also)}
    # What is not a matter of its own is part of one of its kind, or of what is put right.
    kinds = {a.kind for a in spoken}
    more = (r.ask for r in case.stance.rulings if r.ask.kind not in _LEFT_OUT and r.ask not in spoken)
    spoken |= {a: "" for a in more if a.kind in kinds or kinds & TROUBLES}
    inquired = [(at, at + len(i.quote)) for i in case.situation.inquiries if (at := text.find(i.quote)) >= 0]
    yield from inquired
    topics = [one.topic for m in found for one in (m, *m.also) if one.ruling.ask.kind not in _LEFT_OUT | _TELLING]
    yield from ((one.start, one.end) for one in asked if any(holds(t.words, one.quote) for t in topics))
    goods = words_of_goods(Same(case.pack))
    # Whoever wants our goods is answered with their price.
    yield from ((one.start, one.end) for one, t in told.items() if t is not None and _of_goods(t.thing, goods))
    alone = asked[0] if len(asked) == 1 else None
    if alone is not None and any(_meant(a, alone, text) for a in spoken):
        # The one thing asked for is what was ruled on, in whatever words, unless it names a thing.
        thing = told[alone]
        yield from [] if thing is not None and (thing.thing or thing.order) else [(alone.start, alone.end)]
    whole = " ".join(part.text for part in parts)
    if any(p.name == "answer" for p in parts):
        works = case.voice.book.marks["how_it_works"]
        # That an order is to be placed is no question.
        yield from ((one.start, one.end) for one in asked if holds(works, one.quote) or _PLACED.search(fold(one.quote)))
    yield from _told_with_a_ruling(asked, whole, case)
    days = {f.text: f.top for f in case.situation.figures if isinstance(f.top, date)}
    for one in asked:
        # By when to act for a day is told with that day.
        due = [d for text, d in days.items() if text in one.quote] if by_when_to_act(fold(one.quote)) else []
        if due and all(say_date(d, case.language, with_weekday=False) in whole for d in due):
            yield one.start, one.end
    if case.situation.has(AskKind.ACCEPTANCE):
        # The steps of the order tell what comes next.
        steps = case.voice.book.marks["next_steps"]
        yield from ((one.start, one.end) for one in asked if holds(steps, one.quote))
    if unsold(case):
        # Of goods that are not sold nothing more is told.
        yield from ((one.start, one.end) for one, t in told.items() if one.question and (t is None or not t.thing))
    for ask in spoken:
        if ask.kind is AskKind.PLAIN_QUESTION:
            yield from _by_topic(asked, parts, case)
            continue
        own = (*_of_ask(ask, asked, case, spoken[ask]), *_in_sentences(ask.heard, asked, text))
        if ask.kind in _TELLING:
            # What is agreed to or complained of is no paper asked for in the same breath.
            agreed = ask.kind is AskKind.ACCEPTANCE
            named = {(one.start, one.end) for one, t in told.items() if t is not None and (t.thing or agreed)}
            own = tuple(span for span in own if span not in named)
        if not own and ask.kind not in _TELLING and not ask.figures:
            # What is told and then asked for in a word: "It has to be gold. Can you still do it?"
            free = {one: t for one, t in told.items() if not any(a < one.end and b > one.start for a, b in inquired)}
            own = _beside(ask, free, text)
        yield from own
    if any(p.name == "bill_waits" for p in parts):
        yield from ((one.start, one.end) for one in asked if of_the_bill(one.quote, case))
    if any(p.name == "handed_back" for p in parts):
        yield from ((one.start, one.end) for one in asked if asks_back(one.quote, case))
    if {a.kind for a in spoken} & TROUBLES:
        words = case.voice.book.marks["repaired"]
        yield from ((one.start, one.end) for one in asked if _holds(words, one.quote))


_PLACED = re.compile(r"\b(?:place|make|put in|passer|faire) (?:an?|our|my|une|notre|ma) (?:\w+ )?(?:order|commande)\b")


_FREE = re.compile(
    r"\b(?:free of charge|at no (?:cost|charge)|sans (?:aucuns? )?frais|at our (?:cost|expense)|a nos frais)\b"
)
_CHARGED = re.compile(
    r"\b(?:is|will|would) (?:there|it|this|that)(?: be)?(?: an?| any)? ?(?:charge\w*|cost|fee|free)\b"
    r"|\b(?:do|will|would) (?:i|we) (?:have to )?(?:pay|be charged)\b|\bwhat (?:does|will|would) it cost\b"
    r"|\best-ce (?:que c'est )?(?:payant|factur\w+|gratuit)"
    r"|\b(?:y a-t-il|y aura-t-il|faut-il)(?: \w+){0,2} (?:frais|payer)\b"
)
"""Whether what is put right costs anything: told by its being free."""


def told_free(said: str, asked: str) -> bool:
    """Whether a reply that says that something is free answers a question about its cost."""
    return _FREE.search(fold(said)) is not None and _CHARGED.search(fold(asked)) is not None


def _told_with_a_ruling(asked: Sequence[Requested], whole: str, case: Case) -> Iterable[tuple[int, int]]:
    """Whether it can be done in time, told with the day of a rush; whether it is still time, told with a change."""
    yield from ((one.start, one.end) for one in asked if told_free(whole, one.quote))
    if case.situation.has(AskKind.RUSH):
        words = case.voice.book.marks["feasible"]
        brief = (one for one in asked if len(one.quote.split()) <= _BRIEF)
        yield from ((one.start, one.end) for one in brief if holds(words, one.quote))
    if changed_in_time(case):
        yield from ((one.start, one.end) for one in asked if too_late(one.quote))


def _in_sentences(sentences: Sequence[str], asked: Sequence[Requested], text: str) -> Iterable[tuple[int, int]]:
    """The one request of each of these sentences; of several nobody knows which it is."""
    for sentence in sentences:
        at = text.find(sentence)
        own = [one for one in asked if at >= 0 and one.start < at + len(sentence) and one.end > at]
        if len(own) == 1:
            yield own[0].start, own[0].end


def _of_goods(thing: str, goods: frozenset[str]) -> bool:
    """Whether a thing wanted is our goods themselves: "the umbrellas for your chalets"."""
    head = next(iter(stems(thing)), None)
    return head is not None and head in goods


def _meant(ask: Ask, alone: Requested, text: str) -> bool:
    """Whether the one request of a message may be what was ruled on: not where its figures stand elsewhere."""
    at = text.find(ask.quote)
    apart = at < 0 or at >= alone.end or at + len(ask.quote) <= alone.start
    return ask.kind not in _LOOKED_UP and not (apart and ask.figures)


def _of_ask(ask: Ask, asked: Sequence[Requested], case: Case, topic: str) -> tuple[tuple[int, int], ...]:
    """Where the ask's own request stands: of several in its words, those of its topic, or with its figures.

    Else the first that is of no other topic.
    """
    at = case.situation.message.text.find(ask.quote)
    if at < 0:
        return ()
    own = [one for one in asked if one.start < at + len(ask.quote) and one.end > at]
    if len(own) == 1 and ask.figures and "," in own[0].quote:
        # "…, and it has to be here by the 9th": the figure stands in another clause than the request.
        reach = own[0].start + own[0].quote.index(",")
        own = [] if all(f.start >= reach for f in ask.figures if f.unit in _WHEN) and _timed(ask) else own
    if len(own) > 1:
        # A new address has no figure of its own: what is counted beside it is another request.
        figured = [
            one for one in own if topic != "address" and any(one.start <= f.start < one.end for f in ask.figures)
        ]
        themes = {one: theme_of(one.quote, case) for one in own}
        themed = [one for one, t in themes.items() if t is not None and alike(t, (topic,))]
        own = themed or figured or [one for one, t in themes.items() if t is None][:1] or own[:1]
    return tuple((one.start, one.end) for one in own)


_BRIEF = 6
"""A question of more words asks for more than whether it can be done."""

_WHEN = (Unit.DATE, Unit.DAYS, Unit.WORKING_DAYS)


def _timed(ask: Ask) -> bool:
    return ask.kind is AskKind.RUSH and any(f.unit in _WHEN for f in ask.figures)


def _beside(ask: Ask, told: Mapping[Requested, Retold | None], text: str) -> tuple[tuple[int, int], ...]:
    """Where the request stands that follows the ask's words, if it names no thing of its own."""
    at = text.find(ask.quote)
    near = next((one for one in told if at >= 0 and one.start >= at + len(ask.quote)), None)
    thing = told[near] if near is not None else None
    return () if near is None or (thing is not None and thing.thing) else ((near.start, near.end),)


def _by_topic(asked: Sequence[Requested], parts: Sequence[Part], case: Case) -> Iterable[tuple[int, int]]:
    """The questions whose topic an answer is of as well."""
    said = " ".join(p.text for p in parts if p.name == "answer")
    for one in asked:
        topics = (topic for _, topic in pieces(one.quote, case)) if one.question and said else ()
        if any(topic is not None and holds(topic.words, said) for topic in topics):
            yield one.start, one.end


def _holds(words: tuple[str, ...], text: str) -> bool:
    return bool(set(stems(" ".join(words))) & set(stems(text)))


@lru_cache(maxsize=8)
def words_of_goods(pack: Same[Pack]) -> frozenset[str]:
    """The words by which the goods are named: they stand in any sentence."""
    names = (n for p in pack.held.products for n in (p.name.fr, p.name.en, *p.aliases))
    return frozenset(s for name in names for s in stems(name))
