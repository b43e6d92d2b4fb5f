"""The language model behind LangChain, with its real provider package and a server on this machine."""

import threading
from collections.abc import Iterator
from contextlib import suppress

import pytest
from pydantic import SecretStr

from bot.adapters.breaker import Breaker
from bot.adapters.chat_model import ChatModel
from bot.domain.errors import BadSetting, ModelFailed
from bot.ports import Heard, ModelReply, Speaker, Spoken
from bot.settings import Settings
from tests.model_server import ModelServer, model_server

pytest.importorskip("langchain_openai")


@pytest.fixture
def server() -> Iterator[ModelServer]:
    """A server that answers well until told otherwise."""
    with model_server() as running:
        yield running


def model(server: ModelServer, **more: object) -> ChatModel:
    """The real model against that server."""
    settings = {"model": "openai:local", "model_base_url": server.url, "model_timeout_seconds": 30.0, **more}
    return ChatModel(Settings(**settings))  # type: ignore[arg-type]


def write(model: ChatModel, system: str, prompt: str, heard: Heard | None = None) -> ModelReply:
    """One completion."""
    return model.begin().write([Spoken(Speaker.SYSTEM, system), Spoken(Speaker.USER, prompt)], heard)


def test_a_completion_with_its_counts(server: ModelServer) -> None:
    """System and prompt are sent apart, with the form wanted; the text, the name and the token counts come back."""
    server.reply = lambda asked: " / ".join(m["content"] for m in asked["messages"])
    reply = write(model(server), "be brief", "say é")
    assert (reply.text, reply.name) == ("be brief / say é", "openai:local")
    assert (reply.input_tokens, reply.output_tokens) == (11, 7)
    assert [m["role"] for m in server.asked[0]["messages"]] == ["system", "user"]
    assert server.asked[0]["model"] == "local"
    assert server.asked[0]["temperature"] == 0
    assert server.asked[0]["response_format"]["json_schema"]["schema"]["required"] == ["subject", "text"]


def test_the_key_goes_to_the_provider_alone(server: ModelServer) -> None:
    """It is sent as a header; without one a local server gets a word in its place."""
    write(model(server, model_api_key=SecretStr("sk-secret")), "", "x")
    write(model(server), "", "x")
    assert server.keys == ["Bearer sk-secret", "Bearer none"]


def test_what_is_written_is_heard(server: ModelServer) -> None:
    """While it comes, the text so far is handed on, each time longer."""
    server.reply = lambda _: "one two three"
    heard: list[str] = []
    reply = write(model(server), "", "x", heard.append)
    assert heard == ["one ", "one two ", "one two three"]
    assert reply.text == heard[-1]


def test_a_server_that_knows_no_structure_is_asked_plainly(server: ModelServer) -> None:
    """A server that refuses the form and streaming is asked without, from then on at once."""
    server.plain = True
    asking = model(server)
    assert write(asking, "", "x").text == "hello"
    assert write(asking, "", "x").text == "hello"
    assert [bool(a.get("stream")) for a in server.asked] == [True, False, False]


@pytest.mark.parametrize("status", [400, 401, 429, 500])
def test_an_error_of_the_provider_is_a_failure(server: ModelServer, status: int) -> None:
    """Whatever it says, the caller hears ModelFailed, with no more than its kind."""
    server.status = status
    with pytest.raises(ModelFailed, match=r"^openai:local: [A-Za-z]+$"):
        write(model(server), "", "x")


@pytest.mark.parametrize("raw", [b"not json", b"[]", b'{"choices": []}'])
def test_an_answer_that_is_none_is_a_failure(server: ModelServer, raw: bytes) -> None:
    """What cannot be read as a completion is ModelFailed, or an empty text."""
    server.raw = raw
    with suppress(ModelFailed):
        assert write(model(server), "", "x").text == ""


@pytest.mark.parametrize("pieces", [1, 2])
def test_a_stream_that_is_cut_off_is_a_failure(server: ModelServer, pieces: int) -> None:
    """What was heard of it stays heard; no half answer is given for a whole one."""
    server.reply, server.cut = lambda _: "one two three", pieces
    heard: list[str] = []
    with pytest.raises(ModelFailed):
        write(model(server), "", "x", heard.append)
    assert heard[-1] == ("one ", "one two ")[pieces - 1]


def test_a_lost_connection_is_a_failure(server: ModelServer) -> None:
    """A server that hangs up is asked once more, then given up."""
    server.drop = True
    with pytest.raises(ModelFailed):
        write(model(server), "", "x")
    assert len(server.asked) == 2


def test_the_deadline_holds(server: ModelServer) -> None:
    """An answer that does not come in time is ModelFailed, and nobody waits for its thread."""
    server.open.clear()
    with pytest.raises(ModelFailed, match=r"within 0\.2 s"):
        write(model(server, model_timeout_seconds=0.2), "", "x")
    assert all(t.daemon for t in threading.enumerate() if t.name == "model")
    server.open.set()
    assert write(model(server), "", "x").text == "hello"


def test_one_deadline_stands_for_all_of_a_draft(server: ModelServer) -> None:
    """What is asked after the deadline of the same writing fails, and the server is not waited for."""
    writing = model(server, model_timeout_seconds=0.4).begin()
    server.open.clear()
    for _ in range(2):
        with pytest.raises(ModelFailed):
            writing.write([Spoken(Speaker.USER, "x")])


def test_after_failures_in_a_row_nothing_is_asked(server: ModelServer) -> None:
    """Three failures open the circuit: the next answer fails at once; after the rest one try closes it again."""
    time = [0.0]
    server.status = 500
    settings = Settings(model="openai:local", model_base_url=server.url)  # type: ignore[call-arg]
    asking = ChatModel(settings, Breaker(limit=3, rest=60, now=lambda: time[0]))
    for _ in range(3):
        with pytest.raises(ModelFailed, match=r"^openai:local: "):
            write(asking, "", "x")
    asked = len(server.asked)
    server.status = 200
    with pytest.raises(ModelFailed, match="left alone"):
        write(asking, "", "x")
    assert len(server.asked) == asked
    time[0] = 61.0
    assert write(asking, "", "x").text == "hello"
    assert write(asking, "", "x").text == "hello"


def test_one_slow_answer_does_not_hold_up_another(server: ModelServer) -> None:
    """However many answers are still awaited, the next question is asked at once."""
    server.open.clear()
    slow = ChatModel(
        Settings(model="openai:local", model_base_url=server.url, model_timeout_seconds=0.1),  # type: ignore[call-arg]
        Breaker(limit=100),
    )
    for _ in range(6):
        with pytest.raises(ModelFailed):
            write(slow, "", "x")
    server.open.set()
    assert write(model(server), "", "x").text == "hello"


def test_a_server_that_is_not_there_is_a_failure() -> None:
    """A closed port is ModelFailed too."""
    settings = Settings(model="openai:local", model_base_url="http://127.0.0.1:9/v1", model_timeout_seconds=20)  # type: ignore[call-arg]
    with pytest.raises(ModelFailed):
        write(ChatModel(settings), "", "x")


@pytest.mark.parametrize("name", ["gpt", "openai:", ":gpt", ":"])
def test_a_name_of_another_form_is_refused(name: str) -> None:
    """The form is said with an example."""
    with pytest.raises(BadSetting, match=r"provider:model, e\.g\. openai:"):
        ChatModel(Settings(model=name))  # type: ignore[call-arg]


def test_an_unknown_provider_is_refused() -> None:
    """The line names the setting and what was written."""
    with pytest.raises(BadSetting, match="TENIRBON_MODEL: 'nobody:x' cannot be used"):
        ChatModel(Settings(model="nobody:x"))  # type: ignore[call-arg]


@pytest.mark.parametrize(
    ("provider", "extra"), [("anthropic", "anthropic"), ("mistralai", "mistral"), ("ollama", "ollama")]
)
def test_a_missing_package_is_named(monkeypatch, provider: str, extra: str) -> None:
    """The hint is the very command that installs it."""
    import sys

    monkeypatch.setitem(sys.modules, f"langchain_{provider}", None)
    with pytest.raises(BadSetting, match=rf"pip install 'tenirbon\[{extra}\]'"):
        ChatModel(Settings(model=f"{provider}:x", model_api_key=SecretStr("k")))  # type: ignore[call-arg]


def test_a_missing_key_is_told() -> None:
    """A provider that wants a key is a wrong setting, not a crash."""
    with pytest.raises(BadSetting, match="TENIRBON_MODEL"):
        ChatModel(Settings(model="openai:gpt-4.1-mini"))  # type: ignore[call-arg]
