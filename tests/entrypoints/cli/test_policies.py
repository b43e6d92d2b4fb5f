"""`tenirbon policies`, `new-company` and `knowledge check`: a company's own rules brought in, changed and put back."""

from pathlib import Path

import pytest

from tests.entrypoints.cli.terminal import Said, Terminal

CONDITIONS = """\
# Conditions de l'atelier

Le commercial peut accorder une remise de 2 % au plus.

Une première commande demande un acompte de 40 %.

Personne n'accorde de remise de plus de 20 %.
"""


@pytest.fixture
def company(tmp_path: Path) -> "Company":
    """A new company of its own, on an empty data folder."""
    made = Company(tmp_path)
    assert made("new-company", str(made.folder), "--name", "Atelier Gambier").code == 0
    return made


class Company:
    """A terminal on one company's pack."""

    def __init__(self, place: Path) -> None:
        self.folder, self._terminal = place / "pack", Terminal(place / "data")
        self.conditions = place / "conditions.md"
        self.conditions.write_text(CONDITIONS, "utf-8")

    def __call__(self, *arguments: str) -> Said:
        """Run a command on the pack, once it is there."""
        there = ["--knowledge", str(self.folder)] if (self.folder / "policies").is_dir() else []
        return self._terminal(*arguments, *there)

    def manager(self, action: str, *more: str) -> Said:
        """The same as a manager, of `policies`."""
        return self("policies", action, *more, "--as", "manager")


def test_a_new_company_begins_sound(company: Company) -> None:
    """The pack that is written passes the check with its one example to replace, and never replaces one."""
    said = company("knowledge", "check")
    assert said.code == 0
    assert said.err.startswith("1 thing to look at")
    assert "`example` is the one the pack began with" in said.out
    assert said.out.startswith("Atelier Gambier: 10 clauses, 1 product, no mistake\n")
    assert "company: atelier-gambier" in (company.folder / "policies" / "company.md").read_text("utf-8")
    again = company("new-company", str(company.folder))
    assert again.code == 2
    assert "exists already" in again.err


@pytest.mark.parametrize(("option", "value"), [("--name", "!!"), ("--name", 'a"b'), ("--currency", "XYZ")])
def test_a_company_that_cannot_be_is_refused(tmp_path: Path, option: str, value: str) -> None:
    """Before anything is written."""
    said = Company(tmp_path)("new-company", str(tmp_path / "pack"), option, value)
    assert said.code == 2
    assert not (tmp_path / "pack").exists()


def test_a_proposal_serves_once_a_manager_confirms(company: Company) -> None:
    """Nothing changes by proposing; a salesperson may not; confirming puts it in force and in the file."""
    refused = company("policies", "propose", str(company.conditions))
    assert refused.code == 2
    assert "add --as manager" in refused.err
    found = company.manager("propose", str(company.conditions), "--json").json
    assert [(p["measure"], p["value"], p["changes"]) for p in found] == [
        ("discount", 2.0, "discount-salesperson"),
        ("deposit", 40.0, None),
        ("discount", 20.0, "discount-ceiling"),
    ]
    assert found[0]["sentence"] == "Le commercial peut accorder une remise de 2 % au plus."
    assert company("policies", "show", "discount-salesperson", "--json").json["limit"] == "discount at most 3 percent"
    assert company.manager("confirm", "p1").code == 0
    shown = company("policies", "show", "discount-salesperson", "--json").json
    assert (shown["limit"], shown["version"]) == ("discount at most 2 percent", 2)
    assert shown["text"] == "Le commercial peut accorder une remise de 2 % au plus."
    assert company.manager("confirm", "p2", "--value", "35").out.startswith("in force: deposit-manager-confirmed")
    assert "at_least: 35" in (company.folder / "policies" / "confirmed.md").read_text("utf-8")
    assert [p["id"] for p in company.manager("proposals", "--json").json] == ["p3"]
    assert company.manager("decline", "p3").code == 0
    assert company.manager("confirm", "p3").code == 2


def test_what_was_read_for_one_company_is_not_another_s(company: Company, tmp_path: Path) -> None:
    """Proposals wait for the pack they were read for, though both keep their data in one folder."""
    company.manager("propose", str(company.conditions))
    other = Company(tmp_path)
    other.folder = tmp_path / "other"
    assert other("new-company", str(other.folder), "--name", "Autre Maison").code == 0
    assert other.manager("confirm", "p1").code == 2


def test_a_salespersons_limit_leaves_the_managers(company: Company) -> None:
    """A limit past which the manager must agree is the salesperson's, and English articles follow the new figure."""
    company.conditions.write_text(
        "La remise du vendeur ne va pas au-delà de 8 % sans l'accord du responsable.", "utf-8"
    )
    (only,) = company.manager("propose", str(company.conditions), "--json").json
    assert (only["changes"], only["authority"]) == ("discount-salesperson", "salesperson")
    before = company("policies", "show", "discount-manager", "--json").json
    assert company.manager("confirm", "p1").code == 0
    assert company("policies", "show", "discount-manager", "--json").json == before
    assert "an 8% discount" in (company.folder / "policies" / "discounts.md").read_text("utf-8")
    assert company.manager("propose", str(company.conditions)).code == 1


def test_what_holds_on_a_first_order_binds_no_other(company: Company) -> None:
    """The sentence's case goes with its limit into the file, and what stands so is not proposed again."""
    company.conditions.write_text("2.1 Toute première commande donne lieu à un acompte de 40 %.", "utf-8")
    (only,) = company.manager("propose", str(company.conditions), "--json").json
    assert any("first order" in doubt for doubt in only["doubts"])
    assert company.manager("confirm", "p1").code == 0
    written = (company.folder / "policies" / "confirmed.md").read_text("utf-8")
    assert "when: {first_order: yes}" in written
    assert "**fr** Toute première commande donne lieu à un acompte de 40 %." in written
    assert "**en** The deposit is at least 40%, on a first order." in written
    assert company.manager("propose", str(company.conditions)).code == 1


def test_two_documents_that_differ_are_told(company: Company) -> None:
    """A limit of one document that another contradicts has the other's sentence beside it; a bad file is named."""
    other, broken = company.conditions.with_name("charte.md"), company.conditions.with_name("broken.pdf")
    other.write_text("Le commercial peut accorder une remise de 6 % au plus.", "utf-8")
    broken.write_bytes(b"%PDF-1.4 nothing")
    said = company.manager("propose", str(company.conditions), str(broken), str(other), "--json")
    assert said.code == 0
    assert "broken.pdf: not read" in said.err
    (late,) = [p for p in said.json if p["value"] == 6.0]
    assert any("Le commercial peut accorder une remise de 2 % au plus." in d for d in late["doubts"])


def test_the_clause_confirmed_is_what_the_coach_obeys(company: Company) -> None:
    """An ask beyond the confirmed limit is no longer the salesperson's to grant."""
    ask = ("ask", "--json", "--as", "salesperson", "Pouvez-vous me faire 3 % ? Je commande 150 pièces Exemple.")
    before = company(*ask).json
    company.manager("propose", str(company.conditions))
    company.manager("confirm", "p1")
    after = company(*ask).json
    assert before["move"] != after["move"]


def test_a_proposal_that_breaks_the_pack_is_refused_whole(company: Company) -> None:
    """A figure beyond the ceiling is told with file and line, and the files stay as they were."""
    rules = company.folder / "policies" / "discounts.md"
    before = rules.read_bytes()
    company.manager("propose", str(company.conditions))
    said = company.manager("confirm", "p1", "--value", "50")
    assert said.code == 1
    assert "beyond 8 of `discount-" in said.err
    assert rules.read_bytes() == before
    assert len(company.manager("proposals", "--json").json) == 3


def test_versions_tell_who_and_what_and_can_come_back(company: Company) -> None:
    """Each change is a version with its reason; two are compared, an earlier one is put back and serves."""
    company.manager("propose", str(company.conditions))
    company.manager("confirm", "p1")
    first, second = company("policies", "versions", "--json").json
    assert first["who"] == "files"
    assert second["why"].startswith("confirmed discount-salesperson from Conditions de l'atelier")
    changed = company("policies", "compare", first["id"][:8]).out
    assert "discounts#discount-salesperson: changed" in changed
    assert "+ limit: {measure: discount, at_most: 2, unit: percent}" in changed
    past = company("policies", "show", "discount-salesperson", "--version", first["id"][:8], "--json").json
    assert past["limit"] == "discount at most 3 percent"
    assert company.manager("rollback", first["id"][:8]).code == 0
    now = company("policies", "show", "discount-salesperson", "--json").json
    assert now["limit"] == "discount at most 3 percent"
    assert company("policies", "versions", "--json").json[-1]["why"] == f"rolled back to {first['id'][:8]}"
    assert company("policies", "compare", first["id"][:8]).out == "no difference\n"


def test_an_edit_on_disk_is_a_version_too(company: Company) -> None:
    """It is recorded when it begins to serve; the day it served can be asked for."""
    company("policies", "list")
    rules = company.folder / "policies" / "discounts.md"
    rules.write_text(rules.read_text("utf-8").replace("at_most: 3,", "at_most: 2.5,"), "utf-8")
    assert "at most 2.5 percent" in company("policies", "list").out
    versions = company("policies", "versions", "--json").json
    assert [v["why"] for v in versions] == ["as first read", "edited on disk"]
    same = company.manager("rollback", versions[-1]["id"])
    assert (same.code, "serves already" in same.err) == (2, True)
    assert "at most 2.5" in company("policies", "show", "discount-salesperson", "--on", "2999-01-01").out
    said = company("policies", "show", "discount-salesperson", "--on", "2001-01-01")
    assert said.code == 2
    assert "no version of 2001-01-01 is known" in said.err


def test_a_confirmed_amount_is_written_as_its_language_writes_it(company: Company) -> None:
    """A figure of four digits has its thousands parted, in the text as in what is said of it."""
    company.conditions.write_text("Le port est offert à partir de 1250 €, sur décision du responsable.", "utf-8")
    assert company.manager("propose", str(company.conditions)).code == 0
    assert company.manager("confirm", "p1").code == 0
    text = (company.folder / "policies" / "confirmed.md").read_text("utf-8")
    assert "€1,250" in text


def test_one_slip_is_one_mistake(company: Company) -> None:
    """A key that is misspelt is told once, and every command says that the pack is refused and nothing was done."""
    rules = company.folder / "policies" / "discounts.md"
    rules.write_text(rules.read_text("utf-8").replace("authority: manager", "autority: manager"), "utf-8")
    said = company("ask", "Une remise ?")
    assert said.code == 1
    assert said.err.count("policies/discounts.md:") == said.err.count("did you mean `authority`") == 1
    assert "refused whole, and nothing was done" in said.err


def test_the_check_teaches(company: Company) -> None:
    """A text that tells another figure than its limit, languages that differ, an ask without an answer."""
    rules = company.folder / "policies" / "terms.md"
    text = rules.read_text("utf-8")
    text = text.replace("at_most: 30, unit: days", "at_most: 40, unit: days").replace("up to €30 for", "up to €45 for")
    rules.write_text(text.replace("asks: [rush]", "asks: [payment_terms]"), "utf-8")
    said = company("knowledge", "check")
    assert said.code == 0
    assert (
        "`payment-30-days`: its limit is 40 jours, its fr text tells 30 days; correct the one that is wrong" in said.out
    )
    assert "`gesture`: its text tells other figures in French (30 EUR) than in English (45 EUR)" in said.out
    assert "no clause in force answers `rush`" in said.out
    assert "none keeps the pack from serving" in said.err


def test_the_demo_company_is_not_rewritten(terminal: Terminal, tmp_path: Path) -> None:
    """Its policies are proposed against, and stay; the way to a pack of one's own is told."""
    rules = tmp_path / "rules.md"
    rules.write_text(CONDITIONS, "utf-8")
    own = Terminal(tmp_path / "data")
    found = own("policies", "propose", str(rules), "--as", "manager")
    assert found.code == 0
    assert "stay as they are" in found.out
    assert "policies confirm" not in found.out
    said = own("policies", "confirm", "p1", "--as", "manager")
    assert said.code == 2
    assert "new-company" in said.err


def test_internal_clauses_are_a_managers(terminal: Terminal) -> None:
    """A salesperson neither lists nor opens them; a search through policies finds clauses only."""
    listed = {
        role: {c["id"] for c in terminal("policies", "list", "--json", "--as", role).json["clauses"]}
        for role in ("salesperson", "manager")
    }
    hidden = listed["manager"] - listed["salesperson"]
    assert hidden
    assert terminal("policies", "show", min(hidden)).code == 2
    assert "deposit" in terminal("policies", "search", "acompte de première commande").out
