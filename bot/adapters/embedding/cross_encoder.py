"""A cross-encoder of the sentence-transformers family; torch is imported only when one is made."""

from collections.abc import Sequence
from threading import Lock
from typing import Any

from bot.domain.errors import BadSetting


class CrossEncoderReranker:
    """Implements `ports.Reranker` with a model by name or folder, loaded at once.

    Raises BadSetting when the extra is not installed or the model cannot be loaded.
    """

    def __init__(self, model: str, *, device: str | None = None, batch: int = 32, offline: bool = False) -> None:
        try:
            from sentence_transformers import CrossEncoder
        except ImportError as error:
            raise BadSetting(
                f"The reranker {model} needs the extra `sentence-transformers`: "
                "pip install 'tenirbon[sentence-transformers]'."
            ) from error
        try:
            self._model: Any = CrossEncoder(model, device=device, local_files_only=offline)
        except (OSError, ValueError, RuntimeError) as error:
            why = str(error).splitlines()[0] if str(error) else repr(error)
            raise BadSetting(f"The reranker {model} cannot be loaded: {why}.") from error
        self._batch, self._lock = batch, Lock()

    def scores(self, question: str, texts: Sequence[str]) -> list[float]:
        """How well each text answers the question, higher is better."""
        if not texts:
            return []
        with self._lock:
            found = self._model.predict(
                [(question, text) for text in texts], batch_size=self._batch, show_progress_bar=False
            )
        return [float(score) for score in found]
