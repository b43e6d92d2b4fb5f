"""The only place that names concrete adapters: it builds the house from the settings."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from bot.adapters.clock import SystemClock
from bot.adapters.datafolder import DataFolder
from bot.adapters.files import shipped
from bot.adapters.packs.serving import ServingKnowledge
from bot.domain.answer import Answer
from bot.domain.asks import Language
from bot.domain.errors import BadInput, BadSetting, Mistake
from bot.domain.knowledge import Passage
from bot.domain.policy import Pack
from bot.domain.request import CoachRequest
from bot.domain.verdict import CheckResult
from bot.ports import Casebook, Embedder, IngestReport, Library, Model, Progress, Query
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.coach.pipeline import Coach, Texts

_TERMINAL = 0
"""The Telegram id that stands for whoever uses the command line: no account has it."""

_PACK = "pack"
_DOCUMENTS = "documents"


class OpenedHouse:
    """Implements `entrypoints.house.House`; slow parts are imported and built when first asked for."""

    def __init__(self, settings: Settings, folder: DataFolder, closing: ExitStack) -> None:
        self._settings, self._folder, self._closing = settings, folder, closing
        self._clock = SystemClock()
        knowledge = settings.knowledge_dir or shipped("knowledge")
        if not knowledge.is_dir():
            raise BadSetting(f"TENIRBON_KNOWLEDGE_DIR: {knowledge} is not a folder; name one that holds policies/*.md")
        self.knowledge = ServingKnowledge(knowledge, folder / "packs", essays=_essays(knowledge))

    @property
    def settings(self) -> Settings:
        """See `House`."""
        return self._settings

    @property
    def clock(self) -> SystemClock:
        """See `House`."""
        return self._clock

    @property
    def pack(self) -> Pack:
        """See `House`."""
        return self.knowledge.pack()

    @property
    def mistakes(self) -> tuple[Mistake, ...]:
        """See `House`."""
        return self.knowledge.mistakes

    @cached_property
    def embedder(self) -> Embedder:
        """See `House`."""
        return _embedder(self._settings)

    @cached_property
    def _passages_embedder(self) -> Embedder:
        from bot.adapters.embedding.cache import CachedEmbedder

        cached = CachedEmbedder(self.embedder, self._folder / "vectors.sqlite")
        self._closing.callback(cached.close)
        return cached

    @cached_property
    def _library(self) -> Library:
        from bot.adapters.library import ChromaLibrary

        return ChromaLibrary(self._folder / "", self.pack.company.id, self._passages_embedder)

    def library(self, progress: Progress | None = None) -> Library:
        """See `House`."""
        from bot.adapters.library.records import digest_of

        passages = self.knowledge.passages()
        if self._library.digest(_PACK) != digest_of(passages):
            self._library.replace(_PACK, passages, progress)
        return self._library

    @cached_property
    def _texts(self) -> "Texts":
        from bot.adapters.phrases import load_phrases
        from bot.adapters.prompts import PromptFiles
        from bot.adapters.sayings import read_sayings
        from bot.adapters.write_prompt import read_write_prompt
        from bot.coach.pipeline import Texts

        folder = shipped("prompts")
        files = PromptFiles(folder)
        return Texts(load_phrases(folder), read_sayings(files.load("verdict")), read_write_prompt(folder / "write.v1.md"))

    @cached_property
    def _model(self) -> Model | None:
        if not self._settings.model:
            return None
        from bot.adapters.chat_model import ChatModel

        return ChatModel(self._settings)

    def coach(self, progress: Progress | None = None) -> "Coach":
        """See `House`."""
        library = self.library(progress)
        from bot.adapters.classifier import Classifier
        from bot.coach.pipeline import Coach

        return Coach(
            knowledge=self.knowledge, library=library, embedder=self.embedder,
            scores=Classifier.load(shipped("prompts") / "examples", self.embedder, self._folder / "classifier"),
            texts=self._texts, model=self._model, signature=self._settings.signature,
            default_language=Language(self._settings.company_language),
        )

    def check(self, draft: str, request: CoachRequest, *, answered: bool) -> CheckResult:
        """See `House`."""
        raise NotImplementedError

    def ingest(self, paths: list[Path], progress: Progress | None = None) -> IngestReport:
        """See `House`."""
        raise NotImplementedError

    def search(self, text: str, limit: int, *, internal: bool, progress: Progress | None = None) -> tuple[Passage, ...]:
        """See `House`."""
        return self.library(progress).search(Query(text, limit=limit, internal=internal))
