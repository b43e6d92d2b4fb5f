"""How well messages are understood, measured on outside data that the project does not ship."""

import hashlib
import json
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.domain.asks import AskKind, Heat
from bot.domain.errors import BadInput
from bot.domain.situation import Situation
from bot.reading.reply import split_reply

Read = Callable[[str], Situation]
Row = Mapping[str, Any]

PUSH = frozenset({AskKind.PRICE_CUT, AskKind.PAYMENT_TERMS, AskKind.FREE_EXTRA, AskKind.SPEC_DOWNGRADE})
"""What the data calls a push: any of these asks."""


@dataclass(frozen=True, slots=True)
class Confusion:
    """One row read otherwise than its label."""

    file: str
    row: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class UnderstandingReport:
    """Figures by name (shares in 0..1, milliseconds), and the rows read otherwise than labelled."""

    figures: Mapping[str, float]
    confusions: tuple[Confusion, ...] = field(default=())

    def shares(self) -> dict[str, float]:
        """Figures that are not fields."""
        return dict(self.figures)


def half_of(row_id: str) -> int:
    """0 for the half of a file that was tuned on, 1 for the half left untouched."""
    return int(hashlib.sha1(row_id.encode(), usedforsecurity=False).hexdigest(), 16) % 2


def measure(data: Path, read: Read, half: int | None = None) -> UnderstandingReport:
    """The figures over the files of `data` that are present; `half` restricts every file to one half of it.

    `read` understands one message, embedding included. A row that cannot be read counts as read wrongly.
    """
    run = _Run(data, read, half)
    for language in ("fr", "en"):
        run.pushes(f"asks/pressure_{language}.jsonl", language)
    run.share("tone/angry_not_abusive_fr.jsonl", "angry_taken_for_abuse_fr", _abusive)
    run.share("tone/abuse_fr.jsonl", "abuse_found_fr", _abusive, keep=lambda r: r.get("label") == "hateful")
    run.share("tone/abuse_en.jsonl", "abuse_found_en", _abusive, keep=lambda r: r.get("abusive") == 1)
    run.share("tone/abuse_en.jsonl", "abuse_imagined_en", _abusive, keep=lambda r: r.get("abusive") == 0)
    for name, file in (("fr", "attacks_fr"), ("indirect_en", "indirect_en"), ("garak_en", "garak_en")):
        run.share(f"injection/{file}.jsonl", f"attempts_found_{name}", _attempted)
    run.share("injection/benign_emails_en.jsonl", "attempts_imagined_en", _attempted)
    run.replies("email/reply_pairs.jsonl")
    if run.spent:
        ordered = sorted(run.spent)
        run.figures["read_p95_ms"] = ordered[int(len(ordered) * 0.95)]
    return UnderstandingReport(dict(run.figures), tuple(run.confusions))


def _abusive(situation: Situation) -> bool:
    return situation.heat is Heat.ABUSIVE


def _attempted(situation: Situation) -> bool:
    return bool(situation.attempts)


class _Run:
    """One measuring in progress."""

    def __init__(self, data: Path, read: Read, half: int | None) -> None:
        self._data, self._read, self._half = data, read, half
        self.figures: dict[str, float] = {}
        self.confusions: list[Confusion] = []
        self.spent: list[float] = []

    def pushes(self, file: str, language: str) -> None:
        """Balanced accuracy of push against no push."""
        right: dict[bool, list[bool]] = {True: [], False: []}
        for row in self._rows(file):
            situation = self._understood(str(row["text"]))
            label = row["label"] == "push"
            seen = situation is not None and any(a.kind in PUSH for a in situation.asks)
            right[label].append(seen == label)
            if seen != label:
                self.confusions.append(Confusion(file, str(row["id"]), str(row["label"]), str(row["text"])))
        if right[True] and right[False]:
            found, spared = (sum(r) / len(r) for r in (right[True], right[False]))
            self.figures[f"push_found_{language}"] = found
            self.figures[f"no_push_spared_{language}"] = spared
            self.figures[f"push_balanced_accuracy_{language}"] = (found + spared) / 2

    def share(
        self, file: str, name: str, holds: Callable[[Situation], bool], keep: Callable[[Row], bool] = lambda _: True
    ) -> None:
        """The share of a file's rows for which `holds`, those that do not agree with most listed apart."""
        hits: list[bool] = []
        for row in self._rows(file):
            if not keep(row):
                continue
            situation = self._understood(str(row["text"]))
            hits.append(situation is not None and holds(situation))
            expected = "imagined" not in name and "taken" not in name
            if hits[-1] is not expected:
                self.confusions.append(Confusion(file, str(row["id"]), name, str(row["text"])))
        if hits:
            self.figures[name] = sum(hits) / len(hits)

    def replies(self, file: str) -> None:
        """The share of mail bodies cut exactly as expected, spaces apart."""
        rows = list(self._rows(file))
        right = [_squeezed(split_reply(str(r["input"])).words) == _squeezed(str(r["expected_reply"])) for r in rows]
        if right:
            self.figures["replies_cut"] = sum(right) / len(right)

    def _rows(self, file: str) -> Iterable[Row]:
        path = self._data / file
        if not path.is_file():
            return
        for line in path.read_text("utf-8").splitlines():
            row: Row = json.loads(line)
            if self._half is None or half_of(str(row["id"])) == self._half:
                yield row

    def _understood(self, text: str) -> Situation | None:
        begun = time.perf_counter()
        try:
            return self._read(text)
        except BadInput:
            return None
        finally:
            self.spent.append((time.perf_counter() - begun) * 1000)


def _squeezed(text: str) -> str:
    return " ".join(text.split())
