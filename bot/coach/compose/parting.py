"""A parting: the decision, what it rests on, where to go from here; with dignity."""

from bot.coach.compose.aims import asked
from bot.coach.compose.case import Case
from bot.coach.compose.concession import public
from bot.coach.compose.core import Core, Room
from bot.coach.compose.parts import Part, Place
from bot.coach.compose.topics import holds, topic_of, topic_text
from bot.coach.compose.voice import sentence
from bot.coach.compose.ways import alternatives
from bot.domain.asks import AskKind
from bot.domain.facts import FactName
from bot.domain.stance import Move, Ruling

_PRESSURE = (AskKind.ULTIMATUM, AskKind.ABUSE)


def _still_refused(case: Case) -> list[Part]:
    """The no to what is asked for beside the insult: an end to the talk leaves no request without its answer."""
    said = []
    for other in case.stance.rulings:
        if other.move is not Move.HOLD or other.ask.kind in _PRESSURE:
            continue
        topic = topic_of(other.ask, other.clause, case.voice.book)
        refused = topic_text(topic, other.ask, "refusal", asked(other, case), case.voice)
        said += [Part("no", sentence(refused), Place.CORE, 1)] if refused else []
    return said[:1]


def _of_an_order_unheard_of(way: str, case: Case) -> bool:
    """Whether a way forward supposes orders under way where nothing tells of any."""
    known = (FactName.PROOF_APPROVED, FactName.PRODUCTION_STARTED, FactName.ORDERS)
    if any(case.situation.facts.get(n) not in (None, False, 0) for n in known):
        return False
    return holds(case.voice.book.marks["under_way"], way)


def _opens_a_door(said: tuple[str, ...], case: Case) -> bool:
    """Whether one of the ways told is to come back."""
    return any(holds(case.voice.book.marks["come_back"], w) for w in said[:2])


def part(ruling: Ruling, case: Case, room: Room) -> Core:
    """A dignified end: the decision, its reason, where to go from here, a door or the day the file closes."""
    voice = case.voice
    abuse = ruling.why == "abuse_repeated"
    clause = public(ruling.clause)
    own = voice.clause_words(clause.reason) if clause is not None else None
    because = own or voice.say("part_reason_abuse" if abuse else "part_reason")
    parts = [
        Part("no", sentence(voice.say("part_abuse" if abuse else "part")), Place.CORE),
        Part("reason", sentence(because), Place.CORE, 1),
    ]
    if abuse:
        parts += _still_refused(case)
    found = tuple(w for w in alternatives(ruling, case) if not _of_an_order_unheard_of(w, case))
    if not room.many:
        # Where one way alone is told, it is the one that leaves the door open.
        found = tuple(sorted(found, key=lambda w: not _opens_a_door((w,), case)))
    if len(found) > 1 and room.many:
        parts.append(Part("way", sentence(voice.say("part_ways", way=found[0], other_way=found[1])), Place.WAYS, 1))
    elif found:
        parts.append(Part("way", sentence(voice.say("part_way", way=found[0])), Place.WAYS, 1))
    if not abuse and not _opens_a_door(found[: 2 if room.many else 1], case):
        parts.append(Part("door", sentence(voice.say("part_door")), Place.WAYS, 1))
    after = {"decided": case.decided_day} if abuse else {"next": case.next_day}
    closed = sentence(voice.say("part_close_abuse" if abuse else "part_close", **after))
    return Core(Move.PART, tuple(parts), "" if found else sentence(voice.say("part_question")), closed)
