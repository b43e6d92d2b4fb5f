"""How phrases become words: the variant a case gets, the form of address, the contractions."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from zlib import crc32

from bot.coach.compose.address import is_familiar, is_formal, to_familiar, to_reader
from bot.domain.asks import Language
from bot.domain.phrases import Phrase, PhraseBook
from bot.domain.policy import Words

_END = (".", "!", "?", "…")


@dataclass(frozen=True, slots=True)
class Voice:
    """A phrase book read for one case: `seed` is the case's words, `variant` another wording of it."""

    book: PhraseBook
    familiar: bool
    seed: str
    variant: int = 0

    @property
    def language(self) -> Language:
        """The language spoken."""
        return self.book.language

    def pick(self, key: str, phrases: tuple[Phrase, ...], values: Mapping[str, str]) -> str | None:
        """One of `phrases` filled in, or None when none can be.

        Those that say most of what is known come first; among equals the case's words choose.
        """
        usable = [p for p in phrases if p.needs <= values.keys()]
        if not usable:
            return None
        most = max(len(p.needs) for p in usable)
        pool = [p for p in usable if len(p.needs) == most]
        chosen = pool[(crc32(f"{key}|{self.seed}".encode()) + self.variant) % len(pool)]
        return self._contract(chosen.fill(values, familiar=self.familiar))

    def every(self, key: str, values: Mapping[str, str]) -> tuple[str, ...]:
        """All the wordings of the text called `key` that `values` suffice for."""
        usable = (p for p in self.book.texts[key] if p.needs <= values.keys())
        return tuple(self._contract(p.fill(values, familiar=self.familiar)) for p in usable)

    def turn(self, key: str, of: int = 2) -> int:
        """A number below `of` that this case always gets: which of several plans its words choose."""
        return (crc32(f"{key}:{self.seed}".encode()) >> 4) % of

    def maybe(self, key: str, values: Mapping[str, str]) -> str | None:
        """The general text called `key`, filled in; None when it cannot be."""
        return self.pick(key, self.book.texts[key], values)

    def say(self, key: str, **values: str) -> str:
        """The text called `key`, filled in; raises KeyError when it cannot be."""
        said = self.maybe(key, values)
        if said is None:
            raise KeyError(key)
        return said

    def clause_words(self, words: Words | None) -> str | None:
        """A pack's words in this language and form of address, without a final stop; None when they do not fit."""
        text = words.of(self.language).strip() if words is not None else ""
        if not text:
            return None
        if self.language is Language.FR:
            if self.familiar and is_formal(text):
                converted = to_familiar(text, self.book.feminine)
                if converted is None:
                    return None
                text = converted
            elif not self.familiar and is_familiar(text):
                return None
            text = to_reader(text, familiar=self.familiar)
        return " ".join(text.removesuffix(".").split())

    def said_of_pack(self, text: str) -> str | None:
        """A sentence of the pack in this form of address, as `clause_words` has it."""
        return self.clause_words(Words(fr=text, en=text))

    def _contract(self, text: str) -> str:
        if not self.familiar:
            return text
        for full, short in self.book.contractions.items():
            if full[1:] not in text:
                continue
            # A contraction never ends a clause: "that is what it is" keeps its last two words.
            text = re.sub(rf"\b{full}\b(?= \w)", short, text)
            text = re.sub(rf"(?<![\w']){full[0].upper()}{full[1:]}\b(?= \w)", short[0].upper() + short[1:], text)
        return text


def sentence(text: str) -> str:
    """`text` with a capital and a final stop."""
    text = text.strip()
    text = text[:1].upper() + text[1:]
    return text if text.endswith(_END) else f"{text}."


def lowered(text: str) -> str:
    """`text` ready to follow other words: its first letter small, unless the word is "I" or a name in capitals."""
    first = text.split(" ", 1)[0]
    if first.split("'")[0] == "I" or (len(first) > 1 and first.isupper()):
        return text
    return text[:1].lower() + text[1:]
