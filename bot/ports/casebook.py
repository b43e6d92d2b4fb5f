"""What is kept of the cases."""

from collections.abc import Sequence
from typing import Protocol

from bot.domain.answer import Answer
from bot.domain.asks import Language
from bot.domain.case import Case, KeptDraft, Saying
from bot.domain.draft import Tone
from bot.domain.message import Channel, Turn
from bot.domain.people import Person


class Casebook(Protocol):
    """One company's cases, kept for good.

    `key` names what a thing was made from (an update, say): asked again with the same key, a
    call changes nothing and gives what it gave the first time, so that work can be taken up again.
    """

    def person(self, telegram_id: int, language: Language) -> Person:
        """The person with this Telegram id, made when new; `language` serves until they choose one."""
        ...

    def open(
        self,
        person: str,
        chat: str,
        message: str,
        *,
        key: str,
        message_id: int | None = None,
        before: Sequence[Turn] = (),
        client: str | None = None,
    ) -> Case:
        """A new case that begins with the client's `message`; `message_id` is where it stands in the chat.

        `before` is what was said before it, `client` whose case it is, where that is known.
        """
        ...

    def hear(
        self, case: str, message: str, *, key: str, message_id: int | None = None, before: Sequence[Turn] = ()
    ) -> Case:
        """The client's next message. Unless `before` holds our words, the latest draft counts as sent."""
        ...

    def note(self, case: str, words: str, *, key: str, message_id: int | None = None) -> Case:
        """What the user adds about the client's latest message."""
        ...

    def case(self, case: str, turn: int | None = None) -> Case | None:
        """The case as it stood at the client's message at `turn` (None: the latest), or None."""
        ...

    def saying(self, chat: str, message_id: int) -> Saying | None:
        """What was read from this message of the chat, or None."""
        ...

    def amend(self, saying: Saying, text: str) -> Case | None:
        """The words of a saying replaced; None when the client has written again since."""
        ...

    def keep(self, case: Case, answer: Answer, channel: Channel, tone: Tone, *, key: str) -> KeptDraft:
        """The answer kept as the next version for the case's message, with the facts it was given."""
        ...

    def kept(self, key: str) -> KeptDraft | None:
        """The version kept under this key, or None."""
        ...

    def draft(self, draft: str) -> KeptDraft | None:
        """The version with this id, or None when it is gone or no longer readable."""
        ...

    def draft_shown(self, chat: str, message_id: int) -> KeptDraft | None:
        """The version that this message of the chat shows now, or is about; None where it is about none."""
        ...
