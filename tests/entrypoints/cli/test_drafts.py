"""What a draft tells of the client's own figures and dates, through the command."""

import pytest

from tests.entrypoints.cli.terminal import Terminal


def draft(terminal: Terminal, message: str, *more: str) -> str:
    """The draft to a message, on a fixed day."""
    text: str = terminal("ask", "--today", "2026-11-23", "--json", *more, message).json["draft"]["text"]
    return text.replace("\u00a0", " ")


def test_a_discount_is_told_with_the_price_it_comes_to(terminal: Terminal) -> None:
    """Whoever asks for a lower price sees what the discount that is open makes of theirs."""
    said = draft(terminal, "Could we have 3% off the 350 Shower umbrellas if we pay up front?")
    assert "€11.54 each" in said
    assert "€124.95 less in all" in said


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("Il nous faut 200 mugs pour le 7 décembre, possible ?", "2 décembre"),
        ("We need 300 Breeze umbrellas by 9 December, can you do it?", "7 December"),
    ],
)
def test_a_shorter_delay_is_told_with_the_day_it_leaves(terminal: Terminal, message: str, told: str) -> None:
    """Dispatch is not arrival: the draft names the day the order leaves, before the client's own."""
    assert told in draft(terminal, message)


def test_a_change_after_approval_tells_that_the_lead_time_starts_again(terminal: Terminal) -> None:
    """Whoever changes an approved proof is told what it does to the date."""
    known = "épreuve validée, production pas commencée, 500 sacs en toile"
    said = draft(terminal, "Peut-on encore ajouter notre site web sous le logo ?", "--context", known)
    assert "repart" in said
    assert "15 jours" in said


def test_what_is_refused_comes_with_the_nearest_step_of_the_policy(terminal: Terminal) -> None:
    """Two years of exclusivity are refused, and the year that a manager may consider is named with its condition."""
    said = draft(terminal, "Pourriez-vous nous garantir l'exclusivité de ce dessin pendant deux ans ?")
    assert "12 mois" in said
    assert "24 mois" in said


def test_a_manager_may_give_the_samples_that_are_a_managers(terminal: Terminal) -> None:
    """Three samples are within what a manager gives, and the draft says yes."""
    assert "three free samples" in draft(terminal, "Could you send us three samples for free?", "--as", "manager")
