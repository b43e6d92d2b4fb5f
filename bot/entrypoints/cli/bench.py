"""`tenirbon bench`: speed and size, as ratios taken in one run."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from argparse import Namespace
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from bot.domain.errors import BadInput
from bot.domain.request import CoachRequest
from bot.entrypoints.cli.progress import Bar
from bot.entrypoints.house import House, OpenHouse
from bot.settings import Settings

_BARE = """
import chromadb, langchain_core
from bot.adapters.embedding.bundled import BundledEmbedder
BundledEmbedder().queries(["bonjour"])
"""
"""What any program of this kind must pay at start: the two libraries and one embedding."""

_STARTS = 3


def run(options: Namespace, settings: Settings, open_house: OpenHouse) -> int:
    """Print the table; the figures are this machine's, the ratios are what counts."""
    if options.action == "retrieval":
        from bot.entrypoints.cli import bench_retrieval

        return bench_retrieval.run(options, settings, open_house)
    if options.action == "model":
        from bot.entrypoints.cli import bench_model

        return bench_model.run(options, settings, open_house)
    if options.action == "telegram":
        return _telegram(options)
    if options.messages < 1:
        raise BadInput(f"--messages: {options.messages} is not a number of messages")
    with open_house(settings) as house:
        found = _coach(house, options.messages)
    found["start"] = _start(settings)
    print(json.dumps(found) if options.json else _table(found))
    return 0


def _telegram(options: Namespace) -> int:
    """The soak over the loopback Bot API, which stands with the tests: a checkout with the extra `test` is needed."""
    sizes = ("--messages", str(options.messages), "--chats", str(options.chats), "--kills", str(options.kills))
    command = [sys.executable, "-m", "tests.entrypoints.telegram.soak", *sizes]
    if not Path("tests/entrypoints/telegram/soak.py").is_file() or find_spec("aiogram") is None:
        raise BadInput("bench telegram runs in a checkout of the project, with its extra `test` installed")
    if min(options.messages, options.chats) < 1 or not 0 <= options.kills <= options.messages // 2:
        raise BadInput("--messages and --chats: one at least; --kills: at most half of the messages")
    return subprocess.run(command, check=False).returncode  # noqa: S603 - our own command


def _coach(house: House, count: int) -> dict[str, Any]:
    """Stages' times and the ratio to the embedder alone, over the same messages."""
    coach = house.coach(Bar("indexing"))
    texts = house.samples(count)
    today = house.clock.today()
    requests = [CoachRequest(t, today=today) for t in texts]
    house.ready()  # as `serve` does
    coach.answer(requests[0])  # what is built at the first answer is not a message's cost
    timings: dict[str, list[float]] = {}
    beside: list[float] = []
    begun = time.perf_counter()
    for request in requests:
        answer = coach.answer(request)
        for stage, spent in answer.timings_ms.items():
            timings.setdefault(stage, []).append(spent)
        beside.append(sum(v for k, v in answer.timings_ms.items() if k != "embed"))
    coached = len(texts) / (time.perf_counter() - begun)
    begun = time.perf_counter()
    for text in texts:
        house.embedder.queries([text])
    embedded = len(texts) / (time.perf_counter() - begun)
    return {
        "messages": len(texts),
        "stages_ms": {stage: spread(v) for stage, v in timings.items()},
        "all_but_embedding_ms": spread(beside),
        "coach_per_second": round(coached, 2),
        "embedder_per_second": round(embedded, 2),
        "ratio_to_embedder": round(coached / embedded, 3),
        "resident_mb": resident(),
        "torch_imported": "torch" in sys.modules,
    }


def spread(values: Sequence[float]) -> dict[str, float]:
    """The median and the 95th percentile, in the unit of the values."""
    ranked = sorted(values)
    return {
        "median": round(statistics.median(ranked), 2),
        "p95": round(ranked[min(len(ranked) - 1, int(0.95 * len(ranked)))], 2),
    }


def resident() -> float | None:
    """Megabytes this process holds now; None where the system does not tell."""
    status = Path("/proc/self/status")
    if not status.exists():
        return None
    line = next(x for x in status.read_text().splitlines() if x.startswith("VmRSS"))
    return round(int(line.split()[1]) / 1024, 1)


def _start(settings: Settings) -> dict[str, float]:
    """Seconds from process start to answer, on an index already built, beside the bare imports."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        ask = [
            sys.executable,
            "-m",
            "bot",
            "ask",
            "--json",
            "--data",
            str(data),
            "Vous pouvez faire un effort sur le prix ?",
        ]
        if settings.knowledge_dir is not None:
            ask[4:4] = ["--knowledge", str(settings.knowledge_dir)]
        subprocess.run(ask, check=True, capture_output=True)  # noqa: S603 - our own command; builds the index
        asked = _fastest(ask)
        bare = _fastest([sys.executable, "-c", _BARE])
    return {"ask_seconds": round(asked, 2), "bare_seconds": round(bare, 2), "ratio": round(asked / bare, 2)}


def _fastest(command: Sequence[str]) -> float:
    """The seconds of the best of a few runs of a command: the others were disturbed."""
    times = []
    for _ in range(_STARTS):
        begun = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own command
        times.append(time.perf_counter() - begun)
    return min(times)


def _table(found: dict[str, Any]) -> str:
    rows = [f"{'stage':<24}{'median ms':>12}{'p95 ms':>12}"]
    spreads = {**found["stages_ms"], "all but embedding": found["all_but_embedding_ms"]}
    rows += [f"{stage:<24}{v['median']:>12.2f}{v['p95']:>12.2f}" for stage, v in spreads.items()]
    start = found["start"]
    rows += [
        "",
        f"{found['messages']} messages, {os.cpu_count()} cores",
        f"coach {found['coach_per_second']}/s, embedder alone {found['embedder_per_second']}/s",
        f"ratio of the coach to the embedder alone: {found['ratio_to_embedder']}",
        f"resident memory {found['resident_mb']} MB, torch imported: {'yes' if found['torch_imported'] else 'no'}",
        f"ask, start to answer {start['ask_seconds']} s; bare imports and one embedding {start['bare_seconds']} s",
        f"ratio of the start to the bare one: {start['ratio']}",
    ]
    return "\n".join(rows)
