"""`tenirbon bench retrieval --passages N`: a search over many passages, beside the embedding, and its memory."""

import json
import time
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import numpy as np

from bot.domain.asks import Language
from bot.domain.errors import BadInput
from bot.domain.knowledge import Passage, PassageKind
from bot.domain.policy import Confidentiality
from bot.entrypoints.cli.bench import resident, spread
from bot.entrypoints.cli.progress import Bar
from bot.entrypoints.house import OpenHouse, Trial
from bot.ports import Embedder, Query, Ranking, Vectors
from bot.settings import Settings

_QUESTIONS = 300
_WARM = 10
_COMPARED = 60
"""How many questions are compared with a search through every vector."""
_TOPICS, _TOPIC_WORDS = 400, 80
_SYLLABLES = tuple(a + b for a in "bcdfglmnprstv" for b in ("a", "e", "i", "o", "u", "ou", "an", "in"))
_KINDS = (PassageKind.DOCUMENT, PassageKind.DOCUMENT, PassageKind.POLICY, PassageKind.ESSAY)
_DAY = date(2026, 1, 1)


def run(passages: int, settings: Settings, open_house: OpenHouse, *, as_json: bool) -> int:
    """Print the table, or JSON alone."""
    if passages < 1:
        raise BadInput(f"--passages: {passages} is not a number of passages")
    with open_house(settings) as house, house.trial(made=True) as trial:
        found = _measured(passages, trial)
    print(json.dumps(found) if as_json else _table(found))
    return 0


def _measured(count: int, trial: Trial) -> dict[str, Any]:
    before = resident()
    passages = list(_made(count))
    begun = time.perf_counter()
    trial.library.replace("bench", passages, Bar("indexing"))
    indexing = time.perf_counter() - begun
    queries = list(_asked(passages, trial.embedder))
    for query in queries[:_WARM]:
        trial.library.ranked(query, Ranking.HYBRID)
    spent: dict[str, list[float]] = {"whole": [], "filtered": []}
    processor = []
    for query in queries:
        begun, worked = time.perf_counter(), time.process_time()
        trial.library.ranked(query, Ranking.HYBRID)
        spent["filtered" if query.kinds else "whole"].append((time.perf_counter() - begun) * 1000)
        processor.append((time.process_time() - worked) * 1000)
    held = resident()
    return {
        "passages": count,
        "questions": len(queries),
        "indexing_seconds": round(indexing, 1),
        "passages_per_second": round(count / indexing, 1),
        "search_ms": {name: spread(times) for name, times in spent.items()}
        | {"all": spread([*spent["whole"], *spent["filtered"]])},
        # what other programs take of the processor is not in it
        "processor_ms": spread(processor),
        "same_as_comparing_all": _same(queries[:_COMPARED], passages, trial),
        "resident_mb": held,
        "resident_before_mb": before,
    }


def _made(count: int) -> Iterator[Passage]:
    """Passages of made-up words on made-up topics: some internal, a quarter policies, a quarter essays."""
    random = np.random.default_rng(7)
    words = sorted({"".join(random.choice(_SYLLABLES, size)) for size in (2, 3, 4) for _ in range(9000)})
    topics = random.integers(0, len(words), (_TOPICS, _TOPIC_WORDS))
    for at in range(count):
        length = int(random.integers(40, 90))
        own = random.choice(topics[int(random.integers(_TOPICS))], length * 3 // 5)
        others = np.minimum(random.zipf(1.3, length - len(own)), len(words)) - 1
        chosen = random.permutation(np.concatenate([own, others]))
        yield Passage(
            f"bench/{at}",
            "",
            "",
            _KINDS[at % len(_KINDS)],
            " ".join(words[int(i)] for i in chosen),
            Language.FR,
            position=at,
            confidentiality=Confidentiality.INTERNAL if at % 10 == 0 else Confidentiality.PUBLIC,
        )


def _asked(passages: Sequence[Passage], embedder: Embedder) -> Iterator[Query]:
    """Questions with a few words of a passage each; every second one may see one kind of passage alone."""
    random = np.random.default_rng(11)
    for at in range(_QUESTIONS):
        words = passages[int(random.integers(len(passages)))].text.split()
        text = " ".join(random.choice(words, int(random.integers(4, 11))))
        kinds = (_KINDS[at // 2 % len(_KINDS)],) if at % 2 else ()
        yield Query(text, kinds=kinds, limit=6, vector=embedder.queries([text])[0], today=_DAY)


def _same(queries: Sequence[Query], passages: Sequence[Passage], trial: Trial) -> float:
    """The share of what the meaning half finds that a search through every vector finds as well."""
    best: list[list[tuple[float, str]]] = [[] for _ in queries]
    for start in range(0, len(passages), 2000):
        part = passages[start : start + 2000]
        vectors: Vectors = trial.embedder.passages([p.text for p in part])
        for query, found in zip(queries, best, strict=True):
            seen = [
                (float(alike), p.id)
                for p, alike in zip(part, vectors @ np.asarray(query.vector), strict=True)
                if p.confidentiality is Confidentiality.PUBLIC and (not query.kinds or p.kind in query.kinds)
            ]
            found[:] = sorted(found + seen, reverse=True)[: query.limit]
    right = wanted = 0
    for query, nearest in zip(queries, best, strict=True):
        found_ids = {p.id for p in trial.library.ranked(query, Ranking.DENSE)}
        right += sum(name in found_ids for _, name in nearest)
        wanted += len(nearest)
    return round(right / max(wanted, 1), 4)


def _table(found: dict[str, Any]) -> str:
    made, seconds, rate = found["passages"], found["indexing_seconds"], found["passages_per_second"]
    rows = [f"{made} passages made up, indexed in {seconds} s ({rate}/s, vectors made up as well)"]
    for name, what in (("whole", "over all"), ("filtered", "over one kind"), ("all", "both")):
        times = found["search_ms"][name]
        rows.append(f"search beside the embedding, {what}: median {times['median']} ms, p95 {times['p95']} ms")
    own = found["processor_ms"]
    rows.append(f"of which this program's own work on the processor: median {own['median']} ms, p95 {own['p95']} ms")
    rows.append(f"found as by comparing every vector: {found['same_as_comparing_all']:.2%}")
    rows.append(f"resident memory {found['resident_mb']} MB, before indexing {found['resident_before_mb']} MB")
    return "\n".join(rows)
