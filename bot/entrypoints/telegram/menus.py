"""Whose menu of commands holds what: everybody's in both languages, a manager's own with what managers do."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable
from functools import partial

from telegram import Bot, BotCommand, BotCommandScopeChat
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.domain.asks import Language
from bot.domain.people import Person, Seat
from bot.entrypoints.telegram.shown.lines import Lines
from bot.entrypoints.telegram.visits.desk import Desk

_logger = logging.getLogger(__name__)
_EVERYBODY = (
    *("cases", "client", "open", "note", "rename", "close"),
    *("email", "advise", "check", "sources", "policies"),
    *("settings", "language", "help", "forget", "export"),
)
_OF_SEAT = {
    Seat.SALESPERSON: (),
    Seat.MANAGER: ("people", "invite", "revoke"),
    Seat.ADMINISTRATOR: ("people", "invite", "revoke", "audit"),
}


def commands(lines: Lines, language: Language, seat: Seat = Seat.SALESPERSON) -> list[BotCommand]:
    """The menu of a seat; a salesperson's is everybody's."""
    return [BotCommand(name, lines.say(f"command.{name}", language)) for name in (*_EVERYBODY, *_OF_SEAT[seat])]


class Menus:
    """The menus of those whose commands are not everybody's, as they were last set from here."""

    def __init__(self, bot: Bot, desk: Desk) -> None:
        self._bot = bot
        self._desk = desk
        self._set: dict[int, tuple[Seat, Language]] = {}
        self._turn = asyncio.Lock()

    async def renew(self) -> None:
        """Set what has changed since the last time: a seat, a language, who is let in at all."""
        async with self._turn:
            wanted = self._wanted(await asyncio.to_thread(self._desk.people.members))
            for chat, shown in wanted.items():
                menu = commands(self._desk.lines, shown[1], shown[0])
                if self._set.get(chat) != shown and await self._done(
                    partial(self._bot.set_my_commands, menu, scope=BotCommandScopeChat(chat))
                ):
                    self._set[chat] = shown
            for chat in self._set.keys() - wanted.keys():
                if await self._done(partial(self._bot.delete_my_commands, scope=BotCommandScopeChat(chat))):
                    del self._set[chat]

    def _wanted(self, members: Iterable[Person]) -> dict[int, tuple[Seat, Language]]:
        return {
            person.telegram_id: (person.seat, person.language or self._desk.default)
            for person in members
            if person.telegram_id is not None and _OF_SEAT[person.seat]
        }

    async def _done(self, call: Callable[[], Awaitable[object]]) -> bool:
        """Whether a call is over: it was taken, or would be refused again."""
        try:
            await call()
        except (BadRequest, Forbidden):
            return True  # they have left, or blocked the bot: whatever their menu holds is refused here
        except TelegramError as error:
            _logger.warning("a menu could not be set: %s", type(error).__name__)
            return False
        return True


__all__ = ["Menus", "commands"]
