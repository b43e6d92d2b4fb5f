"""From the parts of a reply to its text."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import groupby

from bot.coach.compose.as_questions import plainly
from bot.coach.compose.case import Case
from bot.coach.compose.greeting import greeting, is_email
from bot.coach.compose.leads import led
from bot.coach.compose.lengths import bounds
from bot.coach.compose.looked_into import OPEN, dated_first, without_the_vague
from bot.coach.compose.matter import Matter, lead
from bot.coach.compose.matters import matters
from bot.coach.compose.open_question import asking_openly
from bot.coach.compose.opening import boundary, subject
from bot.coach.compose.parts import Part, Place, fitting, said_once, words
from bot.coach.compose.pictures import pictures_sent
from bot.coach.compose.refused import left_unsaid
from bot.coach.compose.requested import with_the_rest
from bot.coach.compose.thanked import thanked_once
from bot.coach.compose.topics import holds
from bot.coach.compose.typesetting import typeset
from bot.coach.compose.voice import lowered, sentence
from bot.coach.compose.word_claimed import word_claimed
from bot.coach.compose.wordings import wordings
from bot.domain.asks import AskKind
from bot.domain.draft import Tone
from bot.domain.stance import Move
from bot.reading.format import say_date
from bot.reading.sentences import sentence_at

# Parts that a shorter wording is worth trying for before they are left out.
_WORTH = 2
# A chat reply up to this many words reads best in one paragraph.
_ONE_PARAGRAPH = 45
# Behind every matter's own ways.
_AFTER = 90
_TO_FIND_OUT = 40


def write(case: Case, plan: frozenset[str]) -> tuple[str, str | None, tuple[str, ...]]:
    """Write the text, for an e-mail the subject, and give what is left to find out; ValueError without a ruling."""
    case = plainly(case)
    found = matters(case.stance, case)
    if not found:
        msg = "a stance without rulings has nothing to say"
        raise ValueError(msg)
    first = lead(found)
    spoken = (first, *(m for m in found if m is not first))
    parts, left = _said(case, found, spoken, plan)
    if case.awaited.next_day != case.next_day and _looked_into(parts, case):
        # What others look into is promised for their day, and what goes with it is sent along.
        if _one_phrase(case):
            parts = tuple(replace(p, text=p.text.replace(case.next_day, case.awaited.next_day)) for p in parts)
        else:
            parts, left = _said(case.awaited, found, spoken, plan)
        case = case.awaited
    frame = _frame(case)
    text = _email(parts, frame) if is_email(case) else _chat(parts, frame)
    about = typeset(subject(spoken, case), case.language) if is_email(case) else None
    return typeset(text, case.language), about, left


def _looked_into(parts: tuple[Part, ...], case: Case) -> bool:
    """Whether anything but the next step is promised: what is looked into, or what the day is told of beside it."""
    return any(p.name in _LOOKED or (p.name not in _STEP and _of_others(p.text, case)) for p in parts)


def _one_phrase(case: Case) -> bool:
    """Whether the day of the step is a phrase that nothing else says: another day takes its place as it stands."""
    days = (case.next_day, case.awaited.next_day)
    others = (
        case.decided_day,
        *(say_date(f.top, case.language) for f in case.situation.figures if isinstance(f.top, date)),
    )
    return days[0] not in others and all(any(c.isdigit() for c in day) for day in days)


def _of_others(text: str, case: Case) -> bool:
    """Whether the sentence that names the day of the step promises something else than a quote, which is our own."""
    at = text.find(case.next_day)
    return at >= 0 and not holds(_QUOTE, sentence_at(text, at))


_LOOKED = frozenset({*OPEN, "left", "verify", "promise"})
_STEP = frozenset({"next", "question", "confirmed"})
_QUOTE = ("devis", "quote", "quotation")


def _said(
    case: Case, found: tuple[Matter, ...], spoken: tuple[Matter, ...], plan: frozenset[str]
) -> tuple[tuple[Part, ...], tuple[str, ...]]:
    """The parts of the reply in the room that its channel leaves, and what is left to find out."""
    first, frame = spoken[0], _frame(case)
    extra = sum(words(line) for line in frame)
    limit = boundary(spoken, case)
    # A promise to be checked beside a no takes the room of an ask: neither reason nor way gives way to it.
    asks = len(found) + len(limit) + any(word_claimed(m.ruling, case) for m in found if m.ruling.move is Move.HOLD)
    if case.stance.move is Move.ANSWER:
        # Several questions in one message need room for as many answers.
        asks = max(asks, case.situation.message.text.count("?"))
    asks = max(asks, len(case.situation.inquiries))
    # What came with a complaint is thanked for in words of its own.
    asks += pictures_sent(case)
    simple = first.ruling.move in (Move.YIELD, Move.ANSWER)
    refused = any(m.ruling.move is Move.HOLD for m in found)
    least, most = bounds(case.style, asks, simple=simple, refused=refused)
    parts: tuple[Part, ...] = ()
    for worded in wordings(found, spoken, case, limit):
        wanted = _planned(worded, plan)
        parts = fitting(wanted, least - extra, most - extra)
        if all(p in parts for p in wanted if p.rank <= _WORTH):
            break
    parts = led(asking_openly(thanked_once(said_once(parts)), case), found, case)
    parts, left = with_the_rest(parts, found, case)
    left = tuple(dict.fromkeys((*left_unsaid(case), *left)))
    named = without_the_vague(parts, case)
    if named != parts:
        # What is not spoken of is the salesperson's to fill in.
        asked = (a.quote for a in case.situation.asks if a.kind is AskKind.PLAIN_QUESTION)
        left = tuple(dict.fromkeys((*left, *asked)))
    return dated_first(named, case), left


def _planned(parts: tuple[Part, ...], plan: frozenset[str]) -> tuple[Part, ...]:
    """Put the parts that the caller asks for by name first among what may be left out."""
    return tuple(replace(p, rank=min(p.rank, 1)) if p.name in plan else p for p in parts)


def _frame(case: Case) -> tuple[str, ...]:
    """Give the lines around the body: salutation, and for a mail its end: a signed formula, or a wish."""
    hello = sentence(greeting(case)).removesuffix(".")
    if not is_email(case):
        return (hello,) if not case.situation.message.thread and case.style.tone is not Tone.SHORTER else ()
    if case.style.signature:
        return (hello, f"{case.voice.say('goodbye')}\n{case.style.signature}")
    if case.stance.move is Move.PART or case.style.tone is Tone.SHORTER:
        return (hello,)
    return (hello, sentence(case.voice.say("goodbye_unsigned")))


def _chat(parts: tuple[Part, ...], frame: tuple[str, ...]) -> str:
    """Lay out a chat message: one paragraph when short, else the answer, each further matter, the way on."""
    blocks = [
        _joined(group)
        for _, group in groupby(parts, key=lambda p: (p.place > Place.CORE, p.block if p.place is Place.CORE else 0))
    ]
    if frame:
        blocks[0] = f"{frame[0]}, {lowered(blocks[0])}"
    short = sum(map(words, blocks)) <= _ONE_PARAGRAPH
    return (" " if short else "\n\n").join(blocks)


def _email(parts: tuple[Part, ...], frame: tuple[str, ...]) -> str:
    """Lay out an e-mail: salutation, one paragraph for each place and matter, closing formula."""
    keyed = groupby(parts, key=lambda p: (p.place, p.block))
    blocks = [_joined(group) for _, group in keyed]
    hello, *end = frame
    return "\n\n".join([f"{hello},", *blocks, *end])


def _joined(parts: Iterable[Part]) -> str:
    """The parts of one paragraph; what follows a list begins anew."""
    said = ""
    for part in parts:
        listed = said.rpartition("\n")[2].startswith("- ")
        said = f"{said}{_BREAK if listed else ' ' if said else ''}{part.text}"
    return said


_BREAK = "\n\n"
