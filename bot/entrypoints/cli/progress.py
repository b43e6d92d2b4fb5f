"""A progress bar on standard error, for people only."""

import sys


class Bar:
    """Implements `ports.Progress`: redraws one line when a terminal watches, else says nothing."""

    def __init__(self, label: str) -> None:
        self._label, self._shown = label, sys.stderr.isatty()

    def __call__(self, done: int, total: int) -> None:
        """Show `done` of `total`."""
        if not self._shown or not total:
            return
        filled = 30 * done // total
        end = "\n" if done >= total else ""
        print(
            f"\r{self._label} [{'#' * filled}{'.' * (30 - filled)}] {done}/{total}",
            end=end,
            file=sys.stderr,
            flush=True,
        )
