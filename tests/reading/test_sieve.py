"""Patterns compiled when they are needed find what they would have found compiled at once."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.texts.prompts import PromptFiles
from bot.coach.check import Lexicon
from bot.coach.understand import Cues
from bot.reading.folding import fold_keep
from bot.reading.needed import needed
from bot.reading.sieve import Sieve, Sifted
from tests.tables import table

ROOT = Path(__file__).parents[2]
EDGES = (r"(?<!\w)", r"(?!\w)")


@pytest.mark.parametrize(
    ("source", "needs"),
    [
        ("prix", {"prix"}),
        ("remises? de prix", {"remise de prix", "remises de prix"}),
        ("(?:rabais|ristourne)s?", {"rabais", "ristourne"}),
        ("(?:re)?negocier", {"negocier"}),
        ("pr(?:ix|omo)", {"prix", "promo"}),
        ("pri[cx] bas", {"pric bas", "prix bas"}),
        (r"#p (?:de )?moins\b", {"#p moins", "#p de moins"}),
        (r"(?:a|b)+ total", {" total"}),
        (r"deux{0,2} jours", {" jours"}),
        (r"\w+ment", {"ment"}),
        ("(?=.*x)abc", {"abc"}),
    ],
)
def test_the_words_a_pattern_needs(source: str, needs: set[str]) -> None:
    """Of a pattern's parts the most telling one is needed; what may be left out is not."""
    assert needed(source) == frozenset(needs)


@pytest.mark.parametrize("source", ["", r"\w+", "a?", "(?:prix|.)", "(?:prix|)", "(?i)prix", "(?>x)"])
def test_nothing_is_needed_where_nothing_is_sure(source: str) -> None:
    """A pattern that can match without any word, or whose syntax is not known, needs none."""
    assert needed(source) is None


_LETTERS = st.sampled_from(["a", "b", "ab", "ba ", r"\w", "[ab]", "[^a]", ".", r"\b", "é", "{", r"\."])
_PATTERNS = st.recursive(
    _LETTERS,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=4).map("".join),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: f"(?:{'|'.join(parts)})"),
        st.tuples(inner, st.sampled_from(["?", "*", "+", "{2}", "{0,2}", "{1,}", "+?"])).map(
            lambda pair: f"(?:{pair[0]}){pair[1]}"
        ),
        inner.map(lambda part: f"(?={part})"),
        inner.map(lambda part: f"(?!{part})"),
    ),
    max_leaves=8,
)


@given(_PATTERNS, st.text("ab éx{.", max_size=12))
def test_a_match_holds_a_needed_word(source: str, text: str) -> None:
    """Whatever the pattern: a text that it matches holds one of its words."""
    needs = needed(source)
    if needs is not None and re.search(source, text):
        assert any(word in text for word in needs)


@given(st.lists(_PATTERNS, min_size=1, max_size=4), st.text("ab éx{.", max_size=16), st.sampled_from([0, 50]))
def test_alternatives_are_found_as_joined(sources: list[str], text: str, before: int) -> None:
    """Searched apart, alternatives match where they would joined by |, first asked or often asked."""
    cue = Sieve().any_of(sources, *EDGES)
    joined = re.compile(f"{EDGES[0]}(?:{'|'.join(sources)}){EDGES[1]}")
    for i in range(before):
        cue.search(f"{text}{i}")
    first, whole = cue.search(text), joined.search(text)
    assert (first and first.span()) == (whole and whole.span())
    if not joined.match("") and all(m.group() for m in joined.finditer(text)):
        assert [m.span() for m in cue.finditer(text)] == [m.span() for m in joined.finditer(text)]
        assert cue.sub("#", text) == joined.sub("#", text)


def test_every_class_of_the_check_finds_what_it_would_joined() -> None:
    """Over the labelled drafts, each class of prompts/check gives the same spans as one joined pattern."""
    files = PromptFiles(ROOT / "prompts")
    data = files.load("check").data
    drafts = [row["draft"] for row in table(ROOT / "tests/checks/dev.yaml")][:60]
    lexicon = Lexicon.of(data, files.load("findings").data, files.load("unsaid").data)
    for name, cue in lexicon.cues.items():
        whole = re.compile("|".join(p.source for p in cue.patterns))
        for text in map(fold_keep, drafts):
            assert [m.span() for m in cue.finditer(text)] == [m.span() for m in whole.finditer(text)], name


def test_what_is_known_is_not_worked_out_again() -> None:
    """A sieve that is told what another one learnt learns nothing, and finds the same."""
    files = PromptFiles(ROOT / "prompts")
    data, weighing = files.load("cues").data, files.load("weighing").data
    first = Sieve()
    learnt = Cues.read(data, weighing, first)
    again = Sieve(first.learnt)
    told = Cues.read(data, weighing, again)
    assert first.learnt
    assert not again.learnt
    for kind, levels in learnt.asks.items():
        for level, patterns in levels.items():
            for one, other in zip(patterns, told.asks[kind][level], strict=True):
                text = "une remise de #p sur les prix, c'est possible ?"
                assert bool(one.search(text)) == bool(other.search(text))


def test_a_pattern_that_is_none_is_refused_at_once() -> None:
    """A mistake in a pattern shows when it is read, not when a text first needs it."""
    with pytest.raises(re.error):
        Sieve().pattern("(?:prix")


def test_what_one_sieve_found_out_another_knows() -> None:
    """Told as plain data, it makes patterns that find the same, and nothing is left to find out."""
    sources = ["remises? de prix", r"\w+ment", "(?:rabais|ristourne)s?"]
    first = Sieve()
    fresh = [first.pattern(source) for source in sources]
    second = Sieve.of(first.told())
    kept = [second.pattern(source) for source in sources]
    assert not second.learnt
    for text in ("deux remises de prix", "gentiment", "une ristourne", "rien"):
        found = [(m and m.span()) for m in (p.search(text) for p in fresh)]
        assert [(m and m.span()) for m in (p.search(text) for p in kept)] == found
        assert found == [(m and m.span()) for m in (re.search(s, text) for s in sources)]


@given(st.text("abcdefghijklmnopqrstuvwxyz éè'#%0123456789", max_size=80))
def test_words_looked_for_at_once_leave_the_same_patterns(noise: str) -> None:
    """Who serves long finds in a text what is found where each pattern's words are looked for one by one."""
    for text in (noise, f"{noise} prix {noise}", f"remise de 10 % {noise} sans frais"):
        for slow, fast in zip(_SLOW, _FAST, strict=True):
            assert fast.may(text) == slow.may(text)


def _sieved(*, ready: bool) -> list[Sifted]:
    sieve = Sieve()
    made = [sieve.pattern(p) for p in ("prix", "remises? de", "(?:gratuit|sans frais)s?", r"\w+", "x{0,3}", "n'est")]
    if ready:
        sieve.ready()
    return made


_SLOW, _FAST = _sieved(ready=False), _sieved(ready=True)
