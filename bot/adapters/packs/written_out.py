"""What conditions of sale cut short, written out for the rules to read: "Min. cde : 25 u.", "30 j net", "MOQ 50 pcs".

The words that the patterns look for stand in `prompts/limits`; a person is shown the sentence as it stands.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Short:
    """Patterns over folded text, each with what it stands for; `open_end` is a stop that ends no sentence."""

    forms: tuple[tuple[re.Pattern[str], str], ...] = ()
    open_end: re.Pattern[str] = re.compile(r"(?!)")

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> "Short":
        """The abbreviations of the prompt file, in its order: a later one reads what an earlier one wrote."""
        forms: Sequence[Sequence[str]] = data["forms"]
        return cls(
            tuple((re.compile(pattern), stands_for) for pattern, stands_for in forms),
            re.compile(rf"(?:^|[\s\d(])(?:{'|'.join(data['ends'])})\.$"),
        )

    def out(self, folded: str) -> str:
        """The folded text with its abbreviations in full."""
        for pattern, stands_for in self.forms:
            folded = pattern.sub(stands_for, folded)
        return folded
