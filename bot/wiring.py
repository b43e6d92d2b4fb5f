"""The only place that names concrete adapters: it builds the house from the settings."""

import hashlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from bot.adapters.clock import SystemClock
from bot.adapters.datafolder import DataFolder
from bot.adapters.files import shipped
from bot.adapters.packs import ServedKnowledge, read_pack
from bot.adapters.pulse import Pulse
from bot.domain.answer import Answer
from bot.domain.asks import Language
from bot.domain.errors import BadSetting, Mistake
from bot.domain.facts import Facts
from bot.domain.knowledge import Passage
from bot.domain.policy import Pack
from bot.domain.request import CoachRequest
from bot.domain.verdict import CheckResult
from bot.ports import Casebook, Embedder, IngestReport, Library, Model, Progress, Query
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.adapters.database import Database
    from bot.adapters.library.following import FollowingLibrary
    from bot.coach.pipeline import Coach, Texts
    from bot.domain.advice import AdviceBook
    from bot.entrypoints.house import Report, Trial

_TERMINAL = 0
"""The Telegram id that stands for whoever uses the command line: no account has it."""


class OpenedHouse:
    """Implements `entrypoints.house.House`; slow parts are imported and built when first asked for."""

    def __init__(self, settings: Settings, folder: DataFolder, closing: ExitStack) -> None:
        self._settings, self._folder, self._closing = settings, folder, closing
        self._clock = SystemClock()
        knowledge = settings.knowledge_dir or shipped("knowledge")
        if not knowledge.is_dir():
            raise BadSetting(f"TENIRBON_KNOWLEDGE_DIR: {knowledge} is not a folder; name one that holds policies/*.md")
        # A pack without essays of its own rests on the shipped ones.
        self._essays = knowledge / "essays" if (knowledge / "essays").is_dir() else shipped("knowledge") / "essays"
        self.knowledge = ServedKnowledge(knowledge, folder / "packs", self._essays)

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
        return self.knowledge.mistakes()

    @cached_property
    def embedder(self) -> Embedder:
        """See `House`."""
        return _embedder(self._settings)

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

        whole = ChromaLibrary(self._folder / "", self.pack.company.id, self._passages_embedder)
        self._closing.callback(whole.close)
        return FollowingLibrary(whole, self.knowledge)

    def library(self, progress: Progress | None = None) -> Library:
        """See `House`."""
        self._library.follow(progress)
        return self._library

    @cached_property
    def _texts(self) -> "Texts":
        from bot.adapters.phrases import load_phrases
        from bot.adapters.prompts import PromptFiles
        from bot.adapters.sayings import read_sayings
        from bot.adapters.write_prompt import read_write_prompt
        from bot.coach.check import Lexicon
        from bot.coach.pipeline import Texts
        from bot.coach.understand import Cues

        folder = shipped("prompts")
        files = PromptFiles(folder)
        return Texts(
            cues=Cues.read(files.load("cues").data),
            phrases=load_phrases(folder),
            sayings=read_sayings(files.load("verdict")),
            advice=lambda: self._advice,
            lexicon=Lexicon.of(files.load("check").data, files.load("findings").data),
            write=read_write_prompt(folder / "write.v1.md"),
            sections=files.load("cites")["sections"],
        )

    @cached_property
    def _advice(self) -> "AdviceBook":
        from bot.adapters.advice import load_advice

        return load_advice(shipped("prompts"), self._sections())

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
        from bot.adapters.classifier import Classifier
        from bot.coach.pipeline import Coach

        return Coach(
            knowledge=self.knowledge,
            library=library,
            embedder=self.embedder,
            scores=Classifier.load(shipped("prompts") / "examples", self.embedder, self._folder / "classifier"),
            texts=self._texts,
            model=self._model,
            signature=self._settings.signature,
            default_language=Language(self._settings.company_language),
        )

    def check(self, draft: str, request: CoachRequest, *, answered: bool) -> CheckResult:
        """See `House`."""
        from bot.coach.review import review

        return review(draft, request, self.pack, self._texts.lexicon, self._texts.cues, answered=answered)

    def ingest(self, paths: list[Path], progress: Progress | None = None) -> IngestReport:
        """See `House`."""
        from bot.adapters.library.following import PACK
        from bot.adapters.originals.files import digested_in
        from bot.adapters.originals.ingest import ingest_originals

        library = self._library
        if not paths:
            return library.replace(PACK, self.knowledge.passages(), progress)
        library.follow(progress)
        return ingest_originals(library, paths, digested_in(self._essays), progress)

    def search(self, text: str, limit: int, *, internal: bool, progress: Progress | None = None) -> tuple[Passage, ...]:
        """See `House`."""
        return self.library(progress).search(Query(text, limit=limit, internal=internal))

    @cached_property
    def _database(self) -> "Database":
        from sqlalchemy.exc import OperationalError

        from bot.adapters.database import open_database

        file = (self._folder / "tenirbon.sqlite").resolve()
        try:
            database = open_database(self._settings.database_url or f"sqlite:///{file}")
        except (OperationalError, OSError) as error:
            # Its message may hold the whole address, password included.
            why = type(getattr(error, "orig", None) or error).__name__
            raise BadSetting(
                f"TENIRBON_DATABASE_URL: the database cannot be opened ({why}); see `.env.example`"
            ) from None
        self._closing.callback(database.close)
        return database

    @cached_property
    def casebook(self) -> Casebook:
        """The cases of this pack's company."""
        from bot.adapters.casebook import DatabaseCasebook

        return DatabaseCasebook(self._database, self.pack.company.id, self._clock)

    def keep(self, request: CoachRequest, answer: Answer, case: str | None) -> str:
        """See `House`."""
        book, key = self.casebook, f"terminal/{answer.id}"
        # What the user adds gives another answer to the same words: these are not said again.
        asked = repr((replace(request, added=""), self.pack.company.id)).encode()
        said = f"terminal/{hashlib.sha256(asked).hexdigest()[:16]}"
        if case is None:
            person = book.person(_TERMINAL, Language(self._settings.company_language))
            kept = book.open(person.id, "terminal", request.message, key=said)
        else:
            kept = book.hear(case, request.message, key=said)
        told = request.added.removeprefix(kept.added).strip()
        if told:
            kept = book.note(kept.id, told, key=f"{key}/added")
        book.keep(kept, answer, request.channel, request.tone, key=key)
        return kept.id

    @contextmanager
    def trial(self) -> "Iterator[Trial]":
        """See `House`; the library is the one that serves, but for its floor: a measure wants every place filled."""
        import tempfile

        from bot.adapters.embedding.cache import CachedEmbedder
        from bot.adapters.embedding.timed import TimedEmbedder
        from bot.adapters.library.chroma_library import ChromaLibrary
        from bot.adapters.library.fusion import Fusion
        from bot.entrypoints.house import Trial

        alone = TimedEmbedder(self.embedder)
        with ExitStack() as closing:
            folder = Path(closing.enter_context(tempfile.TemporaryDirectory(prefix="tenirbon-")))
            cached = CachedEmbedder(alone, self._folder / "vectors.sqlite", queries=True)
            closing.callback(cached.close)
            library = ChromaLibrary(folder, "trial", cached, fusion=Fusion(floor=0.0))
            closing.callback(library.close)
            yield Trial(library, cached, alone)

    def samples(self, count: int) -> list[str]:
        """See `House`."""
        from bot.adapters.classifier import read_examples

        texts = sorted(set(read_examples(shipped("prompts") / "examples").texts))
        step = max(1, len(texts) // count)
        return (texts[::step] * count)[:count]

    def evaluate(
        self, cases: Path, shared: Path | None, half: int | None, only: str = "*", progress: Progress | None = None
    ) -> "dict[str, Report]":
        """See `House`."""
        from bot.entrypoints.evaluation.checks import evaluate_checks
        from bot.entrypoints.evaluation.dialogues import evaluate_dialogues, evaluate_groups, evaluate_speech
        from bot.entrypoints.evaluation.understanding import measure

        coach = self.coach(progress)
        reports: dict[str, Report] = {}
        of_kind = {"groups": evaluate_groups, "questions": evaluate_speech}
        for file in sorted(cases.glob(f"dialogues/{only}.yaml")):
            if file.stem != "pairs":
                evaluate = of_kind.get(file.stem.split("-")[0], evaluate_dialogues)
                reports[f"dialogues/{file.stem}"] = evaluate(file, coach, half)
        today, lexicon = self._clock.today(), self._texts.lexicon

        def facts_of(context: str) -> Facts:
            return coach.read("Bonjour", today, context).facts if context else Facts()

        packs = {"demo": self.pack} | {
            f.name: read_pack(f, self._essays).pack for f in cases.glob("packs/*") if f.is_dir()
        }
        for file in sorted(cases.glob(f"checks/{only}.yaml")):
            for name, pack in packs.items():
                report = evaluate_checks(file, pack, lexicon, facts_of, name, half)
                if report.breaches or report.clean:
                    reports[f"checks/{file.stem} ({name})"] = report
        if shared is not None:
            reports["understanding"] = measure(shared, lambda text: coach.read(text, today))
        return reports

    def serve(self) -> None:
        """See `House`."""
        import asyncio

        from bot.adapters.inbox import DatabaseInbox
        from bot.adapters.logs import start_logging
        from bot.adapters.people import DatabasePeople
        from bot.adapters.prompts import PromptFiles
        from bot.entrypoints.telegram.desk import Desk
        from bot.entrypoints.telegram.lines import read_lines
        from bot.entrypoints.telegram.run import run_until_stopped
        from bot.entrypoints.telegram.serve import TelegramAccount

        token = self._settings.telegram_token.get_secret_value()
        if not token:
            raise BadSetting("TENIRBON_TELEGRAM_TOKEN is not set: create a bot with BotFather and put its token there")
        start_logging(self._settings.log_level)
        words = PromptFiles(shipped("prompts")).load("telegram")
        desk = Desk(
            coach=self.coach(),
            casebook=self.casebook,
            people=DatabasePeople(self._database, self.pack.company.id, self._clock),
            inbox=DatabaseInbox(self._database, self.pack.company.id, self._clock),
            lines=read_lines(words.name, words.data),
            clock=self._clock,
            allowed=self._settings.telegram_allowed_ids,
            administrators=self._settings.telegram_admin_ids,
            per_minute=self._settings.telegram_per_minute,
            default=Language(self._settings.company_language),
        )
        pulse = Pulse(self._folder / "pulse.json", self._clock)
        asyncio.run(run_until_stopped(TelegramAccount(token, self._settings.telegram_api_url), desk, pulse.beat))


def _embedder(settings: Settings) -> Embedder:
    """The embedder a setting names; raises BadSetting."""
    kind, _, model = settings.embedder.partition(":")
    if settings.embedder == "bundled":
        from bot.adapters.embedding.bundled import BundledEmbedder

        return BundledEmbedder()
    if kind == "sentence-transformers" and model:
        from bot.adapters.embedding.sentence_transformers import SentenceTransformersEmbedder

        return SentenceTransformersEmbedder(model)
    raise BadSetting(f"TENIRBON_EMBEDDER: {settings.embedder!r} is neither `bundled` nor `sentence-transformers:NAME`")


@contextmanager
def open_house(settings: Settings) -> Iterator[OpenedHouse]:
    """The house of a data folder, this process its only owner; closed at the end."""
    with ExitStack() as closing:
        folder = closing.enter_context(DataFolder.open(settings.data_dir.expanduser()))
        yield OpenedHouse(settings, folder, closing)


def alive(settings: Settings) -> str | None:
    """Why the bot of this data folder is not serving; None when it is. Opens nothing that it owns."""
    return Pulse(settings.data_dir.expanduser() / "pulse.json", SystemClock()).trouble()
