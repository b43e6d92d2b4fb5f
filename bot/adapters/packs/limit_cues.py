"""How a company's documents say their limits: the data of `prompts/limits`, as patterns."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from bot.adapters.packs.written_out import Short
from bot.domain.facts import FactName
from bot.domain.policy import Authority, Bound, Measure, Words
from bot.domain.proposal import DoubtKind


@dataclass(frozen=True, slots=True)
class Case:
    """How a sentence says that its limit holds where a fact does, and how we say so."""

    cues: re.Pattern[str]
    but: re.Pattern[str]
    says: Words

    def told(self, folded: str) -> bool:
        """Whether a folded sentence makes it a condition."""
        return any(not self.but.search(folded[: found.start()]) for found in self.cues.finditer(folded))


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
    no_person: re.Pattern[str]
    aside: re.Pattern[str]
    lead: re.Pattern[str]
    prepayment: re.Pattern[str]
    commitment: re.Pattern[str]
    exception: re.Pattern[str]
    trail: re.Pattern[str]
    yearly: re.Pattern[str]
    goes_on: re.Pattern[str]
    cases: Mapping[FactName, "Case"]
    shares: Mapping[Decimal, re.Pattern[str]]
    column: re.Pattern[str]
    from_day: re.Pattern[str]
    until_day: re.Pattern[str]
    doubts: Mapping[DoubtKind, Words]
    who: Mapping[Authority, Words]
    short: Short

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> "LimitCues":
        """The cues of a prompt file."""
        counterpart = data["counterpart"]
        return cls(
            measures={Measure(name): _row(row) for name, row in data["measures"].items()},
            authority={Authority(name): _any(rows) for name, rows in data["authority"].items()},
            absolute=_any(data["absolute"]),
            reserved=_any(data["reserved"]),
            past={Bound(name): _any(rows) for name, rows in data["past"].items()},
            denied=_any(data["denied"]),
            above=_any(data["above"]),
            no_person=_any(data["no_person"]),
            aside=_any(data["aside"]),
            lead=_any(counterpart["lead"]),
            prepayment=_any(counterpart["prepayment"]),
            commitment=_any(counterpart["commitment"]),
            exception=_any(data["exception"]),
            trail=_any(counterpart["trail"]),
            yearly=_any(counterpart["yearly"]),
            goes_on=_any(data["goes_on"]),
            cases={
                FactName(name): Case(_any(row["cues"]), _any(row["but"]), Words(**row["says"]))
                for name, row in data["cases"].items()
            },
            shares={Decimal(percent): _any(rows) for percent, rows in data["shares"].items()},
            column=_any(data["authority_column"]),
            from_day=_any(data["days"]["from"]),
            until_day=_any(data["days"]["until"]),
            doubts={kind: Words(**data["doubts"][kind]) for kind in DoubtKind},
            who={who: Words(**data["who"][who]) for who in Authority},
            short=Short.of(data["short"]),
        )


def _row(row: Mapping[str, Any]) -> Mapping[str, Any]:
    """A measure's row with its patterns made; `also`, `unless` and `topics` are None where it has none."""
    patterns = {name: _any(row[name]) if name in row else None for name in ("also", "unless", "topics")}
    return {**row, "cues": _any(row["cues"]), **patterns}


def _any(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in patterns))
