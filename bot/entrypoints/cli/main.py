"""Runs a command; a user's mistake ends in one clear line, never in a traceback."""

import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

from bot.domain.errors import BadPack, TenirBonError
from bot.entrypoints.cli.parser import build_parser
from bot.entrypoints.house import OpenHouse
from bot.settings import load_settings

# A command's module is imported when it runs, so that --help costs nothing.
_COMMANDS = {
    "ask": "ask", "chat": "chat", "check": "check", "search": "search", "ingest": "ingest",
    "knowledge": "knowledge", "doctor": "doctor", "serve": "serve", "bench": "bench",
}


def run(open_house: OpenHouse, arguments: Sequence[str] | None = None) -> int:
    """Parse and run; the exit code: 0 done, 1 the answer is no, 2 wrong input or setting."""
    options = build_parser().parse_args(arguments)
    try:
        settings = load_settings(data_dir=options.data, knowledge_dir=options.knowledge)
        command: Callable[[Any, Any, OpenHouse], int] = import_module(f"bot.entrypoints.cli.{_COMMANDS[options.command]}").run
        return command(options, settings, open_house)
    except BadPack as error:
        print(error, file=sys.stderr)
        return 1
    except TenirBonError as error:
        print(f"tenirbon: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        # The reader of the output went away: nothing is left to say.
        sys.stderr.close()
        return 0
    except KeyboardInterrupt:
        return 130
