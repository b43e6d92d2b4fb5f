"""What each thing a user does leads to: words in, messages out. Blocks; knows no Telegram."""

import hashlib
import logging
from dataclasses import dataclass
from html import escape

from bot.domain.asks import Language
from bot.domain.errors import TenirBonError
from bot.domain.escalation import Ruled
from bot.domain.message import Channel
from bot.domain.people import Person
from bot.entrypoints.telegram.incoming import Command, Document, Incoming, Pressed, Rang, Said, Typed, Wordless
from bot.entrypoints.telegram.shown.message import Message
from bot.entrypoints.telegram.visits import (
    access,
    asking,
    casework,
    clientcards,
    commands,
    drafting,
    files,
    inline,
    journal,
    limitbook,
    pictures,
    policybook,
    sending,
    wishes,
)
from bot.entrypoints.telegram.visits.tools import Tools, Visit
from bot.ports import Arrival, Heard, Outgoing

_logger = logging.getLogger(__name__)
_LANGUAGES = {
    **dict.fromkeys(("fr", "français", "francais", "french"), Language.FR),
    **dict.fromkeys(("en", "anglais", "english"), Language.EN),
}
_MINUTE = 60
_IN_GROUPS = frozenset({"help", "start", "email", "advise"})
"""Commands that show nothing of other chats."""

_ON_DRAFTS = drafting.ACTIONS | sending.ACTIONS | {"ask"}


@dataclass(frozen=True, slots=True)
class Toast:
    """The short word at a button; an `alert` waits to be closed."""

    text: str
    alert: bool = False


@dataclass(frozen=True, slots=True)
class Desk(Tools):
    """Where updates are worked on. Only who is let in reaches the coach."""

    def knows(self, incoming: Incoming) -> bool:
        """Whether whoever did it may use the coach."""
        return self._person(incoming) is not None

    def looks(self, incoming: Incoming) -> bool:
        """Whether somebody's pictures are read: where a model can, for those let in, as many as they may send."""
        if self.pictures is None or not self.knows(incoming):
            return False
        return self.inbox.busy(incoming.update_id, _MINUTE) < self.per_minute

    def seen(self, incoming: Incoming, picture: bytes) -> Incoming:
        """What came in with this picture, in its words where they can be read."""
        return pictures.seen(self.pictures, incoming, picture) if self.pictures is not None else incoming

    def toast(self, incoming: Incoming) -> Toast:
        """What to answer to a pressed button at once; an alert when its draft is gone."""
        person = self._person(incoming)
        if not isinstance(incoming.what, Pressed) or person is None:
            return Toast("")
        visit = Visit(self, incoming, person)
        action, _, about = incoming.what.data.partition(":")
        if action in _ON_DRAFTS and drafting.pressed_draft(visit, about) is None:
            key = "toast.gone" if self.casebook.draft(about) is None else "toast.not_yours"
            return Toast(self.lines.say(key, visit.language), alert=True)
        key = f"toast.{action}"
        return Toast(self.lines.say(key, visit.language) if key in self.lines.texts else "")

    def suggestions(self, incoming: Incoming) -> tuple[inline.Suggestion, ...]:
        """Drafts for what is typed after the bot's name; none for strangers, nor for who types too much."""
        person = self._person(incoming)
        if person is None or not isinstance(incoming.what, Typed):
            return ()
        if self.inbox.busy(incoming.update_id, _MINUTE) >= self.per_minute:
            return ()
        return inline.suggestions(Visit(self, incoming, person), incoming.what.words)

    def messages(self, incoming: Incoming, heard: Heard | None = None) -> tuple[Outgoing, ...]:
        """Everything to send for what came in; run again after a crash it gives the same.

        `heard` is given the draft while a model writes it.
        """
        person = self._person(incoming)
        if person is None:
            return access.at_the_door(self, incoming) if incoming.private else ()
        visit = Visit(self, incoming, person, heard)
        if not incoming.private and isinstance(incoming.what, Command) and incoming.what.name not in _IN_GROUPS:
            return visit.line(visit.say("line.in_private"))
        if self.inbox.busy(incoming.update_id, _MINUTE) >= self.per_minute:
            return visit.line(visit.say("line.too_fast"))
        try:
            match incoming.what:
                case Command() as command:
                    return access.with_a_code(visit) or self._obey(visit, command)
                case Document() as document:
                    found = files.read(visit, document)
                    return found if isinstance(found, tuple) else self._hear(visit, found.said, found.channel)
                case Wordless(kind, message_id):
                    return visit.line(visit.say(f"line.{kind}"), replies_to=message_id)
                case Said() as said:
                    return self._hear(visit, said)
                case Pressed() as pressed:
                    return self._pressed(visit, pressed)
                case Rang() as rang:
                    return asking.rang(visit, rang)
                case Typed():
                    return ()
        except TenirBonError as error:
            # its words are English, and for whoever runs the program
            _logger.warning("update %d: %s", incoming.update_id, type(error).__name__)
            _logger.debug("update %d: %s", incoming.update_id, error)
            return self.trouble(incoming)

    def unsaid(self, incoming: Incoming) -> bool:
        """Forget the case that came of it, so that it can be taken otherwise; whether there was one."""
        kept = self.casebook.kept(f"telegram/{incoming.update_id}")
        if kept is None or kept.version > 1:
            return False
        self.erasure.forget_case(kept.case)
        return True

    def due(self) -> tuple[Arrival, ...]:
        """Moments of escalations that have come, as updates of their own: each has one id, whoever finds it."""
        found = []
        for one in self.escalations.due(self.clock.now()):
            asker = self.people.member(one.person)
            chat = asker.telegram_id if asker is not None else None
            number = int.from_bytes(hashlib.blake2b(one.id.encode(), digest_size=6).digest())
            found.append(Arrival(-(number * 8 + one.step + 1), chat, {"rang": one.id}))
        return tuple(found)

    def rang(self, arrival: Arrival) -> tuple[Outgoing, ...]:
        """What to send when a moment has come."""
        escalation = str(arrival.payload["rang"])
        found = self.escalations.escalation(escalation)
        asker = self.people.member(found.person) if found is not None else None
        if found is None or asker is None or asker.telegram_id is None:
            if found is not None:
                self.escalations.decide(found.id, Ruled.EXPIRED, by=None, key=f"telegram/{arrival.update_id}")
            return ()
        what, chat = Rang(escalation), asker.telegram_id
        incoming = Incoming(arrival.update_id, chat, chat, asker.name, "", what)
        return asking.rang(Visit(self, incoming, asker), what)

    def said(self, incoming: Incoming, toast: Toast) -> tuple[Outgoing, ...]:
        """A toast's words as a message, where the button can no longer be answered."""
        return self._line(incoming, escape(toast.text, quote=False))

    def trouble(self, incoming: Incoming) -> tuple[Outgoing, ...]:
        """What to send when the work on it failed."""
        return self._line(incoming, self.lines.say("line.trouble", self.spoken(incoming)))

    def _pressed(self, visit: Visit, pressed: Pressed) -> tuple[Outgoing, ...]:
        action, _, about = pressed.data.partition(":")
        if action in access.ACTIONS:
            return access.pressed(visit, action, about, pressed.message_id)
        if action in journal.ACTIONS:
            return journal.shown(visit, about, edits=pressed.message_id)
        if action in casework.ACTIONS:
            return casework.pressed(visit, action, about, pressed.message_id)
        if action in asking.ACTIONS:
            return asking.pressed(visit, action, about, pressed)
        if action in wishes.ACTIONS:
            return wishes.pressed(visit, action, about, pressed.message_id)
        if action in clientcards.ACTIONS:
            return clientcards.pressed(visit, action, about, pressed.message_id)
        if action in limitbook.ACTIONS:
            return limitbook.pressed(visit, action, about, pressed.message_id)
        if action in policybook.ACTIONS:
            return policybook.pressed(visit, about, pressed.message_id)
        kept = drafting.pressed_draft(visit, about) if action in _ON_DRAFTS else None
        if kept is None:
            return ()
        if action == "ask":
            return asking.ask(visit, kept, pressed)
        if action in sending.ACTIONS:
            return sending.pressed(visit, action, kept, pressed)
        return drafting.renew(visit, action, kept, pressed)

    def _hear(self, visit: Visit, said: Said, channel: Channel | None = None) -> tuple[Outgoing, ...]:
        return self._replied(visit, said) or drafting.hear(visit, said, channel=channel)

    def _replied(self, visit: Visit, said: Said) -> tuple[Outgoing, ...]:
        """What a reply to a question of ours leads to; nothing where it is no such reply."""
        kind = self.inbox.kind_of(visit.incoming.chat, said.replies_to) if said.replies_to else ""
        what, _, about = kind.removeprefix("prompt/").partition("/")
        if what == "escalation":
            return asking.replied(visit, "word", about, said)
        if not kind.startswith("prompt/"):
            return clientcards.told(visit, said) if not said.forwarded else ()
        if drafting.said_before(visit, said) is not None:
            return ()  # it was taken as words of a case, and is amended there
        if what and not said.text.strip():
            return visit.line(visit.say("line.not_readable"), replies_to=said.message_id)
        if what in sending.PROMPTS:
            return sending.replied(visit, what, about, said)
        if what in asking.PROMPTS:
            return asking.replied(visit, what, about, said)
        if what in casework.PROMPTS:
            return casework.replied(visit, what, about, said)
        if what in limitbook.PROMPTS:
            return limitbook.replied(visit, about, said)
        if what in wishes.PROMPTS:
            return wishes.replied(visit, said)
        return clientcards.replied(visit, about, said) if what in clientcards.PROMPTS else ()

    def _obey(self, visit: Visit, command: Command) -> tuple[Outgoing, ...]:
        match command.name:
            case "language":
                return self._speak(visit, command.argument)
            case "invite":
                return access.invite(visit, command.argument)
            case "people":
                return access.people(visit)
            case "revoke":
                return access.revoke(visit, command.argument)
            case "audit":
                return journal.shown(visit)
            case "cases":
                return casework.listed(visit)
            case "open" | "rename" | "note" | "close":
                return casework.obey(visit, command)
            case "client" | "clients":
                return clientcards.obey(visit, command)
        if command.name in commands.NAMES:
            return commands.obey(visit, command)
        if command.name in wishes.NAMES:
            return wishes.obey(visit, command)
        known = command.name if command.name in {"start", "help"} else "unknown_command"
        more = f"\n\n{visit.say('line.help_managers')}" if known == "help" and visit.person.seat.decides else ""
        return visit.line(visit.say(f"line.{known}", name=visit.incoming.name) + more)

    def _speak(self, visit: Visit, argument: str) -> tuple[Outgoing, ...]:
        chosen = _LANGUAGES.get(argument.casefold())
        if chosen is None:
            return visit.line(visit.say("line.which_language"))
        self.people.speak(visit.person.id, chosen)
        return visit.line(self.lines.say("line.language", chosen))

    def _line(self, incoming: Incoming, html: str) -> tuple[Outgoing, ...]:
        return (Outgoing("line", incoming.chat, Message(html).to_payload()),)

    def _person(self, incoming: Incoming) -> Person | None:
        return access.welcomed(self, incoming)
