"""What a draft is checked against."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bot.coach.check.lexicon import Lexicon
from bot.domain.facts import Facts
from bot.domain.message import Role
from bot.domain.policy import Pack
from bot.domain.situation import Situation
from bot.domain.stance import Grant, Stance


@dataclass(frozen=True, slots=True)
class CheckContext:
    """The policies, the day, whose authority the draft has, and what is known of the case.

    `situation` and `stance` are None when a person checks a text of their own; `message` is then
    the client's text, where there is one. `grants` is what a manager decided for this case: it
    raises the speaker's authority up to those values, never beyond what nobody may pass.
    """

    pack: Pack
    today: date
    speaker: Role
    lexicon: Lexicon
    facts: Facts = field(default_factory=Facts)
    situation: Situation | None = None
    stance: Stance | None = None
    message: str = ""
    grants: tuple[Grant, ...] = ()
    readings: dict[object, Any] = field(default_factory=dict, init=False, compare=False, repr=False)
    """What was read of drafts and messages in this context so far: never other than read anew."""

    @property
    def client_text(self) -> str:
        """The client's own words, or an empty text."""
        return self.situation.message.text if self.situation else self.message

    @property
    def known(self) -> Facts:
        """The facts given and those of the situation, each once."""
        if self.situation is None:
            return self.facts
        more = [f for f in self.situation.facts if f not in self.facts.items]
        return self.facts.plus(*more)
