"""What the check found in a draft."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """BLOCK keeps a draft in; WARN is shown."""

    BLOCK = "block"
    WARN = "warn"


@dataclass(frozen=True, slots=True)
class Mend:
    """A replacement for the quoted words; an empty `to` removes them."""

    quote: str
    to: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule of the scorecard broken: the words that show it, the clause, what to do."""

    rule: str  # "P1" … "P8", "F1" …, "K1" …, "H1" …
    severity: Severity
    quote: str
    clause: str | None
    message: str
    mend: Mend | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """One item of the scorecard: yes or no, with the words that show it; None where code cannot see it."""

    item: str
    passed: bool | None
    quote: str = ""


@dataclass(frozen=True, slots=True)
class CheckResult:
    """`passed` is false exactly when a finding blocks."""

    findings: tuple[Finding, ...]
    repairs: int = 0

    @property
    def passed(self) -> bool:
        """Whether the draft may go out."""
        return all(f.severity is not Severity.BLOCK for f in self.findings)
