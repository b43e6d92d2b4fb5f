"""Options that several commands share, and how their values are read."""

import argparse
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from bot.domain.errors import BadInput
from bot.domain.message import Channel, Role
from bot.entrypoints.cli.reading import read_day


def place(parser: argparse.ArgumentParser) -> None:
    """Where the knowledge and the data are."""
    parser.add_argument(
        "--knowledge", type=path, metavar="DIR", help="another company's pack (policies, optionally essays)"
    )
    parser.add_argument("--data", type=path, metavar="DIR", help="the data folder (default: TENIRBON_DATA_DIR)")


def speaker(
    parser: argparse.ArgumentParser, told: str = "whose authority the draft has: salesperson (default) or manager"
) -> None:
    """Who it is that asks, and on which day."""
    parser.add_argument(
        "--as", dest="role", type=one_of(list(Role)), default=Role.SALESPERSON, metavar="ROLE", help=told
    )
    parser.add_argument("--today", type=day, metavar="DATE", help="the day it is, YYYY-MM-DD (default: today)")


def channel(parser: argparse.ArgumentParser) -> None:
    """Adds `--channel`: how the reply is sent."""
    parser.add_argument(
        "--channel",
        type=one_of(list(Channel)),
        default=Channel.CHAT,
        metavar="CHANNEL",
        help="chat (default) or email",
    )


_E = TypeVar("_E", bound=StrEnum)


def one_of(kinds: Sequence[_E]) -> Callable[[str], _E]:
    """A reader of one of these words."""

    def read(text: str) -> _E:
        found = next((k for k in kinds if k.value == text), None)
        if found is None:
            raise argparse.ArgumentTypeError(f"{text!r} is not one of {', '.join(kinds)}")
        return found

    return read


def path(text: str) -> Path:
    """The name of a file or folder."""
    if not text.strip() or "\0" in text:
        raise argparse.ArgumentTypeError(f"{text!r} is not the name of a file or folder")
    return Path(text)


def day(text: str) -> date:
    """Reads a day as YYYY-MM-DD; argparse tells the user of anything else."""
    try:
        return read_day(text)
    except BadInput as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def figure(text: str) -> Decimal:
    """A number from 0 on, with a comma or a point."""
    try:
        value = Decimal(text.replace(",", "."))
    except InvalidOperation:
        value = Decimal(-1)
    if not value.is_finite() or value < 0:
        raise argparse.ArgumentTypeError(f"{text!r} is not a figure")
    return value
