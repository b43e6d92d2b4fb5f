"""What Telegram shows of the bot: its commands, its menu, what it is; in both languages."""

import logging
from collections.abc import Awaitable, Callable
from functools import partial

from telegram import Bot, MenuButtonCommands
from telegram.error import TelegramError

from bot.domain.asks import Language
from bot.entrypoints.telegram.menus import Menus, commands
from bot.entrypoints.telegram.visits.desk import Desk

_logger = logging.getLogger(__name__)


async def announce(bot: Bot, desk: Desk, menus: Menus) -> None:
    """Show the commands, the menus and what the bot is, in both languages; without them it still works."""
    calls: list[Callable[[], Awaitable[object]]] = [lambda: bot.set_chat_menu_button(menu_button=MenuButtonCommands())]
    for code, language in ((None, Language.EN), ("fr", Language.FR)):
        whole, short = (desk.lines.say(f"profile.{key}", language) for key in ("description", "short"))
        calls += [
            partial(bot.set_my_commands, commands(desk.lines, language), language_code=code),
            partial(bot.set_my_description, whole, language_code=code),
            partial(bot.set_my_short_description, short, language_code=code),
        ]
    for call in calls:
        try:
            await call()
        except TelegramError as error:
            _logger.warning("the menu could not be set: %s", type(error).__name__)
    await menus.renew()
