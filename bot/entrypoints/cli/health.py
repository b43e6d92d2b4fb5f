"""`tenirbon health`: whether the bot of a data folder serves; for a container's health check."""

from argparse import Namespace

from bot.entrypoints.house import Alive
from bot.settings import Settings


def run(options: Namespace, settings: Settings, alive: Alive) -> int:  # noqa: ARG001 - every command has this form
    """Print the state; 1 when nobody serves."""
    trouble = alive(settings)
    print(trouble or "serving")
    return 1 if trouble else 0
