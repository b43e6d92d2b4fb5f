"""The data folder and its lock: one process owns a folder at a time."""

import os
import sys
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from bot.domain.errors import BadSetting, DataFolderBusy

_LOCK_BYTE = 4096
"""Where the portable lock sits: beyond the pid, so that the pid stays readable while locked."""


class DataFolder:
    """A folder held by this process until `close`, or until the process ends, however it ends.

    Two processes on one embedded Chroma folder corrupt it, so every entry point that reads or
    writes the folder opens it through here.
    """

    def __init__(self, path: Path, handle: IO[str] | None) -> None:
        self.path = path
        self._handle = handle

    @classmethod
    def open(cls, path: Path | str) -> "DataFolder":
        """Create the folder if missing and take its lock.

        Raises DataFolderBusy, naming the other process, when the folder is taken; BadSetting
        when it cannot be created or written.
        """
        folder = Path(path)
        if folder.exists() and not folder.is_dir():
            raise BadSetting(f"The data folder {folder} is a file; name a folder, which is made where it is missing.")
        try:
            folder.mkdir(parents=True, exist_ok=True)
            handle = (folder / "lock").open("a+", encoding="ascii")
        except OSError as error:
            msg = f"The data folder {folder} cannot be written: {error.strerror or error}."
            raise BadSetting(msg) from error
        if not _take(handle):
            handle.seek(0)
            owner = handle.read(32).strip()
            handle.close()
            raise DataFolderBusy(_busy(folder, owner))
        handle.truncate(0)
        handle.write(f"{os.getpid()}\n")
        handle.flush()
        return cls(folder, handle)

    @classmethod
    def look(cls, path: Path) -> "DataFolder":
        """The folder without its lock, beside another process that owns it: to be read, never written."""
        return cls(path, None)

    @property
    def owned(self) -> bool:
        """Whether this process holds the folder and may write in it."""
        return self._handle is not None

    def __truediv__(self, name: str) -> Path:
        """A path inside the folder."""
        return self.path / name

    def close(self) -> None:
        """Release the folder; closing twice is harmless."""
        if self._handle is not None:
            self._handle.close()
            self._handle = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _busy(folder: Path, owner: str) -> str:
    who = f"process {owner}" if owner.isdigit() else "another process"
    return (
        f"The data folder {folder} is in use by {who}. Stop it (the bot, or another command still "
        f"running), wait for it to finish, or name another folder."
    )


if sys.platform == "win32":  # pragma: no cover - the build runs on POSIX
    import msvcrt

    def _take(handle: IO[str]) -> bool:
        handle.seek(_LOCK_BYTE)
        try:
            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _take(handle: IO[str]) -> bool:
        try:
            fcntl.flock(handle.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
