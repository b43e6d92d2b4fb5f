"""The program as a process: its streams, its settings, its lock, and no traceback."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.adapters.datafolder import DataFolder
from tests.entrypoints.cli.terminal import ROOT, TODAY, Terminal, environment

SECRET = "sk-" + "never-to-be-shown" * 2


def test_a_conversation_in_the_terminal(own: Terminal) -> None:
    """Later lines belong to the same case, "+ text" answers the same words anew, /new begins another."""
    script = [
        "+ trop tôt",
        "Bonjour, une remise de 4 % sur les 300 parapluies Tempête ?",
        "+ elle en prendrait 1 200",
        "",
        "Non, c'est 10 % ou rien.",
        "/new",
        "?!",
        "/nothing",
        "/help",
        "Hello, can you deliver 300 umbrellas in 5 days?",
        "quit",
        "never read",
    ]
    said = own.program("chat", "--today", TODAY, stdin="\n".join(script))
    assert said.code == 0
    assert said.err == ""
    assert said.out.count("── Brouillon") == 3
    assert said.out.count("── Draft") == 1
    assert "d'abord le message du client" in said.out
    assert "nouvelle affaire" in said.out
    assert "commande inconnue : /nothing" in said.out
    assert "rien à lire" in said.out
    assert said.out.count("+ TEXTE") == 2


def test_a_draft_is_wished_otherwise_in_the_conversation(own: Terminal) -> None:
    """Commands and their plain words answer the same case in another tone or as an e-mail, and tell why."""
    script = ["/ferme", "Une remise de 4 % sur 300 parapluies ?", "/ferme", "plus doux", "/mail", "/pourquoi", "quit"]
    said = own("chat", "--today", TODAY, "--language", "fr", stdin="\n".join(script))
    assert said.code == 0
    assert said.out.count("── Brouillon") == 4
    assert said.out.count("Objet\u00a0:") == 1
    assert "d'abord le message du client" in said.out
    assert "Ce qui est derrière" in said.out
    drafts = [part.partition("\n")[2].partition("──────────")[0] for part in said.out.split("── Brouillon")[1:]]
    assert len(set(drafts)) == 4


def test_a_conversation_by_mail(own: Terminal) -> None:
    """--channel makes every draft an e-mail, and a wish is no word of the client's."""
    import sqlite3

    script = "Could you do 3% off?\n/kinder\nAnd what about 4%, then?\n"
    said = own("chat", "--today", TODAY, "--channel", "email", stdin=script)
    assert said.out.count("Subject:") == 3
    with sqlite3.connect(own.data / "tenirbon.sqlite") as database:
        client = database.execute(
            "SELECT text FROM turn WHERE side = 'client' AND case_id ="
            " (SELECT case_id FROM turn WHERE text = 'And what about 4%, then?') ORDER BY position"
        ).fetchall()
    database.close()
    assert [text for (text,) in client] == ["Could you do 3% off?", "And what about 4%, then?"]


def test_what_was_said_is_kept_once(own: Terminal) -> None:
    """A line with "+" adds to the client's message; it does not make the client say it again."""
    import sqlite3

    script = "Une remise de 4 % ?\n+ 12 commandes\n+ jamais en retard\nAlors, 6 % ?\n"
    assert own("chat", "--today", TODAY, stdin=script).code == 0
    with sqlite3.connect(own.data / "tenirbon.sqlite") as database:
        rows = database.execute(
            "SELECT side, text FROM turn WHERE case_id = (SELECT case_id FROM turn WHERE text = 'Alors, 6 % ?')"
            " ORDER BY position"
        ).fetchall()
    database.close()
    assert rows[:3] == [("client", "Une remise de 4 % ?"), ("user", "12 commandes"), ("user", "jamais en retard")]
    assert [text for side, text in rows if side == "client"] == ["Une remise de 4 % ?", "Alors, 6 % ?"]


def test_a_second_process_is_told(own: Terminal) -> None:
    """One process owns a data folder: another one says who, and stops with exit code 2."""
    with DataFolder.open(own.data):
        said = own.program("ask", "Bonjour")
        assert own.program("health").code == 1  # a health check needs no lock
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("tenirbon: The data folder")
    assert said.err.count("\n") == 1


def test_a_wrong_setting_is_named(own: Terminal) -> None:
    """The setting, why it is wrong and what is allowed; secrets are not repeated."""
    said = own.program(
        "ask",
        "Bonjour",
        TENIRBON_LOG_LEVEL="loud",
        TENIRBON_MODEL_TIMEOUT_SECONDS="-1",
        TENIRBON_TELEGRAM_ALLOWED_IDS="12,bob",
        TENIRBON_MODEL_SEES="true",
        TENIRBON_MODEL_API_KEY=SECRET,
    )
    assert (said.code, said.out) == (2, "")
    for told in (
        "TENIRBON_LOG_LEVEL",
        "'warning' or 'error' is expected",
        "TENIRBON_MODEL_TIMEOUT_SECONDS: a number above 0 is expected",
        "'bob' is not a Telegram id",
        "TENIRBON_MODEL_SEES: no model is named that would see",
    ):
        assert told in said.err
    assert SECRET not in said.err
    assert "Traceback" not in said.err


@pytest.mark.parametrize(
    ("setting", "value", "told"),
    [
        ("TENIRBON_EMBEDDER", "magic", "`bundled`"),
        ("TENIRBON_KNOWLEDGE_DIR", "/nowhere/at/all", "is not a folder"),
        ("TENIRBON_MODEL", "nameless", "provider:model"),
        ("TENIRBON_MODEL", "nobody:x", "nobody"),
        ("TENIRBON_DATABASE_URL", "mysql://me:pass@host/x", "sqlite:///"),
        ("TENIRBON_DATABASE_URL", "postgresql://me:pass@127.0.0.1:9/x", "TENIRBON_DATABASE_URL"),
        ("TENIRBON_DATABASE_URL", "sqlite:////dev/null/x.db", "TENIRBON_DATABASE_URL"),
    ],
)
def test_a_setting_that_cannot_work_is_named(own: Terminal, monkeypatch, setting: str, value: str, told: str) -> None:
    """Exit code 2 and one line, from `ask` and from `doctor` alike."""
    monkeypatch.setenv(setting, value)
    said = own("ask", "Bonjour")
    assert said.code == 2
    assert told in said.err
    assert "pass@" not in said.err
    assert own("doctor").code == 1


def test_a_setting_that_is_none_is_told(own: Terminal) -> None:
    """A misspelt name in the environment or in .env is told on standard error with the nearest one, and by doctor."""
    (own.data / ".env").write_text("TENIRBON_SIGNATUR=Anna\n", "utf-8")
    said = own.program("ask", "--json", "Bonjour, 3 % ?", TENIRBON_MODELL="openai:x")
    assert said.code == 0
    assert said.json["status"] == "drafted"
    assert "TENIRBON_MODELL is no setting; did you mean TENIRBON_MODEL?" in said.err
    assert "did you mean TENIRBON_SIGNATURE?" in said.err
    doctor = own.program("doctor", TENIRBON_MODELL="openai:x")
    assert doctor.code == 1
    assert "!!  settings: TENIRBON_MODELL" in doctor.out


@pytest.mark.parametrize(
    ("setting", "value", "name"),
    [("TENIRBON_MODEL", "nobody:x", "language model"), ("TENIRBON_DATABASE_URL", "foo://bar", "database")],
)
def test_doctor_names_the_part_that_is_ill_once(
    own: Terminal, monkeypatch, setting: str, value: str, name: str
) -> None:
    """What cannot work is one line under its own name, and no other line says that it is well."""
    monkeypatch.setenv(setting, value)
    lines = own("doctor").out.splitlines()
    ill = [line for line in lines if line.startswith("!!")]
    assert len(ill) == 1
    assert ill[0].startswith(f"!!  {name}: ")
    assert not any(line.startswith(f"ok  {name}") for line in lines)


def test_a_signature_closes_a_mail(own: Terminal, monkeypatch) -> None:
    """TENIRBON_SIGNATURE stands at the end of an e-mail."""
    monkeypatch.setenv("TENIRBON_SIGNATURE", "Jeanne, Maison Riflard")
    text = own("ask", "--json", "--channel", "email", "--today", TODAY, "Bonjour, 7 % de remise ?").json["draft"][
        "text"
    ]
    assert text.rstrip().endswith("Jeanne, Maison Riflard")


def test_serving_needs_a_token(own: Terminal, monkeypatch) -> None:
    """`serve` says which setting is missing; `doctor` says who is let in, and repeats no token."""
    said = own("serve")
    assert said.code == 2
    assert "TENIRBON_TELEGRAM_TOKEN" in said.err
    monkeypatch.setenv("TENIRBON_TELEGRAM_TOKEN", f"12345:{SECRET}")
    doctor = own("doctor")
    assert doctor.code == 0
    assert "first administrator" in doctor.out
    assert SECRET not in said.err + doctor.out


def test_doctor_finds_a_sound_house_sound(terminal: Terminal) -> None:
    """Every line is ok, or unset where optional; exit code 0; --json gives the same as a list."""
    said = terminal("doctor")
    assert said.code == 0
    assert all(line.startswith(("ok  ", "--  ")) for line in said.out.splitlines())
    found = terminal("doctor", "--json").json
    assert {"data folder", "policies", "embedder", "index", "coach", "telegram"} <= {sign["name"] for sign in found}
    assert all(sign["well"] for sign in found)


def test_doctor_looks_beside_the_owner_of_the_folder(own: Terminal) -> None:
    """While another process holds the folder, doctor says so and still tells of policies, embedder and index."""
    with DataFolder.open(own.data):
        said = own("doctor")
        found = {sign["name"]: sign["found"] for sign in own("doctor", "--json").json}
    assert said.code == 0
    assert "in use by process" in found["data folder"]
    assert found["index"] == "whole"
    assert {"policies", "embedder"} <= found.keys()


def test_knowledge_is_checked_beside_the_owner_of_the_folder(own: Terminal, tmp_path: Path) -> None:
    """`knowledge check` needs no data folder of its own: not a taken one, nor one that is not there."""
    with DataFolder.open(own.data):
        assert own("knowledge", "check").code == 0
    assert own("knowledge", "check", "--data", str(tmp_path / "none")).code == 0
    assert not (tmp_path / "none").exists()


def test_health_needs_a_sign_of_life(own: Terminal) -> None:
    """Without one, or with one that cannot be read, nobody serves."""
    assert own("health").code == 1
    (own.data / "pulse.json").write_text("{}")
    assert own("health").out == "pulse.json cannot be read\n"


def test_help_and_version_need_nothing() -> None:
    """They answer at once, without a data folder or any library of the outside."""
    for option in ("--help", "--version"):
        code = (
            "import sys; from bot.entrypoints.cli.main import run\n"
            f"try: run(None, None, [{option!r}])\n"
            "except SystemExit as e: sys.exit(e.code or any(m in sys.modules for m in ('chromadb', 'langchain', 'telegram', 'sqlalchemy', 'yaml')))"
        )
        done = subprocess.run([sys.executable, "-c", code], env=environment(), capture_output=True, check=False)
        assert done.returncode == 0
        assert b"tenirbon" in done.stdout


def test_a_reader_who_leaves_is_no_trouble(terminal: Terminal) -> None:
    """The output of a search may be cut off by whoever reads it."""
    command = [sys.executable, "-m", "bot", "search", "--limit", "100", "remise", "--data", str(terminal.data)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode in (0, 1)


def test_readable_output_in_a_narrow_encoding(terminal: Terminal) -> None:
    """A terminal that knows only ASCII gets an answer, not a traceback."""
    said = terminal.program("ask", "--today", TODAY, "Bonjour, 7 % de remise ?", PYTHONIOENCODING="ascii")
    assert "Traceback" not in said.err
    assert said.code == 0


_COMMANDS = "ask chat check search ingest knowledge doctor health serve".split()
_OPTIONS = "--json --as --today --limit --channel --context --language --batch --client --thread --message --knowledge"
_WORDS = st.sampled_from([
    *_COMMANDS, *_OPTIONS.split(), "manager", "email", "-", "", "3", "fr", "Une remise ?", "\udcff", "\0", "."
])  # fmt: skip


@given(st.lists(_WORDS | st.text(max_size=8), max_size=6).filter(lambda a: "/" not in a), st.text(max_size=20))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_command_line_ends_in_a_traceback(terminal: Terminal, arguments: list[str], stdin: str) -> None:
    """Whatever is typed, the answer is an exit code, with words on one of the streams."""
    said = terminal(*arguments, stdin=stdin.encode("utf-8", "replace"))
    assert said.code in (0, 1, 2)
    assert said.out or said.err


def test_the_checkout_is_not_written(terminal: Terminal) -> None:
    """Everything that is kept lies in the data folder."""
    assert {p.name for p in terminal.data.iterdir()} >= {"lock", "tenirbon.sqlite", "library", "chroma"}
    assert not (ROOT / "tenirbon.sqlite").exists()
    assert Path.cwd() != terminal.data
