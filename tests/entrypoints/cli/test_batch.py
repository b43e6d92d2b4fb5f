"""JSON lines in, one JSON line each out."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.entrypoints.cli.terminal import TODAY, Said, Terminal

FINE = {"id": "a", "message": "Can you deliver the 300 umbrellas in 5 days?"}


def batch(terminal: Terminal, folder: Path, *rows: Any, command: str = "ask", options: tuple[str, ...] = ()) -> Said:
    """Run rows, given as objects or as raw lines."""
    file = folder / "rows.jsonl"
    lines = (row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows)
    file.write_text("\n".join(lines), "utf-8", errors="surrogatepass")
    return terminal(command, "--json", "--batch", str(file), "--today", TODAY, *options)


def test_each_line_has_its_answer_in_order(terminal: Terminal, tmp_path: Path) -> None:
    """Bad lines give their error in place, blank ones nothing, and the rest goes on."""
    said = batch(
        terminal,
        tmp_path,
        FINE,
        "",
        "not json",
        '["a list"]',
        {"id": 7, "message": "  "},
        {"id": "who", "message": "x", "as": "king"},
        {"message": 5},
        {"id": None, "message": "!!!"},
        {"id": {"deep": [1]}, "message": "Merci, c'est parfait, on signe."},
        "   ",
    )
    assert (said.code, said.err) == (0, "")
    first, raw, listed, empty, king, number, wordless, last = said.lines
    assert first["id"] == "a"
    assert first["move"]
    assert raw["error"].startswith("line 3: not JSON")
    assert listed == {"error": "line 4: a JSON object is expected"}
    assert empty == {"id": 7, "error": "message is empty: give the client's words"}
    assert king == {"id": "who", "error": "as: 'king' is not one of salesperson, manager"}
    assert number == {"error": "message: a text is expected"}
    assert wordless["id"] is None
    assert "no words" in wordless["error"]
    assert last["id"] == {"deep": [1]}
    assert last["status"] == "drafted"


def test_a_line_overrides_the_options(terminal: Terminal, tmp_path: Path) -> None:
    """What a line leaves out is taken from the command line."""
    said = batch(
        terminal,
        tmp_path,
        {"message": "10 % de remise ?"},
        {"message": "10 % de remise ?", "channel": "chat", "language": "en"},
        options=("--channel", "email", "--language", "fr"),
    )
    mail, chat = said.lines
    assert mail["draft"]["channel"] == "email"
    assert chat["draft"]["channel"] == "chat"
    assert mail["reasons"][0]["text"] != chat["reasons"][0]["text"]


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"client": {"ordres": 1}}, "did you mean 'orders'"),
        ({"client": [1]}, "client: a mapping"),
        ({"client": {"orders": 10**40}}, "a number from 0 on"),
        ({"thread": {"role": "us"}}, "a list of {role, text}"),
        ({"thread": [{"role": "them", "text": "x"}]}, "each turn"),
        ({"today": "tomorrow"}, "write YYYY-MM-DD"),
        ({"today": "9999-12-31"}, "write YYYY-MM-DD"),
        ({"today": ""}, "write YYYY-MM-DD"),
        ({"today": 20261123}, "write YYYY-MM-DD"),
        ({"today": [2026]}, "write YYYY-MM-DD"),
        ({"channel": ["chat"]}, "channel: ['chat'] is not one of"),
        ({"language": "de"}, "language: 'de' is not one of"),
        ({"context": 3}, "context: a text is expected"),
        ({"langage": "en"}, "unknown field 'langage'; did you mean 'language'?"),
        ({"Chanel": "email"}, "did you mean 'channel'?"),
        ({"thread": [{"role": "us", "text": "x"}, {"role": "them", "text": "x"}]}, "thread: turn 2: each turn"),
    ],
)
def test_a_wrong_field_is_named(terminal: Terminal, tmp_path: Path, wrong: dict[str, Any], told: str) -> None:
    """The error of a line says which field, and what is allowed."""
    wrongly, rightly = batch(terminal, tmp_path, {**FINE, **wrong}, FINE).lines
    assert wrongly["id"] == "a"
    assert told in wrongly["error"]
    assert "error" not in rightly


def test_fields_of_the_users_own_are_let_be(terminal: Terminal, tmp_path: Path) -> None:
    """What resembles no field is nobody's mistake."""
    (answer,) = batch(terminal, tmp_path, {**FINE, "expected": "hold", "row": 3}).lines
    assert "error" not in answer


def test_odd_text_is_answered(terminal: Terminal, tmp_path: Path) -> None:
    """Line separators inside a text, halves of characters, NUL and very long messages are no trouble."""
    rows = [
        '{"id": 1, "message": "Bonjour,\u2028\u0085une remise de 4 % ?"}',
        r'{"id": 2, "message": "Bonjour \ud83d, une remise ?\u0000"}',
        {"id": 3, "message": "Une remise ? " * 3000},
        {"id": 4, "message": "5% off?", "thread": [{"role": "client", "text": ""}, {"role": "us", "text": ""}]},
        "[" * 100_000,
        {"id": 5, "message": "5% off?", "today": "2999-12-31"},
    ]
    said = batch(terminal, tmp_path, *rows)
    assert [line.get("id") for line in said.lines] == [1, 2, 3, 4, None, 5]
    assert said.lines[0]["asks"][0]["figures"][0]["value"] == 4
    said.out.encode("utf-8")


def test_every_answer_of_a_batch_is_that_of_the_message_alone(terminal: Terminal, tmp_path: Path) -> None:
    """Nothing is carried from one line to the next."""
    other = {"message": "Vous êtes des voleurs, je veux 30 % tout de suite !"}
    alone = batch(terminal, tmp_path, FINE).lines[0]
    after = batch(terminal, tmp_path, other, FINE).lines[1]
    alone.pop("timings_ms"), after.pop("timings_ms")
    assert alone == after


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=4,
)
_ROWS = st.dictionaries(
    st.sampled_from(
        ["id", "message", "context", "client", "thread", "channel", "as", "today", "language", "draft", "x"]
    ),
    _VALUES,
    max_size=6,
)


@given(rows=st.lists(_ROWS | st.text(max_size=30), min_size=1, max_size=4), command=st.sampled_from(["ask", "check"]))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_line_ends_in_a_traceback(terminal, tmp_path_factory, rows: list[Any], command: str) -> None:
    """Whatever stands in the lines, each that is not blank gives one JSON object."""
    file = tmp_path_factory.mktemp("rows") / "rows.jsonl"
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    text = "\n".join(lines)
    file.write_bytes(text.encode("utf-8", "replace"))
    said = terminal(command, "--json", "--batch", str(file), "--today", TODAY)
    assert (said.code, said.err) == (0, "")
    read = text.encode("utf-8", "replace").decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    assert len(said.lines) == sum(bool(line.strip()) for line in read.split("\n"))
