"""How good an order of passages is, given which are relevant."""

from collections.abc import Mapping, Sequence
from math import log2
from statistics import fmean

DEPTH = 10
"""How many of the first passages count, for every measure."""


def ndcg(found: Sequence[str], relevance: Mapping[str, int]) -> float:
    """Normalised discounted cumulative gain of the first ten, the gain being the score given by the judge."""
    gained = sum(relevance.get(passage, 0) / log2(at + 2) for at, passage in enumerate(found[:DEPTH]))
    best = sorted(relevance.values(), reverse=True)[:DEPTH]
    return gained / sum(score / log2(at + 2) for at, score in enumerate(best))


def recall(found: Sequence[str], relevance: Mapping[str, int]) -> float:
    """The share of the relevant passages that stand among the first ten."""
    return len(set(found[:DEPTH]) & set(relevance)) / len(relevance)


def reciprocal_rank(found: Sequence[str], relevance: Mapping[str, int]) -> float:
    """One divided by the place of the first relevant passage; 0 where none is among the first ten."""
    return next((1 / at for at, passage in enumerate(found[:DEPTH], start=1) if passage in relevance), 0.0)


def measured(found: Mapping[str, Sequence[str]], relevance: Mapping[str, Mapping[str, int]]) -> dict[str, float]:
    """The means over the questions, with the names that are printed."""
    pairs = [(found[question], relevance[question]) for question in found]
    return {
        "ndcg@10": round(fmean(ndcg(*pair) for pair in pairs), 4),
        "recall@10": round(fmean(recall(*pair) for pair in pairs), 4),
        "mrr": round(fmean(reciprocal_rank(*pair) for pair in pairs), 4),
    }
