"""`tenirbon serve`: the Telegram bot by long polling, or by a webhook."""

from argparse import Namespace

from bot.entrypoints.house import OpenHouse
from bot.settings import Settings


def run(options: Namespace, settings: Settings, open_house: OpenHouse) -> int:
    """Run until interrupted; raises BadSetting without a token."""
    with open_house(settings) as house:
        house.serve(webhook=options.webhook)
    return 0
