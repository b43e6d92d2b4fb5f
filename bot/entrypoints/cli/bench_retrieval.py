"""`tenirbon bench retrieval`: how well the library finds, and how fast, over a collection with judgements."""

import json
import time
from argparse import Namespace
from typing import Any

from bot.domain.asks import Language
from bot.domain.errors import BadInput
from bot.domain.knowledge import Passage, PassageKind
from bot.entrypoints.cli import bench_size
from bot.entrypoints.cli.bench import resident, spread
from bot.entrypoints.cli.progress import Bar
from bot.entrypoints.evaluation.collection import Collection, read_collection
from bot.entrypoints.evaluation.measures import DEPTH, measured
from bot.entrypoints.house import OpenHouse, Trial
from bot.ports import Query, Ranking, Vectors
from bot.reading.language import detect_language
from bot.settings import Settings

_ALONE = 48
"""How many texts are embedded once more for the embedder's own rate, where all vectors came from the cache."""
_BATCH = 64


def run(options: Namespace, settings: Settings, open_house: OpenHouse) -> int:
    """Print the table, or JSON alone."""
    files = [options.corpus, options.queries, options.qrels]
    if options.passages is not None and not any(files):
        return bench_size.run(options.passages, settings, open_house, as_json=options.json)
    if options.passages is not None or not all(files):
        raise BadInput("name --corpus, --queries and --qrels, or else --passages alone")
    collection = read_collection(options.corpus, options.queries, options.qrels)
    with open_house(settings) as house, house.trial() as trial:
        found = _measured(collection, trial)
    print(json.dumps(found) if options.json else _table(found))
    return 0


def _measured(collection: Collection, trial: Trial) -> dict[str, Any]:
    passages = [_passage(at, entry.title, entry.text) for at, entry in enumerate(collection.passages)]
    ids = {passage.id: entry.id for passage, entry in zip(passages, collection.passages, strict=True)}
    indexing = _indexed(passages, trial)
    texts = [question.text for question in collection.questions]
    vectors = _questions(texts, trial)
    systems, search = {}, {}
    for system in Ranking:
        orders: dict[str, list[str]] = {}
        spent = []
        bar = Bar(f"{system:<8}")
        for at, (question, vector) in enumerate(zip(collection.questions, vectors, strict=True), start=1):
            begun = time.perf_counter()
            nearest = trial.library.ranked(Query(question.text, limit=DEPTH, vector=vector, repeats=True), system)
            spent.append((time.perf_counter() - begun) * 1000)
            orders[question.id] = [ids[passage.id] for passage in nearest]
            bar(at, len(texts))
        systems[system.value] = measured(orders, collection.relevance)
        search = spread(spent)  # the last one, hybrid, does the work of both
        mean = sum(spent) / len(spent) / 1000
    own = _rate(trial.alone.queries_made, trial.alone.query_seconds)
    return {
        "systems": systems,
        "passages": len(passages),
        "questions": len(texts),
        "left_out": {"questions_without_a_judgement": collection.unjudged, "unknown_judgements": collection.unknown},
        "embedder": trial.embedder.fingerprint,
        "indexing": indexing,
        "search": {
            "beside_embedding_ms": search,
            "queries_per_second": round(1 / (1 / own + mean), 2),
            "embedder_queries_per_second": round(own, 2),
            "ratio_to_embedder": round(1 / (1 + own * mean), 3),
        },
        "resident_mb": resident(),
    }


def _passage(at: int, title: str, text: str) -> Passage:
    # ids of our own: in the library an ending such as `.en` would mark a translation
    language = detect_language(f"{title}\n{text}") if text.strip() or title.strip() else Language.OTHER
    return Passage(f"bench/{at}", "", title, PassageKind.DOCUMENT, text, language, position=at)


def _indexed(passages: list[Passage], trial: Trial) -> dict[str, Any]:
    """The rate of the whole ingest beside the embedder's own.

    Vectors that the cache held are reckoned at the embedder's own rate, taken over a few texts again.
    """
    begun = time.perf_counter()
    trial.library.replace("bench", passages, Bar("indexing"))
    seconds = time.perf_counter() - begun
    beside = seconds - trial.alone.passage_seconds - trial.alone.query_seconds
    made = trial.alone.passages_made
    if made < min(_ALONE, len(passages)):
        some = passages[:: max(1, len(passages) // _ALONE)][:_ALONE]
        trial.alone.passages([f"{p.section}\n{p.text}".strip() for p in some])
    own = _rate(trial.alone.passages_made, trial.alone.passage_seconds)
    whole = len(passages) / own + trial.alone.query_seconds + max(0.0, beside)
    return {
        "embedded": made,
        "from_cache": len(passages) - made,
        "seconds": round(seconds, 2),
        "passages_per_second": round(len(passages) / whole, 2),
        "embedder_passages_per_second": round(own, 2),
        "ratio_to_embedder": round(len(passages) / whole / own, 3),
    }


def _questions(texts: list[str], trial: Trial) -> list[Vectors]:
    bar = Bar("questions")
    rows: list[Vectors] = []
    for start in range(0, len(texts), _BATCH):
        rows += list(trial.embedder.queries(texts[start : start + _BATCH]))
        bar(len(rows), len(texts))
    if trial.alone.queries_made < min(_ALONE, len(texts)):
        trial.alone.queries(texts[:_ALONE])
    return rows


def _rate(count: int, seconds: float) -> float:
    return count / max(seconds, 1e-9)


def _table(found: dict[str, Any]) -> str:
    rows = [f"{'':<10}{'nDCG@10':>10}{'recall@10':>12}{'MRR@10':>10}"]
    rows += [
        f"{name:<10}{of['ndcg@10']:>10.3f}{of['recall@10']:>12.3f}{of['mrr']:>10.3f}"
        for name, of in found["systems"].items()
    ]
    indexing, search, left = found["indexing"], found["search"], found["left_out"]
    beside = search["beside_embedding_ms"]
    rows += ["", f"{found['passages']} passages, {found['questions']} questions, embedder {found['embedder']}"]
    for what, of, unit in (("indexing", indexing, "passages"), ("questions", search, "queries")):
        whole, own, ratio = of[f"{unit}_per_second"], of[f"embedder_{unit}_per_second"], of["ratio_to_embedder"]
        rows.append(f"{what} {whole}/s, embedder alone {own}/s: ratio {ratio}")
    rows.append(f"search beside the embedding: median {beside['median']} ms, p95 {beside['p95']} ms")
    rows.append(f"{indexing['from_cache']} vectors from the cache; resident memory {found['resident_mb']} MB")
    if any(left.values()):
        without, unknown = left["questions_without_a_judgement"], left["unknown_judgements"]
        rows.append(f"left out: {without} questions without a judgement, {unknown} judgements of unknown ids")
    return "\n".join(rows)
