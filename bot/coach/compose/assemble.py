"""From the parts of a reply to its text."""

from dataclasses import replace
from decimal import Decimal
from itertools import groupby

from bot.coach.compose.as_before import as_before
from bot.coach.compose.as_questions import plainly
from bot.coach.compose.case import Case
from bot.coach.compose.closing import closing, warmth
from bot.coach.compose.concession import numbers
from bot.coach.compose.core import Core, Room
from bot.coach.compose.cores import core
from bot.coach.compose.details import directions
from bot.coach.compose.following import in_time
from bot.coach.compose.greeting import greeting, is_email
from bot.coach.compose.handed_back import bill_waits, handed_back
from bot.coach.compose.leads import led
from bot.coach.compose.lengths import bounds
from bot.coach.compose.looked_into import OPEN, dated_first, without_the_vague
from bot.coach.compose.matter import Matter, lead
from bot.coach.compose.matters import matters
from bot.coach.compose.noted_details import noted_details
from bot.coach.compose.open_question import asking_openly
from bot.coach.compose.opening import boundary, opening, subject
from bot.coach.compose.others import contact, superior
from bot.coach.compose.parts import Part, Place, fitting, said_once, words
from bot.coach.compose.pictures import pictures_sent
from bot.coach.compose.prepaid import prepaid
from bot.coach.compose.questions import next_asked
from bot.coach.compose.refused import left_unsaid
from bot.coach.compose.requested import with_the_rest
from bot.coach.compose.thanked import thanked_once
from bot.coach.compose.topics import holds
from bot.coach.compose.typesetting import typeset
from bot.coach.compose.unruled import asked_beside, below_minimum, left_open
from bot.coach.compose.voice import lowered, sentence
from bot.coach.compose.word_claimed import word_claimed
from bot.domain.asks import AskKind
from bot.domain.draft import Tone
from bot.domain.stance import Move
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
        case = case.awaited
        parts, left = _said(case, found, spoken, plan)
    frame = _frame(case)
    text = _email(parts, frame) if is_email(case) else _chat(parts, frame)
    about = typeset(subject(spoken, case), case.language) if is_email(case) else None
    return typeset(text, case.language), about, left


def _looked_into(parts: tuple[Part, ...], case: Case) -> bool:
    """Whether anything but the next step is promised: what is looked into, or what the day is told of beside it."""
    return any(p.name in _LOOKED or (p.name not in _STEP and _of_others(p.text, case)) for p in parts)


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
    least, most = bounds(case.style, asks, simple=first.ruling.move in (Move.YIELD, Move.ANSWER))
    parts: tuple[Part, ...] = ()
    for short_need, room in _rooms(case):
        wanted = _planned(_parts(found, spoken, case, limit, short_need=short_need, room=room), plan)
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


def _rooms(case: Case) -> tuple[tuple[bool, Room], ...]:
    """List the wordings to try, fullest first: long or brief recognition, two ways or one, first or shortest."""
    if case.style.tone in (Tone.FIRMER, Tone.SHORTER):
        return ((True, Room(many=False)), (True, Room(many=False, short=True)))
    return ((False, Room()), (False, Room(many=False)), (True, Room(many=False)), (True, Room(many=False, short=True)))


def _planned(parts: tuple[Part, ...], plan: frozenset[str]) -> tuple[Part, ...]:
    """Put the parts that the caller asks for by name first among what may be left out."""
    return tuple(replace(p, rank=min(p.rank, 1)) if p.name in plan else p for p in parts)


def _parts(
    found: tuple[Matter, ...],
    spoken: tuple[Matter, ...],
    case: Case,
    limit: tuple[Part, ...],
    *,
    short_need: bool,
    room: Room,
) -> tuple[Part, ...]:
    first = spoken[0]
    begun = opening(spoken, case, short=short_need)
    before = " ".join(p.text for p in begun)
    cores: tuple[Core, ...] = ()
    for matter in found:
        cores = (*cores, core(matter.ruling, matter.topic, case, room, before))
        before = " ".join([before, *(p.text for p in cores[-1].parts)])
    order = case.goods_values.get("order", "")
    brief = case.style.tone is Tone.SHORTER
    if (
        order
        and not brief
        and any(order in p.text for p in begun)
        and not any(order in p.text for c in cores for p in c.parts)
    ):
        # What follows leaves the order unnamed: the opening that names it stays.
        begun = tuple(replace(p, rank=0) if order in p.text else p for p in begun)
    cores = _once(cores, case)
    leading = cores[found.index(first)]
    parts = [*limit, *begun]
    for at, one in enumerate(cores):
        refused = sum(c.move in (Move.HOLD, Move.TRADE) for c in cores[:at])
        parts += _ranked(one, case, at=at, refused=refused, alone=len(cores) == 1)
    if case.stance.move is not Move.PART:
        other = asked_beside(case, before)
        beside = (("answer", other), left_open(case, before))
        parts += [Part(name, said, Place.WAYS, 1, _AFTER) for name, said in beside if said]
    parts += superior(case, leading)
    parts += contact(case, " ".join(p.text for p in parts))
    parts += prepaid(case, " ".join(p.text for p in parts))
    parts += in_time(case, " ".join(p.text for p in parts))
    parts += noted_details(case, " ".join(p.text for p in parts))
    parts += directions(case, " ".join(p.text for p in parts))
    parts += as_before(case)
    parts += below_minimum(case, " ".join(p.text for p in parts))
    back = handed_back(case, " ".join(p.text for p in parts))
    warm = (p for p in warmth(first, case) if not back or p.name != "more")
    parts += [*back, *bill_waits(case), *warm, *_ended(closing(leading, cores, first, case), first, back=bool(back))]
    return tuple(sorted(parts, key=lambda p: (p.place, p.block)))


def _ended(parts: tuple[Part, ...], first: Matter, *, back: bool) -> tuple[Part, ...]:
    """The end of a reply; where it is told how pieces come back, what is owed needs no other step and no question."""
    if not (back and first.ruling.why == "owed"):
        return parts
    return tuple(p for p in parts if p.name not in ("next", "question"))


def _once(cores: tuple[Core, ...], case: Case) -> tuple[Core, ...]:
    """Say the day of an answer once: after the last matter that somebody decides, and for a point to check not at all.

    A way forward that another matter has already offered is not offered again.
    """
    last = max((i for i, c in enumerate(cores) if any(p.name == "decided" for p in c.parts)), default=None)
    said: set[str] = set()
    agreed = case.situation.has(AskKind.ACCEPTANCE) and not case.situation.inquiries
    offers: list[frozenset[Decimal]] = []
    once = []
    for at, one in enumerate(cores):
        kept = [p for p in one.parts if not (p.name == "decided" and at != last) and p.text not in said]
        elsewhere = any(c.step or any(p.name in ("decided", "verify") for p in c.parts) for c in cores if c is not one)
        if agreed and next_asked(case):
            # Whoever has agreed and asks what comes next is told by the steps of the order.
            kept = [p for p in kept if p.name not in ("check", "also")]
        if elsewhere or any(p.name == "check" for c in cores[:at] for p in c.parts):
            also = one.also or sentence(case.voice.say("check_also"))
            kept = [replace(p, name="also", text=also) if p.name == "check" else p for p in kept]
        kept = [p for p in kept if not (p.name == "way" and _told(p.text, offers))]
        offers += [numbers(p.text) for p in kept if p.name in ("way", "trade")]
        said |= {p.text for p in kept if p.name == "way"}
        once.append(replace(one, parts=tuple(kept)))
    return tuple(once)


def _told(way: str, offers: list[frozenset[Decimal]]) -> bool:
    """Whether all the figures of a way stand in one offer made before: "12 days for a 15% fee"."""
    own = numbers(way)
    return bool(own) and any(own <= figures for figures in offers)


def _ranked(one: Core, case: Case, *, at: int, refused: int, alone: bool) -> tuple[Part, ...]:
    """Give a core's parts their block, and a rank that leaves room for the `refused` matters before it."""
    parts = one.parts
    if case.style.tone is Tone.SHORTER:
        # In few words, what is possible matters more than why.
        parts = tuple(replace(p, rank=0 if not p.rank else 1 if p.name == "way" else 3) for p in parts)
    if alone:
        return parts
    # The first way is worth more than a second reason: a later matter gives way where room is short.
    # What is still to be found out comes after what is decided.
    block = at + _TO_FIND_OUT if all(p.name in ("check", "also") for p in parts) else at
    return tuple(replace(p, place=Place.CORE, block=block, rank=p.rank + refused if p.rank else 0) for p in parts)


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
        " ".join(p.text for p in group)
        for _, group in groupby(parts, key=lambda p: (p.place > Place.CORE, p.block if p.place is Place.CORE else 0))
    ]
    if frame:
        blocks[0] = f"{frame[0]}, {lowered(blocks[0])}"
    short = sum(map(words, blocks)) <= _ONE_PARAGRAPH
    return (" " if short else "\n\n").join(blocks)


def _email(parts: tuple[Part, ...], frame: tuple[str, ...]) -> str:
    """Lay out an e-mail: salutation, one paragraph for each place and matter, closing formula."""
    keyed = groupby(parts, key=lambda p: (p.place, p.block))
    blocks = [" ".join(p.text for p in group) for _, group in keyed]
    hello, *end = frame
    return "\n\n".join([f"{hello},", *blocks, *end])
