"""`tenirbon bench retrieval`: the library measured over a collection with judgements."""

import json
from pathlib import Path

import pytest

from bot.entrypoints.evaluation.measures import measured
from tests.entrypoints.cli.terminal import Said, Terminal

PASSAGES = [
    {"id": "p.fr", "title": "Bûches", "text": "Le bois de chauffage se livre sec, coupé en tronçons de trente cm."},
    {"id": "p.en", "title": "Logs", "text": "Firewood is delivered dry, sawn into lengths of thirty centimetres."},
    {"_id": "ramonage", "text": "Un conduit se ramone deux fois l'an, dont une fois pendant la saison froide."},
    {"id": 4, "title": None, "text": "Ash is a fertiliser once it has cooled and been sieved."},
]
QUESTIONS = [
    {"id": "q1", "text": "quelle longueur font les bûches livrées ?"},
    {"id": "q2", "text": "how often must I sweep the chimney flue?"},
    {"id": "q3", "text": "Que faire des cendres ?"},
]
JUDGED = "query-id\tcorpus-id\tscore\nq1\tp.fr\t2\nq1\tp.en\t1\nq2\tramonage\t1\nq3\tp.fr\t0\nq9\tp.fr\t1\n"


def asked(terminal: Terminal, folder: Path, *more: str, **files: str) -> Said:
    """The command over the collection above; `files` replace one by other words."""
    held = {
        "corpus": "\n".join(map(json.dumps, PASSAGES)),
        "queries": "".join(json.dumps(q, ensure_ascii=False) + "\r\n" for q in QUESTIONS),
        "qrels": JUDGED,
    } | files
    arguments = []
    for name, words in held.items():
        (folder / name).write_text(words, encoding="utf-8")
        arguments += [f"--{name}", str(folder / name)]
    return terminal("bench", "retrieval", *arguments, *more)


def test_the_three_systems_are_measured(terminal: Terminal, tmp_path: Path) -> None:
    """JSON holds each system's figures in 0..1, with rates beside the embedder's own; ids are the files' own."""
    said = asked(terminal, tmp_path, "--json")
    assert said.code == 0, said.err
    found = said.json
    assert list(found["systems"]) == ["bm25", "dense", "hybrid"]
    for figures in found["systems"].values():
        assert set(figures) == {"ndcg@10", "recall@10", "mrr"}
        assert all(0 <= figure <= 1 for figure in figures.values())
    # every passage is within the first ten of a system that orders them all
    assert found["systems"]["dense"]["recall@10"] == 1.0
    assert found["systems"]["hybrid"]["recall@10"] == 1.0
    assert found["systems"]["bm25"]["recall@10"] < 1.0
    assert (found["passages"], found["questions"]) == (4, 2)
    assert found["left_out"] == {"questions_without_a_judgement": 1, "unknown_judgements": 1}
    for part in ("indexing", "search"):
        assert 0 < found[part]["ratio_to_embedder"] <= 1
    again = asked(terminal, tmp_path, "--json").json
    assert again["systems"] == found["systems"]
    assert again["indexing"]["from_cache"] == 4


def test_a_person_gets_a_table(terminal: Terminal, tmp_path: Path) -> None:
    """One line for each system, then the rates."""
    said = asked(terminal, tmp_path)
    assert [line.split()[0] for line in said.out.splitlines()[1:4]] == ["bm25", "dense", "hybrid"]
    assert "embedder alone" in said.out
    assert "left out: 1 questions without a judgement, 1 judgements of unknown ids" in said.out


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"corpus": "{"}, "corpus:1: not JSON"),
        ({"corpus": '[1]\n{"id": 1}'}, "corpus:1: a JSON object"),
        ({"corpus": "\n\n"}, "corpus: the file is empty"),
        ({"corpus": '{"id": "a", "text": "x"}\n{"id": "a", "text": "y"}'}, "corpus:2: the id a comes a second time"),
        ({"corpus": '{"text": "x"}'}, "corpus:1: no id"),
        ({"queries": '{"id": "q1"}'}, "queries:1: `text` must be a text"),
        ({"queries": '{"id": "q1", "text": " "}'}, "queries:1: the text is empty"),
        ({"qrels": "query-id\tcorpus-id\tscore\nq1 p.fr 1\n"}, "qrels:2: three columns separated by tabs"),
        ({"qrels": "query-id\tcorpus-id\tscore\nq1\tp.fr\thigh\n"}, "qrels:2: the score 'high' is not a whole number"),
        ({"qrels": "query-id\tcorpus-id\tscore\nq1\tnobody\t1\n"}, "qrels: no judgement pairs a question"),
    ],
)
def test_a_bad_file_is_told_with_its_line(terminal: Terminal, tmp_path: Path, files: dict[str, str], told: str) -> None:
    """Exit code 2, one line, nothing measured."""
    said = asked(terminal, tmp_path, **files)
    assert (said.code, said.out) == (2, "")
    assert told in said.err
    assert said.err.count("\n") == 1


def test_a_missing_file_is_told(terminal: Terminal, tmp_path: Path) -> None:
    """With its name."""
    nowhere = str(tmp_path / "nowhere.jsonl")
    said = terminal("bench", "retrieval", "--corpus", nowhere, "--queries", nowhere, "--qrels", nowhere)
    assert (said.code, said.out) == (2, "")
    assert f"{nowhere}: No such file or directory" in said.err


def test_the_measures_are_those_of_the_books() -> None:
    """Gains are the scores, discounted by the logarithm of the place; hand-reckoned figures."""
    relevance = {"q": {"a": 2, "b": 1}, "r": {"z": 1}}
    found = {"q": ["x", "a", "b"], "r": ["x"] * 10 + ["z"]}
    # (2/log2(3) + 1/log2(4)) / (2/log2(2) + 1/log2(3)) for q, 0 for r
    assert measured(found, relevance) == {"ndcg@10": 0.3348, "recall@10": 0.5, "mrr": 0.25}


def test_speed_and_memory_are_measured_over_made_up_passages(terminal: Terminal) -> None:
    """Nothing but a number is needed; the time of searches with and without a filter, and the memory, are told."""
    said = terminal("bench", "retrieval", "--passages", "60", "--json")
    assert said.code == 0, said.err
    found = said.json
    assert found["passages"] == 60
    assert set(found["search_ms"]) == {"whole", "filtered", "all"}
    assert found["same_as_comparing_all"] == 1.0
    assert found["resident_mb"] > 0
    assert "p95" in terminal("bench", "retrieval", "--passages", "30").out


@pytest.mark.parametrize("arguments", [(), ("--passages", "0"), ("--passages", "9", "--corpus", "c.jsonl")])
def test_what_to_measure_is_said_once(terminal: Terminal, arguments: tuple[str, ...]) -> None:
    """Files, or a number of passages, and not both nor neither."""
    said = terminal("bench", "retrieval", *arguments)
    assert said.code == 2
    assert "--passages" in said.err
