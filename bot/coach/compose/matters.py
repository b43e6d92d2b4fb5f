"""What a reply has to speak of: the rulings that earn words of their own, in the order they are said."""

from dataclasses import dataclass

from bot.coach.compose.case import Case
from bot.coach.compose.topics import topic_of, topic_text
from bot.domain.asks import AskKind
from bot.domain.phrases import Topic
from bot.domain.stance import Move, Ruling, Stance

# The order in which answers read best: what is given, what is asked for it, who decides, what is not possible.
_ORDER = (Move.YIELD, Move.ANSWER, Move.TRADE, Move.ESCALATE, Move.HOLD, Move.PART)
# Where the reason alone gives the words, two asks share them.
_SAID_ONCE = ("promise_claimed", "complaint_unverified", "poor_fit")
# What we owe is said once, whatever asks it answers.
_OWED = ("our_fault", "owed")
# What happened is looked into once, whatever is asked for it.
_VERIFIED = frozenset({AskKind.COMPLAINT, AskKind.RETURN_OR_WARRANTY})
_PRESSURE = frozenset({AskKind.ULTIMATUM, AskKind.ABUSE})


@dataclass(frozen=True, slots=True)
class Matter:
    """One ruling with its topic; `also` holds the rulings that the same words answer."""

    ruling: Ruling
    topic: Topic
    also: tuple["Matter", ...] = ()

    def wanted(self, case: Case) -> tuple[str, ...]:
        """What the client wants, as noun phrases."""
        own = topic_text(self.topic, self.ruling.ask, "wanted", case.asked(self.ruling.ask), case.voice)
        return tuple(dict.fromkeys([*([own] if own else []), *(w for m in self.also for w in m.wanted(case))]))


def matters(stance: Stance, case: Case) -> tuple[Matter, ...]:
    """The matters of a reply, as they are said; pressure has none of its own beside what it presses."""
    rulings = stance.rulings
    substance = [r for r in rulings if r.ask.kind not in _PRESSURE or r.move is Move.PART or r.why == "abuse_repeated"]
    kept = substance or list(rulings)
    if not substance:
        # The ultimatum carries the answer; the boundary is said beside it.
        kept = sorted(rulings, key=lambda r: r.ask.kind is AskKind.ABUSE)[:1]
    found: list[Matter] = []
    for ruling in sorted(kept, key=lambda r: _ORDER.index(r.move)):
        one = Matter(ruling, topic_of(ruling.ask, ruling.clause, case.voice.book))
        same = next((i for i, m in enumerate(found) if _same(m, one)), None)
        if same is None:
            found.append(one)
        elif one.topic.id != found[same].topic.id:
            found[same] = Matter(found[same].ruling, found[same].topic, (*found[same].also, one))
    return tuple(found)


def lead(found: tuple[Matter, ...]) -> Matter:
    """The matter that decides the reply's question and next step: the strictest."""
    return min(found, key=lambda m: m.ruling.move.strictness)


def _same(one: Matter, other: Matter) -> bool:
    """Whether the same words answer both."""
    if one.ruling.move is not other.ruling.move:
        return False
    if one.ruling.why == other.ruling.why and one.ruling.why in _SAID_ONCE:
        return True
    if one.ruling.move in (Move.PART, Move.ESCALATE):
        return True
    if one.ruling.move is Move.ANSWER and {one.ruling.ask.kind, other.ruling.ask.kind} <= _VERIFIED:
        return True
    if one.ruling.why in _OWED and one.ruling.clause == other.ruling.clause:
        return True
    return one.topic.id == other.topic.id and one.ruling.clause == other.ruling.clause
