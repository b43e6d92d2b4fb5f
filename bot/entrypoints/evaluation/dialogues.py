"""Whole cases as data: the move, the asks, pressure over many turns, paraphrases and whose words they are."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bot.domain.answer import Answer
from bot.domain.message import Role, Side, Turn
from bot.domain.request import CoachRequest
from bot.domain.situation import Speech
from bot.entrypoints.evaluation.cases import read_cases
from bot.ports import Coach

_DAY = date(2026, 11, 23)


@dataclass(frozen=True, slots=True)
class Slip:
    """One expectation that was not met."""

    case: str
    expected: str
    got: str
    message: str


@dataclass(frozen=True, slots=True)
class DialogueReport:
    """Shares in 0..1 over one file; `slips` lists each case that was wrong.

    `moves` counts a move right when it is the expected one, `moves_defended` also where the
    label names it as one a reader could defend; `asks` is the share of expected asks found, and
    `unasked` that of the asks found which the label neither expects nor allows (`asks_also`),
    over the turns whose label names asks.
    """

    cases: int
    moves: float
    moves_defended: float
    asks: float
    unasked: float
    slips: tuple[Slip, ...]
    confusions: Mapping[str, int]

    def shares(self) -> dict[str, float]:
        """Figures that are not fields."""
        return {}


def evaluate_dialogues(path: Path, coach: Coach, half: int | None = None) -> DialogueReport:
    """Run every case of a file, turn by turn."""
    right = defended = wanted = found = total = named = unasked = 0
    slips: list[Slip] = []
    confused: Counter[str] = Counter()
    for row in read_cases(path, half):
        for name, expect, answer, message, also in _turns(row, coach):
            total += 1
            got = answer.stance.move.value
            right += got == expect["move"]
            defended += got in (expect["move"], *also)
            kinds = {r.ask.kind.value for r in answer.stance.rulings}
            missing = [a for a in expect.get("asks", ()) if a not in kinds]
            wanted += len(expect.get("asks", ()))
            found += len(expect.get("asks", ())) - len(missing)
            if "asks" in expect:
                named += len(kinds)
                unasked += len(kinds - {*expect["asks"], *row.get("asks_also", ())})
            if got not in (expect["move"], *also):
                confused[f"{expect['move']} → {got}"] += 1
            if got != expect["move"] or missing:
                seen = f"{got} {sorted(kinds)} {[r.why for r in answer.stance.rulings]}"
                slips.append(Slip(name, f"{expect['move']} {expect.get('asks', [])}", seen, message))
    return DialogueReport(
        total,
        _share(right, total),
        _share(defended, total),
        _share(found, wanted),
        round(unasked / named, 4) if named else 0.0,
        tuple(slips),
        dict(confused),
    )


def _turns(row: Mapping[str, Any], coach: Coach) -> Iterable[tuple[str, Mapping[str, Any], Answer, str, list[str]]]:
    turns = row.get("turns") or [{"client": row["message"], "context": row.get("context", ""), "expect": row["expect"]}]
    thread = tuple(Turn(Side(said["role"]), said["text"]) for said in row.get("thread", ()))
    added: list[str] = [row["context"]] if row.get("turns") and row.get("context") else []
    for number, turn in enumerate(turns, 1):
        if "us" in turn:
            thread += (Turn(Side.US, turn["us"]),)
            continue
        if turn.get("context"):
            added.append(turn["context"])
        request = CoachRequest(
            turn["client"],
            "\n".join(added),
            today=_day(row.get("today")),
            thread=thread,
            role=Role(row.get("as", "salesperson")),
        )
        thread += (Turn(Side.CLIENT, turn["client"]),)
        if "expect" in turn:
            name = f"{row['id']}:{number}" if len(turns) > 1 else row["id"]
            yield name, turn["expect"], coach.answer(request), turn["client"], turn.get("also", row.get("also", []))


def _day(value: Any) -> date:
    if value is None:
        return _DAY
    return value if isinstance(value, date) else date.fromisoformat(value)


@dataclass(frozen=True, slots=True)
class GroupReport:
    """`agree` is the share of members that get their group's most frequent move, `right` the labelled one."""

    groups: int
    members: int
    agree: float
    right: float
    slips: tuple[Slip, ...]

    def shares(self) -> dict[str, float]:
        """Figures that are not fields."""
        return {}


def evaluate_groups(path: Path, coach: Coach, half: int | None = None) -> GroupReport:
    """Run each group of paraphrases."""
    agreeing = right = members = groups = 0
    slips: list[Slip] = []
    for row in read_cases(path, half):
        groups += 1
        answers = [
            (
                m,
                coach.answer(
                    CoachRequest(
                        m, row.get("context", ""), today=_day(row.get("today")), role=Role(row.get("as", "salesperson"))
                    )
                ),
            )
            for m in row["members"]
        ]
        moves = Counter(a.stance.move.value for _, a in answers)
        agreeing += moves.most_common(1)[0][1]
        right += moves[row["move"]]
        members += len(answers)
        slips += [
            Slip(row["id"], row["move"], f"{a.stance.move.value} {[r.ask.kind.value for r in a.stance.rulings]}", m)
            for m, a in answers
            if a.stance.move.value != row["move"]
        ]
    return GroupReport(groups, members, _share(agreeing, members), _share(right, members), tuple(slips))


@dataclass(frozen=True, slots=True)
class SpeechReport:
    """The share of texts told rightly as a client's message or the user's own question."""

    texts: int
    right: float
    slips: tuple[Slip, ...]

    def shares(self) -> dict[str, float]:
        """Figures that are not fields."""
        return {}


def evaluate_speech(path: Path, coach: Coach, half: int | None = None) -> SpeechReport:
    """Run each text of a file of questions and look-alikes."""
    rows = read_cases(path, half)
    slips = []
    for row in rows:
        said = coach.answer(CoachRequest(row["text"], today=_DAY)).situation.speech
        if said is not Speech(row["speech"]):
            slips.append(Slip(row["id"], row["speech"], said.value, row["text"]))
    return SpeechReport(len(rows), _share(len(rows) - len(slips), len(rows)), tuple(slips))


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 1.0
