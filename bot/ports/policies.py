"""The company's policies as people tend them: versions, proposals, what is doubtful."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Protocol

from bot.domain.asks import Language
from bot.domain.errors import Mistake
from bot.domain.policy import Authority, Clause, Pack, Product
from bot.domain.proposal import Doubt, Proposal


@dataclass(frozen=True, slots=True)
class Version:
    """A version of the pack that served from `when`; `id` is its hash, `who` "files" for an edit on disk."""

    id: str
    when: datetime
    who: str
    why: str

    @property
    def short(self) -> str:
        """The first eight characters, as people name it."""
        return self.id[:8]


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a clause between two versions: the words of each, "" where it was not there."""

    clause: str
    before: str
    after: str


class Policies(Protocol):
    """One company's policies. Everything that changes them names who did, and is refused whole or done whole."""

    @property
    def own(self) -> bool:
        """Whether the files are the company's own to change; the demo company's are not."""
        ...

    def pack(self, version: str = "", on: date | None = None) -> Pack:
        """The pack that serves; or that of a version, or of a day. Raises BadInput, BadPack."""
        ...

    def versions(self) -> tuple[Version, ...]:
        """Every version that served, oldest first."""
        ...

    def compare(self, before: str, after: str = "") -> tuple[Change, ...]:
        """The clauses and products that differ between two versions ("" is the one that serves)."""
        ...

    def doubts(self) -> tuple[Mistake, ...]:
        """What a person should look at in a sound pack: contradictions, gaps, ends that are near."""
        ...

    def propose(self, documents: Sequence[tuple[str, bytes]]) -> tuple[Proposal, ...]:
        """Read limits out of documents, given by name and bytes; they wait. Raises BadInput for one that is refused."""
        ...

    def proposals(self) -> tuple[Proposal, ...]:
        """The proposals that wait."""
        ...

    def told(self, doubt: Doubt, language: Language) -> str:
        """What a doubt about a proposal says, in a sentence for whoever confirms it."""
        ...

    def products(self) -> tuple[Product, ...]:
        """The products with their prices that were read in documents by `propose`, and wait."""
        ...

    def confirm_products(self, who: str) -> tuple[Product, ...]:
        """Put the prices that wait in the price list; raises BadInput where none wait, BadPack."""
        ...

    def decline_products(self) -> None:
        """Forget the prices that wait."""
        ...

    def confirm(
        self, proposal: str, who: str, value: Decimal | None = None, authority: Authority | None = None
    ) -> Clause:
        """Put a proposal in force from today, perhaps with another figure or authority; raises BadInput, BadPack."""
        ...

    def decline(self, proposal: str) -> Proposal:
        """Forget a proposal; raises BadInput for an unknown one."""
        ...

    def roll_back(self, version: str, who: str) -> Version:
        """Put the files of a version back; raises BadInput."""
        ...
