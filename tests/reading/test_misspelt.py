"""Names that one may have meant."""

import pytest

from bot.reading.misspelt import likeness


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("claire martn", "claire martin"),
        ("mme martn", "claire martin"),
        ("dup", "jean dupuis"),
        ("maison opalin", "maison opaline"),
        ("dupond", "dupont"),
        ("salon clara", "carla"),
    ],
)
def test_a_slip_is_seen(wanted: str, name: str) -> None:
    """A letter, a title or an ending apart, a name is known."""
    assert likeness(wanted, name)


@pytest.mark.parametrize(
    ("wanted", "name"), [("zoe", "yves"), ("claire dupont", "claire martin"), ("paul", "maison opaline"), ("", "zoe")]
)
def test_another_name_is_another(wanted: str, name: str) -> None:
    """One word in common makes nobody the same."""
    assert not likeness(wanted, name)
