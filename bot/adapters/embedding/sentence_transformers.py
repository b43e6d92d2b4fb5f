"""Any sentence-transformers model, by name or folder; torch is imported only when one is made."""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np

from bot.adapters.embedding.rows import unit_rows
from bot.domain.errors import BadSetting
from bot.ports import Vectors

_E5 = {"query": "query: ", "passage": "passage: "}
_INSTRUCTED = re.compile(r"instruct", re.IGNORECASE)
_QUERY_NAMES = ("query", "question", "search_query", "retrieval.query", "Retrieval-query")
_PASSAGE_NAMES = ("passage", "document", "search_document", "retrieval.passage", "Retrieval-document")


class SentenceTransformersEmbedder:
    """A model of the sentence-transformers family, loaded at once.

    What a model wants before a question and before a passage is taken from its own `prompts`;
    a model of the e5 family without them gets its two marks; others get none. `offline` reads
    local files and the local cache only. Raises BadSetting when the extra is not installed or
    the model cannot be loaded.
    """

    def __init__(self, model: str, *, device: str | None = None, batch: int = 32, offline: bool = False) -> None:
        try:
            from sentence_transformers import SentenceTransformer
        except ImportError as error:
            msg = (
                f"The embedder {model} needs the extra `sentence-transformers`: "
                "pip install 'tenirbon[sentence-transformers]'."
            )
            raise BadSetting(msg) from error
        try:
            self._model: Any = SentenceTransformer(model, device=device, local_files_only=offline)
        except (OSError, ValueError, RuntimeError) as error:
            msg = f"The embedder {model} cannot be loaded: {str(error).splitlines()[0] if str(error) else error!r}."
            raise BadSetting(msg) from error
        self._prompts = prompts_of(model, getattr(self._model, "prompts", None) or {})
        self._batch = batch
        self._lock = Lock()
        self._fingerprint = fingerprint_of(model, self._prompts, _identity(self._model))

    @property
    def fingerprint(self) -> str:
        """The model's name, and a hash of its configuration, weights' shapes and prompts."""
        return self._fingerprint

    def queries(self, texts: Sequence[str]) -> Vectors:
        """See `ports.Embedder`."""
        return self._encode(texts, self._prompts["query"])

    def passages(self, texts: Sequence[str]) -> Vectors:
        """See `ports.Embedder`."""
        return self._encode(texts, self._prompts["passage"])

    def _encode(self, texts: Sequence[str], prompt: str) -> Vectors:
        if not texts:
            return np.empty((0, self._dimensions()), dtype=np.float32)
        with self._lock:
            rows = self._model.encode(
                [text.encode("utf-8", "replace").decode("utf-8") for text in texts],
                prompt=prompt or None,
                batch_size=self._batch,
                show_progress_bar=False,
                convert_to_numpy=True,
            )
        return unit_rows(rows)

    def _dimensions(self) -> int:
        # the method was renamed in version 5 of the package
        named = getattr(self._model, "get_embedding_dimension", None) or self._model.get_sentence_embedding_dimension
        return int(named())


def prompts_of(model: str, own: Mapping[str, str]) -> dict[str, str]:
    """What goes before a question and before a passage, from the model's own prompts or its name."""
    query = next((own[name] for name in _QUERY_NAMES if own.get(name)), "")
    passage = next((own[name] for name in _PASSAGE_NAMES if own.get(name)), "")
    name = Path(model).name.lower()
    if not query and not passage and re.search(r"(?:^|[-_])e5(?:[-_]|$)", name) and not _INSTRUCTED.search(name):
        return dict(_E5)
    return {"query": query, "passage": passage}


def fingerprint_of(model: str, prompts: Mapping[str, str], identity: object) -> str:
    """A name of 8 to 40 characters that changes with the model, its configuration or its prompts."""
    told = json.dumps([Path(model).name, dict(prompts), identity], sort_keys=True, default=str)
    plain = re.sub(r"[^a-z0-9]+", "-", Path(model).name.lower()).strip("-")[:24].strip("-")
    return f"st-{plain or 'model'}-{hashlib.sha256(told.encode()).hexdigest()[:10]}"


def _identity(model: Any) -> object:
    """What tells two models of one name apart: configuration, parts, and a few numbers of the weights."""
    weights = hashlib.sha256()
    for name, values in sorted(model.state_dict().items()):
        few = values.detach().flatten()[:8].float().cpu().numpy()
        weights.update(f"{name}{tuple(values.shape)}".encode() + few.tobytes())
    parts = [type(part).__name__ for part in model]
    return [parts, int(model.max_seq_length or 0), weights.hexdigest()]
