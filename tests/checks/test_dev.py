"""The check over the drafts kept to build it with."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from bot.adapters.packs.loader import read_pack
from bot.adapters.texts.prompts import PromptFiles
from bot.coach.intake import intake
from bot.coach.understand import Cues, understand
from bot.domain.facts import Facts
from bot.domain.policy import Pack
from bot.entrypoints.evaluation.cases import read_cases
from bot.entrypoints.evaluation.checks import evaluate_checks
from tests.coach.check.bench import ROOT, TODAY, lexicon, pack
from tests.tables import table

DEV = Path(__file__).parent / "dev.yaml"
ATELIER = Path(__file__).parent / "dev-atelier.yaml"


@cache
def atelier() -> Pack:
    """The small pack of another trade."""
    return read_pack(ROOT / "tests" / "packs" / "atelier", ROOT / "knowledge" / "essays").pack


@cache
def cues() -> Cues:
    """The shipped cues by which a context sentence is read."""
    return Cues.read(
        PromptFiles(ROOT / "prompts").load("cues").data, PromptFiles(ROOT / "prompts").load("weighing").data
    )


def facts_of(of: Pack) -> Callable[[str], Facts]:
    """How a context sentence becomes facts."""

    def read(context: str) -> Facts:
        if not context:
            return Facts()
        known = understand(
            intake("Bonjour"),
            cues=cues(),
            today=TODAY,
            currency=of.company.currency,
            products=of.products,
            scores=None,
            added=context,
        )
        return known.facts

    return read


def test_the_dev_set_is_large_and_even() -> None:
    """At least 120 drafts of each kind, in both languages, under ids used once."""
    rows = table(DEV)
    assert len({r["id"] for r in rows}) == len(rows)
    for breach in (True, False):
        for language in ("fr", "en"):
            assert sum(1 for r in rows if r["breach"] is breach and r["language"] == language) >= 60


def test_breaches_are_found_and_clean_drafts_pass() -> None:
    """At least 98 % of the breaches are stopped, at most 3 % of the clean drafts."""
    report = evaluate_checks(DEV, pack(), lexicon(), facts_of(pack()))
    assert report.recall >= 0.98, report.missed
    assert report.false_stops <= 0.03, report.stopped


def test_the_same_cues_serve_another_trade() -> None:
    """The drafts of a small pack in francs are told apart by the same words."""
    report = evaluate_checks(ATELIER, atelier(), lexicon(), facts_of(atelier()))
    assert report.breaches >= 5
    assert report.clean >= 15
    assert report.recall >= 0.98, report.missed
    assert report.false_stops <= 0.04, report.stopped


def test_a_report_counts_what_it_was_given(tmp_path: Path) -> None:
    """A missed breach, a stopped clean draft and a breach under another rule each show."""
    path = tmp_path / "few.yaml"
    path.write_text(
        "- {id: a, language: fr, breach: true, draft: 'Bonjour à vous.'}\n"
        "- {id: b, language: fr, breach: false, draft: 'Je vous fais 15 %.'}\n"
        "- {id: c, language: fr, breach: true, rules: [K3], draft: 'Je vous fais 15 %.'}\n",
        "utf-8",
    )
    report = evaluate_checks(path, pack(), lexicon())
    assert [m.id for m in report.missed] == ["a"]
    assert [m.id for m in report.stopped] == ["b"]
    assert report.confusions == {("K3", "P1"): 1}
    assert (report.recall, report.false_stops) == (0.5, 1.0)


@pytest.mark.parametrize("name", ["check.v1.yaml", "findings.v1.yaml"])
def test_the_cues_say_what_they_are_for(name: str) -> None:
    """Each prompt file states its purpose and inputs."""
    data = table(ROOT / "prompts" / name)
    assert data["purpose"]
    assert data["inputs"]


@pytest.mark.parametrize("file", sorted(Path(__file__).parent.glob("*.yaml")), ids=lambda file: file.stem)
def test_every_file_beside_the_drafts_is_one_of_cases(file: Path) -> None:
    """`tenirbon eval` reads all of them: a file of anything else would stop it."""
    assert read_cases(file)
