"""What the client asks beside all that was answered: named in one sentence, as looked into by a day."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache

from bot.coach.compose.case import Case
from bot.coach.compose.coverage import Wanted, stems, uncovered
from bot.coach.compose.handed_back import asks_back, of_the_bill
from bot.coach.compose.inquired import answered_elsewhere
from bot.coach.compose.looked_into import OPEN, told_beside
from bot.coach.compose.matter import Matter
from bot.coach.compose.named_at_least import named_at_least
from bot.coach.compose.news import is_news, leaves
from bot.coach.compose.parts import Part, Place
from bot.coach.compose.pointed import heard_at, told_points
from bot.coach.compose.questions import pieces
from bot.coach.compose.refused import asked_again
from bot.coach.compose.retold import Retold, retold
from bot.coach.compose.themes import alike, listed, theme, theme_of
from bot.coach.compose.too_late import changed_in_time, too_late
from bot.coach.compose.topics import holds
from bot.coach.compose.unsold import unsold
from bot.domain.asks import TROUBLES, Ask, AskKind, Heat
from bot.domain.figures import Unit
from bot.domain.inquiry import Subject
from bot.domain.phrases import PhraseBook
from bot.domain.policy import Pack
from bot.domain.stance import Move
from bot.reading.farewells import gone
from bot.reading.folding import fold
from bot.reading.format import say_date
from bot.reading.identity import Same
from bot.reading.latest import by_when_to_act
from bot.reading.requests import Requested, requests

_ANY = 8
"""What is checked is named in few words: one of eight that a request names is enough."""
_LEFT_OUT = frozenset({AskKind.PLAIN_QUESTION, AskKind.GOODWILL, AskKind.ULTIMATUM, AskKind.ABUSE})
_TELLING = frozenset(
    {AskKind.ACCEPTANCE, AskKind.COMPLAINT, AskKind.SILENCE_AFTER_EFFORT, AskKind.ULTIMATUM, AskKind.ABUSE}
)
_LOOKED_UP = frozenset({AskKind.PLAIN_QUESTION, AskKind.COMPLAINT})


def with_the_rest(
    parts: tuple[Part, ...], found: Sequence[Matter], case: Case
) -> tuple[tuple[Part, ...], tuple[str, ...]]:
    """The parts with one sentence on the requests that none of them speaks of, and what is left to the salesperson.

    The latter are the client's own words: the requests of which the reply says only that they are looked into.
    """
    if case.stance.move is Move.PART or case.situation.heat is Heat.ABUSIVE:
        return parts, ()
    if any(r.why == "unclear" for r in case.stance.rulings):
        # Of what nobody can make out nothing is read.
        return parts, ()
    if gone(fold(case.situation.message.text)) or (leaves(case) and is_news(case.stance.rulings[0], case)):
        # What is asked on leaving is answered with the farewell.
        return parts, ()
    heard = heard_at(case)
    whole = requests(case.situation.message.text, case.language)
    # What the classifier hears a sentence say is not read from its words once more.
    unheard = tuple(one for one in whole if not any(start <= one.start < end for start, end in heard))
    asked, items = listed(unheard, case)
    before = " ".join(p.text for p in parts if p.name not in OPEN)
    looked = " ".join(p.text for p in parts if p.name in OPEN)
    known = _answered_points(parts, case) | _noted(parts)
    tu = case.voice.book.feminine if case.voice.familiar else None
    topics = frozenset(one.topic.id for m in found for one in (m, *m.also))
    told = {one: _in_parts(retold(one, case.language, tu), case) or _about(one, topics, case) for one in asked}
    told |= {one: _about(one, topics, case) for one in items}
    wanted = [
        Wanted(one, t.named if t is not None else one.quote, t is not None and bool(t.thing)) for one, t in told.items()
    ]
    answered = tuple(_answered(told, found, parts, case))
    names, kin = _goods(Same(case.pack)), _kin(Same(case.voice.book))
    sure = [p.text for p in parts if p.place is not Place.OPENING and p.name not in OPEN]
    open_still = uncovered(wanted, answered, _sentences(sure), names, kin)
    checked = _sentences([p.text for p in parts if p.name in OPEN])
    left = uncovered(open_still, (), checked, names, kin, share=_ANY)
    # Beside an agreement what cannot be told back is not let go: the salesperson sees it before the order is confirmed.
    yes = case.situation.has(AskKind.ACCEPTANCE)
    quotes = tuple(one.request.quote.strip(" ,;:?.!") for one in open_still if yes or told[one.request] is not None)
    # What asks for the refused once more is the salesperson's to weigh: to look into it would open the no again.
    left = tuple(one for one in left if not asked_again(one.request.quote, case))
    in_words = [one.request.start for one in left if (t := told[one.request]) is not None and t.question]
    pointed, more, left_points = told_points(case, found, known, before, looked, in_words)
    if not asked and not items and not pointed and not more:
        return named_at_least(parts, found, case), left_points
    quotes = tuple(dict.fromkeys((*left_points, *quotes)))
    back = list(dict.fromkeys([*pointed, *(t for one in left if (t := told[one.request]) is not None)]))
    parts = tuple(sorted((*parts, *more), key=lambda p: (p.place, p.block)))
    if case.untold or not (left or pointed):
        return parts, quotes
    return (told_beside(back, parts, case) if back else named_at_least(parts, found, case)), quotes


def _answered_points(parts: Sequence[Part], case: Case) -> frozenset[str]:
    """The points whose question is an inquiry: the pack answers it, or a part says that it is looked into."""
    met = any(p.name == "answer" or p.name in OPEN for p in parts)
    # What another ruling tells, such as a price with its fee, is answered too.
    told = frozenset(i.subject for i in case.situation.inquiries if met or answered_elsewhere(i, case))
    names = frozenset(p.name for p in case.situation.points if p.inquiry in told)
    # Whether a price or a quote can be kept is told by how long one holds.
    return names | {"hold_price"} if Subject.VALIDITY in told else names


def _noted(parts: Sequence[Part]) -> frozenset[str]:
    """The points that a detail noted in the client's own words speaks of."""
    names = {p.name for p in parts}
    told = {"invoice_detail", "delivery_detail", "address_given"} if "noted" in names else set[str]()
    return frozenset(told | ({"delivery_detail", "address_given", "packing"} if "directions" in names else set()))


def _about(one: Requested, topics: frozenset[str], case: Case) -> Retold | None:
    """A request named by what it bargains over, where no topic of the reply is of it; None where nothing tells."""
    thing = theme(one.quote, case, topics)
    return None if thing is None else Retold(thing=thing)


def _in_parts(told: Retold | None, case: Case) -> Retold | None:
    """The same; half of an order that is to go elsewhere is told as its addresses: a half alone reads as a price."""
    if told is None or _HALVES.search(told.question) is None:
        return told
    return Retold(thing=case.voice.say("unsaid_addresses"))


_HALVES = re.compile(r"\b(?:livrer|expédier|envoyer|deliver|ship|send)\b.*\b(?:moitié|half|le reste|the rest)\b")


def _answered(
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
    goods = _goods(Same(case.pack))
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
        yield from ((one.start, one.end) for one in asked if holds(works, one.quote))
    yield from _told_with_a_ruling(asked, case)
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


def _told_with_a_ruling(asked: Sequence[Requested], case: Case) -> Iterable[tuple[int, int]]:
    """Whether it can be done in time, told with the day of a rush; whether it is still time, told with a change."""
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
        frozenset(s for word in (*sign.words, *sign.says[0].source.split()) if " " not in word for s in stems(word))
        for sign in (*book.held.things, *book.held.extras)
    )
