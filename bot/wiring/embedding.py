"""The embedder that a setting names."""

from bot.domain.errors import BadSetting
from bot.ports import Embedder
from bot.settings import Settings


def embedder_of(settings: Settings) -> Embedder:
    """The embedder a setting names; raises BadSetting."""
    kind, _, model = settings.embedder.partition(":")
    if settings.embedder == "bundled":
        from bot.adapters.embedding.bundled import BundledEmbedder

        return BundledEmbedder()
    if kind == "sentence-transformers" and model:
        from bot.adapters.embedding.sentence_transformers import SentenceTransformersEmbedder

        return SentenceTransformersEmbedder(model)
    raise BadSetting(f"TENIRBON_EMBEDDER: {settings.embedder!r} is neither `bundled` nor `sentence-transformers:NAME`")
