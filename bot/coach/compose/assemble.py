"""From the parts of a reply to its text."""

from bot.coach.compose.case import Case
from bot.coach.compose.cores import Core, Room, core
from bot.coach.compose.lengths import bounds
from bot.coach.compose.matters import Matter, lead, matters
from bot.coach.compose.opening import courtesies, greeting, recognition, subject
from bot.coach.compose.parts import Part, Place, fitting, words
from bot.coach.compose.say import typeset
from bot.coach.compose.voice import lowered, sentence
from bot.domain.asks import AskKind
from bot.domain.draft import Tone
from bot.domain.message import Channel
from bot.domain.stance import Move

# Parts that a shorter wording is worth trying for before they are left out.
_WORTH = 2
_CHAT_BREAK = 45


def write(case: Case, plan: frozenset[str]) -> tuple[str, str | None]:
    """The text and, for an e-mail, the subject."""
    found = matters(case.stance, case)
    if not found:
        msg = "a stance without rulings has nothing to say"
        raise ValueError(msg)
    first = lead(found)
    email = case.style.channel is Channel.EMAIL
    least, most = bounds(case.style, len(found))
    frame = _frame(case)
    extra = sum(words(line) for line in frame)
    parts: tuple[Part, ...] = ()
    for short_need, room in _rooms(case):
        wanted = _planned(_parts(found, first, case, short_need=short_need, room=room), plan)
        parts = fitting(wanted, least - extra, most - extra)
        if all(p in parts for p in wanted if p.rank <= _WORTH):
            break
    body = _email(parts, frame) if email else _chat(parts, frame)
    return typeset(body, case.language), typeset(subject(found, case), case.language) if email else None


def _rooms(case: Case) -> tuple[tuple[bool, Room], ...]:
    """Wordings to try, the fullest first: long or short recognition, two ways or one, the first or the shortest."""
    tone = case.style.tone
    if tone is Tone.FIRMER:
        return ((True, Room(many=False)), (True, Room(many=False, short=True)))
    if tone is Tone.SHORTER:
        return ((True, Room(many=False)), (True, Room(many=False, short=True)))
    full = ((False, Room()), (False, Room(many=False)), (True, Room(many=False)), (True, Room(many=False, short=True)))
    return full


def _planned(parts: tuple[Part, ...], plan: frozenset[str]) -> tuple[Part, ...]:
    """The parts the caller asks for by name come first among what may be left out."""
    return tuple(Part(p.name, p.text, p.place, min(p.rank, 1)) if p.name in plan else p for p in parts)


def _parts(found: tuple[Matter, ...], first: Matter, case: Case, *, short_need: bool, room: Room) -> tuple[Part, ...]:
    spoken = (first, *(m for m in found if m is not first))
    need = recognition(spoken, case, short=short_need)
    courteous = courtesies(case, first, need)
    cores = [(m, core(m.ruling, m.topic, case, room)) for m in found]
    leading = next(c for m, c in cores if m is first)
    parts = [p for p in courteous if p.place is Place.OPENING]
    parts += [need] if need is not None else []
    parts += _boundary(case)
    for i, (matter, one) in enumerate(cores):
        parts += _spoken(matter, one, cores, i, case)
    parts += [p for p in courteous if p.place is not Place.OPENING]
    parts += _closing(leading, cores, first, case)
    return tuple(sorted(parts, key=lambda p: p.place))


def _spoken(matter: Matter, one: Core, cores: list[tuple[Matter, Core]], at: int, case: Case) -> list[Part]:
    """A core's parts, led by its subject when the reply has several."""
    parts = list(one.parts)
    if case.style.tone is Tone.SHORTER:
        parts = [Part(p.name, p.text, p.place, 3 if p.rank else 0) for p in parts]
    if len(cores) == 1 or not parts:
        return parts
    turn = one.move in (Move.HOLD, Move.PART) and at > 0 and cores[at - 1][1].move in (Move.YIELD, Move.ANSWER, Move.TRADE)
    about = case.voice.say("and").join(dict.fromkeys(case.about(m.topic, m.ruling.ask) for m in (matter, *matter.also)))
    start = case.voice.say("but") if turn else ""
    if one.move is not Move.PART and matter.ruling.ask.kind is not AskKind.ACCEPTANCE:
        start += case.voice.say("about", about=about)
    head = parts[0]
    parts[0] = Part(head.name, sentence(start + lowered(head.text)), head.place, head.rank)
    # Beside other matters only the first no needs its ways spelt out; each still has its reason.
    place_core = [Part(p.name, p.text, Place.CORE, p.rank if p.place is Place.CORE or p.rank == 0 else p.rank + at) for p in parts]
    return place_core


def _boundary(case: Case) -> list[Part]:
    """The calm limit that a first insult to a person earns."""
    if not any(r.ask.kind is AskKind.ABUSE and r.why == "abuse_first" for r in case.stance.rulings):
        return []
    said = [Part("boundary", sentence(case.voice.say("boundary")), Place.OPENING)]
    rank = 0 if case.style.tone is Tone.FIRMER else 4
    return [*said, Part("boundary_then", sentence(case.voice.say("boundary_then")), Place.OPENING, rank)]


def _closing(leading: Core, cores: list[tuple[Matter, Core]], first: Matter, case: Case) -> list[Part]:
    tone = case.style.tone
    parts = []
    pressed = any(r.ask.kind is AskKind.ULTIMATUM for r in case.stance.rulings) and first.ruling.ask.kind is not AskKind.ULTIMATUM
    if pressed and first.ruling.move in (Move.HOLD, Move.TRADE, Move.ESCALATE):
        parts.append(Part("free", sentence(case.voice.say("free_to_choose")), Place.CLOSING, 3))
    principle = f"principle_{first.ruling.principle}"
    if principle in case.voice.book.texts and first.ruling.move in (Move.HOLD, Move.TRADE, Move.ESCALATE, Move.PART):
        rank = 1 if tone is Tone.LONGER else 9
        parts.append(Part("principle", sentence(case.voice.say(principle)), Place.CORE, rank))
    dated = [c.step for _, c in cores if c.step]
    step = leading.step or ("" if any(p.name in ("decided", "verify", "check") for _, c in cores for p in c.parts) else dated[0])
    question = Part("question", leading.question, Place.CLOSING, 2 if tone is Tone.SHORTER else 1)
    asked_after = first.ruling.move in (Move.ESCALATE, Move.YIELD)
    closing = [Part("next", step, Place.CLOSING)] if step else []
    closing = [*closing, question] if asked_after else [question, *closing]
    parts += closing
    if first.ruling.move is not Move.PART:
        parts.append(Part("close_line", sentence(case.voice.say("close_line")), Place.CLOSING, 6))
    return parts


def _frame(case: Case) -> tuple[str, ...]:
    """The lines around the body: salutation, closing formula, signature."""
    hello = greeting(case)
    if case.style.channel is not Channel.EMAIL:
        return (hello,) if not case.situation.message.thread and case.style.tone is not Tone.SHORTER else ()
    goodbye = case.voice.say("goodbye")
    return (hello, goodbye, *([case.style.signature] if case.style.signature else []))


def _chat(parts: tuple[Part, ...], frame: tuple[str, ...]) -> str:
    before = " ".join(p.text for p in parts if p.place <= Place.CORE)
    after = " ".join(p.text for p in parts if p.place > Place.CORE)
    if frame:
        before = f"{sentence(frame[0]).removesuffix('.')}, {lowered(before)}"
    if words(before) + words(after) <= _CHAT_BREAK:
        return f"{before} {after}"
    return f"{before}\n\n{after}"


def _email(parts: tuple[Part, ...], frame: tuple[str, ...]) -> str:
    blocks = [" ".join(p.text for p in parts if p.place is place) for place in Place]
    hello, *end = frame
    return "\n\n".join([f"{sentence(hello).removesuffix('.')},", *(b for b in blocks if b), "\n".join(end)])
