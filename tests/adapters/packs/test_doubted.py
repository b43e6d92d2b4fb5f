"""Doubts about proposals: told in both languages, and those that an earlier version kept as sentences."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from bot.adapters.codec import from_json, to_json
from bot.adapters.packs.doubted import doubt_in_words, kept_before
from bot.adapters.packs.limit_cues import LimitCues
from bot.adapters.texts.prompts import PromptFiles
from bot.domain.asks import AskKind, Language
from bot.domain.figures import Unit
from bot.domain.policy import Authority, Bound, Limit, Measure
from bot.domain.proposal import Doubt, DoubtKind, Proposal

CUES = LimitCues.of(PromptFiles(Path(__file__).parents[3] / "prompts").load("limits").data)


@pytest.mark.parametrize("kind", DoubtKind)
def test_every_doubt_has_its_words_in_both_languages(kind: DoubtKind) -> None:
    """What a doubt is about stands in its sentence; a long quotation is cut."""
    name = "first_order" if kind is DoubtKind.CASE else "charte"
    doubt = Doubt(kind, name, "mot " * 200, Authority.MANAGER)
    said = {language: doubt_in_words(doubt, CUES, language) for language in (Language.FR, Language.EN)}
    assert all(0 < len(words) < 500 for words in said.values())
    assert "{" not in said[Language.FR].replace("{quoted_total: {at_least:", "")


def test_doubts_that_an_earlier_version_kept_are_told_as_they_were() -> None:
    """Proposals that wait through an update of the program are not lost, nor is a digit of their figures."""
    limit = Limit(Measure.DISCOUNT, Bound.AT_MOST, Decimal("4.50"), Unit.PERCENT)
    kept = Proposal("p1", limit, Authority.MANAGER, (AskKind.PRICE_CUT,), "4,50 % au plus.", Language.FR, "cgv.md")
    older = json.loads(to_json((kept,)), parse_float=str)
    older[0]["doubts"] = ["the sentence does not say who decides: manager is a guess"]
    (read,) = from_json(tuple[Proposal, ...], kept_before(json.dumps(older).replace('"4.50"', "4.50")))
    assert read.limit == limit
    assert [doubt.kind for doubt in read.doubts] == [DoubtKind.TOLD]
    assert doubt_in_words(read.doubts[0], CUES, Language.EN).startswith("the sentence does not say who decides")


def test_doubts_kept_now_are_read_as_they_were_kept() -> None:
    """A doubt and its values survive the file that proposals wait in; what is no JSON is left to the reader."""
    limit = Limit(Measure.DISCOUNT, Bound.AT_MOST, Decimal(4), Unit.PERCENT)
    doubts = (Doubt(DoubtKind.BEYOND, "charte", "Six au plus.", Authority.NOBODY), Doubt(DoubtKind.RANGE))
    kept = Proposal("p1", limit, Authority.MANAGER, (), "4 %.", Language.FR, "cgv.md", doubts=doubts)
    (read,) = from_json(tuple[Proposal, ...], kept_before(to_json((kept,))))
    assert read == kept
    assert kept_before("{nothing") == "{nothing"
