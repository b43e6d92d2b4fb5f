"""What a door needs of the house; wiring builds it."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, ClassVar, Protocol

from bot.domain.answer import Answer
from bot.domain.errors import Mistake
from bot.domain.knowledge import ALWAYS, Days, Passage, PassageKind
from bot.domain.policy import Pack
from bot.domain.request import CoachRequest
from bot.domain.verdict import CheckResult
from bot.ports import Casebook, Clock, Coach, Embedder, Heard, IngestReport, Library, Progress, RankedLibrary
from bot.ports.policies import Policies
from bot.settings import Settings


class Report(Protocol):
    """A dataclass of figures and of what was wrong."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    def shares(self) -> dict[str, float]:
        """Figures that are not fields."""
        ...


class Stopwatch(Embedder, Protocol):
    """An embedder that counts its texts and the seconds they took."""

    passages_made: int
    queries_made: int
    passage_seconds: float
    query_seconds: float


@dataclass(frozen=True, slots=True)
class Trial:
    """An empty library to measure, its embedder with vectors kept, and that embedder alone."""

    library: RankedLibrary
    embedder: Embedder
    alone: Stopwatch


class House(Protocol):
    """Everything open for one data folder. Parts are built when first asked for."""

    @property
    def settings(self) -> Settings:
        """The settings in force."""
        ...

    @property
    def clock(self) -> Clock:
        """The clock."""
        ...

    @property
    def pack(self) -> Pack:
        """The pack that serves; raises BadPack."""
        ...

    @property
    def mistakes(self) -> tuple[Mistake, ...]:
        """Mistakes of an edit that does not serve; empty when the files are good."""
        ...

    @property
    def casebook(self) -> Casebook:
        """The cases of this pack's company; raises BadSetting when the database cannot be opened."""
        ...

    @property
    def embedder(self) -> Embedder:
        """The embedder."""
        ...

    def whole(self) -> bool:
        """Whether the index holds the pack that serves; read beside whoever owns the folder."""
        ...

    def coach(self, progress: Progress | None = None) -> Coach:
        """The coach, its pack ingested first where it is not or has changed."""
        ...

    def ready(self) -> None:
        """Make now what is else made while the first messages wait: about a second, well spent by who serves long."""
        ...

    def library(self, progress: Progress | None = None) -> Library:
        """The library, the pack ingested as above."""
        ...

    def check(self, draft: str, request: CoachRequest, *, answered: bool) -> CheckResult:
        """The check of a text that a person wrote; `request.message` is the client's only where `answered`."""
        ...

    def ingest(
        self,
        paths: list[Path],
        progress: Progress | None = None,
        reading: Progress | None = None,
        days: Days = ALWAYS,
        *,
        internal: bool = False,
    ) -> IngestReport:
        """Bring in the pack, and the documents at `paths`; `reading` counts files, `progress` passages.

        The documents are found on `days`, the first and the last, and where they are `internal` by those who decide.
        """
        ...

    @property
    def policies(self) -> Policies:
        """The policies as people tend them."""
        ...

    def new_company(self, folder: Path, name: str, currency: str) -> tuple[str, ...]:
        """Write a commented pack into `folder`; the files written. Raises BadInput."""
        ...

    def remove(self, path: Path) -> int:
        """Forget what was brought in from `path`; how many passages. Raises BadInput where nothing was."""
        ...

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
        """The passages nearest to a question, of some kinds alone where any are named, in force on that day."""
        ...

    def keep(self, request: CoachRequest, answer: Answer, case: str | None) -> str:
        """Store the answer with its case (a new one for None); the case's id."""
        ...

    def trial(self, *, made: bool = False) -> AbstractContextManager[Trial]:
        """A library that begins empty, forgets all at the end and leaves the company's untouched.

        With `made` its vectors are made up from the texts' words, in no time.
        """
        ...

    def plain_draft(self, request: CoachRequest, heard: Heard | None = None) -> str:
        """What the language model writes with the policy in its prompt and nothing else; raises ModelFailed.

        It is unchecked: there to be measured, never to be sent.
        """
        ...

    def samples(self, count: int) -> list[str]:
        """`count` varied client messages, both languages, always the same, to measure with."""
        ...

    def evaluate(
        self, cases: Path, shared: Path | None, half: int | None, only: str = "*", progress: Progress | None = None
    ) -> Mapping[str, Report]:
        """How right the coach is over labelled cases (files of a name that `only` matches) and outside data."""
        ...

    def serve(self, *, webhook: bool = False) -> None:
        """Run the Telegram bot until it is stopped, by long polling or by a webhook."""
        ...


class OpenHouse(Protocol):
    """Opens the data folder."""

    def __call__(self, settings: Settings, *, looking: bool = False) -> AbstractContextManager[House]:
        """The house, owned by this process; raises DataFolderBusy, BadSetting.

        `looking` needs no ownership: pack, mistakes, embedder and `whole` may be asked, and
        nothing is written.
        """
        ...


Alive = Callable[[Settings], str | None]
"""Why the bot of a data folder does not serve, or None; never opens the folder."""
