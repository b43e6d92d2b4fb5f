"""A cache of passage vectors, so that a text is embedded once per fingerprint."""

import hashlib
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from threading import Lock

import numpy as np

from bot.ports import Embedder, Vectors

_TABLE = """
CREATE TABLE IF NOT EXISTS vectors (
    fingerprint TEXT NOT NULL, text BLOB NOT NULL, vector BLOB NOT NULL,
    PRIMARY KEY (fingerprint, text)
) WITHOUT ROWID
"""
_BATCH = 32


class CachedEmbedder:
    """An embedder that keeps the vectors of passages in one SQLite file.

    Vectors are written every few texts, so that work cut short is not done again. Queries are
    clients' words and are never written down, unless `queries` says that they are nobody's: a
    measurement's. A damaged file is set aside and begun anew.
    """

    def __init__(self, inner: Embedder, path: Path, *, queries: bool = False) -> None:
        self._inner, self._queries = inner, queries
        self._lock = Lock()
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._file = _opened(path)
        except sqlite3.DatabaseError:
            path.replace(path.with_suffix(".damaged"))
            self._file = _opened(path)

    @property
    def fingerprint(self) -> str:
        """The inner embedder's."""
        return self._inner.fingerprint

    def queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of questions, straight from the inner embedder unless they may be kept."""
        return self._known("query\0", texts, self._inner.queries) if self._queries else self._inner.queries(texts)

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of passages; only texts never seen under this fingerprint reach the inner embedder."""
        return self._known("", texts, self._inner.passages)

    def _known(self, mark: str, texts: Sequence[str], embed: Callable[[Sequence[str]], Vectors]) -> Vectors:
        keys = [hashlib.sha256((mark + text).encode("utf-8", "replace")).digest() for text in texts]
        known = self._read(keys)
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        names = list(missing)
        for start in range(0, len(names), _BATCH):
            batch = names[start : start + _BATCH]
            rows = embed([missing[key] for key in batch])
            fresh = dict(zip(batch, rows, strict=True))
            self._write(fresh)
            known |= fresh
        if not keys:
            return embed([])
        return np.stack([known[key] for key in keys])

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._file.close()

    def _read(self, keys: Sequence[bytes]) -> dict[bytes, Vectors]:
        known: dict[bytes, Vectors] = {}
        query = "SELECT vector FROM vectors WHERE fingerprint = ? AND text = ?"
        with self._lock, closing(self._file.cursor()) as cursor:
            for key in dict.fromkeys(keys):
                row = cursor.execute(query, (self.fingerprint, key)).fetchone()
                if row is not None:
                    known[key] = np.frombuffer(row[0], dtype="<f4").astype(np.float32)
        return known

    def _write(self, fresh: dict[bytes, Vectors]) -> None:
        rows = [(self.fingerprint, key, row.astype("<f4").tobytes()) for key, row in fresh.items()]
        with self._lock, self._file:
            self._file.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?, ?)", rows)


def _opened(path: Path) -> sqlite3.Connection:
    file = sqlite3.connect(path, check_same_thread=False)
    try:
        file.execute("PRAGMA journal_mode = WAL")
        file.execute(_TABLE)
        file.commit()
    except sqlite3.DatabaseError:
        file.close()
        raise
    return file
