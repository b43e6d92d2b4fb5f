"""What the client's words tell went wrong, by ideas that stand together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.coach.understand.plain import Plain
from bot.coach.understand.turns import supposed
from bot.domain.wrongs import Wrong, WrongKind
from bot.reading.sieve import Sieve, Sifted


@dataclass(frozen=True, slots=True)
class _Rule:
    """A kind that is told where every idea of `all_of` stands in a sentence and none of `none_of`.

    A `near` rule may find its ideas in the sentence and the one behind it, a `wide` one in the whole message, of which
    the sentence of its last idea tells it.
    """

    kind: WrongKind
    all_of: tuple[Sifted, ...]
    none_of: tuple[Sifted, ...]
    near: bool
    wide: bool

    def met(self, text: str) -> bool:
        return all(i.search(text) for i in self.all_of) and not any(i.search(text) for i in self.none_of)


@dataclass(frozen=True, slots=True)
class Wronged:
    """The rules of the section `wrongs`; `elsewhere` tells of somebody else's goods, `made` of goods that are made."""

    rules: tuple[_Rule, ...]
    elsewhere: Sifted
    made: tuple[Sifted, ...]

    @classmethod
    def read(cls, data: Mapping[str, Any], sieve: Sieve) -> "Wronged":
        """The section's words and rules; raises KeyError, ValueError, TypeError or re.error when it is unusable."""
        ideas = {name: sieve.pattern(rf"(?<![\w#])(?:{'|'.join(w)})(?!\w)") for name, w in data["ideas"].items()}
        rules = tuple(
            _Rule(
                WrongKind(r["kind"]),
                tuple(ideas[n] for n in r["all"]),
                tuple(ideas[n] for n in r.get("none", ())),
                bool(r.get("near")),
                bool(r.get("wide")),
            )
            for r in data["rules"]
        )
        return cls(rules, ideas["elsewhere"], (ideas["came"], ideas["printed"]))


def read_wrongs(own: Sequence[Plain], text: str, wronged: Wronged) -> tuple[Wrong, ...]:
    """What went wrong, in the order told; what is only supposed or somebody else's is left out. `text` is the whole."""
    found: dict[Wrong, None] = {}
    whole = " ".join(p.text for p in own)
    wide = tuple(r for r in wronged.rules if r.wide and r.met(whole))
    for at, plain in enumerate(own):
        if supposed(plain.text) or wronged.elsewhere.search(plain.text):
            continue
        behind = own[at + 1] if at + 1 < len(own) else None
        for rule in wronged.rules:
            if rule in wide and rule.all_of[-1].search(plain.text):
                found[Wrong(rule.kind, plain.sentence.text)] = None
            elif rule.wide:
                continue
            elif rule.met(plain.text):
                found[Wrong(rule.kind, plain.sentence.text)] = None
            elif rule.near and behind is not None and rule.met(f"{plain.text} {behind.text}"):
                found[Wrong(rule.kind, text[plain.sentence.start : behind.sentence.end])] = None
    return tuple(found)
