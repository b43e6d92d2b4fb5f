"""The embedder, the reranker and the Chroma that settings name."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bot.domain.errors import BadSetting
from bot.ports import Embedder, Library
from bot.settings import Settings

if TYPE_CHECKING:
    from chromadb.api import ClientAPI


def embedder_of(settings: Settings) -> Embedder:
    """The embedder a setting names; raises BadSetting."""
    kind, _, model = settings.embedder.partition(":")
    if settings.embedder == "bundled":
        from bot.adapters.embedding.bundled import BundledEmbedder

        return BundledEmbedder()
    if kind == "sentence-transformers" and model:
        from bot.adapters.embedding.sentence_transformers import SentenceTransformersEmbedder

        return SentenceTransformersEmbedder(
            model, device=settings.embedder_device or None, batch=settings.embedder_batch
        )
    raise BadSetting(f"TENIRBON_EMBEDDER: {settings.embedder!r} is neither `bundled` nor `sentence-transformers:NAME`")


def reranked(library: Library, settings: Settings) -> Library:
    """The library, its best passages put in order by the reranker where a setting names one; raises BadSetting."""
    if not settings.reranker:
        return library
    from bot.adapters.embedding.cross_encoder import CrossEncoderReranker
    from bot.adapters.library.reranked import RerankedLibrary

    device = settings.embedder_device or None
    return RerankedLibrary(
        library, CrossEncoderReranker(settings.reranker, device=device, batch=settings.embedder_batch)
    )


def chroma_of(settings: Settings) -> "Callable[[], ClientAPI] | None":
    """The Chroma server a setting names, None for Chroma in this process; raises BadSetting."""
    if not settings.chroma_url:
        return None
    parts = urlsplit(settings.chroma_url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise BadSetting(f"TENIRBON_CHROMA_URL: {settings.chroma_url!r} is no address such as http://127.0.0.1:8000")
    from bot.adapters.library.chroma import server

    return server(settings.chroma_url)
