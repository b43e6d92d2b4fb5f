"""Learning how sentences that should not leave sound: `python -m tests.checks.learn` writes prompts/likeness.v1.yaml.

The sentences are those of `said/*.yaml`, by kind, the promises of `within/pairs.*.yaml`, some of the grammar's, and those of the drafts
of `dev*.yaml` and half 0 of `blind.yaml`: every sentence of a clean draft, and of a breaching one the quoted words, or where none
are quoted those that the rules alone find; and of what our composer answers to the messages of those files.
Every second draft of the last batch (`_KEPT`) is left out: it is kept to measure by, as `unread*.yaml` are. The earlier
batches are measured by leaving each writer out in turn (README.md).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray

from bot.adapters.packs import read_pack
from bot.adapters.texts.phrases import load_phrases
from bot.adapters.texts.prompts import PromptFiles
from bot.coach.check import Lexicon, check
from bot.coach.check.case import read_case
from bot.coach.check.context import CheckContext
from bot.coach.check.grams import COLUMNS, columns
from bot.coach.check.likeness import RARITY_STEPS, dumped
from bot.coach.check.marks import marks
from bot.coach.check.signs import signed
from bot.coach.compose import compose
from bot.coach.intake import intake
from bot.coach.judge import judge
from bot.coach.understand import Cues, understand
from bot.domain.asks import Language, Register
from bot.domain.draft import Draft, DraftOrigin, Style, Tone
from bot.domain.message import Channel, Role
from bot.domain.policy import Pack
from bot.domain.verdict import Severity
from bot.entrypoints.evaluation.cases import read_cases
from bot.entrypoints.evaluation.checks import TODAY
from tests.checks.grammar import CLEAN, breaches, drafts
from tests.checks.pairs import pairs
from tests.coach.check.bench import ROOT, pack

HERE = Path(__file__).parent
SHIPPED = ROOT / "prompts" / "likeness.v1.yaml"
_FAIR = "fair"
_LEAST_WORDS, _LEAST_LETTERS, _LEAST_MARKED = 2, 3, 12
"""Sentences that must hold a column, or a mark, before it counts."""

_MADE = 120
"""Sentences of the grammar that are learnt from in each language."""

_EVERY = 3
_KEPT = ("dev-twenty-fourth",)
_WEIGHTS = {"said": 0.3, "grammar": 0.3, "pairs": 1.0, "composed": 0.2}
_BREACH = 2.0
_MARKED = 0.1
"""The length of a mark beside the rows of words and letters, which are one long each."""
_OF_THE_REST = 0.2
"""The length of a mark that tells of the rest of the reply."""
_QUOTED = 30
_EVENLY = 0.3
"""What is left of a column's length where breaches and fair sentences hold it alike."""

_MOST = 255
_PULL = 0.5
_STEPS = 250
_ROUNDS = 12

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as it is weighed, whether it should not leave, and the file it stands in."""

    text: str
    marks: frozenset[str]
    breach: bool
    file: str

    @property
    def weight(self) -> float:
        """How much it counts: whole drafts before sentences made up or composed, their breaches most of all."""
        return _WEIGHTS.get(self.file, _BREACH if self.breach else 1.0)


@dataclass(frozen=True, slots=True)
class Rows:
    """Sparse rows end to end: the columns, their values, and where each row begins."""

    columns: Ints
    values: Floats
    starts: Ints
    width: int

    def dot(self, weights: Floats) -> Floats:
        """One sum a row."""
        return np.asarray(np.add.reduceat(weights[self.columns] * self.values, self.starts[:-1]), dtype=np.float64)

    def back(self, rows: Floats) -> Floats:
        """What each column gathers from its rows."""
        spread = np.repeat(rows, np.diff(self.starts))
        return np.bincount(self.columns, self.values * spread, minlength=self.width).astype(np.float64)


def sentences_of(files: Iterable[Path]) -> Iterator[Sentence]:
    """The labelled sentences of files of drafts."""
    packs = {"demo": pack(), "atelier": read_pack(ROOT / "tests" / "packs" / "atelier").pack}
    for path in files:
        for row in read_cases(path, 0 if path.stem == "blind" else None):
            if row["language"] in ("fr", "en") and not (path.stem in _KEPT and kept(str(row["id"]))):
                yield from _of_draft(row, packs[str(row.get("pack", "demo"))], path.stem)


def kept(name: str) -> bool:
    """Whether a draft is one of every second of its batch: "ng-002", "ng-004"."""
    return int(name.rpartition("-")[2]) % 2 == 0


def _of_draft(row: dict[str, Any], of: Pack, file: str) -> Iterator[Sentence]:
    draft, context = _read(str(row["draft"]), str(row["language"]), str(row.get("message") or ""), of, _words())
    case = read_case(draft, context)
    quoted = str(row.get("quote") or "")
    blocking = [f.quote for f in check(draft, context).findings if f.severity is Severity.BLOCK and f.quote]
    for span in case.page.sentences:
        words = case.page.quote(span)
        found = any(q in words or words in q for q in ([quoted[:_QUOTED], quoted] if quoted else blocking))
        if found or not row["breach"]:
            yield Sentence(signed(case, span), marks(case, span), bool(row["breach"]), file)


def sentences_said() -> Iterator[Sentence]:
    """The sentences kept by kind."""
    for path in sorted((HERE / "said").glob("*.yaml")):
        for kind, lines in yaml.safe_load(path.read_text("utf-8")).items():
            for line in lines.splitlines():
                if not line.strip():
                    continue
                draft, context = _read(line, path.stem[-2:], "", pack(), _words())
                case = read_case(draft, context)
                for span in case.page.sentences:
                    yield Sentence(signed(case, span), marks(case, span), kind != _FAIR, "said")


@cache
def _words() -> Lexicon:
    """The shipped words, without weights: these may not have been learnt yet."""
    files = _prompts()
    return Lexicon.of(files.load("check").data, files.load("findings").data, files.load("unsaid").data)


def sentences_made() -> Iterator[Sentence]:
    """Some of the short sentences that the grammar of breaches makes, alone and put into its clean draft, and that."""
    for language in ("fr", "en"):
        made = sorted(set(breaches(language)))
        for text in (*made[:: max(1, len(made) // _MADE)], *CLEAN[language]):
            draft, context = _read(text, language, "", pack(), _words())
            case = read_case(draft, context)
            for span in case.page.sentences:
                yield Sentence(signed(case, span), marks(case, span), text not in CLEAN[language], "grammar")
        places = len(CLEAN[language])
        for turn, (breach, text) in enumerate(list(drafts(language))[:: places + 1]):
            draft, context = _read(text, language, "", pack(), _words())
            case = read_case(draft, context)
            for span in case.page.sentences:
                told = case.page.quote(span) in breach
                if told or turn < places:
                    yield Sentence(signed(case, span), marks(case, span), told, "grammar")


def sentences_paired() -> Iterator[Sentence]:
    """The promises said twice, within the terms and beyond them: what they differ by is the figure."""
    for language in ("fr", "en"):
        for said in chain.from_iterable(pairs(language)):
            draft, context = _read(said.draft, language, said.asked, pack(), _words())
            case = read_case(draft, context)
            for span in case.page.sentences:
                if case.page.quote(span) in said.sentence:
                    yield Sentence(signed(case, span), marks(case, span), said.beyond, "pairs")


def sentences_composed(files: Iterable[Path]) -> Iterator[Sentence]:
    """What our own composer answers to the messages of these files, where the rules pass it; each sentence once."""
    cues = Cues.read(_prompts().load("cues").data, _prompts().load("weighing").data)
    phrases, seen = load_phrases(ROOT / "prompts"), set[str]()
    asked = sorted({str(row["message"]) for path in files for row in read_cases(path) if row.get("message")})
    for turn, text in enumerate(asked):
        message = intake(text)
        heard = understand(
            message, cues=cues, today=TODAY, currency=pack().company.currency, products=pack().products, scores=None
        )
        situation, stance = judge(heard, pack(), Role.SALESPERSON, TODAY)
        language = Language.FR if message.language is Language.OTHER else message.language
        for variant, tone in enumerate((Tone.PLAIN, Tone.LONGER, Tone.PLAIN)):
            channel = Channel.CHAT if (turn + variant) % _EVERY else Channel.EMAIL
            style = Style(channel, language, message.register, tone, "Paul")
            draft = compose(stance, situation, pack(), style, phrases, TODAY, variant=variant)
            context = CheckContext(pack(), TODAY, Role.SALESPERSON, _words(), situation.facts, situation, stance)
            if not check(draft, context).passed:
                continue
            case = read_case(draft, context)
            for span in case.page.sentences:
                words = signed(case, span)
                if words not in seen:
                    seen.add(words)
                    yield Sentence(words, marks(case, span), breach=False, file="composed")


@cache
def _prompts() -> PromptFiles:
    return PromptFiles(ROOT / "prompts")


def _read(text: str, language: str, message: str, of: Pack, words: Lexicon) -> tuple[Draft, CheckContext]:
    draft = Draft(Channel.CHAT, Language(language), Register.FORMAL, text, DraftOrigin.PERSON)
    return draft, CheckContext(of, TODAY, Role.SALESPERSON, words, message=message)


def learn(sentences: Sequence[Sentence]) -> dict[str, Any]:
    """The data of a likeness; the same sentences give the same."""
    found = [columns(s.text) for s in sentences]
    rarity = _telling(found, _rarity(found), sentences)
    held = Counter(mark for s in sentences for mark in s.marks)
    told = sorted(mark for mark, times in held.items() if times >= _LEAST_MARKED)
    names = {name: 2 * COLUMNS + 1 + n for n, name in enumerate(told)}
    marks_of = [[(names[m], _length(m)) for m in sorted(s.marks & names.keys())] for s in sentences]
    rows = _rows(found, rarity, marks_of)
    truth = np.array([s.breach for s in sentences], dtype=np.float64)
    weights = _fitted(rows, truth, np.array([s.weight for s in sentences]), 2 * COLUMNS + 1 + len(names))
    known = [float(w) for w in weights[: 2 * COLUMNS]]
    marked = {name: float(weights[at]) * _length(name) for name, at in names.items()}
    return dumped(float(weights[2 * COLUMNS]), [int(r) for r in rarity], known, marked)


def _length(mark: str) -> float:
    return _OF_THE_REST if mark.startswith("r:") else _MARKED


def _rarity(found: Sequence[tuple[frozenset[int], frozenset[int]]]) -> Ints:
    """How much a column tells by how seldom it stands, in steps; 0 where too few sentences hold it."""
    held = np.zeros(2 * COLUMNS)
    for words, letters in found:
        held[list(words)] += 1
        held[[COLUMNS + c for c in letters]] += 1
    rare = np.log((1 + len(found)) / (1 + held)) + 1
    rare[:COLUMNS][held[:COLUMNS] < _LEAST_WORDS] = 0
    rare[COLUMNS:][held[COLUMNS:] < _LEAST_LETTERS] = 0
    return np.round(rare * RARITY_STEPS).astype(np.int64)


def _telling(
    found: Sequence[tuple[frozenset[int], frozenset[int]]], rarity: Ints, sentences: Sequence[Sentence]
) -> Ints:
    """The rarity of each column by how unevenly breaches and fair sentences hold it: what both hold alike says little.

    The ratio of naive Bayes before the regression, which carries over better to a writer not seen than rarity alone.
    """
    held = np.zeros((2, 2 * COLUMNS))
    among = np.zeros(2)
    for (words, letters), sentence in zip(found, sentences, strict=True):
        which = int(sentence.breach)
        among[which] += sentence.weight
        held[which, list(words)] += sentence.weight
        held[which, [COLUMNS + c for c in letters]] += sentence.weight
    shares = (held + 1) / (among[:, None] + 2)
    uneven = np.abs(np.log(shares[1] / shares[0]))
    told = np.round(rarity * (_EVENLY + uneven))
    return np.asarray(np.clip(told, np.sign(rarity), _MOST), dtype=np.int64)


def _rows(
    found: Sequence[tuple[frozenset[int], frozenset[int]]], rarity: Ints, marked: Sequence[Sequence[tuple[int, float]]]
) -> Rows:
    """Each sentence's two blocks, both of length one, a constant and its marks."""
    at: list[int] = []
    values: list[float] = []
    starts = [0]
    for (words, letters), more in zip(found, marked, strict=True):
        for block in (sorted(words), [COLUMNS + c for c in sorted(letters)]):
            kept = [c for c in block if rarity[c]]
            rare = rarity[kept].astype(np.float64)
            at += kept
            values += list(rare / max(float(np.sqrt((rare * rare).sum())), 1e-9))
        at += [2 * COLUMNS, *(column for column, _ in more)]
        values += [1.0, *(length for _, length in more)]
        starts.append(len(at))
    width = max(2 * COLUMNS, *at) + 1
    return Rows(np.array(at), np.array(values), np.array(starts), width)


def _fitted(rows: Rows, truth: Floats, weight: Floats, width: int) -> Floats:
    """A ridge logistic regression of weighted rows, by accelerated steps of a safe length; the constant is not held."""
    constant = 2 * COLUMNS
    probe = np.cos(np.arange(width))
    for _ in range(_ROUNDS):
        probe = rows.back(weight * rows.dot(probe / np.linalg.norm(probe)))
    steep = float(np.linalg.norm(probe)) / 4 * 1.1 + _PULL
    weights, ahead, pace = np.zeros(width), np.zeros(width), 1.0
    for _ in range(_STEPS):
        slope = rows.back(weight * (1 / (1 + np.exp(-rows.dot(ahead))) - truth)) + _PULL * ahead
        slope[constant] -= _PULL * ahead[constant]
        following, quicker = ahead - slope / steep, (1 + (1 + 4 * pace * pace) ** 0.5) / 2
        ahead = following + (pace - 1) / quicker * (following - weights)
        weights, pace = following, quicker
    return weights


def main() -> None:
    """Learn from everything read and write the shipped weights."""
    files = [*sorted(HERE.glob("dev*.yaml")), HERE / "blind.yaml"]
    made = (*sentences_said(), *sentences_made(), *sentences_paired())
    sentences = [*sentences_of(files), *made, *sentences_composed(files[:-1])]
    head = (
        "# How sentences that should not leave sound. Learnt: python -m tests.checks.learn writes it.\n"
        "purpose: how much a sentence is like those that should not have left\n"
        "inputs: [sentence]\n"
    )
    SHIPPED.write_text(head + yaml.safe_dump(learn(sentences), sort_keys=False, width=1 << 20), "utf-8")
    print(f"{SHIPPED.name}: {len(sentences)} sentences")


if __name__ == "__main__":
    main()
