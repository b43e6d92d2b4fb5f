"""The command `tenirbon`."""

import gc
import os
import sys
from io import TextIOWrapper


def main() -> int:
    """Run the command line; the exit code."""
    # What a start makes stays; to look through it for cycles after every 700 new objects takes a tenth of the start.
    gc.set_threshold(50_000, 20, 20)
    # A few rows by a few hundred columns at a time: threads that share them out wait for each other, three times
    # as long as the work takes one of them once another program wants a core. Said before numpy is read.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        # A pipe carries UTF-8 whatever the system's own encoding; a terminal shows what it can.
        if isinstance(stream, TextIOWrapper) and stream is not sys.stdin and stream.isatty():
            stream.reconfigure(errors="replace")
        elif isinstance(stream, TextIOWrapper) and not stream.isatty():
            stream.reconfigure(encoding="utf-8")
    from bot.entrypoints.cli.main import run
    from bot.wiring import alive, open_house

    return run(open_house, alive)


if __name__ == "__main__":
    sys.exit(main())
