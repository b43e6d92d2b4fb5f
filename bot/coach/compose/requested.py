"""What the client asks beside all that was answered: named in one sentence, as looked into by a day."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from bot.coach.compose.case import Case
from bot.coach.compose.coverage import Wanted, stems, uncovered
from bot.coach.compose.matter import Matter
from bot.coach.compose.parts import Part, Place
from bot.coach.compose.questions import pieces
from bot.coach.compose.retold import Retold, asking, retold
from bot.coach.compose.topics import holds
from bot.coach.compose.unsold import unsold
from bot.coach.compose.voice import sentence
from bot.domain.asks import Ask, AskKind, Heat
from bot.domain.figures import Unit
from bot.domain.phrases import PhraseBook
from bot.domain.policy import Pack
from bot.domain.stance import Move
from bot.reading.identity import Same
from bot.reading.requests import Requested, requests

_OPEN = ("check", "also")
"""The parts that tell what is still to be found out."""
_AFTER = 91
_ANY = 8
"""What is checked is named in few words: one of eight that a request names is enough."""
_MOST_THINGS, _MOST_QUESTIONS = 3, 2
_LEFT_OUT = frozenset({AskKind.PLAIN_QUESTION, AskKind.GOODWILL, AskKind.ULTIMATUM, AskKind.ABUSE})
_TELLING = frozenset(
    {AskKind.ACCEPTANCE, AskKind.COMPLAINT, AskKind.SILENCE_AFTER_EFFORT, AskKind.ULTIMATUM, AskKind.ABUSE}
)
_REPAIRED = frozenset({AskKind.COMPLAINT, AskKind.RETURN_OR_WARRANTY})


def with_the_rest(
    parts: tuple[Part, ...], found: Sequence[Matter], case: Case
) -> tuple[tuple[Part, ...], tuple[str, ...]]:
    """The parts with one sentence on the requests that none of them speaks of, and what is left to the salesperson.

    The latter are the client's own words: the requests of which the reply says only that they are looked into.
    """
    if case.stance.move is Move.PART or case.situation.heat is Heat.ABUSIVE:
        return parts, ()
    asked = requests(case.situation.message.text, case.language)
    if not asked:
        return parts, ()
    tu = case.voice.book.feminine if case.voice.familiar else None
    told = {one: _in_parts(retold(one, case.language, tu), case) for one in asked}
    wanted = [
        Wanted(one, t.named if t is not None else one.quote, t is not None and bool(t.thing)) for one, t in told.items()
    ]
    answered = tuple(_answered(told, found, parts, case))
    names, kin = _goods(Same(case.pack)), _kin(Same(case.voice.book))
    sure = [p.text for p in parts if p.place is not Place.OPENING and p.name not in _OPEN]
    open_still = uncovered(wanted, answered, _sentences(sure), names, kin)
    checked = _sentences([p.text for p in parts if p.name in _OPEN])
    left = uncovered(open_still, (), checked, names, kin, share=_ANY)
    quotes = tuple(one.request.quote.strip(" ,;:?.!") for one in open_still if told[one.request] is not None)
    back = list(dict.fromkeys(t for one in left if (t := told[one.request]) is not None))
    if case.untold or not left:
        return parts, quotes
    plain = case.voice.say("the_rest") not in " ".join(p.text for p in parts) and case.stance.move is Move.ANSWER
    plain = plain and len(left) == 1 < len(asked)
    if not back and plain and asking(left[0].request):
        # What cannot be told back cleanly is at least not passed over.
        return _with((), parts, case), quotes
    return (_with(back, parts, case) if back else parts), quotes


def _in_parts(told: Retold | None, case: Case) -> Retold | None:
    """The same; half of an order that is to go elsewhere is told as its addresses: a half alone reads as a price."""
    if told is None or _HALVES.search(told.question) is None:
        return told
    return Retold(thing=case.voice.say("unsaid_addresses"))


_HALVES = re.compile(r"\b(?:livrer|expédier|envoyer|deliver|ship|send)\b.*\b(?:moitié|half|le reste|the rest)\b")


def _with(back: Sequence[Retold], parts: tuple[Part, ...], case: Case) -> tuple[Part, ...]:
    """The parts with what is told back: in place of a sentence that names nothing, else beside what is checked."""
    general = [sentence(one) for key in _GENERAL for one in case.voice.every(key, {"next": case.next_day})]
    for at, part in enumerate(parts):
        empty = next((g for g in general if g in part.text), None)
        if empty is not None and not back:
            return parts
        if empty is not None:
            text = _gathered(back, " ".join(p.text for p in parts[:at]), case)
            return (*parts[:at], replace(part, text=part.text.replace(empty, text)), *parts[at + 1 :])
    before = " ".join(p.text for p in parts)
    checked = max((i for i, p in enumerate(parts) if p.name in _OPEN), default=None)
    if checked is not None:
        part = parts[checked]
        more = replace(part, text=f"{part.text} {_gathered(back, before, case, beside=True)}")
        return (*parts[:checked], more, *parts[checked + 1 :])
    at = next((i for i, p in enumerate(parts) if p.place is Place.CLOSING), len(parts))
    before = " ".join(p.text for p in parts[:at])
    return (*parts[:at], Part("left", _gathered(back, before, case), Place.WAYS, 0, _AFTER), *parts[at:])


_GENERAL = ("check_also", "check_back", "look_into")
"""The texts that, without a question, only say that something is looked into."""


def _gathered(told: Sequence[Retold], before: str, case: Case, *, beside: bool = False) -> str:
    """One sentence on the things and the questions, another on the instructions; briefer `beside` another check."""
    voice = case.voice
    things = [t.thing for t in told if t.thing][:_MOST_THINGS]
    asked = [t.question for t in told if t.question][:_MOST_QUESTIONS]
    orders = [t.order for t in told if t.order][:_MOST_QUESTIONS]
    dated = case.next_day in before or case.decided_day in before
    if not told:
        return sentence(voice.say("check_also" if dated else "check_back", next=case.next_day))
    how = "_more" if beside else "_also" if dated else ""
    values = {"next": case.next_day, "things": _list(things, case), "question": _list(asked, case)}
    said: list[str] = []
    if things and asked:
        said.append(voice.say(f"left_both{how}", **values))
    elif things:
        said.append(voice.say(f"left_things{how}", **values))
    elif asked:
        key = "left_asked_more" if beside else "check_also" if dated else "check_back"
        said.append(voice.say(key, **values))
    if orders:
        said.append(voice.say("left_order", us=_list(orders, case)))
    return " ".join(map(sentence, said))


def _list(words: Sequence[str], case: Case) -> str:
    return case.voice.say("and").join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def _answered(
    told: Mapping[Requested, Retold | None], found: Sequence[Matter], parts: Sequence[Part], case: Case
) -> Iterable[tuple[int, int]]:
    """The stretches of the message that a matter of the reply speaks of, or an inquiry that was answered."""
    text, asked = case.situation.message.text, tuple(told)
    spoken = [one.ruling.ask for m in found for one in (m, *m.also)]
    # What is not a matter of its own is part of one of its kind, or of what is put right.
    kinds = {a.kind for a in spoken}
    more = (r.ask for r in case.stance.rulings if r.ask.kind not in _LEFT_OUT and r.ask not in spoken)
    spoken += [a for a in more if a.kind in kinds or kinds & _REPAIRED]
    inquired = [(at, at + len(i.quote)) for i in case.situation.inquiries if (at := text.find(i.quote)) >= 0]
    yield from inquired
    topics = [one.topic for m in found for one in (m, *m.also) if one.ruling.ask.kind not in _LEFT_OUT | _TELLING]
    yield from ((one.start, one.end) for one in asked if any(holds(t.words, one.quote) for t in topics))
    alone = asked[0] if len(asked) == 1 else None
    if alone is not None and any(a.kind is not AskKind.PLAIN_QUESTION for a in spoken):
        # The one thing asked for is what was ruled on, in whatever words, unless it names a thing.
        thing = told[alone]
        yield from [] if thing is not None and (thing.thing or thing.order) else [(alone.start, alone.end)]
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
        own = _of_ask(ask, asked, text)
        if ask.kind in _TELLING:
            # What is agreed to or complained of is no paper asked for in the same breath.
            named = {(one.start, one.end) for one, t in told.items() if t is not None and t.thing}
            own = tuple(span for span in own if span not in named)
        if not own and ask.kind not in _TELLING:
            # What is told and then asked for in a word: "It has to be gold. Can you still do it?"
            free = {one: t for one, t in told.items() if not any(a < one.end and b > one.start for a, b in inquired)}
            own = _beside(ask, free, text)
        yield from own
    if {a.kind for a in spoken} & _REPAIRED:
        words = case.voice.book.marks["repaired"]
        yield from ((one.start, one.end) for one in asked if _holds(words, one.quote))


def _of_ask(ask: Ask, asked: Sequence[Requested], text: str) -> tuple[tuple[int, int], ...]:
    """Where the ask's own request stands: of several in its words, those with its figures, else the first."""
    at = text.find(ask.quote)
    if at < 0:
        return ()
    own = [one for one in asked if one.start < at + len(ask.quote) and one.end > at]
    if len(own) == 1 and ask.figures and "," in own[0].quote:
        # "…, and it has to be here by the 9th": the figure stands in another clause than the request.
        reach = own[0].start + own[0].quote.index(",")
        own = [] if all(f.start >= reach for f in ask.figures if f.unit in _WHEN) and _timed(ask) else own
    if len(own) > 1:
        figured = [one for one in own if any(one.start <= f.start < one.end for f in ask.figures)]
        own = figured or own[:1]
    return tuple((one.start, one.end) for one in own)


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
