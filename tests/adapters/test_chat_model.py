"""The language model behind LangChain, with its real provider package and a server on this machine."""

import threading
from collections.abc import Iterator

import pytest
from pydantic import SecretStr

from bot.adapters.chat_model import ChatModel
from bot.domain.errors import BadSetting, ModelFailed
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


def test_a_completion_with_its_counts(server: ModelServer) -> None:
    """System and prompt are sent apart; the text, the name and the token counts come back."""
    server.reply = lambda asked: " / ".join(m["content"] for m in asked["messages"])
    reply = model(server).write("be brief", "say é")
    assert (reply.text, reply.name) == ("be brief / say é", "openai:local")
    assert (reply.input_tokens, reply.output_tokens) == (11, 7)
    assert [m["role"] for m in server.asked[0]["messages"]] == ["system", "user"]
    assert server.asked[0]["model"] == "local"
    assert server.asked[0]["temperature"] == 0


def test_the_key_goes_to_the_provider_alone(server: ModelServer) -> None:
    """It is sent as a header; without one a local server gets a word in its place."""
    model(server, model_api_key=SecretStr("sk-secret")).write("", "x")
    model(server).write("", "x")
    assert server.keys == ["Bearer sk-secret", "Bearer none"]


def test_a_stream_comes_in_pieces(server: ModelServer) -> None:
    """The same text, as the provider sends it."""
    server.reply = lambda _: "one two three"
    pieces = list(model(server).stream("", "x"))
    assert "".join(pieces).split() == ["one", "two", "three"]
    assert len([p for p in pieces if p]) == 3


@pytest.mark.parametrize("status", [400, 401, 429, 500])
def test_an_error_of_the_provider_is_a_failure(server: ModelServer, status: int) -> None:
    """Whatever it says, the caller hears ModelFailed, with no more than its kind."""
    server.status = status
    with pytest.raises(ModelFailed, match=r"^openai:local: [A-Za-z]+$"):
        model(server).write("", "x")
    with pytest.raises(ModelFailed):
        list(model(server).stream("", "x"))


@pytest.mark.parametrize("raw", [b"", b"not json", b"[]", b'{"choices": []}'])
def test_an_answer_that_is_none_is_a_failure(server: ModelServer, raw: bytes) -> None:
    """What cannot be read as a completion is ModelFailed."""
    server.raw = raw
    with pytest.raises(ModelFailed):
        model(server).write("", "x")


def test_a_lost_connection_is_a_failure(server: ModelServer) -> None:
    """A server that hangs up is asked once more, then given up."""
    server.drop = True
    with pytest.raises(ModelFailed):
        model(server).write("", "x")
    assert len(server.asked) == 2


def test_the_deadline_holds(server: ModelServer) -> None:
    """An answer that does not come in time is ModelFailed, and nobody waits for its thread."""
    server.open.clear()
    slow = model(server, model_timeout_seconds=0.2)
    with pytest.raises(ModelFailed, match=r"within 0\.2 s"):
        slow.write("", "x")
    with pytest.raises(ModelFailed):
        list(slow.stream("", "x"))
    assert all(t.daemon for t in threading.enumerate() if t.name == "model")
    server.open.set()
    assert model(server).write("", "x").text == "hello"


def test_one_slow_answer_does_not_hold_up_another(server: ModelServer) -> None:
    """However many answers are still awaited, the next question is asked at once."""
    server.open.clear()
    slow = model(server, model_timeout_seconds=0.1)
    for _ in range(6):
        with pytest.raises(ModelFailed):
            slow.write("", "x")
    server.open.set()
    assert model(server).write("", "x").text == "hello"


def test_a_server_that_is_not_there_is_a_failure() -> None:
    """A closed port is ModelFailed too."""
    settings = Settings(model="openai:local", model_base_url="http://127.0.0.1:9/v1", model_timeout_seconds=20)  # type: ignore[call-arg]
    with pytest.raises(ModelFailed):
        ChatModel(settings).write("", "x")


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
