"""The only place that names concrete adapters: it builds the house from the settings."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from bot.adapters.clock import SystemClock
from bot.adapters.datafolder import DataFolder
from bot.adapters.pulse import Pulse
from bot.settings import Settings
from bot.wiring.opened import OpenedHouse

__all__ = ["OpenedHouse", "alive", "open_house"]


@contextmanager
def open_house(settings: Settings, *, looking: bool = False) -> Iterator[OpenedHouse]:
    """The house of a data folder, this process its only owner; closed at the end.

    `looking` takes no lock and writes nothing, beside another process that owns the folder.
    """
    with ExitStack() as closing:
        path = settings.data_dir.expanduser()
        folder = DataFolder.look(path) if looking else closing.enter_context(DataFolder.open(path))
        yield OpenedHouse(settings, folder, closing)


def alive(settings: Settings) -> str | None:
    """Why the bot of this data folder is not serving; None when it is. Opens nothing that it owns."""
    return Pulse(settings.data_dir.expanduser() / "pulse.json", SystemClock()).trouble()
