"""The ask classifier: shipped weights, training, and what it knows."""

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from bot.adapters.asks.classifier import BUNDLED, Classifier
from bot.adapters.asks.examples import read_examples
from bot.adapters.embedding.bundled import BundledEmbedder
from bot.adapters.files import shipped
from bot.domain.asks import AskKind
from bot.domain.errors import BadSetting
from bot.ports import Vectors

EXAMPLES = shipped("prompts") / "examples"


class Letters:
    """An embedder of letter counts: quick, deterministic, and counting its work."""

    fingerprint = "letters-1"

    def __init__(self) -> None:
        self.embedded = 0

    def queries(self, texts: Sequence[str]) -> Vectors:
        """Shares of letters, one row a text."""
        self.embedded += len(texts)
        rows = np.array(
            [[t.lower().count(c) + 0.01 for c in "abcdefghijklmnopqrstuvwxyz?"] for t in texts], dtype=np.float32
        )
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)

    passages = queries


def few(folder: Path) -> Path:
    folder.mkdir()
    (folder / "asks.en.yaml").write_text(
        "price_cut:\n  - zzz zz\n  - zz zzzz\nplain_question:\n  - aa a\n  - aaa aa\n", "utf-8"
    )
    return folder


@pytest.fixture(scope="module")
def learnt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of few examples, and beside it the weights that were learnt from them once."""
    folder = tmp_path_factory.mktemp("learnt")
    Classifier.load(few(folder / "examples"), Letters(), folder / "kept")
    return folder


def test_the_shipped_weights_are_those_of_the_examples(tmp_path: Path) -> None:
    """Loading with the bundled embedder trains nothing; if this fails: python -m bot.wiring.learning."""
    Classifier.load(EXAMPLES, BundledEmbedder(), tmp_path / "kept")
    assert not (tmp_path / "kept").exists()
    assert (EXAMPLES / BUNDLED).stat().st_size < 9_000_000


def test_another_embedder_is_trained_once(learnt: Path) -> None:
    """Weights are kept in the data folder under fingerprint and hash, and read from there: nothing is embedded."""
    embedder = Letters()
    classifier = Classifier.load(learnt / "examples", embedder, learnt / "kept")
    assert embedder.embedded == 0
    (told,) = classifier.scores(embedder.queries(["zzz"]), ["zzz"])
    assert told[AskKind.PRICE_CUT] > 0.5 > told[AskKind.PLAIN_QUESTION]
    assert classifier.scores(np.empty((0, 27), dtype=np.float32), []) == ()


def test_changed_examples_and_damaged_weights_are_trained_again(learnt: Path, tmp_path: Path) -> None:
    """Neither weights of other examples nor a broken file are used."""
    shutil.copytree(learnt, tmp_path, dirs_exist_ok=True)
    embedder, examples = Letters(), tmp_path / "examples"
    (kept,) = (tmp_path / "kept").iterdir()
    kept.write_text("{broken", "utf-8")
    spent = embedder.embedded
    Classifier.load(examples, embedder, tmp_path / "kept")
    assert embedder.embedded > spent
    with (examples / "asks.en.yaml").open("a", encoding="utf-8") as file:
        file.write("rush:\n  - qqq\n")
    spent = embedder.embedded
    Classifier.load(examples, embedder, tmp_path / "kept")
    assert embedder.embedded > spent


def test_training_is_deterministic_and_kept_as_it_is(learnt: Path) -> None:
    """The same examples give the same weights, and those read back say what they said when they were learnt."""
    embedder, examples = Letters(), read_examples(learnt / "examples")
    trained, _ = Classifier.train(examples, embedder)
    (file,) = (learnt / "kept").iterdir()
    kept = json.loads(file.read_text("utf-8"))
    assert json.loads(trained.dump("x")) | {"name": ""} == kept | {"name": ""}
    (told,) = trained.scores(embedder.queries(["zzz"]), ["zzz"])
    (again,) = Classifier.load(learnt / "examples", embedder, learnt / "kept").scores(
        embedder.queries(["zzz"]), ["zzz"]
    )
    assert told == pytest.approx(again, abs=1e-3)


@pytest.mark.parametrize("body", ["- a list", "no_such_kind:\n  - text\n", "price_cut:\n  - {a: b}\n"])
def test_unusable_examples_are_refused(tmp_path: Path, body: str) -> None:
    """A file that is not kinds with texts is named."""
    (tmp_path / "asks.fr.yaml").write_text(body, "utf-8")
    with pytest.raises(BadSetting, match=r"asks\.fr\.yaml"):
        read_examples(tmp_path)


def test_the_shipped_classifier_tells_requests_from_questions(tmp_path: Path) -> None:
    """On words that are in no example, a lower price and a plain question are told apart."""
    embedder = BundledEmbedder()
    classifier = Classifier.load(EXAMPLES, embedder, tmp_path)
    texts = ["C'est beaucoup trop pour notre petite école.", "De quelle couleur est le manche ?"]
    (wanted,), (asked,) = (classifier.scores(embedder.queries([t]), [t]) for t in texts)
    assert wanted[AskKind.PRICE_CUT] > asked[AskKind.PRICE_CUT]
    assert asked[AskKind.PLAIN_QUESTION] > wanted[AskKind.PLAIN_QUESTION]


def test_each_sentence_of_a_message_has_scores_of_its_own(tmp_path: Path) -> None:
    """In one mail the sentence that asks for a lower price and the one that sends it elsewhere are told apart."""
    embedder = BundledEmbedder()
    mail = ["Le devis me paraît cher, un geste de 6 % ?", "Et livrez plutôt à notre dépôt de Nîmes, svp."]
    price, place = Classifier.load(EXAMPLES, embedder, tmp_path).scores(embedder.queries(mail), mail)
    assert price[AskKind.PRICE_CUT] > 0.5 > place[AskKind.PRICE_CUT]
    assert place[AskKind.SCOPE_CHANGE] > 0.5 > price[AskKind.SCOPE_CHANGE]


MAIL = """
- text: "zzz. aaa."
  asks:
    price_cut: ["zzz"]
    plain_question: ["aaa."]
"""


def test_mail_tells_which_words_show_which_ask(tmp_path: Path) -> None:
    """Where the words of each ask are told, a sentence learns its own kind and not its neighbour's."""
    folder = few(tmp_path / "examples")
    (folder / "mail.en.yaml").write_text(MAIL * 12, "utf-8")
    examples = read_examples(folder)
    assert examples[-1].quotes == ((AskKind.PRICE_CUT, "zzz"), (AskKind.PLAIN_QUESTION, "aaa."))
    embedder = Letters()
    classifier, _ = Classifier.train(examples, embedder)
    first, second = classifier.scores(embedder.queries(["zzz.", "aaa."]), ["zzz.", "aaa."])
    assert first[AskKind.PRICE_CUT] > second[AskKind.PRICE_CUT]
    assert second[AskKind.PLAIN_QUESTION] > first[AskKind.PLAIN_QUESTION]


@pytest.mark.parametrize("body", ["price_cut: [a]\n", "- text: abc\n  asks: {price_cut: [d]}\n", "- asks: {}\n"])
def test_unusable_mail_is_refused(tmp_path: Path, body: str) -> None:
    """A list of messages is wanted, each ask with words that the message holds."""
    (tmp_path / "mail.fr.yaml").write_text(body, "utf-8")
    with pytest.raises(BadSetting, match=r"mail\.fr\.yaml"):
        read_examples(tmp_path)


def test_examples_cover_every_ask_in_both_languages() -> None:
    """Each kind has examples in French and in English."""
    for name in ("asks.fr.yaml", "asks.en.yaml"):
        text = (EXAMPLES / name).read_text("utf-8")
        assert all(f"\n{kind.value}:\n" in text for kind in AskKind), name
