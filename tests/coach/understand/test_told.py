"""Facts told by ideas that stand together in a note."""

from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from bot.adapters.texts.prompts import PromptFiles
from bot.coach.intake import intake
from bot.coach.understand import Cues, understand
from bot.domain.facts import FactName
from bot.domain.figures import Unit
from tests.coach.check.bench import ROOT
from tests.tables import table

TODAY = date(2026, 11, 23)


@cache
def cues() -> Cues:
    """The shipped cues."""
    return Cues.read(
        PromptFiles(ROOT / "prompts").load("cues").data, PromptFiles(ROOT / "prompts").load("weighing").data
    )


def told(note: str) -> dict[FactName, object]:
    """The facts that a note gives, by name."""
    situation = understand(intake("Bonjour"), cues=cues(), today=TODAY, currency=Unit.EUR, scores=None, added=note)
    return {f.name: f.value for f in situation.facts}


@pytest.mark.parametrize(
    ("note", "name", "value"),
    [
        ("règle toujours recta, septième commande", FactName.LATE_PAYMENTS, 0),
        ("règle toujours recta, septième commande", FactName.ORDERS, 6),
        ("eleventh order; invoices settled on the nail", FactName.ORDERS, 10),
        ("cliente depuis 2022", FactName.YEARS, 4),
        ("l'atelier a posé le mauvais logo", FactName.OUR_FAULT, True),
        ("our printer mixed up the two colours", FactName.OUR_FAULT, True),
        ("contrôle fait, le défaut vient de notre équipe", FactName.OUR_FAULT, True),
        ("the mistake was on our side", FactName.OUR_FAULT, True),
        ("leur propre erreur sur le fichier", FactName.CLIENT_FAULT, True),
        ("she misused the handle, her own mistake", FactName.CLIENT_FAULT, True),
        ("trente mails en mars puis silence complet", FactName.MAIL_FLOOD, True),
        ("left us in spring over four pence a piece", FactName.LEFT_FOR_PRICE, True),
        ("ne commande que des gadgets jetables", FactName.PROMOTION_ONLY, True),
        ("ne rend jamais rien en échange, relation à sens unique", FactName.ONE_SIDED, True),
        ("il a injurié Paul mardi ; mise au point faite par écrit", FactName.BOUNDARY_SET, True),
        ("brand new prospect, no order so far", FactName.FIRST_ORDER, True),
        ("les carnets sont intacts, invendus", FactName.DEFECT, False),
        ("la poignée s'est décollée", FactName.DEFECT, True),
    ],
)
def test_ideas_in_any_order_tell_a_fact(note: str, name: FactName, value: object) -> None:
    """Ideas that stand together tell a fact, whatever the order and the words between."""
    assert told(note)[name] == value


@pytest.mark.parametrize(
    ("note", "name"),
    [
        ("livraison prévue à l'heure", FactName.LATE_PAYMENTS),
        ("notre imprimeur s'est trompé", FactName.CLIENT_FAULT),
        ("a salon on Thursday, 200 visitors expected", FactName.ORDERS),
        ("cahier des charges modifié trois fois", FactName.EXCHANGES),
        ("six devis envoyés, une commande signée", FactName.MAIL_FLOOD),
        ("third order, no insults so far", FactName.ABUSE_BEFORE),
    ],
)
def test_a_note_about_something_else_tells_nothing_of_it(note: str, name: FactName) -> None:
    """Words of one idea alone, or of another subject, tell no fact."""
    assert name not in told(note)


def rows(name: str) -> list[dict[str, Any]]:
    """The notes of a file beside this one."""
    return list(table(ROOT / "tests/coach/understand" / f"{name}.yaml"))


def missed(row: dict[str, Any]) -> list[str]:
    """The names of facts that a note should tell and does not, or tells and should not."""
    got = told(row["added"])

    def right(name: str, value: object) -> bool:
        if value == "*":
            return FactName(name) in got
        return got.get(FactName(name)) == (Decimal(value) if type(value) is int else value)

    wrong = [name for name, value in row["facts"].items() if not right(name, value)]
    return wrong + [name for name in row.get("not", []) if got.get(FactName(name)) not in (None, False)]


@pytest.mark.parametrize("row", rows("notes"), ids=lambda row: str(row["added"])[:40])
def test_a_plain_note_tells_its_facts(row: dict[str, Any]) -> None:
    """Our fault, days to come, signs of poor fit and the past are heard in everyday words, and nothing else is."""
    assert missed(row) == []


def test_unseen_notes_are_mostly_heard() -> None:
    """Of notes that nothing was tuned on, at least nine in ten are heard whole."""
    held = rows("notes-held")
    assert sum(not missed(row) for row in held) >= 0.9 * len(held)
