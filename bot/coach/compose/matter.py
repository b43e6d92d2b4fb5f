"""One thing that a reply has to speak of."""

from dataclasses import dataclass

from bot.coach.compose.aims import asked
from bot.coach.compose.case import Case
from bot.coach.compose.topics import topic_text
from bot.domain.phrases import Topic
from bot.domain.stance import Ruling


@dataclass(frozen=True, slots=True)
class Matter:
    """One ruling with its topic; `also` holds the rulings that the same words answer."""

    ruling: Ruling
    topic: Topic
    also: tuple["Matter", ...] = ()

    def wanted(self, case: Case) -> tuple[str, ...]:
        """What the client wants, as noun phrases."""
        own = topic_text(self.topic, self.ruling.ask, "wanted", asked(self.ruling, case), case.voice)
        return tuple(dict.fromkeys([*([own] if own else []), *(w for m in self.also for w in m.wanted(case))]))


def lead(found: tuple[Matter, ...]) -> Matter:
    """The matter that decides the reply's question and next step: the strictest."""
    return min(found, key=lambda m: m.ruling.move.strictness)
