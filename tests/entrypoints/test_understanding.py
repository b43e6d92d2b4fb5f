"""The measuring of understanding, on small files of our own and on the outside data where present."""

import json
from datetime import date
from pathlib import Path

import pytest

from bot.adapters.asks.classifier import Classifier
from bot.adapters.embedding.bundled import BundledEmbedder
from bot.adapters.files import shipped
from bot.adapters.texts.prompts import PromptFiles
from bot.coach.intake import intake
from bot.coach.understand import Cues, understand
from bot.domain.figures import Unit
from bot.domain.situation import Situation
from bot.entrypoints.evaluation.understanding import measure
from bot.reading.parts import embedded_parts

CUES = Cues.read(
    PromptFiles(shipped("prompts")).load("cues").data, PromptFiles(shipped("prompts")).load("weighing").data
)
OUTSIDE = Path(__file__).resolve().parents[3] / "shared" / "data"


def read(text: str) -> Situation:
    return understand(intake(text), cues=CUES, today=date(2026, 6, 1), currency=Unit.EUR, scores=None)


def test_figures_and_confusions_of_a_small_file(tmp_path: Path) -> None:
    """Balanced accuracy averages both labels, and the row read otherwise is listed."""
    (tmp_path / "asks").mkdir()
    lines = [("a", "Une remise de 5 % ?", "push"), ("b", "Vos horaires ?", "no_push"), ("c", "Trop cher.", "no_push")]
    rows = [json.dumps({"id": i, "text": t, "label": label}) for i, t, label in lines]
    (tmp_path / "asks" / "pressure_fr.jsonl").write_text("\n".join(rows), "utf-8")
    report = measure(tmp_path, read)
    assert report.figures["push_balanced_accuracy_fr"] == pytest.approx(0.75)
    assert [c.row for c in report.confusions] == ["c"]


def test_an_empty_folder_measures_nothing(tmp_path: Path) -> None:
    """Files that are not there give no figure."""
    assert measure(tmp_path, read).figures == {}


@pytest.mark.skipif(not OUTSIDE.is_dir(), reason="the outside data is not part of the project")
def test_outside_data_reaches_its_bars(tmp_path: Path) -> None:
    """On a sample of outside data: pushes told apart, anger not taken for abuse, ordinary mails not accused."""
    embedder = BundledEmbedder()
    classifier = Classifier.load(shipped("prompts") / "examples", embedder, tmp_path)

    def scored(text: str) -> Situation:
        message = intake(text)
        parts = embedded_parts(message.text, message.language)
        texts = [p.text for p in parts]
        shares = classifier.scores(embedder.queries(texts), texts)
        scores = {p.start: share for p, share in zip(parts, shares, strict=True)}
        return understand(message, cues=CUES, today=date(2026, 6, 1), currency=Unit.EUR, scores=scores)

    for language in ("fr", "en"):
        sample = tmp_path / "asks" / f"pressure_{language}.jsonl"
        sample.parent.mkdir(exist_ok=True)
        lines = (OUTSIDE / "asks" / sample.name).read_text("utf-8").splitlines()
        sample.write_text("\n".join(lines[::8]), "utf-8")
    figures = measure(tmp_path, scored).figures
    assert figures["push_balanced_accuracy_fr"] >= 0.9
    assert figures["push_balanced_accuracy_en"] >= 0.85
    spared = measure(OUTSIDE, read, half=1).figures
    assert spared["angry_taken_for_abuse_fr"] <= 3 / 77
    assert spared["attempts_imagined_en"] <= 0.02
