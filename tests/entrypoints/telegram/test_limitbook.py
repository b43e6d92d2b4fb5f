"""Managers keep the policies over HTTP: documents brought in, limits confirmed, changed and put back."""

from decimal import Decimal
from pathlib import Path

import pytest

from bot.adapters.originals.ingest import ingest_originals
from bot.adapters.originals.sent import keep_sent
from bot.adapters.packs import read_pack
from bot.adapters.packs.limit_cues import LimitCues
from bot.adapters.packs.starting import begin
from bot.adapters.packs.tending import TendedPolicies
from bot.adapters.texts.prompts import PromptFiles
from bot.domain.knowledge import Passage
from bot.domain.policy import Authority, Measure
from bot.entrypoints.telegram.visits.tools import Brought
from bot.ports import IngestReport, Progress
from tests.botapi import Person, Seen
from tests.entrypoints.telegram.house import PROMPTS, House

KNOWLEDGE = PROMPTS.parent / "knowledge"
PRICES = "Référence;50 pièces;200 pièces\nBougie Lys;4,20 €;3,90 €\nPort offert dès 320 €;;\n"
TERMS = "# Conditions\n\nUn acompte de 35 % est versé à la commande.\n\nNos devis valent 20 jours.\n"


class Shelf:
    """What was brought in, as a library that keeps passages by group."""

    def __init__(self) -> None:
        self.held: dict[str, list[Passage]] = {}

    def replace(self, group: str, passages: list[Passage], progress: Progress | None = None) -> IngestReport:
        """Keep them."""
        self.held[group] = list(passages)
        return IngestReport(len(passages), len(passages), 0, 0, "shelf")


@pytest.fixture
def shelf() -> Shelf:
    """Nothing yet."""
    return Shelf()


@pytest.fixture
def company(house: House, anna: Person, shelf: Shelf, tmp_path: Path) -> Path:
    """A company of its own that Anna manages; gives the folder of its files."""
    folder, essays = tmp_path / "pack", KNOWLEDGE / "essays"
    begin(KNOWLEDGE / "starter", folder, "Bougies du Lac", "EUR")
    house.policies = TendedPolicies(
        folder,
        essays,
        tmp_path / "kept",
        LimitCues.of(PromptFiles(PROMPTS).load("limits").data),
        house.clock,
        own=True,
        serving=lambda: read_pack(folder, essays).pack,
    )

    def bring_in(name: str, data: bytes) -> Brought:
        ingest = lambda path: ingest_originals(shelf, [path])  # type: ignore[arg-type]  # noqa: E731
        return Brought(*keep_sent(tmp_path / "documents", name, data, ingest))

    house.bring_in = bring_in
    house.administrators = frozenset({anna.id})
    return folder


async def test_a_managers_price_list_is_brought_in(house: House, company: Path, shelf: Shelf, anna: Person) -> None:
    """A table from a manager is the company's: searched from now on, its limits proposed and not yet in force."""
    async with house.serving():
        await anna.sends_file("tarif.csv", PRICES.encode())
        seen = await anna.next_answer()
    assert "tarif.csv" in seen.text
    assert "à confirmer : 1" in seen.text
    assert "Bougie Lys" in seen.text
    assert [passage.source for held in shelf.held.values() for passage in held] == ["Tarif"]
    assert not (company / "policies" / "confirmed.md").exists()
    assert house.coach.asked == []


async def test_a_managers_document_may_be_as_large_as_telegram_hands_over(
    house: House, company: Path, shelf: Shelf, anna: Person
) -> None:
    """A price list of more than a client's mail would hold is read; a larger one is to be split."""
    async with house.serving():
        await anna.sends_file("tarif.html", f"<p>{PRICES}</p><!--{'x' * 6_000_000}-->".encode())
        assert "tarif.html" in (await anna.next_answer()).text
        await anna.sends_file("catalogue.csv", bytes(20_000_001))
        assert "partagez-le" in (await anna.next_answer()).text
    assert len(shelf.held) == 1


async def test_prices_go_into_the_price_list(house: House, company: Path, anna: Person) -> None:
    """Prices read in a table wait for one tap, and take the place of the example that a new pack begins with."""
    assert house.policies is not None
    async with house.serving():
        await anna.sends_file("tarif.csv", PRICES.encode())
        seen = await anna.next_answer()
        assert [p.id for p in house.policies.pack().products] == ["example"]
        await anna.presses(seen, _label(seen, "📦"))
        assert "Bougie Lys" in (await anna.next_answer()).text
        await anna.presses(seen, _label(seen, "📦"))  # once more, as her screen still shows it
        assert "Aucun prix n'attend" in (await anna.next_edit()).text
    (candle,) = house.policies.pack().products
    assert [(step.from_quantity, step.unit_price) for step in candle.prices] == [
        (50, Decimal("4.20")),
        (200, Decimal("3.90")),
    ]


async def test_limits_are_confirmed_changed_and_put_back(house: House, company: Path, anna: Person) -> None:
    """A proposal shows its sentence; a reply changes its figure, a button who decides; a version can be put back."""
    assert house.policies is not None
    async with house.serving():
        await anna.sends_file("conditions.md", TERMS.encode(), caption="/policies")
        listed = await anna.next_answer()
        assert "à confirmer : 2" in listed.text
        await anna.presses(listed, _label(listed, "acompte"))
        card = await anna.next_answer()
        assert "Un acompte de 35 % est versé à la commande." in card.text
        assert "ne dit pas qui décide" in card.text
        await anna.replies_to(card, "40")
        changed = await anna.next_answer()
        assert "40" in changed.text
        await anna.presses(changed, "🚫 Personne")
        final = await anna.next_answer()
        assert "Personne ne va au-delà" in final.text
        await anna.presses(final, "✅ Mettre en vigueur")
        assert "En vigueur" in (await anna.next_edit()).text
        deposit = next(c for c in house.policies.pack().clauses if c.limit and c.limit.measure is Measure.DEPOSIT)
        assert deposit.limit is not None
        assert (deposit.limit.value, deposit.authority) == (Decimal(40), Authority.NOBODY)
        assert "40" in (company / "policies" / "confirmed.md").read_text("utf-8")
        await anna.sends("/policies")
        book = await anna.next_answer()
        await anna.presses(book, "🕓 Versions")
        versions = await anna.next_edit()
        assert "Anna" in versions.text
        await anna.presses(versions, _label(versions, "🔍"))
        compared = await anna.next_edit()
        assert "deposit" in compared.text
        await anna.presses(compared, "↩️ Remettre en vigueur")
        assert "Remis en vigueur" in (await anna.next_edit()).text
    assert not any(c.limit and c.limit.measure is Measure.DEPOSIT for c in house.policies.pack().clauses)


async def test_a_rule_in_a_managers_own_words(house: House, company: Path, anna: Person) -> None:
    """A sentence after a plus is read as a rule and waits for the same word; one without a limit is told to be none."""
    assert house.policies is not None
    async with house.serving():
        await anna.sends("/policies + Le commercial peut offrir jusqu'à 45 € en geste commercial.")
        card = await anna.next_answer()
        assert "45" in card.text
        assert "Décide : le commercial" in card.text
        await anna.presses(card, "✖ Écarter")
        assert "Écarté" in (await anna.next_edit()).text
        await anna.sends("/policies + Nous aimons nos clients.")
        assert "pas de limite" in (await anna.next_answer()).text
    assert house.policies.proposals() == ()


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("tarif.xlsx", b"PK\x03\x04 nothing", "abîmé"),
        ("tarif.xlsm", b"PK\x03\x04 nothing", "macros"),
        ("vide.csv", b"  \n", "pas de texte"),
        ("cgv.docx", b"\xd0\xcf\x11\xe0 locked", "protégé"),
        ("../../cgv.pdf", b"%PDF-1.4 nothing", "abîmé"),
    ],
)
async def test_a_document_that_is_refused_leaves_nothing(
    house: House, company: Path, shelf: Shelf, anna: Person, tmp_path: Path, name: str, data: bytes, says: str
) -> None:
    """The manager is told what to do in their language, and neither a passage nor a file is kept."""
    async with house.serving():
        await anna.sends_file(name, data, caption="/policies")
        assert says in (await anna.next_answer()).text
    assert shelf.held == {}
    assert list((tmp_path / "documents").glob("*")) == []


async def test_salespeople_change_no_policy(house: House, company: Path, anna: Person, bob: Person) -> None:
    """Whoever does not decide finds no such button, and what they write or send proposes nothing."""
    assert house.policies is not None
    async with house.serving():
        await bob.sends("/policies + The salesperson grants a 30% discount.")
        assert "a manager's" in (await bob.next_answer()).text
        await bob.sends("/policies")
        assert "Versions" not in str((await bob.next_answer()).labels)
        await bob.sends_file("prices.csv", PRICES.encode())
        await bob.next_answer()
    assert house.policies.proposals() == ()


def _label(seen: Seen, part: str) -> str:
    return next(label for label in seen.labels if part in label)
