"""Prints how many of the questions find a passage that answers them among the first three."""

import tempfile
from pathlib import Path

from bot.adapters.embedding.bundled import BundledEmbedder
from bot.adapters.embedding.cache import CachedEmbedder
from bot.adapters.embedding.shipped import FILE, ShippedVectors
from bot.adapters.library.chroma_library import ChromaLibrary
from bot.adapters.originals.files import digested_in
from bot.adapters.originals.ingest import ingest_originals
from bot.adapters.packs import read_pack
from bot.ports import Library
from tests.retrieval.asked import Answers, of_an_original, of_the_pack, read, share
from tests.retrieval.test_questions import ESSAYS, KNOWLEDGE

_OF_THE_PACK = ("questions", "kept", "strangers", "strangers-kept")


def _print(name: str, library: Library, file: str, answers: Answers, half: str = "") -> None:
    asked = read(f"{file}.yaml")
    for language in ("fr", "en"):
        questions = asked[half][language] if half else asked[language]
        found, missed = share(library, questions, answers)
        print(f"{name:34} {half or file:15} {language} {found:.3f}  {len(questions) - len(missed)} of {len(questions)}")


def main() -> None:
    """The demo pack; the essays' originals alone and beside it, where they are there."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        embedder = CachedEmbedder(ShippedVectors(BundledEmbedder(), KNOWLEDGE / FILE), root / "v.sqlite", queries=True)
        pack, digested = read_pack(KNOWLEDGE).passages, digested_in(KNOWLEDGE / "essays")
        demo, alone, beside = (ChromaLibrary(root / name, "demo", embedder) for name in ("pack", "alone", "beside"))
        demo.replace("pack", pack)
        for file in _OF_THE_PACK:
            _print("demo pack and digests", demo, file, of_the_pack)
        if ESSAYS.is_dir():
            beside.replace("pack", pack)
            for name, library in (("originals alone", alone), ("originals beside the pack", beside)):
                ingest_originals(library, [ESSAYS], digested, digests=pack)
                for half in ("tuning", "kept"):
                    _print(name, library, "originals", of_an_original, half)
        embedder.close()


if __name__ == "__main__":
    main()
