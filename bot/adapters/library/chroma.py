"""Ways to reach Chroma: in this process, or a server. Importing Chroma waits until one is used."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

from bot.domain.errors import BadSetting

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from chromadb.api import ClientAPI
    from chromadb.api.client import Client
    from chromadb.config import Settings


def embedded(folder: Path) -> Callable[[], ClientAPI]:
    """Chroma inside this process, on a folder that no other process uses."""

    def opened() -> ClientAPI:
        import chromadb

        folder.mkdir(parents=True, exist_ok=True)
        return chromadb.PersistentClient(path=str(folder), settings=_quiet())

    return opened


def server(url: str) -> Callable[[], ClientAPI]:
    """Chroma on a server, e.g. `http://127.0.0.1:8000`; opening it raises BadSetting when none answers."""

    def opened() -> ClientAPI:
        import chromadb

        parts = urlsplit(url)
        tls = parts.scheme == "https"
        try:
            return chromadb.HttpClient(
                host=parts.hostname or "127.0.0.1",
                port=parts.port or (443 if tls else 8000),
                ssl=tls,
                settings=_quiet(),
            )
        except ValueError as error:
            # what it raises for a refused connection and for an answer that is not Chroma's
            raise BadSetting(f"TENIRBON_CHROMA_URL: no Chroma server answers at {parts.hostname}") from error

    return opened


def let_go(client: ClientAPI) -> None:
    """Close a client, and with the last one of a server its connections, which the library leaves open."""
    from chromadb.api.shared_system_client import SharedSystemClient

    cast("Client", client).close()
    session = getattr(getattr(client, "_server", None), "_session", None)
    if session is not None and getattr(client, "_identifier", "") not in SharedSystemClient._identifier_to_system:  # noqa: SLF001
        session.close()


def collection_name(company: str, fingerprint: str) -> str:
    """A name Chroma accepts, one for each company and embedder: 3 to 63 of a-z, 0-9 and -."""
    whose = hashlib.sha256(f"{company}\0{fingerprint}".encode()).hexdigest()[:10]
    return "-".join(("tb", _plain(company)[:22].strip("-") or "x", _plain(fingerprint)[:24].strip("-") or "x", whose))


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def _quiet() -> Settings:
    from chromadb.config import Settings

    return Settings(anonymized_telemetry=False)
