"""`tenirbon search`, `ingest` and `knowledge check`: what the coach knows."""

import shutil
from pathlib import Path

import pytest

from bot.adapters.packs import read_pack
from tests.entrypoints.cli.terminal import ROOT, Terminal

ESSAYS = ROOT.parent / "shared" / "essays"


def test_passages_come_best_first(terminal: Terminal) -> None:
    """Each has its id, source and section; --json prints the documented fields, --limit bounds them."""
    said = terminal("search", "acompte pour une première commande")
    assert said.code == 0
    assert "policies/payment#deposit-first-order" in said.out.splitlines()[0]
    found = terminal("search", "--json", "--limit", "3", "acompte pour une première commande").json
    scores = [p["score"] for p in found["passages"]]
    assert found["query"] == "acompte pour une première commande"
    assert len(scores) == 3
    assert scores == sorted(scores, reverse=True)
    assert set(found["passages"][0]) == {"id", "source", "section", "kind", "score", "page", "text", "digest"}


def test_nothing_near_is_said(terminal: Terminal) -> None:
    """Exit code 1, and an empty list as JSON."""
    said = terminal("search", "xylophone quantique zzz")
    assert (said.code, said.out) == (1, "nothing relevant found\n")
    assert terminal("search", "--json", "xylophone quantique zzz").json["passages"] == []


def internal_ids() -> set[str]:
    """The ids of the shipped passages that are internal."""
    return {p.id for p in read_pack(ROOT / "knowledge").passages if p.confidentiality.value == "internal"}


def test_internal_passages_are_for_managers(terminal: Terminal) -> None:
    """The same question finds them with --as manager, never without."""
    hidden = internal_ids()
    assert hidden
    for question in ("prix plancher d'un parapluie", "floor price of an umbrella", "marge minimale interne"):
        found = {
            role: {
                p["id"] for p in terminal("search", "--json", "--limit", "50", "--as", role, question).json["passages"]
            }
            for role in ("salesperson", "manager")
        }
        assert not found["salesperson"] & hidden
    assert found["manager"] & hidden


def test_no_floor_price_is_shown_to_a_salesperson(terminal: Terminal) -> None:
    """None of the pack's floor prices stands in any answer of a search, whatever is asked."""
    floors = {p.floor_price for p in read_pack(ROOT / "knowledge").pack.products if p.floor_price is not None}
    spoken = {form for f in floors for form in (f"{f:.2f}", f"{f:.2f}".replace(".", ","))}
    listed = {
        f"{b.unit_price:.2f}".replace(".", ",") for p in read_pack(ROOT / "knowledge").pack.products for b in p.prices
    }
    for product in read_pack(ROOT / "knowledge").pack.products:
        for question in (f"prix plancher {product.name.fr}", f"floor price {product.name.en}"):
            out = terminal("search", "--json", "--limit", "100", question).out
            assert not [form for form in spoken if form in out and form.replace(".", ",") not in listed]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["search", " "], "the question is empty"),
        (["search", "--limit", "0", "x"], "give 1 or more"),
        (["search", "--limit", "many", "x"], "invalid int value"),
        (["search"], "required"),
        (["ingest", "nowhere"], "nowhere: no such file or folder"),
        (["knowledge"], "ACTION"),
        (["knowledge", "check", "--knowledge", "nowhere"], "nowhere is not a folder"),
        (["frobnicate"], "invalid choice"),
        ([], "COMMAND"),
    ],
)
def test_a_wrong_command_line_is_told(terminal: Terminal, arguments: list[str], told: str) -> None:
    """One clear line, exit code 2."""
    said = terminal(*arguments)
    assert (said.code, said.out) == (2, "")
    assert told in said.err


def test_documents_stand_beside_the_pack(own: Terminal, tmp_path: Path) -> None:
    """What is brought in is found, brought in again replaces itself, and the pack stays; a bad file is refused alone."""
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "ateliers.md").write_text(
        "# Les ateliers\n\nLe séchage des vernis dure onze heures dans la cave voûtée.\n"
    )
    (folder / "photo.txt").write_bytes(b"\x89PNG\0\0")
    said = own("ingest", str(folder))
    assert said.code == 1
    assert "refused photo.txt" in said.err
    assert "1 passage: 1 embedded" in said.out
    found = own("search", "--json", "combien de temps sèche le vernis").json["passages"]
    assert found[0]["id"].startswith("documents/")
    assert own("search", "acompte de première commande").out.count("policies/")
    (folder / "photo.txt").unlink()
    again = own("ingest", "--json", str(folder))
    assert again.code == 0
    assert (again.json["embedded"], again.json["kept"], again.json["refused"]) == (0, 1, [])


def test_what_was_brought_in_is_taken_out_again(own: Terminal, tmp_path: Path) -> None:
    """It is found on its days and by those it is for, and removed by its name, also once it is gone."""
    file = tmp_path / "charte.md"
    file.write_text("# Charte\n\nNos lampions se replient à la main, un par un, dans notre atelier du port.\n", "utf-8")
    days = ("--effective", "2020-01-01", "--expires")
    assert "before 2020-01-01" in own("ingest", str(file), *days, "2019-01-01").err
    assert own("ingest", str(file), *days, "2031-12-31").code == 0
    question = "lampions repliés à la main"
    assert own("search", "--kind", "document", "--today", "2032-01-01", question).code == 1
    assert "documents/charte" in own("search", "--kind", "document", question).out
    assert "documents/charte" not in own("search", "--kind", "policy", question).out
    assert own("ingest", "--internal", str(file)).code == 0
    assert own("search", "--kind", "document", question).code == 1
    assert "documents/charte" in own("search", "--as", "manager", "--kind", "document", question).out
    assert "documents/charte" not in own("ask", question).out
    file.unlink()
    assert "1 passage" in own("ingest", "--remove", str(file)).out
    assert own("search", "--kind", "document", question).code == 1
    again = own("ingest", "--remove", str(file))
    assert again.code == 2
    assert "nothing was brought in" in again.err


def test_a_clause_is_found_on_its_days(own: Terminal, tmp_path: Path) -> None:
    """A clause that begins later is found from its first day on, and not before."""
    pack = tmp_path / "pack"
    assert own("new-company", str(pack), "--name", "Lampions du Port").code == 0
    terms = pack / "policies" / "terms.md"
    text = terms.read_text("utf-8")
    begins = "title_en: Warranty\nversion: 1\nstate: in force\n"
    assert begins in text
    terms.write_text(text.replace(begins, f"{begins}effective: 2032-01-01\n"), "utf-8")
    asked = ("search", "--kind", "policy", "--knowledge", str(pack), "défaut de fabrication réparé sans frais")
    assert "policies/terms#warranty" in own(*asked, "--today", "2032-01-01").out
    assert "policies/terms#warranty" not in own(*asked, "--today", "2031-12-31").out


def test_the_pack_alone_is_ingested_without_a_path(terminal: Terminal) -> None:
    """What is known already is not embedded again."""
    said = terminal("ingest", "--json")
    assert said.code == 0
    assert said.json["embedded"] == 0
    assert said.json["total"] == len(read_pack(ROOT / "knowledge").passages)


@pytest.mark.skipif(not ESSAYS.is_dir(), reason="the original essays are not part of this repository")
def test_citations_open_the_original_essays(own: Terminal, tmp_path: Path) -> None:
    """Ingested, each essay's own passages are found as essays, its readers' comments marked as comments."""
    chosen = tmp_path / "essays"
    chosen.mkdir()
    shortest = min(ESSAYS.glob("*.txt"), key=lambda p: p.stat().st_size)
    shutil.copy(shortest, chosen)
    said = own("ingest", "--json", str(chosen))
    assert said.code == 0
    assert said.json["total"] > 3
    words = shortest.read_text("utf-8")
    middle = " ".join(words[len(words) // 3 :].split()[5:30])
    found = own("search", "--json", middle).json["passages"]
    assert any(p["id"].startswith(f"documents/{shortest.stem}#") and p["kind"] == "essay" for p in found)


def test_a_good_pack_is_told_to_be(terminal: Terminal) -> None:
    """The company, and how much the pack holds."""
    said = terminal("knowledge", "check")
    assert (said.code, said.err) == (0, "")
    pack = read_pack(ROOT / "knowledge").pack
    assert said.out == f"{pack.company.name}: {len(pack.clauses)} clauses, {len(pack.products)} products, no mistake\n"


def test_each_mistake_of_a_pack_has_its_place(own: Terminal, tmp_path: Path) -> None:
    """`file:line: message` on standard output, exit code 1; nothing of it serves."""
    pack = tmp_path / "pack"
    shutil.copytree(ROOT / "knowledge", pack)
    file = pack / "policies" / "discounts.md"
    lines = file.read_text("utf-8").splitlines()
    at = next(i for i, line in enumerate(lines) if line.startswith("authority:"))
    lines[at] = "authority: emperor"
    file.write_text("\n".join(lines), "utf-8")
    said = own("knowledge", "check", "--knowledge", str(pack))
    assert said.code == 1
    assert said.out.startswith(f"policies/discounts.md:{at + 1}: ")
    assert "emperor" in said.out
    assert "refused whole" in said.err
    asked = own("ask", "--knowledge", str(pack), "Bonjour")
    assert asked.code == 1
    assert f"policies/discounts.md:{at + 1}: " in asked.err
    assert "Traceback" not in asked.err
    assert "tenirbon knowledge check" in own("doctor", "--knowledge", str(pack)).out


def test_a_folder_with_nothing_to_read_is_told(own: Terminal, tmp_path: Path) -> None:
    """Nothing is brought in, and what could have been is named; a file in an older encoding is read with a note."""
    empty = tmp_path / "empty"
    empty.mkdir()
    assert ".pdf" in own("ingest", str(empty)).err
    prices = tmp_path / "prices.csv"
    prices.write_bytes("Modèle;Prix\nLin;12 €\n".encode("cp1252"))
    said = own("ingest", str(prices))
    assert said.code == 0
    assert "read prices.csv: 1 passage\n" in said.out
    assert "not UTF-8" in said.err
