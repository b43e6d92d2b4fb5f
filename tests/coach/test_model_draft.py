"""A language model in the whole way, over real HTTP: what it writes is a proposal, whatever it writes."""

import itertools
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bot.adapters.chat_model import ChatModel
from bot.coach.pipeline import Coach
from bot.domain.answer import Answer
from bot.domain.draft import DraftOrigin
from bot.domain.message import Channel
from bot.domain.request import CoachRequest
from bot.settings import Settings
from tests.model_server import ModelServer, model_server

pytest.importorskip("langchain_openai")

TODAY = date(2026, 11, 23)
ASKED = (
    "Bonjour, je suis Odile Vantreuil (o.vantreuil@parapet.example). Pour 400 parapluies, pouvez-vous nous faire "
    "12 % de remise ? Merci d'avance."
)
BREACH = "Bonjour, c'est entendu : je vous accorde 30 % de remise sur toute la commande. À mardi 24 novembre !"
HINT = "Bonjour, nous achetons ce modèle 3,10 € et notre marge est de 38 %. À mardi 24 novembre ?"


@pytest.fixture
def server() -> Iterator[ModelServer]:
    """A model's server, on this machine."""
    with model_server() as running:
        yield running


@pytest.fixture
def coach(plain: Coach, server: ModelServer) -> Coach:
    """The coach with a model behind that server."""
    settings = Settings(model="openai:local", model_base_url=server.url, model_timeout_seconds=20)  # type: ignore[call-arg]
    return replace(plain, model=ChatModel(settings))


def ask(coach: Coach, message: str = ASKED, heard: Callable[[str], None] | None = None, **more: Any) -> Answer:
    """Ask on a fixed day."""
    return coach.answer(CoachRequest(message, today=TODAY, **more), heard)


def good(plain: Coach, message: str = ASKED) -> str:
    """A text that passes."""
    draft = ask(plain, message).draft
    assert draft is not None
    return draft.text


def said(*texts: str) -> Callable[[dict[str, Any]], str]:
    """Answers one after the other, the last again and again."""
    left = list(texts)
    return lambda _: json.dumps({"subject": None, "text": left.pop(0) if len(left) > 1 else left[0]})


def test_a_breach_is_told_and_written_again(plain: Coach, coach: Coach, server: ModelServer) -> None:
    """The model is shown its own words and what the check found in them; the second draft goes out."""
    server.reply = said(BREACH, good(plain))
    answer = ask(coach)
    assert answer.draft is not None
    assert (answer.draft.origin, answer.draft.text) == (DraftOrigin.MODEL, good(plain))
    assert answer.check.repairs == 1
    assert answer.notes == ()
    _, _, own, findings = server.asked[1]["messages"]
    assert own["role"] == "assistant"
    assert "30 %" in own["content"]
    assert "30 %" in findings["content"]
    assert server.asked[1]["messages"][:2] == server.asked[0]["messages"]


def test_after_two_repairs_the_composer_writes(plain: Coach, coach: Coach, server: ModelServer) -> None:
    """A model that breaks a rule three times is asked no more; its tokens are counted all the same."""
    server.reply = said(BREACH, BREACH.replace("30", "29"), BREACH.replace("30", "28"))
    answer = ask(coach)
    assert len(server.asked) == 3
    assert answer.draft == ask(plain).draft
    assert answer.notes == ("Le brouillon du modèle enfreignait une règle ; celui du composeur est donné.",)
    assert answer.model is not None
    assert (answer.model.name, answer.model.calls) == ("openai:local", 3)
    assert (answer.model.input_tokens, answer.model.output_tokens) == (33, 21)


def test_no_secret_is_told_in_a_finding(coach: Coach, server: ModelServer) -> None:
    """What the check says of something internal reaches the model without the internal thing."""
    server.reply = said(HINT)
    ask(coach)
    pack = coach.knowledge.pack()
    floors = {f"{p.floor_price:.2f}".replace(".", ",") for p in pack.products if p.floor_price is not None}
    sent = json.dumps(server.asked, ensure_ascii=False)
    assert len(server.asked) == 3
    assert not [f for f in floors if f in sent]


@pytest.mark.parametrize("broken", ["", "Bonjour.", '{"text": "Bonj', '{"text": null}', "[1]", '{"texte": "Bonjour"}'])
def test_an_answer_that_holds_no_draft_is_asked_again(
    plain: Coach, coach: Coach, server: ModelServer, broken: str
) -> None:
    """What cannot be read is told as such; the next answer counts."""
    answers = [broken, json.dumps({"subject": None, "text": good(plain)})]
    server.reply = lambda _: answers.pop(0)
    answer = ask(coach)
    assert answer.draft is not None
    assert answer.draft.origin is DraftOrigin.MODEL
    assert "JSON" in server.asked[1]["messages"][3]["content"]


def test_another_language_is_asked_again(plain: Coach, coach: Coach, server: ModelServer) -> None:
    """A French client is not answered in English."""
    english = "Hello, thank you for your message. I will look into this with our team and I will write to you tomorrow."
    server.reply = said(english, good(plain))
    answer = ask(coach)
    assert answer.draft is not None
    assert answer.draft.text == good(plain)
    assert "French" in server.asked[1]["messages"][3]["content"]


@pytest.mark.parametrize("ill", ["status", "drop", "raw", "cut"])
def test_a_server_that_fails_costs_only_the_wording(plain: Coach, coach: Coach, server: ModelServer, ill: str) -> None:
    """Errors, hang-ups and halves of answers leave the composer's draft, with a word about it."""
    server.reply = said(good(plain))
    setattr(server, ill, {"status": 500, "drop": True, "raw": b"<html>", "cut": 3}[ill])
    answer = ask(coach)
    assert answer.draft == ask(plain).draft
    assert answer.notes == ("Le modèle n'a pas rendu de brouillon utilisable à temps ; celui du composeur est donné.",)


def test_a_model_that_hangs_is_not_waited_for(plain: Coach, server: ModelServer) -> None:
    """By the deadline the composer's draft leaves."""
    server.open.clear()
    settings = Settings(model="openai:local", model_base_url=server.url, model_timeout_seconds=0.3)  # type: ignore[call-arg]
    answer = ask(replace(plain, model=ChatModel(settings)))
    assert answer.draft == ask(plain).draft
    assert answer.notes


def test_the_draft_is_heard_while_it_is_written(plain: Coach, coach: Coach, server: ModelServer) -> None:
    """Whole sentences, each time more of them, and at the end the draft."""
    server.reply = said(good(plain))
    heard: list[str] = []
    answer = ask(coach, heard=heard.append)
    assert answer.draft is not None
    assert heard[-1] == answer.draft.text
    assert len(heard) > 1
    assert all(later.startswith(earlier) for earlier, later in itertools.pairwise(heard))


def test_no_breach_is_heard(plain: Coach, coach: Coach, server: ModelServer) -> None:
    """What the check would stop is not shown while it is written either."""
    first = "Bonjour, merci pour votre message. Je vous accorde 30 % de remise. Notre marge est de 38 %. À bientôt."
    server.reply = said(first, good(plain))
    heard: list[str] = []
    ask(coach, heard=heard.append)
    assert "Bonjour, merci pour votre message." in heard
    assert not [h for h in heard if "30" in h or "38" in h]


def test_a_client_is_masked_and_comes_back(plain: Coach, coach: Coach, server: ModelServer) -> None:
    """With the setting, name and address leave as marks; the draft that goes out holds the name."""
    masked: list[str] = []

    def reply(asked: dict[str, Any]) -> str:
        masked.append(asked["messages"][1]["content"])
        return json.dumps({"subject": None, "text": good(plain).replace("Bonjour", "Bonjour PERSON_1", 1)})

    server.reply = reply
    answer = ask(replace(coach, mask=True))
    sent = json.dumps(server.asked, ensure_ascii=False)
    assert "Vantreuil" not in sent
    assert "parapet.example" not in sent
    assert "PERSON_1" in masked[0]
    assert answer.draft is not None
    assert answer.draft.origin is DraftOrigin.MODEL
    assert "Odile Vantreuil" in answer.draft.text


def test_other_languages_get_a_covered_one(coach: Coach, plain: Coach, server: ModelServer) -> None:
    """A client who writes neither French nor English is answered in one of them, and the user is told."""
    message = "Hola, ¿nos hacen un descuento del 10 % por 400 paraguas? Muchas gracias."
    server.reply = said(good(plain, message))
    answer = ask(coach, message)
    assert answer.draft is not None
    assert answer.draft.language.value == "fr"
    assert "Write in French" in server.asked[0]["messages"][1]["content"]
    assert any("français" in n for n in answer.notes)


def test_a_mail_has_a_subject_whatever_the_model_gives(plain: Coach, coach: Coach, server: ModelServer) -> None:
    """Without one of the model's the composer's stands."""
    mail = ask(plain, channel=Channel.EMAIL).draft
    assert mail is not None
    server.reply = said(mail.text)
    answer = ask(coach, channel=Channel.EMAIL)
    assert answer.draft is not None
    assert (answer.draft.origin, answer.draft.subject) == (DraftOrigin.MODEL, mail.subject)
