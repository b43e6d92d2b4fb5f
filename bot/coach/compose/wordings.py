"""The parts of a reply in each of its wordings, fullest first."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from bot.coach.compose.as_before import as_before
from bot.coach.compose.case import Case
from bot.coach.compose.closing import closing, warmth
from bot.coach.compose.concession import numbers
from bot.coach.compose.core import Core, Room
from bot.coach.compose.cores import core
from bot.coach.compose.details import directions
from bot.coach.compose.following import in_time
from bot.coach.compose.handed_back import bill_waits, handed_back
from bot.coach.compose.matter import Matter
from bot.coach.compose.news import leaves
from bot.coach.compose.noted_details import noted_details
from bot.coach.compose.opening import opening
from bot.coach.compose.others import contact, superior
from bot.coach.compose.parts import Part, Place
from bot.coach.compose.prepaid import prepaid
from bot.coach.compose.questions import next_asked
from bot.coach.compose.unruled import asked_beside, below_minimum, left_open
from bot.coach.compose.voice import sentence
from bot.domain.asks import AskKind
from bot.domain.draft import Tone
from bot.domain.stance import Move

# Behind every matter's own ways.
_AFTER = 90
_TO_FIND_OUT = 40
_INVOICE = "goodwill-invoice"
# The moves whose words have ways to leave out: those of the others are the same in any room.
_ROOMY = (Move.HOLD, Move.PART)
_FULL = Room()


def wordings(
    found: tuple[Matter, ...], spoken: tuple[Matter, ...], case: Case, limit: tuple[Part, ...]
) -> Iterator[tuple[Part, ...]]:
    """The parts in each room in turn, those that say the same once; `limit` is what stands before all.

    `found` are the matters in the client's order, `spoken` the same from the one that leads.
    """
    last: tuple[tuple[Part, ...], tuple[Core, ...]] | None = None
    worded: dict[tuple[int, Room, str], Core] = {}
    for short_need, room in _rooms(case):
        begun = opening(spoken, case, short=short_need)
        cores = _cores(found, case, room, begun, worded)
        if room.short:
            cores = tuple(map(_with_a_way, cores))
        if (begun, cores) != last:
            last = (begun, cores)
            yield _parts(found, spoken[0], case, limit, begun, cores)


def _cores(
    found: tuple[Matter, ...],
    case: Case,
    room: Room,
    begun: tuple[Part, ...],
    worded: dict[tuple[int, Room, str], Core],
) -> tuple[Core, ...]:
    """Every matter's words after those before it; what `worded` holds of another room is taken where it fits."""
    before = " ".join(p.text for p in begun)
    cores: tuple[Core, ...] = ()
    for at, matter in enumerate(found):
        key = (at, room if matter.ruling.move in _ROOMY else _FULL, before)
        if key not in worded:
            worded[key] = core(matter.ruling, matter.topic, case, room, before)
        cores = (*cores, worded[key])
        before = " ".join([before, *(p.text for p in cores[-1].parts)])
    return cores


def _rooms(case: Case) -> tuple[tuple[bool, Room], ...]:
    """List the wordings to try, fullest first: long or brief recognition, two ways or one, first or shortest."""
    if case.style.tone in (Tone.FIRMER, Tone.SHORTER):
        return ((True, Room(many=False)), (True, Room(many=False, short=True)))
    return ((False, Room()), (False, Room(many=False)), (True, Room(many=False)), (True, Room(many=False, short=True)))


def _with_a_way(one: Core) -> Core:
    """A no in the shortest wording keeps its first way: without one it only shuts the door."""
    at = next((i for i, p in enumerate(one.parts) if p.name == "way"), None)
    if one.move is not Move.HOLD or at is None:
        return one
    return replace(one, parts=(*one.parts[:at], replace(one.parts[at], rank=0), *one.parts[at + 1 :]))


def _parts(
    found: tuple[Matter, ...],
    first: Matter,
    case: Case,
    limit: tuple[Part, ...],
    begun: tuple[Part, ...],
    cores: tuple[Core, ...],
) -> tuple[Part, ...]:
    before = " ".join(p.text for p in (*begun, *(p for c in cores for p in c.parts)))
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
    noted = noted_details(case, " ".join(p.text for p in parts))
    if noted and len(found) > 1:
        # What the invoice is to show is told once, in the client's own words.
        billed = {at for at, m in enumerate(found) if m.topic.id == _INVOICE}
        parts = [p for p in parts if not (p.name == "yes" and p.place is Place.CORE and p.block in billed)]
    parts += noted
    parts += directions(case, " ".join(p.text for p in parts))
    parts += as_before(case)
    parts += below_minimum(case, " ".join(p.text for p in parts))
    back = handed_back(case, " ".join(p.text for p in parts))
    warm = (p for p in warmth(first, case) if not back or p.name != "more")
    end = _ended(closing(leading, cores, first, case), first, back=bool(back))
    if leaves(case) and first.ruling.move is Move.ANSWER:
        # Whoever says goodbye orders nothing: no quantity is asked, no quote promised.
        end = tuple(p for p in end if p.name not in ("next", "question"))
    parts += [*back, *bill_waits(case), *warm, *end]
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
