"""The parts of the house of one data folder: slow ones are imported and built when first asked for."""

import gc
from collections.abc import Mapping
from contextlib import ExitStack
from functools import cached_property
from typing import TYPE_CHECKING

from bot.adapters.clock import SystemClock
from bot.adapters.datafolder import DataFolder
from bot.adapters.files import shipped
from bot.adapters.kept import Kept
from bot.adapters.packs import ServedKnowledge
from bot.domain.errors import BadSetting
from bot.ports import Casebook, Embedder, Model, Pictures, Vectors
from bot.reading.figures.sifting import FIGURES
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.adapters.database import Database
    from bot.adapters.library.following import FollowingLibrary
    from bot.adapters.topics import TopicLikeness
    from bot.coach.pipeline import Texts
    from bot.domain.advice import AdviceBook
    from bot.ports.policies import Policies


class Parts:
    """What the house is built from, each part once; `closing` closes what was opened."""

    def __init__(self, settings: Settings, folder: DataFolder, closing: ExitStack) -> None:
        self.settings, self.folder, self.closing = settings, folder, closing
        self.clock = SystemClock()
        knowledge = settings.knowledge_dir or shipped("knowledge")
        if not knowledge.is_dir():
            raise BadSetting(f"TENIRBON_KNOWLEDGE_DIR: {knowledge} is not a folder; name one that holds policies/*.md")
        self.knowledge_folder = knowledge
        # A pack without essays of its own rests on the shipped ones.
        self.essays = knowledge / "essays" if (knowledge / "essays").is_dir() else shipped("knowledge") / "essays"
        self.kept = Kept(folder / "kept", writes=folder.owned)
        self.knowledge = ServedKnowledge(knowledge, folder / "packs", self.essays, self.kept, self._record)

    @cached_property
    def embedder(self) -> Embedder:
        """The embedder that the settings name; raises BadSetting."""
        from bot.wiring.embedding import embedder_of

        return embedder_of(self.settings)

    @cached_property
    def passages_embedder(self) -> Embedder:
        """The same for passages: their vectors are shipped, or kept once made."""
        from bot.adapters.embedding.cache import CachedEmbedder
        from bot.adapters.embedding.shipped import FILE, ShippedVectors

        known = ShippedVectors(self.embedder, shipped("knowledge") / FILE)
        cached = CachedEmbedder(known, self.folder / "vectors.sqlite")
        self.closing.callback(cached.close)
        return cached

    @cached_property
    def library(self) -> "FollowingLibrary":
        """The library of the data folder, which follows the pack."""
        from bot.adapters.library.chroma_library import ChromaLibrary
        from bot.adapters.library.following import FollowingLibrary
        from bot.wiring.embedding import chroma_of, reranked

        chroma = chroma_of(self.settings)
        whole = ChromaLibrary(self.folder / "", self.knowledge.pack().company.id, self.passages_embedder, chroma)
        self.closing.callback(whole.close)
        return FollowingLibrary(reranked(whole, self.settings), self.knowledge)

    @cached_property
    def texts(self) -> "Texts":
        """The texts of prompts/."""
        from bot.wiring.texts import read_texts

        return read_texts(shipped("prompts"), self.kept, lambda: self.advice)

    @cached_property
    def advice(self) -> "AdviceBook":
        """What users are advised, resting on the shipped essays."""
        from bot.adapters.texts.advice import load_advice

        return load_advice(shipped("prompts"), self._sections(), self.kept)

    @cached_property
    def _topics(self) -> "TopicLikeness":
        from bot.adapters.topics import TopicLikeness

        return TopicLikeness(self.advice, self.passages_embedder)

    def likeness(self, vector: Vectors) -> Mapping[str, float]:
        """How near a question comes to each topic of the advice; the book is read when the first one is asked."""
        return self._topics.scores(vector)

    def ready(self) -> None:
        """Compile the patterns and embed the advice's examples now."""
        self.texts.ready()
        FIGURES.ready()
        self._topics.ready()
        # What is made by now stays for good: looking through it again would hold up an answer by a tenth of a second.
        gc.collect()
        gc.freeze()

    def _sections(self) -> frozenset[str]:
        """The essay sections that advice may rest on: those of the shipped essays, which it was written for."""
        return frozenset(p.id for p in self.knowledge.passages() if p.id.startswith("essays/"))

    @cached_property
    def model(self) -> Model | None:
        """The language model that the settings name, if any."""
        if not self.settings.model:
            return None
        from bot.adapters.chat_model import ChatModel

        return ChatModel(self.settings)

    @cached_property
    def pictures(self) -> Pictures | None:
        """What reads pictures, where the settings say that the model sees them.

        Its refusals are its own: a server that takes no picture still writes drafts.
        """
        if not self.settings.model_sees:
            return None
        from bot.adapters.chat_model import ChatModel
        from bot.adapters.pictures import LONGEST, PictureReader
        from bot.adapters.texts.write_prompt import read_write_prompt

        prompt = read_write_prompt(shipped("prompts") / "picture-read.v1.md")
        return PictureReader(ChatModel(self.settings, longest=LONGEST), prompt)

    def _record(self, version: str, files: Mapping[str, bytes]) -> None:
        """Keep a version of the pack that begins to serve, where this process may write."""
        if not self.folder.owned:
            return
        from bot.adapters.packs.versions import PackVersions

        log = PackVersions(self.folder / "packs" / "versions", self.knowledge_folder)
        why = "edited on disk" if log.log() else "as first read"
        log.record(version, files, self.clock.now(), "files", why)

    @cached_property
    def database(self) -> "Database":
        """The database, brought up to date: a file of the data folder unless the settings name another."""
        from bot.wiring.keeping import opened_database

        file = (self.folder / "tenirbon.sqlite").resolve()
        database = opened_database(self.settings.database_url or f"sqlite:///{file}")
        self.closing.callback(database.close)
        return database

    @cached_property
    def casebook(self) -> Casebook:
        """The cases of the pack's company, in the database."""
        from bot.adapters.records.casebook import DatabaseCasebook

        return DatabaseCasebook(self.database, self.knowledge.pack().company.id, self.clock)

    @cached_property
    def policies(self) -> "Policies":
        """The policies as people tend them."""
        from bot.adapters.packs.hinting import LimitReader
        from bot.adapters.packs.limit_cues import LimitCues
        from bot.adapters.packs.tending import TendedPolicies
        from bot.adapters.texts.prompts import PromptFiles
        from bot.adapters.texts.write_prompt import read_write_prompt

        cues = LimitCues.of(PromptFiles(shipped("prompts"), self.kept).load("limits").data)

        def reader() -> LimitReader | None:
            prompt = read_write_prompt(shipped("prompts") / "limits-read.v1.md")
            return LimitReader(self.model, prompt, tuple(cues.measures)) if self.model else None

        return TendedPolicies(
            self.knowledge_folder,
            self.essays,
            self.folder / "packs",
            cues,
            self.clock,
            own=self.settings.knowledge_dir is not None,
            serving=self.knowledge.pack,
            reader=reader,
        )
