"""`tenirbon check`: a draft that a person wrote."""

import json
from pathlib import Path

import pytest

from tests.entrypoints.cli.terminal import TODAY, Said, Terminal

FINE = "Bonjour, merci pour votre confiance. Je vérifie ce point et je vous réponds mardi 24 novembre."
TOO_MUCH = "Bonjour, c'est entendu : je vous accorde 25 % de remise sur toute la commande."


def check(terminal: Terminal, *arguments: str, stdin: str = "") -> Said:
    """Check a draft on a fixed day."""
    return terminal("check", "--today", TODAY, *arguments, stdin=stdin)


def test_a_sound_draft_passes(terminal: Terminal, tmp_path: Path) -> None:
    """A file and standard input are the same; exit code 0."""
    (tmp_path / "draft.txt").write_text(FINE)
    said = check(terminal, str(tmp_path / "draft.txt"))
    assert said.code == 0
    assert said.out.splitlines()[0] in ("le brouillon passe", "the draft passes")
    assert check(terminal, "-", stdin=FINE) == said


def test_a_draft_beyond_the_limits_does_not(terminal: Terminal) -> None:
    """The rule, the words and the clause are shown; exit code 1."""
    said = check(terminal, "-", stdin=TOO_MUCH)
    assert said.code == 1
    assert said.out.splitlines()[0] in ("le brouillon ne passe pas", "the draft does not pass")
    assert "(bloque)" in said.out
    assert "25 %" in said.out


def test_json_has_the_documented_shape(terminal: Terminal) -> None:
    """One object `{id, check: {passed, findings}}`, each finding with its six fields; passed is false where one blocks."""
    for text in (FINE, TOO_MUCH):
        found = check(terminal, "--json", "-", stdin=text).json
        assert set(found) == {"id", "check"}
        assert set(found["check"]) == {"passed", "findings"}
        for finding in found["check"]["findings"]:
            assert set(finding) == {"rule", "severity", "quote", "clause", "message", "mend"}
            assert finding["quote"] in text
        blocked = any(f["severity"] == "block" for f in found["check"]["findings"])
        assert found["check"]["passed"] is not blocked


def test_who_speaks_and_what_is_known_count(terminal: Terminal) -> None:
    """A discount beyond the salesperson may be within the manager's authority."""
    text = "Hello, against an order of 2,500 pieces we can give you 7% off. Does Tuesday suit you to confirm?"
    context = "order of 2,500 Storm umbrellas"
    assert check(terminal, "--context", context, "-", stdin=text).code == 1
    assert check(terminal, "--context", context, "--as", "manager", "-", stdin=text).code == 0


def test_the_client_s_message_tells_quoting_from_granting(terminal: Terminal, tmp_path: Path) -> None:
    """--message names the file of what is answered."""
    (tmp_path / "m.txt").write_text("Bonjour, nous voulons 25 % de remise.")
    draft = "Bonjour, vous demandez 25 % de remise ; nous ne pouvons pas l'accorder. On se parle mardi 24 novembre ?"
    assert check(terminal, "--message", str(tmp_path / "m.txt"), "-", stdin=draft).code == 0
    assert check(terminal, "--message", str(tmp_path / "m.txt"), "-", stdin=TOO_MUCH).code == 1
    said = check(terminal, "--message", str(tmp_path / "none.txt"), "-", stdin=draft)
    assert (said.code, said.out) == (2, "")


def test_a_batch_answers_line_by_line(terminal: Terminal, tmp_path: Path) -> None:
    """Ids are echoed, null where there is none; errors stand in place."""
    rows = [
        {"id": 1, "draft": FINE},
        {"id": 2, "draft": TOO_MUCH, "as": "manager", "message": "25 % ?"},
        {"id": 3, "draft": ""},
        {"id": 4},
        {"draft": FINE, "message": ""},
        {"id": 6, "draft": FINE, "as": "king"},
        {"id": 7, "draft": "…"},
    ]
    (tmp_path / "b.jsonl").write_text("\n".join(map(json.dumps, rows)) + "\nnope\n")
    said = check(terminal, "--json", "--batch", str(tmp_path / "b.jsonl"))
    assert said.code == 0
    assert [line.get("id", "absent") for line in said.lines] == [1, 2, 3, 4, None, 6, 7, "absent"]
    assert [line.get("check", {}).get("passed") for line in said.lines[:5]] == [True, False, None, None, True]
    assert "king" in said.lines[5]["error"]
    assert "not JSON" in said.lines[-1]["error"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "no draft"),
        (["nowhere.txt"], "nowhere.txt: No such file"),
        (["-"], "draft is empty"),
        (["--batch", "b.jsonl"], "add --json"),
        (["--json", "--batch", "b.jsonl", "draft.txt"], "leave them out"),
    ],
)
def test_a_wrong_command_line_is_told(terminal: Terminal, arguments: list[str], told: str) -> None:
    """One clear line, exit code 2."""
    said = check(terminal, *arguments)
    assert (said.code, said.out) == (2, "")
    assert told in said.err
