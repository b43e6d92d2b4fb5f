"""`tenirbon knowledge check`: every mistake of a pack, where it stands and how to mend it."""

import sys
from argparse import Namespace

from bot.entrypoints.cli.printing import counted
from bot.entrypoints.house import OpenHouse
from bot.settings import Settings


def run(options: Namespace, settings: Settings, open_house: OpenHouse) -> int:  # noqa: ARG001 - every command has this form
    """Print the mistakes, or what the pack holds; 1 when there is a mistake."""
    with open_house(settings, looking=True) as house:
        mistakes = house.mistakes
        if mistakes:
            print(*mistakes, sep="\n")
            print(
                f"{counted(len(mistakes), 'mistake')}: the pack is refused whole; the last good one serves",
                file=sys.stderr,
            )
            print(
                "each line above tells file, line and remedy; knowledge/README.md explains every key", file=sys.stderr
            )
            return 1
        pack = house.pack
        clauses, products = counted(len(pack.clauses), "clause"), counted(len(pack.products), "product")
        print(f"{pack.company.name}: {clauses}, {products}, no mistake")
        doubts = house.policies.doubts()
        if doubts:
            print(*doubts, sep="\n")
            print(f"{counted(len(doubts), 'thing')} to look at; none keeps the pack from serving", file=sys.stderr)
    return 0
