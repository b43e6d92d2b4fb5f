"""`tenirbon bench model`: what a model writes by itself beside what leaves the coach."""

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from bot.entrypoints.cli.live import Live
from tests.entrypoints.cli.terminal import ROOT, TODAY, Terminal
from tests.model_server import ModelServer, model_server

pytest.importorskip("langchain_openai")

BREACH = "Bonjour, c'est d'accord pour 30 % de remise. À demain !"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModelServer]:
    """A model that grants whatever is asked."""
    with model_server() as running:
        running.reply = lambda _: json.dumps({"subject": None, "text": BREACH})
        monkeypatch.setenv("TENIRBON_MODEL", "openai:local")
        monkeypatch.setenv("TENIRBON_MODEL_BASE_URL", running.url)
        yield running


def test_both_texts_are_kept_and_counted(own: Terminal, server: ModelServer, tmp_path: Path) -> None:
    """The raw draft, the draft that leaves, times and a table; a run that is repeated asks nothing again."""
    cases, out, labels = tmp_path / "cases.yaml", tmp_path / "out.jsonl", tmp_path / "labels.yaml"
    cases.write_text("- {id: one, message: 'Bonjour, 30 % de remise pour 400 parapluies Tempête ?'}\n", "utf-8")
    said = own("bench", "model", "--cases", str(cases), "--out", str(out), "--today", TODAY, "--json")
    assert said.code == 0
    found = said.json
    assert (found["messages"], found["raw_breaching_by_check"], found["fell_back"]) == (1, 1, 1)
    rows = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert rows[0]["raw"]["text"] == BREACH
    assert rows[1]["sent"]["origin"] == "composer"
    assert "30 % de remise. À demain" not in rows[1]["sent"]["text"]
    assert rows[1]["sent"]["calls"] == 3
    asked = len(server.asked)
    labels.write_text("one: {raw: [grants 30 %], sent: []}\n", "utf-8")
    again = own("bench", "model", "--cases", str(cases), "--out", str(out), "--labels", str(labels), "--json")
    assert len(server.asked) == asked
    assert (again.json["raw_breaching_by_hand"], again.json["sent_breaching_by_hand"]) == (1, 0)
    assert "fell back" in own("bench", "model", "--out", str(out)).out


def test_without_a_model_nothing_is_measured(own: Terminal, tmp_path: Path) -> None:
    """The setting that is missing is named."""
    said = own("bench", "model", "--cases", str(ROOT / "tests/model/hard.yaml"), "--out", str(tmp_path / "o"))
    assert said.code == 2
    assert "TENIRBON_MODEL" in said.err


def test_the_hard_messages_are_twenty_four() -> None:
    """Both languages, each message once, none empty."""
    cases = yaml.safe_load((ROOT / "tests/model/hard.yaml").read_text("utf-8"))
    assert len({c["id"] for c in cases}) == len(cases) == 24
    assert {c["id"][:2] for c in cases} == {"fr", "en"}
    assert len({c["message"].strip() for c in cases}) == 24


def test_a_live_view_shows_only_what_is_new() -> None:
    """A growing text grows on the screen; one that begins anew is set apart."""
    screen = io.StringIO()
    view = Live(screen)
    for text in ("Bonjour.", "Bonjour. Merci.", "Bonsoir."):
        view(text)
    view.end()
    assert screen.getvalue() == "Bonjour. Merci.\n…\nBonsoir.\n\n"
