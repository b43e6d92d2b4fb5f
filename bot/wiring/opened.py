"""The house of one data folder: its parts, built when first asked for."""

from collections.abc import Mapping
from contextlib import AbstractContextManager, ExitStack
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from bot.adapters.clock import SystemClock
from bot.adapters.datafolder import DataFolder
from bot.adapters.files import shipped
from bot.adapters.kept import Kept
from bot.adapters.packs import ServedKnowledge, read_pack
from bot.adapters.pulse import Pulse
from bot.domain.answer import Answer
from bot.domain.asks import Language
from bot.domain.errors import BadSetting, Mistake
from bot.domain.knowledge import Passage
from bot.domain.policy import Pack
from bot.domain.request import CoachRequest
from bot.domain.verdict import CheckResult
from bot.ports import Casebook, Embedder, Heard, IngestReport, Library, Model, Progress, Query, Vectors
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.adapters.database import Database
    from bot.adapters.library.following import FollowingLibrary
    from bot.adapters.topics import TopicLikeness
    from bot.coach.pipeline import Coach, Texts
    from bot.domain.advice import AdviceBook
    from bot.entrypoints.house import Report, Trial
    from bot.ports.policies import Policies


class OpenedHouse:
    """Implements `entrypoints.house.House`; slow parts are imported and built when first asked for."""

    def __init__(self, settings: Settings, folder: DataFolder, closing: ExitStack) -> None:
        self._settings, self._folder, self._closing = settings, folder, closing
        self._clock = SystemClock()
        knowledge = settings.knowledge_dir or shipped("knowledge")
        if not knowledge.is_dir():
            raise BadSetting(f"TENIRBON_KNOWLEDGE_DIR: {knowledge} is not a folder; name one that holds policies/*.md")
        self._knowledge_folder = knowledge
        # A pack without essays of its own rests on the shipped ones.
        self._essays = knowledge / "essays" if (knowledge / "essays").is_dir() else shipped("knowledge") / "essays"
        self._kept = Kept(folder / "kept", writes=folder.owned)
        self.knowledge = ServedKnowledge(knowledge, folder / "packs", self._essays, self._kept, self._record)

    @property
    def settings(self) -> Settings:
        """See `House`."""
        return self._settings

    @property
    def default_language(self) -> Language:
        """The language for people who never chose one."""
        return Language(self._settings.company_language)

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
        return self.knowledge.mistakes()

    @cached_property
    def embedder(self) -> Embedder:
        """See `House`."""
        from bot.wiring.embedding import embedder_of

        return embedder_of(self._settings)

    @cached_property
    def _passages_embedder(self) -> Embedder:
        from bot.adapters.embedding.cache import CachedEmbedder
        from bot.adapters.embedding.shipped import FILE, ShippedVectors

        known = ShippedVectors(self.embedder, shipped("knowledge") / FILE)
        cached = CachedEmbedder(known, self._folder / "vectors.sqlite")
        self._closing.callback(cached.close)
        return cached

    @cached_property
    def _library(self) -> "FollowingLibrary":
        from bot.adapters.library.chroma_library import ChromaLibrary
        from bot.adapters.library.following import FollowingLibrary
        from bot.wiring.embedding import chroma_of, reranked

        chroma = chroma_of(self._settings)
        whole = ChromaLibrary(self._folder / "", self.pack.company.id, self._passages_embedder, chroma)
        self._closing.callback(whole.close)
        return FollowingLibrary(reranked(whole, self._settings), self.knowledge)

    def library(self, progress: Progress | None = None) -> Library:
        """See `House`."""
        self._library.follow(progress)
        return self._library

    def whole(self) -> bool:
        """See `House`."""
        from bot.adapters.library.chroma_library import ChromaLibrary
        from bot.adapters.library.following import PACK
        from bot.adapters.library.records import digest_of

        held = ChromaLibrary(self._folder / "", self.pack.company.id, self.embedder).digest(PACK)
        return held == digest_of(self.knowledge.passages())

    @cached_property
    def _texts(self) -> "Texts":
        from bot.wiring.texts import read_texts

        return read_texts(shipped("prompts"), self._kept, lambda: self._advice)

    @cached_property
    def _advice(self) -> "AdviceBook":
        from bot.adapters.advice import load_advice

        return load_advice(shipped("prompts"), self._sections(), self._kept)

    @cached_property
    def _topics(self) -> "TopicLikeness":
        from bot.adapters.topics import TopicLikeness

        return TopicLikeness(self._advice, self._passages_embedder)

    def _topic_scores(self, vector: Vectors) -> Mapping[str, float]:
        """How near a question comes to each topic of the advice; the book is read when the first one is asked."""
        return self._topics.scores(vector)

    def _sections(self) -> frozenset[str]:
        """The essay sections that advice may rest on: those of the shipped essays, which it was written for."""
        return frozenset(p.id for p in self.knowledge.passages() if p.id.startswith("essays/"))

    @cached_property
    def _model(self) -> Model | None:
        if not self._settings.model:
            return None
        from bot.adapters.chat_model import ChatModel

        return ChatModel(self._settings)

    def coach(self, progress: Progress | None = None) -> "Coach":
        """See `House`."""
        library = self.library(progress)
        self._closing.callback(self._library.open_ahead().join)
        from bot.adapters.classifier import Classifier
        from bot.coach.pipeline import Coach

        return Coach(
            knowledge=self.knowledge,
            library=library,
            embedder=self.embedder,
            scores=Classifier.load(shipped("prompts") / "examples", self.embedder, self._folder / "classifier"),
            texts=self._texts,
            likeness=self._topic_scores,
            model=self._model,
            mask=self._settings.model_mask,
            signature=self._settings.signature,
            default_language=self.default_language,
        )

    def check(self, draft: str, request: CoachRequest, *, answered: bool) -> CheckResult:
        """See `House`."""
        from bot.coach.review import review

        return review(draft, request, self.pack, self._texts.lexicon, self._texts.cues, answered=answered)

    def ingest(
        self, paths: list[Path], progress: Progress | None = None, reading: Progress | None = None
    ) -> IngestReport:
        """See `House`."""
        from bot.adapters.library.following import PACK
        from bot.adapters.originals.files import digested_in
        from bot.adapters.originals.ingest import ingest_originals

        library = self._library
        if not paths:
            return library.replace(PACK, self.knowledge.passages(), progress)
        library.follow(progress)
        digested = digested_in(self._essays)
        return ingest_originals(library, paths, digested, progress, reading, self.knowledge.passages())

    def _record(self, version: str, files: Mapping[str, bytes]) -> None:
        """Keep a version of the pack that begins to serve, where this process may write."""
        if not self._folder.owned:
            return
        from bot.adapters.packs.versions import PackVersions

        log = PackVersions(self._folder / "packs" / "versions", self._knowledge_folder)
        why = "edited on disk" if log.log() else "as first read"
        log.record(version, files, self._clock.now(), "files", why)

    @cached_property
    def policies(self) -> "Policies":
        """See `House`."""
        from bot.adapters.packs.hinting import LimitReader
        from bot.adapters.packs.limit_cues import LimitCues
        from bot.adapters.packs.tending import TendedPolicies
        from bot.adapters.prompts import PromptFiles
        from bot.adapters.write_prompt import read_write_prompt

        cues = LimitCues.of(PromptFiles(shipped("prompts"), self._kept).load("limits").data)

        def reader() -> LimitReader | None:
            prompt = read_write_prompt(shipped("prompts") / "limits-read.v1.md")
            return LimitReader(self._model, prompt, tuple(cues.measures)) if self._model else None

        return TendedPolicies(
            self._knowledge_folder,
            self._essays,
            self._folder / "packs",
            cues,
            self._clock,
            own=self._settings.knowledge_dir is not None,
            serving=self.knowledge.pack,
            reader=reader,
        )

    def new_company(self, folder: Path, name: str, currency: str) -> tuple[str, ...]:
        """See `House`."""
        from bot.adapters.packs.starting import begin

        return begin(shipped("knowledge") / "starter", folder, name, currency)

    def search(self, text: str, limit: int, *, internal: bool, progress: Progress | None = None) -> tuple[Passage, ...]:
        """See `House`."""
        return self.library(progress).search(Query(text, limit=limit, internal=internal, today=self._clock.today()))

    @cached_property
    def _database(self) -> "Database":
        from bot.wiring.keeping import opened_database

        file = (self._folder / "tenirbon.sqlite").resolve()
        database = opened_database(self._settings.database_url or f"sqlite:///{file}")
        self._closing.callback(database.close)
        return database

    @cached_property
    def casebook(self) -> Casebook:
        """The cases of this pack's company."""
        from bot.adapters.casebook import DatabaseCasebook

        return DatabaseCasebook(self._database, self.pack.company.id, self._clock)

    def keep(self, request: CoachRequest, answer: Answer, case: str | None) -> str:
        """See `House`."""
        from bot.wiring.keeping import keep

        return keep(self.casebook, self.pack.company.id, self.default_language, request, answer, case)

    def trial(self, *, made: bool = False) -> "AbstractContextManager[Trial]":
        """See `House`."""
        from bot.wiring.measuring import made_trial, trial

        return made_trial() if made else trial(self.embedder, self._folder / "vectors.sqlite")

    def plain_draft(self, request: CoachRequest, heard: Heard | None = None) -> str:
        """See `House`."""
        from bot.wiring.measuring import plain_draft

        if self._model is None:
            raise BadSetting("TENIRBON_MODEL is not set: no language model would write")
        return plain_draft(self._model, self.library(), self.pack.company.name, request.message, heard)

    def samples(self, count: int) -> list[str]:
        """See `House`."""
        from bot.wiring.measuring import samples

        return samples(count)

    def evaluate(
        self, cases: Path, shared: Path | None, half: int | None, only: str = "*", progress: Progress | None = None
    ) -> "dict[str, Report]":
        """See `House`."""
        from bot.wiring.measuring import evaluate

        coach, packs = self.coach(progress), {"demo": self.pack}
        packs |= {f.name: read_pack(f, self._essays).pack for f in cases.glob("packs/*") if f.is_dir()}
        return evaluate(coach, self._texts.lexicon, packs, cases, shared, half, only, self._clock.today())

    def serve(self, *, webhook: bool = False) -> None:
        """See `House`."""
        from bot.wiring.telegram import Bot, serve

        serve(
            Bot(
                settings=self._settings,
                coach=self.coach,
                casebook=lambda: self.casebook,
                database=lambda: self._database,
                company=lambda: self.pack.company.id,
                clock=self._clock,
                pulse=Pulse(self._folder / "pulse.json", self._clock),
                check=self.check,
                pack=lambda: self.pack,
                webhook=webhook,
            )
        )
