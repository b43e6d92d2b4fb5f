"""What was worked out once, kept in the data folder: a damaged or outdated copy counts as none."""

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

import bot


class Kept:
    """JSON texts by name; each holds for one key, and its checksum tells damage.

    The key must say everything that the text was made from. This program's code is part of every
    key: another version may make something else of the same files. A folder that cannot be
    written costs time, nothing else.
    """

    def __init__(self, folder: Path, *, writes: bool = True) -> None:
        self._folder, self.writes = folder, writes
        self._code = _code()

    def read(self, name: str, key: str) -> str | None:
        """The text kept as `name` for `key`, or None."""
        try:
            head, _, text = self._file(name).read_text("utf-8").partition("\n")
        except (OSError, UnicodeDecodeError):
            return None
        return text if head == self._head(key, text) else None

    def keep(self, name: str, key: str, text: str) -> None:
        """Keep the text in place of what stood there, whole or not at all; nothing where `writes` is false."""
        if not self.writes:
            return
        file = self._file(name)
        fresh = file.with_suffix(".new")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            fresh.write_text(f"{self._head(key, text)}\n{text}", "utf-8")
            fresh.replace(file)
        except OSError:
            return

    def read_data(self, name: str, key: str) -> Any:
        """The same for plain data; None where nothing is kept."""
        text = self.read(name, key)
        return None if text is None else json.loads(text)

    def keep_data(self, name: str, key: str, data: Any) -> None:
        """The same for plain data; what JSON would change (dates, numbers as keys) is not kept."""
        try:
            text = json.dumps(data, ensure_ascii=False)
        except (TypeError, ValueError):
            return
        if json.loads(text) == data:
            self.keep(name, key, text)

    def _file(self, name: str) -> Path:
        return self._folder / f"{name}.json"

    def _head(self, key: str, text: str) -> str:
        whole = hashlib.sha256(f"{self._code}\0{key}\0".encode())
        whole.update(text.encode("utf-8"))
        return whole.hexdigest()


@cache
def _code() -> str:
    """Names this program's code: its version, and the size and date of each of its files."""
    files = sorted(Path(bot.__file__).parent.rglob("*.py"))
    stamps = [(str(f), s.st_size, s.st_mtime_ns) for f in files if (s := f.stat())]
    return hashlib.sha256(repr((bot.__version__, stamps)).encode()).hexdigest()
