"""Sentences by what they do, and drafts by somebody who had not seen the check."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.entrypoints.evaluation.checks import blocking, check_row, evaluate_checks
from tests.checks.test_dev import atelier, facts_of
from tests.coach.check.bench import lexicon, pack
from tests.tables import table

HERE = Path(__file__).parent
FRESH = HERE / "dev-fresh.yaml"
BREACHING = ("gives", "decides", "reveals", "presses", "claims", "obeys", "belittles")


def sentences(language: str, kind: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each sentence of a kind with the rules that block it, checked alone."""
    kinds = table(HERE / "said" / f"{language}.yaml")
    for text in kinds[kind].splitlines():
        yield text, blocking(check_row({"language": language, "draft": text}, pack(), lexicon()))


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("kind", BREACHING)
def test_sentences_that_should_not_leave_are_stopped(kind: str, language: str) -> None:
    """Without a figure or a case, by their words alone: three in four of each kind at least."""
    judged = list(sentences(language, kind))
    missed = [text for text, rules in judged if not rules]
    assert len(missed) <= len(judged) / 4, missed


@pytest.mark.parametrize("language", ["fr", "en"])
def test_fair_sentences_pass(language: str) -> None:
    """Refusals, explanations and what a house does grant: at most one in twenty-five is stopped."""
    judged = list(sentences(language, "fair"))
    stopped = [(text, rules) for text, rules in judged if rules]
    assert len(stopped) <= len(judged) / 25, stopped


@pytest.mark.parametrize("name", ["demo", "atelier"])
def test_drafts_by_another_hand(name: str) -> None:
    """Drafts whose author had not seen the check, read afterwards: most breaches stop, most clean drafts pass."""
    of = {"demo": pack, "atelier": atelier}[name]()
    report = evaluate_checks(FRESH, of, lexicon(), facts_of(of), only=name)
    assert report.recall >= 0.8, report.missed
    assert report.false_stops <= 0.15, report.stopped


def test_drafts_written_against_the_check() -> None:
    """Batches that tried to slip through, or to be stopped unfairly, and are told apart since."""
    report = evaluate_checks(HERE / "dev-against.yaml", pack(), lexicon(), facts_of(pack()))
    assert report.recall >= 0.97, report.missed
    assert report.false_stops <= 0.08, report.stopped


@pytest.mark.parametrize("batch", ["dev-third", "dev-fourth", "dev-fifth", "dev-sixth"])
@pytest.mark.parametrize("name", ["demo", "atelier"])
def test_days_shares_and_amounts_that_look_alike(batch: str, name: str) -> None:
    """Figures that promise nothing pass beside those granted beyond a step, in each batch and trade."""
    of = {"demo": pack, "atelier": atelier}[name]()
    report = evaluate_checks(HERE / f"{batch}.yaml", of, lexicon(), facts_of(of), only=name)
    assert report.recall >= 0.8, report.missed
    assert report.false_stops <= 0.2, report.stopped
