"""`tenirbon bench model`: a language model's own drafts beside what leaves the coach with it.

Each message gives two lines in a file, one for each text, for a person to read and label. A run that
was stopped goes on where it was.
"""

import json
import statistics
import sys
import time
from argparse import Namespace
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from bot.domain.errors import BadInput, ModelFailed
from bot.domain.request import CoachRequest
from bot.domain.verdict import CheckResult, Severity
from bot.entrypoints.cli.printing import one_line
from bot.entrypoints.house import House, OpenHouse
from bot.settings import Settings


def run(options: Namespace, settings: Settings, open_house: OpenHouse) -> int:
    """Write what is missing in the file, then print the table."""
    rows = _read(options.out)
    labels = _labels(options.labels) if options.labels else {}
    if options.cases is not None:
        if not settings.model:
            raise BadInput("bench model: no language model is set (TENIRBON_MODEL)")
        cases = _cases(options.cases)[: options.limit]
        with open_house(settings) as house, options.out.open("a", encoding="utf-8") as out:
            today = options.today or house.clock.today()
            for case in cases:
                row = rows.setdefault(case["id"], {"id": case["id"], "message": case["message"]})
                request = CoachRequest(case["message"], case.get("context", ""), today=today)
                for part, measured in (("raw", _raw), ("sent", _sent)):
                    if part not in row:
                        row[part] = measured(house, request)
                        print(one_line({"id": case["id"], "message": case["message"], part: row[part]}), file=out)
                        out.flush()
                        print(f"{part} {case['id']}: {row[part]['seconds']} s", file=sys.stderr)
    rows = {k: row for k, row in rows.items() if {"raw", "sent"} <= row.keys()}
    found = _summed(rows, labels)
    print(json.dumps(found) if options.json else _table(found))
    return 0


def _raw(house: House, request: CoachRequest) -> dict[str, Any]:
    """The model's own draft, with the policy in its prompt."""
    text, failed, watch = "", None, _Watch()
    try:
        text = house.plain_draft(request, watch.heard)
    except ModelFailed as error:
        failed = str(error)
    times = watch.times()
    checked = house.check(text, request, answered=True) if text.strip() else CheckResult(())
    found = [{"rule": f.rule, "quote": f.quote} for f in checked.findings if f.severity is Severity.BLOCK]
    return {"text": text, "failed": failed, "found": found, **times}


def _sent(house: House, request: CoachRequest) -> dict[str, Any]:
    """What leaves the coach with the same model."""
    watch = _Watch()
    answer = house.coach().answer(request, watch.heard)
    draft, use = answer.draft, answer.model
    return {
        "move": answer.stance.move.value,
        "text": draft.text if draft else None,
        "origin": draft.origin.value if draft else answer.status.value,
        "repairs": answer.check.repairs,
        "notes": list(answer.notes),
        "calls": use.calls if use else 0,
        "input_tokens": use.input_tokens if use else 0,
        "output_tokens": use.output_tokens if use else 0,
        **watch.times(),
    }


class _Watch:
    """Seconds to the first words and to the end."""

    def __init__(self) -> None:
        self._begun = time.perf_counter()
        self._first: float | None = None

    def heard(self, _: str) -> None:
        if self._first is None:
            self._first = time.perf_counter() - self._begun

    def times(self) -> dict[str, float | None]:
        end = time.perf_counter() - self._begun
        return {"first_seconds": round(self._first, 2) if self._first is not None else None, "seconds": round(end, 2)}


def _summed(rows: Mapping[str, Mapping[str, Any]], labels: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """The figures; breaches by hand only over the messages that a person labelled."""
    done = list(rows.values())
    origins = [r["sent"]["origin"] for r in done]
    read = [(r, labels[r["id"]]) for r in done if r["id"] in labels]
    return {
        "messages": len(done),
        "raw_failed": sum(not r["raw"]["text"] for r in done),
        "raw_breaching_by_check": sum(bool(r["raw"]["found"]) for r in done),
        "labelled": len(read),
        "raw_breaching_by_hand": sum(bool(label.get("raw")) for _, label in read),
        "sent_breaching_by_hand": sum(bool(label.get("sent")) for _, label in read),
        "raw_breaches_missed_by_check": sum(bool(label.get("raw")) and not r["raw"]["found"] for r, label in read),
        "sent_by_model": origins.count("model"),
        "of_these_repaired": sum(r["sent"]["repairs"] > 0 for r in done if r["sent"]["origin"] == "model"),
        "fell_back": origins.count("composer"),
        "withheld": origins.count("withheld"),
        "read_as_own_question": origins.count("advice"),
        "raw_first_seconds": _median(r["raw"]["first_seconds"] for r in done),
        "raw_seconds": _median(r["raw"]["seconds"] for r in done),
        "sent_first_seconds": _median(r["sent"]["first_seconds"] for r in done),
        "sent_seconds": _median(r["sent"]["seconds"] for r in done),
        "output_tokens": sum(r["sent"]["output_tokens"] for r in done),
    }


def _median(values: Iterator[float | None]) -> float | None:
    known = [v for v in values if v is not None]
    return round(statistics.median(known), 1) if known else None


def _table(found: Mapping[str, Any]) -> str:
    return "\n".join(
        f"{name.replace('_', ' '):<32}{'-' if value is None else value:>10}" for name, value in found.items()
    )


def _cases(path: Path) -> list[dict[str, Any]]:
    data = _yaml(path)
    if not isinstance(data, list) or not all(isinstance(c, dict) and {"id", "message"} <= c.keys() for c in data):
        raise BadInput(f"{path}: a list of {{id, message, context?}} is expected")
    return data


def _labels(path: Path) -> dict[str, dict[str, Any]]:
    data = _yaml(path)
    if not isinstance(data, dict) or not all(isinstance(v, dict) for v in data.values()):
        raise BadInput(f"{path}: ids with {{raw: [breaches], sent: [breaches]}} are expected")
    return data


def _yaml(path: Path) -> Any:
    try:
        return yaml.safe_load(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise BadInput(f"{path}: {error}") from None


def _read(path: Path) -> dict[str, dict[str, Any]]:
    """The rows written so far, by id."""
    if not path.is_file():
        return {}
    rows: dict[str, dict[str, Any]] = {}
    try:
        for line in path.read_text("utf-8").splitlines():
            if line.strip():
                row = json.loads(line)
                rows.setdefault(row["id"], {}).update(row)
    except (ValueError, KeyError, TypeError) as error:
        raise BadInput(f"{path}: not a file of an earlier run: {error}") from None
    return rows
