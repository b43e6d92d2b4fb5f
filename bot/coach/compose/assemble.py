"""From the parts of a reply to its text."""

from dataclasses import replace
from itertools import groupby

from bot.coach.compose.case import Case
from bot.coach.compose.closing import closing, warmth
from bot.coach.compose.cores import Core, Room, core
from bot.coach.compose.lengths import bounds
from bot.coach.compose.matters import Matter, lead, matters
from bot.coach.compose.opening import greeting, recognition, subject, thanks
from bot.coach.compose.parts import Part, Place, fitting, words
from bot.coach.compose.say import typeset
from bot.coach.compose.voice import lowered, sentence
from bot.domain.asks import AskKind
from bot.domain.draft import Tone
from bot.domain.message import Channel
from bot.domain.stance import Move

# Parts that a shorter wording is worth trying for before they are left out.
_WORTH = 2
# A chat reply up to this many words reads best in one paragraph.
_ONE_PARAGRAPH = 45


def write(case: Case, plan: frozenset[str]) -> tuple[str, str | None]:
    """Write the text and, for an e-mail, the subject; raises ValueError when there is no ruling."""
    found = matters(case.stance, case)
    if not found:
        msg = "a stance without rulings has nothing to say"
        raise ValueError(msg)
    first = lead(found)
    spoken = (first, *(m for m in found if m is not first))
    email = case.style.channel is Channel.EMAIL
    frame = _frame(case)
    openers = _openers(found, case)
    extra = sum(words(line) for line in (*frame, *openers))
    boundary = _boundary(case)
    least, most = bounds(case.style, len(found) + len(boundary[:1]))
    parts: tuple[Part, ...] = ()
    for short_need, room in _rooms(case):
        wanted = _planned(_parts(found, spoken, case, boundary, short_need=short_need, room=room), plan)
        parts = fitting(wanted, least - extra, most - extra)
        if all(p in parts for p in wanted if p.rank <= _WORTH):
            break
    parts = _opened(_asking(parts, case), openers, case)
    text = _email(parts, frame) if email else _chat(parts, frame)
    return typeset(text, case.language), typeset(subject(spoken, case), case.language) if email else None


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
    boundary: tuple[Part, ...],
    *,
    short_need: bool,
    room: Room,
) -> tuple[Part, ...]:
    first = spoken[0]
    need = recognition(spoken, case, short=short_need)
    cores = tuple(core(m.ruling, m.topic, case, room) for m in found)
    cores = tuple(_checked_once(one, m, cores, case) for one, m in zip(cores, found, strict=True))
    leading = cores[found.index(first)]
    parts = [*thanks(case, first, need), *([need] if need is not None else []), *boundary]
    for at, one in enumerate(cores):
        refused = sum(c.move in (Move.HOLD, Move.TRADE) for c in cores[:at])
        parts += _ranked(one, case, at=at, refused=refused, alone=len(cores) == 1)
    parts += [*warmth(first, case), *closing(leading, cores, first, case)]
    return tuple(sorted(parts, key=lambda p: (p.place, p.block)))


def _checked_once(one: Core, matter: Matter, cores: tuple[Core, ...], case: Case) -> Core:
    """Leave out the day of a point to check where another matter of the reply names a day."""
    dated = any(c is not one and (c.step or any(p.name in ("decided", "verify") for p in c.parts)) for c in cores)
    earlier = any(p.name == "check" for c in cores[: cores.index(one)] for p in c.parts)
    if not dated and not earlier:
        return one
    also = case.voice.say("check_also")
    if matter.ruling.ask.kind is AskKind.PLAIN_QUESTION:
        also = case.voice.say("about", about=case.about(matter.topic, matter.ruling.ask)) + also
    also = sentence(also)
    return replace(one, parts=tuple(replace(p, name="also", text=also) if p.name == "check" else p for p in one.parts))


def _ranked(one: Core, case: Case, *, at: int, refused: int, alone: bool) -> tuple[Part, ...]:
    """Give a core's parts their block, and a rank that leaves room for the `refused` matters before it."""
    parts = one.parts
    if case.style.tone is Tone.SHORTER:
        # In few words, what is possible matters more than why.
        parts = tuple(replace(p, rank=0 if not p.rank else 1 if p.name == "way" else 3) for p in parts)
    if alone:
        return parts
    # The first way is worth more than a second reason: a later matter gives way where room is short.
    return tuple(replace(p, place=Place.CORE, block=at, rank=p.rank + refused if p.rank else 0) for p in parts)


def _openers(found: tuple[Matter, ...], case: Case) -> tuple[str, ...]:
    """Name the subject of each matter, "Pour le délai, ", with a turn where a no follows a yes."""
    if len(found) == 1 and not (found[0].ruling.move is Move.ESCALATE and found[0].also):
        return ("",)
    openers = []
    for at, matter in enumerate(found):
        ruling = matter.ruling
        given = at > 0 and found[at - 1].ruling.move in (Move.YIELD, Move.ANSWER, Move.TRADE)
        turn = case.voice.say("but") if given and ruling.move in (Move.HOLD, Move.PART) else ""
        if ruling.move is Move.PART or ruling.ask.kind in (AskKind.ACCEPTANCE, AskKind.PLAIN_QUESTION):
            openers.append(turn)
            continue
        abouts = dict.fromkeys(case.about(m.topic, m.ruling.ask) for m in (matter, *matter.also))
        openers.append(turn + case.voice.say("about", about=case.voice.say("and").join(abouts)))
    return tuple(openers)


def _opened(parts: tuple[Part, ...], openers: tuple[str, ...], case: Case) -> tuple[Part, ...]:
    """Put each matter's opener before the first of its parts that was kept."""
    opened = []
    done: set[int] = set()
    for part in parts:
        opener = openers[part.block] if part.place is Place.CORE and part.block not in done else ""
        if part.place is Place.CORE:
            done.add(part.block)
        named = part.text.startswith(case.pack.company.name)
        text = opener + (part.text if named else lowered(part.text))
        opened.append(replace(part, text=sentence(text)) if opener else part)
    return tuple(opened)


def _boundary(case: Case) -> tuple[Part, ...]:
    """State the calm limit that a first insult to a person earns."""
    if not any(r.ask.kind is AskKind.ABUSE and r.why == "abuse_first" for r in case.stance.rulings):
        return ()
    return (Part("boundary", sentence(case.voice.say("boundary")), Place.OPENING),)


def _asking(parts: tuple[Part, ...], case: Case) -> tuple[Part, ...]:
    """Ask an open question where no way is left to choose from."""
    refused = any(p.name == "no" for p in parts) and case.stance.move is not Move.PART
    if not refused or any(p.name in ("way", "trade") for p in parts):
        return parts
    opened = sentence(case.voice.say("question_open"))
    return tuple(replace(p, text=opened) if p.name == "question" else p for p in parts)


def _frame(case: Case) -> tuple[str, ...]:
    """Give the lines around the body: salutation, closing formula, signature."""
    hello = sentence(greeting(case)).removesuffix(".")
    if case.style.channel is not Channel.EMAIL:
        return (hello,) if not case.situation.message.thread and case.style.tone is not Tone.SHORTER else ()
    goodbye = case.voice.say("goodbye")
    return (hello, goodbye, *([case.style.signature] if case.style.signature else []))


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
    blocks = [" ".join(p.text for p in group) for _, group in groupby(parts, key=lambda p: (p.place, p.block))]
    hello, *end = frame
    return "\n\n".join([f"{hello},", *blocks, "\n".join(end)])
