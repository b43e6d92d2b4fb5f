"""Phrases as frozen values: what the embedded composer says, kept as data and filled in with a case's words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.domain.asks import AskKind, Language
from bot.domain.policy import Measure


@dataclass(frozen=True, slots=True)
class Said:
    """Words that are always the same."""

    text: str


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for a variable."""

    name: str


@dataclass(frozen=True, slots=True)
class Either:
    """Two forms of the same words: to a person addressed formally, and familiarly."""

    formal: "Phrase"
    familiar: "Phrase"


@dataclass(frozen=True, slots=True)
class Perhaps:
    """Words left out when one of their variables is unknown."""

    inner: "Phrase"


@dataclass(frozen=True, slots=True)
class Phrase:
    """One variant of a phrase. `source` is what its author typed."""

    parts: tuple[Said | Slot | Either | Perhaps, ...]
    source: str

    @property
    def needs(self) -> frozenset[str]:
        """The variables without which the phrase cannot be said."""
        names: set[str] = set()
        for part in self.parts:
            if isinstance(part, Slot):
                names.add(part.name)
            elif isinstance(part, Either):
                names |= part.formal.needs | part.familiar.needs
        return frozenset(names)

    @property
    def uses(self) -> frozenset[str]:
        """Every variable in the phrase, needed or not."""
        names = set(self.needs)
        for part in self.parts:
            if isinstance(part, Perhaps):
                names |= part.inner.uses
            elif isinstance(part, Either):
                names |= part.formal.uses | part.familiar.uses
        return frozenset(names)

    def fill(self, values: Mapping[str, str], *, familiar: bool) -> str:
        """The words, with every variable replaced; raises KeyError when a needed one is unknown."""
        said = []
        for part in self.parts:
            match part:
                case Said(text):
                    said.append(text)
                case Slot(name):
                    said.append(values[name])
                case Either(formal, friendly):
                    said.append((friendly if familiar else formal).fill(values, familiar=familiar))
                case Perhaps(inner):
                    if inner.needs <= values.keys():
                        said.append(inner.fill(values, familiar=familiar))
        return "".join(said)


@dataclass(frozen=True, slots=True)
class Topic:
    """What an ask is about, and the words for it.

    It serves the asks in `asks`; when `words` or `measures` are given, only where the client's
    quote holds one of the words or the clause limits one of the measures. `texts` holds the
    phrases of the topic's own (see `bot.reading.phrasebook`), and those general texts that it
    says in its own way.
    """

    id: str
    asks: tuple[AskKind, ...]
    words: tuple[str, ...]
    measures: tuple[Measure, ...]
    texts: Mapping[str, tuple[Phrase, ...]]


@dataclass(frozen=True, slots=True)
class Sign:
    """Something a client says of themselves, known by one of `words`, and how it is recognised."""

    id: str
    words: tuple[str, ...]
    says: tuple[Phrase, ...]


class PointReply(StrEnum):
    """How a reply meets a point that no ruling speaks of."""

    CHECK = "check"  # a noun phrase: it is looked into, gathered with the others in one dated sentence
    SEND = "send"  # a noun phrase: it is sent by the day of the next step
    NOTE = "note"  # sentences that hold no day
    SAYS = "says"  # sentences that name the day


@dataclass(frozen=True, slots=True)
class PointWords:
    """The words for one point of prompts/points.v1.yaml, and what kind of words they are."""

    how: PointReply
    phrases: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class PhraseBook:
    """The phrases of one language. `name` is the file's name and hash, kept with each draft.

    `contractions` shorten the words said to a person addressed familiarly ("do not" → "don't").
    `feminine` holds nouns after which "votre" becomes "ta"; `inside` words by which a sentence of
    a clause is meant for colleagues ("the salesperson may…") and is not said to a client; `marks`
    words by which the composer chooses; `signs` and `occasions` what it recognises in a message:
    an occasion is a noun phrase, known by its words, as are the papers a client asks for (`things`),
    what went wrong (`faults`) and what is to be changed (`changes`) or done beside (`extras`), known
    by signs with `*` and `…`. `themes` name what is bargained over, each by the topic that rules on it.
    """

    language: Language
    name: str
    topics: tuple[Topic, ...]
    texts: Mapping[str, tuple[Phrase, ...]]
    contractions: Mapping[str, str]
    feminine: frozenset[str]
    inside: tuple[str, ...] = ()
    marks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    signs: tuple[Sign, ...] = ()
    occasions: tuple[Sign, ...] = ()
    things: tuple[Sign, ...] = ()
    faults: tuple[Sign, ...] = ()
    changes: tuple[Sign, ...] = ()
    extras: tuple[Sign, ...] = ()
    themes: tuple[Sign, ...] = ()
    points: Mapping[str, PointWords] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Phrases:
    """The composer's phrase books, one for each language it writes."""

    books: tuple[PhraseBook, ...]

    def book(self, language: Language) -> PhraseBook:
        """The book of `language`, or the English one for any other."""
        found = next((b for b in self.books if b.language is language), None)
        return found or next(b for b in self.books if b.language is Language.EN)
