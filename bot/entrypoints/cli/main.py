"""Runs a command; a user's mistake ends in one clear line, never in a traceback."""

import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

from bot.domain.errors import BadPack, TenirBonError
from bot.entrypoints.cli.parser import build_parser
from bot.entrypoints.house import Alive, OpenHouse
from bot.settings import load_settings


def run(open_house: OpenHouse, alive: Alive, arguments: Sequence[str] | None = None) -> int:
    """Parse and run; a command's module is imported when it runs, so that --help costs nothing.

    Gives the exit code: 0 done, 1 the answer is no, 2 wrong input or setting.
    """
    options = build_parser().parse_args(arguments)
    try:
        settings = load_settings(data_dir=options.data, knowledge_dir=options.knowledge)
        module = import_module(f"bot.entrypoints.cli.{options.command.replace('-', '_')}")
        command: Callable[[Any, Any, Any], int] = module.run
        code = command(options, settings, alive if options.command == "health" else open_house)
        sys.stdout.flush()
    except BadPack as error:
        print(error, file=sys.stderr)
        return 1
    except TenirBonError as error:
        print(f"tenirbon: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        # The reader of the output went away: what is left to say goes nowhere, the interpreter's last flush included.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    return code
