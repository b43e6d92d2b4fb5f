"""Packs load whole, and nothing a person can type raises anything but BadPack."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.adapters.packs import read_pack
from bot.adapters.packs.loader import load_files
from bot.domain.asks import AskKind, Language
from bot.domain.errors import BadPack
from bot.domain.facts import FactName
from bot.domain.figures import Unit
from bot.domain.knowledge import translated
from bot.domain.policy import Authority, Bound, Comparison, Confidentiality, CounterpartKind, Measure, State
from tests.adapters.packs.writing import COMPANY, ESSAYS, RULES, write

ROOT = Path(__file__).parents[3]
DEMO = read_pack(ROOT / "knowledge")
ATELIER = read_pack(ROOT / "tests/packs/atelier")


def test_small_pack_is_read_as_written(tmp_path: Path):
    """Every key of a clause and a product arrives in the domain's values."""
    pack = read_pack(write(tmp_path)).pack
    clause = pack.clause("small")
    assert clause is not None
    assert (clause.title.fr, clause.title.en) == ("Petite remise", "Small discount")
    assert clause.limit is not None
    assert (clause.limit.measure, clause.limit.bound, clause.limit.value) == (
        Measure.DISCOUNT,
        Bound.AT_MOST,
        Decimal(5),
    )
    assert clause.scope.products == ("kettle",)
    assert (clause.scope.quantity_from, clause.scope.quantity_to, clause.scope.tiers) == (10, 50, ("gold",))
    assert clause.counterparts[0].kind is CounterpartKind.QUANTITY
    assert [(c.fact, c.comparison, c.value) for c in clause.conditions] == [
        (FactName.ORDERS, Comparison.AT_LEAST, Decimal(3)),
        (FactName.OUR_FAULT, Comparison.IS, False),
        (FactName.TIER, Comparison.IS, "gold"),
    ]
    assert clause.effective == date(2026, 1, 1)
    assert clause.expires is None
    assert (clause.principle, clause.source, clause.line) == ("fit", "rules", 20)
    assert clause.alternatives[0].en == "choose something else"
    never = pack.clause("never")
    assert never is not None
    assert (never.authority, never.limit, never.title.en) == (Authority.NOBODY, None, "Jamais")
    kettle = pack.product("kettle")
    assert kettle is not None
    assert (kettle.unit_price(60), kettle.floor_price) == (Decimal("25.00"), Decimal("21.40"))


def test_folder_that_holds_company_itself(tmp_path: Path):
    """A folder with company.md in it is a pack; the five principles then need no essays."""
    folder = write(tmp_path) / "policies"
    loaded = read_pack(folder)
    assert loaded.pack.company.id == "test-house"
    assert loaded.principles == ()


def test_readme_is_not_policy(tmp_path: Path):
    """README.md beside the policies is for people."""
    folder = write(tmp_path)
    (folder / "policies/README.md").write_text("anything", "utf-8")
    assert len(read_pack(folder).pack.clauses) == 2


def test_version_follows_content(tmp_path: Path):
    """The same files have the same version anywhere; any change of content changes it."""
    one, two = read_pack(write(tmp_path / "a")), read_pack(write(tmp_path / "b"))
    other = read_pack(write(tmp_path / "c", RULES.replace("Care takes", "Good care takes")))
    assert one.pack.version == two.pack.version != other.pack.version


@pytest.mark.parametrize("loaded", [DEMO, ATELIER], ids=["demo", "atelier"])
def test_every_clause_can_be_shown_in_both_languages(loaded):
    """`passage_id` resolves to the French text, `translated` to the English; internal ones stay internal."""
    passages = {p.id: p for p in loaded.passages}
    assert len(passages) == len(loaded.passages)
    for clause in loaded.pack.clauses:
        if clause.state is not State.IN_FORCE:
            assert clause.passage_id not in passages
            continue
        for language in (Language.FR, Language.EN):
            passage = passages[translated(clause.passage_id, language)]
            assert passage.text.startswith(clause.text.of(language))
            assert (passage.language, passage.confidentiality) == (language, clause.confidentiality)


@pytest.mark.parametrize("loaded", [DEMO, ATELIER], ids=["demo", "atelier"])
def test_floor_price_is_only_internal(loaded):
    """Public prices have a passage; the floor price stands in an internal one alone."""
    for product in loaded.pack.products:
        assert product.floor_price is not None
        told = [f"{product.floor_price:,.2f}", f"{product.floor_price:.2f}".replace(".", ",")]
        for passage in loaded.passages:
            if any(t in passage.text for t in told):
                assert passage.confidentiality is Confidentiality.INTERNAL
        assert any(p.id == product.passage_id for p in loaded.passages)


def test_demo_pack_has_what_a_reply_needs():
    """Each refusing clause has a reason and two alternatives; each trade or yes says what is given."""
    assert 45 <= len(DEMO.pack.clauses) <= 80
    for clause in DEMO.pack.clauses:
        if clause.confidentiality is Confidentiality.INTERNAL or not clause.asks:
            continue
        if clause.authority is Authority.NOBODY:
            assert len(clause.alternatives) == 2, clause.id
        if clause.authority is not Authority.SALESPERSON:
            assert clause.reason is not None, clause.id
        if clause.counterparts:
            assert clause.concession is not None, clause.id


def test_demo_alternatives_offer_list_prices_only():
    """A price named in an alternative is a price of the list."""
    listed = {f"{b.unit_price:.2f}" for p in DEMO.pack.products for b in p.prices}
    for clause in DEMO.pack.clauses:
        for words in clause.alternatives:
            for price in [w.strip("€,.") for w in words.en.split() if w.startswith("€") and "." in w.strip(",.")]:
                assert price in listed, clause.id


def test_demo_covers_every_negotiable_ask():
    """Some clause of the demo answers each ask that can be negotiated."""
    covered = {a for c in DEMO.pack.clauses for a in c.asks}
    assert set(AskKind) - covered == set()


def test_demo_prices_stay_above_the_floor_after_the_largest_discount():
    """The company's own ceiling of discounts never takes a list price below its floor."""
    ceiling = DEMO.pack.clause("discount-ceiling")
    assert ceiling is not None
    assert ceiling.limit is not None
    for product in DEMO.pack.products:
        assert product.floor_price is not None
        assert product.prices[-1].unit_price * (100 - ceiling.limit.value) / 100 >= product.floor_price


def test_atelier_differs_where_it_should():
    """The second pack has another currency, trade and limits."""
    assert ATELIER.pack.company.currency is Unit.CHF
    assert len(ATELIER.pack.clauses) >= 15
    proposed = ATELIER.pack.clause("rebate-next-year")
    assert proposed is not None
    assert not proposed.in_force(date(2027, 6, 1))


_FILES = {
    "policies/company.md": COMPANY,
    "policies/rules.md": RULES,
    **{f"essays/{name}.md": text for name, text in ESSAYS.items()},
}


def _load_or_refuse(files: dict[str, str]) -> None:
    try:
        load_files({name: text.encode("utf-8", "replace") for name, text in files.items()})
    except BadPack as error:
        assert error.mistakes
        for mistake in error.mistakes:
            assert mistake.file in (*_FILES, "policies")
            assert 1 <= mistake.line <= files.get(mistake.file, "").count("\n") + 2


@pytest.mark.parametrize("name", _FILES)
def test_any_line_may_be_deleted(name):
    """Without any one of its lines a pack loads or is refused as a bad pack, in the right file."""
    rows = _FILES[name].split("\n")
    for i in range(len(rows)):
        _load_or_refuse({**_FILES, name: "\n".join(rows[:i] + rows[i + 1 :])})


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(sorted(_FILES)),
    st.integers(0, 80),
    st.one_of(
        st.text(max_size=30),
        st.text("{}[]:,-&*!|>'\"#%@`~?\t 0123456789abc", max_size=20),
        st.sampled_from(
            ["---", "```", "```yaml", "## x: y", "**fr**", "limit: [[[[", "? a", "!!python/object:x y", "<<: *a"]
        ),
    ),
)
def test_any_line_may_be_corrupted(name, at, words):
    """Whatever one line becomes, a pack loads or is refused as a bad pack, in the right file."""
    rows = _FILES[name].split("\n")
    rows[at % len(rows)] = words
    _load_or_refuse({**_FILES, name: "\n".join(rows)})


def test_deep_nesting_is_refused():
    """YAML nested beyond sense is a mistake, not a crash."""
    bomb = RULES.replace("scope: {products: [kettle]", "scope: {products: " + "[" * 5000)
    with pytest.raises(BadPack):
        load_files({k: v.encode() for k, v in {**_FILES, "policies/rules.md": bomb}.items()})


def test_how_people_ask_goes_with_the_passage_in_each_language(tmp_path: Path) -> None:
    """It is searched beside the text, and is no part of it; a language's list may be the shorter one."""
    block = "signs: {fr: [remise], en: [discount]}\nasked: {fr: [rabais, ristourne], en: [rebate]}\n"
    rules = RULES.replace("signs: {fr: [remise], en: [discount]}\n", block)
    loaded = read_pack(write(tmp_path, rules))
    asked = {p.id: p.asked for p in loaded.passages if p.asked}
    assert asked == {"policies/rules#small": ("rabais", "ristourne"), "policies/rules#small@en": ("rebate",)}
    assert all("rabais" not in p.text for p in loaded.passages)
