"""What each thing a user does leads to: words in, messages to that user out. Blocks; knows no Telegram."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from html import escape

from bot.domain.asks import Language
from bot.domain.case import Case, KeptDraft, Person
from bot.domain.draft import Tone
from bot.domain.errors import TenirBonError
from bot.domain.message import Channel
from bot.domain.request import CoachRequest
from bot.entrypoints.telegram.incoming import Command, Incoming, Pressed, Said, Wordless
from bot.entrypoints.telegram.lines import Lines
from bot.entrypoints.telegram.message import Message
from bot.entrypoints.telegram.render import render_answer, render_why
from bot.ports import Casebook, Clock, Coach, Inbox, Outgoing

_CLIENT_SAYS = re.compile(r"^\s*(?:le |la |the )?clien(?:te?|ts?)\s*:\s*", re.IGNORECASE)
_LANGUAGES = {
    **dict.fromkeys(("fr", "français", "francais", "french"), Language.FR),
    **dict.fromkeys(("en", "anglais", "english"), Language.EN),
}
_TONES = frozenset(tone.value for tone in (Tone.PLAIN, Tone.FIRMER, Tone.KINDER, Tone.SHORTER))
_ACTIONS = _TONES | {"email", "why"}


@dataclass(frozen=True, slots=True)
class Toast:
    """The short word at a button; an `alert` waits to be closed."""

    text: str
    alert: bool = False


@dataclass(frozen=True, slots=True)
class Desk:
    """Where a user's updates are worked on. Only `allowed` Telegram ids reach the coach.

    `default` is the language for people whose phone speaks neither French nor English.
    """

    coach: Coach
    casebook: Casebook
    inbox: Inbox
    lines: Lines
    clock: Clock
    allowed: frozenset[int]
    default: Language = Language.FR

    def knows(self, incoming: Incoming) -> bool:
        """Whether whoever did it may use the coach."""
        return incoming.user in self.allowed

    def toast(self, incoming: Incoming) -> Toast:
        """What to answer to a pressed button at once; an alert when its draft is gone."""
        if not isinstance(incoming.what, Pressed) or not self.knows(incoming):
            return Toast("")
        person = self._person(incoming)
        action, kept = self._pressed(incoming.what, person)
        key = "gone" if kept is None else action
        return Toast(self.lines.say(f"toast.{key}", self._of(person)), alert=kept is None)

    def messages(self, incoming: Incoming) -> tuple[Outgoing, ...]:
        """Everything to send for what came in; run again after a crash it gives the same."""
        if not self.knows(incoming):
            return self._to_a_stranger(incoming)
        person = self._person(incoming)
        match incoming.what:
            case Command():
                return self._line(incoming, self._obey(incoming, incoming.what, person))
            case Wordless(kind, message_id):
                return self._line(incoming, self.lines.say(f"line.{kind}", self._of(person)), message_id)
            case Said() | Pressed() as what:
                try:
                    return (
                        self._hear(incoming, what, person)
                        if isinstance(what, Said)
                        else self._renew(incoming, what, person)
                    )
                except TenirBonError as error:
                    return self._line(incoming, escape(str(error), quote=False))

    def said(self, incoming: Incoming, toast: Toast) -> tuple[Outgoing, ...]:
        """A toast's words as a message, where the button can no longer be answered."""
        return self._line(incoming, escape(toast.text, quote=False))

    def trouble(self, incoming: Incoming) -> tuple[Outgoing, ...]:
        """What to send when the work on it failed."""
        return self._line(incoming, self.lines.say("line.trouble", self._spoken(incoming)))

    def _to_a_stranger(self, incoming: Incoming) -> tuple[Outgoing, ...]:
        # Once in all: whoever is not let in could otherwise make the bot talk without end.
        if isinstance(incoming.what, Pressed) or self.inbox.told(incoming.chat, "stranger"):
            return ()
        line = self.lines.say("line.stranger", self._spoken(incoming), text=str(incoming.user))
        return self._line(incoming, line, kind="stranger")

    def _obey(self, incoming: Incoming, command: Command, person: Person) -> str:
        language = self._of(person)
        if command.name == "language":
            chosen = _LANGUAGES.get(command.argument.casefold())
            if chosen is None:
                return self.lines.say("line.which_language", language)
            self.casebook.speak(person.id, chosen)
            return self.lines.say("line.language", chosen)
        known = command.name if command.name in {"start", "help"} else "unknown_command"
        return self.lines.say(f"line.{known}", language, name=escape(incoming.name, quote=False))

    def _hear(self, incoming: Incoming, said: Said, person: Person) -> tuple[Outgoing, ...]:
        key = _key(incoming)
        if not said.text.strip():
            return self._line(incoming, self.lines.say("line.not_readable", self._of(person)), said.message_id)
        if kept := self.casebook.kept(key):
            return self._answered(incoming, kept, person, replies_to=said.message_id)
        before = ""
        if said.edited:
            saying = self.casebook.saying(str(incoming.chat), said.message_id)
            case = self.casebook.amend(saying, _words(said)) if saying else self._place(incoming, said, person)
            if case is None:
                return self._line(incoming, self.lines.say("line.not_renewed", self._of(person)), said.message_id)
            before = self.lines.say("answer.renewed", self._of(person))
        else:
            case = self._place(incoming, said, person)
        kept = self._consult(case, person, Channel.CHAT, Tone.PLAIN, key)
        return self._answered(incoming, kept, person, replies_to=said.message_id, before=before)

    def _place(self, incoming: Incoming, said: Said, person: Person) -> Case:
        """The case these words belong to, with them written into it."""
        chat, key = str(incoming.chat), _key(incoming)
        shown = self.casebook.draft_shown(chat, said.replies_to) if said.replies_to else None
        if shown is None or shown.person != person.id:
            return self.casebook.open(person.id, chat, _words(said), key=key, message_id=said.message_id)
        if said.forwarded or _CLIENT_SAYS.match(said.text):
            return self.casebook.hear(shown.case, _words(said), key=key, message_id=said.message_id)
        return self.casebook.note(shown.case, said.text, key=key, message_id=said.message_id)

    def _renew(self, incoming: Incoming, pressed: Pressed, person: Person) -> tuple[Outgoing, ...]:
        action, kept = self._pressed(pressed, person)
        if kept is None:
            return ()
        if action == "why":
            messages = render_why(kept.answer, self._of(person), self.lines)
            return _outgoing(incoming, messages, "why", kept.id)
        key = _key(incoming)
        renewed = self.casebook.kept(key)
        if renewed is None:
            channel = Channel.EMAIL if action == "email" else kept.channel
            tone = Tone(action) if action in _TONES else kept.tone
            case = self.casebook.case(kept.case, kept.turn)
            if case is None:
                return ()
            renewed = self._consult(case, person, channel, tone, key)
        edits = action != "email" and self.inbox.shown_in(kept.id) == (pressed.message_id,)
        return self._answered(incoming, renewed, person, edits=pressed.message_id if edits else None)

    def _consult(self, case: Case, person: Person, channel: Channel, tone: Tone, key: str) -> KeptDraft:
        request = CoachRequest(
            case.message,
            case.added,
            today=self.clock.today(),
            card=case.card,
            case=case.facts,
            thread=case.thread,
            channel=channel,
            role=person.role,
            language=person.language,
            tone=tone,
        )
        return self.casebook.keep(case, self.coach.answer(request), channel, tone, key=key)

    def _answered(
        self,
        incoming: Incoming,
        kept: KeptDraft,
        person: Person,
        *,
        replies_to: int | None = None,
        edits: int | None = None,
        before: str = "",
    ) -> tuple[Outgoing, ...]:
        messages = render_answer(kept, self._of(person), self.lines, before=before, replies_to=replies_to)
        if edits is not None and len(messages) == 1:
            messages = (replace(messages[0], edits=edits),)
        return _outgoing(incoming, messages, "answer", kept.id)

    def _pressed(self, pressed: Pressed, person: Person) -> tuple[str, KeptDraft | None]:
        """The action and its draft; None where it is gone or another person's."""
        action, _, identity = pressed.data.partition(":")
        kept = self.casebook.draft(identity) if action in _ACTIONS else None
        return action, kept if kept is not None and kept.person == person.id else None

    def _line(
        self, incoming: Incoming, html: str, replies_to: int | None = None, *, kind: str = "line"
    ) -> tuple[Outgoing, ...]:
        return _outgoing(incoming, (Message(html, replies_to=replies_to),), kind)

    def _spoken(self, incoming: Incoming) -> Language:
        code = incoming.language_code.lower()[:2]
        return Language(code) if code in {"fr", "en"} else self.default

    def _of(self, person: Person) -> Language:
        return person.language or self.default

    def _person(self, incoming: Incoming) -> Person:
        return self.casebook.person(incoming.user, self._spoken(incoming))


def _outgoing(
    incoming: Incoming, messages: Iterable[Message], kind: str, draft: str | None = None
) -> tuple[Outgoing, ...]:
    return tuple(Outgoing(kind, incoming.chat, message.to_payload(), draft) for message in messages)


def _words(said: Said) -> str:
    """What was said, without the mark that the client said it."""
    return _CLIENT_SAYS.sub("", said.text) or said.text


def _key(incoming: Incoming) -> str:
    return f"telegram/{incoming.update_id}"
