"""The house of one data folder: what its doors ask of it, made of its parts."""

from contextlib import AbstractContextManager, ExitStack
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from bot.adapters.clock import SystemClock
from bot.adapters.datafolder import DataFolder
from bot.adapters.files import shipped
from bot.adapters.packs import read_pack
from bot.adapters.pulse import Pulse
from bot.domain.answer import Answer
from bot.domain.asks import Language
from bot.domain.errors import BadSetting, Mistake
from bot.domain.knowledge import ALWAYS, Days, Passage, PassageKind
from bot.domain.policy import Pack
from bot.domain.request import CoachRequest
from bot.domain.verdict import CheckResult
from bot.ports import Casebook, Embedder, Heard, IngestReport, Library, Progress, Query
from bot.settings import Settings
from bot.wiring.parts import Parts

_LOOKED_UP = 6
"""Passages shown to whoever asks what the policies say."""

if TYPE_CHECKING:
    from bot.coach.pipeline import Coach
    from bot.entrypoints.house import Report, Trial
    from bot.entrypoints.telegram.visits.tools import Brought
    from bot.ports.policies import Policies


class OpenedHouse:
    """Implements `entrypoints.house.House`."""

    def __init__(self, settings: Settings, folder: DataFolder, closing: ExitStack) -> None:
        self._parts = Parts(settings, folder, closing)

    @property
    def settings(self) -> Settings:
        """See `House`."""
        return self._parts.settings

    @property
    def default_language(self) -> Language:
        """The language for people who never chose one."""
        return Language(self.settings.company_language)

    @property
    def clock(self) -> SystemClock:
        """See `House`."""
        return self._parts.clock

    @property
    def pack(self) -> Pack:
        """See `House`."""
        return self._parts.knowledge.pack()

    @property
    def mistakes(self) -> tuple[Mistake, ...]:
        """See `House`."""
        return self._parts.knowledge.mistakes()

    @property
    def embedder(self) -> Embedder:
        """See `House`."""
        return self._parts.embedder

    @property
    def casebook(self) -> Casebook:
        """See `House`."""
        return self._parts.casebook

    @property
    def policies(self) -> "Policies":
        """See `House`."""
        return self._parts.policies

    def library(self, progress: Progress | None = None) -> Library:
        """See `House`."""
        self._parts.library.follow(progress)
        return self._parts.library

    def whole(self) -> bool:
        """See `House`."""
        from bot.adapters.library.chroma_library import ChromaLibrary
        from bot.adapters.library.following import PACK
        from bot.adapters.library.records import digest_of

        held = ChromaLibrary(self._parts.folder / "", self.pack.company.id, self.embedder).digest(PACK)
        return held == digest_of(self._parts.knowledge.passages())

    def coach(self, progress: Progress | None = None) -> "Coach":
        """See `House`."""
        library = self.library(progress)
        self._parts.closing.callback(self._parts.library.open_ahead().join)
        from bot.adapters.asks.classifier import Classifier
        from bot.coach.pipeline import Coach

        return Coach(
            knowledge=self._parts.knowledge,
            library=library,
            embedder=self.embedder,
            scores=Classifier.load(shipped("prompts") / "examples", self.embedder, self._parts.folder / "classifier"),
            texts=self._parts.texts,
            likeness=self._parts.likeness,
            model=self._parts.model,
            mask=self.settings.model_mask,
            signature=self.settings.signature,
            default_language=self.default_language,
        )

    def _ready_coach(self) -> "Coach":
        coach = self.coach()
        self.ready()
        return coach

    def ready(self) -> None:
        """See `House`."""
        self._parts.ready()

    def check(self, draft: str, request: CoachRequest, *, answered: bool) -> CheckResult:
        """See `House`."""
        from bot.coach.review import review

        return review(draft, request, self.pack, self._parts.texts.lexicon, self._parts.texts.cues, answered=answered)

    def ingest(
        self,
        paths: list[Path],
        progress: Progress | None = None,
        reading: Progress | None = None,
        days: Days = ALWAYS,
        *,
        internal: bool = False,
    ) -> IngestReport:
        """See `House`."""
        from bot.adapters.library.following import PACK
        from bot.adapters.originals.files import digested_in
        from bot.adapters.originals.ingest import ingest_originals

        library = self._parts.library
        if not paths:
            return library.replace(PACK, self._parts.knowledge.passages(), progress)
        library.follow(progress)
        digested, told = digested_in(self._parts.essays), self._parts.knowledge.passages()
        return ingest_originals(library, paths, digested, progress, reading, told, days, internal=internal)

    def _bring_in(self, name: str, data: bytes) -> "Brought":
        """A document that somebody sent: kept in the data folder and indexed; BadInput leaves all as it was."""
        from bot.adapters.originals.sent import keep_sent
        from bot.entrypoints.telegram.visits.tools import Brought

        count, notes = keep_sent(self._parts.folder / "documents", name, data, lambda path: self.ingest([path]))
        return Brought(count, notes)

    def new_company(self, folder: Path, name: str, currency: str) -> tuple[str, ...]:
        """See `House`."""
        from bot.adapters.packs.starting import begin

        return begin(shipped("knowledge") / "starter", folder, name, currency)

    def remove(self, path: Path) -> int:
        """See `House`."""
        from bot.adapters.originals.ingest import forgotten

        return forgotten(self.library(), path)

    def search(
        self,
        text: str,
        limit: int,
        *,
        internal: bool,
        kinds: tuple[PassageKind, ...] = (),
        today: date | None = None,
        progress: Progress | None = None,
    ) -> tuple[Passage, ...]:
        """See `House`."""
        day = today or self.clock.today()
        return self.library(progress).search(Query(text, limit=limit, internal=internal, kinds=kinds, today=day))

    def _looked_up(self, text: str, *, internal: bool) -> tuple[Passage, ...]:
        """The rules and documents nearest to what somebody asks of the company's policies."""
        return self.search(text, _LOOKED_UP, internal=internal, kinds=(PassageKind.POLICY, PassageKind.DOCUMENT))

    def keep(self, request: CoachRequest, answer: Answer, case: str | None) -> str:
        """See `House`."""
        from bot.wiring.keeping import keep

        return keep(self.casebook, self.pack.company.id, self.default_language, request, answer, case)

    def trial(self, *, made: bool = False) -> "AbstractContextManager[Trial]":
        """See `House`."""
        from bot.wiring.measuring import made_trial, trial

        return made_trial() if made else trial(self.embedder, self._parts.folder / "vectors.sqlite")

    def plain_draft(self, request: CoachRequest, heard: Heard | None = None) -> str:
        """See `House`."""
        from bot.wiring.measuring import plain_draft

        if self._parts.model is None:
            raise BadSetting("TENIRBON_MODEL is not set: no language model would write")
        return plain_draft(self._parts.model, self.library(), self.pack.company.name, request.message, heard)

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
        packs |= {f.name: read_pack(f, self._parts.essays).pack for f in cases.glob("packs/*") if f.is_dir()}
        return evaluate(coach, self._parts.texts.lexicon, packs, cases, shared, half, only, self.clock.today())

    def serve(self, *, webhook: bool = False) -> None:
        """See `House`."""
        from bot.wiring.telegram import Bot, serve

        serve(
            Bot(
                settings=self.settings,
                coach=self._ready_coach,
                casebook=lambda: self.casebook,
                database=lambda: self._parts.database,
                company=lambda: self.pack.company.id,
                clock=self.clock,
                pulse=Pulse(self._parts.folder / "pulse.json", self.clock),
                check=self.check,
                pack=lambda: self.pack,
                policies=lambda: self.policies,
                bring_in=self._bring_in,
                search=self._looked_up,
                pictures=lambda: self._parts.pictures,
                webhook=webhook,
            )
        )
