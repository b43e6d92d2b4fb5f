"""What the coach is asked: one message, and all that is known around it."""

from dataclasses import KW_ONLY, dataclass, field
from datetime import date

from bot.domain.asks import Language, Register
from bot.domain.draft import Tone
from bot.domain.facts import Facts
from bot.domain.message import Channel, Role, Turn
from bot.domain.situation import Speech
from bot.domain.stance import Decision
from bot.domain.tidings import Tiding


@dataclass(frozen=True, slots=True)
class CoachRequest:
    """One message to answer.

    `added` is what the user says beside it, `card` what the client file says, `case` what this
    case granted or decided before, `news` what the user told of the matter beside its earlier messages,
    `thread` its earlier turns, oldest first. `language` is the
    user's own, None when unknown; `register` overrides the one read in the client's words,
    `signature` the one that closes every e-mail. `decisions` are a manager's, for this case alone.
    `speech` is whose words the message surely holds, None where it is to be read from them;
    `quick` whether the answer is wanted before a language model could have written it.
    """

    message: str
    added: str = ""
    _: KW_ONLY
    today: date
    card: Facts = field(default_factory=Facts)
    case: Facts = field(default_factory=Facts)
    news: tuple[Tiding, ...] = ()
    thread: tuple[Turn, ...] = ()
    channel: Channel = Channel.CHAT
    role: Role = Role.SALESPERSON
    language: Language | None = None
    tone: Tone = Tone.PLAIN
    register: Register | None = None
    signature: str = ""
    decisions: tuple[Decision, ...] = ()
    speech: Speech | None = None
    quick: bool = False
