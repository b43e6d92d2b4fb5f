"""Serving knowledge from files that people edit: a bad edit leaves the last good version in place."""

import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from threading import Lock

from bot.adapters.codec import from_json, to_json
from bot.adapters.kept import Kept
from bot.adapters.packs.files import Looks, looks, read_files, version_of
from bot.adapters.packs.loader import Loaded, load_files
from bot.domain.errors import BadInput, BadPack, Mistake
from bot.domain.knowledge import Passage, Principle
from bot.domain.policy import Pack

_COPY = "last-good-pack.json"
_VALIDATED = "validated-pack"


_MOST = 4

_loaded: dict[str, Loaded] = {}
"""What the files of a version say, for the last versions this process read: houses of one pack share what is
worked out of it, which is kept by the pack's identity."""


def _once(version: str, made: Callable[[], Loaded]) -> Loaded:
    if (known := _loaded.get(version)) is None:
        known = made()
        if len(_loaded) >= _MOST:
            _loaded.pop(next(iter(_loaded)), None)
        _loaded[version] = known
    return known


_TICK_NS = 2_000_000_000
"""Twice as long as the coarsest date of a file system."""


def _settled(outside: Looks) -> bool:
    return time.time_ns() - max((changed for *_, changed in outside), default=0) > _TICK_NS


class ServedKnowledge:
    """Knowledge of one folder, read again whenever its content changes.

    `data_folder` keeps a copy of the last good version, so that a bad edit found at start is
    survived too. The copy counts only for the folder it was made from. With `kept`, files whose
    content was validated before are not validated again. `served` is told of each version that
    begins to serve, with its files. Implements ports.Knowledge; safe to call from several threads.
    """

    def __init__(
        self,
        folder: Path,
        data_folder: Path,
        essays: Path | None = None,
        kept: Kept | None = None,
        served: Callable[[str, Mapping[str, bytes]], None] | None = None,
    ) -> None:
        self._folder, self._essays, self._kept, self._served = folder.resolve(), essays, kept, served
        self._copy = data_folder / _COPY
        self._lock = Lock()
        self._seen = ""
        self._outside: Looks | None = None
        self._good: Loaded | None = None
        self._mistakes: tuple[Mistake, ...] = ()

    def pack(self) -> Pack:
        """Give the last good pack; raises BadPack when there was never one."""
        return self._current().pack

    def principles(self) -> tuple[Principle, ...]:
        """Give the principles of the last good version."""
        return self._current().principles

    def passages(self) -> tuple[Passage, ...]:
        """Give the passages of the last good version."""
        return self._current().passages

    def mistakes(self) -> tuple[Mistake, ...]:
        """Tell what keeps the files as they are now from serving; empty when they serve."""
        try:
            self._current()
        except BadPack as error:
            return error.mistakes
        return self._mistakes

    def _current(self) -> Loaded:
        files: dict[str, bytes] | BadPack
        outside = looks(self._folder, self._essays)
        if (good := self._good) is not None and outside == self._outside:
            return good
        try:
            files = read_files(self._folder, self._essays)
            seen = version_of(files)
        except BadPack as error:
            files, seen = error, ""
        with self._lock:
            if seen != self._seen or not seen:
                self._read(files, seen)
                self._seen = seen
                if self._served and not self._mistakes and not isinstance(files, BadPack):
                    self._served(seen, files)
            # A file that changed just now may change again within one tick of its date.
            self._outside = outside if seen and _settled(outside) else None
            if self._good is None:
                raise BadPack(self._mistakes)
            return self._good

    def _read(self, files: dict[str, bytes] | BadPack, version: str) -> None:
        if (known := self._validated(version)) is not None:
            self._good, self._mistakes = known, ()
            return
        try:
            if isinstance(files, BadPack):
                raise files
            loaded = _once(version, partial(load_files, files))
        except BadPack as error:
            self._mistakes = error.mistakes
            self._good = self._good or self._last_good()
            return
        self._good, self._mistakes = loaded, ()
        self._keep(loaded)

    def _validated(self, version: str) -> Loaded | None:
        """What these very files gave before."""
        text = self._kept.read(_VALIDATED, self._key(version)) if self._kept and version else None
        try:
            return None if text is None else _once(version, lambda: from_json(Loaded, text))
        except BadInput:
            return None

    def _last_good(self) -> Loaded | None:
        try:
            folder, _, text = self._copy.read_text("utf-8").partition("\n")
            return from_json(Loaded, text) if folder == str(self._folder) else None
        except (OSError, UnicodeDecodeError, BadInput):
            return None

    def _keep(self, loaded: Loaded) -> None:
        """Replace the copy whole: a crash in between leaves the one before."""
        if self._kept and not self._kept.writes:
            return
        text = to_json(loaded)
        self._copy.parent.mkdir(parents=True, exist_ok=True)
        fresh = self._copy.with_suffix(".new")
        fresh.write_text(f"{self._folder}\n{text}", "utf-8")
        fresh.replace(self._copy)
        if self._kept:
            self._kept.keep(_VALIDATED, self._key(loaded.pack.version), text)

    def _key(self, version: str) -> str:
        return f"{self._folder}\0{version}"
