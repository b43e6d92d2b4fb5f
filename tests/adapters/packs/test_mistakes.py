"""Every kind of mistake is named with its file, its line and what would be right."""

from pathlib import Path

import pytest

from bot.adapters.packs import read_pack
from bot.adapters.packs.files import LARGEST_FILE
from bot.domain.errors import BadPack
from tests.adapters.packs.writing import COMPANY, ESSAYS, RULES, line_of, mistakes, write

SECOND = """
## second: Deuxième
```yaml
version: 1
state: in force
asks: [price_cut]
scope: {products: [kettle], quantity: {from: 10, to: 50}, tiers: [gold]}
limit: {measure: discount, at_most: 4, unit: percent}
authority: AUTHORITY
```
**fr** Une remise.

**en** A discount.

**reason fr** Le prix suit le travail.

**reason en** The price follows the work.
"""

SPOILT = [
    # what is replaced, by what, the words of the line reported, words of the message
    ("version: 1\nstate: in force\neffective", "state: in force\neffective", "title_en: Small", "lacks `version`"),
    ("version: 1\nstate: in force\neffective", "versoin: 1\nstate: in force\neffective", "versoin", "mean `version`"),
    ("version: 1\nstate: in force\neffective", "version: one\nstate: in force\neffective", "version: one", "number"),
    ("version: 1\nstate: in force\neffective", "version: 1.5\nstate: in force\neffective", "1.5", "whole number"),
    (
        "version: 1\nstate: in force\neffective",
        "version: 1\nversion: 2\nstate: in force\neffective",
        "version: 2",
        "twice",
    ),
    ("state: in force\neffective", "state: in froce\neffective", "in froce", "did you mean `in force`"),
    ("effective: 2026-01-01", "effective: 1 January", "1 January", "2026-01-31"),
    ("effective: 2026-01-01", "effective:", "effective:", "has no value"),
    ("expires: never", "expires: 2025-12-31", "expires: 2025", "before it takes effect"),
    ("asks: [price_cut]", "asks: [price_cutt]", "price_cutt", "did you mean `price_cut`"),
    ("asks: [price_cut]", "asks: {price_cut: yes}", "asks: {price", "list of texts"),
    ("products: [kettle]", "products: [ketle]", "[ketle]", "did you mean `kettle`"),
    ("tiers: [gold]}", "tiers: [golden]}", "[golden]", "did you mean `gold`"),
    ("tier: gold}", "tier: silver}", "tier: silver", "unknown tier `silver`"),
    ("from: 10, to: 50", "from: 60, to: 50", "from: 60", "before it starts"),
    ("measure: discount", "measure: discuont", "discuont", "did you mean `discount`"),
    ("at_most: 5, unit: percent", "at_most: 5, unit: percents", "percents", "did you mean `percent`"),
    ("at_most: 5, unit: percent", "at_most: 5, unit: days", "unit: days", "does not fit `discount`"),
    ("at_most: 5, unit: percent", "at_least: 5, unit: percent", "at_least: 5,", "bounded by `at_most`"),
    ("at_most: 5, unit: percent", "unit: percent", "limit: {measure", "exactly one of"),
    ("at_most: 5, unit: percent", "at_most: 120, unit: percent", "at_most: 120", "absurd"),
    ("at_most: 5, unit: percent", "at_most: -5, unit: percent", "at_most: -5", "not be negative"),
    ("at_most: 5, unit: percent", "at_most: '5,5', unit: percent", "'5,5'", "decimals with a point"),
    ("limit: {measure: discount, at_most: 5, unit: percent}", "limit: 5", "limit: 5", "`never` or"),
    (
        "measure: discount, at_most: 5, unit: percent",
        "measure: free_value, at_most: 5, unit: USD",
        "USD",
        "write `EUR`",
    ),
    ("authority: salesperson\n", "", "limit: {measure", "a limit without authority"),
    ("authority: salesperson", "authority: boss", "boss", "allowed: manager, nobody, salesperson"),
    (
        "limit: never\nauthority: nobody",
        "limit: never\nauthority: manager",
        "limit: never",
        "write `authority: nobody`",
    ),
    ("limit: never\nauthority: nobody", "authority: nobody", "authority: nobody", "or `limit: never`"),
    ('fr: "quarante pièces", ', "", "kind: quantity", "lacks `fr`"),
    ("kind: quantity, at_least: 40, unit: pieces,", "kind: quantity,", "kind: quantity", "needs `at_least`"),
    ("at_least: 40, unit: pieces", "at_least: 40, unit: days", "unit: days", "write `pieces`"),
    ("kind: quantity", "kind: prepayment", "kind: prepayment", "carries no figure"),
    ("kind: quantity", "kind: gold_bars", "gold_bars", "unknown kind"),
    ("orders: {at_least: 3}", "order: {at_least: 3}", "order: {", "did you mean `orders`"),
    ("our_fault: no", "our_fault: perhaps", "perhaps", "must be yes or no"),
    ("orders: {at_least: 3}", "orders: many", "many", "not a number"),
    ("owed: no", "owed: nope", "nope", "must be yes or no"),
    ("confidentiality: public", "confidentiality: secret", "secret", "allowed: internal, public"),
    ("principle: fit", "principle: fitt", "fitt", "did you mean `fit`"),
    ("principle: identity\n", "principle: identty\n", "identty", "did you mean `identity`"),
    ("signs: {fr: [remise], en: [discount]}", "signs: {fr: [remise]}", "signs: {fr", "lacks `en`"),
    ("**en** A small discount.\n", "", "**fr** Une petite", "without **en**"),
    ("**fr** Une petite remise.\n", "", "**en** A small", "without **fr**"),
    ("**reason en** The price follows the work.\n", "", "**reason fr** Le prix", "without **reason en**"),
    ("**reason fr** Le soin prend du temps.\n\n**reason en** Care takes time.\n", "", "## never", "**reason fr**"),
    ("**concession en**", "**concesion en**", "**concesion", "did you mean `concession en`"),
    ("**alternative en** choose something else\n", "", "**alternative fr**", "without its pair"),
    ("**alternative fr** choisir autre chose\n", "", "**alternative en**", "without its pair"),
    ("**concession fr** une remise", "**concession fr**", "**concession fr**", "no text"),
    ("**fr** Une petite remise.", "Bonjour.\n\n**fr** Une petite remise.", "Bonjour.", "before the first marker"),
    ("**fr** Une petite remise.", "**fr** Dès 21,40 € pièce.", "21,40", "floor price of `kettle`"),
    ("**en** A small discount.", "**en** Down to $21.4 each.", "21.4 ", "floor price of `kettle`"),
    ("**fr** Une petite remise.", "**fr** Un texte.\nVingt et un euros quarante.", "Vingt et un", "floor price"),
    ("**alternative en** choose", "**alternative en** twenty-one euros and forty, choose", "twenty-one", "floor price"),
    ("A few rules.", "Never under 21.40.", "Never under", "floor price of `kettle`"),
    ("50: 25.00", "50: 31.00", "prices:", "the price rises"),
    ("50: 25.00", "50: 20.00", "prices:", "below the floor price 21.40"),
    ("50: 25.00", "5: 25.00", "prices:", "rising order"),
    ("{10: 30.00, 50: 25.00}", "[30.00]", "prices:", "a price for each quantity"),
    ("- id: kettle", "- id: Kettle One", "Kettle One", "lower-case"),
    ("lead_days: 9", "lead_days: nine", "nine", "not a number"),
    ("at_most: 5, unit: percent", "at_most: 5%, unit: percent", "5%", "write the figure alone, as 5"),
    ("at_most: 5, unit: percent", "at_most: 5, unit: %", "unit: %", "write `percent` in place of `%`"),
    ("at_most: 5, unit: percent", "at_most: 5, unit: weeks", "weeks", "did you mean `percent`"),
    ("at_most: 5, unit: percent", "at_most: 4,5, unit: percent", "4,5", "decimals take a point"),
    ("authority: salesperson", "authority: vendeur", "vendeur", "did you mean `salesperson`"),
    ("- id: kettle", "id: kettle", "name: {fr", "not readable as YAML"),
    ("state: in force\neffective", "state: [in force\neffective", "effective:", "not readable as YAML"),
    ("owed: no", "owed: &a no", None, None),
    ("signs: {fr: [remise], en: [discount]}", "signs: &s {fr: [a], en: *s}", "signs: &s", "anchor"),
    ("  - {kind: quantity", "\t- {kind: quantity", "kind: quantity", "a tab"),
    ("## never: Jamais", "## small: Jamais", "## small: Jamais", "already used at policies/rules.md:20"),
    ("## never: Jamais", "## kettle: Jamais", "## kettle", "already used at policies/rules.md:12"),
    ("## never: Jamais", "## Jamais", "## Jamais", "heading is"),
    ("id: rules", "id: rule", "id: rule", "`rules`"),
    ("title: {fr: Règles, en: Rules}", "title: {fr: Règles}", "title: {fr", "lacks `en`"),
    ("```yaml products", "```yaml goods", "```yaml goods", "only ```yaml products"),
    ("---\nid: rules", "id: rules", "id: rules", "begin with front matter"),
]


@pytest.mark.parametrize(("words", "instead", "where", "why"), SPOILT)
def test_mistake_is_reported_where_it_stands(tmp_path: Path, words, instead, where, why):
    """A spoilt line is refused with that line, and the message says what would be right."""
    assert words in RULES
    rules = RULES.replace(words, instead, 1)
    found = mistakes(write(tmp_path, rules))
    if where is None:
        assert found == ()
        return
    line = line_of(rules, where)
    assert [m for m in found if m.file == "policies/rules.md" and m.line == line and why in m.message], found


def test_all_mistakes_are_collected(tmp_path: Path):
    """One reading names every mistake of every file, in the order of files and lines."""
    rules = RULES.replace("measure: discount", "measure: discuont").replace("principle: fit", "principle: fitt")
    found = mistakes(write(tmp_path, rules, COMPANY.replace("EUR", "EURO")))
    assert [(m.file, m.line) for m in found] == [
        ("policies/company.md", 4),
        ("policies/rules.md", line_of(rules, "discuont")),
        ("policies/rules.md", line_of(rules, "fitt")),
    ]
    assert str(found[0]).startswith("policies/company.md:4: unknown currency `EURO`; did you mean `EUR`?")


@pytest.mark.parametrize("authority", ["manager", "nobody"])
def test_ladder_that_contradicts(tmp_path: Path, authority):
    """A salesperson's limit beyond the manager's, or beyond nobody's cap, is refused at the lower rung."""
    rules = RULES.replace("when: {orders: {at_least: 3}, our_fault: no, tier: gold}\n", "").replace(
        "signs: {fr: [remise], en: [discount]}\n", ""
    ) + SECOND.replace("AUTHORITY", authority)
    found = mistakes(write(tmp_path, rules))
    assert [(m.line, "beyond 4 of `second`" in m.message) for m in found] == [(line_of(rules, "at_most: 5"), True)]


def test_internal_clause_may_tell_the_floor(tmp_path: Path):
    """An internal clause is no public text: the floor price may stand in it."""
    rules = RULES.replace("confidentiality: public", "confidentiality: internal").replace(
        "Une petite remise.", "Plancher à 21,40 €."
    )
    assert mistakes(write(tmp_path, rules)) == ()


@pytest.mark.parametrize("told", ["Jusqu'à 17 % parfois.", "Jusqu'à dix-sept pour cent.", "Dès 17,0% même."])
def test_internal_percentage_is_kept_in(tmp_path: Path, told):
    """The figure of an internal clause may not stand in a public text, in digits or in words."""
    internal = SECOND.replace("AUTHORITY", "manager\nconfidentiality: internal").replace("at_most: 4", "at_most: 17")
    rules = RULES.replace("Une petite remise.", told) + internal
    found = mistakes(write(tmp_path, rules))
    assert [(m.line, "internal clause `second`" in m.message) for m in found] == [(line_of(rules, told), True)]


def test_public_figure_is_no_leak(tmp_path: Path):
    """A figure that the price list itself tells is not taken for the floor price it equals."""
    rules = RULES.replace("floor_price: 21.40", "floor_price: 25.00").replace(
        "Une petite remise.", "Dès 25,00 € pièce."
    )
    assert mistakes(write(tmp_path, rules)) == ()


def test_other_line_ends_do_not_shift_lines(tmp_path: Path):
    """Windows line ends and a byte order mark leave the lines as an editor counts them."""
    folder = write(tmp_path)
    spoilt = RULES.replace("owed: no", "owed: nope")
    (folder / "policies/rules.md").write_bytes(("\ufeff" + spoilt.replace("\n", "\r\n")).encode())
    assert [m.line for m in mistakes(folder)] == [line_of(spoilt, "nope")]


def test_company_missing(tmp_path: Path):
    """A pack without company.md is refused and told what the file is for."""
    found = mistakes(write(tmp_path, company=None))
    assert found[0].file == "policies/company.md"
    assert "company.md is missing" in found[0].message


def test_empty_folder(tmp_path: Path):
    """An empty folder is refused: no company, no clause."""
    assert {m.file for m in mistakes(tmp_path)} == {"policies/company.md"}


def test_not_utf8(tmp_path: Path):
    """Bytes that are not UTF-8 are refused at their line."""
    folder = write(tmp_path)
    (folder / "policies/rules.md").write_bytes(
        RULES.replace("Règles", "R\udce8gles").encode("utf-8", "surrogateescape")
    )
    assert ("policies/rules.md", 3) in {(m.file, m.line) for m in mistakes(folder)}


def test_file_too_big(tmp_path: Path):
    """A file beyond the size limit is refused unread."""
    found = mistakes(write(tmp_path, RULES + "x" * LARGEST_FILE))
    assert any("larger than 256 KiB" in m.message for m in found)


@pytest.mark.parametrize(
    ("words", "instead", "line", "why"),
    [
        ("<!-- id: first -->\n", "", 11, "needs `<!-- id:"),
        ("<!-- answers:", "<!-- answer:", 13, "did you mean `answers`"),
        ("principle_en: A principle.\n", "", 2, "lacks `principle_en`"),
        ("Du texte.\n", "", 11, "has no text"),
        ("id: fit\n", "id: identity\n", 2, "already used"),
    ],
)
def test_essay_mistakes(tmp_path: Path, words, instead, line, why):
    """Essays are checked like policies."""
    found = mistakes(write(tmp_path, fit=ESSAYS["fit"].replace(words, instead)))
    essays = [m for m in found if m.file.startswith("essays/")]
    assert any(m.line == line and why in m.message for m in essays), found


def test_bad_pack_reads_as_a_list(tmp_path: Path):
    """The error's own text lists file:line: message, one a line."""
    with pytest.raises(BadPack) as refused:
        read_pack(write(tmp_path, RULES.replace("owed: no", "owde: no")))
    assert str(refused.value).startswith("policies/rules.md:")
    assert "did you mean `owed`?" in str(refused.value)
