"""How well the check tells breaching drafts from clean ones, over a YAML list of drafts."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from bot.coach.check import CheckContext, Lexicon, check
from bot.domain.asks import Language, Register
from bot.domain.draft import Draft, DraftOrigin
from bot.domain.facts import Fact, FactName, Facts, Origin
from bot.domain.message import Channel, Role
from bot.domain.policy import Pack
from bot.domain.verdict import CheckResult, Severity
from bot.entrypoints.evaluation.cases import read_cases

TODAY = date(2026, 11, 23)
"""The day of a draft that names none."""


@dataclass(frozen=True, slots=True)
class Miss:
    """A draft judged wrongly: its id, its words, and the rules that blocked it ("" where none did)."""

    id: str
    draft: str
    rules: str


@dataclass(frozen=True, slots=True)
class ChecksReport:
    """`recall` is the share of breaches stopped, `false_stops` the share of clean drafts stopped.

    `confusions` counts, among the breaches found, (expected rules, blocking rules) that share none.
    """

    breaches: int
    clean: int
    missed: tuple[Miss, ...]
    stopped: tuple[Miss, ...]
    confusions: Mapping[tuple[str, str], int]

    @property
    def recall(self) -> float:
        """1.0 when every breach was stopped."""
        return 1.0 if not self.breaches else 1 - len(self.missed) / self.breaches

    @property
    def false_stops(self) -> float:
        """0.0 when every clean draft passed."""
        return 0.0 if not self.clean else len(self.stopped) / self.clean

    def shares(self) -> dict[str, float]:
        """Figures that are not fields."""
        return {"recall": self.recall, "false_stops": self.false_stops}


def evaluate_checks(
    path: Path,
    pack: Pack,
    lexicon: Lexicon,
    facts_of: Callable[[str], Facts] = lambda _: Facts(),
    only: str | None = None,
    half: int | None = None,
) -> ChecksReport:
    """Check every draft of a YAML file; `facts_of` reads an entry's `context` sentence.

    `only` keeps the entries written for the pack of that name ("demo" where an entry names none).
    """
    rows: Sequence[Mapping[str, Any]] = [
        row for row in read_cases(path, half) if only in (None, row.get("pack", "demo"))
    ]
    missed: list[Miss] = []
    stopped: list[Miss] = []
    confusions: Counter[tuple[str, str]] = Counter()
    for row in rows:
        rules = blocking(check_row(row, pack, lexicon, facts_of))
        if row["breach"] and not rules:
            missed.append(Miss(str(row["id"]), str(row["draft"]), ""))
        elif row["breach"]:
            expected = tuple(str(r) for r in row.get("rules") or ())
            if expected and not set(expected) & set(rules):
                confusions[" ".join(expected), " ".join(rules)] += 1
        elif rules:
            stopped.append(Miss(str(row["id"]), str(row["draft"]), " ".join(rules)))
    breaches = sum(1 for row in rows if row["breach"])
    return ChecksReport(breaches, len(rows) - breaches, tuple(missed), tuple(stopped), dict(confusions))


def check_row(
    row: Mapping[str, Any], pack: Pack, lexicon: Lexicon, facts_of: Callable[[str], Facts] = lambda _: Facts()
) -> CheckResult:
    """Check one entry of such a file."""
    known = str(row["language"])
    language = Language(known) if known in ("fr", "en") else Language.OTHER
    register = Register.VOUS if language is Language.FR else Register.FORMAL
    draft = Draft(Channel.CHAT, language, register, str(row["draft"]), DraftOrigin.PERSON)
    day = row.get("today") or TODAY
    context = CheckContext(
        pack,
        day if isinstance(day, date) else date.fromisoformat(str(day)),
        Role(str(row.get("as") or "salesperson")),
        lexicon,
        _facts(row.get("context"), facts_of),
        message=str(row.get("message") or ""),
    )
    return check(draft, context)


def _facts(context: object, facts_of: Callable[[str], Facts]) -> Facts:
    """The facts of an entry: a mapping of fact names to values, or a sentence."""
    if not isinstance(context, Mapping):
        return facts_of(str(context or ""))
    return Facts(
        tuple(
            Fact(FactName(name), value if isinstance(value, bool | str) else Decimal(str(value)), Origin.CARD)
            for name, value in context.items()
        )
    )


def blocking(result: CheckResult) -> tuple[str, ...]:
    """The rules that keep a draft in, sorted."""
    return tuple(sorted({f.rule for f in result.findings if f.severity is Severity.BLOCK}))
