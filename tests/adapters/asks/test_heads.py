"""The heads of the points: what is learnt from a few labelled rows, and what the shipped ones hear."""

from pathlib import Path

import numpy as np
import pytest
import yaml

from bot.adapters.asks.classifier import Classifier
from bot.adapters.asks.examples import read_examples
from bot.adapters.asks.heads import fitted
from bot.adapters.embedding.bundled import BundledEmbedder
from bot.adapters.files import shipped
from bot.domain.asks import AskKind
from bot.domain.errors import BadSetting
from bot.domain.inquiry import Subject
from bot.domain.points import Stage

EXAMPLES = shipped("prompts") / "examples"
VOCABULARY = yaml.safe_load((shipped("prompts") / "points.v1.yaml").read_text("utf-8"))["points"]


def test_what_tells_two_groups_apart_is_found_among_noise() -> None:
    """Rows of a point that differ from the others in one direction get the greater shares, on rows never seen."""
    chance = np.random.default_rng(3)
    rows = chance.standard_normal((400, 20)).astype(np.float32)
    truth = np.zeros((400, 2), dtype=np.float32)
    truth[:80, 0] = truth[60:200, 1] = 1
    rows[:80, 4] += 3
    rows[60:200, 9] -= 3
    learnt = range(0, 400, 2)
    heads = fitted(rows[::2], truth[::2], ["one", "two"], [f"writer {i % 5}" for i in learnt])
    shares = heads.shares(rows[1::2])
    right = (shares > 0.5) == (truth[1::2] > 0)
    assert right.mean() > 0.85
    assert ((shares >= 0) & (shares <= 1)).all()


def test_every_labelled_point_is_in_the_vocabulary_and_every_other_has_its_meaning() -> None:
    """Labels and vocabulary name the same things; asks and subjects named by the vocabulary exist."""
    labelled = {name for e in read_examples(EXAMPLES) for name, _ in e.points or ()}
    assert labelled <= VOCABULARY.keys()
    for name, entry in VOCABULARY.items():
        assert entry["means"], name
        assert {AskKind(k) for k in entry.get("asks", ())} <= set(AskKind)
        assert "inquiry" not in entry or Subject(entry["inquiry"])


@pytest.mark.parametrize(
    ("says", "message"),
    [
        ('{"elsewhere": [other_address]}', "words that the message does not hold"),
        ("{Deliver: [3]}", "a text expected"),
        ("[Deliver]", "a list of messages"),
    ],
)
def test_labels_of_another_form_are_refused(tmp_path: Path, says: str, message: str) -> None:
    """A label whose words are not in its mail, or that is no text, names its file."""
    (tmp_path / "mail.en-1.yaml").write_text(f'- text: "Deliver to Nice."\n  asks: {{}}\n  says: {says}\n', "utf-8")
    with pytest.raises(BadSetting, match=rf"mail\.en-1\.yaml.*{message}"):
        read_examples(tmp_path)


def test_each_sentence_is_heard_to_say_its_own_point(tmp_path: Path) -> None:
    """Of a mail that stands in no example, sentence by sentence; and how far the order has come."""
    embedder = BundledEmbedder()
    mail = [
        "Les 180 carnets sont bien là, toute l'équipe les adore.",
        "Il en manque douze par rapport au bon de livraison.",
        "Et la facture, pouvez-vous y faire figurer notre numéro de commande ?",
    ]
    came, short, bill = Classifier.load(EXAMPLES, embedder, tmp_path).scores(embedder.queries(mail), mail)
    assert max(came["arrived_well"], came["praise"]) > 0.5 > came["short"]
    assert short["short"] > 0.5 > short["praise"]
    assert bill["invoice_detail"] > 0.5 > bill["short"]
    assert came[Stage.DELIVERED] > 0.5 > came[Stage.NEW]
