"""The command line as somebody types it: in this process, or as a program of its own."""

import contextlib
import io
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.entrypoints.cli.main import run
from bot.wiring import alive, open_house

ROOT = Path(__file__).parents[3]
TODAY = "2026-11-23"


@dataclass(frozen=True)
class Said:
    """What a command printed, and how it ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON value on standard output."""
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        """The JSON value of each line."""
        return [json.loads(line) for line in self.out.splitlines()]


@dataclass(frozen=True)
class Terminal:
    """A terminal on one data folder."""

    data: Path

    def __call__(self, *arguments: str, stdin: str | bytes = "") -> Said:
        """Run a command in this process."""
        out, err = io.StringIO(), io.StringIO()
        raw = stdin if isinstance(stdin, bytes) else stdin.encode()
        before, sys.stdin = sys.stdin, io.TextIOWrapper(io.BytesIO(raw), "utf-8")
        try:
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                code = run(open_house, alive, [*arguments, *self._place(arguments)])
        except SystemExit as ended:  # argparse's own way out
            code = int(ended.code or 0)
        finally:
            sys.stdin = before
        return Said(code, out.getvalue(), err.getvalue())

    def program(self, *arguments: str, stdin: str = "", **settings: str) -> Said:
        """Run it as `python -m bot`, far from the checkout, with these settings and no others."""
        done = subprocess.run(
            [sys.executable, "-m", "bot", *arguments, *self._place(arguments)],
            input=stdin.encode(),
            capture_output=True,
            cwd=self.data,
            env=environment(**settings),
            check=False,
        )
        return Said(done.returncode, done.stdout.decode(), done.stderr.decode())

    def _place(self, arguments: tuple[str, ...]) -> list[str]:
        return [] if "--data" in arguments else ["--data", str(self.data)]


def environment(**settings: str) -> dict[str, str]:
    """The environment of a program that knows this checkout and these settings."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", **settings}
