"""How signs and the classifier's score are weighed together, on the weights that are shipped."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.adapters.files import shipped
from bot.adapters.packs import read_pack
from bot.adapters.texts.prompts import PromptFiles
from bot.coach.intake import intake
from bot.coach.understand import shown_in
from bot.coach.understand.shown import SIGNS
from bot.coach.understand.weighing import Weighing, Weights, explaining
from bot.domain.asks import AskKind
from bot.domain.errors import BadSetting
from bot.wiring.learning import learnt_on
from tests.coach.understand.conftest import cues, read

KINDS = sorted(set(AskKind) - {AskKind.ABUSE})
TODAY = date(2026, 11, 23)


@settings(deadline=None)
@given(
    kind=st.sampled_from(KINDS),
    signs=st.frozensets(st.sampled_from(SIGNS)),
    low=st.floats(0, 1),
    high=st.floats(0, 1),
)
def test_a_higher_score_never_makes_an_ask_less_likely(
    kind: AskKind, signs: frozenset[str], low: float, high: float
) -> None:
    """Beside the same words, the share of an ask grows with its score and stays within 0 and 1."""
    weights = cues().weighing.of(kind, {kind: 0.5})
    less, more = (weights.share(s, signs) for s in sorted((low, high)))
    assert 0 <= less <= more <= 1


@pytest.mark.parametrize("kind", KINDS)
def test_plain_words_suffice_where_no_score_is_known(kind: AskKind) -> None:
    """For words alone, a strong cue counts for every kind, and nothing at all is no ask."""
    weights = cues().weighing.of(kind, None)
    assert weights.share(None, frozenset({"strong"})) > weights.share(None, frozenset())
    assert weights.share(None, frozenset()) < weights.enough


def test_a_kind_without_a_score_is_weighed_by_its_words() -> None:
    """Scores that lack a kind leave it to the words."""
    weighing = Weighing({AskKind.RUSH: Weights(0, 1, {}, 0.3)}, {AskKind.RUSH: Weights(0, 0, {"strong": 2}, 0.3)})
    assert weighing.of(AskKind.RUSH, {AskKind.GOODWILL: 0.9}) is weighing.words[AskKind.RUSH]
    assert weighing.of(AskKind.RUSH, {AskKind.RUSH: 0.9}) is weighing.scored[AskKind.RUSH]


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"scored": {}, "words": []},
        {"scored": {"no_such_ask": {}}, "words": {}},
        {"scored": {"rush": {"start": "x"}}, "words": {}},
    ],
)
def test_weights_that_cannot_be_used_are_refused(data: dict[str, object]) -> None:
    """A file that lacks a part, or holds what is no weight, is a bad setting."""
    with pytest.raises(BadSetting, match="weights"):
        Weighing.read(data)


def test_amounts_and_words_taken_back_are_signs_of_their_own() -> None:
    """An amount below our price shows a price wanted; a sentence that takes its cue back shows only that."""
    pack = read_pack(shipped("knowledge")).pack
    below = shown_in(intake("Pour 300 Tempête, on part à 13 € pièce ?"), cues(), pack, TODAY)
    assert "below" in below[AskKind.PRICE_CUT].signs
    assert below[AskKind.PRICE_CUT].told
    for kind, shown in below.items():
        for signs in shown.by_sentence:
            assert signs == {"against"} or "against" not in signs, kind


@pytest.mark.parametrize(
    "text",
    [
        "Il nous faudrait trois échantillons gratuits de chaque modèle avant la réunion de vendredi.",
        "Before we go further, could you take 12 % off the whole order?",
        "Un dernier point avant notre comité : quel est le prix pour 300 carnets ?",
    ],
)
def test_a_client_who_asks_for_something_is_not_a_silent_one(text: str) -> None:
    """However high the score, silence after effort is not guessed beside what the words ask."""
    scores = dict.fromkeys(KINDS, 0.02) | {AskKind.SILENCE_AFTER_EFFORT: 0.97}
    kinds = {ask.kind for ask in read(text, scores=scores).asks}
    assert kinds
    assert AskKind.SILENCE_AFTER_EFFORT not in kinds


def test_silence_is_guessed_where_nothing_else_is_asked() -> None:
    """A score alone tells of silence when the words hold no other ask."""
    scores = dict.fromkeys(KINDS, 0.02) | {AskKind.SILENCE_AFTER_EFFORT: 0.97}
    assert [a.kind for a in read("Nous comparons encore, rien de neuf de notre côté.", scores=scores).asks] == [
        AskKind.SILENCE_AFTER_EFFORT
    ]


def test_the_shipped_weights_were_learnt_on_the_shipped_examples_and_cues() -> None:
    """Whoever edits an example or a cue of an ask learns the weights again."""
    prompts = shipped("prompts")
    assert PromptFiles(prompts).load("weighing").data["learnt_on"] == learnt_on(prompts)


def test_an_ask_is_explained_by_the_same_words_not_by_others() -> None:
    """What another sentence tells of takes nothing from an ask that has words of its own."""
    where = {
        AskKind.RUSH: frozenset({0}),
        AskKind.GOODWILL: frozenset({1}),
        AskKind.FREE_EXTRA: frozenset({0, 1}),
        AskKind.COMPLAINT: frozenset[int](),
    }
    assert explaining(AskKind.RUSH, where) == {AskKind.FREE_EXTRA}
    assert explaining(AskKind.FREE_EXTRA, where) == frozenset()
    assert explaining(AskKind.COMPLAINT, where) == {AskKind.RUSH, AskKind.GOODWILL, AskKind.FREE_EXTRA}


def test_a_kind_told_by_the_same_words_or_scored_beside_changes_the_share() -> None:
    """The weights of the other kinds are added to the ask's own."""
    weights = Weights(0, 1, {}, 0.4, others={AskKind.RUSH: -0.5}, beside={AskKind.GOODWILL: -2})
    alone = weights.share(0.5, frozenset())
    assert weights.share(0.5, frozenset(), {AskKind.RUSH: 3.0}) < alone
    assert weights.share(0.5, frozenset(), told={AskKind.GOODWILL}) < alone


@pytest.mark.parametrize(
    ("text", "hurried"),
    [
        ("We need 200 Breeze for the cup final on 5 December.", True),
        ("Il nous faut 200 Brise pour le gala du 4 décembre.", True),
        ("We need 200 Breeze for the summer party on 12 June.", False),
    ],
)
def test_a_day_before_our_usual_lead_time_is_a_sign_of_hurry(text: str, *, hurried: bool) -> None:
    """A day that an order of today could meet as a rule is none; a day gone by neither."""
    pack = read_pack(shipped("knowledge")).pack
    signs = shown_in(intake(text), cues(), pack, TODAY)[AskKind.RUSH].signs
    assert ("soon" in signs) is hurried
    later = shown_in(intake(text), cues(), pack, date(2026, 12, 20))[AskKind.RUSH].signs
    assert "soon" not in later
