"""The Telegram bot, put together and run."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from bot.adapters.database import Database
from bot.adapters.durable import DurableWork
from bot.adapters.files import shipped
from bot.adapters.letters import SentFiles
from bot.adapters.logs import start_logging
from bot.adapters.pulse import Pulse
from bot.adapters.records.cases import DatabaseCases
from bot.adapters.records.clients import DatabaseClients
from bot.adapters.records.erasure import DatabaseErasure
from bot.adapters.records.escalations import DatabaseEscalations
from bot.adapters.records.inbox import DatabaseInbox
from bot.adapters.records.people import DatabasePeople
from bot.adapters.texts.prompts import PromptFiles
from bot.domain.asks import Language
from bot.domain.errors import BadSetting
from bot.domain.policy import Pack
from bot.entrypoints.telegram.run import run_until_stopped
from bot.entrypoints.telegram.serve import TelegramAccount
from bot.entrypoints.telegram.shown.lines import read_lines
from bot.entrypoints.telegram.updates.webhook import WebhookAddress
from bot.entrypoints.telegram.visits.desk import Desk
from bot.entrypoints.telegram.visits.tools import Brought, Check, Search
from bot.ports import Casebook, Clock, Coach, Pictures
from bot.ports.policies import Policies
from bot.settings import Settings


@dataclass(frozen=True, slots=True)
class Bot:
    """What the bot is made of; parts are opened once the settings are found to be whole."""

    settings: Settings
    coach: Callable[[], Coach]
    casebook: Callable[[], Casebook]
    database: Callable[[], Database]
    company: Callable[[], str]
    clock: Clock
    pulse: Pulse
    check: Check
    pack: Callable[[], Pack]
    policies: Callable[[], Policies]
    bring_in: Callable[[str, bytes], Brought]
    search: Search
    pictures: Callable[[], Pictures | None]
    webhook: bool = False


def serve(bot: Bot) -> None:
    """Run until stopped; raises BadSetting where no bot can be run with these settings."""
    settings = bot.settings
    token = settings.telegram_token.get_secret_value()
    if not token:
        raise BadSetting("TENIRBON_TELEGRAM_TOKEN is not set: create a bot with BotFather and put its token there")
    if bot.webhook:
        _webhook(settings)  # a wrong address is told before anything is opened
    start_logging(settings.log_level)
    words = PromptFiles(shipped("prompts")).load("telegram")
    here = (bot.database(), bot.company(), bot.clock)
    durable = DurableWork(bot.database(), bot.company())
    desk = Desk(
        coach=bot.coach(),
        casebook=bot.casebook(),
        cases=DatabaseCases(*here),
        clients=DatabaseClients(*here),
        people=DatabasePeople(*here),
        inbox=DatabaseInbox(*here, durable.put),
        durable=durable,
        letters=SentFiles(),
        escalations=DatabaseEscalations(*here),
        erasure=DatabaseErasure(bot.database(), bot.company()),
        check=bot.check,
        pack=bot.pack,
        policies=bot.policies(),
        bring_in=bot.bring_in,
        search=bot.search,
        pictures=bot.pictures(),
        lines=read_lines(words.name, words.data),
        clock=bot.clock,
        allowed=settings.telegram_allowed_ids,
        administrators=settings.telegram_admin_ids,
        per_minute=settings.telegram_per_minute,
        default=Language(settings.company_language),
    )
    account = TelegramAccount(token, settings.telegram_api_url)
    asyncio.run(run_until_stopped(account, desk, bot.pulse.beat, _webhook(settings) if bot.webhook else None))


def _webhook(settings: Settings) -> WebhookAddress:
    url = settings.telegram_webhook_url
    if not url.startswith(("https://", "http://")):
        raise BadSetting(
            "TENIRBON_TELEGRAM_WEBHOOK_URL: the public https address of the webhook is expected, "
            "e.g. https://bot.example.org/telegram"
        )
    return WebhookAddress(url, settings.telegram_webhook_host, settings.telegram_webhook_port)
