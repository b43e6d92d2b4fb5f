"""Runs a command; a user's mistake ends in one clear line, never in a traceback."""

import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from bot.domain.errors import BadInput, BadPack, TenirBonError
from bot.entrypoints.cli.parser import build_parser
from bot.entrypoints.cli.printing import counted
from bot.entrypoints.house import Alive, OpenHouse
from bot.settings import load_settings, misspelt


def run(open_house: OpenHouse, alive: Alive, arguments: Sequence[str] | None = None) -> int:
    """Parse and run; a command's module is imported when it runs, so that --help costs nothing.

    Gives the exit code: 0 done, 1 the answer is no, 2 wrong input or setting.
    """
    options = build_parser().parse_args(arguments)
    try:
        _place(options.knowledge, options.data)
        settings = load_settings(data_dir=options.data, knowledge_dir=options.knowledge)
        for told in misspelt() if options.command != "doctor" else ():
            print(f"tenirbon: {told}", file=sys.stderr)
        module = import_module(f"bot.entrypoints.cli.{options.command.replace('-', '_')}")
        command: Callable[[Any, Any, Any], int] = module.run
        code = command(options, settings, alive if options.command == "health" else open_house)
        sys.stdout.flush()
    except BadPack as error:
        print(error, file=sys.stderr)
        print(
            f"tenirbon: {counted(len(error.mistakes), 'mistake')}: the pack is refused whole, and nothing was done; "
            "knowledge/README.md explains every key",
            file=sys.stderr,
        )
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


def _place(knowledge: Path | None, data: Path | None) -> None:
    """Raise BadInput, naming the option, where one of them cannot be the folder it has to be."""
    if knowledge is not None and not knowledge.expanduser().is_dir():
        raise BadInput(f"--knowledge: {knowledge} is not a folder; name one that holds policies/*.md")
    if data is not None and data.expanduser().exists() and not data.expanduser().is_dir():
        raise BadInput(f"--data: {data} is a file; name a folder, which is made where it is missing")
