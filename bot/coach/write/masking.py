"""Client's names and ways to reach them, put out of a model's sight and back into its draft."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bot.domain.prompt import NameWords

_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:https?://|www\.)[^\s<>\"')]+")
_NUMBER = re.compile(r"(?<![\w.,])(?:\+|00)?\d(?:[ .()/-]{0,2}\d){8,}(?!\w)|\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,}\b")
_PARTICLES = r"(?:van|von|de|du|des|della|di|el|al)(?: den| der| la)? "
_WORD = r"[A-ZÀ-Ý][\w'’-]*"
_NAME = rf"(?:{_PARTICLES})?{_WORD}(?:[ -](?:{_PARTICLES}|d'|Mc|O')?{_WORD}){{0,3}}"
_MASK = re.compile(r"\b(?:PERSON|CONTACT)_\d+\b", re.IGNORECASE)
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Mask:
    """What stands for what. Nothing is masked where it is empty."""

    originals: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def over(cls, texts: Iterable[str], names: Iterable[str], words: NameWords, ours: Iterable[str]) -> "Mask":
        """The mask for these texts.

        `names` are those known from facts; others are found by title, greeting, presentation and
        signature. `ours` are names of the company and its goods, which are no client's.
        """
        known = {o.casefold() for o in ours}
        whole = list(texts)
        contacts = dict.fromkeys(m.group() for t in whole for p in (_ADDRESS, _NUMBER) for m in p.finditer(t))
        people = dict.fromkeys(n.strip() for n in (*names, *(f for t in whole for f in _named(t, words))))
        kept = [n for n in people if len(n) >= _SHORTEST and n.casefold() not in known]
        parts = [p for n in kept for p in re.split(r"[\s-]+", n) if len(p) >= _SHORTEST and p[0].isupper()]
        each = [n for n in dict.fromkeys((*kept, *parts)) if n.casefold() not in known]
        masks = {f"CONTACT_{i}": c for i, c in enumerate(contacts, 1)}
        return cls(masks | {f"PERSON_{i}": n for i, n in enumerate(each, 1)})

    def hide(self, text: str) -> str:
        """The text with every name and contact replaced."""
        for mask, original in sorted(self.originals.items(), key=lambda pair: -len(pair[1])):
            text = re.sub(rf"(?<!\w){re.escape(original)}(?!\w)", mask, text, flags=re.IGNORECASE)
        return text

    def show(self, text: str) -> str:
        """The text with the originals in their places; a mask that stands for nothing stays."""
        return _MASK.sub(lambda m: self.originals.get(m.group().upper(), m.group()), text)

    @staticmethod
    def left_in(text: str) -> bool:
        """Whether a mask still stands in a text."""
        return _MASK.search(text) is not None


def _named(text: str, words: NameWords) -> list[str]:
    """The names that the words around them show."""
    before = "|".join(re.escape(w) for w in (*words.titles, *words.greetings, *words.presenting))
    titles = "|".join(map(re.escape, words.titles))
    found = [m["name"] for m in re.finditer(rf"(?i:\b(?:{before}))[ ,]+(?:(?i:{titles})[ ]+)?(?P<name>{_NAME})", text)]
    lines = [line.strip(" ,.-–—") for line in text.strip().splitlines() if line.strip()]
    last = lines[-3:] if len(lines) > 1 else []
    found += [line for line in last if re.fullmatch(_NAME, line) and line.casefold() not in words.no_names]
    return [n for n in found if n.casefold() not in words.no_names]
