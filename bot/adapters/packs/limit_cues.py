"""How a company's documents say their limits: the data of `prompts/limits`, as patterns."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.domain.policy import Authority, Bound, Measure


@dataclass(frozen=True, slots=True)
class LimitCues:
    """Patterns over folded text; what each is for is told beside it in the file."""

    measures: Mapping[Measure, Mapping[str, Any]]
    authority: Mapping[Authority, re.Pattern[str]]
    absolute: re.Pattern[str]
    reserved: re.Pattern[str]
    past: Mapping[Bound, re.Pattern[str]]
    denied: re.Pattern[str]
    above: re.Pattern[str]
    aside: re.Pattern[str]
    lead: re.Pattern[str]
    prepayment: re.Pattern[str]
    commitment: re.Pattern[str]
    exception: re.Pattern[str]

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> "LimitCues":
        """The cues of a prompt file."""
        counterpart = data["counterpart"]
        return cls(
            measures={Measure(name): {**row, "cues": _any(row["cues"])} for name, row in data["measures"].items()},
            authority={Authority(name): _any(rows) for name, rows in data["authority"].items()},
            absolute=_any(data["absolute"]),
            reserved=_any(data["reserved"]),
            past={Bound(name): _any(rows) for name, rows in data["past"].items()},
            denied=_any(data["denied"]),
            above=_any(data["above"]),
            aside=_any(data["aside"]),
            lead=_any(counterpart["lead"]),
            prepayment=_any(counterpart["prepayment"]),
            commitment=_any(counterpart["commitment"]),
            exception=_any(data["exception"]),
        )


def _any(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in patterns))
