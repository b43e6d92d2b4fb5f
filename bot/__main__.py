"""The command `tenirbon`."""

import sys


def main() -> int:
    """Run the command line; the exit code."""
    from bot.entrypoints.cli.main import run
    from bot.wiring import alive, open_house

    return run(open_house, alive)


if __name__ == "__main__":
    sys.exit(main())
