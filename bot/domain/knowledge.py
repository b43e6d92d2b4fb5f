"""Passages: what can be found and cited."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.domain.asks import Language
from bot.domain.policy import Confidentiality


class PassageKind(StrEnum):
    """What a passage was cut from."""

    ESSAY = "essay"
    POLICY = "policy"
    DOCUMENT = "document"


Days = tuple[date | None, date | None]
"""The first and the last day on which something serves, both included; None for no such day."""

ALWAYS: Days = (None, None)


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of text with a stable id, e.g. `essays/fit#seven-levels`, and where it stands.

    `source` is what a person is shown ("Les clients que…"), `section` its heading, `position`
    its order in the source, `page` the page it begins on (0 where the source has none). `search_text`
    is what is indexed when more than `text`, `asked` how people ask for it in other words than its
    own: neither is shown. An original of a digest stands once more for each section that tells it,
    named in `told` (with `AS_TOLD` after it where the copy is searched as the section is); the copies
    are one passage to whoever searches. It serves from `effective` to `expires`, both included.
    """

    id: str
    source: str
    section: str
    kind: PassageKind
    text: str
    language: Language
    position: int = 0
    confidentiality: Confidentiality = Confidentiality.PUBLIC
    comment: bool = False  # a reader's comment under an essay
    score: float = 0.0
    search_text: str = ""
    page: int = 0
    effective: date | None = None
    expires: date | None = None
    asked: tuple[str, ...] = ()
    told: str = ""

    def place(self, language: Language) -> str:
        """Where it stands in its source, as a person is told: the heading and the page."""
        page = f"{'page' if language is not Language.FR else 'p.'} {self.page}" if self.page else ""
        return ", ".join(filter(None, (self.section, page)))


@dataclass(frozen=True, slots=True)
class Principle:
    """The principle of an essay, named by a verdict."""

    id: str
    title: str
    fr: str
    en: str

    def of(self, language: Language) -> str:
        """The principle's sentence in `language`; English for any other."""
        return self.fr if language is Language.FR else self.en


DEFAULT_PRINCIPLES = ("fit", "identity", "reciprocity", "benevolence", "loyalty")
"""The principles a clause may rest on where a pack brings no essays of its own."""


AS_TOLD = "~"


def digest_of(told: str) -> str:
    """The id of the digest's section that a passage's `told` names, without marks of language; "" for none."""
    return told.removesuffix(AS_TOLD).removesuffix("@en")


def translated(passage_id: str, language: Language) -> str:
    """The id of a policy passage in `language`: French under the plain id, English with `@en`."""
    plain = passage_id.removesuffix("@en")
    english = language is not Language.FR and plain.startswith("policies/")
    return f"{plain}@en" if english else plain
