"""A sign of life that a serving process leaves for a health check in another."""

import json
from datetime import datetime, timedelta
from pathlib import Path

from bot.ports import Clock

EVERY_SECONDS = 10
_SILENCE = timedelta(seconds=3 * EVERY_SECONDS)


class Pulse:
    """A small file with the time of the last beat; fresh while the process serves."""

    def __init__(self, file: Path, clock: Clock) -> None:
        self._file, self._clock = file, clock

    def beat(self) -> None:
        """Say that the process serves now."""
        fresh = self._file.with_suffix(".new")
        fresh.write_text(json.dumps({"at": self._clock.now().isoformat()}), "utf-8")
        fresh.replace(self._file)

    def trouble(self) -> str | None:
        """Why nobody seems to serve; None when the last beat is recent."""
        try:
            last = datetime.fromisoformat(json.loads(self._file.read_text("utf-8"))["at"]).astimezone()
        except OSError:
            return "no sign of life: the bot was never started on this data folder"
        except (ValueError, KeyError, TypeError, OverflowError):
            return f"{self._file.name} cannot be read"
        silence = self._clock.now() - last
        if silence < -_SILENCE:
            return "the last sign of life is dated in the future: the clock was set back"
        return None if silence <= _SILENCE else f"silent for {int(silence.total_seconds())} s"
