"""What the stages made of a request so far, and the time that each took."""

import hashlib
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from bot.domain.answer import Answer, Status
from bot.domain.asks import Language
from bot.domain.knowledge import Passage
from bot.domain.message import Role
from bot.domain.policy import Pack
from bot.domain.request import CoachRequest
from bot.domain.situation import Situation
from bot.domain.stance import Grant, Move, Stance
from bot.domain.verdict import CheckResult


@dataclass(slots=True)
class Watch:
    """Milliseconds spent in each stage."""

    spent: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def __call__(self, stage: str) -> Iterator[None]:
        """Time what is done inside."""
        begun = time.perf_counter()
        yield
        self.spent[stage] = self.spent.get(stage, 0.0) + (time.perf_counter() - begun) * 1000


@dataclass(frozen=True, slots=True)
class Made:
    """What the stages made of a request so far."""

    request: CoachRequest
    pack: Pack
    situation: Situation
    stance: Stance
    passages: tuple[Passage, ...]
    language: Language
    watch: Watch

    def answer(self, status: Status, result: CheckResult, **more: object) -> Answer:
        """The answer; its id is the hash of what was asked, so that the same case bears the same id."""
        asked = repr((self.request, self.pack.company.id, self.pack.version)).encode()
        return Answer(
            id=hashlib.sha256(asked).hexdigest()[:16],
            status=status,
            situation=self.situation,
            stance=self.stance,
            passages=self.passages,
            check=result,
            timings_ms=dict(self.watch.spent),
            **more,  # type: ignore[arg-type]
        )

    def granted(self) -> tuple[Grant, ...]:
        """What a manager's decisions let this draft give beyond the speaker's own authority."""
        if not any(d.approved for d in self.request.decisions):
            return ()
        beyond = (r for r in self.stance.rulings if r.clause and not r.clause.authority.within(self.request.role))
        return tuple(r.grant for r in beyond if r.grant is not None)

    def speaker(self) -> Role:
        """Whose authority bounds the draft: a manager's where one agreed to what no figure measures."""
        given = (r for r in self.stance.rulings if r.move in (Move.YIELD, Move.TRADE) and r.grant is None and r.clause)
        lent = any(not r.clause.authority.within(self.request.role) for r in given if r.clause)
        return Role.MANAGER if lent and any(d.approved for d in self.request.decisions) else self.request.role
